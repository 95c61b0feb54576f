#include "search/in_memory.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace bch::search {
namespace {

using Records = std::map<records::RecordId, IndexedRecord>;

bool holds(const auto& values, const auto& value) {
  return std::ranges::find(values, value) != values.end();
}

class Asked {
 public:
  Asked(const Question& question, const Lexicon& lexicon, Analysis& analysis, const Records& records)
      : question_(question),
        query_(read_query(question, lexicon, analysis)),
        lexicon_(lexicon),
        analysis_(analysis),
        records_(records) {
    for (const Wanted& wanted : query_.all) referred_.push_back(named_by(wanted));
    named_.resize(query_.all.size());
    for (const auto& together : query_.names) {
      for (std::size_t i = together.first; i < together.first + together.count; ++i)
        add_named(together, named_[i], referred_[i]);
    }
  }

  // How many of the things wanted the record has; none when it has something unwanted.
  [[nodiscard]] std::size_t met(const IndexedRecord& record) const {
    const bool is_unwanted =
        std::ranges::any_of(query_.none, [&](const Wanted& each) { return says(record, each); }) ||
        std::ranges::any_of(query_.not_chosen, [&](const auto& choice) { return carries(record, choice); });
    if (is_unwanted) return 0;
    std::size_t met = 0;
    for (std::size_t i = 0; i < query_.all.size(); ++i) {
      const Wanted& wanted = query_.all[i];
      if (!wanted.is_small && (says(record, wanted) || means(record, wanted) ||
                               refers(record, referred_[i]) || named_[i].contains(record.record)))
        ++met;
    }
    return met + 1;
  }
  [[nodiscard]] std::size_t wanted() const {
    return 1 + query_.all.size() -
           static_cast<std::size_t>(std::ranges::count_if(query_.all, &Wanted::is_small));
  }

  // Whether the choices of all facets but `except` fit, and the rest.
  [[nodiscard]] bool chosen(const IndexedRecord& record, std::string_view except = {}) const {
    std::set<std::string_view> facets;
    for (const auto& choice : query_.choices) facets.insert(choice.facet);
    const FacetValue current{std::string(facet::standing), std::string(standing::current)};
    if (!facets.contains(facet::standing) && except != facet::standing && !carries(record, current))
      return false;
    facets.erase(except);
    const bool fits = std::ranges::all_of(facets, [&](std::string_view facet) {
      return std::ranges::any_of(query_.choices, [&](const FacetValue& choice) {
        return choice.facet == facet && carries(record, choice);
      });
    });
    return fits && (!query_.from || record.date >= *query_.from) &&
           (!query_.to || record.date <= *query_.to) &&
           (question_.key.empty() || holds(record.keys, question_.key)) &&
           (question_.among.empty() || holds(question_.among, record.record)) &&
           std::ranges::all_of(query_.refers_to, [&](const auto& to) { return holds(record.refers_to, to); });
  }

  // By a choice or, if it is a group, by one of its members.
  [[nodiscard]] bool carries(const IndexedRecord& record, const FacetValue& choice) const {
    const auto members = lexicon_.members(choice, question_.today);
    return std::ranges::any_of(members, [&](const auto& each) { return holds(record.facets, each); });
  }

  [[nodiscard]] std::vector<std::string> sought() const { return sought_in(query_); }

  [[nodiscard]] bool is_identified(const IndexedRecord& record) const {
    return std::ranges::any_of(query_.all, [&](const Wanted& wanted) { return has_key(record, wanted); });
  }

 private:
  static bool has_key(const IndexedRecord& record, const Wanted& wanted) {
    return std::ranges::any_of(wanted.keys, [&](const auto& key) { return holds(record.keys, key); });
  }

