#include "base/limits.h"
#include "records/json_readers.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace bch::records {
namespace {

// Builds a Document from nlohmann's events; the first rule broken stops the parser.
class Builder {
 public:
  using number_integer_t = std::int64_t;
  using number_unsigned_t = std::uint64_t;
  using number_float_t = double;
  using string_t = std::string;
  using binary_t = nlohmann::json::binary_t;

  bool null() { return put(Document{}); }
  bool boolean(bool value) { return put(Document(value)); }
  bool number_integer(number_integer_t value) {
    if (value < -largest_json_integer) return refuse("json.number-too-large");
    return put(Document(value));
  }
  bool number_unsigned(number_unsigned_t value) {
    if (value > static_cast<number_unsigned_t>(largest_json_integer)) return refuse("json.number-too-large");
    return put(Document(static_cast<std::int64_t>(value)));
  }
  bool number_float(number_float_t value, const string_t& /*written*/) {
    auto number = json_real(value);
    return number ? put(*std::move(number)) : refuse("json.number-too-large");
  }
  bool string(string_t& value) {
    if (value.find('\0') != string_t::npos) return refuse("json.nul-character");
    return put(Document(std::move(value)));
  }
  bool binary(binary_t& /*value*/) { return refuse("json.syntax"); }

  bool start_object(std::size_t /*count*/) { return open(true); }
  bool key(string_t& name) {
    open_.back().names.push_back(std::move(name));
    return true;
  }
  bool end_object() {
    Level level = std::move(open_.back());
    open_.pop_back();
    Document::Members members;
    members.reserve(level.values.size());
    for (std::size_t i = 0; i < level.values.size(); ++i) {
      members.push_back({std::move(level.names[i]), std::move(level.values[i])});
    }
    if (const auto* twice = put_in_order(members)) return refuse("json.duplicate-name", *twice);
    return put(Document(std::move(members)));
  }
  bool start_array(std::size_t /*count*/) { return open(false); }
  bool end_array() {
    Level level = std::move(open_.back());
    open_.pop_back();
    return put(Document(std::move(level.values)));
  }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::json::exception& /*why*/) {
    refuse("json.syntax");
    problem_->arguments.emplace_back("offset", std::to_string(position));
    return false;
  }

  Result<Document> finish() && {
    if (problem_) return *std::move(problem_);
    return std::move(result_);
  }

 private:
  struct Level {
    bool has_names;
    std::vector<std::string> names;
    Document::List values;
  };

  bool open(bool has_names) {
    if (open_.size() >= static_cast<std::size_t>(limits::json_depth)) return refuse("json.too-deep");
    open_.push_back({has_names, {}, {}});
    return true;
  }

  bool put(Document value) {
    if (open_.empty())
      result_ = std::move(value);
    else
      open_.back().values.push_back(std::move(value));
    return true;
  }

  bool refuse(std::string key, std::string name = {}) {
    problem_ = Problem{Problem::Kind::invalid, std::move(key), {}};
    if (!name.empty()) problem_->arguments.emplace_back("name", std::move(name));
    return false;
  }

  std::vector<Level> open_;
  Document result_;
  std::optional<Problem> problem_;
};

}  // namespace

std::optional<Document> json_real(double value) {
  // Beyond 2^53 every double is whole, however it was written.
  if (!(std::abs(value) <= static_cast<double>(largest_json_integer))) return std::nullopt;
  if (std::trunc(value) == value) return Document(static_cast<std::int64_t>(value));
  return Document(value);
}

const std::string* put_in_order(Document::Members& members) {
  if (!std::ranges::is_sorted(members, {}, &Document::Member::name))  // canonical JSON is
    std::ranges::sort(members, {}, &Document::Member::name);
  const auto twice = std::ranges::adjacent_find(members, {}, &Document::Member::name);
  return twice == members.end() ? nullptr : &twice->name;
}

Result<Document> read_json_strictly(std::string_view bytes) {
  Builder builder;
  nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &builder);
  return std::move(builder).finish();
}

}  // namespace bch::records
