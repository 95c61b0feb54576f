#pragma once
// The lasting addresses of what the portal shows. Pure functions; any thread.

#include "base/url.h"
#include "records/identity.h"
#include "search/question.h"

#include <span>
#include <string>
#include <string_view>

namespace bch::renditions {

// The parameter of the page of countries side by side: each a Party's code.
inline constexpr std::string_view compared_parameter = "c";

Url home_address(std::string_view language);
Url search_address(std::string_view language, const search::Question& question);
Url search_help_address(std::string_view language);
// The same search as "atom", "csv" or "json".
Url search_export_address(std::string_view language, const search::Question& question, std::string_view as);
// Where somebody who has signed in saves the search at that address.
Url save_search_address(std::string_view language, std::string_view search);
Url map_address(std::string_view language);
Url meetings_address(std::string_view language);
Url calendar_address(std::string_view language);  // of all meetings, for calendar programs
Url news_address(std::string_view language);
Url record_address(std::string_view language, const records::PublicNumber& number);
// Of what there is beside the record itself: "history", "proof" ...
Url record_part_address(std::string_view language, const records::PublicNumber& number,
                        std::string_view part);
// Where a check code is confirmed.
Url check_address(std::string_view language);
Url lmo_address(std::string_view language, std::string_view unique_identifier);
Url lmo_address(std::string_view language, const records::PublicNumber& number);  // of one without it
Url desk_address(std::string_view language);  // where people work who have signed in
Url record_desk_address(std::string_view language,
                        const records::PublicNumber& number);  // where its owner changes it
Url fault_address(std::string_view language,
                  const records::PublicNumber& number);  // where readers tell what is wrong in it
Url dossier_address(std::string_view language, std::string_view unique_identifier);  // or a public number
Url border_check_address(std::string_view language);
Url matrix_address(std::string_view language);
Url registries_address(std::string_view language);
Url registry_address(std::string_view language, const records::FormatId& format);
Url changes_address(std::string_view language);
Url changes_feed_address(std::string_view language);  // the same as a feed
Url countries_address(std::string_view language);
Url country_address(std::string_view language, const records::PartyId& party);
Url country_contacts_address(std::string_view language, const records::PartyId& party);  // as vCards
Url compare_address(std::string_view language, std::span<const records::PartyId> parties);
Url groups_address(std::string_view language);
Url group_address(std::string_view language, std::string_view group);
Url figures_address(std::string_view language);
Url importing_address(std::string_view language, const records::PartyId& party);
Url formats_address(std::string_view language);
Url format_address(std::string_view language, const records::FormatId& format);
Url status_address(std::string_view language);
Url checkpoint_address();
Url vocabularies_address(std::string_view language);
Url vocabulary_address(std::string_view language, std::string_view vocabulary);
Url translations_address(std::string_view language);
Url about_address(std::string_view language);
Url accessibility_address(std::string_view language);
Url glossary_address(std::string_view language);
Url help_address(std::string_view language);
Url help_address(std::string_view language, std::string_view page);
Url privacy_address(std::string_view language);
Url terms_address(std::string_view language);

// "XA", as a Party's code is written for people and in addresses.
std::string country_code(const records::PartyId& party);

}  // namespace bch::renditions
