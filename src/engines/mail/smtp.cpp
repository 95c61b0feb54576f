#include "engines/mail/smtp.h"

#include "base/limits.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <string_view>

#include <curl/curl.h>

namespace bch::engines::mail {
namespace {

using notices::mail_problem::later;
using notices::mail_problem::no_line;
using notices::mail_problem::no_such_address;
using notices::mail_problem::refused;

constexpr std::string_view plain_scheme = "smtp://";
constexpr std::string_view secure_scheme = "smtps://";
constexpr int permanent = 500;
constexpr int transient = 400;

// What was said over the line, as far as it matters for what went wrong.
struct Talk {
  std::string command;  // the last one's verb: "RCPT"; of the message itself "."
  std::string reply;    // the last line of the last answer
  std::string mail;
  std::size_t sent = 0;
  bool is_over = false;  // what follows is good manners
  const std::atomic<bool>* given_up = nullptr;
};

int hear(CURL*, curl_infotype kind, char* bytes, std::size_t size, void* given) {
  auto& talk = *static_cast<Talk*>(given);
  std::string_view text(bytes, size);
  if (kind == CURLINFO_HEADER_OUT && text.starts_with("QUIT")) talk.is_over = true;
  if (talk.is_over) return 0;
  if (kind == CURLINFO_HEADER_OUT) {
    talk.command = text.substr(0, text.find_first_of(" \r\n"));
  } else if (kind == CURLINFO_DATA_OUT) {
    talk.command = ".";
  } else if (kind == CURLINFO_HEADER_IN) {
    text = text.substr(0, std::min(text.find_first_of("\r\n"), limits::mail_reply_bytes));
    if (!text.empty()) talk.reply = text;
  }
  return 0;
}

std::size_t read(char* into, std::size_t size, std::size_t count, void* given) {
  auto& talk = *static_cast<Talk*>(given);
  const std::size_t bytes = std::min(size * count, talk.mail.size() - talk.sent);
  std::copy_n(talk.mail.data() + talk.sent, bytes, into);
  talk.sent += bytes;
  return bytes;
}

int go_on(void* given, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return *static_cast<Talk*>(given)->given_up ? 1 : 0;
}

// What others have written is kept as text that can be shown.
std::string shown(std::string_view text) {
  std::string out;
  for (const char c : text) out += c >= ' ' && c < 0x7f ? c : '?';
  return out;
}

int code_of(std::string_view reply) {
  int code = 0;
  for (const char c : reply.substr(0, 3)) {
    if (c < '0' || c > '9') return 0;
    code = code * 10 + (c - '0');
  }
  return code;
}

Problem problem_of(const Talk& talk, CURLcode failed) {
  const int code = code_of(talk.reply);
  const bool is_answer = failed != CURLE_OPERATION_TIMEDOUT && failed != CURLE_ABORTED_BY_CALLBACK &&
                         code >= transient && !talk.reply.empty();
  const Problem::Arguments said{
      {"reply", is_answer ? shown(talk.reply) : std::string(curl_easy_strerror(failed))}};
  const bool is_of_the_addressee = talk.command == "RCPT";
  const bool is_of_the_message = is_of_the_addressee || talk.command == "DATA" || talk.command == ".";
  if (!is_answer || !is_of_the_message) return {Problem::Kind::failed, no_line, said};
  if (code < permanent) return {Problem::Kind::busy, later, said};
  if (is_of_the_addressee) return {Problem::Kind::not_found, no_such_address, said};
  return {Problem::Kind::invalid, refused, said};
}

std::string_view host_of(std::string_view server) {
  server.remove_prefix(server.find("//") + 2);
  if (server.starts_with('[')) return server.substr(0, server.find(']') + 1);
  return server.substr(0, server.find(':'));
}

// A name and password need TLS; a server on this machine does not, and mostly has no certificate that proves
// anything.
long tls_of(const Settings& settings) {
  if (!settings.user.empty()) return CURLUSESSL_ALL;
  constexpr std::array<std::string_view, 3> here{"localhost", "127.0.0.1", "[::1]"};
  const bool is_here = std::ranges::find(here, host_of(settings.server)) != here.end();
  return is_here ? CURLUSESSL_NONE : CURLUSESSL_TRY;
}

struct Free {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

}  // namespace

bool is_server(std::string_view text) {
  const bool is_plain = text.starts_with(plain_scheme);
  if (!is_plain && !text.starts_with(secure_scheme)) return false;
  const auto rest = text.substr(is_plain ? plain_scheme.size() : secure_scheme.size());
  constexpr std::string_view signs = ".-:[]";
  return !rest.empty() && rest.front() != ':' && std::ranges::all_of(rest, [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           signs.find(c) != std::string_view::npos;
  });
}

Result<notices::Sent> Smtp::send(const notices::Message& message) {
  static std::once_flag started;
  std::call_once(started, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  const std::unique_ptr<CURL, Free> curl(curl_easy_init());
  const std::string to = "<" + message.to.text() + ">";
  const std::unique_ptr<curl_slist, Free> addressees(curl_slist_append(nullptr, to.c_str()));
  if (!curl || !addressees) return Problem{Problem::Kind::failed, no_line, {{"reply", ""}}};
  Talk talk;
  talk.mail = to_mail(message);
  talk.given_up = &given_up_;
  const std::string from = "<" + message.from.text() + ">";
  const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(curl.get(), option, value); };
  set(CURLOPT_URL, (settings_.server + "/" + std::string(message.from.domain())).c_str());  // for EHLO
  set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(CURLOPT_USE_SSL, tls_of(settings_));
  if (!settings_.user.empty()) {
    set(CURLOPT_USERNAME, settings_.user.c_str());
    set(CURLOPT_PASSWORD, settings_.password.c_str());
  }
  set(CURLOPT_MAIL_FROM, from.c_str());
  set(CURLOPT_MAIL_RCPT, addressees.get());
  set(CURLOPT_UPLOAD, 1L);
  set(CURLOPT_READFUNCTION, &read);
  set(CURLOPT_READDATA, &talk);
  set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(talk.mail.size()));
  set(CURLOPT_VERBOSE, 1L);
  set(CURLOPT_DEBUGFUNCTION, &hear);
  set(CURLOPT_DEBUGDATA, &talk);
  set(CURLOPT_NOPROGRESS, 0L);
  set(CURLOPT_XFERINFOFUNCTION, &go_on);
  set(CURLOPT_XFERINFODATA, &talk);
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(settings_.to_connect.count()));
  set(CURLOPT_TIMEOUT, static_cast<long>(settings_.to_send.count()));
  const CURLcode done = curl_easy_perform(curl.get());
  if (done != CURLE_OK) return problem_of(talk, done);
  return notices::Sent{shown(talk.reply)};
}

}  // namespace bch::engines::mail
