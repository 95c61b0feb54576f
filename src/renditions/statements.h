#pragma once
// The standing statements of the treaty edition (treaty/statements.toml), in a reader's language. Pure; any
// thread.

#include "renditions/reader.h"
#include "vocabularies/vocabularies.h"

#include <array>
#include <string>
#include <string_view>

namespace bch::renditions {

namespace statement {
inline constexpr std::string_view demonstration = "demonstration";
inline constexpr std::string_view demonstration_node = "demonstration-node";
inline constexpr std::string_view practice_node = "practice-node";
inline constexpr std::string_view independent_assessment = "independent-assessment";
inline constexpr std::string_view centres_of_origin = "centres-of-origin";
inline constexpr std::string_view names_usage = "names-usage";
inline constexpr std::string_view map_disclaimer = "map-disclaimer";
inline constexpr std::string_view no_decision_found = "no-decision-found";  // {date}
inline constexpr std::string_view non_party = "non-party";
inline constexpr std::string_view not_official = "not-official";
inline constexpr std::string_view on_behalf = "on-behalf";                        // {party}
inline constexpr std::string_view responsibility = "responsibility";              // {party}
inline constexpr std::string_view responsibility_union = "responsibility-union";  // {party}
inline constexpr std::string_view retired = "retired";                            // {date}, {revision}
inline constexpr std::string_view union_law = "union-law";
inline constexpr std::string_view unverified_status = "unverified-status";
inline constexpr std::string_view withdrawn_by = "withdrawn-by";  // {party}, {date}, {revision}

// Those that the program says: an edition without one of them has a fault.
inline constexpr std::array said_by_the_program{demonstration,
                                                demonstration_node,
                                                practice_node,
                                                independent_assessment,
                                                centres_of_origin,
                                                names_usage,
                                                map_disclaimer,
                                                no_decision_found,
                                                non_party,
                                                not_official,
                                                on_behalf,
                                                responsibility,
                                                responsibility_union,
                                                retired,
                                                union_law,
                                                unverified_status,
                                                withdrawn_by};
}  // namespace statement

// The statement with its holes filled, as plain text; empty when the edition has none of that name.
std::string say_statement(const Reader& reader, const vocabularies::Vocabularies& vocabularies,
                          std::string_view id, const Problem::Arguments& arguments = {});

}  // namespace bch::renditions
