#include "languages/words.h"

#include "languages/folding.h"

#include <array>
#include <cstdint>
#include <utility>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace bch::languages {
namespace {

// For each ASCII character its lower case if it is a letter or digit, otherwise 0.
constexpr auto ascii_letters = [] {
  std::array<char, 128> table{};
  for (unsigned char c = '0'; c <= '9'; ++c) table[c] = static_cast<char>(c);
  for (unsigned char c = 'a'; c <= 'z'; ++c) {
    table[c] = static_cast<char>(c);
    table[c - 0x20U] = static_cast<char>(c);
  }
  return table;
}();

char lower(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < ascii_letters.size() ? ascii_letters[byte] : '\0';
}

void append_utf8(std::string& out, char32_t c) {
  std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
  int32_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, c);
  out.append(bytes.begin(), bytes.begin() + length);
}

// Characters appended to a text, the last of which may still be joined with a mark that follows it.
class Joiner {
 public:
  void append(std::string& out, char32_t c) {
    last_at_ = out.size();
    last_ = c;
    append_utf8(out, c);
  }
  bool join_last(std::string& out, char32_t c) {
    const char32_t joined = last_ == 0 ? 0 : join(last_, c);
    if (joined == 0) return false;
    out.resize(last_at_);
    append(out, joined);
    return true;
  }
  void forget() { last_ = 0; }

 private:
  char32_t last_ = 0;
  std::size_t last_at_ = 0;
};

struct Piece {
  char32_t character;
  Role role;
  bool joins;
  std::size_t from;  // where it comes from in the text
  std::size_t to;
};

// Gives the folded text to `sink` from left to right: runs of ASCII letters and digits whole, the rest by
// character.
template <typename Sink>
void walk(std::string_view text, Sink& sink) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const FoldingTable* table = nullptr;  // not needed for ASCII
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    while (at < text.size() && lower(text[at]) != '\0') ++at;
    if (at > from) sink.ascii(text.substr(from, at - from), from);
    if (at == text.size()) break;
    const std::size_t begin = at;
    if (bytes[at] < 0x80) {
      sink.put({bytes[at], Role::gap, false, begin, ++at});
      continue;
    }
    UChar32 decoded = 0;
    U8_NEXT_OR_FFFD(bytes, at, text.size(), decoded);
    const auto c = static_cast<char32_t>(decoded);
    if (table == nullptr) table = &FoldingTable::get();
    if (c < FoldingTable::size && !table->row(c).several) {
      const auto& row = table->row(c);
      sink.put({row.folded, row.role, row.joins, begin, at});
      continue;
    }
    const bool is_plain_han = c >= 0x4e00 && c <= 0x9fff;
    const bool is_syllable = c >= 0xac00 && c <= 0xd7a3;
    if (is_plain_han || is_syllable) {
      sink.put({c, is_plain_han ? Role::unspaced : Role::letter, false, begin, at});
      continue;
    }
    if (c == breve) sink.put_breve(at);
    const Folded folded = fold_character(c);
    for (std::size_t i = 0; i < folded.count; ++i) {
      sink.put({folded.characters[i], folded.roles[i], may_join(folded.characters[i]), begin, at});
    }
  }
}

class Folder {
 public:
  explicit Folder(std::size_t size) { out_.reserve(size + size / 8); }

  void ascii(std::string_view run, std::size_t /*from*/) {
    for (const char c : run) out_ += lower(c);
    joiner_.forget();
  }
  void put(const Piece& piece) {
    if (piece.joins && joiner_.join_last(out_, piece.character)) return;
    joiner_.append(out_, piece.character);
    if (piece.role == Role::gap) joiner_.forget();
  }
  void put_breve(std::size_t /*to*/) { joiner_.join_last(out_, breve); }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  Joiner joiner_;
};

// Cuts into words; gives each to `take(word, from, to)`.
template <typename Take>
class Cutter {
 public:
  explicit Cutter(Take take) : take_(std::move(take)) {}

  void ascii(std::string_view run, std::size_t from) {
    begin(Role::letter, from);
    for (const char c : run) word_ += lower(c);
    to_ = from + run.size();
    joiner_.forget();
  }
  void put(const Piece& piece) {
    if (piece.joins && joiner_.join_last(word_, piece.character)) {
      to_ = piece.to;
      return;
    }
    if (piece.role == Role::gap) return finish();
    if (piece.role == Role::mark && word_.empty()) return;
    if (piece.role != Role::mark) begin(piece.role, piece.from);
    joiner_.append(word_, piece.character);
    to_ = piece.to;
  }
  void put_breve(std::size_t to) {
    if (joiner_.join_last(word_, breve)) to_ = to;
  }

  void finish() {
    if (clusters_.size() > 1)
      give_pairs();
    else if (!word_.empty())
      take_(word_, from_, to_);
    word_.clear();
    clusters_.clear();
    joiner_.forget();
  }

 private:
  struct Cluster {
    std::size_t in_word;
    std::size_t in_text;
  };

  // A character of this role begins here: another word when the role changes.
  void begin(Role role, std::size_t from) {
    if (word_.empty() || role != role_) {
      finish();
      role_ = role;
      from_ = from;
    }
    if (role == Role::unspaced) clusters_.push_back({word_.size(), from});
  }

  void give_pairs() {
    const std::string_view run = word_;
    for (std::size_t i = 0; i + 1 < clusters_.size(); ++i) {
      const bool at_end = i + 2 == clusters_.size();
      const Cluster end = at_end ? Cluster{run.size(), to_} : clusters_[i + 2];
      take_(run.substr(clusters_[i].in_word, end.in_word - clusters_[i].in_word), clusters_[i].in_text,
            end.in_text);
    }
  }

  Take take_;
  std::string word_;
  Joiner joiner_;
  Role role_ = Role::gap;
  std::size_t from_ = 0;
  std::size_t to_ = 0;
  std::vector<Cluster> clusters_;
};

template <typename Take>
void cut(std::string_view text, Take take) {
  Cutter cutter(std::move(take));
  walk(text, cutter);
  cutter.finish();
}

}  // namespace

std::string fold(std::string_view text) {
  Folder folder(text.size());
  walk(text, folder);
  return folder.take();
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> found;
  found.reserve(text.size() / 8);
  cut(text, [&](std::string_view word, std::size_t, std::size_t) { found.emplace_back(word); });
  return found;
}

std::vector<PlacedWord> placed_words(std::string_view text) {
  std::vector<PlacedWord> found;
  found.reserve(text.size() / 8);
  cut(text, [&](std::string_view word, std::size_t from, std::size_t to) {
    found.push_back({std::string(word), from, to});
  });
  return found;
}

void each_word(std::string_view text, const TakeWord& take) {
  cut(text, [&](std::string_view word, std::size_t from, std::size_t to) { take(word, from, to); });
}

std::string lower_case(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  auto lower = icu::Normalizer2::getNFCInstance(status)->normalize(wide, status);
  std::string utf8;
  return lower.toLower(icu::Locale::getRoot()).toUTF8String(utf8);
}

}  // namespace bch::languages
