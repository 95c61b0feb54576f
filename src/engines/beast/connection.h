#pragma once
// Connection and Loop: one TCP connection, and the event loop that it lives on. Internal to this engine,
// because it brings Boost's headers with it.
//
// A connection is a coroutine that owns its Connection; all of it runs on its loop's thread, except done(),
// by which the pool wakes it. It has no timers of its own: it says until when it may wait, and the loop's
// sweep looks.

#include "engines/beast/event_log.h"
#include "engines/beast/head.h"
#include "engines/beast/maker.h"
#include "engines/beast/server.h"

#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_static_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace bch::engines::beast {

using SteadyClock = std::chrono::steady_clock;
using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;
using Timer = boost::asio::basic_waitable_timer<SteadyClock, boost::asio::wait_traits<SteadyClock>, Executor>;
template <typename T>
using Awaitable = boost::asio::awaitable<T, Executor>;

class Connection;

struct Counters {
  explicit Counters(http::Metrics& metrics);
  std::array<std::array<http::Counter*, 2>, 6>
      requests{};  // by hundreds of the status, and whether from the cache
  std::array<http::Histogram*, 2> seconds{};
  http::Counter& bytes_sent;
  http::Counter& accepted;
  http::Counter& turned_away;
};

// What all loops of a server use together.
struct Shared {
  Settings settings;
  const http::ErrorPages& errors;
  http::PageCache& cache;
  Counters counters;
  std::uint32_t id_prefix;
  std::atomic<std::size_t> open{0};  // connections
  Maker* maker = nullptr;
};

struct Loop {
  Loop(Shared& server, unsigned number)
      : shared(server),
        log(server.settings.log),
        requests(std::uint64_t{number} << 40),
        context(1),
        sweep(context.get_executor()) {}

  Shared& shared;
  EventLog log;
  std::string date_line;
  std::uint64_t requests;  // answered, counted from this loop's own start: the second half of request ids
  bool is_draining = false;
  SteadyClock::time_point drained_by;
  std::atomic<std::size_t> open{0};
  std::unordered_set<Connection*> connections;  // before `context`, which ends coroutines that leave this set
  boost::asio::io_context context;
  Timer sweep;
};

class Connection final : public Errand {
 public:
  Connection(Loop& loop, Socket socket, std::string peer);
  ~Connection() override;

  // Answers requests until either side has had enough.
  static Awaitable<void> live(std::unique_ptr<Connection> self);

  // Ends what has waited too long; called by the loop.
  void sweep(SteadyClock::time_point now);

  // The server stops: ends this connection if nothing is under way.
  void drain();

  void done() override;

 private:
  enum class Phase { idle, head, body, making, sending, lingering };
  enum class Step { more, whole };
  // What the engine itself looks at in a request's head.
  struct Fields {
    std::string_view accept, accept_encoding, accept_language, expect, if_none_match, length, coding;
    int hosts = 0, lengths = 0, codings = 0, all = 0;
    bool has_credentials = false;
    bool saves_data = false;
  };
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

  Awaitable<bool> exchange();
  Awaitable<void> read_body();
  Awaitable<void> make();
  Awaitable<void> send();
  Awaitable<void> linger();

  void begin();
  void enter(Phase phase);
  Step parse_head();
  bool arrived(boost::system::error_code error, std::size_t bytes);
  void read_fields();
  void collect_headers();
  [[nodiscard]] int fault_of_head() const;
  void look_up();
  void refuse(int status);
  void compose();
  bool send_at_once();
  void record();
  [[nodiscard]] std::string_view raw_target() const;

  Loop& loop_;
  Socket socket_;
  Timer wake_;  // cancelled by the pool when the answer is there
  std::string peer_;
  std::string plain_target_;  // of the request, when the asker saves data
  boost::beast::flat_static_buffer<limits::http_head_bytes> buffer_;
  std::optional<Parser> parser_;
  Fields fields_;
  std::string id_;
  std::string prelude_;
  std::array<std::string_view, 2> outgoing_;
  std::size_t scanned_ = 0;  // of the buffer, for the end of the head
  std::size_t sent_ = 0;
  SteadyClock::time_point began_;
  SteadyClock::time_point deadline_;
  Phase phase_ = Phase::idle;
  int status_ = 0;   // of the answer
  int refused_ = 0;  // status of a refusal; 0 for none
  bool has_head_ = false;
  bool is_cached_ = false;
  bool has_expired_ = false;
  bool is_gone_ = false;  // the other end has closed, or was too slow
  bool stays_ = true;     // the connection, after this answer
};

}  // namespace bch::engines::beast
