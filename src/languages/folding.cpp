#include "languages/folding.h"

#include <algorithm>
#include <utility>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace bch::languages {
namespace {

constexpr char32_t cyrillic_i = 0x0438;
constexpr char32_t cyrillic_short_i = 0x0439;
constexpr char32_t kana_length_mark = 0x30fc;  // belongs to no one script

// What neither NFKC_Casefold nor the loss of marks folds; sorted by the first.
constexpr std::array<std::pair<char32_t, char32_t>, 22> letters{{
    {0x00d0, U'd'},    // Eth
    {0x00f0, U'd'},    // eth
    {0x00f8, U'o'},    // o with stroke
    {0x0111, U'd'},    // d with stroke
    {0x0127, U'h'},    // h with stroke
    {0x0131, U'i'},    // dotless i
    {0x0142, U'l'},    // l with stroke
    {0x0167, U't'},    // t with stroke
    {0x0629, 0x0647},  // teh marbuta: heh
    {0x0640, 0},       // tatweel: nothing
    {0x0649, 0x064a},  // alef maksura: yeh
    {0x0671, 0x0627},  // alef wasla
    {0x0672, 0x0627},  // alef with wavy hamza above
    {0x0673, 0x0627},  // alef with wavy hamza below
    {0x0675, 0x0627},  // high hamza alef
    {0x06a9, 0x0643},  // Persian kaf
    {0x06aa, 0x0643},  // swash kaf
    {0x06c0, 0x0647},  // heh with yeh above
    {0x06c1, 0x0647},  // heh goal
    {0x06cc, 0x064a},  // Persian yeh
    {0x06d2, 0x064a},  // yeh barree
    {0x06d5, 0x0647},  // ae
}};

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  return *get(status);  // the data is part of ICU's library
}

// Marks that folding drops: those that Latin, Greek, Cyrillic, Hebrew and Arabic letters carry. The vowel
// signs of Indic scripts and the sound marks of kana make another letter and stay.
bool is_dropped(char32_t c) {
  if (c < 0x0300 || (U_MASK(u_charType(static_cast<UChar32>(c))) & (U_GC_MN_MASK | U_GC_ME_MASK)) == 0)
    return false;
  if (c == 0x3099 || c == 0x309a) return false;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_INHERITED:
    case USCRIPT_CYRILLIC:
    case USCRIPT_HEBREW:
    case USCRIPT_ARABIC:
      return true;
    default:
      return false;
  }
}

char32_t replaced(char32_t c) {
  const auto* found = std::ranges::lower_bound(letters, c, {}, &std::pair<char32_t, char32_t>::first);
  return found != letters.end() && found->first == c ? found->second : c;
}

char32_t ascii_digit(char32_t c) {
  if (u_charType(static_cast<UChar32>(c)) != U_DECIMAL_DIGIT_NUMBER) return c;
  return U'0' + static_cast<char32_t>(u_charDigitValue(static_cast<UChar32>(c)));
}

void append(icu::UnicodeString& text, char32_t c) {
  text.append(static_cast<UChar32>(c));
}

// The letters that Unicode does not take apart into a letter and more.
void append_replaced(icu::UnicodeString& text, char32_t c) {
  switch (c) {
    case 0x00e6:
      text.append(u"ae");
      return;
    case 0x0153:
      text.append(u"oe");
      return;
    case 0x00fe:
      text.append(u"th");
      return;
    default:
      break;
  }
  const char32_t letter = replaced(ascii_digit(c));
  if (letter != 0) append(text, letter);
}

// Decomposed, without dropped marks; the breve of й stays.
icu::UnicodeString without_marks(const icu::UnicodeString& decomposed) {
  icu::UnicodeString kept;
  char32_t before = 0;
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const auto c = static_cast<char32_t>(decomposed.char32At(i));
    if (!is_dropped(c))
      append_replaced(kept, c);
    else if (c == breve && before == cyrillic_i)
      append(kept, breve);
    before = c;
  }
  return kept;
}

}  // namespace

Role role_of(char32_t folded) {
  const auto c = static_cast<UChar32>(folded);
  const auto type = U_MASK(u_charType(c));
  if ((type & U_GC_M_MASK) != 0) return Role::mark;
  if ((type & (U_GC_L_MASK | U_GC_N_MASK)) == 0) return Role::gap;
  if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return Role::unspaced;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return Role::unspaced;
    default:
      break;
  }
  return c == kana_length_mark ? Role::unspaced : Role::letter;
}

Folded fold_character(char32_t character) {
  icu::UnicodeString text(static_cast<UChar32>(character));
  const bool is_sign = u_charType(static_cast<UChar32>(character)) == U_OTHER_SYMBOL;
  if (!is_sign) {
    UErrorCode status = U_ZERO_ERROR;
    const auto& nfc = normalizer(icu::Normalizer2::getNFCInstance);
    const auto& nfd = normalizer(icu::Normalizer2::getNFDInstance);
    const auto& casefold = normalizer(icu::Normalizer2::getNFKCCasefoldInstance);
    text = nfc.normalize(without_marks(nfd.normalize(casefold.normalize(text, status), status)), status);
  }
  Folded folded;
  for (int32_t i = 0; i < text.length() && folded.count < Folded::most; i = text.moveIndex32(i, 1)) {
    const auto c = static_cast<char32_t>(text.char32At(i));
    folded.characters[folded.count] = c;
    folded.roles[folded.count++] = role_of(c);
  }
  return folded;
}

bool may_join(char32_t folded) {
  const bool is_late_jamo = folded >= 0x1160 && folded <= 0x11ff;
  return is_late_jamo || role_of(folded) == Role::mark;
}

char32_t join(char32_t first, char32_t second) {
  if (second == breve) return first == cyrillic_i ? cyrillic_short_i : 0;
  const auto& nfc = normalizer(icu::Normalizer2::getNFCInstance);
  const UChar32 joined = nfc.composePair(static_cast<UChar32>(first), static_cast<UChar32>(second));
  return joined < 0 ? 0 : static_cast<char32_t>(joined);
}

FoldingTable::FoldingTable() : rows_(size) {
  for (char32_t c = 0; c < size; ++c) {
    const Folded folded = fold_character(c);
    Row& row = rows_[c];
    row.several = folded.count != 1;
    if (row.several) continue;
    row = {folded.characters[0], folded.roles[0], false, may_join(folded.characters[0])};
  }
}

const FoldingTable& FoldingTable::get() {
  static const FoldingTable table;
  return table;
}

}  // namespace bch::languages
