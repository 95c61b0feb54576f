#include "portal/facets.h"
#include "portal/listing.h"
#include "portal/lmos.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {
namespace {

using formats::Aspect;
using formats::Format;

constexpr std::size_t columns_shown = 4;  // behind what the record is called

// The table: what each record is called, its country, and the fields that the format lists.
class Table {
 public:
  Table(Visit& visit, const Format& format) : visit_(visit), reader_(visit.reader), format_(format) {
    const auto& first = format.title_from.front();
    for (const auto& section : format.sections) {
      for (const auto& field : section.fields) {
        const bool is_title = std::ranges::find(first, field.name) != first.end();
        if (field.listed && !is_title && columns_.size() < columns_shown) columns_.push_back(&field);
      }
    }
  }

  [[nodiscard]] Html head() const {
    const auto* name = format_.field(format_.title_from.front().front());
    Html cells = html("<th scope=\"col\">{}</th>",
                      name == nullptr ? label(reader_, format_.title) : label(reader_, name->label));
    if (has_country()) cells += html("<th scope=\"col\">{}</th>", reader_.say("page.country"));
    for (const auto* column : columns_)
      cells += html("<th scope=\"col\">{}</th>", label(reader_, column->label));
    return html("<thead><tr>{}</tr></thead>", cells);
  }

  [[nodiscard]] Html row(const renditions::Record& record) const {
    const auto& entry = record.entry();
    Html name =
        html("<a href=\"{}\">{}</a>", address(record),
             record.title.empty() ? html("{}", records::to_text(*entry.number)) : reader_.text(record.title));
    if (record.standing == renditions::Standing::withdrawn)
      name += html(" <span class=\"tag withdrawn\">{}</span>", reader_.say("search.standing.withdrawn"));
    Html cells;
    if (has_country())
      cells += html("<td data-title=\"{}\">{}</td>", reader_.say("page.country"),
                    entry.party.empty() ? Html() : party_link(visit_, entry.party));
    const auto& parts = record.parts();
    const auto said = names_in_title(parts);
    for (const auto* column : columns_)
      cells += html("<td data-title=\"{}\">{}</td>", label(reader_, column->label),
                    std::ranges::find(said, column->name) == said.end() ? cell(parts, column->name) : Html());
    return html("<tr><th scope=\"row\">{}</th>{}</tr>", name, cells);
  }

 private:
  [[nodiscard]] bool has_country() const { return format_.has(Aspect::belongs_to_government); }

  [[nodiscard]] Url address(const renditions::Record& record) const {
    return format_.has(Aspect::has_unique_identifier)
               ? lmo_page_address(visit_, record)
               : renditions::record_address(reader_.tag(), *record.entry().number);
  }

  static const formats::Row* find(const std::vector<formats::Part>& parts, const std::string& name) {
    for (const auto& part : parts) {
      const auto row = std::ranges::find(part.rows, name, &formats::Row::field);
      if (row != part.rows.end()) return &*row;
    }
    return nullptr;
  }

  [[nodiscard]] Html cell(const std::vector<formats::Part>& parts, const std::string& name) const {
    const auto* row = find(parts, name);
    return row == nullptr ? Html() : values(visit_, *row);
  }

  // A record that has no name of its own takes it from other fields: these need not say it again.
  [[nodiscard]] std::vector<std::string> names_in_title(const std::vector<formats::Part>& parts) const {
    for (const auto& names : format_.title_from) {
      if (std::ranges::any_of(names, [&](const auto& name) { return find(parts, name) != nullptr; }))
        return names;
    }
    return {};
  }

  Visit& visit_;
  const Reader& reader_;
  const Format& format_;
  std::vector<const formats::Field*> columns_;
};

Html filter_form(const Reader& reader, const Listing& listing) {
  Html kept;
  for (const auto& choice : listing.question.choices) {
    if (choice.facet != search::facet::format)
      kept += html("<input type=\"hidden\" name=\"{}\" value=\"{}\">", choice.facet, choice.value);
  }
  return html(
      "<form action=\"{}\" class=\"filter\"><label for=\"filter\">{}</label> <input id=\"filter\" name=\"q\" "
      "type=\"search\" maxlength=\"1000\" value=\"{}\" dir=\"auto\">{} <button>{}</button></form>",
      listing.address, reader.say("registry.filter"), listing.question.words, kept,
      reader.say("registry.apply"));
}

// What can be chosen here: the format's own facets, and the country.
std::vector<std::string> facets_offered(const formats::Formats& formats, const search::Question& question,
                                        const Format& format) {
  std::vector<std::string> offered;
  if (format.has(Aspect::belongs_to_government)) offered.emplace_back(search::facet::party);
  for (auto& name : facets_for(formats, question)) {
    const bool is_own = std::ranges::any_of(formats::all_fields(format),
                                            [&](const auto& each) { return each.second->name == name; });
    if (is_own) offered.push_back(std::move(name));
  }
  return offered;
}

Html narrowing(Visit& visit, const Listing& listing, const search::Answer& answer) {
  Html folded;
  for (const auto& facet : listing.question.counted) folded += narrowing_links(visit, listing, answer, facet);
  if (!folded.empty()) folded = html("<div class=\"folds\">{}</div>", folded);
  return folded;
}

}  // namespace

Result<Page> registry_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const auto& formats = visit.sources.formats;
  const Format* format = formats.find(records::FormatId(std::string(visit.captures.find("format"))));
  if (format == nullptr || !format->has(Aspect::has_registry))
    return Problem{Problem::Kind::not_found, "registry.not-found", {}};
  search::Question question;
  question.page_size = rows_of_a_page;
  question = question.with({std::string(search::facet::format), format->id.value()});
  auto listing = read_listing(visit, renditions::registry_address(reader.tag(), format->id),
                              std::move(question), {std::string(search::facet::format)});
  if (listing.question.words.empty()) listing.question.order = search::Order::title;
  listing.question.counted = facets_offered(formats, listing.question, *format);
  const auto answer = TRY(visit.ask(listing.question));

  const Table table(visit, *format);
  Html rows;
  for (const auto& hit : answer.hits) {
    const auto record = visit.library.find(hit);
    if (record.ok() && record->entry().number) rows += table.row(*record);
  }
  Page page;
  page.title = label(reader, format->plural);
  page.is_demonstration = visit.sources.node.is_demonstration;
  page.body = html("<h1>{}</h1>{}{}{}", page.title, filter_form(reader, listing),
                   narrowing(visit, listing, answer), chosen_links(visit, listing));
  page.body +=
      html("<p class=\"found\" role=\"status\"><b>{}</b> · <a href=\"{}\">{}</a></p>",
           reader.catalogue.say_count("search.found", static_cast<std::int64_t>(answer.total)),
           renditions::search_address(reader.tag(), listing.question), reader.say("registry.in-search"));
  if (answer.is_relaxed) page.body += html("<p class=\"notice\">{}</p>", reader.say("search.relaxed"));
  if (rows.empty())
    page.body += html("<p>{}</p>", reader.say("search.nothing"));
  else
    page.body += html("<div class=\"stacked\"><table>{}<tbody>{}</tbody></table></div>", table.head(), rows);
  page.body += page_links(reader, listing, answer.total);
  page.body += html("<p class=\"quiet\"><a href=\"{}\">{}</a></p>",
                    renditions::registries_address(reader.tag()), reader.say("registries.title"));
  return page;
}

}  // namespace bch::portal
