#include "formats/labels.h"
#include "portal/lists.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {
namespace {

constexpr std::size_t values_shown = 6;

// Facets in the order in which readers narrow: kind, country, then those of the formats.
std::vector<std::string> facet_names(const formats::Formats& formats) {
  std::vector<std::string> names{std::string(search::facet::format), std::string(search::facet::party)};
  for (const auto* format : formats.all()) {
    for (const auto& section : format->sections) {
      for (const auto& field : section.fields) {
        const bool new_one = field.facet && field.name != formats::member::government &&
                             std::ranges::find(names, field.name) == names.end();
        if (new_one) names.push_back(field.name);
      }
    }
  }
  return names;
}

std::string facet_title(Visit& visit, const std::string& facet) {
  if (facet == search::facet::format) return visit.reader.say("search.facet-format");
  if (facet == search::facet::party) return visit.reader.say("search.facet-party");
  for (const auto* format : visit.sources.formats.all()) {
    const auto* field = format->field(facet);
    if (field != nullptr && field->facet) return label(visit.reader, field->label);
  }
  return facet;
}

std::string value_title(Visit& visit, const std::string& facet, const std::string& value) {
  const auto& formats = visit.sources.formats;
  if (facet == search::facet::format) {
    const auto* format = formats.find(records::FormatId(value));
    return format == nullptr ? value : label(visit.reader, format->plural);
  }
  const records::PartyId party(value);
  if (facet == search::facet::party || formats.vocabularies().party(party) != nullptr)
    return party_name(visit, party);
  for (const auto* format : formats.all()) {
    const auto* field = format->field(facet);
    if (field == nullptr || !field->facet) continue;
    if (field->type == formats::FieldType::language)
      return languages::language_name(value, visit.reader.language);
    const auto choice = std::ranges::find(field->choices, value, &formats::Choice::id);
    if (choice != field->choices.end()) return label(visit.reader, choice->label);
  }
  const records::TermId id(value);
  if (const auto* term = formats.vocabularies().term(id))
    return label(visit.reader, formats::label_of(id, term));
  const auto record = records::parse_record_id(value);
  const auto card = record ? visit.library.card(*record) : std::nullopt;
  return card ? title(visit.reader, card->title, card->number) : value;
}

struct Value {
  std::string value;
  std::string title;
  std::size_t count;
  bool chosen;
};

Html facet(Visit& visit, const search::Question& question, const std::string& name,
           const std::vector<search::Counted>& counted) {
  std::vector<Value> values;
  for (const auto& [value, count] : counted)
    values.push_back({value, {}, count, question.has({name, value})});
  for (const auto& choice : question.choices) {
    if (choice.facet == name &&
        std::ranges::find(counted, choice.value, &search::Counted::value) == counted.end())
      values.push_back({choice.value, {}, 0, true});
  }
  std::ranges::stable_sort(values, [](const Value& left, const Value& right) {
    return left.chosen != right.chosen ? left.chosen : left.count > right.count;
  });
  // Of kinds of records all are shown: they are few, and how most readers narrow.
  if (name != search::facet::format && values.size() > values_shown) values.resize(values_shown);
  Html items;
  for (Value& value : values) {
    const std::string shown = value_title(visit, name, value.value);
    if (value.chosen) {
      items += html("<li><b>{}</b> <a href=\"{}\" aria-label=\"{}\">{}</a></li>", shown,
                    renditions::search_address(visit.reader.tag(), question.without({name, value.value})),
                    visit.reader.say("search.remove", {{"choice", shown}}), "✕");
    } else {
      items += html("<li><a href=\"{}\">{}</a> <span class=\"quiet\">{}</span></li>",
                    renditions::search_address(visit.reader.tag(), question.with({name, value.value})), shown,
                    visit.reader.catalogue.number(static_cast<std::int64_t>(value.count)));
    }
  }
  return items.empty() ? Html() : html("<h2>{}</h2><ul>{}</ul>", facet_title(visit, name), items);
}

Html facets(Visit& visit, const search::Question& question, const search::Answer& answer) {
  static const std::vector<search::Counted> none;
  Html all;
  for (const std::string& name : facet_names(visit.sources.formats)) {
    const auto counted = answer.facets.find(name);
    all += facet(visit, question, name, counted == answer.facets.end() ? none : counted->second);
  }
  return all;
}

Html page_links(Visit& visit, const search::Question& question, const search::Answer& answer) {
  const auto& reader = visit.reader;
  Html links;
  search::Question other = question;
  if (question.page > 1) {
    other.page = question.page - 1;
    links += html("<a rel=\"prev\" href=\"{}\">{}</a> ", renditions::search_address(reader.tag(), other),
                  reader.say("search.previous"));
  }
  if (question.page * question.page_size < answer.total) {
    other.page = question.page + 1;
    links += html("<a rel=\"next\" href=\"{}\">{}</a>", renditions::search_address(reader.tag(), other),
                  reader.say("search.next"));
  }
  return links.empty() ? Html() : html("<p>{}</p>", links);
}

Html order_links(Visit& visit, const search::Question& question) {
  const auto& reader = visit.reader;
  search::Question other = question;
  other.page = 1;
  other.order = question.order == search::Order::newest ? search::Order::relevance : search::Order::newest;
  return html("<p class=\"quiet\"><a href=\"{}\">{}</a></p>", renditions::search_address(reader.tag(), other),
              reader.say(question.order == search::Order::newest ? "search.by-relevance" : "search.by-date"));
}

// The choices stay when words are typed anew.
Html form(Visit& visit, const search::Question& question) {
  Html hidden;
  search::Question choices = question;
  choices.words.clear();
  choices.page = 1;
  for (const auto& [name, value] : search::parameters_of(choices))
    hidden += html("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
  return html(
      "<form class=\"large\" action=\"{}\" role=\"search\"><label for=\"words\">{}</label> "
      "<input id=\"words\" name=\"q\" type=\"search\" maxlength=\"1000\" value=\"{}\" dir=\"auto\">{} "
      "<button>{}</button></form>",
      renditions::search_address(visit.reader.tag(), {}), visit.reader.say("home.search"), question.words,
      hidden, visit.reader.say("page.search-button"));
}

search::Parameters parameters(const http::Request& request) {
  return {request.query.all().begin(), request.query.all().end()};
}

}  // namespace

Result<Page> search_page(Visit& visit) {
  const Reader& reader = visit.reader;
  auto question =
      search::read_question(parameters(visit.request), facet_names(visit.sources.formats), reader.tag());
  question.counted = facet_names(visit.sources.formats);
  const auto answer = TRY(visit.ask(question));
  Page page;
  page.is_demonstration = visit.sources.node.is_demonstration;
  page.title = question.words.empty() ? reader.say("search.title")
                                      : reader.say("search.title-of", {{"words", question.words}});
  page.body = html("<h1>{}</h1>{}", reader.say("search.title"), form(visit, question));
  Html found = html("<p role=\"status\">{}</p>",
                    reader.catalogue.say_count("search.found", static_cast<std::int64_t>(answer.total)));
  if (answer.total == 0)
    found += html("<p>{}</p>", reader.say("search.nothing"));
  else
    found += order_links(visit, question);
  found += record_list(visit, answer.hits, answer.sought) + page_links(visit, question, answer);
  page.body +=
      html("<div class=\"columns\"><aside class=\"facets\" aria-label=\"{}\">{}</aside><div>{}</div></div>",
           reader.say("search.narrow"), facets(visit, question, answer), found);
  return page;
}

}  // namespace bch::portal
