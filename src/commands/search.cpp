#include "base/limits.h"
#include "commands/command.h"
#include "renditions/library.h"

#include <array>

namespace bch::commands {
namespace {

using records::Document;

constexpr Option options[] = {
    data_option,
    json_option,
    {"--order", "ORDER", "relevance, newest, oldest, title or country (default: relevance)"},
    {"--most", "N", "at most so many (default: 20)"},
    {"--facets", "A,B", "count what was found by these facets: format, party, year ..."},
    {"--explain", "", "say why each record was found"},
    {"WORDS", "",
     "words, \"phrases\", -excluded, begin*, country:XA, from:2020; a number or unique identifier"},
};

constexpr std::array reason_keys{
    "search.reason.name", "search.reason.text",      "search.reason.phrase",
    "search.reason.term", "search.reason.reference", "search.reason.identifier",
};

std::vector<std::string> parted(std::string_view list) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    const auto end = std::min(list.find(','), list.size());
    if (end > 0) parts.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return parts;
}

Result<search::Question> question_of(const Call& call, const node::Node& node) {
  const search::Parameters order{{"order", call.text("--order")}};
  auto question = search::read_question(order, {}, call.reader().tag());
  question.today = day_of(node.clock().now());
  question.page_size = TRY(call.number("--most", question.page_size));
  question.counted = parted(call.text("--facets"));
  question.values_counted = limits::facet_values;
  question.explained = call.has("--explain");
  for (const std::string& word : call.rest()) {
    if (!question.words.empty()) question.words += ' ';
    question.words += word;
  }
  return question;
}

std::string sentence(const Call& call, const search::Reason& reason) {
  return call.reader().say(reason_keys[static_cast<std::size_t>(reason.where)],
                           {{"typed", reason.typed}, {"met", reason.met}});
}

Document in_json(const Call& call, const search::Reason& reason) {
  Document json;
  json.set("typed", reason.typed);
  json.set("met", reason.met);
  json.set("why", sentence(call, reason));
  json.set("weight", reason.weight);
  return json;
}

void print_hits(const Call& call, node::Node& node, const search::Answer& answer) {
  renditions::Library library(node.registry(), node.treaty().formats());
  for (std::size_t i = 0; i < answer.hits.size(); ++i) {
    const auto card = library.card(answer.hits[i]);
    if (!card) continue;
    const auto& reasons = answer.reasons.empty() ? std::vector<search::Reason>() : answer.reasons[i];
    const std::string title = call.reader().plain(card->title);
    if (call.json()) {
      Document line;
      line.set("record", answer.hits[i].value());
      line.set("number", records::to_text(card->number));
      line.set("title", title);
      for (const auto& reason : reasons) {
        Document list = line.at("reasons");
        list.append(in_json(call, reason));
        line.set("reasons", std::move(list));
      }
      Call::print_line(line);
    } else {
      Call::print(records::to_text(card->number) + "  " + title + "\n");
      for (const auto& reason : reasons) Call::print("    " + sentence(call, reason) + "\n");
    }
  }
}

void print_facets(const Call& call, const search::Answer& answer) {
  for (const auto& [facet, counted] : answer.facets) {
    for (const auto& [value, count] : counted) {
      if (call.json()) {
        Document line;
        line.set("facet", facet);
        line.set("value", value);
        line.set("count", static_cast<std::int64_t>(count));
        Call::print_line(line);
      } else {
        std::string line = facet;
        line += ":";
        line += value;
        line += "  ";
        line += call.reader().catalogue.number(static_cast<std::int64_t>(count));
        line += "\n";
        Call::print(line);
      }
    }
  }
}

void print_summary(const Call& call, const search::Answer& answer) {
  if (call.json()) {
    Document line;
    line.set("total", static_cast<std::int64_t>(answer.total));
    if (answer.is_relaxed) line.set("relaxed", true);
    if (!answer.suggestion.empty()) line.set("did_you_mean", answer.suggestion);
    return Call::print_line(line);
  }
  if (!answer.is_ready) call.say("search.not-ready");
  if (answer.is_relaxed) call.say("search.relaxed");
  if (!answer.suggestion.empty()) call.say("search.did-you-mean", {{"words", answer.suggestion}});
  const auto total = static_cast<std::int64_t>(answer.total);
  Call::print(call.reader().catalogue.say_count("search.found", total) + "\n");
}

Result<int> run(const Call& call) {
  auto node = TRY(call.node(node::Purpose::read));
  const auto question = TRY(question_of(call, *node));
  const auto answer = TRY(node->index().ask(question));
  print_hits(call, *node, answer);
  print_facets(call, answer);
  print_summary(call, answer);
  return 0;
}

}  // namespace

const Command search_command{"search", "Search the node's records", "Works beside a running server.", options,
                             run};

}  // namespace bch::commands
