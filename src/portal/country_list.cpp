#include "portal/country_list.h"

#include "languages/words.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>
#include <set>

namespace bch::portal {
namespace {

// The first character of a text in UTF-8.
std::string_view first_character(std::string_view text) {
  std::size_t end = 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return text.substr(0, end);
}

// What a list is searched by: the first letter without its marks; empty where a script has none.
std::string initial(std::string_view name) {
  const std::string folded = languages::fold(name);
  const std::string_view first = first_character(folded);
  constexpr std::size_t most_bytes_of_a_letter = 2;  // Latin, Cyrillic, Arabic; Chinese characters take three
  return folded.empty() || first.size() > most_bytes_of_a_letter ? std::string() : std::string(first);
}

Html inside(Visit& visit, const NamedParty& named, const search::Answer& counted) {
  const auto& [party, name] = named;
  Html said = html("<a href=\"{}\">{}</a>", renditions::country_address(visit.reader.tag(), party->id), name);
  if (!party->is_party(day_of(visit.sources.clock.now())))
    said += html(" <span class=\"tag\">{}</span>", say_statement(visit, renditions::statement::non_party));
  if (const std::size_t count = counted.count(search::facet::party, party->id.value()); count > 0) {
    said += html(" <span class=\"quiet\">{}</span>",
                 visit.reader.catalogue.say_count("country.records", static_cast<std::int64_t>(count)));
  }
  return said;
}

}  // namespace

std::vector<NamedParty> by_name(Visit& visit, std::span<const vocabularies::Party* const> parties) {
  std::vector<std::pair<std::string, NamedParty>> keyed;
  for (const auto* party : parties) {
    std::string name = party_name(visit, party->id);
    std::string key = visit.reader.collator.sort_key(name);
    keyed.emplace_back(std::move(key), NamedParty{party, std::move(name)});
  }
  std::ranges::sort(keyed, {}, &std::pair<std::string, NamedParty>::first);
  std::vector<NamedParty> named;
  for (auto& [key, one] : keyed) named.push_back(std::move(one));
  return named;
}

Html country_list(Visit& visit, std::span<const vocabularies::Party* const> parties,
                  const search::Answer& counted) {
  Html items;
  for (const NamedParty& named : by_name(visit, parties))
    items += html("<li>{}</li>", inside(visit, named, counted));
  return html("<ul class=\"names\">{}</ul>", items);
}

Html country_index(Visit& visit, std::span<const vocabularies::Party* const> parties,
                   const search::Answer& counted) {
  Html items;
  Html letters;
  std::set<std::string> begun;
  for (const NamedParty& named : by_name(visit, parties)) {
    const std::string letter = initial(named.name);
    const bool begins = !letter.empty() && begun.insert(letter).second;
    const std::string place = "letter-" + std::to_string(begun.size());
    if (begins)
      letters += html("<li><a href=\"{}\">{}</a></li>", Url::within(place), first_character(named.name));
    const Html said = inside(visit, named, counted);
    items += begins ? html("<li id=\"{}\">{}</li>", place, said) : html("<li>{}</li>", said);
  }
  const Html index = letters.empty() ? letters
                                     : html("<ul class=\"letters\" aria-label=\"{}\">{}</ul>",
                                            visit.reader.say("countries.letters"), letters);
  return html("{}<ul class=\"names\">{}</ul>", index, items);
}

}  // namespace bch::portal
