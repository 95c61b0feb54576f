#include "records/json.h"

#include "base/limits.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

namespace bch::records {
namespace {

constexpr std::int64_t largest_integer = std::int64_t{1} << 53;

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
    if (value < -largest_integer) return refuse("json.number-too-large");
    return put(Document(value));
  }
  bool number_unsigned(number_unsigned_t value) {
    if (value > static_cast<number_unsigned_t>(largest_integer)) return refuse("json.number-too-large");
    return put(Document(static_cast<std::int64_t>(value)));
  }
  bool number_float(number_float_t value, const string_t& /*written*/) {
    // Beyond 2^53 every double is whole, however it was written.
    if (!(std::abs(value) <= static_cast<double>(largest_integer))) return refuse("json.number-too-large");
    // 2.0 and 2 are one number (RFC 8785): equal documents must have equal bytes.
    if (std::trunc(value) == value) return put(Document(static_cast<std::int64_t>(value)));
    return put(Document(value));
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
    if (!std::ranges::is_sorted(members, {}, &Document::Member::name))  // canonical JSON is
      std::ranges::sort(members, {}, &Document::Member::name);
    const auto twice = std::ranges::adjacent_find(members, {}, &Document::Member::name);
    if (twice != members.end()) return refuse("json.duplicate-name", twice->name);
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

// Orders names as RFC 8785 asks: by UTF-16 code units. Equal to byte order but for characters beyond U+FFFF,
// whose surrogates sort before U+E000..U+FFFF.
bool utf16_less(std::string_view left, std::string_view right) {
  const auto [l, r] = std::ranges::mismatch(left, right);
  if (l == left.end() || r == right.end()) return r != right.end();
  const auto a = static_cast<unsigned char>(*l);
  const auto b = static_cast<unsigned char>(*r);
  const bool a_is_supplementary = a >= 0xf0;
  const bool b_is_supplementary = b >= 0xf0;
  if (a_is_supplementary != b_is_supplementary) {
    if (a_is_supplementary && b >= 0xee) return true;
    if (b_is_supplementary && a >= 0xee) return false;
  }
  return a < b;
}

void write_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          char escape[8];
          std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
          out += escape;
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

// ECMAScript's Number::toString (ECMA-262, 6.1.6.1.20), from the shortest digits that std::to_chars gives.
void write_real(std::string& out, double value) {
  if (value == 0) {
    out += '0';
    return;
  }
  char buffer[64];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, std::abs(value), std::chars_format::scientific).ptr;
  const std::string_view written(buffer, static_cast<std::size_t>(end - buffer));
  const auto e = written.find('e');
  std::string digits(written.substr(0, 1));
  if (e > 2) digits += written.substr(2, e - 2);
  int exponent = 0;
  const auto exponent_text = written.substr(written[e + 1] == '+' ? e + 2 : e + 1);
  std::from_chars(exponent_text.data(), exponent_text.data() + exponent_text.size(), exponent);
  const int point = exponent + 1;  // digits before the decimal point
  const int count = static_cast<int>(digits.size());
  if (value < 0) out += '-';
  if (point > 0 && point <= 21) {
    if (count <= point)
      out += digits + std::string(static_cast<std::size_t>(point - count), '0');
    else
      out += digits.substr(0, static_cast<std::size_t>(point)) + "." +
             digits.substr(static_cast<std::size_t>(point));
  } else if (point > -6 && point <= 0) {
    out += "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  } else {
    out += digits.substr(0, 1);
    if (count > 1) out += "." + digits.substr(1);
    out += point - 1 < 0 ? "e-" : "e+";
    out += std::to_string(std::abs(point - 1));
  }
}

class Writer {
 public:
  explicit Writer(bool pretty) : pretty_(pretty) {}

  void write(const Document& document) {
    switch (document.kind()) {
      case Document::Kind::null:
        out_ += "null";
        break;
      case Document::Kind::boolean:
        out_ += document.boolean() ? "true" : "false";
        break;
      case Document::Kind::integer:
        out_ += std::to_string(document.integer());
        break;
      case Document::Kind::real:
        write_real(out_, document.real());
        break;
      case Document::Kind::text:
        write_text(out_, document.text());
        break;
      case Document::Kind::list:
        write_list(document);
        break;
      case Document::Kind::members:
        write_members(document);
        break;
    }
  }

  std::string finish() && {
    if (pretty_) out_ += '\n';
    return std::move(out_);
  }

 private:
  void write_list(const Document& document) {
    out_ += '[';
    ++level_;
    bool first = true;
    for (const auto& item : document.items()) {
      separate(first);
      write(item);
    }
    close(']', first);
  }

  void write_members(const Document& document) {
    std::vector<const Document::Member*> members;
    for (const auto& member : document.entries()) members.push_back(&member);
    std::ranges::sort(members, utf16_less, [](const auto* member) { return std::string_view(member->name); });
    out_ += '{';
    ++level_;
    bool first = true;
    for (const auto* member : members) {
      separate(first);
      write_text(out_, member->name);
      out_ += pretty_ ? ": " : ":";
      write(member->value);
    }
    close('}', first);
  }

  void separate(bool& first) {
    if (!first) out_ += ',';
    first = false;
    new_line();
  }

  void close(char bracket, bool was_empty) {
    --level_;
    if (!was_empty) new_line();
    out_ += bracket;
  }

  void new_line() {
    if (pretty_) out_ += "\n" + std::string(static_cast<std::size_t>(level_) * 2, ' ');
  }

  bool pretty_;
  int level_ = 0;
  std::string out_;
};

}  // namespace

Result<Document> read_json(std::string_view bytes) {
  if (bytes.size() > limits::document_bytes) {
    return Problem{
        Problem::Kind::too_large, "json.too-large", {{"limit", std::to_string(limits::document_bytes)}}};
  }
  Builder builder;
  nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &builder);
  return std::move(builder).finish();
}

std::string canonical_json(const Document& document) {
  Writer writer(false);
  writer.write(document);
  return std::move(writer).finish();
}

std::string pretty_json(const Document& document) {
  Writer writer(true);
  writer.write(document);
  return std::move(writer).finish();
}

}  // namespace bch::records
