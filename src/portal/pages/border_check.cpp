#include "base/limits.h"
#include "portal/border.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>
#include <charconv>

namespace bch::portal {
namespace {

constexpr std::size_t lmos_shown = 6;  // in full; of others the name

using vocabularies::Party;

// "xa" or "XA"; nullptr for all Governments and for none that is known.
const Party* party_named(const vocabularies::Vocabularies& vocabularies, std::string_view code) {
  const auto found = std::ranges::find_if(
      vocabularies.parties(), [&](const Party& party) { return http::same_field(party.id.value(), code); });
  return found == vocabularies.parties().end() ? nullptr : &*found;
}

std::size_t page_named(std::string_view written) {
  std::size_t page = 1;
  std::from_chars(written.data(), written.data() + written.size(), page);
  return std::clamp<std::size_t>(page, 1, limits::question_pages);
}

// Governments in the order of the reader's language.
Html countries(Visit& visit, const Party* chosen) {
  struct Line {
    std::string key;
    Html html;
  };
  std::vector<Line> lines;
  for (const Party& party : visit.sources.formats.vocabularies().parties()) {
    const std::string name = party_name(visit, party.id);
    lines.push_back({visit.reader.collator.sort_key(name),
                     &party == chosen
                         ? html("<option value=\"{}\" selected>{}</option>", party.id.value(), name)
                         : html("<option value=\"{}\">{}</option>", party.id.value(), name)});
  }
  std::ranges::sort(lines, {}, &Line::key);
  Html options = html("<option value=\"\">{}</option>", visit.reader.say("border.any-country"));
  for (const Line& line : lines) options += line.html;
  return options;
}

Html form(Visit& visit, std::string_view papers, const Party* party) {
  const Reader& reader = visit.reader;
  return html(
      "<form class=\"check\" action=\"{}\"><label for=\"papers\">{}</label><textarea id=\"papers\" "
      "name=\"papers\" rows=\"3\" cols=\"60\" maxlength=\"1500\" dir=\"auto\" "
      "aria-describedby=\"papers-help\">{}"
      "</textarea><p class=\"quiet\" id=\"papers-help\">{}</p><label for=\"party\">{}</label><div><select "
      "id=\"party\" name=\"party\">{}</select> <button>{}</button></div></form>",
      renditions::border_check_address(reader.tag()), reader.say("border.papers"), papers,
      reader.say("border.papers-help"), reader.say("border.country"), countries(visit, party),
      reader.say("border.check"));
}

// What was not recognised, and what else to try.
Html unknown(Visit& visit, const Consignment& consignment) {
  if (consignment.unknown.empty()) return {};
  const Reader& reader = visit.reader;
  Html items;
  for (const auto& written : consignment.unknown) items += html("<li><bdi>{}</bdi></li>", written);
  return html("<section><h2>{}</h2><ul>{}</ul><p>{}</p></section>", reader.say("border.unknown"), items,
              reader.say("border.unknown-try"));
}

Result<Html> others(Visit& visit, const Consignment& consignment, const Border& border) {
  Html items;
  for (std::size_t i = lmos_shown; i < consignment.lmos.size(); ++i) {
    const auto& lmo = consignment.lmos[i];
    const std::string name = title(visit.reader, lmo.title, *lmo.entry().number);
    items += html("<li><a href=\"{}\">{}</a></li>", check_address(visit, name, border), name);
  }
  if (items.empty()) return items;
  return html("<section><h2>{}</h2><ul class=\"names\">{}</ul></section>", visit.reader.say("border.others"),
              items);
}

// As of when all this was so.
Result<Html> as_of(Visit& visit) {
  search::Question question;
  question.page_size = 1;
  const auto answer = TRY(visit.ask(question));
  const auto today = visit.reader.dates.long_date(day_of(visit.sources.clock.now()));
  return html("<p class=\"quiet\">{}</p>",
              visit.reader.say(
                  "border.as-of",
                  {{"date", today},
                   {"position", visit.reader.catalogue.number(static_cast<std::int64_t>(answer.position))}}));
}

Result<Html> findings(Visit& visit, const Consignment& consignment, const Border& border,
                      const std::string& papers) {
  Html view;
  for (std::size_t i = 0; i < std::min(lmos_shown, consignment.lmos.size()); ++i)
    view += TRY(lmo_at_the_border(visit, consignment.lmos[i], border));
  view += TRY(others(visit, consignment, border));
  for (const Goods& goods : consignment.goods) view += TRY(goods_at_the_border(visit, goods, border, papers));
  view += unknown(visit, consignment);
  if (consignment.is_empty()) view += html("<p class=\"notice\">{}</p>", visit.reader.say("border.nothing"));
  return view;
}

}  // namespace

Result<Page> border_check_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const std::string papers(visit.request.query.find("papers"));
  if (papers.size() > limits::papers_bytes) return Problem{Problem::Kind::too_large, "border.too-long", {}};
  const Border border{party_named(visit.sources.formats.vocabularies(), visit.request.query.find("party")),
                      page_named(visit.request.query.find("page"))};
  Page page;
  page.title = reader.say("border.title");
  page.body = html("<h1>{}</h1>", page.title);
  if (papers.empty()) page.body += html("<p>{}</p>", reader.say("border.introduction"));
  page.body += form(visit, papers, border.party);
  if (!papers.empty()) {
    const auto consignment = TRY(recognise(visit, search::read_papers(papers)));
    page.is_demonstration = (border.party != nullptr && border.party->demonstration) ||
                            std::ranges::any_of(consignment.lmos, &renditions::Record::is_demonstration);
    page.body += TRY(findings(visit, consignment, border, papers));
  }
  if (border.party != nullptr) page.body += TRY(whom_to_ask(visit, *border.party));
  page.body += accompanying_documents(reader);
  page.body += TRY(as_of(visit));
  return page;
}

}  // namespace bch::portal
