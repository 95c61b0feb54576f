#include "renditions/addresses.h"

#include "formats/unique_identifier.h"

#include <algorithm>

namespace bch::renditions {

Url home_address(std::string_view language) {
  return Url::local(language, "");
}

Url search_address(std::string_view language, const search::Question& question) {
  Url url = Url::local(language, "search");
  for (const auto& [name, value] : search::parameters_of(question)) url = url.with(name, value);
  return url;
}

Url search_export_address(std::string_view language, const search::Question& question, std::string_view as) {
  Url url = Url::local(language, "search").suffixed("." + std::string(as));
  for (const auto& [name, value] : search::parameters_of(question)) url = url.with(name, value);
  return url;
}

Url changes_address(std::string_view language) {
  return Url::local(language, "changes");
}

Url changes_feed_address(std::string_view language) {
  return Url::local(language, "changes").suffixed(".atom");
}

Url figures_address(std::string_view language) {
  return Url::local(language, "figures");
}

Url map_address(std::string_view language) {
  return Url::local(language, "map");
}

Url meetings_address(std::string_view language) {
  return Url::local(language, "meetings");
}

Url calendar_address(std::string_view language) {
  return Url::local(language, "meetings").suffixed(".ics");
}

Url news_address(std::string_view language) {
  return Url::local(language, "news");
}

Url status_address(std::string_view language) {
  return Url::local(language, "status");
}

Url checkpoint_address() {
  return Url::local("checkpoint");
}

Url search_help_address(std::string_view language) {
  return Url::local(language, "search-help");
}

Url record_address(std::string_view language, const records::PublicNumber& number) {
  return Url::local(language, "record", records::to_text(number));
}

Url record_part_address(std::string_view language, const records::PublicNumber& number,
                        std::string_view part) {
  return Url::local(language, "record", records::to_text(number), part);
}

Url check_address(std::string_view language) {
  return Url::local(language, "check");
}

Url lmo_address(std::string_view language, std::string_view unique_identifier) {
  return Url::local(language, "lmo", formats::address_form(unique_identifier));
}

Url lmo_address(std::string_view language, const records::PublicNumber& number) {
  return Url::local(language, "lmo", records::to_text(number));
}

Url save_search_address(std::string_view language, std::string_view search) {
  return Url::local(language, "desk", "searches").with("save", search);
}

Url desk_address(std::string_view language) {
  return Url::local(language, "desk");
}
Url record_desk_address(std::string_view language, const records::PublicNumber& number) {
  return Url::local(language, "desk", "record", records::to_text(number));
}
Url fault_address(std::string_view language, const records::PublicNumber& number) {
  return Url::local(language, "desk", "report", records::to_text(number));
}
Url dossier_address(std::string_view language, std::string_view unique_identifier) {
  const bool is_number = records::parse_public_number(unique_identifier).has_value();
  return Url::local(language, "lmo",
                    is_number ? std::string(unique_identifier) : formats::address_form(unique_identifier),
                    "dossier");
}

Url border_check_address(std::string_view language) {
  return Url::local(language, "border-check");
}

Url matrix_address(std::string_view language) {
  return Url::local(language, "matrix");
}

Url registries_address(std::string_view language) {
  return Url::local(language, "registries");
}

Url registry_address(std::string_view language, const records::FormatId& format) {
  return Url::local(language, "registry", format.value());
}

Url countries_address(std::string_view language) {
  return Url::local(language, "countries");
}

Url country_address(std::string_view language, const records::PartyId& party) {
  return Url::local(language, "country", country_code(party));
}

Url country_contacts_address(std::string_view language, const records::PartyId& party) {
  return country_address(language, party).suffixed(".vcf");
}

Url compare_address(std::string_view language, std::span<const records::PartyId> parties) {
  Url url = Url::local(language, "compare");
  for (const auto& party : parties) url = url.with(compared_parameter, party.value());
  return url;
}

Url groups_address(std::string_view language) {
  return Url::local(language, "groups");
}

Url group_address(std::string_view language, std::string_view group) {
  return Url::local(language, "group", group);
}

Url importing_address(std::string_view language, const records::PartyId& party) {
  return Url::local(language, "country", country_code(party), "import");
}

Url formats_address(std::string_view language) {
  return Url::local(language, "formats");
}

Url format_address(std::string_view language, const records::FormatId& format) {
  return Url::local(language, "formats", format.value());
}

Url vocabularies_address(std::string_view language) {
  return Url::local(language, "vocabularies");
}

Url vocabulary_address(std::string_view language, std::string_view vocabulary) {
  return Url::local(language, "vocabularies", vocabulary);
}

Url translations_address(std::string_view language) {
  return Url::local(language, "translations");
}

Url about_address(std::string_view language) {
  return Url::local(language, "about");
}

Url accessibility_address(std::string_view language) {
  return Url::local(language, "accessibility");
}

Url glossary_address(std::string_view language) {
  return Url::local(language, "glossary");
}

Url help_address(std::string_view language) {
  return Url::local(language, "help");
}

Url help_address(std::string_view language, std::string_view page) {
  return Url::local(language, "help", page);
}

Url privacy_address(std::string_view language) {
  return Url::local(language, "privacy");
}

Url terms_address(std::string_view language) {
  return Url::local(language, "terms");
}

std::string country_code(const records::PartyId& party) {
  std::string code = party.value();
  std::ranges::transform(code, code.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return code;
}

}  // namespace bch::renditions
