#include "access/password_rules.h"

#include "base/limits.h"
#include "languages/normal.h"
#include "languages/words.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <set>

namespace bch::access {
namespace {

using Signs = std::u32string;

constexpr std::size_t row_least = 4;       // "qwer": shorter pieces of a row occur in words
constexpr std::size_t own_word_least = 4;  // a shorter word is in too much
constexpr std::size_t own_rest_least = 6;  // what has to be left beside an own word

// What lies side by side on keyboards, in capitals and not, and what is counted up.
constexpr std::array<std::u32string_view, 17> rows{
    U"01234567890",  U"abcdefghijklmnopqrstuvwxyz",
    U"qwertyuiop",   U"asdfghjkl",
    U"zxcvbnm",      U"azertyuiop",
    U"qsdfghjklm",   U"wxcvbn",
    U"qwertzuiop",   U"1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    U"1q2w3e4r5t6y", U"!@#$%^&*()_+",
    U"йцукенгшщзхъ", U"фывапролджэ",
    U"ячсмитьбю",    U"абвгдежзийклмнопрстуфхцчшщъыьэюя",
    U"ضصثقفغعهخحجد",
};

Signs signs_of(std::string_view text) {  // of UTF-8
  Signs signs;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    char32_t sign = length == 1 ? lead : lead & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i)
      sign = sign << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3fU);
    signs += sign;
    at += length;
  }
  return signs;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// "p4$$w0rd" as "password"; `one` is the letter that a 1 stands for.
std::string without_disguise(std::string_view text, char one) {
  constexpr std::string_view disguise = "0345781@$!";
  const std::string letters = std::string("oeastb") + one + "as" + one;
  std::string plain(text);
  for (char& c : plain) {
    if (const auto at = disguise.find(c); at != std::string_view::npos) c = letters[at];
  }
  return plain;
}

// Whether a common password is left when at most limits::password_frame signs that are no letters are taken
// from the beginning and the end.
bool is_framed_common(std::string_view text, const CommonPasswords& common) {
  const auto holds = [&](std::string_view core) {
    return common.hold(core) || common.hold(without_disguise(core, 'l')) ||
           common.hold(without_disguise(core, 'i'));
  };
  for (std::size_t before = 0; before <= limits::password_frame && before < text.size(); ++before) {
    if (before > 0 && is_letter(text[before - 1])) break;
    const std::string_view rest = text.substr(before);
    for (std::size_t after = 0; before + after <= limits::password_frame && after < rest.size(); ++after) {
      if (after > 0 && is_letter(rest[rest.size() - after])) break;
      if (holds(rest.substr(0, rest.size() - after))) return true;
    }
  }
  return false;
}

// The piece that the text repeats, at least twice; the text itself when it repeats nothing. The last time
// may be cut short: "abcabcab".
std::size_t period(const Signs& signs) {
  for (std::size_t length = 1; length <= signs.size() / 2; ++length) {
    if (std::equal(signs.begin() + static_cast<std::ptrdiff_t>(length), signs.end(), signs.begin()))
      return length;
  }
  return signs.size();
}

// How many signs from `at` on stand one after the other in a row, forwards or backwards.
std::size_t run_length(const Signs& signs, std::size_t at) {
  std::size_t longest = 0;
  for (const auto row : rows) {
    for (const bool backwards : {false, true}) {
      const Signs line = backwards ? Signs(row.rbegin(), row.rend()) : Signs(row);
      for (auto place = line.find(signs[at]); place != Signs::npos; place = line.find(signs[at], place + 1)) {
        std::size_t length = 0;
        while (at + length < signs.size() && place + length < line.size() &&
               signs[at + length] == line[place + length])
          ++length;
        longest = std::max(longest, length);
      }
    }
  }
  return longest;
}

// Whether rows of a keyboard, runs and single signs repeated leave fewer than half of the needed signs.
bool is_of_rows(const Signs& signs) {
  std::size_t left = 0;
  for (std::size_t at = 0; at < signs.size();) {
    const auto same = signs.find_first_not_of(signs[at], at);
    const std::size_t repeated = (same == Signs::npos ? signs.size() : same) - at;
    const std::size_t length = std::max(run_length(signs, at), repeated);
    const bool is_row = length >= row_least;
    left += is_row ? 0 : 1;
    at += is_row ? length : 1;
  }
  return left < limits::password_least / 2;
}

// The words of `own`, folded, with the whole of each: "ana.mota@example.org" is "anamotaexampleorg", "ana",
// "mota", "example", ... Longest first.
std::vector<std::string> own_words(std::span<const std::string> own) {
  std::set<std::string> found;
  for (const auto& text : own) {
    std::string whole;
    for (const auto& word : languages::words(text)) {
      whole += word;
      found.insert(word);
    }
    found.insert(whole);
  }
  std::vector<std::string> sorted;
  for (const auto& word : found) {
    if (languages::characters(word) >= own_word_least) sorted.push_back(word);
  }
  std::ranges::stable_sort(sorted, std::ranges::greater(), &std::string::size);
  return sorted;
}

// Whether so little is left without the person's own words that they are the password.
bool is_own(std::string_view password, std::span<const std::string> own) {
  const std::string folded = languages::fold(password);
  for (const std::string& plain : {folded, without_disguise(folded, 'l'), without_disguise(folded, 'i')}) {
    std::string rest;
    for (const auto& word : languages::words(plain)) rest += word;
    const std::size_t whole = rest.size();
    for (const auto& word : own_words(own)) {
      for (auto at = rest.find(word); at != std::string::npos; at = rest.find(word))
        rest.erase(at, word.size());
    }
    if (rest.size() < whole && languages::characters(rest) < own_rest_least) return true;
  }
  return false;
}

Problem refusal(std::string key, Problem::Arguments arguments = {}) {
  return Problem{Problem::Kind::invalid, std::move(key), std::move(arguments)};
}

// Too long, not text, too short: with one of these nothing else is looked at.
std::optional<Problem> wrong_size(std::string_view password, const std::optional<std::string>& normal) {
  if (password.size() > limits::password_bytes)
    return refusal("password.too-long", {{"limit", std::to_string(limits::password_bytes)}});
  if (!normal) return refusal("password.malformed");
  if (std::min(languages::characters(password), languages::characters(*normal)) < limits::password_least)
    return refusal("password.too-short", {{"least", std::to_string(limits::password_least)}});
  return std::nullopt;
}

}  // namespace

std::vector<Problem> weaknesses(std::string_view password, std::span<const std::string> own,
                                const CommonPasswords& common) {
  const auto normal =
      password.size() > limits::password_bytes ? std::nullopt : languages::compatible(password);
  if (auto problem = wrong_size(password, normal)) return {*std::move(problem)};
  std::vector<Problem> found;
  const std::string lower = languages::lower_case(*normal);
  const Signs signs = signs_of(lower);
  if (is_framed_common(lower, common)) found.push_back(refusal("password.common"));
  if (is_own(*normal, own)) found.push_back(refusal("password.own-word"));
  const std::size_t repeated = period(signs);
  if (repeated < signs.size() && repeated < limits::password_least)
    found.push_back(refusal("password.repeated"));
  if (is_of_rows(signs)) found.push_back(refusal("password.row"));
  return found;
}

}  // namespace bch::access
