#include "portal/guide.h"
#include "portal/pages.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {
namespace {

constexpr std::string_view contents = "index";

}  // namespace

Result<Page> help_page(Visit& visit) {
  const auto guide = find_guide(visit.sources.guides, contents, visit.reader);
  if (!guide) return Problem{Problem::Kind::not_found, "help.not-found", {}};
  Page page;
  page.title = guide->title;
  page.body = html("<div class=\"guide contents\">{}</div>", shown(*guide, visit.reader));
  return page;
}

Result<Page> help_topic_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const auto name = visit.captures.find("page");
  const auto index = find_guide(visit.sources.guides, contents, reader);
  const auto target_of = [](std::string_view topic) { return std::string("help/").append(topic); };
  // What the contents do not name is no page of the help: about, terms and others have addresses of their
  // own.
  const bool is_named =
      index && std::ranges::find(index->links, target_of(name), &Guide::Link::target) != index->links.end();
  const auto guide = is_named ? find_guide(visit.sources.guides, name, reader) : std::nullopt;
  if (!guide) return Problem{Problem::Kind::not_found, "help.not-found", {}};
  Html others;
  for (const auto& [target, words] : index->links) {
    if (!target.starts_with(target_of({})) || target == target_of(name)) continue;
    others += html("<li><a href=\"{}\">{}</a></li>",
                   renditions::help_address(reader.tag(), target.substr(target_of({}).size())), words);
  }
  Page page;
  page.title = guide->title;
  page.body = html(
      "<p class=\"quiet\"><a href=\"{}\">{}</a></p><div class=\"guide\">{}</div><nav "
      "aria-labelledby=\"others\"><h2 id=\"others\">{}</h2><ul class=\"names\">{}</ul></nav>",
      renditions::help_address(reader.tag()), index->title, shown(*guide, reader), reader.say("help.others"),
      others);
  return page;
}

}  // namespace bch::portal
