#pragma once
// The records and questions that all peers of our search get, as values; how long questions took, and what
// was answered. For the peers in C++, which are programs of one file each and share only this.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace neutral {

constexpr std::size_t shown = 20;

struct Text {
  std::string language;
  std::string text;
  bool is_name = false;
};

struct Record {
  std::int64_t id = 0;
  std::vector<Text> texts;
  std::vector<std::string> keys;
  std::map<std::string, std::vector<std::string>> facets;
};

struct Question {
  std::vector<std::string> all;
  std::vector<std::vector<std::string>> phrases;
  std::vector<std::string> beginnings;
  std::vector<std::string> none;
  std::string key;
  std::map<std::string, std::vector<std::string>> choices;
};

struct Answer {
  std::int64_t total = 0;
  std::vector<std::int64_t> ids;
  std::vector<std::string> snippets;
  std::map<std::string, std::map<std::string, std::int64_t>> facets;
};

// Han characters in a row as each two neighbours, parted by spaces: neither peer parts Chinese words.
inline std::string with_pairs(std::string_view text) {
  const auto is_han = [&](std::size_t at) {  // U+3400 to U+9FFF, which UTF-8 writes in three bytes
    if (at + 3 > text.size() || (static_cast<unsigned char>(text[at]) & 0xF0U) != 0xE0U) return false;
    const unsigned code = ((static_cast<unsigned char>(text[at]) & 0xFU) << 12U) |
                          ((static_cast<unsigned char>(text[at + 1]) & 0x3FU) << 6U);
    return code >= 0x3400 && code <= 0x9FC0;
  };
  std::string spaced;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_han(at)) {
      spaced += text[at++];
      continue;
    }
    const bool alone = !is_han(at + 3) && (at < 3 || !is_han(at - 3));
    for (; is_han(at + 3); at += 3) {
      spaced += ' ';
      spaced += text.substr(at, 6);
    }
    spaced += alone ? ' ' + std::string(text.substr(at, 3)) + ' ' : std::string(" ");
    at += 3;
  }
  return spaced;
}

inline std::vector<std::string> parted(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::stringstream stream(text);
  for (std::string part; std::getline(stream, part, at);) {
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

inline Record read_record(const std::string& line) {
  const auto json = nlohmann::json::parse(line);
  Record record;
  record.id = json.at("id");
  for (const auto& text : json.at("texts"))
    record.texts.push_back(
        {text.at("l"), with_pairs(text.at("t").get_ref<const std::string&>()), text.at("n").get<int>() != 0});
  record.keys = json.at("keys");
  record.facets = json.at("facets");
  for (auto& [facet, values] : record.facets) {
    std::ranges::sort(values);
    values.erase(std::ranges::unique(values).begin(), values.end());
  }
  return record;
}

inline std::vector<std::string> words_of(const nlohmann::json& list) {
  std::vector<std::string> words;
  for (const auto& each : list) {
    for (auto& word : parted(with_pairs(each.get_ref<const std::string&>()), ' ')) words.push_back(word);
  }
  return words;
}

inline Question read_question(const std::string& line) {
  const auto json = nlohmann::json::parse(line);
  Question question;
  question.all = words_of(json.at("all"));
  for (const auto& phrase : json.at("phrases")) question.phrases.push_back(words_of(phrase));
  question.beginnings = json.at("beginnings");
  question.none = words_of(json.at("none"));
  question.key = json.at("key");
  for (const auto& choice : json.at("choices")) question.choices[choice.at(0)].push_back(choice.at(1));
  return question;
}

inline std::vector<Question> read_questions(const std::string& file) {
  std::vector<Question> questions;
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) questions.push_back(read_question(line));
  return questions;
}

// A stopwatch of what is inside `of`, so that reading JSON does not count.
class Spent {
 public:
  void of(const auto& work) {
    const auto began = std::chrono::steady_clock::now();
    work();
    total_ += std::chrono::steady_clock::now() - began;
  }
  [[nodiscard]] double seconds() const { return std::chrono::duration<double>(total_).count(); }

 private:
  std::chrono::steady_clock::duration total_{};
};

inline void write_answer(std::ofstream& out, const Answer& answer) {
  out << answer.total << '\t';
  for (std::size_t i = 0; i < answer.ids.size(); ++i) out << (i == 0 ? "" : ",") << answer.ids[i];
  out << '\n';
}

// One pass that does not count and gives the answers, then the passes, each question timed by itself.
void time_questions(const char* peer, const std::vector<Question>& questions, int passes,
                    std::int64_t records, const std::string& answers, const auto& ask) {
  std::ofstream out;
  if (!answers.empty()) out.open(answers);
  for (const auto& question : questions) {
    const Answer answer = ask(question);
    if (out.is_open()) write_answer(out, answer);
  }
  std::vector<double> took;
  for (int pass = 0; pass < passes; ++pass) {
    for (const auto& question : questions) {
      Spent spent;
      spent.of([&] { return ask(question).total; });
      took.push_back(spent.seconds() * 1'000);
    }
  }
  std::ranges::sort(took);
  const auto percentile = [&](double part) {
    return took[static_cast<std::size_t>(std::ceil(part * static_cast<double>(took.size()))) - 1];
  };
  std::printf("%s p50 %.2f ms p99 %.2f ms (%zu questions x %d passes, %lld records)\n", peer,
              percentile(0.50), percentile(0.99), questions.size(), passes, static_cast<long long>(records));
}

// PEER index CORPUS PLACE FACETS | PEER ask PLACE QUESTIONS FACETS PASSES [--answers FILE]
int run(int count, char** arguments, const auto& index, const auto& ask) {
  const std::vector<std::string> given(arguments + 1, arguments + count);
  if (given.size() == 4 && given[0] == "index") {
    index(given[1], given[2], parted(given[3], ','));
    return 0;
  }
  if ((given.size() == 5 || (given.size() == 7 && given[5] == "--answers")) && given[0] == "ask") {
    ask(given[1], read_questions(given[2]), parted(given[3], ','), std::stoi(given[4]),
        given.size() == 7 ? given[6] : std::string());
    return 0;
  }
  std::fprintf(stderr, "index CORPUS PLACE FACETS | ask PLACE QUESTIONS FACETS PASSES [--answers FILE]\n");
  return 64;
}

}  // namespace neutral
