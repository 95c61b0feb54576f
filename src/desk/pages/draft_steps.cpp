// The steps that lead a draft on: request, take back, return, publish, throw away, comment.

#include "base/limits.h"
#include "desk/addresses.h"
#include "desk/drafting.h"
#include "desk/pages.h"
#include "desk/small_form.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::desk {
namespace {

publication::Word word_of(const Visit& visit, std::string_view field) {
  return {visit.person->account.id, visit.now,
          std::string(visit.form.find(field).substr(0, limits::comment_bytes))};
}

Url back_to(const Visit& visit, const Draft& draft, std::string_view what) {
  return draft_address(visit, draft).with(done_parameter, what);
}

}  // namespace

Result<Answer> request_draft(Visit& visit) {
  const auto draft = TRY(opened_draft(visit, publication::Step::request));
  auto package = TRY(visit.tools.publishing.package_of(draft));
  const auto word = word_of(visit, "note");
  workspace::Commit with;
  with.puts = TRY(visit.tools.announcing.requested(draft, word));
  with.deeds.push_back(visit.deed("request", draft.id, draft.party));
  TRY(visit.tools.publishing.request(package, word, std::move(with)));
  return Answer(back_to(visit, draft, "requested"));
}

Result<Answer> cancel_request(Visit& visit) {
  auto draft = TRY(opened_draft(visit, publication::Step::cancel));
  draft.state = publication::State::draft;
  draft.request.reset();
  workspace::Commit with;
  with.deeds.push_back(visit.deed("cancel", draft.id, draft.party));
  TRY(visit.tools.drafts.keep(draft, std::move(with)));
  return Answer(back_to(visit, draft, "cancelled"));
}

Result<Answer> give_back_draft(Visit& visit) {
  const auto draft = TRY(opened_draft(visit, publication::Step::give_back));
  const auto word = word_of(visit, "note");
  workspace::Commit with;
  with.puts = TRY(visit.tools.announcing.given_back(draft, word));
  with.deeds.push_back(visit.deed("give-back", draft.id, draft.party));
  TRY(visit.tools.publishing.give_back({draft}, word, std::move(with)));
  return Answer(desk_address(visit.reader().tag()).with(done_parameter, "given-back"));
}

Result<Answer> publish_draft(Visit& visit) {
  const auto draft = TRY(opened_draft(visit, publication::Step::publish));
  auto package = TRY(visit.tools.publishing.package_of(draft));
  publication::Decision decision;
  decision.by = visit.person->account.id;
  decision.may_decide = [&](const Draft& each) { return may(visit, publication::Step::publish, each); };
  decision.on_instruction = is_on_instruction(visit, draft);
  decision.deed = visit.deed("publish");
  const auto published = TRY(visit.tools.publishing.publish(std::move(package), decision));
  const auto& number = published.back().version.entry.number;
  return Answer(desk_address(visit.reader().tag())
                    .with(done_parameter, "published")
                    .with("number", number ? records::to_text(*number) : std::string()));
}

Result<Answer> discard_draft(Visit& visit) {
  const auto draft = TRY(opened_draft(visit, publication::Step::discard));
  TRY(visit.tools.drafts.discard(draft, visit.deed("discard", draft.id, draft.party)));
  return Answer(desk_address(visit.reader().tag()).with(done_parameter, "discarded"));
}

Result<Answer> comment_draft(Visit& visit) {
  const auto draft = TRY(opened_draft(visit, publication::Step::comment));
  const auto word = word_of(visit, "text");
  if (word.text.empty()) return Answer(draft_address(visit, draft).at("comments"));
  std::vector<access::AccountId> before;
  for (const auto& comment : TRY(visit.tools.drafts.comments(draft))) before.push_back(comment.word.by);
  workspace::Commit with;
  with.puts = TRY(visit.tools.announcing.commented(draft, word, before));
  with.deeds.push_back(visit.deed("comment", draft.id, draft.party));
  TRY(visit.tools.drafts.comment(draft, word, std::move(with)));
  return Answer(back_to(visit, draft, "commented").at("comments"));
}

}  // namespace bch::desk
