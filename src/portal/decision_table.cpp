#include "portal/decision_table.h"

#include "portal/decision_standing.h"
#include "portal/listing.h"
#include "portal/lists.h"
#include "portal/parts.h"
#include "renditions/addresses.h"
#include "search/snippet.h"

#include <algorithm>
#include <set>

namespace bch::portal {
namespace {

using formats::Aspect;
using formats::Role;
using records::PartyId;

constexpr std::size_t narrowed_from = 6;       // fewer rows are seen at a glance
constexpr std::size_t others_looked_at = 100;  // of the countries that stand on the page
constexpr std::size_t conditions_bytes = 400;

class Rows {
 public:
  Rows(Visit& visit, const std::vector<const Decision*>& others)
      : visit_(visit), reader_(visit.reader), others_(others) {}

  [[nodiscard]] Html row(const Decision& decision) const {
    const auto cell = [&](std::string_view key, const Html& said) {
      return html("<td data-title=\"{}\">{}</td>", reader_.say(key), said);
    };
    return html("<tr><th scope=\"row\">{}</th>{}{}{}{}</tr>", country(decision),
                cell("lmo.decision", title(decision)), cell("lmo.use", use(decision)),
                cell("lmo.result", result(decision)), cell("lmo.standing", standing(decision)));
  }

  [[nodiscard]] Html head() const {
    Html cells = html("<th scope=\"col\">{}</th>", reader_.say("page.country"));
    for (const auto* key : {"lmo.decision", "lmo.use", "lmo.result", "lmo.standing"})
      cells += html("<th scope=\"col\">{}</th>", reader_.say(key));
    return html("<thead><tr>{}</tr></thead>", cells);
  }

  [[nodiscard]] bool is_of_union(const Decision& decision) const {
    const auto* party = visit_.sources.formats.vocabularies().party(decision.record.entry().party);
    return party != nullptr && party->is_union;
  }

 private:
  [[nodiscard]] Html country(const Decision& decision) const {
    Html said = party_link(visit_, decision.record.entry().party);
    if (is_of_union(decision)) said += html(" <span class=\"tag\">{}</span>", reader_.say("lmo.union"));
    return said;
  }

  [[nodiscard]] Html link(const Decision& decision) const {
    const auto& number = *decision.record.entry().number;
    const Html said = decision.record.title.empty() ? html("{}", records::to_text(number))
                                                    : reader_.text(decision.record.title);
    return html("<a href=\"{}\">{}</a>", renditions::record_address(reader_.tag(), number), said);
  }

  [[nodiscard]] Html title(const Decision& decision) const {
    Html said = link(decision);
    if (decision.date)
      said += html("<div class=\"meta\"><time datetime=\"{}\">{}</time></div>", to_text(*decision.date),
                   reader_.dates.long_date(*decision.date));
    return said;
  }

  [[nodiscard]] Html use(const Decision& decision) const {
    Html said;
    for (const Role role : {Role::subject, Role::uses}) {
      for (const auto* row : formats::rows_with(decision.parts(), role)) {
        for (const auto& item : row->items) {
          const auto* term = std::get_if<formats::TermChoice>(&item);
          if (term != nullptr && !is_said_narrower(*term, row->items))
            said += html("<div>{}</div>", label(reader_, term->label));
        }
      }
    }
    return said;
  }

  [[nodiscard]] bool is_said_narrower(const formats::TermChoice& term,
                                      const std::vector<formats::Item>& items) const {
    return std::ranges::any_of(items, [&](const auto& item) {
      const auto* other = std::get_if<formats::TermChoice>(&item);
      const auto* known = other == nullptr ? nullptr : visit_.sources.formats.vocabularies().term(other->id);
      return known != nullptr && known->broader == term.id;
    });
  }

  [[nodiscard]] Html result(const Decision& decision) const {
    Html said;
    if (const auto* row = decision.row(Role::result)) said = values(visit_, *row);
    const auto* conditions = decision.row(Role::conditions);
    if (conditions != nullptr)
      said += html("<details><summary>{}</summary>{}</details>", label(reader_, conditions->label),
                   in_short(*conditions));
    return said;
  }

  // The beginning, in the reader's language; the record has all of it.
  [[nodiscard]] Html in_short(const formats::Row& row) const {
    const auto* rich = std::get_if<formats::RichText>(&row.items.front());
    if (rich == nullptr) return values(visit_, row);
    languages::LocalizedText text = rich->text;
    for (auto& each : text) {
      each.text = formats::without_markup(each.text);
      std::string begins;
      for (const auto& piece : search::snippet(each.text, {}, conditions_bytes)) begins += piece.text;
      each.text = std::move(begins);
    }
    return reader_.text(text);
  }

  [[nodiscard]] Html standing(const Decision& decision) const {
    const auto found = standing_of(decision, others_);
    Html said;
    const auto add = [&](const Html& line) { said += html("<div>{}</div>", line); };
    const auto tag = [&](std::string_view key) {
      return html("<span class=\"tag\">{}</span>", reader_.say(key));
    };
    if (found.amended_by != nullptr) add(tag("lmo.amended") + html(" ") + link(*found.amended_by));
    if (found.followed_by != nullptr && found.followed_by != found.amended_by)
      add(tag("lmo.followed") + html(" ") + link(*found.followed_by));
    if (found.is_open) add(tag("lmo.under-review"));
    if (found.amended_by == nullptr && found.followed_by == nullptr && !found.is_open) add(tag("lmo.newest"));
    if (const auto* until = decision.row(Role::valid_until)) add(validity(*until));
    if (decision.row(Role::conditions) != nullptr) add(tag("lmo.conditional"));
    if (const auto* where = decision.row(Role::jurisdiction))
      add(html("<span class=\"tag\">{}</span> ", label(reader_, where->label)) + values(visit_, *where));
    return said;
  }

