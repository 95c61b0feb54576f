#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

namespace bch::portal {

// What there is to look through as a whole: a registry for each kind of record that has one.
Result<Page> registries_page(Visit& visit) {
  const Reader& reader = visit.reader;
  search::Question question;
  question.counted = {std::string(search::facet::format)};
  question.page_size = 1;
  const auto answer = TRY(visit.ask(std::move(question)));
  Html items;
  for (const formats::Format* format : visit.sources.formats.all()) {
    if (!format->has(formats::Aspect::has_registry)) continue;
    items += html("<li><a href=\"{}\">{}</a><div class=\"meta\">{}</div></li>",
                  renditions::registry_address(reader.tag(), format->id), label(reader, format->plural),
                  reader.catalogue.say_count(
                      "registries.records",
                      static_cast<std::int64_t>(answer.count(search::facet::format, format->id.value()))));
  }
  Page page;
  page.title = reader.say("registries.title");
  page.is_demonstration = visit.sources.node.is_demonstration;
  page.body = html("<h1>{}</h1><p>{}</p><ul class=\"counts\">{}</ul>", page.title,
                   reader.say("registries.introduction"), items);
  page.body += html("<p><a href=\"{}\">{}</a></p>", renditions::matrix_address(reader.tag()),
                    reader.say("matrix.title"));
  return page;
}

}  // namespace bch::portal
