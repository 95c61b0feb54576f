#include "portal/facet_list.h"
#include "portal/facets.h"
#include "portal/lists.h"
#include "portal/narrowing.h"
#include "portal/pages.h"
#include "portal/search_form.h"
#include "renditions/addresses.h"
#include "search/facets.h"

#include <algorithm>
#include <array>
#include <span>

namespace bch::portal {
namespace {

using search::GroupedBy;
using search::Order;
using search::Question;

template <typename Value>
struct Named {
  Value value;
  std::string_view key;
};
constexpr std::array orders{
    Named<Order>{Order::relevance, "search.order.relevance"},
    Named<Order>{Order::newest, "search.order.newest"},
    Named<Order>{Order::oldest, "search.order.oldest"},
    Named<Order>{Order::title, "search.order.title"},
    Named<Order>{Order::country, "search.order.country"},
};
constexpr std::array groupings{
    Named<GroupedBy>{GroupedBy::nothing, "search.grouped.nothing"},
    Named<GroupedBy>{GroupedBy::country, "search.grouped.country"},
    Named<GroupedBy>{GroupedBy::kind, "search.grouped.kind"},
};

// Several ways to look at the results: a link to each but the one that is.
template <typename Value>
Html ways(Visit& visit, const Question& question, Value Question::*member, std::string_view key,
          std::span<const Named<Value>> all) {
  const Reader& reader = visit.reader;
  Html links;
  for (const auto& [value, name] : all) {
    Question other = question;
    other.page = 1;
    other.*member = value;
    if (!links.empty()) links += html(" · ");
    links += question.*member == value
                 ? html("<b aria-current=\"true\">{}</b>", reader.say(name))
                 : html("<a href=\"{}\">{}</a>", renditions::search_address(reader.tag(), other),
                        reader.say(name));
  }
  return html("<div><span>{}</span> <span>{}</span></div>", reader.say(key), links);
}

// How many records stand on a page.
Html sizes(Visit& visit, const Question& question) {
  const Reader& reader = visit.reader;
  Html links;
  for (const std::size_t size : search::page_sizes) {
    Question other = question;
    other.page = 1;
    other.page_size = size;
    const std::string said = reader.catalogue.number(static_cast<std::int64_t>(size));
    if (!links.empty()) links += html(" · ");
    links += size == question.page_size
                 ? html("<b aria-current=\"true\">{}</b>", said)
                 : html("<a href=\"{}\">{}</a>", renditions::search_address(reader.tag(), other), said);
  }
  return html("<div><span>{}</span> <span>{}</span></div>", reader.say("search.page-size"), links);
}

Html arrangement(Visit& visit, const Question& question) {
  // Without words no record matches better than another: the newest come first.
  const bool has_words = !question.words.empty();
  Question asked = question;
  if (!has_words && asked.order == Order::relevance) asked.order = Order::newest;
  const auto offered = std::span<const Named<Order>>(orders).subspan(has_words ? 0 : 1);
  return html("<div class=\"ways\">{}{}{}</div>",
              ways(visit, asked, &Question::order, "search.order", offered),
              ways(visit, question, &Question::grouped_by, "search.grouped",
                   std::span<const Named<GroupedBy>>(groupings)),
              sizes(visit, question));
}

std::size_t pages_of(const Question& question, const search::Answer& answer) {
  return (answer.total + question.page_size - 1) / question.page_size;
}

std::string page_of(const Reader& reader, const Question& question, std::size_t pages) {
  return reader.say("search.page-of",
                    {{"page", reader.catalogue.number(static_cast<std::int64_t>(question.page))},
                     {"pages", reader.catalogue.number(static_cast<std::int64_t>(pages))}});
}

Html page_links(Visit& visit, const Question& question, const search::Answer& answer) {
  const auto& reader = visit.reader;
  const std::size_t pages = pages_of(question, answer);
  if (pages < 2) return {};
  Html links;
  Question other = question;
  if (question.page > 1) {
    other.page = std::min(question.page - 1, pages);
    links += html("<a rel=\"prev\" href=\"{}\">{}</a> ", renditions::search_address(reader.tag(), other),
                  reader.say("search.previous"));
  }
  links += html("<span class=\"quiet\">{}</span> ", page_of(reader, question, pages));
  if (question.page < pages) {
    other.page = question.page + 1;
    links += html("<a rel=\"next\" href=\"{}\">{}</a>", renditions::search_address(reader.tag(), other),
                  reader.say("search.next"));
  }
  return html("<nav class=\"pages\" aria-label=\"{}\">{}</nav>", reader.say("search.pages"), links);
}

// All that was found, for programs.
Html exports(const Reader& reader, const Question& question) {
  Question whole = question;
  whole.page = 1;
  whole.grouped_by = GroupedBy::nothing;
  Html links;
  for (const auto& [as, name] :
       {std::pair("atom", "Atom"), std::pair("csv", "CSV"), std::pair("json", "JSON")}) {
    if (!links.empty()) links += html(" · ");
    links += html("<a href=\"{}\" rel=\"nofollow\">{}</a>",
                  renditions::search_export_address(reader.tag(), whole, as), name);
  }
  return html("<p class=\"quiet\">{} {}</p>", reader.say("feed.this-search"), links);
}

// For who has an account: the desk keeps the search, and asks to sign in first.
Html saving(const Reader& reader, const Question& question) {
  Question whole = question;
  whole.page = 1;
  const std::string address = renditions::search_address(reader.tag(), whole).text();
  return html("<p class=\"quiet\"><a href=\"{}\" rel=\"nofollow\">{}</a></p>",
              renditions::save_search_address(reader.tag(), address), reader.say("searches.save-this"));
}

// What a reader has to know of this answer before reading it.
Html notices(Visit& visit, const Question& question, const search::Answer& answer) {
  const Reader& reader = visit.reader;
  Html notices;
  if (!answer.is_ready) notices += html("<p class=\"notice\">{}</p>", reader.say("search.not-ready"));
  if (!answer.suggestion.empty()) {
    Question mended = question;
    mended.words = answer.suggestion;
    mended.page = 1;
    notices += html("<p class=\"notice\"><a href=\"{}\">{}</a></p>",
                    renditions::search_address(reader.tag(), mended),
                    reader.say("search.did-you-mean", {{"words", answer.suggestion}}));
  }
  if (answer.is_relaxed) notices += html("<p class=\"notice\">{}</p>", reader.say("search.relaxed"));
  return notices;
}

Result<Html> results(Visit& visit, const Question& question, const search::Answer& answer) {
  const Reader& reader = visit.reader;
  const auto total = static_cast<std::int64_t>(answer.total);
  Html found = html("<p class=\"found\" role=\"status\"><b>{}</b></p>",
                    reader.catalogue.say_count("search.found", total));
  found += notices(visit, question, answer);
  if (answer.total == 0 && answer.is_ready)
    found += html("<p>{}</p>", reader.say("search.nothing")) + TRY(ways_out(visit, question));
  if (answer.total > 1) found += arrangement(visit, question);
  found += found_list(visit, question, answer) + page_links(visit, question, answer);
  if (answer.total > 0) found += exports(reader, question);
  if (!question.words.empty() || !question.choices.empty()) found += saving(reader, question);
  return found;
}

// What the page is about: the words, and the choices.
std::string title(Visit& visit, const Question& question, const search::Answer& answer) {
  const Reader& reader = visit.reader;
  std::string about = question.words;
  const std::string chosen = choices_title(visit, question);
  if (!about.empty() && !chosen.empty()) about += between_choices;
  about += chosen;
  std::string title =
      about.empty() ? reader.say("search.title") : reader.say("search.title-of", {{"words", about}});
  if (question.page > 1) title += between_choices + page_of(reader, question, pages_of(question, answer));
  return title;
}

search::Parameters parameters(const http::Request& request) {
  return {request.query.all().begin(), request.query.all().end()};
}

}  // namespace

Result<Page> search_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const auto& formats = visit.sources.formats;
  auto question =
      search::read_question(parameters(visit.request), search::facet_names(formats), reader.tag());
  question.counted = facets_for(formats, question);
  question.explained = true;
  const auto answer = TRY(visit.ask(question));
  Page page;
  page.is_demonstration = visit.sources.node.is_demonstration;
  page.has_search = true;
  page.title = title(visit, question, answer);
  page.canonical = renditions::search_address(reader.tag(), question);
  page.feed = renditions::search_export_address(reader.tag(), question, "atom");
  page.body = html("<h1>{}</h1>{}{}", reader.say("search.title"), search_form(visit, question),
                   choices(visit, question));
  const Html found = TRY(results(visit, question, answer));
  const Html facets = facet_list(visit, question, answer);
  if (facets.empty())
    page.body += found;
  else
    page.body += html(
        "<p class=\"to-facets\"><a href=\"{}\">{}</a></p><div class=\"columns\"><div>{}</div>"
        "<aside class=\"facets\" id=\"narrow\"><h2>{}</h2>{}</aside></div>",
        Url::within("narrow"), reader.say("search.narrow"), found, reader.say("search.narrow"), facets);
  return page;
}

}  // namespace bch::portal
