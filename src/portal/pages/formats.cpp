#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"
#include "renditions/format_text.h"

namespace bch::portal {

// What can be published here: every common format, with the articles of the Protocol that it serves.
Result<Page> formats_page(Visit& visit) {
  const Reader& reader = visit.reader;
  Html rows;
  for (const formats::Format* format : visit.sources.formats.all()) {
    const bool is_national = format->has(formats::Aspect::belongs_to_government);
    rows += html(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-title=\"{}\"><bdi>{}</bdi></td><td "
        "data-title=\"{}\">{}</td><td data-title=\"{}\"><bdi>{}</bdi></td></tr>",
        renditions::format_address(reader.tag(), format->id), label(reader, format->plural),
        reader.say("formats.code"), format->code, reader.say("formats.owner"),
        reader.say(is_national ? "formats.national" : "formats.reference"), reader.say("formats.articles"),
        renditions::articles_text(*format));
  }
  Page page;
  page.title = reader.say("formats.title");
  page.body = html(
      "<h1>{}</h1><p>{}</p><div class=\"stacked\"><table><thead><tr><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th></tr></thead><tbody>{}</tbody></table></div>",
      page.title, reader.say("formats.introduction"), reader.say("formats.format"),
      reader.say("formats.code"), reader.say("formats.owner"), reader.say("formats.articles"), rows);
  page.body += html("<p><a href=\"{}\">{}</a> · <a href=\"{}\">{}</a></p>",
                    renditions::vocabularies_address(reader.tag()), reader.say("vocabularies.title"),
                    renditions::translations_address(reader.tag()), reader.say("translations.title"));
  return page;
}

}  // namespace bch::portal
