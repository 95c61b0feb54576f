#pragma once
// Format: the definition of one kind of record (a common format), as values. Read from treaty/formats/*.toml,
// whose language treaty/formats/example.toml explains; constant afterwards, any thread. Texts are English
// here; other languages come from the catalogue under the context that each part names
// ("format.contact.field.emails").

#include "formats/aspect.h"
#include "formats/condition.h"
#include "formats/finding.h"
#include "formats/role.h"
#include "records/identity.h"
#include "vocabularies/vocabularies.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::formats {

// What a text of the treaty says: its context in the catalogue, and the English.
struct Label {
  std::string context;
  std::string english;
  friend bool operator==(const Label&, const Label&) = default;
};

// What a field holds. Each but construct may be repeated (`many`).
enum class FieldType {
  text,       // "..."
  localized,  // {"en": "...", "fr": "..."}
  rich,       // the same, with simple HTML in it
  choice,     // one of the format's own words
  term,       // {"identifier": "...", "customValue": {...}}
  party,      // {"identifier": "xa"}
  reference,  // {"identifier": "GUID@revision"}
  link,       // {"url", "name", "language"}: a file or a page
  language,   // {"identifier": "fr"} or "fr": ISO 639
  date,       // "2026", "2026-03" or "2026-03-01"
  boolean,
  integer,
  year,  // 1968: a whole number that is not counted
  number,
  identifier,  // OECD unique identifier of an LMO
  group,       // members of its own
  construct,   // gene cassettes: lists of lists of {type, identifier, size}
};

// How much a word found in a field counts in a search.
enum class Weight { none, body, name };

struct Choice {
  std::string id;
  Label label;
  Role role = Role::none;
};

struct Field {
  std::string name;
  FieldType type = FieldType::text;
  Role role = Role::none;
  bool many = false;
  Label label;
  Label help;              // english empty: none
  Condition shown;         // when it applies
  Condition needed;        // when it must be answered, if it applies
  bool is_needed = false;  // without it, `needed` is not asked
  const vocabularies::Vocabulary* vocabulary = nullptr;
  std::vector<records::TermId> text_with;  // terms beside which a text of one's own is given
  bool or_party = false;                   // a Government may be chosen as well as a term
  std::vector<Choice> choices;
  std::vector<records::FormatId> targets;  // of references; empty: records of any format
  Weight weight = Weight::none;
  bool facet = false;
  bool listed = false;              // a column of lists
  bool never_confidential = false;  // Art. 21.6
  bool needs_consent = false;       // of the person whom it is about: consent.h
  std::optional<int> most;          // of a repeated field; more gets a warning, as with the next two
  std::optional<int> most_words;
  std::optional<int> most_characters;
  std::vector<Field> members;  // of a group
};

struct Section {
  std::string id;
  Label title;
  Condition shown;
  std::vector<Field> fields;
};

// A rule between fields.
struct Rule {
  std::string id;
  Condition violated;
  std::string field;
  Severity severity = Severity::error;
  Label message;
};

struct Alias {
  std::string form_name;  // as a form of the system in use names it: a path, which may lead through lists
  std::string name;       // as it is stored: a path
};

struct Format {
  records::FormatId id;
  std::string code;  // of public numbers: "CON"
  Label title;
  Label plural;
  std::vector<std::string> articles;  // of the Protocol that it serves
  std::vector<Aspect> aspects;
  std::vector<Section> sections;
  std::vector<Rule> rules;
  std::vector<Alias> aliases;
  std::vector<std::string> private_fields;  // stripped before sealing
  std::vector<std::vector<std::string>>
      title_from;                         // the first whose fields hold something; they are put side by side
  std::vector<std::string> summary_from;  // the first that holds something
  std::string dated_by;                   // the field with the record's own date; may be empty
  std::optional<int> confirm_after_months;  // the owner is asked to confirm
  int confirm_within_months = 0;            // ... and then has so long to do it
  Condition to_confirm;                     // ... when this holds
  bool retires = false;                     // a record that was not confirmed in time is withdrawn
  std::optional<Condition> second_review;   // nobody publishes alone what she has written, when this holds

  [[nodiscard]] bool has(Aspect aspect) const;
  // Of that name, or at that dotted path through groups that are not repeated.
  [[nodiscard]] const Field* field(std::string_view path) const;
  // The first field that plays this part; nullptr when none does.
  [[nodiscard]] const Field* field_with(Role role) const;
};

// All fields and members of groups, each with its dotted path, in the order of the format.
std::vector<std::pair<std::string, const Field*>> all_fields(const Format& format);

}  // namespace bch::formats
