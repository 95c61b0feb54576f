#include "engines/xapian/documents.h"
#include "engines/xapian/evaluation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <queue>
#include <ranges>
#include <tuple>

namespace bch::engines::xapian {
namespace {

// How well a record has what is wanted, at the most 1 for a word of its texts.
constexpr float by_term = 0.55F;
constexpr float by_reference = 0.5F;
constexpr float by_name = 1.0F;
constexpr float by_identifier = 1'000.0F;  // before everything that words can find
constexpr float by_whole_name = 4.0F;      // all that was typed is its name
constexpr float half_of_bodies = 1.2F;     // so many occurrences count half
constexpr float half_of_names = 0.4F;
constexpr float most_of_names = 1.6F;
constexpr float more_for_own_language = 1.05F;
constexpr std::size_t fetched_ahead = 16;   // documents whose columns the processor is to have at hand
constexpr double looks_for_one_sorted = 4;  // sorting takes so much less for a document than looking it up

// By Occurrences, as written.
constexpr auto weights = [] {
  std::array<float, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto written = static_cast<std::uint8_t>(i);
    const auto bodies = static_cast<float>(Occurrences::in_bodies(written));
    const auto names = static_cast<float>(Occurrences::in_names(written));
    table[i] = bodies / (bodies + half_of_bodies) + most_of_names * names / (names + half_of_names);
  }
  return table;
}();

// By how much of the term's label was met.
float weight_of_term(float share) {
  return by_term * (0.3F + 0.7F * share);
}

// For each place of the documents that is in `set`.
template <typename Take>
void each_in(const Ranked& documents, const Roaring& set, Take take) {
  if (set.isEmpty()) return;
  Ascending at = documents.numbers.begin();
  for (const DocumentNumber document : numbers_of(set & documents.set)) {
    at = seek(at, documents.numbers.end(), document);
    take(static_cast<std::size_t>(at - documents.numbers.begin()));
  }
}

struct Candidate {
  std::uint32_t place = 0;  // of its group, or in the order that was asked for
  float score = 0;
  std::int64_t date = 0;  // the greater first
  std::uint64_t tie = 0;
  DocumentNumber document = 0;

  [[nodiscard]] bool is_before(const Candidate& other) const {
    if (place != other.place) return place < other.place;
    if (score != other.score) return score > other.score;
    return std::tie(date, tie) > std::tie(other.date, other.tie);
  }
};

// Keeps the first `most` of those it is given.
class Best {
 public:
  explicit Best(std::size_t most) : most_(most) {}

  // Whether a document with this place and date, and at the most this score, may be among them.
  [[nodiscard]] bool may_take(std::uint32_t place, float score, std::int64_t date) const {
    if (queue_.size() < most_) return true;
    const Candidate& last = queue_.top();
    if (place != last.place) return place < last.place;
    return score > last.score || (score == last.score && date >= last.date);
  }
  void take(const Candidate& candidate) {
    if (queue_.size() == most_) {
      if (!candidate.is_before(queue_.top())) return;
      queue_.pop();
    }
    queue_.push(candidate);
  }
  // From the `first` on, counted from 0.
  std::vector<DocumentNumber> from(std::size_t first) {
    std::vector<DocumentNumber> documents;
    for (; queue_.size() > first; queue_.pop()) documents.push_back(queue_.top().document);
    std::ranges::reverse(documents);
    return documents;
  }

 private:
  struct Later {
    bool operator()(const Candidate& one, const Candidate& other) const { return one.is_before(other); }
  };
  std::size_t most_;
  std::priority_queue<Candidate, std::vector<Candidate>, Later> queue_;
};

// The values of one slot, read along ascending documents.
class Values {
 public:
  Values(const Xapian::Database& database, Xapian::valueno slot)
      : value_(database.valuestream_begin(slot)), end_(database.valuestream_end(slot)) {}

  [[nodiscard]] std::optional<std::string> of(DocumentNumber document) {
    if (value_ != end_ && value_.get_docid() < document) value_.skip_to(document);
    const bool is_there = value_ != end_ && value_.get_docid() == document;
    return is_there ? std::optional(*value_) : std::nullopt;
  }

