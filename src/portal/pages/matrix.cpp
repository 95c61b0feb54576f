#include "base/limits.h"
#include "formats/labels.h"
#include "portal/facets.h"
#include "portal/listing.h"
#include "portal/lmos.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace bch::portal {
namespace {

using formats::Aspect;
using formats::Field;
using formats::Format;
using formats::Role;
using records::PartyId;
using records::RecordId;

constexpr std::size_t side = 25;  // rows and columns of a page
constexpr std::size_t options_offered = 30;
constexpr std::string_view columns_parameter = "columns";
constexpr std::string_view sign_of_others = "◇";  // of decisions and communications without a result

// What the page is made from: the format that decides, and its fields.
struct Subject {
  const Format* decisions = nullptr;
  const Format* lmos = nullptr;
  const Field* lmo = nullptr;
  const Field* result = nullptr;
};

Subject find_subject(const formats::Formats& formats) {
  Subject subject;
  for (const Format* format : formats.all()) {
    if (subject.decisions == nullptr && format->has(Aspect::decides)) subject.decisions = format;
    if (subject.lmos == nullptr && format->has(Aspect::has_unique_identifier)) subject.lmos = format;
  }
  if (subject.decisions != nullptr) {
    subject.lmo = subject.decisions->field_with(Role::lmos);
    subject.result = subject.decisions->field_with(Role::result);
  }
  return subject;
}

bool is_complete(const Subject& subject) {
  return subject.lmos != nullptr && subject.lmo != nullptr && subject.lmo->facet &&
         subject.result != nullptr && subject.result->vocabulary != nullptr;
}

std::vector<std::string> facets_with(const Format& format, std::initializer_list<Role> roles) {
  std::vector<std::string> facets;
  for (const Role role : roles) {
    const auto* field = format.field_with(role);
    if (field != nullptr && field->facet) facets.push_back(field->name);
  }
  return facets;
}

bool holds(const std::vector<std::string>& all, std::string_view one) {
  return std::ranges::find(all, one) != all.end();
}

// What has been decided, as far as the reader's choices go.
class Matrix {
 public:
  Matrix(Visit& visit, const Subject& subject)
      : visit_(visit),
        reader_(visit.reader),
        subject_(subject),
        of_decisions_(facets_with(*subject.decisions, {Role::subject, Role::uses})),
        of_lmos_(facets_with(*subject.lmos, {Role::recipient_organisms, Role::traits})),
        listing_(read_listing(visit, renditions::matrix_address(visit.reader.tag()), {}, {})) {
    const auto written = visit.request.query.find(columns_parameter);
    std::from_chars(written.data(), written.data() + written.size(), column_page_);
    column_page_ = std::clamp<std::size_t>(column_page_, 1, limits::question_pages);
  }

  Result<Page> write() {
    TRY(ask());
    Page page;
    page.title = reader_.say("matrix.title");
    page.is_demonstration = visit_.sources.node.is_demonstration;
    page.body = html("<h1>{}</h1><p>{}</p>{}{}", page.title, reader_.say("matrix.introduction"), form(),
                     chosen_links(visit_, listing_));
    page.body += notes();
    if (rows_.empty() || columns_.empty()) return page;
    const Html turns = turning();
    if (!turns.empty())
      page.body +=
          html("<nav class=\"pages\" aria-label=\"{}\">{}</nav>", reader_.say("search.pages"), turns);
    if (rows_.size() == limits::facet_values)
      page.body += html("<p class=\"quiet\">{}</p>",
                        reader_.say("matrix.cut", {{"n", reader_.catalogue.number(limits::facet_values)}}));
    page.body += legend() + TRY(table()) + html("<div class=\"pages\">{}</div>", turns) + countries();
    return page;
  }

