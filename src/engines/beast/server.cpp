#include "engines/beast/server.h"

#include "engines/beast/connection.h"

#include <algorithm>
#include <csignal>
#include <exception>
#include <thread>
#include <vector>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <sodium.h>

namespace bch::engines::beast {

namespace {

namespace asio = boost::asio;
using ErrorCode = boost::system::error_code;
using Tcp = asio::ip::tcp;

constexpr asio::use_awaitable_t<Executor> awaiting{};
constexpr unsigned most_loops = 16;  // request ids have room for no more
constexpr std::chrono::milliseconds accept_pause{50};
constexpr std::chrono::milliseconds drain_sweep{10};

std::string labels(std::size_t hundreds, std::size_t cached) {
  return "status=\"" + std::to_string(hundreds) + "xx\",cached=\"" + (cached == 1 ? "yes" : "no") + "\"";
}

}  // namespace

Counters::Counters(http::Metrics& metrics)
    : bytes_sent(metrics.counter("bch_http_sent_bytes_total", "Bytes of answers sent.")),
      accepted(metrics.counter("bch_http_connections_total", "Connections accepted.")),
      turned_away(
          metrics.counter("bch_http_turned_away_total", "Connections over the limit, answered 503.")) {
  for (std::size_t cached = 0; cached < 2; ++cached) {
    for (std::size_t hundreds = 0; hundreds < requests.size(); ++hundreds) {
      requests[hundreds][cached] = &metrics.counter("bch_http_requests_total", "Requests answered.",
                                                    labels(std::max<std::size_t>(1, hundreds), cached));
    }
    seconds[cached] = &metrics.histogram("bch_http_request_seconds",
                                         "From the first byte of a request to the last of its answer.",
                                         cached == 1 ? "cached=\"yes\"" : "cached=\"no\"");
  }
}

class Server::Machine {
 public:
  Machine(Settings settings, http::Site& site, const http::ErrorPages& errors, http::PageCache& cache,
          http::Metrics& metrics)
      : shared_{std::move(settings), errors, cache, Counters(metrics), randombytes_random(), {}, nullptr},
        site_(site) {
    for (unsigned i = 0; i < std::clamp(shared_.settings.loops, 1U, most_loops); ++i) {
      loops_.push_back(std::make_unique<Loop>(shared_, i));
    }
    acceptor_.emplace(loops_[0]->context.get_executor());
    signals_.emplace(loops_[0]->context.get_executor());
    maker_ = std::make_unique<Maker>(site, cache, shared_.settings.workers, shared_.settings.queue);
    shared_.maker = maker_.get();
  }

  Result<Done> listen() {
    ErrorCode error;
    const auto address = asio::ip::make_address(shared_.settings.address, error);
    if (error)
      return Problem{Problem::Kind::invalid, "http.address-invalid", {{"address", shared_.settings.address}}};
    const Tcp::endpoint endpoint(address, shared_.settings.port);
    acceptor_->open(endpoint.protocol(), error);
    if (!error) acceptor_->set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_->bind(endpoint, error);
    if (!error) acceptor_->listen(asio::socket_base::max_listen_connections, error);
    if (!error) port_ = acceptor_->local_endpoint(error).port();
    if (!error) return Done{};
    return Problem{Problem::Kind::failed,
                   "http.cannot-listen",
                   {{"address", shared_.settings.address},
                    {"port", std::to_string(shared_.settings.port)},
                    {"reason", error.message()}}};
  }

  [[nodiscard]] std::uint16_t port() const { return port_; }

  void stop_on_signals() {
    ErrorCode ignored;
    signals_->add(SIGTERM, ignored);
    signals_->add(SIGINT, ignored);
    signals_->async_wait([this](ErrorCode error, int) {
      if (!error) stop();
    });
  }

  void run() {
    asio::co_spawn(loops_[0]->context, accept(), asio::detached);
    for (auto& loop : loops_) asio::co_spawn(loop->context, keep_house(*loop), asio::detached);
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < loops_.size(); ++i) threads.emplace_back([this, i] { turn(*loops_[i]); });
    turn(*loops_[0]);
    for (auto& thread : threads) thread.join();
  }

  void stop() {
    asio::post(loops_[0]->context, [this] {
      ErrorCode ignored;
      acceptor_->close(ignored);
      signals_->cancel(ignored);
      // From this loop, so that each hears of it after the last connection that it was handed.
      for (auto& loop : loops_) asio::post(loop->context, [&loop] { drain(*loop); });
    });
  }

 private:
  static void turn(Loop& loop) {
    while (!loop.context.stopped()) {
      try {
        loop.context.run();
      } catch (const std::exception&) {
        loop.log.write("http.connection-failed");  // its coroutine has ended; the others go on
      }
    }
    loop.log.flush();
  }

