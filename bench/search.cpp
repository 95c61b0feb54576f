// Asks a hundred questions of a node's index, as its pages do: totals, counts of eight facets, the twenty
// best records read from the journal, and of each the piece of text in which the words stand.
//
//   bench_search ask NODE PASSES READERS [TSV]   times the questions in this process; answers into a file
//   bench_search export NODE CORPUS QUESTIONS    writes the same records and questions for bench/peers.sh
//
// The questions are made from the records themselves, always the same for the same node: in the six
// languages in turn, of one to three words, phrases, beginnings, exclusions, choices and identifiers.

#include "languages/words.h"
#include "node/node.h"
#include "records/json.h"
#include "renditions/library.h"
#include "search/snippet.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <random>
#include <thread>

namespace {

using namespace bch;
using records::Document;
using Time = std::chrono::steady_clock;

constexpr std::size_t questions_asked = 100;
constexpr std::size_t facets_counted = 8;
constexpr std::size_t snippet_bytes = 220;
constexpr std::uint64_t entries_a_step = 1'000;

// A question as its parts, which peers are asked by, and as a person types it.
struct Asked {
  std::string kind;
  std::string language;
  std::vector<std::string> all;
  std::vector<std::string> phrase;
  std::string beginning;
  std::string none;
  std::string key;
  std::vector<search::FacetValue> choices;

  [[nodiscard]] std::string typed() const {
    std::string typed = key;
    for (const auto& word : all) typed += word + " ";
    if (!phrase.empty()) {
      typed += '"';
      for (const auto& word : phrase) typed += word + " ";
      typed += '"';
    }
    if (!beginning.empty()) typed += beginning + "*";
    if (!none.empty()) typed += " -\"" + none + "\"";
    return typed;
  }
};

void fail(const Problem& problem) {
  std::fprintf(stderr, "%s\n", describe(problem).c_str());
  std::exit(1);
}
template <typename T>
T sure(Result<T> result) {
  if (!result.ok()) fail(result.problem());
  return std::move(result).value();
}

// Goes through the newest public version of each record.
template <typename Take>
void each_record(node::Node& node, Take take) {
  const auto& registry = node.registry();
  const auto& collator = node.treaty().readers().front()->collator;
  for (registry::Position at = 0;;) {
    const auto versions = sure(registry.after(at, entries_a_step));
    if (versions.empty()) return;
    for (const auto& version : versions) {
      const auto latest = sure(registry.latest(version.entry.record));
      if (version.entry.record.empty() || latest->position != version.position) continue;
      const auto body = registry.content(version.entry);
      if (body.ok())
        take(search::describe(node.treaty().formats(), collator, {version.entry, *body, false, {}}));
    }
    at = versions.back().position + 1;
  }
}

class Questioner {
 public:
  Questioner(std::vector<search::IndexedRecord> records, const node::Treaty& treaty)
      : records_(std::move(records)), treaty_(treaty) {}

  std::vector<Asked> ask() {
    constexpr std::string_view kinds[] = {"word",   "words",       "words",     "three words", "phrase",
                                          "words",  "word",        "beginning", "words",       "chosen",
                                          "phrase", "words",       "chosen",    "exclusion",   "identifier",
                                          "words",  "three words", "browsed",   "words",       "phrase"};
    const auto languages = treaty_.languages().all();
    std::vector<Asked> questions;
    while (questions.size() < questions_asked) {
      const auto number = questions.size();
      Asked asked{std::string(kinds[number % std::size(kinds)]),
                  languages[number % languages.size()].tag,
                  {},
                  {},
                  {},
                  {},
                  {},
                  {}};
      if (make(asked)) questions.push_back(std::move(asked));
    }
    return questions;
  }

 private:
  bool make(Asked& asked) {
    const auto& record = records_[chance_() % records_.size()];
    if (asked.kind == "identifier") {
      asked.key = record.keys[chance_() % record.keys.size()];
      return true;
    }
    if (asked.kind == "browsed" || asked.kind == "chosen") choose(record, asked);
    if (asked.kind == "browsed") return true;
    for (const auto& text : record.texts) {
      const auto words = languages::words(text.text);
      if (text.language == asked.language && words.size() > 8) return take(words, asked);
    }
    return false;
  }

  void choose(const search::IndexedRecord& record, Asked& asked) {
    for (const auto& value : record.facets) {
      if (value.facet == search::facet::format ||
          (asked.kind == "browsed" && value.facet == search::facet::party))
        asked.choices.push_back(value);
    }
  }

