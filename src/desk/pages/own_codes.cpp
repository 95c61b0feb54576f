#include "access/code_list.h"
#include "desk/addresses.h"
#include "desk/codes.h"
#include "desk/pages.h"
#include "desk/small_form.h"

#include <algorithm>

namespace bch::desk {
namespace {

Url here(const Visit& visit) {
  return desk_address(visit.reader().tag(), "account", "codes");
}

}  // namespace

Result<Answer> codes_page(Visit& visit) {
  const auto list = TRY(to_code_list(visit.person->account.credentials.codes));
  const auto left = std::ranges::count_if(list.codes, [](const auto& code) { return !code.used; });
  Page page;
  page.title = visit.say("codes.title");
  page.body = html("<h1>{}</h1><p>{}</p>", page.title,
                   visit.say("codes.left", {{"count", visit.reader().catalogue.number(left)}})) +
              html("<p>{}</p>", visit.say("codes.new-text")) +
              form(visit, here(visit), button(visit, "codes.new"));
  return Answer(std::move(page));
}

Result<Answer> new_codes(Visit& visit) {
  access::Account account = visit.person->account;
  auto codes = access::new_code_list(visit.tools.chance, visit.tools.codes_key, visit.now);
  account.credentials.codes = to_document(codes.kept);
  TRY(visit.tools.accounts.save(account, visit.deed("new-codes", account.id.value())));
  Page page;
  page.title = visit.say("codes.title");
  page.body = html("<h1>{}</h1>", visit.say("codes.made")) + printed(visit, codes.printed) +
              html("<p><a class=\"go\" href=\"{}\">{}</a></p>", desk_address(visit.reader().tag(), "account"),
                   visit.say("codes.kept"));
  return Answer(std::move(page));
}

}  // namespace bch::desk
