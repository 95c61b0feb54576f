#include "languages/catalogue.h"

#include "languages/message.h"
#include "languages/po.h"

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <utility>

#include <unicode/numberformatter.h>

namespace bch::languages {
namespace {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

// A label's context and its English, owned or seen.
template <typename Text>
struct LabelKey {
  Text context;
  Text english;
};
struct LabelHash {
  using is_transparent = void;
  template <typename Text>
  std::size_t operator()(const LabelKey<Text>& key) const {
    return std::hash<std::string_view>{}(key.context) * 31 + std::hash<std::string_view>{}(key.english);
  }
};
struct LabelEqual {
  using is_transparent = void;
  template <typename Left, typename Right>
  bool operator()(const LabelKey<Left>& left, const LabelKey<Right>& right) const {
    return left.context == right.context && left.english == right.english;
  }
};

using Forms = std::vector<std::string>;  // one, or one for each plural form
using Messages = std::unordered_map<std::string, Forms, TextHash, std::equal_to<>>;
using Labels = std::unordered_map<LabelKey<std::string>, std::string, LabelHash, LabelEqual>;

icu::number::LocalizedNumberFormatter number_form(const Language& language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::string tag = language.locale + "-u-nu-latn";
  return icu::number::NumberFormatter::withLocale(icu::Locale::forLanguageTag(tag, status));
}

const NamedText* find_file(std::span<const NamedText> treaty, const std::string& name) {
  const auto found = std::ranges::find(treaty, name, &NamedText::name);
  return found == treaty.end() ? nullptr : &*found;
}

Result<PoFile> read_sentences(std::span<const NamedText> treaty, const Language& language) {
  const NamedText* file = find_file(treaty, "languages/" + language.tag + ".po");
  if (file == nullptr) return PoFile{};
  return read_po(*file);
}

// The holes of a translation are those of the English; a plural form may spell out the number itself.
bool has_right_holes(const PoEntry& source, std::string_view text) {
  auto wanted = holes(source.english);
  auto given = holes(text);
  if (!source.english_plural.empty()) {
    wanted.merge(holes(source.english_plural));
    wanted.erase("n");
    given.erase("n");
  }
  return wanted == given;
}

bool is_complete(const PoEntry& entry) {
  return std::ranges::none_of(entry.texts, [](const std::string& text) { return text.empty(); });
}

Problem fault(std::string key, const Language& language, std::string_view message) {
  return {
      Problem::Kind::invalid, std::move(key), {{"language", language.tag}, {"key", std::string(message)}}};
}

}  // namespace

bool holds_labels(std::string_view file_name, const Language& language) {
  const std::string begin = "languages/" + language.tag + ".";
  return file_name.starts_with(begin) && file_name.ends_with(".po") &&
         file_name.size() > begin.size() + std::string_view("po").size();
}

struct Catalogue::Texts {
  Language language;
  Messages messages;
  Labels labels;
  PluralRule fallback_plural;  // for messages that only the fallback has
  icu::number::LocalizedNumberFormatter numbers;
  const Messages* fallback = nullptr;  // owned by the fallback's catalogue; nullptr in that one
  icu::number::LocalizedNumberFormatter tenths = numbers.precision(icu::number::Precision::fixedFraction(1));
};

Catalogue::Catalogue(std::unique_ptr<Texts> texts) : texts_(std::move(texts)) {}
Catalogue::Catalogue(Catalogue&&) noexcept = default;
Catalogue& Catalogue::operator=(Catalogue&&) noexcept = default;
Catalogue::~Catalogue() = default;

const Language& Catalogue::language() const {
  return texts_->language;
}

std::string Catalogue::say(std::string_view key, const Arguments& arguments) const {
  const Direction around = texts_->language.direction;
  const auto own = texts_->messages.find(key);
  if (own != texts_->messages.end()) return fill(own->second.front(), arguments, around);
  if (texts_->fallback == nullptr) return std::string(key);
  const auto other = texts_->fallback->find(key);
  return other == texts_->fallback->end() ? std::string(key) : fill(other->second.front(), arguments, around);
}

std::string Catalogue::say_count(std::string_view key, std::int64_t n, const Arguments& arguments) const {
  const Messages* messages = &texts_->messages;
  const PluralRule* rule = &texts_->language.plural;
  auto found = messages->find(key);
  if (found == messages->end() && texts_->fallback != nullptr) {
    messages = texts_->fallback;
    rule = &texts_->fallback_plural;
    found = messages->find(key);
  }
  if (found == messages->end()) return std::string(key);
  const Forms& forms = found->second;
  const auto form = std::min(static_cast<std::size_t>(rule->form(n)), forms.size() - 1);
  Arguments all = arguments;
  all.emplace_back("n", number(n));  // the first of a name counts
  return fill(forms[form], all, texts_->language.direction);
}

std::string Catalogue::label(std::string_view context, std::string_view english) const {
  if (texts_->language.is_generated) return pseudo(english);
  const auto found = texts_->labels.find(LabelKey<std::string_view>{context, english});
  return found == texts_->labels.end() ? std::string(english) : found->second;
}

bool Catalogue::has_label(std::string_view context, std::string_view english) const {
  return texts_->labels.contains(LabelKey<std::string_view>{context, english});
}

std::size_t Catalogue::sentences() const {
  return texts_->messages.size();
}

std::string Catalogue::number(std::int64_t n) const {
  UErrorCode status = U_ZERO_ERROR;
  std::string text;
  texts_->numbers.formatInt(n, status).toString(status).toUTF8String(text);
  return U_SUCCESS(status) ? text : std::to_string(n);
}

std::string Catalogue::tenths(std::int64_t n) const {
  UErrorCode status = U_ZERO_ERROR;
  std::string text;
  texts_->tenths.formatDouble(static_cast<double>(n) / 10.0, status).toString(status).toUTF8String(text);
  return text;
}

// Joins the files of all languages; what a translator has to do is written down on the way.
class CatalogueReader {
 public:
  using Texts = Catalogue::Texts;

