#include "portal/pages.h"
#include "portal/parts.h"
#include "portal/record_view.h"

namespace bch::portal {

Result<Page> record_page(Visit& visit) {
  const auto record = TRY(asked_record(visit));
  Page page;
  page.title = title(visit.reader, record.title, *record.entry().number);
  page.is_demonstration = record.is_demonstration;
  page.body = record_view(visit, record);
  page.body += TRY(referring_view(visit, record.entry().record));
  return page;
}

}  // namespace bch::portal
