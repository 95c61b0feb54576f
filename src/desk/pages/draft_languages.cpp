// In which languages a draft is written: more can be added; one that is taken away takes its texts with it.

#include "desk/drafting.h"
#include "desk/pages.h"
#include "desk/small_form.h"
#include "formats/localized.h"

#include <algorithm>

namespace bch::desk {

Result<Answer> draft_languages_page(Visit& visit) {
  const auto draft = TRY(opened_draft(visit, publication::Step::write));
  Html boxes;
  for (const auto& language : visit.reader().languages.all())
    boxes += check_box(visit, "language", language.tag, language.name,
                       std::ranges::find(draft.languages, language.tag) != draft.languages.end());
  for (const auto& tag : draft.languages) {
    if (visit.reader().languages.find(tag) == nullptr)
      boxes +=
          check_box(visit, "language", tag, languages::language_name(tag, visit.reader().language), true);
  }
  const Html other =
      input(visit, {.name = "other", .label = "draft.other-languages", .help = "draft.other-languages-help"});
  Page page;
  page.title = visit.say("draft.languages");
  page.body =
      html("<p class=\"kind\"><a href=\"{}\">{}</a></p><h1>{}</h1><p>{}</p>", draft_address(visit, draft),
           draft_title(visit, draft), page.title, visit.say("draft.languages-taken")) +
      form(visit, draft_address(visit, draft, "languages"),
           boxes + other + button(visit, "draft.languages-keep"));
  return Answer(std::move(page));
}

Result<Answer> choose_draft_languages(Visit& visit) {
  auto draft = TRY(opened_draft(visit, publication::Step::write));
  std::vector<std::string> chosen;
  for (const auto tag : visit.form.fields.values("language")) chosen.emplace_back(tag);
  for (const auto& tag : formats::read_language_tags(visit.form.find("other"))) chosen.push_back(tag);
  const auto* format = visit.reading.sources.formats.find(draft.format);
  if (chosen.empty() || format == nullptr) return Problem{Problem::Kind::invalid, "draft.no-language", {}};
  auto content = TRY(visit.tools.drafts.content(draft));
  content.body = formats::with_languages(*format, std::move(content.body), chosen);
  workspace::Commit with;
  with.deeds.push_back(visit.deed("choose-languages", draft.id, draft.party));
  TRY(visit.tools.drafts.save(draft, content, visit.person->account.id, std::move(with)));
  return Answer(draft_address(visit, draft));
}

}  // namespace bch::desk
