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

Result<Answer> signed_in(Visit& visit, access::Account account, bool proven, Answer answer,
                         std::string deed) {
  auto line = visit.deed(std::move(deed), account.id.value());
  line.who = account.id.value();
  const auto browser = visit.reading.request.headers.find("User-Agent");
  auto opened = TRY(visit.tools.sessions.open(account.id, browser, proven, line));
  answer.cookies.push_back(cookie_line(visit, cookie::session, opened.token, ""));
  const std::string login = languages::fold(account.login);
  if (!visit.tools.throttle.is_device_token(visit.cookie(cookie::device), login)) {
    answer.cookies.push_back(cookie_line(
        visit, cookie::device, visit.tools.throttle.device_token(login, visit.tools.chance), a_year));
  }
  return answer;
}

std::string ended_cookie(const Visit& visit) {
  return cookie_line(visit, cookie::session, "", at_once);
}

}  // namespace bch::desk