 private:
  // Which LMOs and countries there are decisions of.
  Result<Done> ask() {
    auto lmos = question_of(*subject_.lmos, of_lmos_);
    const bool is_narrowed = lmos.choices.size() > 1 || !lmos.words.empty();
    lmos.counted = of_lmos_;
    lmos.page_size = is_narrowed ? limits::facet_values : 0;
    lmo_answer_ = TRY(visit_.ask(lmos));
    const std::set<RecordId> wanted(lmo_answer_.hits.begin(), lmo_answer_.hits.end());

    auto offered = of_decisions_;
    offered.emplace_back(search::facet::party);
    offered.emplace_back(search::facet::group);
    decided_ = question_of(*subject_.decisions, offered);
    decided_.words.clear();
    decided_.counted = of_decisions_;
    decided_.counted.emplace_back(search::facet::party);
    decided_.counted.push_back(subject_.lmo->name);
    decided_.values_counted = limits::facet_values;
    decision_answer_ = TRY(visit_.ask(decided_));
    take_rows(is_narrowed ? &wanted : nullptr);
    take_columns();
    listing_.question.page = std::min(listing_.question.page, pages_of(rows_));
    column_page_ = std::min(column_page_, pages_of(columns_));
    return Done{};
  }

  [[nodiscard]] search::Question question_of(const Format& format,
                                             const std::vector<std::string>& facets) const {
    search::Question question = listing_.question;
    std::erase_if(question.choices, [&](const auto& choice) { return !holds(facets, choice.facet); });
    question = question.with({std::string(search::facet::format), format.id.value()});
    question.page_size = 0;
    return question;
  }

  // LMOs on which there are most decisions come first.
  void take_rows(const std::set<RecordId>* wanted) {
    const auto counted = decision_answer_.facets.find(subject_.lmo->name);
    if (counted == decision_answer_.facets.end()) return;
    for (const auto& [value, count] : counted->second) {
      if (wanted == nullptr || wanted->contains(RecordId(value))) rows_.push_back(value);
    }
  }

  void take_columns() {
    const auto counted = decision_answer_.facets.find(search::facet::party);
    if (counted == decision_answer_.facets.end()) return;
    std::vector<std::pair<std::string, std::string>> named;
    const bool is_chosen = std::ranges::any_of(
        decided_.choices, [](const auto& choice) { return choice.facet == search::facet::party; });
    for (const auto& [value, count] : counted->second) {
      if (is_chosen && !decided_.has({std::string(search::facet::party), value})) continue;
      named.emplace_back(reader_.collator.sort_key(party_name(visit_, PartyId(value))), value);
    }
    std::ranges::sort(named);
    for (auto& [key, value] : named) columns_.push_back(std::move(value));
  }

  [[nodiscard]] static std::size_t pages_of(const std::vector<std::string>& all) {
    return std::max<std::size_t>((all.size() + side - 1) / side, 1);
  }

  [[nodiscard]] static std::vector<std::string> part_of(const std::vector<std::string>& all,
                                                        std::size_t page) {
    const auto from = std::min((page - 1) * side, all.size());
    const auto to = std::min(from + side, all.size());
    return {all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(to)};
  }

  [[nodiscard]] Url address(std::size_t row_page, std::size_t column_page) const {
    auto question = listing_.question;
    question.page = row_page;
    const Url url = listing_.with(question);
    return column_page > 1 ? url.with(columns_parameter, std::to_string(column_page)) : url;
  }

  Result<Html> table() {
    search::Question question = decided_;
    question.counted.clear();
    search::Crossing crossing{subject_.lmo->name,
                              part_of(rows_, listing_.question.page),
                              std::string(search::facet::party),
                              part_of(columns_, column_page_),
                              subject_.result->name,
                              {}};
    for (const auto& term : subject_.result->vocabulary->terms)
      crossing.split_values.push_back(term.id.value());
    question.crossed = crossing;
    const auto answer = TRY(visit_.ask(question));
    Html head;
    for (const auto& party : crossing.column_values)
      head += html("<th scope=\"col\"><a href=\"{}\"><abbr title=\"{}\">{}</abbr></a></th>",
                   renditions::country_address(reader_.tag(), PartyId(party)),
                   party_name(visit_, PartyId(party)), renditions::country_code(PartyId(party)));
    Html lines;
    auto cell = answer.cells.begin();
    for (std::size_t row = 0; row < crossing.row_values.size(); ++row) {
      std::vector<const search::Cell*> cells(crossing.column_values.size(), nullptr);
      for (; cell != answer.cells.end() && cell->row == row; ++cell) cells[cell->column] = &*cell;
      lines += line(RecordId(crossing.row_values[row]), crossing, cells);
    }
    return html(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"matrix\">"
        "<thead><tr><th scope=\"col\">{}</th>{}</tr></thead><tbody>{}</tbody></table></div>",
        reader_.say("matrix.title"), label(reader_, subject_.lmos->title), head, lines);
  }