  CatalogueReader(const Languages& languages, std::span<const NamedText> treaty)
      : languages_(languages), treaty_(treaty) {}

  Result<std::vector<std::unique_ptr<Texts>>> read() {
    const Language& fallback = languages_.fallback();
    sources_ = TRY(read_sentences(treaty_, fallback));
    for (const PoEntry& source : sources_.entries) {
      if (!by_key_.emplace(source.context, &source).second) {
        const std::string file = "languages/" + fallback.tag + ".po";
        return Problem{
            Problem::Kind::invalid, "po.twice", {{"file", file}, {"line", std::to_string(source.line)}}};
      }
    }
    std::vector<std::unique_ptr<Texts>> all;
    all.push_back(TRY(begin(fallback)));
    for (const PoEntry& source : sources_.entries) all[0]->messages[source.context] = in_fallback(source);
    for (const Language& language : languages_.all().subspan(1)) {
      all.push_back(TRY(begin(language)));
      all.back()->fallback = &all[0]->messages;
      TRY(translate(*all.back()));
    }
    if (const Language* generated = languages_.pseudo()) {
      all.push_back(TRY(begin(*generated)));
      all.back()->messages = all[0]->messages;
      for (auto& [key, forms] : all.back()->messages) std::ranges::transform(forms, forms.begin(), pseudo);
    }
    return all;
  }

  std::vector<Problem> take_faults() { return std::move(faults_); }

 private:
  Result<std::unique_ptr<Texts>> begin(const Language& language) {
    std::unique_ptr<Texts> texts(
        new Texts{language, {}, {}, languages_.fallback().plural, number_form(language), nullptr});
    for (const NamedText& each : treaty_) {
      if (!holds_labels(each.name, language)) continue;
      PoFile file = TRY(read_po(each));
      for (PoEntry& entry : file.entries) {
        if (entry.texts.front().empty()) continue;
        texts->labels.emplace(LabelKey<std::string>{std::move(entry.context), std::move(entry.english)},
                              std::move(entry.texts.front()));
      }
    }
    return texts;
  }

