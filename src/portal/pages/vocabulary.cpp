#include "formats/labels.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

namespace bch::portal {
namespace {

using vocabularies::Term;
using vocabularies::Vocabulary;

// A vocabulary as a tree, each term with its identifier and what belongs to it.
class TreeWriter {
 public:
  TreeWriter(const Reader& reader, const Vocabulary& vocabulary) : reader_(reader), vocabulary_(vocabulary) {}

  [[nodiscard]] Html below(const records::TermId& broader) const {
    Html items;
    for (const Term& term : vocabulary_.terms) {
      if (term.broader == broader)
        items += html("<li id=\"{}\">{}{}</li>", term.id.value(), said(term), below(term.id));
    }
    return items.empty() ? items : html("<ul class=\"terms\">{}</ul>", items);
  }

 private:
  [[nodiscard]] Html said(const Term& term) const {
    Html said = html("{} <code class=\"quiet\" dir=\"ltr\">{}</code>",
                     label(reader_, formats::label_of(term.id, &term)), term.id.value());
    if (term.own)
      said += html(" <span class=\"tag\" title=\"{}\">{}</span>", reader_.say("vocabulary.own-explained"),
                   reader_.say("vocabulary.own"));
    if (term.deprecated) said += html(" <span class=\"tag\">{}</span>", reader_.say("vocabulary.retired"));
    if (const Term* successor = vocabulary_.find(term.replaced_by)) {
      said += html(" <span class=\"quiet\">{}</span>",
                   reader_.say("vocabulary.replaced-by",
                               {{"term", label(reader_, formats::label_of(successor->id, successor))}}));
    }
    if (!term.note.empty())
      said += html("<div class=\"quiet\">{}</div>", label(reader_, formats::note_of(term)));
    return said;
  }

  const Reader& reader_;
  const Vocabulary& vocabulary_;
};

// The formats of which a field speaks in these terms.
Html used_by(Visit& visit, const Vocabulary& vocabulary) {
  Html items;
  for (const formats::Format* format : visit.sources.formats.all()) {
    for (const auto& [path, field] : formats::all_fields(*format)) {
      if (field->vocabulary != &vocabulary) continue;
      items += html("<li><a href=\"{}\">{}</a></li>",
                    renditions::format_address(visit.reader.tag(), format->id).at(path),
                    label(visit.reader, format->title) + ": " + label(visit.reader, field->label));
    }
  }
  return items.empty() ? items
                       : html("<section><h2>{}</h2><ul>{}</ul></section>",
                              visit.reader.say("vocabulary.used-by"), items);
}

}  // namespace

Result<Page> vocabulary_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const auto* vocabulary = visit.sources.formats.vocabularies().find(visit.captures.find("vocabulary"));
  if (vocabulary == nullptr) return Problem{Problem::Kind::not_found, "vocabulary.not-found", {}};
  Page page;
  page.title = label(reader, formats::label_of(*vocabulary));
  page.body = html("<h1>{}</h1>", page.title);
  if (!vocabulary->domain.empty())
    page.body += html("<p class=\"quiet\">{} <code dir=\"ltr\">{}</code></p>",
                      reader.say("vocabulary.domain"), vocabulary->domain);
  page.body += TreeWriter(reader, *vocabulary).below({}) + used_by(visit, *vocabulary);
  return page;
}

}  // namespace bch::portal
