#include "desk/drafting.h"

#include "desk/withheld.h"
#include "formats/applying.h"
#include "formats/reading.h"
#include "formats/withholding.h"
#include "languages/words.h"
#include "portal/parts.h"
#include "search/indexed_record.h"

#include <algorithm>
#include <set>

namespace bch::desk {
namespace {

constexpr std::size_t most_candidates = 10;
constexpr std::size_t drafts_looked_at = 200;

Problem not_found() {
  return {Problem::Kind::not_found, "draft.not-found", {}};
}

Candidate candidate_of(const Visit& visit, const Draft& draft) {
  return {draft.record, draft_title(visit, draft),
          draft.number ? records::to_text(*draft.number) : visit.say("draft.mark")};
}

// A finding may cite what it is about.
void leave_out_marked(formats::Findings& findings, const records::Document& body) {
  for (const auto& mark : formats::marks_in(body)) {
    std::erase_if(findings, [&](const formats::Finding& finding) {
      const std::string control = formats::control_of(finding.path);
      return control == mark.field || control.starts_with(mark.field + ".");
    });
  }
}

bool takes(const formats::Field& field, const records::FormatId& format) {
  return field.targets.empty() || std::ranges::find(field.targets, format) != field.targets.end();
}

// Whether each word of `sought` begins a word of the title.
bool has_words(const std::string& title, const std::vector<std::string>& sought) {
  const auto words = languages::words(title);
  return std::ranges::all_of(sought, [&](const std::string& word) {
    return std::ranges::any_of(words, [&](const std::string& each) { return each.starts_with(word); });
  });
}

// Drafts that the person may refer to: her own, and those of the Government for which she writes.
Result<std::vector<Draft>> drafts_at_hand(Visit& visit, const Draft& draft) {
  auto drafts =
      TRY(visit.tools.drafts.with(publication::drafts_of(visit.person->account.id), drafts_looked_at));
  if (!draft.party.empty()) {
    auto of_party = TRY(visit.tools.drafts.with(publication::drafts_for(draft.party), drafts_looked_at));
    std::ranges::move(of_party, std::back_inserter(drafts));
  }
  std::erase_if(drafts, [&](const Draft& each) { return !reads(visit, each); });
  return drafts;
}

}  // namespace

bool may(const Visit& visit, publication::Step step, const Draft& draft) {
  return visit.person && publication::may(visit.tools.roles, visit.person->account, step, draft, visit.now);
}

bool is_on_instruction(const Visit& visit, const Draft& draft) {
  return draft.is_national && may(visit, publication::Step::publish, draft) && !visit.is_of(draft.party);
}

bool reads(const Visit& visit, const Draft& draft) {
  return visit.may(access::Act::comment, draft.subject());
}

Reach reach_over(const Visit& visit, const records::PartyId& party) {
  std::size_t kinds = 0;
  std::size_t read = 0;
  for (const auto* format : visit.reading.sources.formats.all()) {
    const bool is_national = publication::is_national(*format);
    if (is_national == party.empty()) continue;
    ++kinds;
    if (visit.may(access::Act::comment, {party, format->id, is_national, {}})) ++read;
  }
  if (read == 0) return Reach::nothing;
  return read == kinds ? Reach::everything : Reach::some;
}

Result<Draft> opened_draft(Visit& visit, publication::Step step) {
  // What was published while the disk was full leaves its draft behind. If the disk is still full it may
  // stay.
  static_cast<void>(visit.tools.publishing.finish());
  auto draft = TRY(visit.tools.drafts.find(visit.captured("draft")));
  if (!draft) return not_found();
  if (!reads(visit, *draft)) return not_found();
  TRY(publication::permit(visit.tools.roles, visit.person->account, step, *draft, visit.now));
  return *std::move(draft);
}

std::string_view purpose_key(publication::Purpose purpose) {
  using publication::Purpose;
  switch (purpose) {
    case Purpose::publish:
      return "draft.purpose-publish";
    case Purpose::amend:
      return "draft.purpose-amend";
    case Purpose::confirm:
      return "draft.purpose-confirm";
    case Purpose::withdraw:
      return "draft.purpose-withdraw";
  }
  return {};
}

std::string draft_title(const Visit& visit, const Draft& draft) {
  const std::string title = visit.reader().plain(draft.title);
  return title.empty() ? visit.say("draft.untitled") : title;
}

std::string account_name(Visit& visit, const access::AccountId& account) {
  const auto found = visit.tools.accounts.find(account);
  return found.ok() && *found ? (*found)->name : visit.say("desk.somebody");
}

std::optional<Candidate> candidate_of(Visit& visit, const Draft& draft, const records::RecordId& record) {
  if (const auto card = visit.reading.library.card(record))
    return Candidate{record, portal::title(visit.reader(), card->title, card->number),
                     records::to_text(card->number)};
  const auto drafts = visit.tools.drafts.with(publication::drafts_about(record), 1);
  if (!drafts.ok() || drafts->empty()) return std::nullopt;
  const Draft& other = drafts->front();
  if (!reads(visit, other) && !publication::goes_along(draft, other)) return std::nullopt;
  return candidate_of(visit, other);
}

Result<std::vector<Candidate>> candidates(Visit& visit, const Draft& draft, std::string_view path,
                                          std::string_view words) {
  std::vector<Candidate> found;
  const auto* format = visit.reading.sources.formats.find(draft.format);
  const auto* field = format == nullptr ? nullptr : format->field(path);
  const auto sought = languages::words(words);
  if (field == nullptr || sought.empty()) return found;
  std::set<records::RecordId> seen{draft.record};
  const auto add = [&](Candidate candidate) {
    if (found.size() < most_candidates && seen.insert(candidate.record).second)
      found.push_back(std::move(candidate));
  };
  if (const auto record = visit.reading.library.find(words);
      record.ok() && record->format != nullptr && takes(*field, record->format->id))
    add({record->entry().record, portal::title(visit.reader(), record->title, *record->entry().number),
         records::to_text(*record->entry().number)});
  for (const auto& other : TRY(drafts_at_hand(visit, draft))) {
    if (takes(*field, other.format) && has_words(draft_title(visit, other), sought))
      add(candidate_of(visit, other));
  }
  search::Question question;
  question.words = std::string(words) + "*";
  question.language = visit.reader().tag();
  for (const auto& target : field->targets)
    question = question.with({std::string(search::facet::format), target.value()});
  question.page_size = most_candidates;
  const auto answer = TRY(visit.reading.ask(std::move(question)));
  for (const auto& hit : answer.hits) {
    if (auto candidate = candidate_of(visit, draft, hit)) add(*std::move(candidate));
  }
  return found;
}

Result<Done> name_in_referrer(Visit& visit, const Draft& draft, workspace::Commit& commit) {
  auto referrer = TRY(visit.tools.drafts.find(visit.form.find("for")));
  if (!referrer || !may(visit, publication::Step::write, *referrer)) return Done{};
  const auto* format = visit.reading.sources.formats.find(referrer->format);
  if (format == nullptr) return Done{};
  auto content = TRY(visit.tools.drafts.content(*referrer));
  content.body = with_reference(*format, std::move(content.body), visit.form.find("field"), draft.record);
  return visit.tools.drafts.save_in(*referrer, content, visit.person->account.id, commit);
}

Result<std::unique_ptr<DraftForm>> DraftForm::make(Visit& visit, const Draft& draft, Deed deed) {
  const auto& formats = visit.reading.sources.formats;
  const auto* format = formats.find(draft.format);
  if (format == nullptr)
    return Problem{Problem::Kind::invalid, "draft.no-format", {{"format", draft.format.value()}}};
  std::unique_ptr<DraftForm> form(new DraftForm);
  form->content_ = TRY(visit.tools.drafts.content(draft));
  form->package_ = TRY(visit.tools.publishing.package_of(draft));
  form->languages_ = draft.languages;
  form->findings_ = form->package_.back().findings;
  const bool sees = sees_withheld(visit, draft);
  if (!sees) leave_out_marked(form->findings_, form->content_.body);
  form->asking_.emplace(
      Asking{formats, *format, form->content_.body, form->languages_, form->findings(), visit.reader(),
             [&visit, draft](const records::RecordId& record) { return candidate_of(visit, draft, record); },
             draft_address(visit, draft)});
  form->asking_->deed = std::move(deed);
  form->asking_->sees_withheld = sees;
  form->asking_->is_demonstration = visit.reading.sources.node.is_demonstration;
  if (draft.returned || !visit.reading.request.query.values(whole_parameter).empty())
    form->asking_->judged = Judged::whole;
  return form;
}

}  // namespace bch::desk
