#include "portal/search_form.h"

#include "portal/narrowing.h"
#include "renditions/addresses.h"

namespace bch::portal {

Html search_form(Visit& visit, const search::Question& question) {
  const Reader& reader = visit.reader;
  search::Question others = question;
  others.words.clear();
  others.page = 1;
  return html(
      "<form class=\"large\" action=\"{}\" role=\"search\"><label for=\"words\">{}</label> "
      "<input id=\"words\" name=\"q\" type=\"search\" maxlength=\"1000\" value=\"{}\" dir=\"auto\">{} "
      "<button>{}</button> <a href=\"{}\">{}</a></form>",
      renditions::search_address(reader.tag(), {}), reader.say("home.search"), question.words, kept(others),
      reader.say("page.search-button"), renditions::search_help_address(reader.tag()),
      reader.say("search.help.title"));
}

}  // namespace bch::portal
