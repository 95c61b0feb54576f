// Every part of which pages are made, in one place: for whoever makes a page or changes how they look.

#include "portal/lists.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "portal/search_form.h"
#include "renditions/addresses.h"

namespace bch::portal {
namespace {

// A part under the names of its classes.
Html shown(std::string_view names, const Html& part) {
  return html("<section><h2><code dir=\"ltr\">{}</code></h2>{}</section>", names, part);
}

Html text(const Reader& reader) {
  return html("<p class=\"kind\">{}</p><h3>{}</h3><p class=\"lead\">{}</p><p>{}</p><p class=\"quiet\">{}</p>",
              reader.say("formats.title"), reader.say("home.title"), reader.say("home.introduction"),
              reader.say("home.take-part-how"), reader.say("home.search-help"));
}

Html tags(const Reader& reader) {
  return html("<p><span class=\"tag\">{}</span> <span class=\"tag withdrawn\">{}</span> {}</p>",
              reader.say("country.party"), reader.say("search.standing.withdrawn"),
              demonstration_tag(reader));
}

Html chips(const Reader& reader) {
  const Url address = renditions::search_address(reader.tag(), {});
  return html(
      "<ul class=\"chips\"><li><a href=\"{}\">{}</a></li><li class=\"all\"><a href=\"{}\">{}</a></li></ul>",
      address, reader.say("page.countries"), address, reader.say("page.all-records"));
}

Html fields_part(const Reader& reader) {
  return html(
      "<dl class=\"fields\"><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd><code dir=\"ltr\">{}</code></dd></dl>",
      reader.say("record.revision"), reader.catalogue.number(2), reader.say("proof.origin"),
      "example/journal");
}

Html table(const Reader& reader) {
  return html(
      "<div class=\"stacked\"><table><thead><tr><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th></tr></thead>"
      "<tbody><tr><th scope=\"row\">{}</th><td data-title=\"{}\">{}</td></tr></tbody></table></div>",
      reader.say("history.event"), reader.say("record.revision"), reader.say("changes.publish"),
      reader.say("record.revision"), reader.catalogue.number(1));
}

Html cards(const Reader& reader) {
  return html("<ul class=\"counts\"><li><a href=\"{}\">{}</a><div class=\"quiet\">{}</div></li></ul>",
              renditions::changes_address(reader.tag()), reader.say("page.whats-new"),
              reader.say("home.changes"));
}

Html difference(const Reader& reader) {
  return html("<p><del>{}</del> <ins>{}</ins></p>", reader.say("comparison.removed"),
              reader.say("comparison.added"));
}

Html folded(const Reader& reader) {
  return html("<details><summary>{}</summary><p>{}</p></details>", reader.say("record.cite"),
              reader.say("home.introduction"));
}

}  // namespace

Result<Page> style_page(Visit& visit) {
  const Reader& reader = visit.reader;
  Page page;
  page.has_search = true;
  page.title = reader.say("style.title");
  page.is_demonstration = visit.sources.node.is_demonstration;
  page.body = html("<h1>{}</h1><p>{}</p>", page.title, reader.say("style.introduction"));
  page.body += shown("kind lead quiet", text(reader));
  page.body += shown("notice", html("<p class=\"notice\">{}</p>", reader.say("record.superseded")));
  page.body += shown("tag", tags(reader));
  page.body += shown("large", search_form(visit, {}));
  page.body += shown("chips", chips(reader));
  page.body += shown("fields", fields_part(reader));
  page.body += shown("stacked", table(reader));
  page.body += shown("counts", cards(reader));
  page.body += shown("hits", record_list(visit, TRY(visit.ask(newest_of(reader, nullptr, {}, 2))).hits));
  page.body += shown("ins del", difference(reader));
  page.body += shown("details", folded(reader));
  page.body += shown("short", html("<p class=\"short\">{}</p>", reader.say("short.introduction")));
  page.body += shown("pages", html("<nav class=\"pages\" aria-label=\"{}\"><a href=\"{}\">{}</a></nav>",
                                   reader.say("search.pages"), renditions::search_address(reader.tag(), {}),
                                   reader.say("search.next")));
  page.body += shown("cost", html("<p class=\"cost\">{}</p>", cost(reader, 1'000)));
  return page;
}

}  // namespace bch::portal
