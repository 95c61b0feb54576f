#include "formats/labels.h"
#include "languages/enumeration.h"
#include "portal/pages.h"
#include "portal/parts.h"

#include <algorithm>

namespace bch::portal {
namespace {

using languages::Glossary;

std::string articles(const Reader& reader, const Glossary::Term& term) {
  std::vector<std::string> numbers;
  for (const int article : term.articles) numbers.push_back(reader.catalogue.number(article));
  return languages::enumeration(numbers, reader.language);
}

// The term as the other languages say it; a language that has no word for it yet is left out.
Html elsewhere(Visit& visit, const Glossary::Term& term) {
  const auto said = formats::label_of(term);
  Html items;
  for (const auto& other : visit.readers) {
    const bool is_said =
        other.get() == visit.readers.front().get() || other->catalogue.has_label(said.context, said.english);
    if (other->tag() == visit.reader.tag() || !is_said) continue;
    items += html("<li><span lang=\"{}\" dir=\"{}\">{}</span></li>", other->tag(),
                  languages::dir(other->language.direction), label(*other, said));
  }
  return html("<ul>{}</ul>", items);
}

Html row(Visit& visit, const Glossary::Term& term) {
  const Reader& reader = visit.reader;
  Html name = html("{}", label(reader, formats::label_of(term)));
  if (!term.note.empty()) name += html("<p class=\"quiet\">{}</p>", label(reader, formats::note_of(term)));
  return html("<tr><th scope=\"row\">{}</th><td data-title=\"{}\">{}</td><td data-title=\"{}\">{}</td></tr>",
              name, reader.say("glossary.where"), articles(reader, term), reader.say("glossary.elsewhere"),
              elsewhere(visit, term));
}

}  // namespace

Result<Page> glossary_page(Visit& visit) {
  const Reader& reader = visit.reader;
  std::vector<const Glossary::Term*> terms;
  for (const auto& term : visit.sources.glossary.terms()) {
    if (!term.articles.empty()) terms.push_back(&term);
  }
  const auto name = [&](const Glossary::Term* term) { return label(reader, formats::label_of(*term)); };
  std::ranges::sort(terms, [&](const auto* one, const auto* other) {
    return reader.collator.compare(name(one), name(other)) < 0;
  });
  Html rows;
  for (const auto* term : terms) rows += row(visit, *term);
  Page page;
  page.title = reader.say("glossary.title");
  page.body = html(
      "<h1>{}</h1><p>{}</p><div class=\"stacked\"><table class=\"glossary\"><thead><tr><th "
      "scope=\"col\">{}</th>"
      "<th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>{}</tbody></table></div>",
      page.title, reader.say("glossary.introduction"), reader.say("glossary.term"),
      reader.say("glossary.where"), reader.say("glossary.elsewhere"), rows);
  return page;
}

}  // namespace bch::portal
