// What the server must refuse, because it is broken, too large, or could be read in two ways.
#include "engines/beast/running_server.h"

#include <gtest/gtest.h>

namespace bch::engines::beast {
namespace {

struct Case {
  const char* name;
  std::string request;
  int status;
};

const std::string get = "GET /echo HTTP/1.1\r\n";
const std::string post = "POST /echo HTTP/1.1\r\nHost: x\r\n";

const Case cases[] = {
    {"NoHttp", "hello\r\n\r\n", 400},
    {"NoHost", get + "\r\n", 400},
    {"TwoHosts", get + "Host: x\r\nHost: y\r\n\r\n", 400},
    {"SpaceBeforeColon", get + "Host : x\r\n\r\n", 400},
    {"FoldedField", get + "Host: x\r\nX-A: b\r\n c\r\n\r\n", 400},
    {"FieldBeginsWithSpace", get + " Host: x\r\n\r\n", 400},
    {"BareLineFeeds", "GET /echo HTTP/1.1\nHost: x\n\n\r\n\r\n", 400},
    {"BareLineFeedInField", get + "Host: x\r\nX-A: b\nContent-Length: 5\r\n\r\n", 400},
    {"BareCarriageReturn", get + "Host: x\r\nX-A: b\rX-B: c\r\n\r\n", 400},
    {"NulInField", get + "Host: x\r\nX-A: b" + std::string(1, '\0') + "c\r\n\r\n", 400},
    {"LengthAndChunked", post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
    {"ChunkedAndLength", post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", 400},
    {"TwoLengths", post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!", 400},
    {"TwoEqualLengths", post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello", 400},
    {"ListOfLengths", post + "Content-Length: 5, 5\r\n\r\nhello", 400},
    {"SignedLength", post + "Content-Length: +5\r\n\r\nhello", 400},
    {"HexadecimalLength", post + "Content-Length: 0x5\r\n\r\nhello", 400},
    {"HugeLength", post + "Content-Length: 99999999999999999999999\r\n\r\n", 400},
    {"EmptyLength", post + "Content-Length:\r\n\r\n", 400},
    {"UnknownCoding", post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 501},
    {"GzipThenChunked", post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501},
    {"ChunkedThenIdentity", post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", 501},
    {"ChunkedTwice", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
    {"ChunkedInHttp10", "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
    {"BadChunkSize", post + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n", 400},
    {"BareLineFeedInChunk", post + "Transfer-Encoding: chunked\r\n\r\n3\nabc\r\n0\r\n\r\n", 400},
    {"ChunkLongerThanItSays", post + "Transfer-Encoding: chunked\r\n\r\n3\r\nabcde\r\n0\r\n\r\n", 400},
    {"TargetWithControls", "GET /a%00b HTTP/1.1\r\nHost: x\r\n\r\n", 400},
    {"TargetAboveTheRoot", "GET /../etc HTTP/1.1\r\nHost: x\r\n\r\n", 400},
    {"LongTarget", "GET /" + std::string(5'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414},
    {"VeryLongTarget", "GET /" + std::string(20'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414},
    {"LongHead", get + "Host: x\r\nX-A: " + std::string(20'000, 'a') + "\r\n\r\n", 431},
    {"TooLargeBody", post + "Content-Length: 1001\r\n\r\n", 413},
    {"TooLargeChunk",
     post + "Transfer-Encoding: chunked\r\n\r\n3e9\r\n" + std::string(1001, 'a') + "\r\n0\r\n\r\n", 413},
    {"UnknownMethod", "BREW /echo HTTP/1.1\r\nHost: x\r\n\r\n", 501},
    {"UnknownExpectation", post + "Content-Length: 5\r\nExpect: magic\r\n\r\n", 417},
    {"LaterVersion", "GET /echo HTTP/2.0\r\nHost: x\r\n\r\n", 505},
    {"Http2Preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
};

class Refused : public testing::TestWithParam<Case> {};

TEST_P(Refused, WithItsStatusAndTheConnectionClosed) {
  Settings settings;
  settings.body_bytes = 1'000;
  RunningServer running(settings);
  Client client(running);
  client.send(GetParam().request);
  client.send("GET /echo?smuggled HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto answer = client.answer();
  EXPECT_EQ(status_of(answer), GetParam().status) << answer;
  EXPECT_EQ(field_of(answer, "Connection"), "close");
  EXPECT_EQ(body_of(answer), std::to_string(GetParam().status) + " " + field_of(answer, "X-Request-Id"));
  EXPECT_TRUE(client.is_closed());
  EXPECT_EQ(running.site.made, 0);
}

INSTANTIATE_TEST_SUITE_P(Requests, Refused, testing::ValuesIn(cases),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(Server, RefusesTooManyFields) {
  RunningServer running;
  Client client(running);
  std::string fields;
  for (std::size_t i = 0; i < limits::http_header_fields; ++i) fields += "X-A: b\r\n";
  EXPECT_EQ(status_of(client.get("/echo", fields)), 431);
  EXPECT_TRUE(client.is_closed());
}

}  // namespace
}  // namespace bch::engines::beast
