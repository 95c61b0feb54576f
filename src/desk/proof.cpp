#include "desk/proof.h"

#include "access/code_list.h"
#include "access/source.h"
#include "access/totp.h"
#include "desk/addresses.h"
#include "desk/clock_codes.h"
#include "desk/codes.h"
#include "desk/passkey_form.h"
#include "desk/small_form.h"
#include "languages/words.h"

namespace bch::desk {
namespace {

constexpr std::string_view proof_field = "proof";
constexpr std::string_view passkey_field = "proof-passkey";
constexpr std::string_view token_field = "token";

Problem wrong_code() {
  return {Problem::Kind::forbidden, "proof.wrong", {}};
}

// The account without the code that was spent, and the session proven by it, in one commit: no code is spent
// for nothing.
Result<Done> keep_proven(Visit& visit, const workspace::Deed& deed) {
  auto& account = visit.person->account;
  workspace::Commit proven;
  visit.tools.sessions.prove_in(visit.person->session, visit.deed("prove", account.id.value()), proven);
  return visit.tools.accounts.save(account, deed, std::move(proven));
}

// Takes the code, by the clock or of the list.
Result<Done> take_code(Visit& visit, std::string_view typed) {
  auto& account = visit.person->account;
  auto& held = account.credentials;
  const auto last =
      held.totp_step == 0 ? std::nullopt : std::optional(static_cast<std::int64_t>(held.totp_step));
  const auto secret = totp_secret_of(visit, account);
  if (const auto step = access::accepted_step(secret, typed, visit.now, last)) {
    held.totp_step = static_cast<std::uint64_t>(*step);
    return keep_proven(visit, visit.deed("prove-by-clock", account.id.value()));
  }
  const auto list = TRY(to_code_list(held.codes));
  auto taken = access::take(list, typed, visit.tools.codes_key, visit.now);
  if (!taken.ok()) return wrong_code();
  held.codes = to_document(taken->list);
  auto deed = visit.deed("prove-by-list", account.id.value());
  deed.more.set("number", static_cast<std::int64_t>(taken->number));
  return keep_proven(visit, deed);
}

Result<Done> take_proof(Visit& visit) {
  if (!visit.form.has(passkey_field)) return take_code(visit, visit.form.find(proof_field));
  auto& account = visit.person->account;
  auto deed = visit.deed("prove-by-passkey", account.id.value());
  TRY(visit.tools.passkeys.prove(account, visit.form.find(passkey_field), std::move(deed)));
  return visit.tools.sessions.prove(visit.person->session, visit.deed("prove", account.id.value()));
}

Result<Done> judge(Visit& visit) {
  const access::Try attempt{"proof " + languages::fold(visit.person->account.login),
                            access::source_of(visit.source), visit.cookie(cookie::device)};
  TRY(visit.tools.throttle.enter(attempt, visit.now));
  auto taken = take_proof(visit);
  if (taken.ok()) visit.tools.throttle.succeeded(attempt);
  // A disk that fails is not somebody who guesses.
  if (!taken.ok() && taken.problem().kind == Problem::Kind::failed)
    visit.tools.throttle.was_not_judged(attempt);
  return taken;
}

// Problems that the person can do something about on this page.
bool is_to_be_said(const Problem& problem) {
  return problem.kind == Problem::Kind::forbidden || problem.kind == Problem::Kind::busy ||
         problem.kind == Problem::Kind::invalid;
}

// What was sent, to be sent again with the proof.
Html kept_fields(const Visit& visit) {
  Html kept;
  for (const auto& [name, value] : visit.form.fields.all()) {
    if (name != proof_field && name != passkey_field && name != token_field) kept += hidden(name, value);
  }
  return kept;
}

}  // namespace

Result<std::optional<Page>> ask_for_proof(Visit& visit) {
  if (visit.tools.sessions.is_proven(visit.person->session)) return std::optional<Page>();
  std::optional<Problem> problem;
  if (visit.form.has(proof_field) || visit.form.has(passkey_field)) {
    const auto judged = judge(visit);
    if (judged.ok()) return std::optional<Page>();
    if (!is_to_be_said(judged.problem())) return judged.problem();
    problem = judged.problem();
  }
  Page page;
  page.status = problem ? http_status(problem->kind) : 200;
  page.title = visit.say("proof.title");
  const Html kept = kept_fields(visit);
  const Url here = Url::local().followed_by(visit.reading.request.target.substr(1));
  const std::string question = TRY(visit.tools.passkeys.asked_to_prove(visit.person->account));
  if (!question.empty()) page.script = passkey_script_address();
  page.body = html("<h1>{}</h1><p>{}</p>", page.title, visit.say("proof.why")) + alert(visit, problem) +
              passkey_form(visit, here, {question, passkey_field, "proof.by-passkey"}, kept) +
              form(visit, here,
                   kept +
                       input(visit, {.name = proof_field,
                                     .label = "proof.code",
                                     .autocomplete = "one-time-code",
                                     .help = "proof.code-help",
                                     .is_needed = true}) +
                       button(visit, "proof.go-on"));
  return std::optional(std::move(page));
}

}  // namespace bch::desk
