#include "notices/message.h"

#include "seals/hash.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::notices {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

Message message(std::string subject, std::string text) {
  return {*Mailbox::parse("bch@node.example"),
          "Node of Xanadu",
          *Mailbox::parse("ana@office.example"),
          "Ana Pérez",
          std::move(subject),
          std::move(text),
          "",
          "12ab@node.example",
          "https://node.example/preferences",
          *parse_instant("2026-03-01T09:30:00Z")};
}

std::size_t longest_line(std::string_view mail) {
  std::size_t longest = 0;
  while (!mail.empty()) {
    const auto end = mail.find("\r\n");
    longest = std::max(longest, end);
    mail.remove_prefix(end + 2);
  }
  return longest;
}

TEST(Mailboxes, AreWhatPeopleHave) {
  EXPECT_EQ(Mailbox::parse(" ana.perez+bch@office.example ")->text(), "ana.perez+bch@office.example");
  EXPECT_EQ(Mailbox::parse("o'neill@a-b.example")->domain(), "a-b.example");
}

TEST(Mailboxes, SmuggleNothing) {
  for (const char* text :
       {"", "ana", "@office.example", "ana@", "a@b@c.example", "ana@office.example\r\nBcc: x@y.example",
        "a b@c.example", "<a@b.example>", "a@b.example,c@d.example", "a@[127.0.0.1]", "\"a\"@b.example",
        ".a@b.example", "a.@b.example", "a..b@c.example", "a@b..example", "a@-b.example", "a@.b",
        "\xc3\xa9@b.example"})
    EXPECT_FALSE(Mailbox::parse(text)) << text;
  EXPECT_FALSE(Mailbox::parse(std::string(65, 'a') + "@b.example"));
  EXPECT_FALSE(Mailbox::parse("a@" + std::string(260, 'b')));
}

TEST(Messages, AreWrittenAsTheLineWantsThem) {
  const std::string mail = to_mail(message("Published", "One line\nAnother =\n"));
  EXPECT_EQ(mail,
            "Date: Sun, 01 Mar 2026 09:30:00 +0000\r\n"
            "From: Node of Xanadu\r\n <bch@node.example>\r\n"
            "To: =?utf-8?B?QW5hIFDDqXJleg==?=\r\n <ana@office.example>\r\n"
            "Subject: Published\r\n"
            "Message-ID: <12ab@node.example>\r\n"
            "Auto-Submitted: auto-generated\r\n"
            "List-Unsubscribe: <https://node.example/preferences>\r\n"
            "MIME-Version: 1.0\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n"
            "\r\n"
            "One line\r\nAnother =3D\r\n");
}

TEST(Messages, LetNoTextAddAField) {
  auto hostile = message("Hello\r\nBcc: all@office.example\r\n\r\nBody", "\r.\rText");
  hostile.to_name = "Ana\r\nX-Evil: 1";
  const std::string mail = to_mail(hostile);
  EXPECT_THAT(mail, AllOf(Not(HasSubstr("\nBcc:")), Not(HasSubstr("\nX-Evil:"))));
  EXPECT_THAT(mail, HasSubstr("Subject: Hello Bcc: all@office.example  Body\r\n"));
  EXPECT_THAT(mail, EndsWith("\r\n\r\n\r\n.\r\nText\r\n"));
}

TEST(Messages, AreAsciiInShortLinesWhateverTheyHold) {
  std::string words;
  for (int i = 0; i < 200; ++i) words += "生物安全 نشر ";
  const std::string mail = to_mail(message(words, words + std::string(2'000, 'x')));
  EXPECT_TRUE(std::ranges::all_of(mail, [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
  EXPECT_LE(longest_line(mail), 78U);
  EXPECT_THAT(mail, HasSubstr("Content-Transfer-Encoding: base64\r\n"));
}

TEST(Messages, CutEncodedWordsBetweenCharacters) {
  const std::string written = header_text("生物安全信息交换所通知：您的记录已发布并可供查阅");
  std::string text;
  for (std::size_t from = written.find("?B?"); from != std::string::npos;
       from = written.find("?B?", from + 1)) {
    const auto word = *seals::from_base64(written.substr(from + 3, written.find("?=", from) - from - 3));
    EXPECT_NE(static_cast<unsigned char>(word.front()) & 0xc0U, 0x80U);
    text += word;
  }
  EXPECT_EQ(text, "生物安全信息交换所通知：您的记录已发布并可供查阅");
}

TEST(Messages, KeepABlankAtTheEndOfALine) {
  EXPECT_THAT(to_mail(message("s", "-- \nNode\n")), EndsWith("\r\n--=20\r\nNode\r\n"));
}

TEST(Messages, AreDatedOnAnyDay) {
  EXPECT_EQ(mail_date(Instant()), "Thu, 01 Jan 1970 00:00:00 +0000");
  EXPECT_EQ(mail_date(*parse_instant("1969-12-31T23:59:59Z")), "Wed, 31 Dec 1969 23:59:59 +0000");
}

}  // namespace
}  // namespace bch::notices
