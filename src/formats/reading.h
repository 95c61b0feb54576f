#pragma once
// Reading: what a reader is shown of a record, in the order of its format: the common source of record pages,
// texts, tables and the search index. Nobody else looks into a body by name. Pure functions; any thread.

#include "base/instant.h"
#include "formats/format.h"
#include "formats/header.h"
#include "formats/role.h"
#include "languages/localized.h"
#include "records/document.h"
#include "vocabularies/vocabularies.h"

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace bch::formats {

struct RichText {
  languages::LocalizedText text;  // HTML as the author's editor wrote it: not to be trusted
};
struct TermChoice {
  Label label;  // english is the identifier when the term is not known
  records::TermId id;
  languages::LocalizedText custom;  // what the author wrote beside "other"
  Role role = Role::none;           // of a choice
};
struct Link {
  std::string url;
  std::string name;
  std::string language;
  std::string rights;  // whose it is, and what readers may do with it
};
struct Yes {
  bool yes = false;
};
struct PartyName {
  records::PartyId id;
  Label label;
};
struct Spoken {
  std::string language;  // ISO 639
};
struct Identified {
  std::string written;  // a unique identifier as its author wrote it
};
struct WithheldValue {};  // there is an answer, which is confidential (formats/withholding.h)
struct Row;
struct Group {
  std::vector<Row> rows;
};
struct Cassette {
  struct Element {
    std::string type;
    records::Reference gene;
    std::int64_t size = 0;
  };
  std::vector<Element> elements;
};

using Item = std::variant<std::string, languages::LocalizedText, RichText, TermChoice, PartyName,
                          records::Reference, Link, Spoken, CivilDate, Yes, std::int64_t, double, Identified,
                          Group, Cassette, WithheldValue>;

struct Row {
  std::string field;  // its name, for addresses within the page
  Label label;
  Weight weight = Weight::body;
  bool facet = false;
  std::vector<Item> items;
  Role role = Role::none;
};

struct Part {
  std::string id;
  std::optional<Label> title;  // nothing: what the format does not know
  std::vector<Row> rows;
};

// All that was given, and what is said to be withheld, part by part; what the format does not know (all, when
// it is nullptr) stands in a last part as it is.
std::vector<Part> read_out(const Format* format, const vocabularies::Vocabularies& vocabularies,
                           const records::Document& body);

// The rows of fields that play a part, in the order of the format; the first of them, or nullptr.
std::vector<const Row*> rows_with(const std::vector<Part>& parts, Role role);
const Row* row_with(const std::vector<Part>& parts, Role role);

// What the record with that id is called; empty when nobody knows.
using Titles = std::function<languages::LocalizedText(const records::RecordId&)>;

// By what a record is called, in the languages in which it says so; empty when it says nothing. Where its
// format takes the title from a reference, `titles` tell it; without them such a reference is passed over.
languages::LocalizedText title_of(const Format* format, const records::Document& body,
                                  const Titles& titles = {});
languages::LocalizedText summary_of(const Format* format, const records::Document& body);

// The record's own date (of the decision, of the law), when its format has one.
std::optional<CivilDate> date_of(const Format* format, const records::Document& body);

// The rich text without its markup, as one line.
std::string without_markup(std::string_view rich);

}  // namespace bch::formats
