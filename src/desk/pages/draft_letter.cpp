// The signed letter of a Government that asks the Secretariat to enter a record: kept privately, as evidence.

#include "base/limits.h"
#include "desk/drafting.h"
#include "desk/pages.h"
#include "http/media_type.h"
#include "seals/token.h"

namespace bch::desk {
namespace {

constexpr std::size_t id_bytes = 16;

Problem no_letter() {
  return {Problem::Kind::not_found, "draft.no-letter", {}};
}

}  // namespace

Result<Answer> attach_letter(Visit& visit) {
  auto draft = TRY(opened_draft(visit, publication::Step::write));
  if (!is_on_instruction(visit, draft)) return Problem{Problem::Kind::forbidden, "desk.forbidden", {}};
  if (visit.form.files.empty()) return Problem{Problem::Kind::invalid, "draft.choose-file", {}};
  const auto& file = visit.form.files.front();
  const auto inspected = TRY(visit.tools.inspector.inspect(file.bytes, file.name));
  const std::string id = seals::random_token(visit.tools.chance, id_bytes);
  draft.letter = id;
  workspace::Commit with;
  with.files.push_back({id, std::string(file.bytes)});  // as signed: not cleaned
  with.deeds.push_back(visit.deed("attach-letter", draft.id, draft.party));
  TRY(visit.tools.drafts.keep(draft, std::move(with)));
  return Answer(draft_address(visit, draft));
}

Result<Answer> draft_letter(Visit& visit) {
  const auto draft = TRY(opened_draft(visit, publication::Step::comment));
  if (draft.letter.empty()) return no_letter();
  auto response = http::page(http::media::binary, TRY(visit.tools.store.upload(draft.letter)));
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"letter\"");
  return Answer(std::move(response));
}

}  // namespace bch::desk
