#include "records/json.h"

#include "base/limits.h"
#include "records/json_readers.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <vector>

namespace bch::records {
namespace {

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

void write_escaped(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
      out += escape;
  }
}

void write_text(std::string& out, std::string_view text) {
  const auto is_escaped = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
  };
  out += '"';
  for (auto from = text.begin(); from != text.end();) {
    const auto to = std::find_if(from, text.end(), is_escaped);
    out.append(from, to);
    if (to == text.end()) break;
    write_escaped(out, *to);
    from = to + 1;
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
    const auto name = [](const auto* member) { return std::string_view(member->name); };
    if (!std::ranges::is_sorted(members, utf16_less, name))  // mostly they are: by bytes
      std::ranges::sort(members, utf16_less, name);
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
  if (auto document = read_json_quickly(bytes)) return *std::move(document);
  return read_json_strictly(bytes);
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
