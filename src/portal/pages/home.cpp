#include "portal/lists.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "portal/search_form.h"
#include "renditions/addresses.h"

namespace bch::portal {
namespace {

constexpr std::size_t newest_shown = 8;

Html counts(Visit& visit, const search::Answer& answer) {
  Html items;
  for (const formats::Format* format : visit.sources.formats.all()) {
    const auto count = answer.count(search::facet::format, format->id.value());
    if (count == 0) continue;
    search::Question question;
    question = question.with({std::string(search::facet::format), format->id.value()});
    items +=
        html("<li><a href=\"{}\">{}</a> <span class=\"quiet\">{}</span></li>",
             renditions::search_address(visit.reader.tag(), question), label(visit.reader, format->plural),
             visit.reader.catalogue.number(static_cast<std::int64_t>(count)));
  }
  return items.empty() ? Html() : html("<ul class=\"counts\">{}</ul>", items);
}

}  // namespace

Result<Page> home_page(Visit& visit) {
  const Reader& reader = visit.reader;
  auto question = newest_of(reader, nullptr, {}, newest_shown);
  question.counted = {std::string(search::facet::format)};
  const auto answer = TRY(visit.ask(std::move(question)));
  Page page;
  page.is_demonstration = visit.sources.node.is_demonstration;
  page.has_search = true;
  page.body = html("<h1>{}</h1><p>{}</p>", reader.say("site.name"), reader.say("home.introduction"));
  page.body += search_form(visit, {}) + html("<p class=\"quiet\">{}</p>", reader.say("home.search-help"));
  page.body += html("<h2>{}</h2>{}", reader.say("home.kinds"), counts(visit, answer));
  if (answer.total == 0)
    page.body += html("<p>{}</p>", reader.say("home.empty"));
  else
    page.body += html("<h2>{}</h2>{}", reader.say("home.newest"), record_list(visit, answer.hits));
  return page;
}

}  // namespace bch::portal
