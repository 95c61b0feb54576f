#include "base/limits.h"
#include "engines/xapian/documents.h"
#include "engines/xapian/evaluation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>

namespace bch::engines::xapian {
namespace {

constexpr double least_rarity = 0.1;
constexpr std::uint64_t many_candidates = 20'000;  // for a phrase: they lie in some 8 MB of the file of words
constexpr std::size_t shortest_stem_of_beginning = 4;  // bytes
constexpr std::size_t ending_bytes = 4;                // that a stemmer may have taken from a beginning

std::string quoted(const std::vector<std::string>& phrase) {
  std::string name = "\"";
  for (const auto& word : phrase) name += word + ' ';
  return name;
}

}  // namespace

Finder::Finder(const Sources& sources, const search::Question& question, const search::Query& query)
    : sources_(sources), question_(question), query_(query) {}

std::vector<Found> Finder::all() const {
  std::vector<Found> all;
  for (const auto& wanted : query_.all) all.push_back(find(wanted));
  add_names(all);
  for (Found& found : all) finish(found);
  return all;
}

Found Finder::find(const search::Wanted& wanted) const {
  Found found;
  found.wanted = &wanted;
  add_words(wanted, found);
  if (!wanted.phrase.empty()) add_phrase(wanted, found);
  for (const auto& beginning : wanted.beginnings) add_beginning(beginning, found);
  add_keys(wanted, found);
  for (const auto& met : wanted.concepts) {
    const auto value = sources_.columns.find(met.means);
    if (value) found.carried.emplace_back(static_cast<float>(met.share), &sources_.columns.with(*value));
  }
  return found;
}

void Finder::add_words(const search::Wanted& wanted, Found& found) const {
  for (const auto& form : wanted.forms) {
    auto list = sources_.lists.get(sources_.database, form);
    if (list->size() != 0) found.lists.emplace_back(form, std::move(list));
  }
}

// The most frequent words that begin so, and stems from which the end of what was typed has been taken.
std::vector<std::string> Finder::words_beginning(const std::string& beginning) const {
  std::vector<std::pair<Xapian::doccount, std::string>> terms;
  std::vector<std::string> words;
  const auto add = [&](const std::string& form) {
    const auto end = sources_.database.allterms_end(form);
    for (auto each = sources_.database.allterms_begin(form); each != end; ++each)
      terms.emplace_back(each.get_termfreq(), *each);
  };
  const auto add_stem = [&](const std::string& form) {
    if (sources_.database.term_exists(form)) words.push_back(form);
  };
  add(beginning);
  for (const auto& tongue : sources_.tongues) add(search::form_in(tongue.tag, beginning));
  std::string stem = beginning;
  while (stem.size() > shortest_stem_of_beginning && stem.size() + ending_bytes > beginning.size()) {
    stem.pop_back();
    add_stem(stem);
    for (const auto& tongue : sources_.tongues) add_stem(search::form_in(tongue.tag, stem));
  }
  const std::size_t most = std::min(terms.size(), limits::words_of_a_beginning);
  std::ranges::partial_sort(terms, terms.begin() + static_cast<std::ptrdiff_t>(most), std::greater());
  terms.resize(most);
  for (auto& [frequency, term] : terms) words.push_back(std::move(term));
  return words;
}

// All of them as one list, in which a document has its best.
void Finder::add_beginning(const std::string& beginning, Found& found) const {
  const auto make = [&](WordList& list, DocumentNumber after) {
    std::vector<std::uint8_t> best(sources_.columns.end(), 0);
    for (const auto& word : words_beginning(beginning)) {
      auto each = sources_.database.postlist_begin(word);
      const auto end = sources_.database.postlist_end(word);
      if (after != 0 && each != end) each.skip_to(after + 1);
      for (; each != end && *each < best.size(); ++each)
        best[*each] = std::max(best[*each], static_cast<std::uint8_t>(each.get_wdf()));
    }
    for (DocumentNumber document = after + 1; document < best.size(); ++document) {
      if (best[document] != 0) list.add(document, best[document]);
    }
  };
  auto list = sources_.lists.get(beginning + "*", sources_.columns.end() - 1, make);
  if (list->size() != 0) found.lists.emplace_back(beginning + "*", std::move(list));
}

std::uint8_t Finder::says(DocumentNumber document, const std::vector<std::uint32_t>& phrase) const {
  const auto [from, count] = sources_.columns.words(document);
  const auto words = sources_.words.see(from, count);
  const auto found = std::search(words.begin(), words.end(), phrase.begin(), phrase.end());
  if (found == words.end()) return 0;
  constexpr std::array names_end{end_of_text, end_of_text};
  const bool is_name = found < std::search(words.begin(), words.end(), names_end.begin(), names_end.end());
  return static_cast<std::uint8_t>(Occurrences::written(is_name ? 0 : 1, is_name ? 1 : 0));
}

void Finder::add_phrase(const search::Wanted& wanted, Found& found) const {
  std::vector<std::uint32_t> marks;
  for (const auto& word : wanted.phrase) marks.push_back(search::word_mark(word));
  const auto upto = sources_.columns.end() - 1;
  const auto make = [&](WordList& list, DocumentNumber after) {
    Roaring candidates = sources_.columns.all();
    for (const auto& forms : wanted.phrase_forms) {
      Roaring any;
      for (const auto& form : forms) any |= sources_.lists.get(sources_.database, form)->documents();
      candidates &= any;
    }
    for (const DocumentNumber document : candidates) {
      const auto said = document > after ? says(document, marks) : std::uint8_t{0};
      if (said != 0) list.add(document, said);
    }
    if (candidates.cardinality() > many_candidates) sources_.words.release();
  };
  auto list = sources_.lists.get(quoted(wanted.phrase), upto, make);
  if (list->size() != 0) found.lists.emplace_back(wanted.typed.written, std::move(list));
}

Roaring Finder::documents_of(const std::string& term) const {
  std::vector<DocumentNumber> numbers;
  const auto end = sources_.database.postlist_end(term);
  for (auto each = sources_.database.postlist_begin(term); each != end; ++each) numbers.push_back(*each);
  return {numbers.size(), numbers.data()};
}

void Finder::add_keys(const search::Wanted& wanted, Found& found) const {
  for (const auto& key : wanted.keys) found.identified |= documents_of(key_term(key));
  if (found.identified.isEmpty()) return;
  found.referring = referring_to(found.identified & sources_.columns.all());
  found.name = wanted.typed.written;
}

Roaring Finder::documents_among(const std::vector<records::RecordId>& records) const {
  Roaring documents;
  for (const auto& record : records) documents |= documents_of(record_term(record));
  return documents;
}

// Those that refer to one of the documents, and those that refer to these: a decision refers to the LMO that
// refers to the organism.
Roaring Finder::referring_to(const Roaring& documents) const {
  Roaring referring;
  Roaring next = documents;
  for (int steps = 0; steps < 2; ++steps) {
    Roaring found;
    std::size_t followed = 0;
    for (const DocumentNumber document : next) {
      if (++followed > limits::referrers_followed) break;
      found |= documents_of(referring_term(sources_.columns.record(document).value()));
    }
    referring |= found;
    next = found;
  }
  return referring;
}

// What several words name together may be written otherwise in the record itself, and is referred to by
// records that hold none of the words.
void Finder::add_names(std::vector<Found>& found) const {
  for (const auto& [names, keys, first, count] : query_.names) {
    Roaring named;
    for (const auto& name : names) named |= documents_of_name(named_term(name));
    for (const auto& key : keys) named |= documents_of_name(key_term(key));
    named &= sources_.columns.all();
    if (named.isEmpty()) continue;
    const Roaring referring = referring_to(named);
    const auto from = query_.all[first].typed.from;
    const auto typed = question_.words.substr(from, query_.all[first + count - 1].typed.to - from);
    if (count == found.size()) found.front().whole_name |= named;
    for (std::size_t i = first; i < first + count; ++i) {
      found[i].referring |= referring;
      found[i].named |= named;
      if (found[i].name.size() < typed.size()) found[i].name = typed;
    }
  }
}

Roaring Finder::documents_of_name(const std::string& term) const {
  const auto list = sources_.lists.get(sources_.database, term);
  return list->size() > limits::records_of_a_name ? Roaring() : list->documents();
}

Roaring Finder::in_names(const WordList& list) const {
  std::vector<DocumentNumber> all(list.documents().cardinality());
  list.documents().toUint32Array(all.data());
  Roaring named;
  list.each_of(all, [&](std::size_t i, std::uint8_t occurrences) {
    if (Occurrences::in_names(occurrences) != 0) named.add(all[i]);
  });
  return named;
}

void Finder::finish(Found& found) const {
  std::vector<const Roaring*> sets{&found.referring, &found.identified, &found.named};
  for (const auto& [share, documents] : found.carried) sets.push_back(documents);
  std::vector<Roaring> said_in_names;
  said_in_names.reserve(found.lists.size());
  for (const auto& [form, list] : found.lists) {
    if (found.wanted->in_names) said_in_names.push_back(in_names(*list));
    sets.push_back(found.wanted->in_names ? &said_in_names.back() : &list->documents());
  }
  found.documents = Roaring::fastunion(sets.size(), sets.data());
  const auto all = static_cast<double>(sources_.columns.all().cardinality());
  const auto those = std::min(all, static_cast<double>(found.documents.cardinality()));
  found.rarity = std::max(least_rarity, std::log(1.0 + (all - those + 0.5) / (those + 0.5)));
}

Roaring Finder::unwanted() const {
  Roaring unwanted;
  for (const auto& wanted : query_.none) {
    Found found = find(wanted);
    found.carried.clear();  // only what is said
    finish(found);
    unwanted |= found.documents;
  }
  for (const auto& choice : query_.not_chosen) unwanted |= with(choice);
  return unwanted;
}

Roaring Finder::matching(const std::vector<Found>& found) const {
  std::vector<const Roaring*> needed;
  for (const Found& each : found) {
    if (!each.wanted->is_small) needed.push_back(&each.documents);
  }
  std::ranges::sort(needed, {}, [](const Roaring* each) { return each->cardinality(); });
  Roaring matching = needed.empty() ? sources_.columns.all() : *needed.front();
  for (std::size_t i = 1; i < needed.size(); ++i) matching &= *needed[i];
  if (!needed.empty()) matching &= sources_.columns.all();
  if (!query_.none.empty() || !query_.not_chosen.empty()) matching -= unwanted();
  return matching;
}

Roaring Finder::nearly_matching(const std::vector<Found>& found) const {
  std::vector<const Roaring*> sets;
  for (const Found& each : found) {
    if (!each.wanted->is_small) sets.push_back(&each.documents);
  }
  // At least i + 1 of the sets seen so far; the strictest that has anything is wanted.
  std::vector<Roaring> of_at_least(sets.size());
  for (const Roaring* set : sets) {
    for (std::size_t i = of_at_least.size() - 1; i > 0; --i) of_at_least[i] |= of_at_least[i - 1] & *set;
    if (!of_at_least.empty()) of_at_least[0] |= *set;
  }
  const Roaring without = unwanted();
  while (!of_at_least.empty()) {
    Roaring last = (of_at_least.back() & sources_.columns.all()) - without;
    if (!narrowed(last).isEmpty()) return last;
    of_at_least.pop_back();
  }
  return {};
}

std::vector<const Roaring*> Finder::sets_of(const search::FacetValue& choice) const {
  std::vector<const Roaring*> sets;
  for (const auto& value : sources_.lexicon.members(choice, question_.today)) {
    if (const auto number = sources_.columns.find(value)) sets.push_back(&sources_.columns.with(*number));
  }
  return sets;
}

Roaring Finder::with(const search::FacetValue& choice) const {
  auto sets = sets_of(choice);
  return Roaring::fastunion(sets.size(), sets.data());
}

// Those that are in any of the sets. These may be much larger, so each is narrowed before they are joined.
Roaring Finder::within(const Roaring& documents, const std::vector<const Roaring*>& any) {
  std::vector<Roaring> narrowed;
  narrowed.reserve(any.size());
  for (const Roaring* set : any) narrowed.push_back(documents & *set);
  std::vector<const Roaring*> joined;
  for (const Roaring& each : narrowed) joined.push_back(&each);
  return Roaring::fastunion(joined.size(), joined.data());
}

// The smallest set first, so that the others are looked at only where it has something.
Roaring Finder::narrowed(const Roaring& matching, std::string_view except) const {
  std::map<std::string_view, std::vector<const Roaring*>> choices;
  for (const auto& choice : query_.choices) {
    if (choice.facet == except) continue;
    auto& any = choices[choice.facet];
    for (const Roaring* set : sets_of(choice)) any.push_back(set);
  }
  const search::FacetValue current{std::string(search::facet::standing),
                                   std::string(search::standing::current)};
  if (except != current.facet && !choices.contains(current.facet)) choices[current.facet] = sets_of(current);

  std::deque<Roaring> made;
  std::vector<const Roaring*> needed{&matching};
  for (const auto& record : query_.refers_to)
    needed.push_back(&made.emplace_back(documents_of(referring_term(record.value()))));
  if (!question_.key.empty()) needed.push_back(&made.emplace_back(documents_of(key_term(question_.key))));
  if (!question_.among.empty()) needed.push_back(&made.emplace_back(documents_among(question_.among)));
  for (const auto& [facet, any] : choices) {
    if (any.size() == 1) needed.push_back(any.front());
  }
  std::ranges::sort(needed, {}, [](const Roaring* each) { return each->cardinality(); });
  Roaring documents = *needed.front();
  for (std::size_t i = 1; i < needed.size(); ++i) documents &= *needed[i];
  for (const auto& [facet, any] : choices) {
    if (any.size() != 1) documents = within(documents, any);
  }
  return dated(std::move(documents));
}

// Those of the dates that were asked for.
Roaring Finder::dated(Roaring documents) const {
  if (!query_.from && !query_.to) return documents;
  Roaring within;
  for (const DocumentNumber document : documents) {
    const auto date = sources_.columns.date(document);
    if ((!query_.from || date >= *query_.from) && (!query_.to || date <= *query_.to)) within.add(document);
  }
  return within;
}

}  // namespace bch::engines::xapian
