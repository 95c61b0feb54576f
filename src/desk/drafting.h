#pragma once
// Drafting: what the pages of one draft have in common: opening it for who may see it, judging it, asking its
// form, finding records to refer to. One thread.

#include "desk/form.h"
#include "desk/visit.h"
#include "publication/publishing.h"
#include "publication/workflow.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::desk {

using publication::Draft;

// Of the draft that the address names, for a person who may take that step. Problems: draft.not-found, also
// for those who may not even read it; desk.forbidden, draft.locked.
Result<Draft> opened_draft(Visit& visit, publication::Step step);

bool may(const Visit& visit, publication::Step step, const Draft& draft);

// Whether the person may read it, in whatever state it is.
bool reads(const Visit& visit, const Draft& draft);

// Which drafts for a Government (empty: for none) the person may read, whoever writes them.
enum class Reach { nothing, some, everything };
Reach reach_over(const Visit& visit, const records::PartyId& party);

// Whether the person would publish it for a Government that is not hers: on its signed instruction.
bool is_on_instruction(const Visit& visit, const Draft& draft);

// In the address of a section: say also what has not been answered yet.
inline constexpr std::string_view whole_parameter = "whole";

// All that form.h asks about a draft, kept together while a page is made.
class DraftForm {
 public:
  // Reads the content and judges the package. `sent_deed`: what was done last.
  static Result<std::unique_ptr<DraftForm>> make(Visit& visit, const Draft& draft, Deed deed = {});

  [[nodiscard]] const Asking& asking() const { return *asking_; }
  [[nodiscard]] const publication::Content& content() const { return content_; }
  [[nodiscard]] const std::vector<publication::Judged>& package() const { return package_; }
  [[nodiscard]] const formats::Findings& findings() const { return findings_; }

 private:
  DraftForm() = default;
  publication::Content content_;
  std::vector<publication::Judged> package_;
  formats::Findings findings_;  // that the person may see
  std::vector<std::string> languages_;
  std::optional<Asking> asking_;
};

// Records that may stand at that question, best first, found by a number, a GUID or words of their title;
// drafts of the same hands among them.
Result<std::vector<Candidate>> candidates(Visit& visit, const Draft& draft, std::string_view path,
                                          std::string_view words);

// Where a draft was begun from a question of another (the controls "for" and "field"), names it there.
Result<Done> name_in_referrer(Visit& visit, const Draft& draft, workspace::Commit& commit);

// A record by what it is called; or a draft that the person may read or that goes along with `draft`.
std::optional<Candidate> candidate_of(Visit& visit, const Draft& draft, const records::RecordId& record);

// The message that says what a draft is for.
std::string_view purpose_key(publication::Purpose purpose);

// What a draft is called for this reader: its title, or that it has none yet.
std::string draft_title(const Visit& visit, const Draft& draft);

template <typename... Parts>
Url draft_address(const Visit& visit, const Draft& draft, const Parts&... parts) {
  return Url::local(visit.reader().tag(), "desk", "draft", draft.id, parts...);
}

// A name for an account, for people who work with it: who has gone keeps hers.
std::string account_name(Visit& visit, const access::AccountId& account);

}  // namespace bch::desk
