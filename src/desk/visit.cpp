#include "desk/visit.h"

#include <algorithm>

namespace bch::desk {

std::string Visit::cookie(std::string_view name) const {
  for (const auto& header : reading.request.headers.all()) {
    if (!http::same_field(header.name, "Cookie")) continue;
    auto rest = header.value;
    while (!rest.empty()) {
      const auto end = std::min(rest.find(';'), rest.size());
      auto pair = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
      if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
        return std::string(pair.substr(name.size() + 1));
    }
  }
  return {};
}

bool Visit::may(access::Act act, const access::Subject& subject) const {
  return person && access::may(tools.roles, person->account, act, subject, now);
}

bool Visit::may_somewhere(access::Act act) const {
  return person && access::may_somewhere(tools.roles, person->account, act, now);
}

bool Visit::is_of(const records::PartyId& party) const {
  if (!person || party.empty()) return false;
  const auto own = access::parties_of(person->account, now);
  return std::ranges::find(own, party) != own.end();
}

workspace::Deed Visit::deed(std::string act, std::string about, records::PartyId party) const {
  workspace::Deed deed;
  deed.time = now;
  if (person) deed.who = person->account.id.value();
  deed.act = std::move(act);
  deed.about = std::move(about);
  deed.party = std::move(party);
  deed.from = source;
  return deed;
}

}  // namespace bch::desk
