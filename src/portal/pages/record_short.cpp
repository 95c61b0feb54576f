// A record as a short text, made to be pasted into a message or read out.

#include "portal/pages.h"
#include "portal/parts.h"
#include "portal/record_view.h"
#include "renditions/addresses.h"
#include "renditions/short_text.h"

namespace bch::portal {

Result<Page> record_short_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const auto record = TRY(asked_record(visit));
  Page page = page_about(visit, record, "record.short-text");
  page.body +=
      html("<p>{}</p><pre class=\"short\" dir=\"auto\">{}</pre><p><a href=\"{}\">{}</a></p>",
           reader.say("short.introduction"),
           renditions::short_text(reader, visit.library, record, visit.sources.node.site, visit.today()),
           renditions::check_address(reader.tag()), reader.say("check.title"));
  return page;
}

}  // namespace bch::portal