  Html line(const RecordId& id, const search::Crossing& crossing,
            const std::vector<const search::Cell*>& cells) const {
    const auto record = visit_.library.find(id);
    if (!record.ok() || !record->entry().number) return {};
    const Url page = lmo_page_address(visit_, *record);
    const auto identifier = unique_identifier_of(*record);
    Html said = html("<a href=\"{}\">{}</a>", page,
                     record->title.empty() ? html("{}", records::to_text(*record->entry().number))
                                           : reader_.text(record->title));
    if (!identifier.empty()) said += html("<div class=\"meta\"><bdi dir=\"ltr\">{}</bdi></div>", identifier);
    Html line = html("<th scope=\"row\">{}</th>", said);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const PartyId party(crossing.column_values[i]);
      line += cells[i] == nullptr
                  ? html("<td></td>")
                  : html("<td data-title=\"{}\">{}</td>", renditions::country_code(party),
                         results(*cells[i], page.with(search::facet::party, party.value()), party));
    }
    return html("<tr>{}</tr>", line);
  }

  [[nodiscard]] Html results(const search::Cell& cell, const Url& decisions, const PartyId& party) const {
    std::string signs;
    std::string words = party_name(visit_, party);
    std::size_t without = cell.total;
    const auto add = [&](std::string_view sign, const std::string& title, std::size_t count) {
      if (!signs.empty()) signs += ' ';
      signs += sign;
      words.append("; ").append(title);
      if (count < 2) return;
      const auto number = reader_.catalogue.number(static_cast<std::int64_t>(count));
      signs += number;
      words.append(": ").append(number);
    };
    for (const auto& [value, count] : cell.split) {
      const records::TermId id(value);
      const auto* term = subject_.result->vocabulary->find(id);
      if (term == nullptr || !term->broader.empty()) continue;
      add(sign_of(*term), label(reader_, formats::label_of(id, term)), count);
      without -= std::min(without, count);
    }
    if (without > 0) add(sign_of_others, reader_.say("matrix.other"), without);
    return html("<a href=\"{}\" aria-label=\"{}\">{}</a>", decisions.at("decisions"), words, signs);
  }

  static std::string_view sign_of(const vocabularies::Term& term) {
    return term.sign.empty() ? sign_of_others : std::string_view(term.sign);
  }

  [[nodiscard]] Html legend() const {
    Html items;
    for (const auto& term : subject_.result->vocabulary->terms) {
      if (!term.deprecated && term.broader.empty())
        items +=
            html("<li><b>{}</b> {}</li>", sign_of(term), label(reader_, formats::label_of(term.id, &term)));
    }
    items += html("<li><b>{}</b> {}</li>", sign_of_others, reader_.say("matrix.other"));
    return html("<ul class=\"legend\" aria-label=\"{}\">{}</ul>", reader_.say("matrix.legend"), items);
  }

  [[nodiscard]] Html notes() const {
    const auto today = reader_.dates.long_date(day_of(visit_.sources.clock.now()));
    const auto absent = say_statement(visit_, renditions::statement::no_decision_found, {{"date", today}});
    if (rows_.empty() || columns_.empty()) return html("<p>{}</p>", absent);
    return html("<p class=\"notice\">{} {}</p>", reader_.say("matrix.empty-cell"), absent);
  }

  // The names behind the codes of the columns.
  [[nodiscard]] Html countries() const {
    Html items;
    bool has_unions = false;
    for (const auto& party : part_of(columns_, column_page_)) {
      const auto* known = visit_.sources.formats.vocabularies().party(PartyId(party));
      has_unions = has_unions || (known != nullptr && known->is_union);
      items += html("<li><b><bdi dir=\"ltr\">{}</bdi></b> {}</li>", renditions::country_code(PartyId(party)),
                    party_link(visit_, PartyId(party)));
    }
    return html(
        "<section><h2>{}</h2><ul class=\"names\">{}</ul>{}</section>", reader_.say("matrix.countries"), items,
        has_unions
            ? html("<p class=\"quiet\">{}</p>", say_statement(visit_, renditions::statement::union_law))
            : Html());
  }

