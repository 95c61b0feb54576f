#pragma once
// Speech: texts in one language that read like those of a clearing-house and say nothing: runs of words as
// they stand in the treaty's own texts, so that phrases come again, and among them words that nobody has ever
// said. Constant once made; any thread, each with dice of its own.

#include "commands/dice.h"
#include "languages/language.h"
#include "node/treaty.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace bch::commands {

class Speech {
 public:
  Speech(const languages::Language& language, const std::vector<std::string>& texts);

  [[nodiscard]] const std::string& tag() const { return tag_; }

  // About so many words, in the script of the language.
  [[nodiscard]] std::string words(Dice& dice, std::size_t count) const;
  // One of a long tail of words, of which a few come often.
  [[nodiscard]] std::string rare_word(Dice& dice) const;

 private:
  struct Unit {  // a word, or a character where the language writes no spaces
    std::size_t from = 0;
    std::size_t to = 0;
    std::size_t last = 0;  // of its sentence
  };
  void learn(std::string_view text);
  void learn_sentence(std::size_t from);
  void learn_syllables(const std::vector<std::string>& texts);

  std::string tag_;
  bool spaced_;
  std::string text_;
  std::vector<Unit> units_;
  std::vector<std::string> syllables_;
};

// One for each language that readers are offered, in their order.
std::vector<Speech> speeches(const node::Treaty& treaty);

}  // namespace bch::commands
