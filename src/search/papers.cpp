#include "search/papers.h"

#include "base/limits.h"
#include "formats/unique_identifier.h"

#include <algorithm>
#include <array>
#include <optional>

namespace bch::search {
namespace {

constexpr std::array<std::string_view, 9> dashes{"-",      "\u2010", "\u2011", "\u2012", "\u2013",
                                                 "\u2014", "\u2212", "\u00ad", "_"};
constexpr std::array<std::string_view, 2> slashed_zeros{"Ø", "ø"};
constexpr std::array<std::string_view, 4> crosses{"×", "✕", "x", "X"};
constexpr std::size_t identifier_length = 9;  // without what stands between its parts

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
// What identifiers and codes are written in; other writing may stand right before and behind them.
bool is_plain(char c) {
  return is_digit(c) || is_letter(c);
}
// Bytes of characters beyond ASCII count as letters of words.
bool is_of_a_word(char c) {
  return is_digit(c) || is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

template <std::size_t count>
std::size_t length_of_any(std::string_view text, const std::array<std::string_view, count>& marks) {
  for (const auto mark : marks) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

// Walks along the text, taking out what it knows; what nobody takes is left for the names.
class Reading {
 public:
  explicit Reading(std::string_view text) : text_(text) {}

  Papers read() {
    while (at_ < text_.size()) {
      if (text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == ';') {
        end_line();
        ++at_;
        continue;
      }
      if (is_start_of_a_word() && (take_identifiers() || take_code())) continue;
      line_ += text_[at_++];
    }
    end_line();
    return std::move(papers_);
  }

 private:
  [[nodiscard]] bool is_start_of_a_word() const {
    return is_plain(text_[at_]) && (at_ == 0 || !is_plain(text_[at_ - 1]));
  }
  [[nodiscard]] std::size_t after_blanks(std::size_t at) const {
    while (at < text_.size() && is_blank(text_[at])) ++at;
    return at;
  }
  // Behind what parts an identifier, when something does; whether it was a dash.
  struct Parted {
    std::size_t at;
    bool by_dash;
  };
  [[nodiscard]] Parted after_parting(std::size_t at) const {
    const std::size_t blanks = after_blanks(at);
    const std::size_t dash = length_of_any(text_.substr(blanks), dashes);
    return dash == 0 ? Parted{blanks, false} : Parted{after_blanks(blanks + dash), true};
  }

  // One identifier that begins here: nine letters and digits, in three parts or run together.
  struct Found {
    std::string plain;  // "XDM-10101-8"
    std::size_t end;
  };
  [[nodiscard]] std::optional<Found> identifier_at(std::size_t at) const {
    for (const std::size_t applicant : {3U, 2U}) {
      if (auto found = identifier_at(at, applicant)) return found;
    }
    return std::nullopt;
  }
  [[nodiscard]] std::optional<Found> identifier_at(std::size_t at, std::size_t applicant) const {
    std::string plain;
    int partings_by_dash = 0;
    bool has_letter = false;
    for (std::size_t count = 0; count < identifier_length; ++count) {
      if (count == applicant || count + 1 == identifier_length) {
        const auto [behind, by_dash] = after_parting(at);
        at = behind;
        partings_by_dash += by_dash ? 1 : 0;
        plain += '-';
      }
      if (at >= text_.size()) return std::nullopt;
      if (const auto zero = length_of_any(text_.substr(at), slashed_zeros); zero > 0) {
        plain += '0';
        at += zero;
        continue;
      }
      if (!is_plain(text_[at])) return std::nullopt;
      has_letter = has_letter || (count < applicant && is_letter(text_[at]));
      plain += text_[at++];
    }
    if (!is_digit(plain.back()) || !has_letter || !ends_at(at)) return std::nullopt;
    // Without its dashes only a check digit that fits tells an identifier from other words.
    const auto read = formats::read_unique_identifiers(plain);
    const bool is_sure = partings_by_dash == 2 || (read.size() == 1 && read.front().digit_fits());
    if (!is_sure || read.size() != 1 || !read.front().well_formed()) return std::nullopt;
    return Found{plain, at};
  }
  // Whether no word goes on there; a cross that joins a stack may follow at once.
  [[nodiscard]] bool ends_at(std::size_t at) const {
    if (at >= text_.size() || !is_plain(text_[at])) return true;
    return length_of_any(text_.substr(at), crosses) > 0;
  }

  bool take_identifiers() {
    auto found = identifier_at(at_);
    if (!found) return false;
    std::string stack = found->plain;
    std::size_t end = found->end;
    for (std::size_t count = 1; count < limits::stacked_identifiers; ++count) {
      const std::size_t cross = after_blanks(end);
      const std::size_t length = length_of_any(text_.substr(cross), crosses);
      if (length == 0) break;
      found = identifier_at(after_blanks(cross + length));
      if (!found) break;
      stack += " x ";
      stack += found->plain;
      end = found->end;
    }
    keep(papers_.identifiers, formats::written_form(stack));
    at_ = end;
    line_ += ' ';
    return true;
  }

  bool take_code() {
    std::string digits;
    std::size_t end = at_;
    bool has_dot = false;
    for (; end < text_.size() && (is_digit(text_[end]) || text_[end] == '.'); ++end) {
      if (text_[end] != '.') {
        digits += text_[end];
        continue;
      }
      const bool is_inside = end + 1 < text_.size() && is_digit(text_[end + 1]);
      if (!is_inside) break;
      // 1005.90 and 1005.90.00; not 10.05 or 1005.9.
      if (digits.size() < 4 || digits.size() % 2 != 0) return false;
      has_dot = true;
    }
    const bool has_length = digits.size() >= 4 && digits.size() <= 10 && digits.size() % 2 == 0;
    if (!has_length || (end < text_.size() && is_plain(text_[end])) || is_of_a_date_or_number(end))
      return false;
    keep(papers_.codes, Papers::Code{digits, has_dot || is_called_a_code()});
    at_ = end;
    line_ += ' ';
    return true;
  }
  // "2026-11-25", "10,000", "1005 kg".
  [[nodiscard]] bool is_of_a_date_or_number(std::size_t end) const {
    constexpr std::string_view joins = "-/,'+";
    if (at_ > 0 && joins.find(text_[at_ - 1]) != std::string_view::npos) return true;
    if (end + 1 < text_.size() && joins.find(text_[end]) != std::string_view::npos &&
        is_digit(text_[end + 1]))
      return true;
    constexpr std::array<std::string_view, 8> units{"kg", "Kg", "KG", "t", "T", "mt", "MT", "lb"};
    const std::size_t unit = after_blanks(end);
    return std::ranges::any_of(units, [&](std::string_view name) {
      return text_.substr(unit).starts_with(name) &&
             (unit + name.size() >= text_.size() || !is_plain(text_[unit + name.size()]));
    });
  }
  // Behind "HS" or "SH", as most languages write it, with what may stand between.
  [[nodiscard]] bool is_called_a_code() const {
    constexpr std::array<std::string_view, 6> callings{"HS", "hs", "SH", "sh", "Hs", "Sh"};
    constexpr std::size_t most_between = 12;
    std::string_view before = line_;
    if (before.size() > most_between) before.remove_prefix(before.size() - most_between);
    return std::ranges::any_of(callings, [&](std::string_view name) {
      const auto found = before.rfind(name);
      if (found == std::string_view::npos || (found > 0 && is_plain(before[found - 1]))) return false;
      const auto behind = found + name.size();
      return behind == before.size() || !is_plain(before[behind]);
    });
  }

  void end_line() {
    std::string name;
    for (const char c : line_) {
      const bool is_space = is_blank(c) || c == '\0';
      if (!is_space)
        name += c;
      else if (!name.empty() && name.back() != ' ')
        name += ' ';
    }
    while (!name.empty() && !is_of_a_word(name.back())) name.pop_back();
    line_.clear();
    const bool has_letter = std::ranges::any_of(name, [](char c) { return is_of_a_word(c) && !is_digit(c); });
    if (has_letter) keep(papers_.names, std::move(name));
  }

  template <typename Thing>
  static void keep(std::vector<Thing>& things, Thing thing) {
    if (things.size() < limits::papers_things && std::ranges::find(things, thing) == things.end())
      things.push_back(std::move(thing));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string line_;  // what was left of this line so far
  Papers papers_;
};

}  // namespace

Papers read_papers(std::string_view text) {
  text = text.substr(0, limits::papers_bytes);
  return Reading(text).read();
}

}  // namespace bch::search
