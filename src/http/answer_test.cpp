#include "http/answer.h"

#include <gmock/gmock.h>

namespace bch::http {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Answer, NamesItsBytesAndHowTheyMayBeKept) {
  const auto response = page(media::html, std::string("<p>x</p>"));
  const auto answer = write_answer(response, {"gzip", "zipped", "\"tag\""});
  EXPECT_THAT(answer.head(), HasSubstr("Content-Type: text/html; charset=utf-8\r\n"));
  EXPECT_THAT(answer.head(), HasSubstr("Content-Length: 6\r\nContent-Encoding: gzip\r\n"));
  EXPECT_THAT(answer.head(),
              HasSubstr("Cache-Control: no-cache\r\nETag: \"tag\"\r\nVary: Accept-Encoding\r\n"));
  EXPECT_EQ(answer.body(), "zipped");
  EXPECT_EQ(answer.not_modified, "Cache-Control: no-cache\r\nETag: \"tag\"\r\nVary: Accept-Encoding\r\n\r\n");
}

TEST(Answer, IsProtectedUnlessTheResponseSaysOtherwise) {
  auto response = page(media::html, std::string("x"));
  EXPECT_THAT(write_plain_answer(response)->head(), HasSubstr("default-src 'none'"));
  EXPECT_THAT(write_plain_answer(response)->head(), Not(HasSubstr("unsafe-inline")));
  EXPECT_THAT(write_plain_answer(response)->head(), HasSubstr("X-Content-Type-Options: nosniff\r\n"));
  response.headers.emplace_back("content-security-policy", "default-src 'none'");
  EXPECT_THAT(write_plain_answer(response)->head(), Not(HasSubstr("default-src 'none'; style")));
}

TEST(Answer, CannotBeSplitByAFieldValue) {
  auto response = page(media::text, std::string("x"));
  response.headers.emplace_back("Location", "/x\r\nSet-Cookie: evil");
  EXPECT_THAT(write_plain_answer(response)->head(), HasSubstr("Location: /xSet-Cookie: evil\r\n"));
}

TEST(Answer, JoinsWhatItVariesOn) {
  auto response = redirect(302, Url::local("en"));
  response.headers.emplace_back("Vary", "Accept-Language");
  EXPECT_THAT(write_plain_answer(response)->head(), HasSubstr("Vary: Accept-Encoding, Accept-Language\r\n"));
  EXPECT_THAT(write_plain_answer(response)->head(), HasSubstr("Location: /en\r\n"));
}

TEST(Answer, WithoutContentHasNeitherBodyNorLength) {
  Response response;
  response.status = 204;
  const auto answer = write_plain_answer(response);
  EXPECT_THAT(answer->head(), Not(HasSubstr("Content-Length")));
  EXPECT_EQ(answer->body(), "");
}

TEST(Body, IsReadAlikeWhetherOwnedOrShared) {
  EXPECT_EQ(Body().text(), "");
  EXPECT_EQ(Body(std::string("x")).text(), "x");
  EXPECT_EQ(Body(std::make_shared<const std::string>("x")).text(), "x");
}

}  // namespace
}  // namespace bch::http
