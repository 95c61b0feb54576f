#include "portal/narrowing.h"

#include "portal/facets.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {
namespace {

constexpr std::size_t ways_counted = 8;  // each is a question to the index

// Something that narrows a question: what it is called, alone and with its facet, and the question without
// it.
struct Narrowing {
  std::string value;
  std::string title;
  search::Question without;
};

std::string date_title(const Reader& reader, const std::string& date) {
  const auto read = parse_civil_date(date);
  return read ? reader.dates.long_date(*read) : date;
}

std::vector<Narrowing> narrowings(Visit& visit, const search::Question& question) {
  const Reader& reader = visit.reader;
  std::vector<Narrowing> all;
  for (const auto& choice : question.choices)
    all.push_back({value_title(visit, choice), choice_title(visit, choice), question.without(choice)});
  const auto add = [&](const std::string& title, const auto& take_away) {
    all.push_back({title, title, question});
    all.back().without.page = 1;
    take_away(all.back().without);
  };
  for (const auto& record : question.refers_to) {
    const auto card = visit.library.card(record);
    const std::string name = card ? title(reader, card->title, card->number) : record.value();
    add(reader.say("search.refers-to", {{"record", name}}),
        [&](search::Question& other) { std::erase(other.refers_to, record); });
  }
  if (!question.from.empty())
    add(reader.say("search.since", {{"date", date_title(reader, question.from)}}),
        [](search::Question& other) { other.from.clear(); });
  if (!question.to.empty())
    add(reader.say("search.until", {{"date", date_title(reader, question.to)}}),
        [](search::Question& other) { other.to.clear(); });
  return all;
}

search::Question without_any(search::Question question) {
  question.choices.clear();
  question.refers_to.clear();
  question.from.clear();
  question.to.clear();
  question.page = 1;
  return question;
}

}  // namespace

Html choices(Visit& visit, const search::Question& question) {
  const Reader& reader = visit.reader;
  Html links;
  const auto all = narrowings(visit, question);
  for (const auto& [value, title, without] : all)
    links += html("<li><a href=\"{}\" aria-label=\"{}\">{} <span aria-hidden=\"true\">✕</span></a></li>",
                  renditions::search_address(reader.tag(), without),
                  reader.say("search.remove", {{"choice", title}}), title);
  if (all.empty()) return links;
  if (all.size() > 1)
    links += html("<li class=\"all\"><a href=\"{}\">{}</a></li>",
                  renditions::search_address(reader.tag(), without_any(question)),
                  reader.say("search.remove-all"));
  return html("<ul class=\"chips\" aria-label=\"{}\">{}</ul>", reader.say("search.choices"), links);
}

std::string choices_title(Visit& visit, const search::Question& question) {
  std::string titles;
  for (const auto& narrowing : narrowings(visit, question)) {
    if (!titles.empty()) titles += between_choices;
    titles += narrowing.value;
  }
  return titles;
}

Result<Html> ways_out(Visit& visit, const search::Question& question) {
  const Reader& reader = visit.reader;
  auto ways = narrowings(visit, question);
  for (auto& way : ways) way.title = reader.say("search.without", {{"choice", way.title}});
  if (ways.size() > 1) ways.push_back({{}, reader.say("search.without-any"), without_any(question)});
  if (ways.size() > ways_counted) ways.erase(ways.begin(), ways.end() - ways_counted);
  Html links;
  for (auto& [value, title, without] : ways) {
    without.page_size = 0;
    const auto answer = TRY(visit.ask(without));
    if (answer.total == 0 || answer.is_relaxed) continue;
    links += html("<li><a href=\"{}\">{}</a> <span class=\"quiet\">{}</span></li>",
                  renditions::search_address(reader.tag(), without), title,
                  reader.catalogue.number(static_cast<std::int64_t>(answer.total)));
  }
  return links.empty() ? links : html("<ul>{}</ul>", links);
}

Html kept(const search::Question& question) {
  Html hidden;
  for (const auto& [name, value] : search::parameters_of(question))
    hidden += html("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
  return hidden;
}

}  // namespace bch::portal