  bool take(const std::vector<std::string>& words, Asked& asked) {
    const std::size_t at = chance_() % (words.size() - 4);
    const auto other = [&] { return words[chance_() % words.size()]; };
    if (asked.kind == "phrase")
      asked.phrase = {words[at], words[at + 1], words[at + 2]};
    else if (asked.kind == "beginning")
      asked.beginning = words[at].substr(0, 6);
    else
      asked.all = {words[at]};
    if (asked.kind == "words" || asked.kind == "three words") asked.all.push_back(other());
    if (asked.kind == "three words") asked.all.push_back(other());
    if (asked.kind == "exclusion") asked.none = words[at + 1];
    return true;
  }

  std::vector<search::IndexedRecord> records_;
  const node::Treaty& treaty_;
  std::mt19937_64 chance_{20'261'125};
};

// One record in so many is looked at.
struct Sampled {
  std::vector<search::IndexedRecord> records;
  std::vector<std::string> facets;  // those that the most of them have
};
Sampled sample(node::Node& node) {
  constexpr std::uint64_t sampled = 2'000;
  const auto size = sure(node.registry().size());
  Sampled found;
  std::map<std::string, std::size_t> counts;
  const auto& collator = node.treaty().readers().front()->collator;
  for (std::uint64_t i = 0; i < sampled; ++i) {
    const auto version = sure(node.registry().at(i * size / sampled));
    if (version.entry.record.empty()) continue;
    const auto body = node.registry().content(version.entry);
    if (!body.ok()) continue;
    found.records.push_back(
        search::describe(node.treaty().formats(), collator, {version.entry, *body, false, {}}));
    for (const auto& value : found.records.back().facets) ++counts[value.facet];
  }
  counts.erase(std::string(search::facet::term));
  counts.erase(std::string(search::facet::standing));
  std::vector<std::pair<std::size_t, std::string>> frequent;
  for (const auto& [facet, count] : counts) frequent.emplace_back(count, facet);
  std::ranges::sort(frequent, std::greater());
  for (std::size_t i = 0; i < std::min(frequent.size(), facets_counted); ++i)
    found.facets.push_back(frequent[i].second);
  return found;
}

Document list_of(const std::vector<std::string>& texts) {
  Document list = Document::list();
  for (const auto& text : texts) list.append(text);
  return list;
}

Document written(const Asked& asked) {
  Document json;
  json.set("kind", asked.kind);
  json.set("language", asked.language);
  json.set("all", list_of(asked.all));
  Document phrases = Document::list();
  if (!asked.phrase.empty()) phrases.append(list_of(asked.phrase));
  json.set("phrases", std::move(phrases));
  json.set("beginnings",
           list_of(asked.beginning.empty() ? std::vector<std::string>() : std::vector{asked.beginning}));
  json.set("none", list_of(asked.none.empty() ? std::vector<std::string>() : std::vector{asked.none}));
  json.set("key", asked.key);
  Document choices = Document::list();
  for (const auto& [facet, value] : asked.choices) choices.append(list_of({facet, value}));
  json.set("choices", std::move(choices));
  return json;
}

Document written(const search::IndexedRecord& record, std::int64_t id) {
  Document json;
  json.set("id", id);
  json.set("date", std::int64_t{record.date});
  Document texts = Document::list();
  for (const auto& text : record.texts) {
    Document one;
    one.set("l", text.language);
    one.set("t", text.text);
    one.set("n", text.is_name ? 1 : 0);
    texts.append(std::move(one));
  }
  json.set("texts", std::move(texts));
  json.set("keys", list_of(record.keys));
  std::map<std::string, std::vector<std::string>> values;
  for (const auto& [facet, value] : record.facets) values[facet].push_back(value);
  values.erase(std::string(search::facet::term));
  Document facets = Document::members();
  for (const auto& [facet, list] : values) facets.set(facet, list_of(list));
  json.set("facets", std::move(facets));
  return json;
}

int write_out(node::Node& node, const char* corpus, const char* questions) {
  auto [records, facets] = sample(node);
  std::ofstream asked(questions);
  for (const Asked& each : Questioner(std::move(records), node.treaty()).ask())
    asked << records::canonical_json(written(each)) << '\n';
  std::ofstream out(corpus);
  std::int64_t id = 0;
  each_record(node, [&](const search::IndexedRecord& record) {
    out << records::canonical_json(written(record, ++id)) << '\n';
  });
  std::string names;
  for (const auto& facet : facets) names += (names.empty() ? "" : ",") + facet;
  std::printf("%s\n", names.c_str());
  return out.flush() && asked.flush() ? 0 : 1;
}

struct Answered {
  std::size_t total = 0;
  std::vector<records::RecordId> hits;
  std::size_t snippet_bytes = 0;
};

Answered answer(node::Node& node, renditions::Shelf& shelf, const search::Question& question) {
  const auto answer = sure(node.index().ask(question));
  Answered answered{answer.total, answer.hits, 0};
  renditions::Library library(node.registry(), node.treaty().formats(), shelf);
  for (const auto& hit : answer.hits) {
    const auto record = sure(library.find(hit));
    const auto excerpt =
        search::excerpt(record.book->texts(), answer.sought, question.language, snippet_bytes);
    if (!excerpt) continue;
    for (const auto& piece : excerpt->pieces) answered.snippet_bytes += piece.text.size();
  }
  return answered;
}

double milliseconds(Time::duration time) {
  return std::chrono::duration<double, std::milli>(time).count();
}

double resident(const char* which) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(which)) return std::stod(line.substr(line.find(':') + 1)) / 1024;
  }
  return 0;
}

