#include "portal/facets.h"

#include "formats/labels.h"
#include "portal/groups.h"
#include "portal/parts.h"
#include "search/facets.h"

#include <algorithm>
#include <array>
#include <map>

namespace bch::portal {
namespace {

using formats::Format;

struct Called {
  std::string_view facet;
  std::string_view key;
};
constexpr std::array called{
    Called{search::facet::format, "search.facet-format"},
    Called{search::facet::group, "search.facet-group"},
    Called{search::facet::language, "search.facet-language"},
    Called{search::facet::party, "search.facet-party"},
    Called{search::facet::standing, "search.facet-standing"},
    Called{search::facet::year, "search.facet-year"},
};

// A field is worth counting when so many of the kinds in question have it.
constexpr std::size_t fewest_kinds = 2;
constexpr std::size_t part_of_the_kinds = 8;

bool is_of_every_record(std::string_view name) {
  return std::ranges::find(called, name, &Called::facet) != called.end();
}

// The field that a facet shows; nullptr when no format has it.
const formats::Field* field_of(const formats::Formats& formats, const std::string& name) {
  const auto is_it = [&](const formats::Field& field) { return field.facet && field.name == name; };
  for (const Format* format : formats.all()) {
    for (const auto& section : format->sections) {
      for (const auto& field : section.fields) {
        if (is_it(field)) return &field;
        const auto member = std::ranges::find_if(field.members, is_it);
        if (member != field.members.end()) return &*member;
      }
    }
  }
  return nullptr;
}

// The kinds of record that a question can find.
std::vector<const Format*> kinds_in(const formats::Formats& formats, const search::Question& question) {
  std::vector<const Format*> kinds;
  for (const Format* format : formats.all()) {
    if (question.has({std::string(search::facet::format), format->id.value()})) kinds.push_back(format);
  }
  return kinds.empty() ? formats.all() : kinds;
}

// A value of a field of a format.
std::string field_value_title(Visit& visit, const search::FacetValue& choice) {
  const auto& formats = visit.sources.formats;
  const records::PartyId party(choice.value);
  if (formats.vocabularies().party(party) != nullptr) return party_name(visit, party);
  if (const auto* field = field_of(formats, choice.facet)) {
    if (field->type == formats::FieldType::language)
      return languages::language_name(choice.value, visit.reader.language);
    const auto own = std::ranges::find(field->choices, choice.value, &formats::Choice::id);
    if (own != field->choices.end()) return label(visit.reader, own->label);
  }
  const records::TermId id(choice.value);
  if (const auto* term = formats.vocabularies().term(id))
    return label(visit.reader, formats::label_of(id, term));
  const auto record = records::parse_record_id(choice.value);
  const auto card = record ? visit.library.card(*record) : std::nullopt;
  return card ? title(visit.reader, card->title, card->number) : choice.value;
}

std::string group_title(Visit& visit, const std::string& id) {
  const auto group = find_group(visit.sources.formats.vocabularies(), id);
  return group ? label(visit.reader, group->title) : id;
}

}  // namespace

std::vector<std::string> facets_for(const formats::Formats& formats, const search::Question& question) {
  const auto kinds = kinds_in(formats, question);
  const std::size_t least = kinds.size() == 1 ? 1 : std::max(fewest_kinds, kinds.size() / part_of_the_kinds);
  std::map<std::string, std::size_t> kinds_having;
  for (const Format* kind : kinds) {
    for (const auto& name : search::facets_of(*kind)) ++kinds_having[name];
  }
  std::vector<std::string> names;
  for (std::string& name : search::facet_names(formats)) {
    const auto having = kinds_having[name];
    const bool is_chosen =
        std::ranges::find(question.choices, name, &search::FacetValue::facet) != question.choices.end();
    if (is_of_every_record(name) || having >= least || is_chosen) names.push_back(std::move(name));
  }
  // What only some of the kinds share narrows least.
  if (kinds.size() != 1) std::ranges::stable_partition(names, is_of_every_record);
  return names;
}

bool is_first_facet(const formats::Formats& formats, const search::Question& question,
                    const std::string& name) {
  if (is_of_every_record(name))
    return std::ranges::find(search::first_facets, name) != search::first_facets.end();
  return kinds_in(formats, question).size() == 1;
}

std::string facet_title(const Reader& reader, const formats::Formats& formats, const std::string& name) {
  const auto* own = std::ranges::find(called, name, &Called::facet);
  if (own != called.end()) return reader.say(own->key);
  const auto* field = field_of(formats, name);
  return field == nullptr ? name : label(reader, field->label);
}

std::string value_title(Visit& visit, const search::FacetValue& choice) {
  const auto& [facet, value] = choice;
  if (facet == search::facet::format) {
    const auto* format = visit.sources.formats.find(records::FormatId(value));
    return format == nullptr ? value : label(visit.reader, format->plural);
  }
  if (facet == search::facet::party) return party_name(visit, records::PartyId(value));
  if (facet == search::facet::group) return group_title(visit, value);
  if (facet == search::facet::language) return languages::language_name(value, visit.reader.language);
  if (facet == search::facet::standing && value == search::standing::withdrawn)
    return visit.reader.say("search.standing.withdrawn");
  if (facet == search::facet::standing && value == search::standing::current)
    return visit.reader.say("search.standing.current");
  if (facet == search::facet::year) return value;
  return field_value_title(visit, choice);
}

std::string choice_title(Visit& visit, const search::FacetValue& choice) {
  return visit.reader.say("search.choice",
                          {{"facet", facet_title(visit.reader, visit.sources.formats, choice.facet)},
                           {"value", value_title(visit, choice)}});
}

}  // namespace bch::portal
