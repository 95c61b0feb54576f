#pragma once
// AnswerReader: reads the answer to one question out of the controls that were sent, beside what is stored.
// Part of answers.h, where its rules stand. One thread; borrows what it is given.

#include "base/result.h"
#include "desk/answers.h"
#include "formats/formats.h"
#include "http/request.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::desk {

// Controls by their names.
class Controls {
 public:
  explicit Controls(std::vector<http::Query::Parameter> all);

  // The last value of that name; nothing when it was not sent.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
  [[nodiscard]] std::vector<std::string_view> values(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name, std::string_view value) const;
  // The steps that stand behind a path in names: "en" and "fr" of "title".
  [[nodiscard]] std::vector<std::string> steps(std::string_view path) const;

 private:
  std::vector<http::Query::Parameter> all_;  // sorted by name, in their order within one
};

class AnswerReader {
 public:
  AnswerReader(const formats::Formats& formats, const Controls& controls, const records::Document& body,
               Deed deed)
      : formats_(formats), controls_(controls), body_(body), deed_(std::move(deed)) {}

  // The answer to the question at `path`, of which `stored` is the answer so far; null when it is blank.
  Result<records::Document> read(const formats::Field& field, const std::string& path,
                                 const records::Document& stored);

  // What has to be kept as it was typed, by the names of controls.
  [[nodiscard]] std::map<std::string, records::Document>& typed() { return typed_; }

 private:
  // Where an answer is read from and where it will stand: rows that were left out move the others up.
  struct Place {
    std::string from;
    std::string to;
    [[nodiscard]] Place below(std::string_view step) const {
      return {from + "." + std::string(step), to + "." + std::string(step)};
    }
  };

  Result<records::Document> question(const formats::Field& field, const Place& place,
                                     const records::Document& stored);
  using ReadRow = std::function<Result<records::Document>(const Place&, const records::Document&)>;
  Result<records::Document> rows(const Place& place, const records::Document& stored,
                                 const ReadRow& read_row);
  void forget_typed(const std::string& path);  // there is no answer at it
  Result<std::vector<std::size_t>> order_of_rows(const std::string& path) const;
  Result<records::Document> row(const formats::Field& field, const Place& place,
                                const records::Document& stored);
  records::Document single(const formats::Field& field, const Place& place, const records::Document& stored);
  records::Document in_languages(const formats::Field& field, const Place& place,
                                 const records::Document& stored);
  records::Document in_language(const formats::Field& field, const Place& place, const std::string& sent,
                                const records::Document& stored);
  records::Document terms(const formats::Field& field, const Place& place, const records::Document& stored);
  records::Document term(const formats::Field& field, const Place& place, std::string_view identifier,
                         const records::Document& stored);
  records::Document parties(const Place& place, const records::Document& stored);
  records::Document reference(const Place& place, const records::Document& stored);
  void add_picked(const Place& place, records::Document& list) const;
  records::Document link(const Place& place, const records::Document& stored);
  Result<records::Document> group(const formats::Field& field, const Place& place,
                                  const records::Document& stored);
  records::Document element(const Place& place, const records::Document& stored);

  const formats::Formats& formats_;
  const Controls& controls_;
  const records::Document& body_;
  Deed deed_;
  std::map<std::string, records::Document> typed_;
};

}  // namespace bch::desk
