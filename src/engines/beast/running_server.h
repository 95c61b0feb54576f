#pragma once
// For tests: a server on a free port with a small site, and a client that speaks raw bytes over a socket. A
// client waits at most ten seconds for anything, so that a test fails instead of hanging.

#include "engines/beast/server.h"
#include "http/route.h"

#include <atomic>
#include <chrono>
#include <future>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bch::engines::beast {

// Answers "/page" (kept), "/echo", "/blocked" (until release()), "/failing"; anything else is 404.
class SmallSite : public http::Site {
 public:
  http::Response make(const http::Request& request) override {
    ++made;
    const auto routing = http::find_route<Page>(pages, request.method, request.path);
    http::Response response;
    if (routing.route == nullptr) {
      response = http::page(http::media::text, std::string("no"));
      response.status = routing.allow.empty() ? 404 : 405;
      if (!routing.allow.empty()) response.headers.emplace_back("Allow", routing.allow);
      return response;
    }
    response = (this->*routing.route->handler)(request);
    response.route = routing.route->pattern;
    return response;
  }
  [[nodiscard]] std::int32_t today() const override { return 20'000; }

  void release() { released_.set_value(); }
  void wait_until_blocked() {
    if (blocked_.get_future().wait_for(std::chrono::seconds(10)) == std::future_status::timeout)
      throw std::runtime_error("nothing asked for /blocked");
  }

  static std::string text() {
    std::string text;
    for (int i = 0; i < 1'000; ++i) text += "<li>record " + std::to_string(i) + "</li>";
    return text;
  }
  std::atomic<int> made{0};

 private:
  using Page = http::Response (SmallSite::*)(const http::Request&);

  http::Response kept(const http::Request&) {
    auto response = http::page(http::media::html, text());
    response.kept = http::Kept{{"record:1"}, today()};
    return response;
  }
  http::Response echo(const http::Request& request) {
    std::string text(http::name(request.method));
    for (const auto& [name, value] : request.query.all())
      text.append(" ").append(name).append("=").append(value);
    text += ' ' + std::string(request.headers.find("x-colour")) + ' ' + std::string(request.body);
    return http::page(http::media::text, std::move(text));
  }
  http::Response blocked(const http::Request&) {
    blocked_.set_value();
    released_.get_future().wait();
    return http::page(http::media::text, std::string("released"));
  }
  http::Response failing(const http::Request&) { throw std::runtime_error("broken"); }

  static constexpr http::Route<Page> pages[] = {
      {http::Method::get, "/blocked", &SmallSite::blocked},
      {http::Method::post, "/blocked", &SmallSite::blocked},
      {http::Method::get, "/echo", &SmallSite::echo},
      {http::Method::post, "/echo", &SmallSite::echo},
      {http::Method::get, "/failing", &SmallSite::failing},
      {http::Method::get, "/page", &SmallSite::kept},
  };
  std::promise<void> blocked_;
  std::promise<void> released_;
};

class SmallErrorPages : public http::ErrorPages {
 public:
  [[nodiscard]] http::SharedAnswer page(const http::Refusal& refusal) const override {
    auto response = http::page(http::media::text,
                               std::to_string(refusal.status) + " " + std::string(http::request_id_place));
    response.status = refusal.status;
    response.freshness = http::Freshness::never_stored;
    return http::write_plain_answer(response);
  }
};

class RunningServer {
 public:
  explicit RunningServer(Settings settings = {}) {
    settings.port = 0;
    settings.sweep = std::chrono::milliseconds(10);
    settings.log = [this](std::string_view lines) {
      const std::scoped_lock held(lock_);
      log_ += lines;
    };
    server = std::move(Server::open(settings, site, errors_, cache, metrics)).value();
    thread_ = std::thread([this] { server->run(); });
  }
  ~RunningServer() { stop(); }

  void stop() {
    if (server) server->stop();
    if (thread_.joinable()) thread_.join();
  }
  std::string log() {
    const std::scoped_lock held(lock_);
    return log_;
  }

  SmallSite site;
  http::PageCache cache;
  http::Metrics metrics;
  std::unique_ptr<Server> server;

 private:
  SmallErrorPages errors_;
  std::mutex lock_;
  std::string log_;
  std::thread thread_;
};

class Client {
 public:
  explicit Client(const RunningServer& running) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const timeval patience{10, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(running.server->port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      throw std::runtime_error("cannot connect");
    }
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void send(std::string_view text) { (void)!::send(socket_, text.data(), text.size(), MSG_NOSIGNAL); }

  // Head and body of the next answer; `asked` tells whether a body follows. What is missing when the other
  // end closes is missing in the result.
  enum class Asked { get, head };
  std::string answer(Asked asked = Asked::get) {
    std::size_t end = std::string::npos;
    while ((end = read_.find("\r\n\r\n")) == std::string::npos) {
      if (!more()) return std::exchange(read_, {});
    }
    std::size_t size = end + 4;
    const auto length = read_.find("Content-Length: ");
    const bool is_unchanged = read_.starts_with("HTTP/1.1 304") || read_.starts_with("HTTP/1.1 100");
    if (asked == Asked::get && !is_unchanged && length < end) size += std::stoul(read_.substr(length + 16));
    while (read_.size() < size && more()) {
    }
    auto text = read_.substr(0, size);
    read_.erase(0, size);
    return text;
  }

  // Sends a GET and reads its answer.
  std::string get(const std::string& target, const std::string& fields = "") {
    send("GET " + target + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n");
    return answer();
  }

  // True when the server closes now, with nothing more to say.
  bool is_closed() { return read_.empty() && !more(); }

 private:
  bool more() {
    char block[4096];
    const auto bytes = ::recv(socket_, block, sizeof block, 0);
    if (bytes < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
      throw std::runtime_error("the server says nothing");
    if (bytes <= 0) return false;
    read_.append(block, static_cast<std::size_t>(bytes));
    return true;
  }

  int socket_;
  std::string read_;
};

inline int status_of(const std::string& answer) {
  return answer.size() < 12 ? 0 : std::stoi(answer.substr(9, 3));
}

inline std::string body_of(const std::string& answer) {
  const auto end = answer.find("\r\n\r\n");
  return end == std::string::npos ? "" : answer.substr(end + 4);
}

inline std::string field_of(const std::string& answer, const std::string& name) {
  const auto at = answer.find("\r\n" + name + ": ");
  if (at == std::string::npos) return "";
  const auto begin = at + name.size() + 4;
  return answer.substr(begin, answer.find("\r\n", begin) - begin);
}

}  // namespace bch::engines::beast
