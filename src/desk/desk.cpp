#include "desk/desk.h"

#include "access/sessions.h"
#include "desk/addresses.h"
#include "desk/proof.h"
#include "desk/small_form.h"
#include "desk/style.h"
#include "http/media_type.h"
#include "seals/secret.h"

namespace bch::desk {
namespace {

constexpr int see_other = 303;
constexpr std::string_view policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

// The other end; behind a proxy on the same machine, the one that it names.
std::string source_of(const http::Request& request) {
  const bool is_local = request.peer.starts_with("127.") || request.peer == "::1";
  const auto forwarded = request.headers.find("X-Real-IP");
  return std::string(is_local && !forwarded.empty() ? forwarded : request.peer);
}

Result<std::optional<Person>> person_of(const Visit& visit) {
  const std::string token = visit.cookie(cookie::session);
  if (token.empty()) return std::optional<Person>();
  const auto session = TRY(visit.tools.sessions.with(token));
  if (!session) return std::optional<Person>();
  auto account = TRY(visit.tools.accounts.find(session->account));
  if (!account || account->is_closed) return std::optional<Person>();
  return std::optional(Person{*std::move(account), *session, token});
}

// A piece of an upload has no form: its token comes in a field of the head.
std::string_view token_in(const Visit& visit) {
  return visit.form.has("token") ? visit.form.find("token")
                                 : visit.reading.request.headers.find("X-Form-Token");
}

// A piece of an upload is bytes and no form.
Result<http::Form> form_in(const http::Request& request) {
  if (request.headers.find("content-type") == http::media::binary) return http::Form{};
  return http::read_form(request);
}

bool is_from_elsewhere(const http::Request& request) {
  const auto site = request.headers.find("Sec-Fetch-Site");
  return !site.empty() && site != "same-origin" && site != "none";
}

// The form again, with everything that was sent, behind a sentence that says why.
Page once_more(const Visit& visit, std::string_view title, std::string_view why, int status) {
  Page page;
  page.status = status;
  page.title = visit.say(title);
  const Url here = Url::local().followed_by(visit.reading.request.target.substr(1));
  page.body = html("<h1>{}</h1><p>{}</p>", page.title, visit.say(why)) +
              form(visit, here, sent_again(visit) + button(visit, "desk.send-again"));
  return page;
}

}  // namespace

Result<Answer> Desk::guarded(Visit& visit, const Door& door) const {
  const bool is_sent = visit.reading.request.method == http::Method::post;
  if (is_sent && is_from_elsewhere(visit.reading.request))
    return Problem{Problem::Kind::forbidden, "desk.from-elsewhere", {}};
  if (door.needs == Needs::nobody) return door.make(visit);
  if (!visit.person) {
    if (is_sent) return Answer(once_more(visit, "desk.signed-out", "desk.signed-out-text", 401));
    return Answer(sign_in_address(visit.reader().tag(), visit.reading.request.target));
  }
  if (is_sent && !seals::same_secret(token_in(visit), access::form_token(visit.person->token)))
    return Answer(once_more(visit, "desk.confirm-form", "desk.confirm-form-text", 403));
  if (is_sent && door.needs == Needs::proof) {
    if (auto asked = TRY(ask_for_proof(visit))) return Answer(*std::move(asked));
  }
  return door.make(visit);
}

http::Response Desk::make(const http::Request& request, const http::Captures& captures,
                          std::string_view route, const Door& door) const {
  const Reader* reader = portal_.reader_of(request.target);
  const auto explained = [&](const Problem& problem) { return portal_.explain(problem, request); };
  if (reader == nullptr) return explained({Problem::Kind::not_found, "page.not-found", {}});
  auto sent = form_in(request);
  if (!sent.ok()) return explained(sent.problem());
  const auto& sources = portal_.sources();
  renditions::Library library(sources.registry, sources.formats);
  portal::Visit reading{sources, *reader, portal_.readers(), request, captures, library};
  Visit visit{reading, tools_, sources.clock.now(), *std::move(sent), {}, source_of(request)};
  auto person = person_of(visit);
  if (!person.ok()) return explained(person.problem());
  visit.person = *std::move(person);
  auto answer = guarded(visit, door);
  if (!answer.ok()) return explained(answer.problem());
  auto response = written(visit, *std::move(answer));
  response.route = route;
  return response;
}

http::Response Desk::written(const Visit& visit, Answer answer) const {
  http::Response response;
  if (auto* page = std::get_if<Page>(&answer.what)) {
    page->is_of_the_moment = true;
    page->styles.push_back(style_address());
    response = portal_.written(*page, visit.reader(), visit.reading.request);
    response.headers.emplace_back("Content-Security-Policy", policy);
  } else if (const auto* to = std::get_if<Url>(&answer.what)) {
    response = http::redirect(see_other, *to);
  } else {
    response = std::get<http::Response>(std::move(answer.what));
  }
  response.freshness = http::Freshness::never_stored;
  response.kept.reset();
  for (auto& cookie : answer.cookies) response.headers.emplace_back("Set-Cookie", std::move(cookie));
  return response;
}

}  // namespace bch::desk
