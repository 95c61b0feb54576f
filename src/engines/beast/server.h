#pragma once
// Server: HTTP/1.1 and 1.0 over TCP with Boost.Beast. TLS and HTTP/2 are the work of the proxy in front.
//
// One event loop a thread; the first accepts and hands connections round. What the page cache has is answered
// on the loop; everything else is made by the site on a bounded pool, and when too many wait the asker gets a
// 503 with Retry-After at once. Broken, oversized and slow requests are answered by prebuilt pages and end
// the connection. The caller owns the site, error pages, cache and metrics, which must outlive the server.
// open(), run() and the destructor belong to one thread; stop() may be called by any.

#include "base/limits.h"
#include "base/result.h"
#include "engines/beast/event_log.h"
#include "http/metrics.h"
#include "http/page_cache.h"
#include "http/site.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace bch::engines::beast {

enum class Logged { troubles, everything };  // troubles: 5xx, and what took over a second

struct Settings {
  std::string address = "127.0.0.1";  // IPv4 or IPv6, in digits
  std::uint16_t port = 8080;          // 0: any free one, see Server::port()
  unsigned loops = 1;    // event loops, at most 16: one for each core that shall answer from the cache
  unsigned workers = 2;  // threads that make pages; changes have limits::http_changes more
  std::size_t queue = limits::http_queue;
  std::size_t connections = limits::http_connections;
  std::size_t body_bytes = limits::http_body_bytes;
  std::chrono::milliseconds head_time{10'000};   // for a whole head, from its first byte
  std::chrono::milliseconds body_time{60'000};   // for a whole body
  std::chrono::milliseconds idle_time{60'000};   // between requests
  std::chrono::milliseconds send_time{30'000};   // without any progress
  std::chrono::milliseconds drain_time{10'000};  // for requests in flight when the server stops
  std::chrono::milliseconds sweep{1'000};        // how often the times above are looked at
  Logged logged = Logged::everything;
  LogSink log = log_to_standard_error;
};

class Server {
 public:
  // Binds and listens; nothing is answered before run(). Problems: http.address-invalid (invalid),
  // http.cannot-listen (failed).
  static Result<std::unique_ptr<Server>> open(Settings settings, http::Site& site,
                                              const http::ErrorPages& errors, http::PageCache& cache,
                                              http::Metrics& metrics);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // The port that is listened on.
  [[nodiscard]] std::uint16_t port() const;

  // From now on SIGTERM and SIGINT stop this server. Before run().
  void stop_on_signals();

  // Serves until it is stopped and has drained.
  void run();

  // Accepts no more, lets requests in flight finish (at most Settings::drain_time), closes idle connections.
  void stop();

 private:
  class Machine;
  explicit Server(std::unique_ptr<Machine> machine);
  std::unique_ptr<Machine> machine_;
};

}  // namespace bch::engines::beast
