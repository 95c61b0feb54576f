// All drafts of one list of the desk, page by page.

#include "desk/addresses.h"
#include "desk/draft_list.h"
#include "desk/pages.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace bch::desk {
namespace {

constexpr std::size_t drafts_a_page = 50;
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> lists{{
    {"owner", "desk.my-drafts"},
    {"party", "desk.our-drafts"},
    {"request", "desk.waiting"},
}};

std::optional<workspace::Place> place_in(const Visit& visit) {
  const auto id = visit.reading.request.query.find("after");
  const auto order = visit.reading.request.query.find("order");
  if (id.empty()) return std::nullopt;
  workspace::Place place{0, std::string(id)};
  std::from_chars(order.data(), order.data() + order.size(), place.order);
  return place;
}

}  // namespace

// A list of which the person may read nothing is refused: not even how long it is is told.
Result<Answer> drafts_page(Visit& visit) {
  const auto& query = visit.reading.request.query;
  const auto* list =
      std::ranges::find_if(lists, [&](const auto& each) { return !query.values(each.first).empty(); });
  if (list == lists.end()) return Answer(desk_address(visit.reader().tag()));
  const workspace::Label label{std::string(list->first), std::string(query.find(list->first))};
  const bool is_hers = list == lists.begin()
                           ? label.value == visit.person->account.id.value()
                           : reach_over(visit, records::PartyId(label.value)) != Reach::nothing;
  if (!is_hers) return Problem{Problem::Kind::forbidden, "desk.forbidden", {}};
  const auto drafts = TRY(visit.tools.drafts.with(label, drafts_a_page, place_in(visit)));
  Page page;
  page.title = visit.say(list->second);
  page.body = html("<p class=\"kind\"><a href=\"{}\">{}</a></p><h1>{}</h1>",
                   desk_address(visit.reader().tag()), visit.say("desk.title"), page.title) +
              draft_list(visit, drafts);
  if (drafts.size() == drafts_a_page) {
    const Url next = desk_address(visit.reader().tag(), "drafts")
                         .with(label.name, label.value)
                         .with("order", std::to_string(drafts.back().changed.milliseconds()))
                         .with("after", drafts.back().id);
    page.body += html("<p class=\"pages\"><a href=\"{}\">{}</a></p>", next, visit.say("desk.more-drafts"));
  }
  return Answer(std::move(page));
}

}  // namespace bch::desk
