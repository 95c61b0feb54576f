#include "search/lexicon.h"

#include "formats/labels.h"

#include <algorithm>
#include <array>
#include <set>

namespace bch::search {
namespace {

// What filters are called; in other languages the catalogue says it: "search.field.country".
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

std::string stem_key(const std::string& language, const std::string& stem) {
  return language + ":" + stem;
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
    TRY(lexicon.add_ranks(catalogue));
  }
  for (const auto* format : formats.all()) {
    for (const auto& [path, field] : formats::all_fields(*format)) {
      if (field->facet) lexicon.fields_.emplace(languages::fold(field->name), field->name);
    }
  }
  return lexicon;
}

void Lexicon::add_fields(const languages::Catalogue& catalogue) {
  for (const FieldName& each : fields)
    fields_.emplace(languages::fold(catalogue.say(each.key)), std::string(each.field));
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

std::vector<FacetValue> Lexicon::values(const std::string& facet, std::string_view text) const {
  std::vector<FacetValue> found;
  const auto [first, last] = values_.equal_range(name_key(text));
  for (auto each = first; each != last; ++each) {
    const auto& [own, value] = each->second;
    const bool fits = own == facet || own == search::facet::term;  // a field's values are terms
    const FacetValue meant{facet, value};
    if (fits && std::ranges::find(found, meant) == found.end()) found.push_back(meant);
  }
  if (found.empty()) found.push_back({facet, std::string(text)});
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
