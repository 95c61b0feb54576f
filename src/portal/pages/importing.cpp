#include "portal/border.h"
#include "portal/contacts.h"
#include "portal/decision_cards.h"
#include "portal/lists.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>
#include <array>
#include <span>

namespace bch::portal {
namespace {

using formats::Aspect;
using formats::Role;
using vocabularies::Party;

constexpr std::size_t laws_read = 200;
constexpr std::size_t laws_shown = 8;  // of one procedure
constexpr std::size_t authorities_read = 50;

// One way of the Protocol. `subjects` are keys of the vocabularies of functions of authorities, subjects of
// laws and kinds of decisions, which share them; who is responsible for all functions is so for each.
struct Procedure {
  std::string_view id;  // for addresses within the page
  std::string_view title;
  std::span<const std::string_view> steps;
  std::span<const std::string_view> subjects;
};
constexpr std::string_view all_functions = "all";

constexpr std::array<std::string_view, 6> introduction_steps{
    "importing.introduction.notify",   "importing.introduction.acknowledge",
    "importing.introduction.track",    "importing.introduction.assessment",
    "importing.introduction.decision", "importing.introduction.review"};
constexpr std::array<std::string_view, 4> use_steps{"importing.use.decision", "importing.use.framework",
                                                    "importing.use.declaration", "importing.use.documents"};
constexpr std::array<std::string_view, 2> contained_steps{"importing.contained.standards",
                                                          "importing.contained.transit"};
constexpr std::array<std::string_view, 2> simplified_steps{"importing.simplified.same-time",
                                                           "importing.simplified.exempt"};
constexpr std::array<std::string_view, 2> introduction_subjects{"introduction", "aia"};
constexpr std::array<std::string_view, 1> use_subjects{"direct-use"};
constexpr std::array<std::string_view, 2> contained_subjects{"contained-use", "transit"};
constexpr std::array<std::string_view, 1> simplified_subjects{"simplified"};

constexpr std::array procedures{
    Procedure{"introduction", "importing.introduction", introduction_steps, introduction_subjects},
    Procedure{"direct-use", "importing.use", use_steps, use_subjects},
    Procedure{"contained-use", "importing.contained", contained_steps, contained_subjects},
    Procedure{"simplified", "importing.simplified", simplified_steps, simplified_subjects},
};

// How an LMO comes into one country: the ways of the Protocol, and what the country's own records say of
// each.
class ImportingWriter {
 public:
  ImportingWriter(Visit& visit, const Party& party)
      : visit_(visit),
        reader_(visit.reader),
        party_(party),
        is_party_(party.is_party(day_of(visit.sources.clock.now()))) {}

  Result<Html> write() {
    laws_ = TRY(records_with(Aspect::regulates, laws_read));
    authorities_ = TRY(records_with(Aspect::is_authority, authorities_read));
    Html view = contents();
    for (const Procedure& procedure : procedures) view += section(procedure);
    return view;
  }

 private:
  Result<std::vector<renditions::Record>> records_with(Aspect aspect, std::size_t at_most) {
    auto question = newest_of(reader_, nullptr, party_.id, at_most);
    for (const formats::Format* format : visit_.sources.formats.all()) {
      if (format->has(aspect))
        question = question.with({std::string(search::facet::format), format->id.value()});
    }
    const auto answer = TRY(visit_.ask(question));
    std::vector<renditions::Record> records;
    for (const auto& hit : answer.hits) {
      auto record = visit_.library.find(hit);
      if (record.ok() && record->format != nullptr) records.push_back(std::move(record).value());
    }
    return records;
  }

  [[nodiscard]] Html contents() const {
    Html items;
    for (const Procedure& procedure : procedures)
      items +=
          html("<li><a href=\"{}\">{}</a></li>", Url::within(procedure.id), reader_.say(procedure.title));
    return html("<ul>{}</ul>", items);
  }

  [[nodiscard]] Html section(const Procedure& procedure) const {
    Html view = html("<h2>{}</h2>", reader_.say(procedure.title));
    if (is_party_) {
      Html steps;
      for (const auto& step : procedure.steps) steps += html("<li>{}</li>", reader_.say(step));
      view += html("<ol>{}</ol>", steps);
    }
    view += laws(procedure) + authorities(procedure) + decisions(procedure);
    return html("<section id=\"{}\">{}</section>", procedure.id, view);
  }

