#include "engines/beast/head.h"

#include <gtest/gtest.h>

namespace bch::engines::beast {
namespace {

TEST(Head, WantsEveryLineToEndInCarriageReturnAndLineFeed) {
  EXPECT_TRUE(has_strict_lines("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
  EXPECT_FALSE(has_strict_lines("GET / HTTP/1.1\nHost: x\r\n\r\n"));
  EXPECT_FALSE(has_strict_lines("GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n"));
  EXPECT_FALSE(has_strict_lines("GET / HTTP/1.1\r\nA: b\rc\r\n\r\n"));
  EXPECT_FALSE(has_strict_lines("GET / HTTP/1.1\r"));
}

TEST(Head, DatesAsTheProtocolDoes) {
  EXPECT_EQ(date_line(784'887'151), "Date: Tue, 15 Nov 1994 08:12:31 GMT\r\n");
  EXPECT_EQ(log_time(784'887'151), "1994-11-15T08:12:31Z");
}

TEST(Head, NumbersRequests) {
  EXPECT_EQ(request_id(0x1234ABCD, 255), "1234abcd-000000000ff");
}

TEST(Prelude, SaysWhatBecomesOfTheConnection) {
  std::string text;
  write_prelude(text, {503, "Date: now\r\n", "id", Prelude::Connection::closed, true});
  EXPECT_EQ(text,
            "HTTP/1.1 503 Service Unavailable\r\nDate: now\r\nX-Request-Id: id\r\nRetry-After: "
            "2\r\nConnection: close\r\n");
  write_prelude(text, {200, "Date: now\r\n", "id", Prelude::Connection::kept, false});
  EXPECT_EQ(text, "HTTP/1.1 200 OK\r\nDate: now\r\nX-Request-Id: id\r\n");
}

}  // namespace
}  // namespace bch::engines::beast
