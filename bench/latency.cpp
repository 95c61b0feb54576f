// bench_latency PORT [--coding identity|gzip] [--skipped N]: asks a server on 127.0.0.1 for each target of
// standard input, one after the other on one connection that is kept, and says how long the first byte of
// each answer took. Prints "COUNT P50 P99 BYTES OTHERS RATE": times in microseconds, the mean bytes of an
// answer with its head, how many answers were not as expected (their times do not count), and how many came
// in a second. The first N are asked but not counted: the server warms up.
//
// bench_latency PORT --whole STATUS [--connections N]: standard input holds whole requests, each with a zero
// byte behind it; N connections send at the same time, each the next as soon as it has its answer, which is
// expected to have that status.

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

struct Answered {
  double microseconds = 0;  // until the first byte came
  std::size_t bytes = 0;
  bool is_expected = false;
};

// What one connection has seen.
struct Seen {
  std::vector<double> times;
  std::size_t bytes = 0;
  std::size_t others = 0;
};

struct Options {
  std::uint16_t port = 0;
  std::string coding = "gzip";
  std::string status = "200";
  bool whole = false;
  std::size_t skipped = 0;
  std::size_t connections = 1;
};

class Asker {
 public:
  explicit Asker(const Options& options) : port_(options.port), start_("HTTP/1.1 " + options.status) {
    connect();
  }
  ~Asker() { close(socket_); }
  Asker(const Asker&) = delete;
  Asker& operator=(const Asker&) = delete;

  Answered ask(const std::string& request) {
    const auto began = std::chrono::steady_clock::now();
    if (send(socket_, request.data(), request.size(), MSG_NOSIGNAL) < 0) fail("send");
    std::string answer(more(), '\0');
    answer.assign(buffer_.data(), answer.size());
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - began;
    std::size_t head = 0;
    while ((head = answer.find("\r\n\r\n")) == std::string::npos) answer.append(buffer_.data(), more());
    if (answer.find("\r\nTransfer-Encoding: chunked") < head) {
      while (!answer.ends_with("\r\n0\r\n\r\n")) answer.append(buffer_.data(), more());
    } else {
      const std::size_t whole = head + 4 + length_in(std::string_view(answer).substr(0, head + 2));
      while (answer.size() < whole) answer.append(buffer_.data(), more());
    }
    const Answered answered{took.count(), answer.size(), answer.starts_with(start_)};
    if (answer.find("\r\nConnection: close") < head) {
      close(socket_);
      connect();
    }
    return answered;
  }

 private:
  void connect() {
    socket_ = socket(AF_INET, SOCK_STREAM, 0);
    const int on = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) fail("connect");
  }

  std::size_t more() {
    const auto count = recv(socket_, buffer_.data(), buffer_.size(), 0);
    if (count <= 0) fail("recv");
    return static_cast<std::size_t>(count);
  }

  static std::size_t length_in(std::string_view head) {
    constexpr std::string_view name = "\r\nContent-Length: ";
    const auto found = head.find(name);
    std::size_t length = 0;
    if (found == std::string_view::npos) fail("answer without a length");
    const auto number = head.substr(found + name.size());
    std::from_chars(number.data(), number.data() + number.size(), length);
    return length;
  }

  [[noreturn]] static void fail(const char* what) {
    std::fprintf(stderr, "bench_latency: %s\n", what);
    std::exit(1);
  }

  std::uint16_t port_;
  std::string start_;  // of the answer that is expected
  int socket_ = -1;
  std::vector<char> buffer_ = std::vector<char>(1 << 20);
};

std::string request_for(const std::string& target, const std::string& coding) {
  return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: " + coding + "\r\n\r\n";
}

Options options_in(int count, char** words) {
  Options options;
  options.port = static_cast<std::uint16_t>(std::strtoul(words[1], nullptr, 10));
  for (int i = 2; i + 1 < count; i += 2) {
    const std::string_view word = words[i];
    if (word == "--coding") options.coding = words[i + 1];
    if (word == "--skipped") options.skipped = std::strtoul(words[i + 1], nullptr, 10);
    if (word == "--connections") options.connections = std::strtoul(words[i + 1], nullptr, 10);
    if (word != "--whole") continue;
    options.whole = true;
    options.status = words[i + 1];
  }
  return options;
}

Seen ask_all(const Options& options, const std::vector<std::string>& requests,
             std::atomic<std::size_t>& next) {
  Asker asker(options);
  Seen seen;
  for (;;) {
    const std::size_t i = next++;
    if (i >= requests.size()) return seen;
    const auto answered = asker.ask(requests[i]);
    if (i < options.skipped) continue;
    if (!answered.is_expected) {
      ++seen.others;
      continue;
    }
    seen.times.push_back(answered.microseconds);
    seen.bytes += answered.bytes;
  }
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    std::fputs(
        "usage: bench_latency PORT [--coding identity|gzip] [--skipped N] <targets\n"
        "       bench_latency PORT --whole STATUS [--connections N] <requests\n",
        stderr);
    return 64;
  }
  const auto options = options_in(count, words);
  std::vector<std::string> requests;
  for (std::string line; std::getline(std::cin, line, options.whole ? '\0' : '\n');)
    requests.push_back(options.whole ? line : request_for(line, options.coding));

  std::atomic<std::size_t> next = 0;
  std::vector<Seen> seen(options.connections);
  std::vector<std::thread> threads;
  const auto began = std::chrono::steady_clock::now();
  for (auto& each : seen) threads.emplace_back([&] { each = ask_all(options, requests, next); });
  for (auto& thread : threads) thread.join();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;

  Seen all;
  for (const auto& each : seen) {
    all.times.insert(all.times.end(), each.times.begin(), each.times.end());
    all.bytes += each.bytes;
    all.others += each.others;
  }
  std::ranges::sort(all.times);
  const std::size_t answers = all.times.size();
  if (answers == 0) {
    std::printf("0 0 0 0 %zu 0\n", all.others);
    return 1;
  }
  const auto at = [&](std::size_t percent) { return all.times[(answers - 1) * percent / 100]; };
  std::printf("%zu %.0f %.0f %zu %zu %.0f\n", answers, at(50), at(99), all.bytes / answers, all.others,
              static_cast<double>(requests.size()) / took.count());
  return 0;
}
