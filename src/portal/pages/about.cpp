#include "portal/guide.h"
#include "portal/pages.h"
#include "portal/parts.h"

namespace bch::portal {
namespace {

// Who runs this node, in the words of who runs it.
Html operator_of(Visit& visit) {
  const Reader& reader = visit.reader;
  const Node& node = visit.sources.node;
  const Html contact =
      node.contact.empty() ? html("{}", reader.say("about.no-contact")) : html("<bdi>{}</bdi>", node.contact);
  return html(
      "<section><h2>{}</h2><dl class=\"fields\"><dt>{}</dt><dd><bdi>{}</bdi></dd><dt>{}</dt><dd>{}</dd></dl>"
      "</section>",
      reader.say("about.operator"), reader.say("about.node"), node.name, reader.say("about.contact"),
      contact);
}

// A standing page: its text, then who answers for this node.
Result<Page> standing(Visit& visit, std::string_view name) {
  const auto guide = find_guide(visit.sources.guides, name, visit.reader);
  if (!guide) return Problem{Problem::Kind::not_found, "help.not-found", {}};
  Page page;
  page.title = guide->title;
  page.body = html("<div class=\"guide\">{}</div>", shown(*guide, visit.reader)) + operator_of(visit);
  return page;
}

}  // namespace

Result<Page> about_page(Visit& visit) {
  Page page = TRY(standing(visit, "about"));
  if (!visit.sources.node.is_official)
    page.body +=
        html("<p class=\"notice\">{}</p>", say_statement(visit, renditions::statement::not_official));
  return page;
}

Result<Page> accessibility_page(Visit& visit) {
  return standing(visit, "accessibility");
}

Result<Page> privacy_page(Visit& visit) {
  return standing(visit, "privacy");
}

Result<Page> terms_page(Visit& visit) {
  return standing(visit, "terms");
}

}  // namespace bch::portal
