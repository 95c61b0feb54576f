#include "desk/appointing_form.h"

#include "access/appointing.h"
#include "desk/appointments.h"
#include "desk/small_form.h"
#include "desk/typed.h"
#include "portal/parts.h"

#include <algorithm>

namespace bch::desk {
namespace {

constexpr std::string_view delegated = "delegate:";

// Kinds of record to which the role may be narrowed: only those to which it extends.
bool extends_to_any(const std::vector<const access::Role*>& roles, bool is_national) {
  return std::ranges::any_of(roles, [&](const access::Role* role) {
    return role->records == access::Records::all ||
           (role->records == access::Records::national) == is_national;
  });
}

Html formats_choice(const Visit& visit, const std::vector<const access::Role*>& roles) {
  const auto chosen = visit.form.fields.values("format");
  Html boxes;
  for (const auto* format : visit.reading.sources.formats.all()) {
    if (!extends_to_any(roles, format->has(formats::Aspect::belongs_to_government))) continue;
    const bool is_chosen = std::ranges::find(chosen, format->id.value()) != chosen.end();
    boxes += check_box(visit, "format", format->id.value(), portal::label(visit.reader(), format->plural),
                       is_chosen);
  }
  return html("<details><summary>{}</summary><fieldset><legend>{}</legend>{}</fieldset></details>",
              visit.say("appointing.formats"), visit.say("appointing.formats-help"), boxes);
}

}  // namespace

Html appointing_inputs(Visit& visit, const records::PartyId& party) {
  const auto& roles = visit.tools.roles;
  const auto given = access::roles_to_give(roles, visit.person->account, party, visit.now);
  const auto lent = access::roles_to_delegate(roles, visit.person->account, party, visit.now);
  std::vector<Choosable> choosable;
  for (const auto* role : given) choosable.push_back({role->id, role_name(visit, role->id)});
  for (const auto* role : lent) {
    choosable.push_back({std::string(delegated) + role->id,
                         visit.say("appointing.acting", {{"role", role_name(visit, role->id)}})});
  }
  if (choosable.empty()) return {};
  auto all = given;
  all.insert(all.end(), lent.begin(), lent.end());
  const auto value = [&](std::string_view name) { return std::string(visit.form.find(name)); };
  return select(visit, {.name = "role", .label = "appointing.role", .value = value("role")}, choosable) +
         formats_choice(visit, all) +
         input(visit, {.name = "from",
                       .label = "appointing.from",
                       .value = value("from"),
                       .help = "appointing.from-help"}) +
         input(visit, {.name = "until",
                       .label = "appointing.until",
                       .value = value("until"),
                       .help = "appointing.until-help"});
}

Result<access::Appointment> typed_appointment(const Visit& visit, const records::PartyId& party) {
  access::Appointment appointment;
  std::string_view role = visit.form.find("role");
  if (role.starts_with(delegated)) {
    role.remove_prefix(delegated.size());
    appointment.is_delegated = true;
  }
  appointment.role = role;
  appointment.party = party;
  for (const auto format : visit.form.fields.values("format")) {
    const records::FormatId id{std::string(format)};
    if (visit.reading.sources.formats.find(id) != nullptr) appointment.formats.push_back(id);
  }
  const auto from = TRY(typed_date(visit, "from", "appointing.from"));
  const auto until = TRY(typed_date(visit, "until", "appointing.until"));
  appointment.from = from ? std::max(visit.now, begin_of(visit, *from, party)) : visit.now;
  if (until) appointment.until = end_of(visit, *until, party);
  appointment.by = visit.person->account.id;
  TRY(access::may_appoint(visit.tools.roles, visit.person->account, appointment, visit.now));
  return appointment;
}

}  // namespace bch::desk
