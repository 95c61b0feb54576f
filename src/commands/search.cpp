#include "commands/command.h"
#include "renditions/library.h"

namespace bch::commands {
namespace {

constexpr Option options[] = {
    data_option,
    json_option,
    {"--newest", "", "newest first"},
    {"--most", "N", "at most so many (default: 20)"},
    {"WORDS", "", "words, \"phrases\", -excluded, begin*; a number or unique identifier"},
};

Result<int> run(const Call& call) {
  auto node = TRY(call.node(node::Purpose::read));
  search::Question question;
  question.language = call.reader().tag();
  question.page_size = TRY(call.number("--most", question.page_size));
  if (call.has("--newest")) question.order = search::Order::newest;
  for (const std::string& word : call.rest()) question.words += (question.words.empty() ? "" : " ") + word;
  const auto answer = TRY(node->index().ask(question));
  renditions::Library library(node->registry(), node->treaty().formats());
  for (const auto& hit : answer.hits) {
    const auto card = library.card(hit);
    if (!card) continue;
    const std::string title = call.reader().plain(card->title);
    if (call.json()) {
      records::Document line;
      line.set("record", hit.value());
      line.set("number", records::to_text(card->number));
      line.set("title", title);
      Call::print_line(line);
    } else {
      Call::print(records::to_text(card->number) + "  " + title + "\n");
    }
  }
  if (!call.json())
    Call::print(call.reader().catalogue.say_count("search.found", static_cast<std::int64_t>(answer.total)) +
                "\n");
  return 0;
}

}  // namespace

const Command search_command{"search", "Search the node's records", "Works beside a running server.", options,
                             run};

}  // namespace bch::commands
