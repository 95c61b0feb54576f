#include "engines/system/local_socket.h"

#include "base/limits.h"

#include <cstring>
#include <optional>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace bch::engines::system {
namespace {

constexpr auto socket_name = "socket";
constexpr std::size_t threads = 4;  // conversations at once; the next wait
constexpr int backlog = 64;

using Length = std::uint32_t;

// A socket's address holds about 100 bytes, a folder's name may hold more: /proc shortens it.
class Address {
 public:
  explicit Address(const std::filesystem::path& folder)
      : folder_(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)) {
    const std::string path = "/proc/self/fd/" + std::to_string(folder_.number()) + "/" + socket_name;
    address_.sun_family = AF_UNIX;
    std::memcpy(address_.sun_path, path.c_str(), path.size() + 1);
  }
  [[nodiscard]] const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&address_); }
  [[nodiscard]] static socklen_t size() { return sizeof(sockaddr_un); }
  [[nodiscard]] const char* path() const { return address_.sun_path; }

 private:
  Descriptor folder_;
  sockaddr_un address_{};
};

Descriptor new_socket() {
  return Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
}

bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool receive_all(int socket, char* into, std::size_t size) {
  while (size > 0) {
    const ssize_t received = ::recv(socket, into, size, 0);
    if (received < 0 && errno == EINTR) continue;
    if (received <= 0) return false;
    into += received;
    size -= static_cast<std::size_t>(received);
  }
  return true;
}

std::size_t size_of(const Pieces& pieces) {
  std::size_t size = sizeof(Length);
  for (const std::string& piece : pieces) size += sizeof(Length) + piece.size();
  return size;
}

bool send_message(int socket, const Pieces& pieces) {
  std::string bytes;
  bytes.reserve(size_of(pieces));
  const auto add = [&bytes](std::size_t number) {
    const auto length = static_cast<Length>(number);
    bytes.append(reinterpret_cast<const char*>(&length), sizeof length);
  };
  add(pieces.size());
  for (const std::string& piece : pieces) {
    add(piece.size());
    bytes += piece;
  }
  return send_all(socket, bytes);
}

// nothing when the other side has gone, or sends more than it may.
std::optional<Pieces> receive_message(int socket) {
  const auto number = [socket](Length& into) {
    return receive_all(socket, reinterpret_cast<char*>(&into), sizeof into);
  };
  Length count = 0;
  if (!number(count)) return std::nullopt;
  std::size_t room = limits::local_message_bytes;
  Pieces pieces;
  for (Length i = 0; i < count; ++i) {
    Length length = 0;
    if (!number(length) || sizeof length + length > room) return std::nullopt;
    room -= sizeof length + length;
    std::string piece(length, '\0');
    if (!receive_all(socket, piece.data(), length)) return std::nullopt;
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

}  // namespace

Descriptor::~Descriptor() {
  if (open()) ::close(number_);
}

Result<std::unique_ptr<LocalServer>> LocalServer::listen(const std::filesystem::path& folder, Answer answer) {
  const Address address(folder);
  Descriptor listening = new_socket();
  ::unlink(address.path());
  // Nobody can connect before listen(): by then only the owner may.
  if (!listening.open() || ::bind(listening.number(), address.get(), Address::size()) != 0 ||
      ::chmod(address.path(), S_IRUSR | S_IWUSR) != 0 || ::listen(listening.number(), backlog) != 0) {
    return Problem{Problem::Kind::failed,
                   "node.local-socket",
                   {{"file", (folder / socket_name).string()}, {"detail", std::strerror(errno)}}};
  }
  return std::unique_ptr<LocalServer>(
      new LocalServer(folder / socket_name, std::move(listening), std::move(answer)));
}

LocalServer::LocalServer(std::filesystem::path socket, Descriptor listening, Answer answer)
    : socket_(std::move(socket)),
      listening_(std::move(listening)),
      answer_(std::move(answer)),
      talking_(threads, -1) {
  for (std::size_t slot = 0; slot < threads; ++slot) threads_.emplace_back([this, slot] { serve(slot); });
}

LocalServer::~LocalServer() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
    for (const int connection : talking_) ::shutdown(connection, SHUT_RD);
  }
  ::shutdown(listening_.number(), SHUT_RDWR);
  for (std::thread& thread : threads_) thread.join();
  std::error_code ignored;
  std::filesystem::remove(socket_, ignored);
}

void LocalServer::serve(std::size_t slot) {
  for (;;) {
    const Descriptor connection(::accept4(listening_.number(), nullptr, nullptr, SOCK_CLOEXEC));
    {
      const std::lock_guard lock(mutex_);
      if (ending_) return;
      talking_[slot] = connection.number();
    }
    if (connection.open()) talk(connection.number());
    const std::lock_guard lock(mutex_);
    talking_[slot] = -1;
  }
}

void LocalServer::talk(int connection) {
  while (const auto question = receive_message(connection)) {
    if (!send_message(connection, answer_(*question))) return;
  }
}

std::optional<LocalClient> LocalClient::connect(const std::filesystem::path& folder) {
  const Address address(folder);
  Descriptor connection = new_socket();
  if (!connection.open() || ::connect(connection.number(), address.get(), Address::size()) != 0)
    return std::nullopt;
  return LocalClient(std::move(connection));
}

Result<Pieces> LocalClient::ask(const Pieces& question) {
  if (size_of(question) > limits::local_message_bytes) {
    return Problem{Problem::Kind::too_large,
                   "node.message-too-large",
                   {{"limit", std::to_string(limits::local_message_bytes)}}};
  }
  if (send_message(connection_.number(), question)) {
    if (auto answer = receive_message(connection_.number())) return *std::move(answer);
  }
  return Problem{Problem::Kind::failed, "node.connection-lost", {}};
}

}  // namespace bch::engines::system
