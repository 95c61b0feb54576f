#include "formats/labels.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>
#include <iterator>

namespace bch::portal {
namespace {

// How much of something is translated.
struct Share {
  std::int64_t done = 0;
  std::int64_t all = 0;
};

Html cell(const Reader& reader, std::string_view title, const Share& share) {
  return html("<td data-title=\"{}\">{}</td>", reader.say(title),
              reader.say("translations.share", {{"done", reader.catalogue.number(share.done)},
                                                {"all", reader.catalogue.number(share.all)}}));
}

}  // namespace

// What is translated into which language: the program's sentences, and the texts of the treaty's files.
Result<Page> translations_page(Visit& visit) {
  const Reader& reader = visit.reader;
  auto labels = formats::labels(visit.sources.formats);
  std::ranges::move(formats::labels(visit.sources.glossary), std::back_inserter(labels));
  const auto& fallback = *visit.readers.front();
  Html rows;
  for (const auto& other : visit.readers) {
    const bool is_source = other.get() == &fallback;
    const auto translated = [&](const formats::Label& label) {
      return is_source || other->catalogue.has_label(label.context, label.english);
    };
    const Share sentences{static_cast<std::int64_t>(other->catalogue.sentences()),
                          static_cast<std::int64_t>(fallback.catalogue.sentences())};
    const Share texts{std::ranges::count_if(labels, translated), static_cast<std::int64_t>(labels.size())};
    rows += html(
        "<tr><th scope=\"row\"><a href=\"{}\" lang=\"{}\" hreflang=\"{}\" dir=\"{}\">{}</a></th>{}{}</tr>",
        renditions::translations_address(other->tag()), other->tag(), other->tag(),
        languages::dir(other->language.direction), other->language.name,
        cell(reader, "translations.sentences", sentences), cell(reader, "translations.texts", texts));
  }
  Page page;
  page.title = reader.say("translations.title");
  page.body = html(
      "<h1>{}</h1><p>{}</p><div class=\"stacked\"><table><thead><tr><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>{}</tbody></table></div>",
      page.title, reader.say("translations.introduction"), reader.say("translations.language"),
      reader.say("translations.sentences"), reader.say("translations.texts"), rows);
  return page;
}

}  // namespace bch::portal
