#include "formats/labels.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {

Result<Page> vocabularies_page(Visit& visit) {
  const Reader& reader = visit.reader;
  struct Line {
    std::string key;
    Html html;
  };
  std::vector<Line> lines;
  for (const auto& [id, vocabulary] : visit.sources.formats.vocabularies().all()) {
    const std::string name = label(reader, formats::label_of(vocabulary));
    lines.push_back({reader.collator.sort_key(name),
                     html("<li><a href=\"{}\">{}</a><div class=\"meta\">{}</div></li>",
                          renditions::vocabulary_address(reader.tag(), id), name,
                          reader.catalogue.say_count("vocabularies.terms",
                                                     static_cast<std::int64_t>(vocabulary.terms.size())))});
  }
  std::ranges::sort(lines, {}, &Line::key);
  Html list;
  for (const Line& line : lines) list += line.html;
  Page page;
  page.title = reader.say("vocabularies.title");
  page.body = html("<h1>{}</h1><p>{}</p><ul class=\"counts\">{}</ul>", page.title,
                   reader.say("vocabularies.introduction"), list);
  return page;
}

}  // namespace bch::portal
