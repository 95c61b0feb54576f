#include "formats/labels.h"
#include "portal/categories.h"
#include "portal/contacts.h"
#include "portal/country_list.h"
#include "portal/lists.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "portal/standing.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {
namespace {

using formats::Role;
using renditions::Contact;
using vocabularies::Party;

constexpr std::size_t most_compared = 5;

// What the page shows of one Government.
struct Column {
  const Party* party = nullptr;
  bool is_party = false;
  std::vector<Contact> contacts;
  std::vector<Published> published;
  search::Answer results;  // of its decisions, counted by what was decided
};

// The formats that decide, each with the field that says what was decided.
std::vector<std::pair<const formats::Format*, const formats::Field*>> deciding(
    const formats::Formats& formats) {
  std::vector<std::pair<const formats::Format*, const formats::Field*>> all;
  for (const auto* format : formats.all()) {
    const auto* field = format->field_with(Role::result);
    const bool tells = format->has(formats::Aspect::decides) && field != nullptr && field->facet &&
                       field->vocabulary != nullptr;
    if (tells) all.emplace_back(format, field);
  }
  return all;
}

// In the order in which they were chosen, each once.
std::vector<const Party*> chosen(Visit& visit) {
  std::vector<const Party*> parties;
  for (const auto code : visit.request.query.values(renditions::compared_parameter)) {
    const auto* party = visit.sources.formats.vocabularies().with_code(code);
    const bool is_new = party != nullptr && std::ranges::find(parties, party) == parties.end();
    if (is_new && parties.size() < most_compared) parties.push_back(party);
  }
  return parties;
}

Result<Column> column_of(Visit& visit, const Party& party) {
  const Reader& reader = visit.reader;
  const auto& formats = visit.sources.formats;
  Column column;
  column.party = &party;
  column.is_party = party.is_party(day_of(visit.sources.clock.now()));
  const auto contacts = TRY(visit.ask(renditions::contacts_question(reader, formats, party.id)));
  column.contacts = renditions::contacts_among(reader, visit.library, contacts.hits);
  auto question = by_kind(reader, party.id, 0);
  for (const auto& [format, field] : deciding(formats)) question.counted.push_back(field->name);
  column.results = TRY(visit.ask(std::move(question)));
  column.published = TRY(published_by(visit, party.id, column.results));
  return column;
}

// The form with which countries are chosen: works without any script.
class FormWriter {
 public:
  FormWriter(Visit& visit, const std::vector<const Party*>& chosen) : reader_(visit.reader), chosen_(chosen) {
    // A demonstration says nothing of States.
    const bool invented = visit.sources.node.is_demonstration;
    std::vector<const Party*> offered;
    for (const Party& party : visit.sources.formats.vocabularies().parties()) {
      if (party.demonstration == invented) offered.push_back(&party);
    }
    named_ = by_name(visit, offered);
  }

  [[nodiscard]] Html write() const {
    Html selects;
    for (std::size_t i = 0; i < most_compared; ++i) selects += select(i);
    const Url here = renditions::compare_address(reader_.tag(), {});
    return html("<form action=\"{}\">{}<button>{}</button></form>", here, selects,
                reader_.say("compare.show"));
  }

 private:
  [[nodiscard]] Html select(std::size_t place) const {
    Html options = html("<option value=\"\">–</option>");
    for (const auto& [party, name] : named_) {
      const bool is_chosen = place < chosen_.size() && chosen_[place] == party;
      options += is_chosen ? html("<option value=\"{}\" selected>{}</option>", party->id.value(), name)
                           : html("<option value=\"{}\">{}</option>", party->id.value(), name);
    }
    const auto number = reader_.catalogue.number(static_cast<std::int64_t>(place) + 1);
    return html("<select name=\"{}\" aria-label=\"{}\">{}</select>", renditions::compared_parameter,
                reader_.say("compare.country", {{"number", number}}), options);
  }

  const Reader& reader_;
  const std::vector<const Party*>& chosen_;
  std::vector<NamedParty> named_;
};

// The table, row by row.
class TableWriter {
 public:
  TableWriter(Visit& visit, const std::vector<Column>& columns)
      : visit_(visit), reader_(visit.reader), columns_(columns) {}

  [[nodiscard]] Html write() const {
    Html head = html("<td></td>");
    for (const Column& column : columns_)
      head += html("<th scope=\"col\">{}</th>", party_link(visit_, column.party->id));
    const Html body = general() + categories() + results();
    return html(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">"
        "<table class=\"beside\"><thead><tr>{}</tr></thead>{}</table></div>",
        reader_.say("compare.title"), head, body);
  }

 private:
  template <typename Cell>
  Html row(const Html& title, Cell cell) const {
    Html cells;
    for (const Column& column : columns_) cells += html("<td>{}</td>", cell(column));
    return html("<tr><th scope=\"row\">{}</th>{}</tr>", title, cells);
  }

  [[nodiscard]] Html part(const std::string& title, const Html& rows) const {
    return html("<tbody><tr><td class=\"part\" colspan=\"{}\">{}</td></tr>{}</tbody>", columns_.size() + 1,
                title, rows);
  }

