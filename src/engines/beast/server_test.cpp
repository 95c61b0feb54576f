#include "engines/beast/server.h"

#include "engines/beast/maker.h"
#include "engines/beast/running_server.h"

#include <algorithm>
#include <array>
#include <latch>

#include <gmock/gmock.h>
#include <zlib.h>

namespace bch::engines::beast {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string unzip(const std::string& zipped) {
  z_stream zlib{};
  inflateInit2(&zlib, 15 + 16);
  std::string text(1024 * 1024, '\0');
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(zipped.data()));
  zlib.avail_in = static_cast<uInt>(zipped.size());
  zlib.next_out = reinterpret_cast<Bytef*>(text.data());
  zlib.avail_out = static_cast<uInt>(text.size());
  const int ended = inflate(&zlib, Z_FINISH);
  text.resize(ended == Z_STREAM_END ? text.size() - zlib.avail_out : 0);
  inflateEnd(&zlib);
  return text;
}

TEST(Server, AnswersSeveralRequestsOnOneConnection) {
  RunningServer running;
  Client client(running);
  EXPECT_EQ(body_of(client.get("/echo?q=a+b", "X-Colour: red\r\n")), "GET q=a b red ");
  EXPECT_EQ(status_of(client.get("/nothing")), 404);
  const auto page = client.get("/page");
  EXPECT_EQ(body_of(page), SmallSite::text());
  EXPECT_EQ(field_of(page, "Connection"), "");
  EXPECT_EQ(field_of(page, "Date").size(), 29U);
  EXPECT_EQ(field_of(page, "X-Request-Id").size(), http::request_id_place.size());
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
  RunningServer running;
  Client client(running);
  client.send(
      "GET /echo?n=1 HTTP/1.1\r\nHost: x\r\n\r\nGET /page HTTP/1.1\r\nHost: x\r\n\r\n"
      "POST /echo?n=3 HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbodyGET /echo?n=4 HTTP/1.1\r\nHost: "
      "x\r\n\r\n");
  EXPECT_EQ(body_of(client.answer()), "GET n=1  ");
  EXPECT_EQ(body_of(client.answer()), SmallSite::text());
  EXPECT_EQ(body_of(client.answer()), "POST n=3  body");
  EXPECT_EQ(body_of(client.answer()), "GET n=4  ");
}

