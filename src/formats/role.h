#pragma once
// Role: which part a field (or a choice) plays in its format, where code has to know: pages that read
// decisions, contacts or identities ask for the role, never for the name of a field. The list is closed;
// treaty/formats/example.toml documents it. Several fields of a format may play the same part. Values; any
// thread.

#include <optional>
#include <string_view>

namespace bch::formats {

enum class Role {
  none,
  // of decisions, assessments, laws, laboratories
  lmos,            // references to the LMOs that it is about, or can detect
  subject,         // terms: kind of decision, functions of an authority, subjects of a law
  uses,            // terms: for which use
  scope,           // yes or no: how far it reaches (field trial, later imports ...)
  result,          // term: what was decided
  conditions,      // on which conditions
  reasons,         // why
  valid_until,     // the last day on which it holds
  jurisdiction,    // where it holds, when not in the whole country
  amends,          // references to the records that it changes
  assessments,     // references to the risk assessments that it rests on
  authorities,     // references to the authorities responsible
  documents,       // links to its full text
  summary,         // what it comes to, in a few words
  recommendation,  // of an assessment: whether risks are acceptable or manageable, in its author's words
  environment,     // the receiving environment that was considered
  methods,         // terms: how a laboratory detects
  // of an LMO and what it is made from
  event,                // the transformation event
  developers,           // references to who made it
  recipient_organisms,  // references: organisms; LMOs when it is a stack made from them
  related_lmos,         // references
  genes,                // references to genetic elements: introduced, or detectable
  traits,               // terms
  detection,            // how to detect it: text or links
  scientific_name,      // and its synonyms
  common_names,
  // of whom can be reached
  office,   // the organization or authority
  person,   // parts of a person's name, in their order
  post,     // job title, department
  address,  // its lines, in their order
  telephone,
  fax,
  email,
  website,
  persons,           // references to whom to ask for
  responsibilities,  // in the authority's own words
  designations,      // choices: as what somebody was designated
  standing,          // choice: whether a post is held
  // of a declaration that there is nothing to report
  categories,  // choices: of which categories of information; it holds from "begins" until "valid_until"
  // of a record with details of a person
  consent,  // yes or no: whether the person agreed that they are published
  // of a meeting
  begins,  // its first day
  ends,    // its last
  place,   // where; several are said in their order
  state,   // choice: how certain it is
  // of choices
  uncertain,                   // may yet change
  called_off,                  // does not take place
  cartagena_focal_point,       // Art. 19.1
  clearing_house_focal_point,  // decision BS-I/3
  emergency_contact,           // Art. 17.2
  vacant,
  under_review,
};

// By the word that files write: "recipient-organisms". Nothing when there is no such role.
std::optional<Role> role_named(std::string_view word);

}  // namespace bch::formats
