#pragma once
// How one character is folded and what part it plays in a word: the tables behind words.h, which says the
// rules. Constant once made; any thread.

#include <array>
#include <cstdint>
#include <vector>

namespace bch::languages {

inline constexpr char32_t breve = 0x0306;  // dropped, except from й

enum class Role : std::uint8_t {
  gap,       // stands between words
  letter,    // letter or digit of a script that puts spaces between words
  unspaced,  // letter of a script that does not
  mark,      // belongs to the letter before it
};

Role role_of(char32_t folded);

// What `character` becomes: none, one or several characters, already without the marks that folding drops.
struct Folded {
  static constexpr std::size_t most = 18;  // the longest NFKC mapping of Unicode (U+FDFA)
  std::array<char32_t, most> characters{};
  std::array<Role, most> roles{};
  std::uint8_t count = 0;
};
Folded fold_character(char32_t character);

// True for what may join with the character before it into one: marks, and the later letters of Hangul
// syllables.
bool may_join(char32_t folded);

// The two as one character ("и" and a breve are "й"), or 0 when there is none.
char32_t join(char32_t first, char32_t second);

// fold_character for the first 0x3100 characters, looked up: single results only, others have `several`.
class FoldingTable {
 public:
  struct Row {
    char32_t folded = 0;
    Role role = Role::gap;
    bool several = false;  // none or more than one: ask fold_character
    bool joins = false;    // may_join(folded)
  };
  static constexpr char32_t size = 0x3100;

  static const FoldingTable& get();  // made at the first call, about 3 ms
  [[nodiscard]] const Row& row(char32_t character) const { return rows_[character]; }

 private:
  FoldingTable();
  std::vector<Row> rows_;
};

}  // namespace bch::languages