  // The fallback's own words: msgstr where it is written, else the msgid.
  static Forms in_fallback(const PoEntry& source) {
    if (is_complete(source)) return source.texts;
    if (source.english_plural.empty()) return {source.english};
    return {source.english, source.english_plural};
  }

  Result<Done> translate(Texts& texts) {
    const Language& language = texts.language;
    const PoFile file = TRY(read_sentences(treaty_, language));
    std::unordered_map<std::string_view, const PoEntry*> translations;
    for (const PoEntry& entry : file.entries) {
      if (!by_key_.contains(entry.context))
        faults_.push_back(fault("message.unknown", language, entry.context));
      const PoEntry*& kept = translations[entry.context];
      const auto source = by_key_.find(entry.context);
      const bool is_current = source != by_key_.end() && source->second->english == entry.english;
      if (kept == nullptr || is_current) kept = &entry;
    }
    for (const PoEntry& source : sources_.entries) {
      const auto found = translations.find(source.context);
      const std::string problem = found == translations.end()
                                      ? "message.missing"
                                      : examine(source, *found->second, language, file.forms);
      if (!problem.empty()) faults_.push_back(fault(problem, language, source.context));
      if (problem.empty() || problem == "message.outdated")
        texts.messages[source.context] = found->second->texts;
    }
    return Done{};
  }

  // The fault of a translation, or nothing.
  static std::string examine(const PoEntry& source, const PoEntry& entry, const Language& language,
                             int forms) {
    if (!is_complete(entry)) return "message.untranslated";
    const bool is_counted = !source.english_plural.empty();
    const auto wanted = static_cast<std::size_t>(is_counted ? language.plural.forms() : 1);
    if (entry.texts.size() != wanted || (is_counted && forms != language.plural.forms()))
      return "message.forms";
    const auto fits = [&](const std::string& text) { return has_right_holes(source, text); };
    if (!std::ranges::all_of(entry.texts, fits)) return "message.holes";
    const bool is_current = entry.english == source.english && entry.english_plural == source.english_plural;
    return is_current ? "" : "message.outdated";
  }

  const Languages& languages_;
  std::span<const NamedText> treaty_;
  PoFile sources_;
  std::unordered_map<std::string_view, const PoEntry*> by_key_;
  std::vector<Problem> faults_;
};

Result<Catalogues> Catalogues::read(const Languages& languages, std::span<const NamedText> treaty) {
  CatalogueReader reader(languages, treaty);
  auto all = TRY(reader.read());
  Catalogues catalogues;
  for (auto& texts : all) catalogues.catalogues_.push_back(Catalogue(std::move(texts)));
  catalogues.faults_ = reader.take_faults();
  return catalogues;
}

void Catalogues::compare(const Compare& compare) const {
  const auto joined = [](const Forms& forms) {
    std::string text;
    for (const std::string& form : forms) text += form + "\n";
    return text;
  };
  const Messages& english = catalogues_.front().texts_->messages;
  for (const Catalogue& catalogue : catalogues_) {
    if (catalogue.texts_->fallback == nullptr || catalogue.language().is_generated) continue;
    for (const auto& [key, forms] : catalogue.texts_->messages) {
      const auto source = english.find(key);
      if (source != english.end()) compare(catalogue.language(), key, joined(source->second), joined(forms));
    }
  }
}

const Catalogue& Catalogues::in(const Language& language) const {
  const auto found =
      std::ranges::find(catalogues_, language.tag, [](const Catalogue& c) { return c.language().tag; });
  return found == catalogues_.end() ? catalogues_.front() : *found;
}

}  // namespace bch::languages
