#include "desk/addresses.h"
#include "desk/drafting.h"
#include "desk/pages.h"
#include "desk/small_form.h"
#include "notices/wording.h"

#include <charconv>

namespace bch::desk {
namespace {

constexpr std::size_t on_a_page = 50;
constexpr std::string_view after_parameter = "after";  // "TIME ID" of the last notice of the page before

constexpr std::string_view draft_path = "desk/draft/";

std::string written(const workspace::Place& place) {
  return std::to_string(place.order) + " " + place.id;
}

std::optional<workspace::Place> place_in(std::string_view text) {
  workspace::Place place;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), place.order);
  if (error != std::errc{} || end == text.data() + text.size() || *end != ' ') return std::nullopt;
  place.id = std::string(end + 1, text.data() + text.size());
  return place;
}

// What somebody was told of a draft while she could read it is no longer hers to read when the draft is not.
Result<bool> may_still_see(const Visit& visit, const notices::News& news) {
  if (!news.path.starts_with(draft_path)) return true;
  const auto draft = TRY(visit.tools.drafts.find(std::string_view(news.path).substr(draft_path.size())));
  if (draft) return reads(visit, *draft);
  return news.party.empty() || visit.may(access::Act::comment, {news.party, {}, true, {}});
}

Result<Html> item(const Visit& visit, const notices::Notice& notice) {
  const auto& reader = visit.reader();
  const bool is_seen = TRY(may_still_see(visit, notice.news));
  const Html what = is_seen ? html("<a href=\"{}\">{}</a>", notices::address_of(reader, notice.news),
                                   notices::sentence(reader, visit.tools.roles, notice.news))
                            : html("{}", visit.say("notices.not-yours-any-more"));
  const Html said = html("{} <span class=\"quiet\">{}</span>", what, moment(visit, notice.time));
  if (notice.read) return html("<li>{}</li>", said);
  return html("<li><b>{}</b> {} {}</li>", visit.say("notices.new"), said,
              quiet_button(visit, "notices.mark-read", "read", notice.id.value()));
}

}  // namespace

Result<Answer> notices_page(Visit& visit) {
  const auto& account = visit.person->account;
  const Url here = desk_address(visit.reader().tag(), "notices");
  const auto place = place_in(visit.reading.request.query.find(after_parameter));
  const auto all = TRY(visit.tools.notices.of(account.id, on_a_page, place));
  Page page;
  page.title = visit.say("notices.title");
  page.body = html("<h1>{}</h1>", page.title) + done(visit);
  Html items;
  for (const auto& notice : all) items += TRY(item(visit, notice));
  if (items.empty()) page.body += html("<p>{}</p>", visit.say("notices.none"));
  if (!items.empty()) {
    Html inside = html("<ul>{}</ul>", items);
    if (TRY(visit.tools.notices.unread(account.id)) > 0)
      inside += button(visit, "notices.mark-all", "all", "1");
    page.body += form(visit, here, inside);
  }
  if (all.size() == on_a_page)
    page.body += html("<p><a href=\"{}\">{}</a></p>",
                      here.with(after_parameter, written(notices::Notices::place_of(all.back()))),
                      visit.say("notices.older"));
  page.body += html("<p class=\"quiet\"><a href=\"{}\">{}</a></p>",
                    desk_address(visit.reader().tag(), "preferences"), visit.say("preferences.title"));
  return Answer(std::move(page));
}

// Somebody else's notices are nobody's here.
Result<Answer> read_notices(Visit& visit) {
  const auto& account = visit.person->account;
  if (visit.form.has("all")) {
    TRY(visit.tools.notices.mark_all_read(account.id));
  } else {
    const notices::NoticeId id(std::string(visit.form.find("read")));
    const auto notice = TRY(visit.tools.notices.find(id));
    if (notice && notice->account == account.id) TRY(visit.tools.notices.mark_read(*notice));
  }
  return Answer(desk_address(visit.reader().tag(), "notices"));
}

}  // namespace bch::desk