  [[nodiscard]] Html validity(const formats::Row& until) const {
    const auto* date = std::get_if<CivilDate>(&until.items.front());
    if (date == nullptr) return values(visit_, until);
    const bool is_over = *date < day_of(visit_.sources.clock.now());
    return html("<span class=\"tag\">{}</span>", reader_.say(is_over ? "lmo.expired" : "lmo.valid-until",
                                                             {{"date", reader_.dates.long_date(*date)}}));
  }

  Visit& visit_;
  const Reader& reader_;
  const std::vector<const Decision*>& others_;
};

// The facets by which the table can be narrowed: those of the fields that it shows.
std::vector<std::string> facets_of(const formats::Format& format) {
  std::vector<std::string> facets{std::string(search::facet::party)};
  for (const Role role : {Role::subject, Role::uses, Role::result}) {
    const auto* field = format.field_with(role);
    if (field != nullptr && field->facet) facets.push_back(field->name);
  }
  return facets;
}

std::vector<Decision> read(Visit& visit, const std::vector<records::RecordId>& hits) {
  std::vector<Decision> decisions;
  for (const auto& hit : hits) {
    auto record = visit.library.find(hit);
    if (record.ok() && record->entry().number)
      decisions.push_back(read_decision(visit.sources.formats, std::move(record).value()));
  }
  return decisions;
}

// Decisions that the table does not show, but that say how those stand which it shows: of the countries at
// its edges or, when it is narrowed, of all its countries.
Result<std::vector<Decision>> elsewhere(Visit& visit, const Listing& listing, const formats::Format& format,
                                        const std::vector<Decision>& shown, std::size_t total) {
  std::vector<Decision> decisions;
  const bool is_narrowed = listing.question.choices.size() > 1 || !listing.question.words.empty();
  if (shown.empty() || (!is_narrowed && total == shown.size())) return decisions;
  std::set<PartyId> parties{shown.front().record.entry().party, shown.back().record.entry().party};
  if (is_narrowed) {
    for (const Decision& decision : shown) parties.insert(decision.record.entry().party);
  }
  auto question = newest_of(visit.reader, &format, {}, others_looked_at);
  question.refers_to = listing.question.refers_to;
  for (const auto& party : parties)
    question = question.with({std::string(search::facet::party), party.value()});
  const auto answer = TRY(visit.ask(question));
  return read(visit, answer.hits);
}

Html narrowing(Visit& visit, const Listing& listing, const search::Answer& answer) {
  Html folded;
  if (answer.total >= narrowed_from || listing.question.choices.size() > 1) {
    for (const auto& facet : listing.question.counted)
      folded += narrowing_links(visit, listing, answer, facet);
  }
  if (!folded.empty()) folded = html("<div class=\"folds\">{}</div>", folded);
  return folded + chosen_links(visit, listing);
}

Html nothing_found(Visit& visit) {
  const auto today = visit.reader.dates.long_date(day_of(visit.sources.clock.now()));
  return html("<p>{}</p>", say_statement(visit, renditions::statement::no_decision_found, {{"date", today}}));
}

Result<Html> of_format(Visit& visit, const formats::Format& format, const records::RecordId& lmo,
                       const Url& address) {
  search::Question question;
  question.page_size = rows_of_a_page;
  question.order = search::Order::country;
  question.refers_to = {lmo};
  question = question.with({std::string(search::facet::format), format.id.value()});
  question.counted = facets_of(format);
  const auto listing =
      read_listing(visit, address, std::move(question), {std::string(search::facet::format)});
  const auto answer = TRY(visit.ask(listing.question));
  const auto shown = read(visit, answer.hits);
  const auto not_shown = TRY(elsewhere(visit, listing, format, shown, answer.total));
  std::vector<const Decision*> others;
  for (const auto* decisions : {&not_shown, &shown}) {
    for (const Decision& decision : *decisions) others.push_back(&decision);
  }

  const Rows rows(visit, others);
  Html lines;
  bool has_unions = false;
  for (const Decision& decision : shown) {
    lines += rows.row(decision);
    has_unions = has_unions || rows.is_of_union(decision);
  }
  Html view = narrowing(visit, listing, answer);
  if (lines.empty()) return view + nothing_found(visit);
  view += html(
      "<div class=\"scroll stacked\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table "
      "class=\"decisions\">{}<tbody>{}</tbody></table></div>",
      label(visit.reader, format.plural), rows.head(), lines);
  view += page_links(visit.reader, listing, answer.total);
  view += html("<p class=\"quiet\">{}</p>", visit.reader.say("lmo.standing-explained"));
  if (has_unions)
    view += html("<p class=\"quiet\">{}</p>", say_statement(visit, renditions::statement::union_law));
  return view;
}

}  // namespace

Result<Html> decision_table(Visit& visit, const renditions::Record& lmo, const Url& address) {
  Html view;
  for (const formats::Format* format : visit.sources.formats.all()) {
    if (format->has(Aspect::decides)) view += TRY(of_format(visit, *format, lmo.entry().record, address));
  }
  return html("<section id=\"decisions\"><h2>{}</h2>{}</section>", visit.reader.say("lmo.decisions"), view);
}

}  // namespace bch::portal
