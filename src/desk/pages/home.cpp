#include "desk/addresses.h"
#include "desk/appointments.h"
#include "desk/pages.h"
#include "desk/small_form.h"

namespace bch::desk {

Result<Answer> home_page(Visit& visit) {
  const auto& account = visit.person->account;
  Page page;
  page.title = visit.say("desk.title");
  page.body = html("<h1>{}</h1>", page.title) + done(visit) + html("<p>{}</p>", account.name) +
              appointment_list(visit, account.appointments) +
              form(visit, desk_address(visit.reader().tag(), "sign-out"), button(visit, "desk.sign-out"));
  return Answer(std::move(page));
}

}  // namespace bch::desk