  [[nodiscard]] bool says(const IndexedRecord& record, const Wanted& wanted) const {
    if (has_key(record, wanted)) return true;
    return std::ranges::any_of(record.texts, [&](const IndexedText& text) {
      if (wanted.in_names && !text.is_name) return false;
      std::vector<std::string> folded;
      bool found = false;
      for (const auto& word : languages::placed_words(text.text)) {
        folded.push_back(word.word);
        const auto written = std::string_view(text.text).substr(word.from, word.to - word.from);
        for (const auto& form : analysis_.kept(text.language, written, word.word).forms) {
          found = found || holds(wanted.forms, form) ||
                  std::ranges::any_of(wanted.beginnings,
                                      [&](const auto& each) { return stem_in(form).starts_with(each); });
        }
      }
      return found || (!wanted.phrase.empty() && !std::ranges::search(folded, wanted.phrase).empty());
    });
  }

  static bool means(const IndexedRecord& record, const Wanted& wanted) {
    return std::ranges::any_of(wanted.concepts,
                               [&](const auto& met) { return holds(record.facets, met.means); });
  }

  using Referred = std::set<records::RecordId>;
  static bool refers(const IndexedRecord& record, const Referred& referred) {
    return std::ranges::any_of(record.refers_to, [&](const auto& to) { return referred.contains(to); });
  }
  // What a record has to refer to: those, and those that refer to them.
  void add(const records::RecordId& record, Referred& referred) const {
    referred.insert(record);
    for (const auto& [id, other] : records_) {
      if (holds(other.refers_to, record)) referred.insert(id);
    }
  }
  [[nodiscard]] Referred named_by(const Wanted& wanted) const {
    Referred referred;
    for (const auto& [id, record] : records_) {
      if (has_key(record, wanted)) add(id, referred);
    }
    return referred;
  }
  void add_named(const NamedTogether& together, Referred& named, Referred& referred) const {
    for (const auto& [id, record] : records_) {
      const bool is_key =
          std::ranges::any_of(together.keys, [&](const auto& key) { return holds(record.keys, key); });
      const bool is_name = std::ranges::any_of(record.texts, [&](const IndexedText& text) {
        return text.is_name &&
               std::ranges::any_of(analysis_.names(text.language, text.text),
                                   [&](const auto& name) { return holds(together.names, name); });
      });
      if (!is_key && !is_name) continue;
      named.insert(id);
      add(id, referred);
    }
  }

  const Question& question_;
  Query query_;
  const Lexicon& lexicon_;
  Analysis& analysis_;
  const Records& records_;
  std::vector<Referred> named_;     // of each of query_.all: records of that name
  std::vector<Referred> referred_;  // and what a record may refer to
};

std::string value_in(const IndexedRecord& record, std::string_view facet) {
  const auto found = std::ranges::find(record.facets, facet, &FacetValue::facet);
  return found == record.facets.end() ? std::string() : found->value;
}

class Sorter {
 public:
  Sorter(const Question& question, const Lexicon& lexicon, const Asked& asked, std::string first_language)
      : question_(question), lexicon_(lexicon), asked_(asked), first_language_(std::move(first_language)) {}

  bool operator()(const IndexedRecord* one, const IndexedRecord* other) const {
    return key(*one) < key(*other);
  }

 private:
  [[nodiscard]] std::uint32_t rank(const IndexedRecord& record, std::string_view facet) const {
    return lexicon_.rank({std::string(facet), value_in(record, facet)}, question_.language);
  }
  // That the reader sees: in his language, in the first of all, in any.
  [[nodiscard]] std::string title_of(const IndexedRecord& record) const {
    for (const auto& language : {question_.language, first_language_}) {
      const auto own = std::ranges::find(record.titles, language, &TitleKey::language);
      if (own != record.titles.end()) return own->key;
    }
    return record.titles.empty() ? "\xff" : record.titles.front().key;
  }
  using Key = std::tuple<std::uint32_t, bool, std::uint32_t, std::string, std::int32_t>;
  [[nodiscard]] Key key(const IndexedRecord& record) const {
    std::uint32_t group = 0;
    if (question_.grouped_by == GroupedBy::country) group = rank(record, facet::party);
    if (question_.grouped_by == GroupedBy::kind) group = rank(record, facet::format);
    const bool is_later = question_.order == Order::relevance && !asked_.is_identified(record);
    const auto country = question_.order == Order::country ? rank(record, facet::party) : 0;
    const auto title = question_.order == Order::title ? title_of(record) : std::string();
    return {group, is_later, country, title, question_.order == Order::oldest ? record.date : -record.date};
  }

