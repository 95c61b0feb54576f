#include "formats/labels.h"
#include "portal/groups.h"
#include "portal/lists.h"
#include "portal/lmos.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "portal/search_form.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {
namespace {

// What an example types, and the key of the sentence that explains it.
struct Example {
  std::string typed;
  std::string_view key;
};
using Examples = std::vector<Example>;

// Examples that find something on this node: they are made of what its records hold.
class ExampleMaker {
 public:
  ExampleMaker(Visit& visit, const search::Answer& answer)
      : visit_(visit), reader_(visit.reader), answer_(answer) {}

  static std::vector<std::string> term_facets(const formats::Formats& formats) {
    std::vector<std::string> names;
    for (const auto* format : formats.all()) {
      for (const auto& [path, field] : formats::all_fields(*format)) {
        if (field->facet && field->type == formats::FieldType::term) names.push_back(field->name);
      }
    }
    return names;
  }

  [[nodiscard]] Examples words() const {
    return {{reader_.say("search.help.example.words"), "search.help.words"},
            {quoted(reader_.say("search.help.example.phrase")), "search.help.phrase"},
            {reader_.say("search.help.example.without"), "search.help.without"},
            {reader_.say("search.help.example.beginning"), "search.help.beginning"}};
  }

  [[nodiscard]] Examples fields() const {
    Examples all;
    const auto add = [&](std::string_view name, const std::string& value, std::string_view key) {
      if (!value.empty()) all.push_back({field(name, value), key});
    };
    add("title", reader_.say("search.help.example.word"), "search.help.title-words");
    add("type", kind(), "search.help.type");
    add("country", country(), "search.help.country");
    add("group", group(), "search.help.group");
    add("term", term(), "search.help.term");
    add("language", reader_.tag(), "search.help.language");
    const std::string year = most(search::facet::year);
    add("year", year, "search.help.year");
    if (!year.empty())
      all.push_back({field("from", year + "-01") + " " + field("to", year + "-06"), "search.help.dates"});
    add("status", reader_.say("search.standing.withdrawn"), "search.help.status");
    return all;
  }

  [[nodiscard]] Result<Examples> identifiers() const {
    Examples all;
    const auto card = answer_.hits.empty() ? std::nullopt : visit_.library.card(answer_.hits.front());
    if (card) all.push_back({records::to_text(card->number), "search.help.number"});
    std::string identifier = TRY(unique_identifier());
    std::ranges::replace(identifier, '-', ' ');  // as people read them out
    if (!identifier.empty()) all.push_back({std::move(identifier), "search.help.identifier"});
    return all;
  }

 private:
  static std::string quoted(const std::string& text) { return "\"" + text + "\""; }

  [[nodiscard]] std::string field(std::string_view name, const std::string& value) const {
    const bool is_one_word = value.find(' ') == std::string::npos;
    const std::string names = reader_.say("search.field." + std::string(name));  // "estado|situación": any
    return names.substr(0, names.find('|')) + ":" + (is_one_word ? value : quoted(value));
  }

  // The most frequent value of a facet; empty when there is none.
  [[nodiscard]] std::string most(std::string_view facet) const {
    const auto counted = answer_.facets.find(facet);
    return counted == answer_.facets.end() || counted->second.empty() ? std::string()
                                                                      : counted->second.front().value;
  }

  [[nodiscard]] std::string kind() const {
    const auto* format = visit_.sources.formats.find(records::FormatId(most(search::facet::format)));
    return format == nullptr ? std::string() : label(reader_, format->title);
  }
  [[nodiscard]] std::string country() const {
    return renditions::country_code(records::PartyId(most(search::facet::party)));
  }
  [[nodiscard]] std::string group() const {
    const auto group = find_group(visit_.sources.formats.vocabularies(), most(search::facet::group));
    return group ? label(reader_, group->title) : std::string();
  }
  [[nodiscard]] std::string term() const {
    for (const auto& facet : term_facets(visit_.sources.formats)) {
      const records::TermId id(most(facet));
      if (const auto* known = visit_.sources.formats.vocabularies().term(id))
        return label(reader_, formats::label_of(id, known));
    }
    return {};
  }

  // Of the newest LMO.
  [[nodiscard]] Result<std::string> unique_identifier() const {
    const auto kinds = visit_.sources.formats.all();
    const auto found = std::ranges::find_if(
        kinds, [](const auto* format) { return format->has(formats::Aspect::has_unique_identifier); });
    if (found == kinds.end()) return std::string();
    const auto answer = TRY(visit_.ask(newest_of(reader_, *found, {}, 1)));
    if (answer.hits.empty()) return std::string();
    const auto record = visit_.library.find(answer.hits.front());
    return record.ok() ? unique_identifier_of(*record) : std::string();
  }

  Visit& visit_;
  const Reader& reader_;
  const search::Answer& answer_;
};

Html section(const Reader& reader, std::string_view heading, const Examples& examples) {
  Html rows;
  for (const auto& [typed, key] : examples) {
    search::Question question;
    question.words = typed;
    rows += html("<dt><a href=\"{}\" dir=\"auto\"><code>{}</code></a></dt><dd>{}</dd>",
                 renditions::search_address(reader.tag(), question), typed, reader.say(key));
  }
  if (rows.empty()) return rows;
  return html("<h2>{}</h2><dl class=\"fields\">{}</dl>", reader.say(heading), rows);
}

}  // namespace

Result<Page> search_help_page(Visit& visit) {
  const Reader& reader = visit.reader;
  auto question = newest_of(reader, nullptr, {}, 1);
  question.counted = ExampleMaker::term_facets(visit.sources.formats);
  for (const auto facet :
       {search::facet::format, search::facet::party, search::facet::group, search::facet::year})
    question.counted.emplace_back(facet);
  const auto answer = TRY(visit.ask(question));
  const ExampleMaker maker(visit, answer);
  Page page;
  page.has_search = true;
  page.title = reader.say("search.help.title");
  page.body = html("<h1>{}</h1>{}<p>{}</p>", page.title, search_form(visit, {}),
                   reader.say("search.help.introduction"));
  page.body += section(reader, "search.help.words-heading", maker.words());
  page.body += section(reader, "search.help.fields-heading", maker.fields());
  page.body += html("<p>{}</p>", reader.say("search.help.field-names"));
  page.body += section(reader, "search.help.identifiers-heading", TRY(maker.identifiers()));
  page.body += html("<h2>{}</h2><ul><li>{}</li><li>{}</li><li>{}</li></ul>",
                    reader.say("search.help.answers-heading"), reader.say("search.help.all"),
                    reader.say("search.help.languages"), reader.say("search.help.narrowing"));
  return page;
}

}  // namespace bch::portal
