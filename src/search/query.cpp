#include "search/query.h"

#include "base/limits.h"
#include "formats/unique_identifier.h"

#include <algorithm>

namespace bch::search {
namespace {

constexpr char quote = '"';
constexpr std::string_view narrow_colon = ":";
constexpr std::string_view wide_colon = "\uff1a";
constexpr char beginning_mark = '*';
constexpr std::size_t shortest_key = 5;  // bytes of a unique identifier without its hyphens

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// A part of what was typed; quoted ones keep their spaces.
struct Piece {
  std::string field;  // as Lexicon::field knows it; empty: none
  std::string_view text;
  bool is_quoted = false;
  bool is_excluded = false;
};

class Pieces {
 public:
  Pieces(std::string_view typed, const Lexicon& lexicon) : rest_(typed), lexicon_(lexicon) {}

  std::optional<Piece> next() {
    skip_spaces(rest_);
    if (rest_.empty()) return std::nullopt;
    Piece piece;
    if (rest_.front() == '-' && rest_.size() > 1 && !is_space(rest_[1])) {
      piece.is_excluded = true;
      rest_.remove_prefix(1);
    }
    read_field(piece);
    piece.is_quoted = !rest_.empty() && rest_.front() == quote;
    if (piece.is_quoted) rest_.remove_prefix(1);
    std::size_t end = 0;
    while (end < rest_.size() && (piece.is_quoted ? rest_[end] != quote : space_at(rest_.substr(end)) == 0))
      ++end;
    piece.text = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + (piece.is_quoted ? 1 : 0), rest_.size()));
    return piece;
  }

 private:
  // "country:XA", also with the spaces that French puts before its colons, and the wide one of Chinese.
  void read_field(Piece& piece) {
    std::size_t end = 0;
    while (end < rest_.size() && !is_space(rest_[end]) && rest_[end] != quote &&
           !rest_.substr(end).starts_with(narrow_colon) && !rest_.substr(end).starts_with(wide_colon) &&
           space_at(rest_.substr(end)) == 0)
      ++end;
    const auto field = lexicon_.field(rest_.substr(0, end));
    if (end == 0 || !field) return;
    std::string_view after = rest_.substr(end);
    skip_spaces(after);
    const bool is_wide = after.starts_with(wide_colon);
    if (!is_wide && !after.starts_with(narrow_colon)) return;
    after.remove_prefix(is_wide ? wide_colon.size() : narrow_colon.size());
    skip_spaces(after);
    if (after.empty()) return;
    piece.field = *field;
    rest_ = after;
  }

  // How many bytes a space takes at the beginning of the text; none: 0.
  static std::size_t space_at(std::string_view text) {
    if (!text.empty() && is_space(text.front())) return 1;
    for (const std::string_view space : {"\u00a0", "\u202f", "\u3000"}) {
      if (text.starts_with(space)) return space.size();
    }
    return 0;
  }
  static void skip_spaces(std::string_view& text) {
    for (auto bytes = space_at(text); bytes != 0; bytes = space_at(text)) text.remove_prefix(bytes);
  }

  std::string_view rest_;
  const Lexicon& lexicon_;
};

// The exact names that a text may be.
std::vector<std::string> keys_of(std::string_view typed) {
  std::vector<std::string> keys;
  while (!typed.empty() && is_space(typed.front())) typed.remove_prefix(1);
  while (!typed.empty() && is_space(typed.back())) typed.remove_suffix(1);
  if (auto number = records::parse_public_number(typed)) {
    number->revision.reset();
    keys.push_back(records::to_text(*number));
  }
  if (const auto record = records::parse_record_id(typed)) keys.push_back(record->value());
  const auto identifiers = formats::read_unique_identifiers(typed);
  if (std::ranges::all_of(identifiers, &formats::UniqueIdentifier::well_formed))
    keys.push_back(formats::matching_form(typed));
  return keys;
}

class QueryReader {
 public:
  QueryReader(const Question& question, const Lexicon& lexicon, Analysis& analysis)
      : question_(question), lexicon_(lexicon), analysis_(analysis) {
    query_.choices = question.choices;
    query_.not_chosen = question.excluded;
    query_.refers_to = question.refers_to;
    query_.from = first_of(question.from);
    query_.to = last_of(question.to);
  }

  Query read() {
    const auto keys = keys_of(question_.words);
    if (!keys.empty()) {
      add_side_by_side(words_of(question_.words), keys, query_.all);
    } else {
      Pieces pieces(question_.words, lexicon_);
      while (const auto piece = pieces.next()) take(*piece);
    }
    add_concepts();
    add_names();
    std::ranges::sort(query_.choices);
    const bool all_small = std::ranges::all_of(query_.all, &Wanted::is_small);
    for (Wanted& wanted : query_.all) wanted.is_small = wanted.is_small && !all_small;
    return std::move(query_);
  }

 private:
  std::vector<TypedWord> words_of(std::string_view text) {
    const auto offset = static_cast<std::size_t>(text.data() - question_.words.data());
    std::vector<TypedWord> words;
    for (auto& placed : languages::placed_words(text)) {
      if (count_++ >= limits::question_words) break;
      words.push_back({std::string(text.substr(placed.from, placed.to - placed.from)), std::move(placed.word),
                       offset + placed.from, offset + placed.to});
    }
    return words;
  }

  void take(const Piece& piece) {
    auto& into = piece.is_excluded ? query_.none : query_.all;
    if (piece.field.empty() || piece.field == special_field::title)
      take_words(piece, into);
    else if (piece.field == special_field::from)
      query_.from = first_of(piece.text) ? first_of(piece.text) : query_.from;
    else if (piece.field == special_field::to)
      query_.to = last_of(piece.text) ? last_of(piece.text) : query_.to;
    else
      take_choice(piece);
  }

