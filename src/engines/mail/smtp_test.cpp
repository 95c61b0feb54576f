#include "engines/mail/smtp.h"

#include <atomic>
#include <functional>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bch::engines::mail {
namespace {

namespace mail_problem = notices::mail_problem;
using testing::ElementsAre;
using testing::HasSubstr;

// A mail server that answers one connection as the test says: by the verb of each line; "." is the end of the
// message. An empty answer is none at all: silence; "hang up" closes the line.
class SmallServer {
 public:
  using Answers = std::function<std::string(const std::string& verb)>;
  explicit SmallServer(Answers answers) : answers_(std::move(answers)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    listening_ = socket(AF_INET, SOCK_STREAM, 0);
    bind(listening_, reinterpret_cast<sockaddr*>(&address), size);
    listen(listening_, 1);
    getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~SmallServer() {
    shutdown(listening_, SHUT_RDWR);
    thread_.join();
    close(listening_);
  }
  SmallServer(const SmallServer&) = delete;
  SmallServer& operator=(const SmallServer&) = delete;

  [[nodiscard]] std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
  // After the connection has ended.
  std::vector<std::string> lines() {
    ended_.get_future().wait();
    return lines_;
  }

 private:
  void serve() {
    const int line = accept(listening_, nullptr, nullptr);
    if (line < 0) return;
    talk(line);
    close(line);
    ended_.set_value();
  }
  void talk(int line) {
    bool is_open = answer(line, answers_("connect"));
    bool is_message = false;
    std::string got;
    char bytes[4'096];
    while (is_open) {
      const auto count = recv(line, bytes, sizeof bytes, 0);
      if (count <= 0) return;
      got.append(bytes, static_cast<std::size_t>(count));
      for (auto end = got.find("\r\n"); is_open && end != std::string::npos; end = got.find("\r\n")) {
        const std::string text = got.substr(0, end);
        got.erase(0, end + 2);
        lines_.push_back(text);
        if (is_message && text != ".") continue;
        const std::string verb = text.substr(0, text.find(' '));
        const std::string said = answers_(verb);
        is_open = answer(line, said);
        is_message = said.starts_with("354");
      }
    }
  }
  static bool answer(int line, const std::string& text) {
    if (text == "hang up") return false;
    if (text.empty()) return true;
    const std::string sent = text + "\r\n";
    return send(line, sent.data(), sent.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(sent.size());
  }

  Answers answers_;
  int listening_ = -1;
  std::uint16_t port_ = 0;
  std::vector<std::string> lines_;
  std::promise<void> ended_;
  std::thread thread_;
};

std::string willing(const std::string& verb) {
  if (verb == "connect") return "220 small.example";
  if (verb == "DATA") return "354 go on";
  if (verb == ".") return "250 taken as 7";
  return verb == "QUIT" ? "221 bye" : "250 fine";
}

// Willing but for one verb.
SmallServer::Answers but(std::string verb, std::string answer) {
  return [verb = std::move(verb), answer = std::move(answer)](const std::string& said) {
    return said == verb ? answer : willing(said);
  };
}

notices::Message message() {
  return {*notices::Mailbox::parse("bch@node.example"),
          "Node",
          *notices::Mailbox::parse("ana@office.example"),
          "",
          "Subject",
          ".\nA line that begins with a dot\n",
          "",
          "1@node.example",
          "",
          Instant()};
}

Problem sent_to(SmallServer& server, std::chrono::seconds to_send = std::chrono::seconds(20)) {
  Smtp smtp({server.url(), "", "", std::chrono::seconds(5), to_send});
  const auto sent = smtp.send(message());
  return sent.ok() ? Problem{Problem::Kind::failed, "was sent", {}} : sent.problem();
}

TEST(SmtpPost, HandsTheMessageOverAndSaysWhatWasAnswered) {
  SmallServer server(willing);
  Smtp smtp({server.url(), "", ""});
  const auto sent = smtp.send(message());
  ASSERT_TRUE(sent.ok()) << describe(sent.problem());
  EXPECT_EQ(sent->reply, "250 taken as 7");
  const auto lines = server.lines();
  EXPECT_THAT(lines, testing::IsSupersetOf({"EHLO node.example", "RCPT TO:<ana@office.example>", "DATA",
                                            "Subject: Subject", "..", "A line that begins with a dot", "."}));
  EXPECT_THAT(lines, testing::Contains(testing::StartsWith("MAIL FROM:<bch@node.example>")));
}

TEST(SmtpPost, KnowsAnAddressThatIsNotThere) {
  SmallServer server(but("RCPT", "550 5.1.1 no such user"));
  const auto problem = sent_to(server);
  EXPECT_EQ(problem.key, mail_problem::no_such_address);
  EXPECT_THAT(problem.arguments, ElementsAre(testing::Pair("reply", "550 5.1.1 no such user")));
}

TEST(SmtpPost, TriesAgainLaterWhereItIsAskedTo) {
  for (const char* verb : {"RCPT", "DATA", "."}) {
    SmallServer server(but(verb, "451 4.7.1 greylisted"));
    EXPECT_EQ(sent_to(server).key, mail_problem::later) << verb;
  }
}

TEST(SmtpPost, KnowsAMessageThatIsRefusedForGood) {
  for (const char* verb : {"DATA", "."}) {
    SmallServer server(but(verb, "554 5.7.1 not wanted"));
    EXPECT_EQ(sent_to(server).key, mail_problem::refused) << verb;
  }
}

TEST(SmtpPost, BlamesNoAddresseeForALineThatDoesNotWork) {
  for (const char* verb : {"connect", "MAIL"}) {
    SmallServer server(but(verb, "554 5.7.1 not from you"));
    EXPECT_EQ(sent_to(server).key, mail_problem::no_line) << verb;
  }
  for (const char* verb : {"connect", "EHLO", "MAIL", "RCPT", "DATA", "."}) {
    SmallServer server(but(verb, "hang up"));
    EXPECT_EQ(sent_to(server).key, mail_problem::no_line) << verb;
  }
  Smtp nobody({"smtp://127.0.0.1:1", "", ""});
  EXPECT_EQ(nobody.send(message()).problem().key, mail_problem::no_line);
}

TEST(SmtpPost, DoesNotWaitForEver) {
  for (const char* verb : {"connect", "RCPT", "."}) {
    SmallServer server(but(verb, ""));
    EXPECT_EQ(sent_to(server, std::chrono::seconds(1)).key, mail_problem::no_line) << verb;
  }
}

TEST(SmtpPost, GivesUpWhenItIsToldTo) {
  SmallServer server(but("RCPT", ""));
  Smtp smtp({server.url(), "", ""});
  smtp.give_up();
  EXPECT_EQ(smtp.send(message()).problem().key, mail_problem::no_line);
}

TEST(SmtpPost, SendsNoPasswordOverAnOpenLine) {
  SmallServer server(willing);
  Smtp smtp({server.url(), "node", "secret"});
  EXPECT_EQ(smtp.send(message()).problem().key, mail_problem::no_line);
  for (const auto& line : server.lines()) EXPECT_THAT(line, testing::Not(HasSubstr("AUTH")));
}

TEST(SmtpServers, AreNamedByAnAddress) {
  for (const char* text :
       {"smtp://mail.example", "smtps://mail.example:465", "smtp://127.0.0.1:25", "smtp://[::1]:25"})
    EXPECT_TRUE(is_server(text)) << text;
  for (const char* text : {"", "mail.example", "http://mail.example", "smtp://", "smtp://:25",
                           "smtp://u:p@mail.example", "smtp://mail.example/path", "file:///etc/passwd"})
    EXPECT_FALSE(is_server(text)) << text;
}

}  // namespace
}  // namespace bch::engines::mail