  const Question& question_;
  const Lexicon& lexicon_;
  const Asked& asked_;
  std::string first_language_;
};

std::vector<Counted> counted(const std::map<std::string, std::size_t>& counts, std::size_t most) {
  std::vector<Counted> all;
  for (const auto& [value, count] : counts) all.push_back({value, count});
  std::ranges::stable_sort(all, std::greater(), &Counted::count);
  if (all.size() > most) all.resize(most);
  return all;
}

std::vector<Cell> crossed(const Crossing& crossing, const std::vector<const IndexedRecord*>& found) {
  std::vector<Cell> cells;
  for (std::size_t row = 0; row < crossing.row_values.size(); ++row) {
    for (std::size_t column = 0; column < crossing.column_values.size(); ++column) {
      Cell cell{row, column, 0, {}};
      for (const auto& value : crossing.split_values) cell.split.push_back({value, 0});
      for (const IndexedRecord* record : found) {
        if (!holds(record->facets, FacetValue{crossing.rows, crossing.row_values[row]}) ||
            !holds(record->facets, FacetValue{crossing.columns, crossing.column_values[column]}))
          continue;
        ++cell.total;
        for (auto& [value, count] : cell.split) {
          if (holds(record->facets, FacetValue{crossing.split, value})) ++count;
        }
      }
      std::erase_if(cell.split, [](const Counted& each) { return each.count == 0; });
      if (cell.total != 0) cells.push_back(std::move(cell));
    }
  }
  return cells;
}

}  // namespace

Result<Done> MemoryIndex::change(Changes changes) {
  const std::lock_guard lock(mutex_);
  for (auto& record : changes.put) records_.insert_or_assign(record.record, std::move(record));
  for (const auto& record : changes.remove) records_.erase(record);
  position_ = changes.position;
  return Done{};
}

Result<registry::Position> MemoryIndex::position() {
  const std::lock_guard lock(mutex_);
  return position_;
}

Result<Done> MemoryIndex::forget() {
  const std::lock_guard lock(mutex_);
  records_.clear();
  position_ = 0;
  return Done{};
}

Result<Answer> MemoryIndex::ask(const Question& question) {
  const std::lock_guard lock(mutex_);
  const Asked asked(question, lexicon_, analysis_, records_);
  Answer answer;
  answer.position = position_;
  answer.sought = asked.sought();
  std::size_t most = 0;  // of the things wanted, that any record has
  for (const auto& [id, record] : records_) {
    if (asked.chosen(record)) most = std::max(most, asked.met(record));
  }
  answer.is_relaxed = question.among.empty() && most > 1 && most < asked.wanted();
  const std::size_t least = answer.is_relaxed ? most : asked.wanted();
  std::vector<const IndexedRecord*> found;
  std::map<std::string, std::map<std::string, std::size_t>> counts;
  for (const auto& [id, record] : records_) {
    if (asked.met(record) < least) continue;
    if (asked.chosen(record)) found.push_back(&record);
    for (const auto& facet : question.counted) {
      if (!asked.chosen(record, facet)) continue;
      for (const FacetValue& value : record.facets) {
        if (value.facet == facet) ++counts[facet][value.value];
      }
      for (const auto& group : facet == facet::group ? lexicon_.groups() : std::vector<std::string>()) {
        if (asked.carries(record, {facet, group})) ++counts[facet][group];
      }
    }
  }
  for (const auto& [facet, values] : counts) answer.facets[facet] = counted(values, question.values_counted);
  answer.total = found.size();
  if (question.crossed) answer.cells = crossed(*question.crossed, found);
  std::ranges::stable_sort(found, Sorter(question, lexicon_, asked, first_language_));
  const std::size_t first = std::min((question.page - 1) * question.page_size, found.size());
  const std::size_t last = std::min(first + question.page_size, found.size());
  for (std::size_t i = first; i < last; ++i) answer.hits.push_back(found[i]->record);
  return answer;
}

}  // namespace bch::search