  void take_choice(const Piece& piece) {
    auto& into = piece.is_excluded ? query_.not_chosen : query_.choices;
    for (FacetValue& value : lexicon_.values(analysis_, piece.field, piece.text)) {
      if (into.size() < limits::question_choices) into.push_back(std::move(value));
    }
  }

  void take_words(const Piece& piece, std::vector<Wanted>& into) {
    const std::size_t first = into.size();
    const auto keys = piece.field.empty() ? keys_of(piece.text) : std::vector<std::string>();
    const auto words = words_of(piece.text);
    if (words.empty()) return;
    if (piece.is_quoted || !keys.empty())
      add_side_by_side(words, keys, into);
    else
      add_each(piece, words, into);
    for (std::size_t i = first; i < into.size(); ++i) into[i].in_names = !piece.field.empty();
  }

  // Words that stand together as they were typed. A single one in quotation marks is that form only.
  void add_side_by_side(const std::vector<TypedWord>& words, std::vector<std::string> keys,
                        std::vector<Wanted>& into) {
    if (words.empty()) return;
    Wanted wanted;
    wanted.typed = words.front();
    wanted.typed.to = words.back().to;
    wanted.typed.written = question_.words.substr(wanted.typed.from, wanted.typed.to - wanted.typed.from);
    wanted.keys = std::move(keys);
    for (const TypedWord& word : words) {
      wanted.phrase.push_back(word.folded);
      wanted.phrase_forms.push_back(analysis_.sought(word.written, word.folded));
    }
    into.push_back(std::move(wanted));
  }

  void add_each(const Piece& piece, const std::vector<TypedWord>& words, std::vector<Wanted>& into) {
    const auto across = analysis_.across_words(piece.text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      Wanted wanted;
      wanted.typed = words[i];
      wanted.forms = analysis_.sought(words[i].written, words[i].folded);
      wanted.is_small = across[i] || analysis_.is_small(words[i].folded);
      if (i + 1 == words.size() && piece.text.ends_with(beginning_mark)) {
        wanted.beginnings = beginnings_of(wanted);
        wanted.is_small = false;
      }
      into.push_back(std::move(wanted));
    }
  }

  // As it was typed, and without what a language writes before its words: "ال".
  static std::vector<std::string> beginnings_of(const Wanted& wanted) {
    std::vector<std::string> beginnings{wanted.typed.folded};
    for (const auto& form : wanted.forms) {
      const auto at = wanted.typed.folded.find(stem_in(form));
      if (at != std::string::npos && at != 0) beginnings.emplace_back(stem_in(form));
    }
    return beginnings;
  }

  void add_concepts() {
    std::vector<TypedWord> words;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < query_.all.size(); ++i) {
      const Wanted& wanted = query_.all[i];
      if (!wanted.phrase.empty() || wanted.in_names || analysis_.is_small(wanted.typed.folded)) continue;
      words.push_back(wanted.typed);
      places.push_back(i);
    }
    for (const auto& met : lexicon_.concepts(analysis_, words)) {
      for (const std::size_t word : met.words) {
        auto& concepts = query_.all[places[word]].concepts;
        const bool is_new =
            std::ranges::find(concepts, met.means, &Lexicon::Concept::means) == concepts.end();
        if (is_new && concepts.size() < limits::concepts_of_a_word) concepts.push_back(met);
      }
    }
  }

  void add_names() {
    for (std::size_t first = 0; first < query_.all.size(); ++first) {
      std::size_t last = first;
      while (last < query_.all.size() && last - first < limits::name_words && may_name(query_.all[last])) {
        ++last;
        const bool is_one_small_word = last - first == 1 && query_.all[first].is_small;
        if (!is_one_small_word) query_.names.push_back(together(first, last - first));
      }
    }
  }
  static bool may_name(const Wanted& wanted) { return wanted.phrase.empty() && !wanted.in_names; }

  NamedTogether together(std::size_t first, std::size_t count) {
    const auto from = query_.all[first].typed.from;
    const auto text =
        std::string_view(question_.words).substr(from, query_.all[first + count - 1].typed.to - from);
    NamedTogether named{analysis_.names({}, text), {}, first, count};
    for (const auto& language : analysis_.languages()) {
      for (auto& name : analysis_.names(language, text)) {
        if (std::ranges::find(named.names, name) == named.names.end()) named.names.push_back(std::move(name));
      }
    }
    std::string key = formats::matching_form(named.names.front());
    const bool has_digit = std::ranges::any_of(key, [](char c) { return c >= '0' && c <= '9'; });
    if (has_digit && key.size() >= shortest_key) named.keys.push_back(std::move(key));
    return named;
  }

  const Question& question_;
  const Lexicon& lexicon_;
  Analysis& analysis_;
  Query query_;
  std::size_t count_ = 0;
};

}  // namespace

std::vector<std::string> sought_in(const Query& query) {
  std::vector<std::string> sought;
  for (const Wanted& wanted : query.all) {
    if (wanted.is_small) continue;
    for (const auto* words : {&wanted.forms, &wanted.phrase, &wanted.beginnings}) {
      for (const auto& word : *words) sought.emplace_back(stem_in(word));
    }
  }
  std::ranges::sort(sought);
  sought.erase(std::unique(sought.begin(), sought.end()), sought.end());
  return sought;
}

Query read_query(const Question& question, const Lexicon& lexicon, Analysis& analysis) {
  return QueryReader(question, lexicon, analysis).read();
}

}  // namespace bch::search
