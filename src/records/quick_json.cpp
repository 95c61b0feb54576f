#include "base/limits.h"
#include "records/json_readers.h"

#include <simdjson.h>

namespace bch::records {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

bool is_exact(std::int64_t value) {
  return value >= -largest_json_integer && value <= largest_json_integer;
}

// False: not for us to judge.
class Reading {
 public:
  bool read(const element& from, Document& to) {
    switch (from.type()) {
      case element_type::NULL_VALUE:
        return true;
      case element_type::BOOL:
        to = Document(bool(from));
        return true;
      case element_type::INT64: {
        const std::int64_t value = from;
        to = Document(value);
        return is_exact(value);
      }
      case element_type::DOUBLE:
        return real(from, to);
      case element_type::STRING: {
        const std::string_view text = from;
        to = Document(text);
        return text.find('\0') == std::string_view::npos;
      }
      case element_type::ARRAY:
        return list(from, to);
      case element_type::OBJECT:
        return members(from, to);
      case element_type::UINT64:  // beyond what an int64 holds
        return false;
    }
    return false;
  }

 private:
  static bool real(double value, Document& to) {
    auto number = json_real(value);
    if (!number) return false;
    to = *std::move(number);
    return true;
  }

  bool list(const simdjson::dom::array& from, Document& to) {
    Document::List items;
    items.reserve(from.size());
    for (const element each : from) {
      if (!read(each, items.emplace_back())) return false;
    }
    to = Document(std::move(items));
    return true;
  }

  bool members(const simdjson::dom::object& from, Document& to) {
    Document::Members members;
    members.reserve(from.size());
    for (const auto& [name, value] : from) {
      members.push_back({std::string(name), {}});
      if (!read(value, members.back().value)) return false;
    }
    if (put_in_order(members) != nullptr) return false;
    to = Document(std::move(members));
    return true;
  }
};

struct Parser {
  simdjson::dom::parser parser{limits::quick_json_bytes};
  simdjson::error_code room =
      parser.allocate(limits::quick_json_bytes, static_cast<std::size_t>(limits::json_depth));
};

}  // namespace

std::optional<Document> read_json_quickly(std::string_view bytes) {
  // A character written as a number may be half of a pair: how readers take that differs.
  const bool has_numbered_characters = bytes.find("\\u") != std::string_view::npos;
  if (bytes.size() > limits::quick_json_bytes || has_numbered_characters) return std::nullopt;
  thread_local Parser mine;
  if (mine.room != simdjson::SUCCESS) return std::nullopt;
  element root;
  if (mine.parser.parse(bytes.data(), bytes.size()).get(root) != simdjson::SUCCESS) return std::nullopt;
  Document document;
  if (!Reading().read(root, document)) return std::nullopt;
  return document;
}

}  // namespace bch::records
