#include "desk/draft_list.h"

#include "desk/small_form.h"
#include "portal/parts.h"

#include <map>

namespace bch::desk {
namespace {

std::string state_of(const Visit& visit, const Draft& draft) {
  if (draft.state == publication::State::requested) return visit.say("draft.state-requested");
  return draft.returned ? visit.say("draft.state-returned") : visit.say("draft.mark");
}

}  // namespace

Html draft_list(Visit& visit, const std::vector<Draft>& drafts) {
  Html items;
  std::map<access::AccountId, std::string> names;
  for (const auto& draft : drafts) {
    if (!reads(visit, draft)) continue;
    auto name = names.find(draft.changed_by);
    if (name == names.end())
      name = names.emplace(draft.changed_by, account_name(visit, draft.changed_by)).first;
    const auto* format = visit.reading.sources.formats.find(draft.format);
    items += html("<li><a href=\"{}\">{}</a> <span class=\"tag\">{}</span><div class=\"meta\">{} · {} · ",
                  draft_address(visit, draft), draft_title(visit, draft), state_of(visit, draft),
                  format == nullptr ? draft.format.value() : portal::label(visit.reader(), format->title),
                  name->second) +
             moment(visit, draft.changed) + html("</div></li>");
  }
  return html("<ul class=\"entries\">{}</ul>", items);
}

}  // namespace bch::desk
