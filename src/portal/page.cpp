#include "portal/page.h"

#include "renditions/addresses.h"

namespace bch::portal {
namespace {

// The statuses that readers have to tell apart; others are said as the nearest of them.
int said_as(int status) {
  switch (status) {
    case 404:
    case 405:
    case 410:
    case 503:
      return status;
    default:
      return status < 500 ? 400 : 500;
  }
}

}  // namespace

CivilDate Visit::today() const {
  return day_of(sources.clock.now());
}

Result<search::Answer> Visit::ask(search::Question question) {
  question.today = today();
  read_the_index = true;
  return sources.index.ask(question);
}

Page problem_page(const Reader& reader, const Problem& problem, int status, std::string_view request_id) {
  const std::string key = "error." + std::to_string(said_as(status));
  Page page;
  page.status = status;
  page.title = reader.say(key + ".title");
  page.body = html("<h1>{}</h1><p>{}</p>", page.title, reader.say(key + ".what-to-do"));
  if (!problem.key.empty() && status < 500)
    page.body += html("<p>{}</p>", reader.say(problem.key, problem.arguments));
  page.body +=
      html("<p><a href=\"{}\">{}</a></p><p class=\"quiet\">{}</p>", renditions::home_address(reader.tag()),
           reader.say("error.home"), reader.say("error.request", {{"id", std::string(request_id)}}));
  return page;
}

}  // namespace bch::portal
