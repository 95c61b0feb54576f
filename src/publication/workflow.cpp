#include "publication/workflow.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bch::publication {
namespace {

constexpr std::array table{
    Row{Step::write, State::draft, Row::By::drafting},
    Row{Step::comment, State::draft, Row::By::commenting},
    Row{Step::comment, State::requested, Row::By::commenting},
    Row{Step::request, State::draft, Row::By::requesting},
    Row{Step::cancel, State::requested, Row::By::requesting},
    Row{Step::give_back, State::requested, Row::By::deciding},
    Row{Step::publish, State::draft, Row::By::deciding},
    Row{Step::publish, State::requested, Row::By::deciding},
    Row{Step::discard, State::draft, Row::By::drafting},
};
constexpr std::array<std::pair<Step, std::string_view>, 7> names{{
    {Step::write, "write"},
    {Step::comment, "comment"},
    {Step::request, "request"},
    {Step::cancel, "cancel"},
    {Step::give_back, "give-back"},
    {Step::publish, "publish"},
    {Step::discard, "discard"},
}};

access::Act act_of(Row::By by, const Draft& draft) {
  switch (by) {
    case Row::By::drafting:
      return access::Act::draft;
    case Row::By::commenting:
      return access::Act::comment;
    case Row::By::requesting:
      return access::Act::request;
    case Row::By::deciding:
      return deciding_act(draft);
  }
  return access::Act::draft;
}

}  // namespace

std::string_view name(Step step) {
  return std::ranges::find(names, step, &std::pair<Step, std::string_view>::first)->second;
}

std::span<const Row> workflow() {
  return table;
}

access::Act deciding_act(const Draft& draft) {
  return draft.is_national ? access::Act::publish : access::Act::validate;
}

Result<Done> permit(const access::Roles& roles, const access::Account& account, Step step, const Draft& draft,
                    Instant now) {
  const auto leads_on = [&](const Row& row) { return row.step == step && row.from == draft.state; };
  const auto* row = std::ranges::find_if(table, leads_on);
  const bool may_ever = std::ranges::any_of(table, [&](const Row& each) {
    return each.step == step && access::may(roles, account, act_of(each.by, draft), draft.subject(), now);
  });
  if (!may_ever) return Problem{Problem::Kind::forbidden, "desk.forbidden", {}};
  if (row == table.end()) return Problem{Problem::Kind::conflict, "draft.locked", {}};
  return Done{};
}

bool may(const access::Roles& roles, const access::Account& account, Step step, const Draft& draft,
         Instant now) {
  return permit(roles, account, step, draft, now).ok();
}

}  // namespace bch::publication