  static void drain(Loop& loop) {
    if (loop.is_draining) return;
    loop.is_draining = true;
    loop.drained_by = SteadyClock::now() + loop.shared.settings.drain_time;
    loop.log.write("http.draining");
    for (Connection* connection : loop.connections) connection->drain();
    loop.sweep.cancel();
  }

  // Once a sweep: the date, the day, the log, and whoever has waited too long.
  Awaitable<void> keep_house(Loop& loop) {
    for (;;) {
      const auto now = SteadyClock::now();
      const auto utc = std::chrono::system_clock::now().time_since_epoch();
      const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(utc).count();
      loop.date_line = date_line(seconds);
      loop.log.set_time(log_time(seconds));
      loop.log.flush();
      if (&loop == loops_[0].get()) shared_.cache.turn_to(site_.today());
      for (Connection* connection : loop.connections) connection->sweep(now);
      if (loop.is_draining && (loop.connections.empty() || now >= loop.drained_by)) break;
      loop.sweep.expires_after(loop.is_draining ? drain_sweep : shared_.settings.sweep);
      ErrorCode woken;
      co_await loop.sweep.async_wait(asio::redirect_error(awaiting, woken));
    }
    loop.context.stop();
  }

  Awaitable<void> accept() {
    Timer pause(loops_[0]->context.get_executor());
    while (acceptor_->is_open()) {
      const auto& loop = *std::ranges::min_element(
          loops_, {}, [](const auto& one) { return one->open.load(std::memory_order_relaxed); });
      Socket socket(loop->context.get_executor());
      Tcp::endpoint peer;
      ErrorCode error;
      co_await acceptor_->async_accept(socket, peer, asio::redirect_error(awaiting, error));
      if (!error) {
        welcome(*loop, std::move(socket), peer.address());
      } else if (error !=
                 asio::error::operation_aborted) {  // such as no descriptor left: others will close some
        pause.expires_after(accept_pause);
        co_await pause.async_wait(asio::redirect_error(awaiting, error));
      }
    }
  }

  void welcome(Loop& loop, Socket socket, const asio::ip::address& peer) {
    ErrorCode error;
    socket.set_option(Tcp::no_delay(true), error);
    if (!error) socket.non_blocking(true, error);
    if (error) return;
    shared_.counters.accepted.add();
    if (shared_.open.load(std::memory_order_relaxed) >= shared_.settings.connections)
      return turn_away(socket);
    shared_.open.fetch_add(1, std::memory_order_relaxed);
    loop.open.fetch_add(1, std::memory_order_relaxed);
    asio::post(loop.context, [&loop, held = std::move(socket), text = peer.to_string(error)]() mutable {
      auto connection = std::make_unique<Connection>(loop, std::move(held), std::move(text));
      asio::co_spawn(loop.context, Connection::live(std::move(connection)), asio::detached);
    });
  }

  // One more connection than we can serve: says so as far as the socket takes it at once, and closes.
  void turn_away(Socket& socket) {
    shared_.counters.turned_away.add();
    const auto id = request_id(shared_.id_prefix, ++loops_[0]->requests);
    std::string text;
    write_prelude(text, {503, loops_[0]->date_line, id, Prelude::Connection::closed, true});
    text += shared_.errors.page({503, {}, {}, {}})->bytes;
    if (const auto place = text.find(http::request_id_place); place != std::string::npos)
      text.replace(place, id.size(), id);
    ErrorCode ignored;
    socket.write_some(asio::buffer(text), ignored);
    socket.shutdown(Socket::shutdown_both, ignored);
  }

  Shared shared_;
  http::Site& site_;
  std::uint16_t port_ = 0;
  std::vector<std::unique_ptr<Loop>> loops_;
  std::optional<asio::basic_socket_acceptor<Tcp, Executor>> acceptor_;
  std::optional<asio::basic_signal_set<Executor>> signals_;
  std::unique_ptr<Maker> maker_;  // last: its threads end before the loops that they wake
};

Server::Server(std::unique_ptr<Machine> machine) : machine_(std::move(machine)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::open(Settings settings, http::Site& site,
                                             const http::ErrorPages& errors, http::PageCache& cache,
                                             http::Metrics& metrics) {
  try {
    if (sodium_init() < 0) return Problem{Problem::Kind::failed, "http.no-randomness", {}};
    auto machine = std::make_unique<Machine>(std::move(settings), site, errors, cache, metrics);
    TRY(machine->listen());
    cache.turn_to(site.today());
    return std::unique_ptr<Server>(new Server(std::move(machine)));
  } catch (const std::exception& failure) {
    return Problem{Problem::Kind::failed, "http.cannot-start", {{"reason", failure.what()}}};
  }
}

std::uint16_t Server::port() const {
  return machine_->port();
}
void Server::stop_on_signals() {
  machine_->stop_on_signals();
}
void Server::run() {
  machine_->run();
}
void Server::stop() {
  machine_->stop();
}

}  // namespace bch::engines::beast
