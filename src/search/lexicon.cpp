#include "search/lexicon.h"

#include "formats/labels.h"
#include "languages/dates.h"

#include <algorithm>
#include <array>
#include <set>

namespace bch::search {
namespace {

constexpr char between_fields = '|';

// What filters are called; in other languages the catalogue says it: "search.field.country", in several ways
// if need be ("بلد|البلد").
struct FieldName {
  std::string_view name;
  std::string_view key;
  std::string_view field;
};
constexpr std::array fields{
    FieldName{"country", "search.field.country", facet::party},
    FieldName{"from", "search.field.from", special_field::from},
    FieldName{"group", "search.field.group", facet::group},
    FieldName{"language", "search.field.language", facet::language},
    FieldName{"status", "search.field.status", facet::standing},
    FieldName{"term", "search.field.term", facet::term},
    FieldName{"title", "search.field.title", special_field::title},
    FieldName{"to", "search.field.to", special_field::to},
    FieldName{"type", "search.field.type", facet::format},
    FieldName{"year", "search.field.year", facet::year},
};

// Signs that part a label into names of the same thing: "Maize / corn (Zea mays)".
constexpr std::array<std::string_view, 12> between_names{"/", "(",  ")",  ",",  ";",  "،",
                                                         "؛", "、", "，", "；", "（", "）"};

// Where the first of these signs stands, and the sign; the end of the text, and nothing.
std::pair<std::size_t, std::string_view> name_end(std::string_view text) {
  std::pair<std::size_t, std::string_view> first{text.size(), {}};
  for (const auto sign : between_names)
    first = std::min(first, {std::min(text.find(sign), text.size()), sign});
  return first;
}

std::string stem_key(const std::string& language, const std::string& form) {
  return form_in(language, stem_in(form));
}

FacetValue of_format(const formats::Format& format) {
  return {std::string(facet::format), format.id.value()};
}
FacetValue of_party(const vocabularies::Party& party) {
  return {std::string(facet::party), party.id.value()};
}
FacetValue of_term(const vocabularies::Term& term) {
  return {std::string(facet::term), term.id.value()};
}

// The value as one of the facet, if it may be: the values of a field are terms or Parties.
void add_value(const std::string& facet, const FacetValue& known, std::vector<FacetValue>& found) {
  const bool is_of_all = facet == facet::format || facet == facet::party || facet == facet::group ||
                         facet == facet::language || facet == facet::standing || facet == facet::year;
  const bool is_of_fields = known.facet == facet::term || known.facet == facet::party;
  if (known.facet != facet && (is_of_all || !is_of_fields)) return;
  const FacetValue meant{facet, known.value};
  if (std::ranges::find(found, meant) == found.end()) found.push_back(meant);
}

std::string in(const languages::Catalogue& catalogue, const formats::Label& label) {
  return catalogue.label(label.context, label.english);
}

}  // namespace

Result<Lexicon> Lexicon::read(const formats::Formats& formats, const languages::Languages& languages,
                              const languages::Catalogues& catalogues, const std::vector<Tongue>& tongues) {
  Lexicon lexicon(formats);
  Analysis analysis(tongues);
  for (const FieldName& each : fields) lexicon.fields_.emplace(each.name, each.field);
  for (const auto& language : languages.all()) {
    const auto& catalogue = catalogues.in(language);
    lexicon.add_labels(analysis, catalogue);
    lexicon.add_fields(catalogue);
    lexicon.add_standings(catalogue);
    TRY(lexicon.add_ranks(catalogue));
  }
  lexicon.add_languages(languages);
  for (const auto* format : formats.all()) {
    for (const auto& [path, field] : formats::all_fields(*format)) {
      if (field->facet) lexicon.fields_.emplace(languages::fold(field->name), field->name);
    }
  }
  return lexicon;
}

void Lexicon::add_fields(const languages::Catalogue& catalogue) {
  for (const FieldName& each : fields) {
    const std::string names = catalogue.say(each.key);
    for (std::string_view rest = names; !rest.empty();) {
      const auto end = std::min(rest.find(between_fields), rest.size());
      fields_.emplace(languages::fold(rest.substr(0, end)), std::string(each.field));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

void Lexicon::add_languages(const languages::Languages& languages) {
  for (const auto& spoken : languages.all()) {
    const FacetValue means{std::string(facet::language), spoken.tag};
    values_.emplace(name_key(spoken.tag), means);
    for (const auto& language : languages.all())
      values_.emplace(name_key(languages::language_name(spoken.tag, language)), means);
  }
}

void Lexicon::add_standings(const languages::Catalogue& catalogue) {
  const auto add_one = [&](std::string_view value, std::string_view key) {
    values_.emplace(name_key(catalogue.say(key)),
                    FacetValue{std::string(facet::standing), std::string(value)});
  };
  add_one(standing::current, "search.standing.current");
  add_one(standing::withdrawn, "search.standing.withdrawn");
}

void Lexicon::add_labels(Analysis& analysis, const languages::Catalogue& catalogue) {
  const std::string& language = catalogue.language().tag;
  const auto& vocabularies = formats_->vocabularies();
  for (const auto& [id, vocabulary] : vocabularies.all()) {
    for (const auto& term : vocabulary.terms) {
      add(analysis, language, of_term(term), in(catalogue, formats::label_of(term.id, &term)));
      if (!term.key.empty()) values_.emplace(name_key(term.key), of_term(term));
      values_.emplace(name_key(term.id.value()), of_term(term));
    }
  }
  for (const auto& party : vocabularies.parties()) {
    add(analysis, language, of_party(party), in(catalogue, formats::label_of(party.id, &party)));
    values_.emplace(name_key(party.id.value()), of_party(party));
  }
  for (const auto* format : formats_->all()) {
    add(analysis, language, of_format(*format), in(catalogue, format->title));
    add(analysis, language, of_format(*format), in(catalogue, format->plural));
    values_.emplace(name_key(format->id.value()), of_format(*format));
  }
  for (const auto& group : vocabularies.groups()) {
    const FacetValue means{std::string(facet::group), group.id};
    values_.emplace(name_key(in(catalogue, formats::label_of(group))), means);
    values_.emplace(name_key(group.id), means);
  }
  for (const auto* region : vocabularies.regional_groups()) {
    const FacetValue means{std::string(facet::group), region->key};
    values_.emplace(name_key(in(catalogue, formats::label_of(region->id, region))), means);
    values_.emplace(name_key(region->key), means);
  }
}

void Lexicon::add(Analysis& analysis, const std::string& language, const FacetValue& means,
                  std::string_view text) {
  values_.emplace(name_key(text), means);
  add_part(analysis, language, means, text);
  if (name_end(text).first == text.size()) return;
  while (!text.empty()) {
    const auto [end, sign] = name_end(text);
    add_part(analysis, language, means, text.substr(0, end));
    text.remove_prefix(std::min(end + sign.size(), text.size()));
  }
}

void Lexicon::add_part(Analysis& analysis, const std::string& language, const FacetValue& means,
                       std::string_view text) {
  Label label{means, std::string(text), 0};
  const auto number = static_cast<std::uint32_t>(labels_.size());
  const auto across = analysis.across_words(text);
  std::size_t place = 0;
  languages::each_word(text, [&](std::string_view word, std::size_t from, std::size_t to) {
    const bool is_between = across[place++] && means.facet != facet::party;  // names are in no dictionary
    if (is_between || analysis.is_small(word)) return;
    for (const auto& form : analysis.kept(language, text.substr(from, to - from), word).forms)
      stems_[stem_key(language, form)].push_back({number, label.words});
    ++label.words;
  });
  if (label.words != 0) labels_.push_back(std::move(label));
}

Result<Done> Lexicon::add_ranks(const languages::Catalogue& catalogue) {
  const auto collator = TRY(languages::Collator::make(catalogue.language()));
  std::vector<std::pair<std::string, FacetValue>> named;
  const auto name = [&](const FacetValue& value, const formats::Label& label) {
    named.emplace_back(collator.sort_key(in(catalogue, label)), value);
  };
  for (const auto& party : formats_->vocabularies().parties())
    name(of_party(party), formats::label_of(party.id, &party));
  for (const auto* format : formats_->all()) name(of_format(*format), format->plural);
  std::ranges::sort(named);
  auto& ranks = ranks_[catalogue.language().tag];
  std::uint32_t rank = 0;
  for (const auto& [key, value] : named) ranks.emplace(value, rank++);
  return Done{};
}

std::vector<Lexicon::Concept> Lexicon::concepts(Analysis& analysis,
                                                const std::vector<TypedWord>& words) const {
  struct Met {
    std::set<std::uint32_t> of_label;
    std::set<std::size_t> of_question;
  };
  std::map<std::uint32_t, Met> met;
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (const std::string& language : analysis.languages()) {
      for (const auto& form : analysis.kept(language, words[i].written, words[i].folded).forms) {
        const auto places = stems_.find(stem_key(language, form));
        if (places == stems_.end()) continue;
        for (const Place& place : places->second) {
          met[place.label].of_label.insert(place.word);
          met[place.label].of_question.insert(i);
        }
      }
    }
  }
  std::vector<Concept> found;
  for (const auto& [number, which] : met) {
    const Label& label = labels_[number];
    const double share = static_cast<double>(which.of_label.size()) / label.words;
    const bool is_kind = label.means.facet == facet::format;
    if (share < (is_kind ? kinds_least_share : least_share) && which.of_label.size() < 2) continue;
    found.push_back({label.means,
                     label.text,
                     {which.of_question.begin(), which.of_question.end()},
                     is_kind ? 1.0 : share});
  }
  std::ranges::stable_sort(found, std::greater(), &Concept::share);
  return found;
}

std::optional<std::string> Lexicon::field(std::string_view name) const {
  const auto found = fields_.find(languages::fold(name));
  return found == fields_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<FacetValue> Lexicon::values(Analysis& analysis, const std::string& facet,
                                        std::string_view text) const {
  std::vector<FacetValue> found;
  const auto [first, last] = values_.equal_range(name_key(text));
  for (auto each = first; each != last; ++each) add_value(facet, each->second, found);
  if (found.empty()) found = values_in_words(analysis, facet, text);
  if (found.empty()) found = {{facet, std::string(text)}, {facet, languages::fold(text)}};
  return found;
}

std::vector<FacetValue> Lexicon::values_in_words(Analysis& analysis, const std::string& facet,
                                                 std::string_view text) const {
  std::vector<TypedWord> words;
  for (auto& placed : languages::placed_words(text)) {
    if (analysis.is_small(placed.word)) continue;
    const auto written = text.substr(placed.from, placed.to - placed.from);
    words.push_back({std::string(written), std::move(placed.word), placed.from, placed.to});
  }
  std::vector<FacetValue> found;
  for (const auto& met : concepts(analysis, words)) {
    if (met.words.size() == words.size()) add_value(facet, met.means, found);
  }
  return found;
}

std::vector<FacetValue> Lexicon::members(const FacetValue& choice, const CivilDate& today) const {
  if (choice.facet != facet::group) return {choice};
  std::vector<FacetValue> members;
  for (const auto& party : formats_->vocabularies().parties()) {
    if (party.belongs_to(choice.value, today)) members.push_back(of_party(party));
  }
  return members;
}

std::vector<std::string> Lexicon::groups() const {
  std::vector<std::string> ids;
  for (const auto& group : formats_->vocabularies().groups()) ids.push_back(group.id);
  for (const auto* region : formats_->vocabularies().regional_groups()) ids.push_back(region->key);
  return ids;
}

std::uint32_t Lexicon::rank(const FacetValue& value, std::string_view language) const {
  const auto of_language = ranks_.find(language);
  if (of_language == ranks_.end()) return 0;
  const auto found = of_language->second.find(value);
  return found == of_language->second.end() ? static_cast<std::uint32_t>(of_language->second.size())
                                            : found->second;
}

}  // namespace bch::search
