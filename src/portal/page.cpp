#include "portal/page.h"

#include "portal/problems.h"
#include "renditions/addresses.h"

namespace bch::portal {
CivilDate Visit::today() const {
  return day_of(sources.clock.now());
}

Result<search::Answer> Visit::ask(search::Question question) {
  question.today = today();
  read_the_index = true;
  return sources.index.ask(question);
}

Page problem_page(const Reader& reader, const Problem& problem, int status, std::string_view request_id) {
  auto said = said_of(reader, problem, status);
  Page page;
  page.status = status;
  page.body = html("<h1>{}</h1><p>{}</p>", said.title, said.what_to_do);
  page.title = std::move(said.title);
  if (!said.why.empty()) page.body += html("<p>{}</p>", said.why);
  page.body +=
      html("<p><a href=\"{}\">{}</a></p><p class=\"quiet\">{}</p>", renditions::home_address(reader.tag()),
           reader.say("error.home"), reader.say("error.request", {{"id", std::string(request_id)}}));
  return page;
}

}  // namespace bch::portal
