#pragma once
// Aspect: what code may know of a format: never its name. The list is closed; treaty/formats/example.toml
// documents it. Values; any thread.

#include <optional>
#include <string_view>

namespace bch::formats {

enum class Aspect {
  belongs_to_government,  // a national record: its Party is the member "government"
  is_reference,           // belongs to no Government
  has_unique_identifier,  // describes an LMO
  is_contact_point,       // where somebody can be reached
  is_authority,           // a competent national authority (Art. 19)
  is_focal_point,         // designated under Art. 19.1 or 17.2
  is_profile,             // its text is shown on the page of its Government
  is_species,             // describes an organism
  decides,                // a decision or communication of a Government
  assesses,               // a risk assessment (Art. 15)
  is_independent,         // a risk assessment that no Government has made
  detects,                // a laboratory that can detect LMOs
  regulates,              // a law, regulation, guideline or agreement
  has_registry,           // readers look through all of them in one list
  only_with_a_referrer,   // not listed alone: shown by what refers to it
  is_news,                // an announcement: what is new is read in the order of time
  declares_nothing,       // says for a time that of some categories of information there is nothing to report
  is_meeting,             // takes place at a time; the roles begins, ends, place and state say when and where
};

// By the word that files write: "has-registry". Nothing when there is no such aspect.
std::optional<Aspect> aspect_named(std::string_view word);

}  // namespace bch::formats
