#include "portal/lmo_relations.h"

#include "formats/unique_identifier.h"
#include "portal/lists.h"
#include "portal/lmos.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>
#include <map>

namespace bch::portal {
namespace {

using formats::Aspect;
using formats::Role;
using records::RecordId;

constexpr std::size_t listed_at_most = 20;

bool is_lmo(const formats::Format* format) {
  return format != nullptr && format->has(Aspect::has_unique_identifier);
}

// A line for a record: title, whose it is, date.
Html line(Visit& visit, const renditions::Record& record) {
  const auto& entry = record.entry();
  const Url address = is_lmo(record.format) ? lmo_page_address(visit, record)
                                            : renditions::record_address(visit.reader.tag(), *entry.number);
  Html said = html(
      "<a href=\"{}\">{}</a>", address,
      record.title.empty() ? html("{}", records::to_text(*entry.number)) : visit.reader.text(record.title));
  Html facts = html("<bdi dir=\"ltr\">{}</bdi>", records::to_text(*entry.number));
  if (!entry.party.empty()) facts += html(" · {}", party_link(visit, entry.party));
  if (const auto date = formats::date_of(record.format, record.body()))
    facts += html(" · {}", visit.reader.dates.long_date(*date));
  return html("<li>{}<div class=\"meta\">{}</div></li>", said, facts);
}

Html lines(Visit& visit, const std::vector<RecordId>& records) {
  Html items;
  for (const auto& id : records) {
    const auto record = visit.library.find(id);
    if (record.ok() && record->entry().number) items += line(visit, *record);
  }
  return items.empty() ? items : html("<ul class=\"hits\">{}</ul>", items);
}

// Those of a format that refer to the LMO, the newest first, with a link to all when there are more.
Result<Html> referring(Visit& visit, const formats::Format& format, const RecordId& lmo) {
  auto question = newest_of(visit.reader, &format, {}, listed_at_most);
  question.refers_to = {lmo};
  const auto answer = TRY(visit.ask(question));
  Html view = lines(visit, answer.hits);
  if (answer.total > answer.hits.size())
    view += html("<p><a href=\"{}\">{}</a></p>", renditions::search_address(visit.reader.tag(), question),
                 visit.reader.catalogue.say_count("list.all-of", static_cast<std::int64_t>(answer.total)));
  return view;
}

std::vector<RecordId> references(const std::vector<formats::Part>& parts, Role role) {
  std::vector<RecordId> found;
  for (const auto* row : formats::rows_with(parts, role)) {
    for (const auto& item : row->items) {
      if (const auto* reference = std::get_if<records::Reference>(&item)) found.push_back(reference->record);
    }
  }
  return found;
}

Html rows_of(Visit& visit, const renditions::Record& lmo, Role role) {
  Html rows;
  for (const auto* row : formats::rows_with(lmo.parts(), role))
    rows += html("<dt>{}</dt><dd>{}</dd>", label(visit.reader, row->label), values(visit, *row));
  return rows;
}

Html section(Visit& visit, std::string_view key, const Html& said) {
  if (said.empty()) return said;
  return html("<section><h2>{}</h2>{}</section>", visit.reader.say(key), said);
}

// The LMOs that a stack was made from: those that it refers to, and those whose identifiers its own joins.
class Relatives {
 public:
  Relatives(Visit& visit, const renditions::Record& lmo)
      : visit_(visit), lmo_(lmo), id_(lmo.entry().record), identifier_(unique_identifier_of(lmo)) {}

  Result<Html> write() {
    add_parents();
    TRY(add_parts());
    TRY(add_descendants());
    std::erase_if(related_, [this](const RecordId& record) {
      return std::ranges::find(parents_, record) != parents_.end() ||
             std::ranges::find(stacks_, record) != stacks_.end();
    });
    Html said = group("lmo.parents", parents_);
    for (const auto& unknown : unknown_parts_)
      said += html("<p><bdi dir=\"ltr\">{}</bdi> <span class=\"quiet\">{}</span></p>", unknown,
                   visit_.reader.say("record.not-here"));
    return said + group("lmo.stacks", stacks_) + group("lmo.related", related_);
  }

 private:
  using Records = std::vector<RecordId>;

  void add(Records& records, const RecordId& record) const {
    if (record != id_ && std::ranges::find(records, record) == records.end()) records.push_back(record);
  }

  void add_parents() {
    for (const Role role : {Role::recipient_organisms, Role::related_lmos}) {
      for (const auto& record : references(lmo_.parts(), role)) {
        const auto card = visit_.library.card(record);
        if (card && is_lmo(card->format))
          add(role == Role::recipient_organisms ? parents_ : related_, record);
      }
    }
  }

  Result<Done> add_parts() {
    const auto parts = formats::read_unique_identifiers(identifier_);
    if (parts.size() < 2) return Done{};
    for (const auto& part : parts) {
      const auto found = find_lmo(visit_, part.written);
      if (found.ok())
        add(parents_, found->entry().record);
      else if (found.problem().kind == Problem::Kind::not_found)
        unknown_parts_.push_back(part.written);
      else
        return found.problem();
    }
    return Done{};
  }