  [[nodiscard]] Html general() const {
    const auto standing = [&](const Column& column) {
      Html said = html("<div>{}</div>", party_tag(visit_, *column.party));
      const auto* status = column.party->under(vocabularies::cartagena);
      if (status != nullptr && status->in_force)
        said += html("<div class=\"quiet\">{}</div>",
                     reader_.say("treaty.in-force", {{"date", reader_.dates.short_date(*status->in_force)}}));
      return said;
    };
    Html rows = row(html("{}", reader_.say("country.standing")), standing);
    rows += row(html("{}", reader_.say("country.groups")),
                [&](const Column& column) { return groups_line(visit_, *column.party); });
    for (const auto* format : visit_.sources.formats.all()) {
      const bool is_shown =
          format->has(formats::Aspect::is_focal_point) || format->has(formats::Aspect::is_authority);
      if (is_shown)
        rows += row(html("{}", label(reader_, format->plural)),
                    [&](const Column& column) { return contacts(column, *format); });
    }
    return html("<tbody>{}</tbody>", rows);
  }

  [[nodiscard]] Html contacts(const Column& column, const formats::Format& format) const {
    Html items;
    for (const Contact& contact : column.contacts) {
      if (contact.format != &format) continue;
      Html said = html("<a href=\"{}\" dir=\"auto\">{}</a>",
                       renditions::record_address(reader_.tag(), contact.number),
                       contact.office.empty() ? contact.title : contact.office);
      for (const auto& designation : contact.designations)
        said += html("<div class=\"quiet\">{}</div>", label(reader_, designation.label));
      items += html("<li>{}</li>", said);
    }
    return items.empty() ? nothing() : html("<ul>{}</ul>", items);
  }

  [[nodiscard]] Html categories() const {
    Html rows;
    const std::size_t count = columns_.empty() ? 0 : columns_.front().published.size();
    for (std::size_t i = 0; i < count; ++i) {
      const auto& category = *columns_.front().published[i].category;
      const Html title = html("{} <div class=\"quiet\">{}</div>", label(reader_, category.title),
                              duty_title(reader_, category.duty));
      rows += row(title, [&](const Column& column) {
        const Published& published = column.published[i];
        // Of who is no Party nothing is asked.
        return column.is_party || published.count > 0 ? published_cell(visit_, published) : Html();
      });
    }
    return part(reader_.say("categories.title"), rows);
  }

  [[nodiscard]] Html results() const {
    Html parts;
    for (const auto& [format, field] : deciding(visit_.sources.formats)) {
      Html rows;
      for (const auto& term : field->vocabulary->terms) {
        const search::FacetValue value{field->name, term.id.value()};
        rows += row(html("{}", label(reader_, formats::label_of(term.id, &term))),
                    [&](const Column& column) { return decided(column, *format, value); });
      }
      parts += part(reader_.say("compare.results", {{"kind", label(reader_, format->plural)}}), rows);
    }
    return parts;
  }

  [[nodiscard]] Html decided(const Column& column, const formats::Format& format,
                             const search::FacetValue& value) const {
    const auto count = column.results.count(value.facet, value.value);
    if (count == 0) return html("<span class=\"quiet\">{}</span>", reader_.say("compare.none"));
    const auto question =
        newest_of(reader_, &format, column.party->id, search::Question().page_size).with(value);
    return html("<a href=\"{}\">{}</a>", renditions::search_address(reader_.tag(), question),
                reader_.catalogue.say_count("country.records", static_cast<std::int64_t>(count)));
  }

  [[nodiscard]] Html nothing() const {
    return html("<span class=\"quiet\">{}</span>", reader_.say("categories.nothing"));
  }

  Visit& visit_;
  const Reader& reader_;
  const std::vector<Column>& columns_;
};

// To the matrix of LMOs and countries, with only these countries.
Html matrix_link(const Reader& reader, const std::vector<const Party*>& parties) {
  Url matrix = renditions::matrix_address(reader.tag());
  for (const Party* party : parties) matrix = matrix.with(search::facet::party, party->id.value());
  return html("<p><a href=\"{}\">{}</a></p>", matrix, reader.say("compare.matrix"));
}

}  // namespace

Result<Page> compare_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const auto parties = chosen(visit);
  Page page;
  page.title = reader.say("compare.title");
  page.is_demonstration = visit.sources.node.is_demonstration;
  page.body = html("<h1>{}</h1><p>{}</p>{}", page.title, reader.say("compare.introduction"),
                   FormWriter(visit, parties).write());
  std::vector<Column> columns;
  for (const Party* party : parties) columns.push_back(TRY(column_of(visit, *party)));
  if (columns.empty()) return page;
  const auto today = reader.dates.long_date(day_of(visit.sources.clock.now()));
  page.body += html("<p class=\"quiet\">{} {} {}</p>{}", reader.say("compare.as-of", {{"date", today}}),
                    reader.say("categories.introduction"), reader.say("compare.absence"),
                    TableWriter(visit, columns).write());
  if (columns.size() > 1) page.body += matrix_link(reader, parties);
  return page;
}

}  // namespace bch::portal
