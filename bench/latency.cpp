// bench_latency PORT [--coding identity|gzip] [--skipped N]: asks a server on 127.0.0.1 for each target of
// standard input, one after the other on one connection that is kept, and says how long the first byte of
// each answer took. Prints "COUNT P50 P99 BYTES OTHERS": times in microseconds, the mean bytes of an answer
// with its head, and how many answers were not 200 (their times do not count). The first N are asked but not
// counted: the server warms up.

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
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
  bool is_200 = false;
};

class Asker {
 public:
  Asker(std::uint16_t port, std::string coding) : port_(port), coding_(std::move(coding)) { connect(); }
  ~Asker() { close(socket_); }
  Asker(const Asker&) = delete;
  Asker& operator=(const Asker&) = delete;

  Answered ask(const std::string& target) {
    std::string request = "GET ";
    request.append(target).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: ").append(coding_);
    request += "\r\n\r\n";
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
    const Answered answered{took.count(), answer.size(), answer.starts_with("HTTP/1.1 200")};
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
  std::string coding_;
  int socket_ = -1;
  std::vector<char> buffer_ = std::vector<char>(1 << 20);
};

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    std::fputs("usage: bench_latency PORT [--coding identity|gzip] [--skipped N] <targets\n", stderr);
    return 64;
  }
  std::string coding = "gzip";
  std::size_t skipped = 0;
  for (int i = 2; i + 1 < count; i += 2) {
    if (words[i] == std::string_view("--coding")) coding = words[i + 1];
    if (words[i] == std::string_view("--skipped")) skipped = std::strtoul(words[i + 1], nullptr, 10);
  }
  Asker asker(static_cast<std::uint16_t>(std::strtoul(words[1], nullptr, 10)), coding);
  std::vector<double> times;
  std::size_t bytes = 0;
  std::size_t others = 0;
  for (std::string target; std::getline(std::cin, target);) {
    const auto answered = asker.ask(target);
    if (skipped > 0) {
      --skipped;
    } else if (answered.is_200) {
      times.push_back(answered.microseconds);
      bytes += answered.bytes;
    } else {
      ++others;
    }
  }
  std::ranges::sort(times);
  const auto at = [&](std::size_t percent) { return times[(times.size() - 1) * percent / 100]; };
  if (times.empty()) {
    std::printf("0 0 0 0 %zu\n", others);
    return 1;
  }
  std::printf("%zu %.0f %.0f %zu %zu\n", times.size(), at(50), at(99), bytes / times.size(), others);
  return 0;
}