 private:
  Xapian::ValueIterator value_;
  Xapian::ValueIterator end_;
};

// The places of documents in the order of the titles that a reader of the language sees; those without one
// last.
std::vector<std::uint32_t> by_title(const Sources& sources, std::string_view language,
                                    const std::vector<DocumentNumber>& documents) {
  std::vector<std::pair<std::string, std::size_t>> titles;
  titles.reserve(documents.size());
  std::vector<Values> slots;
  for (const auto slot : title_slots(sources.tongues, language)) slots.emplace_back(sources.database, slot);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    std::optional<std::string> title;
    for (auto slot = slots.begin(); slot != slots.end() && !title; ++slot) title = slot->of(documents[i]);
    titles.emplace_back(std::move(title).value_or("\xff"), i);
  }
  std::ranges::sort(titles);
  std::vector<std::uint32_t> places(documents.size());
  std::uint32_t place = 0;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (i > 0 && titles[i].first != titles[i - 1].first) ++place;
    places[titles[i].second] = place;
  }
  return places;
}

}  // namespace

Ranking::Ranking(const Sources& sources, const search::Question& question, const std::vector<Found>& found)
    : sources_(sources), question_(question), found_(found) {}

// Adds what one of the things wanted gives each document: the best of the ways in which it has that.
void Ranking::add_scores(const Found& found, const Ranked& documents, std::vector<float>& scores) const {
  const auto rarity = static_cast<float>(found.rarity);
  const bool is_one_list = found.lists.size() == 1 && found.carried.empty() && found.referring.isEmpty() &&
                           found.named.isEmpty() && found.identified.isEmpty();
  if (is_one_list) {
    found.lists.front().second->each_of(documents.numbers, [&](std::size_t i, std::uint8_t occurrences) {
      scores[i] += rarity * weights[occurrences];
    });
    return;
  }
  std::vector<float> here(documents.numbers.size(), 0);
  const auto raise = [&](std::size_t i, float weight) { here[i] = std::max(here[i], weight); };
  for (const auto& [form, list] : found.lists) {
    list->each_of(documents.numbers,
                  [&](std::size_t i, std::uint8_t occurrences) { raise(i, weights[occurrences]); });
  }
  const auto raise_all = [&](const Roaring& set, float weight) {
    each_in(documents, set, [&](std::size_t i) { raise(i, weight); });
  };
  for (const auto& [share, carried] : found.carried) raise_all(*carried, weight_of_term(share));
  raise_all(found.referring, by_reference);
  raise_all(found.named, by_name);
  raise_all(found.identified, by_identifier);
  for (std::size_t i = 0; i < here.size(); ++i) scores[i] += rarity * here[i];
}

std::vector<float> Ranking::scores(const Ranked& documents) const {
  std::vector<float> scores(documents.numbers.size(), 0);
  for (const Found& found : found_) add_scores(found, documents, scores);
  each_in(documents, found_.front().whole_name, [&](std::size_t i) { scores[i] += by_whole_name; });
  return scores;
}

std::vector<std::uint32_t> Ranking::places(std::string_view facet, const Ranked& documents) const {
  std::vector<std::uint32_t> places(documents.numbers.size(), ~0U);
  for (const ValueNumber value : sources_.columns.values_of(facet)) {
    const auto rank = sources_.lexicon.rank(sources_.columns.value(value), question_.language);
    each_in(documents, sources_.columns.with(value), [&](std::size_t i) { places[i] = rank; });
  }
  return places;
}

// The documents of the dates that come first in an order by date: of so many dates that they have what is
// wanted.
Roaring Ranking::of_first_dates(const Roaring& documents, std::size_t wanted) const {
  std::vector<Roaring> of_dates;
  std::size_t found = 0;
  const auto take = [&](const auto& dates) {
    for (const auto& [date, dated] : dates) {
      if (found >= wanted) return;
      of_dates.push_back(documents & dated);
      found += of_dates.back().cardinality();
    }
  };
  const auto& by_date = sources_.columns.by_date();
  if (question_.order == search::Order::oldest)
    take(by_date);
  else
    take(std::ranges::reverse_view(by_date));
  std::vector<const Roaring*> sets;
  for (const Roaring& each : of_dates) sets.push_back(&each);
  return Roaring::fastunion(sets.size(), sets.data());
}