  [[nodiscard]] Html turning() const {
    const auto links = [&](std::string_view key, std::size_t page, std::size_t all, const auto& address_of) {
      const std::size_t pages = (all + side - 1) / side;
      if (pages < 2) return Html();
      const auto number = [&](std::size_t n) {
        return reader_.catalogue.number(static_cast<std::int64_t>(n));
      };
      const auto range = reader_.say(key, {{"from", number((page - 1) * side + 1)},
                                           {"to", number(std::min(page * side, all))},
                                           {"all", number(all)}});
      Html said;
      if (page > 1)
        said += html("<a href=\"{}\">{}</a> ", address_of(page - 1), reader_.say("matrix.before"));
      said += html("<span class=\"quiet\">{}</span> ", range);
      if (page < pages)
        said += html("<a href=\"{}\">{}</a>", address_of(page + 1), reader_.say("matrix.after"));
      return html("<div>{}</div>", said);
    };
    const std::size_t row_page = listing_.question.page;
    return links("matrix.rows", row_page, rows_.size(),
                 [&](std::size_t page) { return address(page, column_page_); }) +
           links("matrix.columns", column_page_, columns_.size(),
                 [&](std::size_t page) { return address(row_page, page); });
  }

  Html form() {
    Html kept;
    for (const auto& choice : listing_.question.choices) {
      if (choice.facet == search::facet::party)
        kept += html("<input type=\"hidden\" name=\"{}\" value=\"{}\">", choice.facet, choice.value);
    }
    Html fields = select(std::string(search::facet::group), groups());
    fields += select(std::string(search::facet::party),
                     counted(decision_answer_, std::string(search::facet::party)));
    for (const auto& facet : of_decisions_) fields += select(facet, counted(decision_answer_, facet));
    for (const auto& facet : of_lmos_) fields += select(facet, counted(lmo_answer_, facet));
    return html("<form class=\"filters\" action=\"{}\">{}{}<button>{}</button></form>",
                renditions::matrix_address(reader_.tag()), fields, kept, reader_.say("registry.apply"));
  }

  [[nodiscard]] std::vector<std::string> groups() const {
    std::vector<std::string> ids;
    for (const auto& group : visit_.sources.formats.vocabularies().groups()) ids.push_back(group.id);
    return ids;
  }

  static std::vector<std::string> counted(const search::Answer& answer, const std::string& facet) {
    std::vector<std::string> offered;
    const auto found = answer.facets.find(facet);
    if (found == answer.facets.end()) return offered;
    for (const auto& [value, count] : found->second) {
      if (offered.size() == options_offered) break;
      offered.push_back(value);
    }
    return offered;
  }

  // One choice of a facet, by name; nothing chosen is the first.
  Html select(const std::string& facet, const std::vector<std::string>& offered) {
    std::vector<std::pair<std::string, Html>> options;
    for (const auto& value : offered) {
      const search::FacetValue choice{facet, value};
      const std::string title = value_title(visit_, choice);
      const bool is_chosen = listing_.question.has(choice);
      if (is_chosen && facet == search::facet::party) continue;  // chosen ones stay, this adds another
      options.emplace_back(reader_.collator.sort_key(title),
                           is_chosen ? html("<option value=\"{}\" selected>{}</option>", value, title)
                                     : html("<option value=\"{}\">{}</option>", value, title));
    }
    std::ranges::sort(options, {}, [](const auto& each) -> const auto& { return each.first; });
    Html said;
    for (const auto& [key, option] : options) said += option;
    return html("<label>{} <select name=\"{}\"><option value=\"\">{}</option>{}</select></label>",
                facet_title(reader_, visit_.sources.formats, facet), facet, reader_.say("matrix.any"), said);
  }

  Visit& visit_;
  const Reader& reader_;
  Subject subject_;
  std::vector<std::string> of_decisions_;  // facets
  std::vector<std::string> of_lmos_;
  Listing listing_;
  std::size_t column_page_ = 1;
  search::Question decided_;
  search::Answer lmo_answer_;
  search::Answer decision_answer_;
  std::vector<std::string> rows_;     // all LMOs, as their GUIDs
  std::vector<std::string> columns_;  // all Parties, as their codes
};

}  // namespace

Result<Page> matrix_page(Visit& visit) {
  const auto subject = find_subject(visit.sources.formats);
  if (!is_complete(subject)) return Problem{Problem::Kind::not_found, "page.not-found", {}};
  return Matrix(visit, subject).write();
}

}  // namespace bch::portal