  [[nodiscard]] bool is_about(const renditions::Record& record, const Procedure& procedure) const {
    const auto* subjects = formats::row_with(record.parts(), Role::subject);
    return names_term(visit_, subjects, all_functions) ||
           std::ranges::any_of(procedure.subjects,
                               [&](std::string_view key) { return names_term(visit_, subjects, key); });
  }

  // Forms, fees and times stand in them and are not told again here.
  [[nodiscard]] Html laws(const Procedure& procedure) const {
    Html items;
    std::size_t count = 0;
    for (const renditions::Record& law : laws_) {
      if (!is_about(law, procedure) || ++count > laws_shown) continue;
      Html said = record_link(visit_, law.entry().record);
      if (const auto date = formats::date_of(law.format, law.body()))
        said += html(" <span class=\"quiet\">{}</span>", reader_.dates.long_date(*date));
      for (const Role role : {Role::summary, Role::documents}) {
        for (const auto* row : formats::rows_with(law.parts(), role)) said += values(visit_, *row);
      }
      items += html("<li>{}</li>", said);
    }
    const auto today = reader_.dates.long_date(day_of(visit_.sources.clock.now()));
    return html("<h3>{}</h3>{}", reader_.say("importing.laws"),
                items.empty() ? html("<p>{}</p>", reader_.say("importing.no-law", {{"date", today}}))
                              : html("<ul class=\"entries\">{}</ul>", items));
  }

  [[nodiscard]] Html authorities(const Procedure& procedure) const {
    std::vector<renditions::Contact> contacts;
    for (const renditions::Record& authority : authorities_) {
      if (is_about(authority, procedure)) contacts.push_back(renditions::contact_of(reader_, authority));
    }
    const auto today = reader_.dates.long_date(day_of(visit_.sources.clock.now()));
    return html("<h3>{}</h3>{}", reader_.say("importing.authorities"),
                contacts.empty() ? html("<p>{}</p>", reader_.say("importing.no-authority", {{"date", today}}))
                                 : contact_cards(reader_, contacts));
  }

  // A search for what the country has decided on this way: of the terms of decisions, those with these keys.
  [[nodiscard]] Html decisions(const Procedure& procedure) const {
    auto question = newest_of(reader_, nullptr, party_.id, search::Question().page_size);
    bool is_any = false;
    for (const formats::Format* format : visit_.sources.formats.all()) {
      if (!format->has(Aspect::decides)) continue;
      const formats::Field* field = format->field_with(Role::subject);
      if (field == nullptr || field->vocabulary == nullptr) continue;
      question = question.with({std::string(search::facet::format), format->id.value()});
      for (const auto key : procedure.subjects) {
        const auto* term = field->vocabulary->with_key(key);
        if (term == nullptr) continue;
        question = question.with({field->name, term->id.value()});
        is_any = true;
      }
    }
    if (!is_any) return {};
    return html("<p><a href=\"{}\">{}</a></p>", renditions::search_address(reader_.tag(), question),
                reader_.say("importing.decisions"));
  }

  Visit& visit_;
  const Reader& reader_;
  const Party& party_;
  bool is_party_;
  std::vector<renditions::Record> laws_;
  std::vector<renditions::Record> authorities_;
};

}  // namespace

Result<Page> importing_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const Party* party = nullptr;
  for (const Party& each : visit.sources.formats.vocabularies().parties()) {
    if (http::same_field(each.id.value(), visit.captures.find("code"))) party = &each;
  }
  if (party == nullptr) return Problem{Problem::Kind::not_found, "country.not-found", {}};
  Page page;
  const std::string name = party_name(visit, party->id);
  page.title = reader.say("importing.title", {{"party", name}});
  page.is_demonstration = party->demonstration;
  page.body = html("<h1>{}</h1>", page.title);
  if (party->demonstration)
    page.body +=
        html("<p class=\"notice\">{}</p>", say_statement(visit, renditions::statement::demonstration));
  const auto today = day_of(visit.sources.clock.now());
  if (!party->is_party(today)) {
    page.body +=
        html("<p><span class=\"tag\">{}</span></p><p>{}</p>",
             say_statement(visit, renditions::statement::non_party), reader.say("importing.non-party"));
  } else {
    page.body +=
        html("<p>{}</p>", reader.say("importing.own-words", {{"date", reader.dates.long_date(today)}}));
  }
  page.body += TRY(ImportingWriter(visit, *party).write());
  page.body += TRY(whom_to_ask(visit, *party));
  page.body +=
      html("<p><a href=\"{}\">{}</a></p>", check_address(visit, {}, {party}), reader.say("border.title"));
  return page;
}

}  // namespace bch::portal
