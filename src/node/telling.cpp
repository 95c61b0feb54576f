#include "node/telling.h"

#include "node/mailing.h"

#include <chrono>

namespace bch::node {
namespace {

constexpr std::chrono::seconds between_looks{3};
constexpr std::chrono::minutes between_reminders{10};  // a look; they go once a day
constexpr std::uint64_t entries_a_step = 500;

}  // namespace

Result<std::unique_ptr<Telling>> Telling::begin(Node& node, Workplace& place, const Report& report) {
  std::unique_ptr<Telling> telling(new Telling);
  const auto& tools = place.tools();
  telling->watch_.emplace(notices::SearchWatch::Parts{tools.store, tools.accounts, tools.searches,
                                                      tools.notices, node.registry(), node.index(),
                                                      node.treaty().formats(), node.clock()});
  if (sends_mail(node.configuration())) {
    telling->post_ = TRY(open_post(node));
    telling->mailroom_.emplace(notices::Mailroom::Parts{tools.store, tools.accounts, *telling->post_,
                                                        node.clock(), tools.chance, node.treaty().readers(),
                                                        letterhead(node)});
    telling->mailing_.emplace([mailroom = &*telling->mailroom_] { return mailroom->send_due(); },
                              [report](const Problem& problem) { report("mail", problem); }, between_looks);
  }
  const auto watch = [&registry = node.registry(), watch = &*telling->watch_,
                      &publishing = tools.publishing]() -> Result<Done> {
    TRY(publishing.finish());  // what a disk has interrupted that is well again
    const auto followed = registry::catch_up(registry, *watch, entries_a_step);
    // The index has not come so far: it says when it has.
    if (!followed.ok() && followed.problem().kind != Problem::Kind::busy) return followed.problem();
    return watch->tell_due();
  };
  telling->watching_.emplace(
      watch, [report](const Problem& problem) { report("searches", problem); }, between_looks);
  telling->reminding_.emplace(publication::Reminding::Parts{
      tools.store, tools.drafts, tools.announcing, node.registry(), node.index(), node.treaty().formats(),
      node.treaty().edition(), node.clock()});
  telling->reminding_round_.emplace([reminding = &*telling->reminding_] { return reminding->remind(); },
                                    [report](const Problem& problem) { report("reminders", problem); },
                                    between_reminders);
  return telling;
}

Telling::~Telling() {
  if (post_) post_->give_up();
}

}  // namespace bch::node