TEST(Server, SendsNoBodyForHead) {
  RunningServer running;
  Client client(running);
  client.send("HEAD /page HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto head = client.answer(Client::Asked::head);
  EXPECT_EQ(field_of(head, "Content-Length"), std::to_string(SmallSite::text().size()));
  EXPECT_EQ(body_of(head), "");
  EXPECT_EQ(body_of(client.get("/echo")), "GET  ");
}

TEST(Server, SaysNotModifiedToWhoHasThePage) {
  RunningServer running;
  Client client(running);
  const auto etag = field_of(client.get("/page"), "ETag");
  EXPECT_EQ(etag, etag_of(SmallSite::text()));
  const auto again = client.get("/page", "If-None-Match: W/\"x\", " + etag + "\r\n");
  EXPECT_EQ(status_of(again), 304);
  EXPECT_EQ(field_of(again, "ETag"), etag);
  EXPECT_EQ(field_of(again, "Vary"), "Accept-Encoding");
  EXPECT_EQ(status_of(client.get("/page", "If-None-Match: \"x\"\r\n")), 200);
}

TEST(Server, CompressesTextForWhoWantsIt) {
  RunningServer running;
  Client client(running);
  for (int round = 0; round < 2; ++round) {  // made, then from the cache
    const auto zipped = client.get("/page", "Accept-Encoding: gzip, br\r\n");
    EXPECT_EQ(field_of(zipped, "Content-Encoding"), "gzip");
    EXPECT_EQ(field_of(zipped, "Vary"), "Accept-Encoding");
    EXPECT_EQ(field_of(zipped, "ETag"), etag_of(body_of(zipped)));
    EXPECT_EQ(unzip(body_of(zipped)), SmallSite::text());
  }
  EXPECT_EQ(running.site.made, 1);
  EXPECT_EQ(body_of(client.get("/page")), SmallSite::text());
  EXPECT_EQ(running.site.made, 1);
  EXPECT_EQ(field_of(client.get("/echo", "Accept-Encoding: gzip\r\n"), "Content-Encoding"), "");
}

TEST(Server, MakesAKeptPageOnceUntilItsTagIsDropped) {
  RunningServer running;
  Client client(running);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(status_of(client.get("/page")), 200);
  EXPECT_EQ(running.site.made, 1);
  const std::string tags[] = {"record:1"};
  running.cache.drop(tags);
  EXPECT_EQ(status_of(client.get("/page")), 200);
  EXPECT_EQ(running.site.made, 2);
}

TEST(Server, NeverUsesTheCacheForACredential) {
  RunningServer running;
  Client client(running);
  (void)client.get("/page", "Cookie: a=b\r\n");
  (void)client.get("/page", "Authorization: Bearer x\r\n");
  (void)client.get("/page");
  (void)client.get("/page", "Cookie: a=b\r\n");
  EXPECT_EQ(running.site.made, 4);
}

TEST(Server, SaysWhichMethodsAnAddressTakes) {
  RunningServer running;
  Client client(running);
  client.send("DELETE /echo HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto answer = client.answer();
  EXPECT_EQ(status_of(answer), 405);
  EXPECT_EQ(field_of(answer, "Allow"), "GET, HEAD, POST");
  EXPECT_EQ(status_of(client.get("/echo")), 200);
}

TEST(Server, ReadsAChunkedBodyAndKeepsItsTrailersOutOfTheHeaders) {
  RunningServer running;
  Client client(running);
  client.send(
      "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
      "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nX-Colour: red\r\n\r\nGET /echo HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(body_of(client.answer()), "POST  abcde");
  EXPECT_EQ(body_of(client.answer()), "GET  ");
}

TEST(Server, LetsAClientContinueThatAsksFirst) {
  RunningServer running;
  Client client(running);
  client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.answer(), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("hello");
  EXPECT_EQ(body_of(client.answer()), "POST  hello");
}

TEST(Server, ClosesAfterHttp10UnlessAskedNotTo) {
  RunningServer running;
  Client client(running);
  client.send("GET /echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_EQ(field_of(client.answer(), "Connection"), "keep-alive");
  client.send("GET /echo HTTP/1.0\r\n\r\n");
  EXPECT_EQ(field_of(client.answer(), "Connection"), "close");
  EXPECT_TRUE(client.is_closed());
}

TEST(Server, ClosesWhenItIsAskedTo) {
  RunningServer running;
  Client client(running);
  EXPECT_EQ(field_of(client.get("/echo", "Connection: close\r\n"), "Connection"), "close");
  EXPECT_TRUE(client.is_closed());
}

TEST(Server, AnswersAFailureOfTheSiteAndGoesOn) {
  RunningServer running;
  Client client(running);
  const auto answer = client.get("/failing");
  EXPECT_EQ(status_of(answer), 500);
  EXPECT_EQ(body_of(answer), "500 " + field_of(answer, "X-Request-Id"));
  EXPECT_EQ(status_of(client.get("/echo")), 200);
}

TEST(Server, AnswersPagesWhateverIsAsked) {
  Settings settings;
  settings.workers = 2;
  settings.queue = 1;
  RunningServer running(settings);
  Client blocked(running);
  blocked.send("GET /blocked?q=1 HTTP/1.1\r\nHost: x\r\n\r\n");
  running.site.wait_until_blocked();
  Client waiting(running);
  waiting.send("GET /echo?q=2 HTTP/1.1\r\nHost: x\r\n\r\n");
  for (int page = 0; page < 3; ++page) EXPECT_EQ(status_of(Client(running).get("/echo")), 200);
  running.site.release();
  EXPECT_EQ(body_of(blocked.answer()), "released");
  EXPECT_EQ(status_of(waiting.answer()), 200);
}

TEST(Server, AnswersPagesWhileChangesWaitForTheDisk) {
  Settings settings;
  settings.workers = 1;
  RunningServer running(settings);
  Client blocked(running);
  blocked.send("POST /blocked HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
  running.site.wait_until_blocked();
  EXPECT_EQ(status_of(Client(running).get("/echo")), 200);
  Client another(running);
  another.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(status_of(another.answer()), 200) << "and other changes";
  running.site.release();
  EXPECT_EQ(body_of(blocked.answer()), "released");
}

TEST(Server, SaysAtOnceWhenTooManyWait) {
  Settings settings;
  settings.workers = 1;
  settings.queue = 1;
  RunningServer running(settings);
  Client blocked(running);
  blocked.send("GET /blocked HTTP/1.1\r\nHost: x\r\n\r\n");
  running.site.wait_until_blocked();
  // Of three that ask now, one gets the only place in the queue and the other two an answer while it waits.
  std::latch two_refused(2);
  std::array<std::string, 3> answers;
  std::vector<std::thread> askers;
  askers.reserve(answers.size());
  for (auto& answer : answers) {
    askers.emplace_back([&] {
      answer = Client(running).get("/echo");
      if (status_of(answer) == 503) two_refused.count_down();
    });
  }
  two_refused.wait();
  running.site.release();
  for (auto& asker : askers) asker.join();
  EXPECT_EQ(std::ranges::count(answers, 503, &status_of), 2);
  EXPECT_EQ(std::ranges::count(answers, 200, &status_of), 1);
  const auto refused = *std::ranges::find(answers, 503, &status_of);
  EXPECT_EQ(field_of(refused, "Retry-After"), "2");
  EXPECT_EQ(field_of(refused, "Connection"), "");
  EXPECT_EQ(body_of(blocked.answer()), "released");
}

TEST(Server, TurnsAwayOneConnectionTooMany) {
  Settings settings;
  settings.connections = 1;
  RunningServer running(settings);
  Client first(running);
  EXPECT_EQ(status_of(first.get("/echo")), 200);
  Client second(running);
  EXPECT_EQ(status_of(second.answer()), 503);
  EXPECT_TRUE(second.is_closed());
  EXPECT_EQ(status_of(first.get("/echo")), 200);
}

TEST(Server, EndsAHeadThatComesTooSlowly) {
  Settings settings;
  settings.head_time = std::chrono::milliseconds(50);
  RunningServer running(settings);
  Client client(running);
  client.send("GET /echo HTTP/1.1\r\nHost: x\r\nX-Slow: ");
  EXPECT_EQ(status_of(client.answer()), 408);
  EXPECT_TRUE(client.is_closed());
}

TEST(Server, EndsABodyThatComesTooSlowly) {
  Settings settings;
  settings.body_time = std::chrono::milliseconds(50);
  RunningServer running(settings);
  Client client(running);
  client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
  EXPECT_EQ(status_of(client.answer()), 408);
  EXPECT_TRUE(client.is_closed());
}

TEST(Server, ClosesAnIdleConnection) {
  Settings settings;
  settings.idle_time = std::chrono::milliseconds(50);
  RunningServer running(settings);
  Client client(running);
  EXPECT_EQ(status_of(client.get("/echo")), 200);
  EXPECT_TRUE(client.is_closed());
}

TEST(Server, FinishesARequestInFlightWhenItStops) {
  RunningServer running;
  Client busy(running);
  Client idle(running);
  EXPECT_EQ(status_of(idle.get("/echo")), 200);
  busy.send("GET /blocked HTTP/1.1\r\nHost: x\r\n\r\n");
  running.site.wait_until_blocked();
  running.server->stop();
  EXPECT_TRUE(idle.is_closed());
  EXPECT_THROW(Client{running}, std::runtime_error);
  running.site.release();
  const auto answer = busy.answer();
  EXPECT_EQ(body_of(answer), "released");
  EXPECT_EQ(field_of(answer, "Connection"), "close");
  EXPECT_TRUE(busy.is_closed());
  running.stop();
}

TEST(Server, StopsWithoutWaitingForEverWhenItsTimeIsUp) {
  Settings settings;
  settings.drain_time = std::chrono::milliseconds(20);
  RunningServer running(settings);
  Client slow(running);
  EXPECT_EQ(status_of(slow.get("/echo")), 200);
  slow.send("GET /echo HTTP/1.1\r\nHo");
  running.stop();
  EXPECT_TRUE(running.server != nullptr);
  running.server.reset();
  EXPECT_TRUE(slow.is_closed());
}

TEST(Server, LogsEachRequestWithoutWhatWasAsked) {
  RunningServer running;
  {
    Client client(running);
    (void)client.get("/echo?q=secret", "X-Colour: hidden\r\n");
  }
  running.stop();
  EXPECT_THAT(running.log(), HasSubstr(R"("event":"http.request")"));
  EXPECT_THAT(running.log(), HasSubstr(R"("method":"GET","route":"/echo","status":200)"));
  EXPECT_THAT(running.log(), Not(HasSubstr("secret")));
  EXPECT_THAT(running.log(), Not(HasSubstr("hidden")));
  EXPECT_THAT(running.log(), Not(HasSubstr("127.0.0.1")));
}

TEST(Server, CountsWhatItAnswers) {
  RunningServer running;
  Client client(running);
  (void)client.get("/page");
  (void)client.get("/page");
  (void)client.get("/nothing");
  running.stop();
  const auto text = running.metrics.text();
  EXPECT_THAT(text, HasSubstr("bch_http_requests_total{status=\"2xx\",cached=\"no\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("bch_http_requests_total{status=\"2xx\",cached=\"yes\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("bch_http_requests_total{status=\"4xx\",cached=\"no\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("bch_http_request_seconds_count{cached=\"yes\"} 1\n"));
}

TEST(Server, ServesManyConnectionsOnSeveralLoops) {
  Settings settings;
  settings.loops = 2;
  RunningServer running(settings);
  std::atomic<int> right{0};
  std::vector<std::thread> clients;
  clients.reserve(8);
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&, i] {
      Client client(running);
      const auto number = std::to_string(i);
      for (int n = 0; n < 50; ++n) {
        if (n % 10 == 0) running.cache.drop_all();
        right += body_of(client.get("/page")) == SmallSite::text() ? 1 : 0;
        right += body_of(client.get("/echo?n=" + number)) == "GET n=" + number + "  " ? 1 : 0;
      }
    });
  }
  for (auto& client : clients) client.join();
  EXPECT_EQ(right, 800);
}

TEST(Server, SaysWhyItCannotListen) {
  RunningServer running;
  Settings settings;
  settings.port = running.server->port();
  SmallErrorPages errors;
  auto taken = Server::open(settings, running.site, errors, running.cache, running.metrics);
  ASSERT_FALSE(taken.ok());
  EXPECT_EQ(taken.problem().key, "http.cannot-listen");
  settings.address = "localhost";
  auto unknown = Server::open(settings, running.site, errors, running.cache, running.metrics);
  ASSERT_FALSE(unknown.ok());
  EXPECT_EQ(unknown.problem().key, "http.address-invalid");
}

}  // namespace
}  // namespace bch::engines::beast
