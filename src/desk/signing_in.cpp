#include "desk/signing_in.h"

#include "languages/words.h"

namespace bch::desk {
namespace {

std::string cookie_line(const Visit& visit, std::string_view name, std::string_view value,
                        std::string_view age) {
  std::string line(name);
  line += '=';
  line += value;
  line += "; Path=/; HttpOnly; SameSite=Lax";
  if (visit.tools.is_secure) line += "; Secure";
  line += age;
  return line;
}

constexpr std::string_view a_year = "; Max-Age=31536000";
constexpr std::string_view at_once = "; Max-Age=0";

}  // namespace

workspace::Deed signing_in_deed(const Visit& visit, const access::Account& account, std::string deed) {
  auto line = visit.deed(std::move(deed), account.id.value());
  line.who = account.id.value();
  return line;
}

void add_cookies(const Visit& visit, const access::Account& account, std::string_view token, Answer& answer) {
  answer.cookies.push_back(cookie_line(visit, cookie::session, token, ""));
  const std::string login = languages::fold(account.login);
  if (!visit.tools.throttle.is_device_token(visit.cookie(cookie::device), login)) {
    answer.cookies.push_back(cookie_line(
        visit, cookie::device, visit.tools.throttle.device_token(login, visit.tools.chance), a_year));
  }
}

Result<Answer> signed_in(Visit& visit, const access::Account& account, bool proven, Answer answer,
                         std::string deed) {
  const auto browser = visit.reading.request.headers.find("User-Agent");
  const auto line = signing_in_deed(visit, account, std::move(deed));
  const auto opened = TRY(visit.tools.sessions.open(account.id, browser, proven, line));
  add_cookies(visit, account, opened.token, answer);
  return answer;
}

std::string ended_cookie(const Visit& visit) {
  return cookie_line(visit, cookie::session, "", at_once);
}

}  // namespace bch::desk
