// The form of one section of a draft, what is sent with it, and what the script sends by itself.

#include "desk/answers.h"
#include "desk/drafting.h"
#include "desk/pages.h"
#include "desk/script.h"
#include "desk/shown.h"
#include "desk/side_by_side.h"
#include "desk/small_form.h"
#include "desk/uploading.h"
#include "desk/withheld.h"
#include "formats/withholding.h"
#include "http/media_type.h"
#include "portal/parts.h"
#include "records/json.h"

#include <algorithm>
#include <charconv>

namespace bch::desk {
namespace {

using records::Document;

// What a page of a section shows besides what is stored.
struct Shown {
  Deed deed;
  std::vector<Candidate> found;
  std::string words;
  std::optional<Problem> problem;
};

Html section_list(Visit& visit, const Draft& draft, const DraftForm& form, std::string_view here) {
  Html items;
  for (const auto& step : steps_of(form.asking())) {
    const Url address = draft_address(visit, draft, "section", step.section);
    const Html mark =
        step.is_complete
            ? Html()
            : html(" <abbr title=\"{}\">●</abbr>",
                   visit.say("draft.section-open", {{"count", std::to_string(step.missing + step.errors)}}));
    items += step.section == here ? html("<li><b aria-current=\"page\">{}</b>{}</li>", step.title, mark)
                                  : html("<li><a href=\"{}\">{}</a>{}</li>", address, step.title, mark);
  }
  return html("<nav class=\"steps\" aria-label=\"{}\"><ol class=\"sections\">{}</ol></nav>",
              visit.say("draft.sections"), items);
}

Html version_of(const DraftForm& form) {
  return hidden("version", std::to_string(form.content().version));
}

Result<Page> section_page(Visit& visit, const Draft& draft, Shown shown) {
  auto form = TRY(DraftForm::make(visit, draft, std::move(shown.deed)));
  const auto section = visit.captured("section");
  auto asking = form->asking();
  asking.found = std::move(shown.found);
  asking.words = std::move(shown.words);
  const Html questions = section_form(asking, section);
  if (questions.empty()) return Problem{Problem::Kind::not_found, "draft.no-section", {}};
  Page page;
  page.status = shown.problem ? http_status(shown.problem->kind) : 200;
  page.title = draft_title(visit, draft);
  page.script = script_address();
  Html name;
  for (const auto& step : steps_of(asking)) {
    if (step.section == section) name = html("{}", step.title);
  }
  const Html inside =
      version_of(*form) + autosave(asking) + html("<h2>{}</h2>", name) + questions +
      html("<div class=\"last\">{}{}</div>", button(visit, "draft.keep-go-on", "then", "next"),
           quiet_button(visit, "draft.keep-go-back", "then", "draft"));
  page.body = html("<p class=\"kind\">{}</p><h1>{}</h1>", portal::label(visit.reader(), asking.format.title),
                   page.title) +
              alert(visit, shown.problem) +
              html("<div class=\"drafting\">{}{}</div>", section_list(visit, draft, *form, section),
                   draft_form(visit, draft_address(visit, draft, "section", section), inside));
  return page;
}

// Somebody else has saved since this form was made: what differs, and the choice between the two.
Result<Page> conflict_page(Visit& visit, const Draft& draft, const Problem& problem) {
  const auto& formats = visit.reading.sources.formats;
  const auto* format = formats.find(draft.format);
  const auto content = TRY(visit.tools.drafts.content(draft));
  auto mine = with_answers(formats, *format, content.body, visit.form);
  const Url here = draft_address(visit, draft, "section", visit.captured("section"));
  Page page;
  page.status = http_status(problem.kind);
  page.title = draft_title(visit, draft);
  page.body = html("<h1>{}</h1>", page.title) + alert(visit, problem);
  if (mine.ok()) {
    page.body += differences(visit, *format, seen(visit, draft, content.body), seen(visit, draft, *mine),
                             "draft.theirs", "draft.mine");
    Html kept = hidden("version", std::to_string(content.version));
    for (const auto& [name, value] : visit.form.fields.all()) {
      if (name != "version" && name != "token" && name != control::deed) kept += hidden(name, value);
    }
    page.body += form(visit, here, kept + button(visit, "draft.keep-mine"));
  }
  page.body += html("<p><a href=\"{}\">{}</a></p>", here, visit.say("draft.keep-theirs"));
  return page;
}

std::uint64_t version_in(const http::Form& form) {
  std::uint64_t version = 0;
  const auto text = form.find("version");
  std::from_chars(text.data(), text.data() + text.size(), version);
  return version;
}

// The answers put into what is stored, if the form was made from the newest version or touches other
// questions than those that have changed since: a colleague's answers are never lost to a late form.
Result<Done> keep(Visit& visit, Draft& draft) {
  auto content = TRY(visit.tools.drafts.content(draft));
  const auto& formats = visit.reading.sources.formats;
  const auto* format = formats.find(draft.format);
  if (format == nullptr)
    return Problem{Problem::Kind::invalid, "draft.no-format", {{"format", draft.format.value()}}};
  const auto version = version_in(visit.form);
  if (version != content.version) return Problem{Problem::Kind::conflict, "draft.changed-meanwhile", {}};
  const auto before = content.body;
  content.body = TRY(with_answers(formats, *format, std::move(content.body), visit.form));
  for (const auto& [name, value] : visit.form.fields.all()) {
    if (!name.starts_with(control::pick)) continue;
    if (const auto record = records::parse_record_id(value))
      content.body = with_reference(*format, std::move(content.body),
                                    std::string_view(name).substr(control::pick.size()), *record);
  }
  workspace::Commit with;
  TRY(attach_sent_files(visit, draft, *format, content.body, with));
  if (!sees_withheld(visit, draft)) content.body = formats::with_marked_of(before, std::move(content.body));
  if (content.body == before) return Done{};
  return visit.tools.drafts.save(draft, content, visit.person->account.id, std::move(with));
}

// The section after this one among those that apply now; the draft itself after the last.
Result<Url> next_address(Visit& visit, const Draft& draft) {
  const auto form = TRY(DraftForm::make(visit, draft));
  const auto steps = steps_of(form->asking());
  auto here = std::ranges::find(steps, visit.captured("section"), &desk::Step::section);
  if (here != steps.end()) ++here;
  return here == steps.end() ? draft_address(visit, draft)
                             : draft_address(visit, draft, "section", here->section);
}

http::Response json_answer(const Document& document) {
  return http::page(http::media::json, records::canonical_json(document));
}

}  // namespace

Result<Answer> draft_section_page(Visit& visit) {
  const auto draft = TRY(opened_draft(visit, publication::Step::write));
  return Answer(TRY(section_page(visit, draft, {})));
}

Result<Answer> keep_draft_section(Visit& visit) {
  auto draft = TRY(opened_draft(visit, publication::Step::write));
  auto deed = deed_in(visit.form);
  const auto kept = keep(visit, draft);
  if (!kept.ok()) {
    if (kept.problem().kind != Problem::Kind::conflict && kept.problem().kind != Problem::Kind::too_large)
      return kept.problem();
    return Answer(TRY(conflict_page(visit, draft, kept.problem())));
  }
  if (deed.kind == Deed::Kind::find) {
    Shown shown;
    shown.words = visit.form.find(std::string(control::find) + deed.path);
    shown.found = TRY(candidates(visit, draft, deed.path, shown.words));
    shown.deed = std::move(deed);
    return Answer(TRY(section_page(visit, draft, std::move(shown))));
  }
  if (deed.kind != Deed::Kind::none) {
    Shown shown;
    shown.deed = std::move(deed);
    return Answer(TRY(section_page(visit, draft, std::move(shown))));
  }
  if (visit.form.find("then") == "next") return Answer(TRY(next_address(visit, draft)));
  if (visit.form.find("then") == "draft") return Answer(draft_address(visit, draft));
  return Answer(draft_address(visit, draft, "section", visit.captured("section")));
}

Result<Answer> autosave_draft(Visit& visit) {
  auto draft = TRY(opened_draft(visit, publication::Step::write));
  TRY(keep(visit, draft));
  const auto content = TRY(visit.tools.drafts.content(draft));
  Document said = Document::members();
  said.set("version", static_cast<std::int64_t>(content.version));
  said.set("saved", visit.say("draft.saved-at", {{"time", visit.reader().dates.short_instant(visit.now)}}));
  return Answer(json_answer(said));
}

Result<Answer> draft_records(Visit& visit) {
  const auto draft = TRY(opened_draft(visit, publication::Step::write));
  const auto& query = visit.reading.request.query;
  Document list = Document::list();
  for (const auto& candidate : TRY(candidates(visit, draft, query.find("field"), query.find("q")))) {
    Document one = Document::members();
    one.set("id", candidate.record.value());
    one.set("title", candidate.title);
    one.set("number", candidate.number);
    list.append(std::move(one));
  }
  return Answer(json_answer(list));
}

}  // namespace bch::desk
