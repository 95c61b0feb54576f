#include "desk/clock_codes.h"

#include "seals/box.h"

namespace bch::desk {
namespace {

std::string owner(const access::Account& account) {
  return "code by the clock\n" + account.id.value();
}

}  // namespace

std::string boxed_totp_secret(const Visit& visit, const access::Account& account, std::string_view secret) {
  return seals::in_box(visit.tools.box_key, owner(account), secret, visit.tools.chance);
}

std::string totp_secret_in(const Visit& visit, const access::Account& account, std::string_view box) {
  return seals::out_of_box(visit.tools.box_key, owner(account), box).value_or(std::string());
}

std::string totp_secret_of(const Visit& visit, const access::Account& account) {
  return totp_secret_in(visit, account, account.credentials.totp_secret);
}

}  // namespace bch::desk
