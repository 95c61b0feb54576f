#pragma once
// Inventor: makes up records of every format of the treaty, in the proportions of a clearing-house that is in
// use: they keep to their format's conditions, refer to one another, and belong to the fictitious Parties of
// the demonstration. The same seed gives the same records. One thread; remembers a bounded number of records.

#include "commands/dice.h"
#include "commands/speech.h"
#include "node/treaty.h"
#include "records/document.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace bch::commands {

class Inventor {
 public:
  // The treaty outlives this. It has Parties of a demonstration.
  Inventor(const node::Treaty& treaty, std::uint64_t seed);

  // The next record: at first one of each format, so that others have something to refer to.
  records::Document invent();

 private:
  struct Kind {
    const formats::Format* format = nullptr;
    std::uint64_t share = 0;
    std::uint64_t optional_texts = 0;  // long ones that need not be given
    std::vector<std::uint64_t> made;   // numbers of records to which others may refer
  };

  Kind& next_kind();
  void choose_languages();
  void remember(Kind& kind);

  void fill(const formats::Format& format, records::Document& body);
  void fill_field(const formats::Field& field, records::Document& body);
  bool settle_rules(const formats::Format& format, records::Document& body);
  void complete(const formats::Format& format, records::Document& body);
  [[nodiscard]] bool is_answered(const formats::Field& field, const records::Document& body);

  records::Document values(const formats::Field& field, records::Document& body, std::uint64_t most);
  records::Document value(const formats::Field& field, records::Document& body);
  records::Document group(const formats::Field& field, records::Document& body);
  records::Document text(const formats::Field& field);
  records::Document term(const formats::Field& field);
  records::Document party(const formats::Field& field);
  records::Document reference(const std::vector<records::FormatId>& targets);
  records::Document link();
  records::Document construct();
  template <typename Say>
  records::Document localized(Say say);
  std::string long_text(const formats::Field& field, const Speech& speech);
  std::string date();
  std::string unique_identifier();
  [[nodiscard]] std::string guid(std::uint64_t number) const;

  std::uint64_t seed_;
  Dice dice_;
  std::vector<Speech> speeches_;
  std::vector<std::string> parties_;
  std::unordered_map<const vocabularies::Vocabulary*, std::vector<const vocabularies::Term*>> terms_;
  std::vector<Kind> kinds_;  // in an order in which what is needed comes first
  std::unordered_map<records::FormatId, std::size_t> places_;
  std::uint64_t shares_ = 0;
  std::uint64_t count_ = 0;

  // Of the record that is being made.
  const Kind* kind_ = nullptr;
  std::vector<const Speech*> spoken_;
  std::string party_;
  records::Document newest_named_;  // by a repeated reference, for a construct after it
};

}  // namespace bch::commands
