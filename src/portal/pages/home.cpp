#include "portal/lists.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "portal/search_form.h"
#include "renditions/addresses.h"

#include <algorithm>
#include <array>

namespace bch::portal {
namespace {

constexpr std::size_t newest_shown = 3;
constexpr std::size_t news_shown = 3;

Url help(std::string_view language, std::string_view page) {
  return renditions::help_address(language, page);
}

// What readers come for, and the page where they do it.
struct Task {
  Url (*address)(std::string_view language);
  std::string_view key;
  std::string_view explained;
};
constexpr std::array tasks{
    Task{&renditions::border_check_address, "border.title", "home.border-check"},
    Task{&renditions::matrix_address, "matrix.title", "home.matrix"},
    Task{&renditions::countries_address, "page.countries", "home.countries"},
    Task{&renditions::registries_address, "registries.title", "home.registries"},
    Task{&renditions::changes_address, "page.whats-new", "home.changes"},
    Task{[](std::string_view language) { return renditions::help_address(language); }, "page.help",
         "home.help"},
};

Html task_list(const Reader& reader) {
  Html items;
  for (const auto& task : tasks)
    items += html("<li><a href=\"{}\">{}</a><div class=\"quiet\">{}</div></li>", task.address(reader.tag()),
                  reader.say(task.key), reader.say(task.explained));
  return html("<ul class=\"counts tasks\">{}</ul>", items);
}

Html kinds(Visit& visit, const search::Answer& answer) {
  Html items;
  for (const formats::Format* format : visit.sources.formats.all()) {
    const auto count = answer.count(search::facet::format, format->id.value());
    if (count == 0) continue;
    search::Question question;
    question = question.with({std::string(search::facet::format), format->id.value()});
    items +=
        html("<li><a href=\"{}\">{}</a> <span class=\"quiet\">{}</span></li>",
             renditions::search_address(visit.reader.tag(), question), label(visit.reader, format->plural),
             visit.reader.catalogue.number(static_cast<std::int64_t>(count)));
  }
  return items.empty() ? Html() : html("<ul class=\"names\">{}</ul>", items);
}

// How much there is here, in a sentence.
Html figures(const Reader& reader, const search::Answer& answer) {
  const auto parties = answer.facets.find(search::facet::party);
  const auto governments = parties == answer.facets.end() ? 0 : parties->second.size();
  return html("<p>{} <a href=\"{}\">{}</a></p>",
              reader.say("home.figures",
                         {{"records", reader.catalogue.number(static_cast<std::int64_t>(answer.total))},
                          {"governments", reader.catalogue.number(static_cast<std::int64_t>(governments))}}),
              renditions::figures_address(reader.tag()), reader.say("figures.title"));
}

// Announcements and alerts.
Result<Html> news(Visit& visit) {
  const Reader& reader = visit.reader;
  auto question = newest_of(reader, nullptr, {}, news_shown);
  for (const auto* format : visit.sources.formats.all()) {
    if (format->has(formats::Aspect::is_news))
      question = question.with({std::string(search::facet::format), format->id.value()});
  }
  if (question.choices.empty()) return Html();
  const auto answer = TRY(visit.ask(question));
  if (answer.hits.empty()) return Html();
  return html("<section><h2>{}</h2>{}<p><a href=\"{}\">{}</a></p></section>", reader.say("news.title"),
              record_list(visit, answer.hits), renditions::news_address(reader.tag()),
              reader.say("home.all-news"));
}

Html ways_in(const Reader& reader) {
  const auto& tag = reader.tag();
  return html(
      "<section><h2>{}</h2><p>{}</p></section><section><h2>{}</h2><p>{}</p><ul><li><a href=\"{}\">{}</a></li>"
      "<li><a href=\"{}\">{}</a></li></ul></section>",
      reader.say("home.take-part"), reader.say("home.take-part-how"), reader.say("home.poor-connection"),
      reader.say("home.poor-connection-how"), help(tag, "slow-connection"),
      reader.say("home.slow-connection"), help(tag, "without-internet"), reader.say("home.without-internet"));
}

}  // namespace

Result<Page> home_page(Visit& visit) {
  const Reader& reader = visit.reader;
  auto question = newest_of(reader, nullptr, {}, newest_shown);
  question.counted = {std::string(search::facet::format), std::string(search::facet::party)};
  question.values_counted = visit.sources.formats.vocabularies().parties().size();
  const auto answer = TRY(visit.ask(std::move(question)));
  Page page;
  page.is_demonstration = visit.sources.node.is_demonstration;
  page.has_search = true;
  page.feed = renditions::changes_feed_address(reader.tag());
  page.body =
      html("<h1>{}</h1><p class=\"lead\">{}</p>", reader.say("home.title"), reader.say("home.introduction"));
  page.body += search_form(visit, {}) + html("<p class=\"quiet\">{}</p>", reader.say("home.search-help"));
  page.body += html("<h2>{}</h2>{}", reader.say("home.tasks"), task_list(reader));
  if (answer.total == 0) {
    page.body += html("<p>{}</p>", reader.say("home.empty"));
    return page;
  }
  page.body += html("<div class=\"halves\">{}<section><h2>{}</h2>{}</section></div>", TRY(news(visit)),
                    reader.say("home.newest"), record_list(visit, answer.hits));
  page.body += html("<section><h2>{}</h2>{}{}</section>", reader.say("home.kinds"), figures(reader, answer),
                    kinds(visit, answer));
  page.body += ways_in(reader);
  return page;
}

}  // namespace bch::portal
