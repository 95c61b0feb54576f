#include "portal/consignment.h"

#include "formats/labels.h"
#include "formats/unique_identifier.h"
#include "languages/words.h"
#include "portal/lists.h"
#include "portal/lmos.h"
#include "portal/parts.h"

#include <algorithm>

namespace bch::portal {
namespace {

using formats::Aspect;
using formats::Role;

constexpr std::size_t lmos_of_a_name = 5;   // more: the name is that of a crop
constexpr std::size_t questions_most = 48;  // to the index, for one text
constexpr std::size_t least_name = 3;       // characters or bytes of a word that may be a name
constexpr int deepest_stack = 3;

// A question for records of all formats with that aspect.
search::Question question_for(Visit& visit, Aspect aspect, std::string_view words) {
  search::Question question;
  question.language = visit.reader.tag();
  question.words = words;
  for (const formats::Format* format : visit.sources.formats.all()) {
    if (format->has(aspect))
      question = question.with({std::string(search::facet::format), format->id.value()});
  }
  return question;
}

std::vector<records::RecordId> references(const std::vector<formats::Part>& parts, Role role) {
  std::vector<records::RecordId> found;
  for (const auto* row : formats::rows_with(parts, role)) {
    for (const auto& item : row->items) {
      if (const auto* reference = std::get_if<records::Reference>(&item)) found.push_back(reference->record);
    }
  }
  return found;
}

// The folded words, each between spaces: one text names another when it has its words side by side.
std::string spaced(std::string_view text) {
  std::string words = " ";
  for (const auto& word : languages::words(text)) words.append(word).append(" ");
  return words;
}

// The thing itself, without what tells it from others of its kind: "Potatoes" of "Potatoes, fresh or
// chilled".
std::string_view head_of(std::string_view name) {
  for (const std::string_view mark : {",", "(", "،", "，"}) name = name.substr(0, name.find(mark));
  return name;
}

// Looks up one thing after another, until enough has been asked.
class Recognition {
 public:
  explicit Recognition(Visit& visit) : visit_(visit) {}

  Result<Consignment> recognise(const search::Papers& papers) {
    for (const auto& identifier : papers.identifiers) TRY(take_identifier(identifier));
    for (const auto& code : papers.codes) TRY(take_code(code));
    const bool has_more = !found_.is_empty();
    for (const auto& name : papers.names) TRY(take_line(name, has_more));
    return std::move(found_);
  }

 private:
  void keep(renditions::Record lmo) {
    const bool is_here = std::ranges::any_of(
        found_.lmos, [&](const auto& other) { return other.entry().record == lmo.entry().record; });
    if (!is_here) found_.lmos.push_back(std::move(lmo));
  }
  void keep(Goods goods) {
    const bool is_here = std::ranges::any_of(found_.goods, [&](const Goods& other) {
      if (!goods.organisms.empty()) return other.organisms == goods.organisms;
      return other.commodity == goods.commodity && other.written == goods.written;
    });
    if (!is_here) found_.goods.push_back(std::move(goods));
  }

  // A stack that is not here may still be made from LMOs that are.
  Result<Done> take_identifier(const std::string& identifier) {
    if (auto lmo = find_lmo(visit_, identifier); lmo.ok()) {
      keep(std::move(lmo).value());
      return Done{};
    }
    found_.unknown.push_back(identifier);
    const auto single = formats::read_unique_identifiers(identifier);
    for (const auto& one : single) {
      if (single.size() < 2) break;
      if (auto lmo = find_lmo(visit_, one.written); lmo.ok()) keep(std::move(lmo).value());
    }
    return Done{};
  }

  Result<Done> take_code(const search::Papers::Code& code) {
    const auto* commodity = visit_.sources.formats.vocabularies().commodity(code.digits);
    if (commodity == nullptr) {
      if (code.is_certain) found_.unknown.push_back(vocabularies::dotted(code.digits));
      return Done{};
    }
    return take_commodity(vocabularies::dotted(code.digits), *commodity);
  }

  Result<Done> take_commodity(std::string written, const vocabularies::Commodity& commodity) {
    Goods goods{std::move(written), &commodity, {}};
    for (const auto& name : commodity.organisms) {
      for (auto& organism : TRY(organisms_named(name, Match::begins))) {
        if (std::ranges::find(goods.organisms, organism) == goods.organisms.end())
          goods.organisms.push_back(std::move(organism));
      }
    }
    keep(std::move(goods));
    return Done{};
  }

  enum class Match { whole, begins };

  // Records of organisms with that name; a genus begins the names of its species.
  Result<std::vector<records::RecordId>> organisms_named(std::string_view name, Match match) {
    std::vector<records::RecordId> organisms;
    const std::string folded = languages::fold(name);
    const auto answer = TRY(ask(Aspect::is_species, name));
    for (const auto& hit : answer.hits) {
      const auto record = visit_.library.find(hit);
      if (!record.ok() || record->format == nullptr) continue;
      const bool is_meant = std::ranges::any_of(names_of(*record), [&](const std::string& known) {
        return known == folded || (match == Match::begins && known.starts_with(folded + " "));
      });
      if (is_meant) organisms.push_back(hit);
    }
    return organisms;
  }