double quantile(std::vector<double> times, double share) {
  std::ranges::sort(times);
  return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
}

int ask(node::Node& node, Time::time_point began, std::size_t passes, std::size_t readers,
        const char* answers) {
  search::Question first;
  first.words = "biosafety";
  sure(node.index().ask(first));
  std::printf("first answer %.0f ms after the start of the process\n", milliseconds(Time::now() - began));
  auto [records, facets] = sample(node);
  std::vector<search::Question> questions;
  std::vector<std::string> kinds;
  for (const Asked& asked : Questioner(std::move(records), node.treaty()).ask()) {
    search::Question question;
    question.words = asked.typed();
    question.language = asked.language;
    question.choices = asked.choices;
    question.counted = facets;
    questions.push_back(std::move(question));
    kinds.push_back(asked.kind);
  }
  renditions::Shelf shelf(node.registry(), node.treaty().formats());
  std::ofstream out(answers == nullptr ? "/dev/null" : answers);
  std::vector<double> cold;
  for (const auto& question : questions) {
    const auto from = Time::now();
    const auto answered = answer(node, shelf, question);
    cold.push_back(milliseconds(Time::now() - from));
    out << answered.total << '\t' << cold.back() << '\t' << question.words << '\n';
  }
  std::printf("cold: p50 %.2f ms p99 %.2f ms\n", quantile(cold, 0.5), quantile(cold, 0.99));
  out << "warm\n";
  for (const auto& question : questions) {
    const auto begun = Time::now();
    const auto answered = answer(node, shelf, question);
    out << answered.total << '\t' << milliseconds(Time::now() - begun) << '\t' << question.words << '\n';
  }
  std::vector<std::vector<double>> times(readers);
  std::vector<std::thread> threads;
  const auto from = Time::now();
  for (std::size_t reader = 0; reader < readers; ++reader) {
    threads.emplace_back([&, reader] {
      for (std::size_t pass = 0; pass < passes; ++pass) {
        for (const auto& question : questions) {
          const auto begun = Time::now();
          answer(node, shelf, question);
          times[reader].push_back(milliseconds(Time::now() - begun));
        }
      }
    });
  }
  for (auto& thread : threads) thread.join();
  const double seconds = milliseconds(Time::now() - from) / 1'000;
  std::vector<double> all;
  for (const auto& each : times) all.insert(all.end(), each.begin(), each.end());
  std::printf("bch p50 %.2f ms p99 %.2f ms (%zu questions x %zu passes, %zu readers: %.0f answers/s)\n",
              quantile(all, 0.5), quantile(all, 0.99), questions.size(), passes, readers,
              static_cast<double>(all.size()) / seconds);
  std::printf("resident %.0f MB, of which %.0f MB anonymous\n", resident("VmRSS"), resident("RssAnon"));
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const auto began = Time::now();
  const std::vector<std::string> arguments(words + 1, words + count);
  const bool exports = arguments.size() == 4 && arguments[0] == "export";
  const bool asks = arguments.size() >= 4 && arguments[0] == "ask";
  if (!exports && !asks) {
    std::fputs("bench_search ask NODE PASSES READERS [TSV] | export NODE CORPUS QUESTIONS\n", stderr);
    return 64;
  }
  const auto treaty = sure(node::built_in_treaty());
  const auto node = sure(node::Node::open(arguments[1], *treaty, node::Purpose::read));
  if (exports) return write_out(*node, words[3], words[4]);
  return ask(*node, began, std::stoul(arguments[2]), std::stoul(arguments[3]),
             arguments.size() > 4 ? words[5] : nullptr);
}