// Whether only dates decide, and the first are sooner found by going through all documents from there than by
// looking at each of these.
bool Ranking::is_found_by_date(const Roaring& documents, std::size_t wanted) const {
  using search::Order;
  if (question_.grouped_by != search::GroupedBy::nothing) return false;
  const bool has_words = question_.order == Order::relevance && !found_.empty();
  if (has_words || question_.order == Order::title || question_.order == Order::country) return false;
  const double count = static_cast<double>(documents.cardinality());
  const double all = static_cast<double>(sources_.columns.all().cardinality());
  return static_cast<double>(wanted) * all / count < count / looks_for_one_sorted;
}

std::vector<DocumentNumber> Ranking::page(const Roaring& set) const {
  if (question_.page_size == 0 || set.isEmpty()) return {};
  const std::size_t wanted = question_.page * question_.page_size;
  if (is_found_by_date(set, wanted)) return sorted(of_first_dates(set, wanted));
  return sorted(set);
}

std::vector<DocumentNumber> Ranking::sorted(const Roaring& set) const {
  using search::GroupedBy;
  using search::Order;
  const Ranked ranked{set, numbers_of(set)};
  const auto& documents = ranked.numbers;
  std::vector<float> scored;
  std::vector<std::uint32_t> placed;
  std::vector<std::uint32_t> grouped;
  if (question_.order == Order::relevance && !found_.empty()) scored = scores(ranked);
  if (question_.order == Order::title) placed = by_title(sources_, question_.language, documents);
  if (question_.order == Order::country) placed = places(search::facet::party, ranked);
  if (question_.grouped_by == GroupedBy::country) grouped = places(search::facet::party, ranked);
  if (question_.grouped_by == GroupedBy::kind) grouped = places(search::facet::format, ranked);
  const auto own = sources_.columns.find({std::string(search::facet::language), question_.language});
  Best best(question_.page * question_.page_size);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (i + fetched_ahead < documents.size()) sources_.columns.fetch(documents[i + fetched_ahead]);
    const std::uint32_t place = grouped.empty() ? 0 : grouped[i];
    float score = scored.empty() ? 0 : scored[i];
    if (!placed.empty()) score = -static_cast<float>(placed[i]);
    const std::int64_t date = question_.order == Order::oldest ? -sources_.columns.date(documents[i])
                                                               : sources_.columns.date(documents[i]);
    if (!best.may_take(place, scored.empty() ? score : score * more_for_own_language, date)) continue;
    if (!scored.empty() && own && sources_.columns.with(*own).contains(documents[i]))
      score *= more_for_own_language;
    best.take({place, score, date, sources_.columns.tie(documents[i]), documents[i]});
  }
  return best.from((question_.page - 1) * question_.page_size);
}

std::vector<search::Reason> Ranking::reasons(DocumentNumber document) const {
  using Where = search::Reason::Where;
  std::vector<search::Reason> reasons;
  for (const Found& found : found_) {
    const auto add = [&](Where where, const std::string& met, float weight) {
      const auto is_said = [&](const search::Reason& each) { return each.where == where && each.met == met; };
      if (std::ranges::any_of(reasons, is_said)) return;
      const double share = found.rarity * static_cast<double>(weight);
      reasons.push_back({found.wanted->typed.written, where, met, share});
    };
    for (const auto& [form, list] : found.lists) {
      const auto occurrences = list->occurrences(document);
      if (occurrences == 0) continue;
      const bool is_phrase = !found.wanted->phrase.empty();
      const bool is_name = Occurrences::in_names(occurrences) != 0;
      add(is_phrase ? Where::phrase
          : is_name ? Where::name
                    : Where::text,
          std::string(search::stem_in(form)), weights[occurrences]);
    }
    for (const auto& met : found.wanted->concepts) {
      const auto number = sources_.columns.find(met.means);
      if (number && sources_.columns.with(*number).contains(document))
        add(Where::term, met.label, weight_of_term(static_cast<float>(met.share)));
    }
    if (found.named.contains(document))
      add(Where::name, found.name, by_name);
    else if (found.referring.contains(document))
      add(Where::reference, found.name, by_reference);
    if (found.identified.contains(document))
      add(Where::identifier, found.wanted->typed.written, by_identifier);
  }
  return reasons;
}

}  // namespace bch::engines::xapian