  // What all of the words name; an answer with only some of them is none.
  Result<search::Answer> ask(Aspect aspect, std::string_view words) {
    if (++questions_ > questions_most) return search::Answer{};
    auto answer = TRY(visit_.ask(question_for(visit_, aspect, words)));
    return answer.is_relaxed ? search::Answer{} : std::move(answer);
  }

  Result<bool> take_name(const std::string& name) {
    if (auto organisms = TRY(organisms_named(name, Match::whole)); !organisms.empty()) {
      keep(Goods{name, nullptr, std::move(organisms)});
      return true;
    }
    const auto answer = TRY(ask(Aspect::has_unique_identifier, name));
    if (answer.total == 0 || answer.total > lmos_of_a_name) return false;
    for (const auto& hit : answer.hits) {
      if (auto lmo = visit_.library.find(hit); lmo.ok()) keep(std::move(lmo).value());
    }
    return true;
  }

  // The goods that a line names in any language, by most words; nullptr when it names none.
  const vocabularies::Commodity* commodity_in(std::string_view line) {
    const std::string said = spaced(line);
    const vocabularies::Commodity* found = nullptr;
    std::size_t longest = 0;
    for (const auto& commodity : visit_.sources.formats.vocabularies().commodities()) {
      for (const auto& reader : visit_.readers) {
        const std::string name = spaced(head_of(label(*reader, formats::label_of(commodity))));
        if (name.size() <= longest || said.find(name) == std::string::npos) continue;
        found = &commodity;
        longest = name.size();
      }
    }
    return found;
  }

  // The line as a whole or, when nothing is called so, its words.
  Result<Done> take_line(const std::string& line, bool has_more) {
    if (TRY(take_name(line))) return Done{};
    bool is_any = false;
    if (const auto* commodity = commodity_in(line)) {
      TRY(take_commodity(vocabularies::dotted(commodity->code), *commodity));
      is_any = true;
    }
    for (const auto& placed : languages::placed_words(line)) {
      const std::string word = line.substr(placed.from, placed.to - placed.from);
      if (word.size() < least_name || word == line) continue;
      const bool is_like_an_event = word.find_first_of("0123456789") != std::string::npos;
      if (is_like_an_event) {
        is_any = TRY(take_name(word)) || is_any;
      } else if (auto organisms = TRY(organisms_named(word, Match::whole)); !organisms.empty()) {
        keep(Goods{word, nullptr, std::move(organisms)});
        is_any = true;
      }
    }
    // Papers are full of words that name nothing: only who typed a name alone hears that it is not known.
    if (!is_any && !has_more) found_.unknown.push_back(line);
    return Done{};
  }

  Visit& visit_;
  Consignment found_;
  std::size_t questions_ = 0;
};

void add_organisms(Visit& visit, const renditions::Record& lmo, int depth,
                   std::vector<records::RecordId>& into) {
  for (const auto& id : references(lmo.parts(), Role::recipient_organisms)) {
    const auto record = visit.library.find(id);
    if (!record.ok() || record->format == nullptr) continue;
    if (record->format->has(Aspect::has_unique_identifier)) {
      if (depth < deepest_stack) add_organisms(visit, *record, depth + 1, into);
    } else if (std::ranges::find(into, id) == into.end()) {
      into.push_back(id);
    }
  }
}

}  // namespace

Result<Consignment> recognise(Visit& visit, const search::Papers& papers) {
  return Recognition(visit).recognise(papers);
}

std::vector<std::string> names_of(const renditions::Record& organism) {
  std::vector<std::string> names;
  const auto& parts = organism.parts();
  for (const Role role : {Role::scientific_name, Role::common_names}) {
    for (const auto* row : formats::rows_with(parts, role)) {
      for (const auto& item : row->items) {
        if (const auto* text = std::get_if<std::string>(&item)) names.push_back(languages::fold(*text));
        if (const auto* texts = std::get_if<languages::LocalizedText>(&item)) {
          for (const auto& text : *texts) names.push_back(languages::fold(text.text));
        }
      }
    }
  }
  return names;
}

std::vector<records::RecordId> organisms_of(Visit& visit, const renditions::Record& lmo) {
  std::vector<records::RecordId> organisms;
  add_organisms(visit, lmo, 0, organisms);
  return organisms;
}

std::vector<renditions::Record> parents_of(Visit& visit, const renditions::Record& lmo) {
  std::vector<renditions::Record> parents;
  for (const auto& id : references(lmo.parts(), Role::recipient_organisms)) {
    auto record = visit.library.find(id);
    if (record.ok() && record->format != nullptr && record->format->has(Aspect::has_unique_identifier))
      parents.push_back(std::move(record).value());
  }
  return parents;
}

}  // namespace bch::portal
