#include "portal/lists.h"
#include "portal/pages.h"
#include "portal/paging.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {
namespace {

constexpr std::size_t page_size = 20;
constexpr std::string_view kind_parameter = "kind";

std::vector<const formats::Format*> kinds_of_news(const formats::Formats& formats) {
  auto kinds = formats.all();
  std::erase_if(kinds, [](const auto* format) { return !format->has(formats::Aspect::is_news); });
  return kinds;
}

Url address(const Reader& reader, const formats::Format* kind) {
  const auto all = renditions::news_address(reader.tag());
  return kind == nullptr ? all : all.with(kind_parameter, kind->code);
}

// All kinds, or one.
Html choice(const Reader& reader, const std::vector<const formats::Format*>& kinds,
            const formats::Format* chosen) {
  if (kinds.size() < 2) return {};
  const auto link = [&](const formats::Format* kind, const std::string& name) {
    return kind == chosen ? html("<b aria-current=\"true\">{}</b>", name)
                          : html("<a href=\"{}\">{}</a>", address(reader, kind), name);
  };
  Html links = link(nullptr, reader.say("news.all"));
  for (const auto* kind : kinds) links += html(" · {}", link(kind, label(reader, kind->plural)));
  return html("<div class=\"ways\"><div><span>{}</span> <span>{}</span></div></div>", reader.say("news.show"),
              links);
}

}  // namespace

Result<Page> news_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const auto kinds = kinds_of_news(visit.sources.formats);
  const auto asked =
      std::ranges::find(kinds, visit.request.query.find(kind_parameter), &formats::Format::code);
  const formats::Format* chosen = asked == kinds.end() ? nullptr : *asked;
  auto question = newest_of(reader, chosen, {}, page_size);
  for (const auto* kind : kinds) {
    if (chosen == nullptr) question = question.with({std::string(search::facet::format), kind->id.value()});
  }
  question.page = page_asked(visit.request);
  Page page;
  page.title = reader.say("news.title");
  page.is_demonstration = visit.sources.node.is_demonstration;
  page.body = html("<h1>{}</h1><p>{}</p>", page.title, reader.say("news.introduction"));
  const auto answer = kinds.empty() ? search::Answer() : TRY(visit.ask(question));
  page.body += choice(reader, kinds, chosen);
  if (answer.total == 0) {
    page.body += html("<p>{}</p>", reader.say("news.none"));
    return page;
  }
  page.body += record_list(visit, answer.hits) +
               paging(reader, address(reader, chosen), question.page, pages_of(answer.total, page_size));
  question.page = 1;
  page.body +=
      html("<p class=\"quiet\"><a href=\"{}\">{}</a> · <a href=\"{}\">{}</a></p>",
           renditions::search_export_address(reader.tag(), question, "atom"), reader.say("feed.news"),
           renditions::meetings_address(reader.tag()), reader.say("meetings.title"));
  return page;
}

}  // namespace bch::portal