  // What refers to this LMO, and what has its identifier in its own.
  Result<Done> add_descendants() {
    auto question = newest_of(visit_.reader, lmo_.format, {}, listed_at_most);
    question.refers_to = {id_};
    const auto referring = TRY(visit_.ask(question));
    for (const auto& hit : referring.hits) {
      const auto record = visit_.library.find(hit);
      if (!record.ok()) continue;
      const auto made_from = references(record->parts(), Role::recipient_organisms);
      const bool is_made_from_it = std::ranges::find(made_from, id_) != made_from.end() || joins(*record);
      if (std::ranges::find(parents_, hit) == parents_.end()) add(is_made_from_it ? stacks_ : related_, hit);
    }
    const auto own = formats::read_unique_identifiers(identifier_);
    if (!own.empty()) question.key = formats::matching_form(own.front().written);
    if (question.key.empty()) return Done{};
    question.refers_to.clear();
    const auto naming = TRY(visit_.ask(question));
    for (const auto& hit : naming.hits) {
      const auto record = visit_.library.find(hit);
      if (record.ok() && joins(*record)) add(stacks_, hit);
    }
    return Done{};
  }

  // Whether the record is a stack with this LMO's identifiers, and more, in its own.
  [[nodiscard]] bool joins(const renditions::Record& record) const {
    const auto own = formats::read_unique_identifiers(identifier_);
    const auto all = formats::read_unique_identifiers(unique_identifier_of(record));
    if (identifier_.empty() || all.size() <= own.size()) return false;
    return std::ranges::all_of(own, [&](const auto& part) {
      return std::ranges::any_of(all, [&](const auto& other) {
        return formats::matching_form(other.written) == formats::matching_form(part.written);
      });
    });
  }

  [[nodiscard]] Html group(std::string_view key, const Records& records) const {
    const Html said = lines(visit_, records);
    return said.empty() ? said : html("<h3>{}</h3>{}", visit_.reader.say(key), said);
  }

  Visit& visit_;
  const renditions::Record& lmo_;
  RecordId id_;
  std::string identifier_;
  Records parents_;
  Records stacks_;
  Records related_;
  std::vector<std::string> unknown_parts_;  // of which there is no record here
};

}  // namespace

Result<Html> assessments(Visit& visit, const renditions::Record& lmo) {
  Html said;
  for (const formats::Format* format : visit.sources.formats.all()) {
    if (!format->has(Aspect::assesses)) continue;
    const Html found = TRY(referring(visit, *format, lmo.entry().record));
    if (found.empty()) continue;
    if (format->has(Aspect::is_independent))
      said += html("<h3>{}</h3><p class=\"quiet\">{}</p>", label(visit.reader, format->plural),
                   say_statement(visit, renditions::statement::independent_assessment));
    said += found;
  }
  return section(visit, "lmo.assessments", said);
}

Html modification(Visit& visit, const renditions::Record& lmo) {
  Html rows = rows_of(visit, lmo, Role::genes);
  for (const auto& part : lmo.parts()) {
    for (const auto& row : part.rows) {
      if (std::holds_alternative<formats::Cassette>(row.items.front()))
        rows += html("<dt>{}</dt><dd>{}</dd>", label(visit.reader, row.label), values(visit, row));
    }
  }
  if (rows.empty()) return rows;
  return section(visit, "lmo.modification", html("<dl class=\"fields\">{}</dl>", rows));
}

Result<Html> parents_and_stacks(Visit& visit, const renditions::Record& lmo) {
  return section(visit, "lmo.parents-and-stacks", TRY(Relatives(visit, lmo).write()));
}

Result<Html> detection(Visit& visit, const renditions::Record& lmo) {
  Html said = rows_of(visit, lmo, Role::detection);
  if (!said.empty()) said = html("<dl class=\"fields\">{}</dl>", said);
  for (const formats::Format* format : visit.sources.formats.all()) {
    if (!format->has(Aspect::detects)) continue;
    const Html found = TRY(referring(visit, *format, lmo.entry().record));
    if (!found.empty()) said += html("<h3>{}</h3>{}", label(visit.reader, format->plural), found);
    if (format->has(Aspect::has_registry))
      said +=
          html("<p><a href=\"{}\">{}</a></p>", renditions::registry_address(visit.reader.tag(), format->id),
               visit.reader.say("search.choice", {{"facet", visit.reader.say("registries.title")},
                                                  {"value", label(visit.reader, format->plural)}}));
  }
  return section(visit, "lmo.detection", said);
}

Result<Html> of_the_same_organism(Visit& visit, const renditions::Record& lmo) {
  const auto* field = lmo.format->field_with(Role::recipient_organisms);
  if (field == nullptr || !field->facet) return Html();
  Html items;
  for (const auto& organism : references(lmo.parts(), Role::recipient_organisms)) {
    const auto card = visit.library.card(organism);
    if (!card || is_lmo(card->format)) continue;
    auto question = newest_of(visit.reader, lmo.format, {}, 0).with({field->name, organism.value()});
    const auto answer = TRY(visit.ask(question));
    if (answer.total < 2) continue;
    const Url address =
        renditions::registry_address(visit.reader.tag(), lmo.format->id).with(field->name, organism.value());
    items += html("<li><a href=\"{}\">{}</a> <span class=\"quiet\">{}</span></li>", address,
                  title(visit.reader, card->title, card->number),
                  visit.reader.catalogue.number(static_cast<std::int64_t>(answer.total)));
  }
  if (items.empty()) return items;
  return section(visit, "lmo.same-organism", html("<ul>{}</ul>", items));
}

}  // namespace bch::portal
