#pragma once
// A Unix domain socket in a folder (unix(7)), by which processes of one user on one machine ask the one that
// serves the folder. A message is a list of pieces of any bytes, together at most
// limits::local_message_bytes. On the wire: the number of pieces, then the length and the bytes of each;
// numbers of 32 bits, the machine's own order.

#include "base/result.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace bch::engines::system {

using Pieces = std::vector<std::string>;

// An open file, closed at the end of its scope.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor();
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool open() const { return number_ >= 0; }

 private:
  int number_;
};

class LocalServer {
 public:
  using Answer = std::function<Pieces(const Pieces& question)>;  // on several threads

  // Listens as "socket" in that folder, for its owner only; one left behind is replaced, so the caller holds
  // the folder's lock. Problem "node.local-socket".
  static Result<std::unique_ptr<LocalServer>> listen(const std::filesystem::path& folder, Answer answer);

  // Answers what has been asked, then ends.
  ~LocalServer();

 private:
  LocalServer(std::filesystem::path socket, Descriptor listening, Answer answer);
  void serve(std::size_t slot);
  void talk(int connection);

  std::filesystem::path socket_;
  Descriptor listening_;
  Answer answer_;
  std::mutex mutex_;  // guards what follows
  bool ending_ = false;
  std::vector<int> talking_;  // each thread's connection, or -1
  std::vector<std::thread> threads_;
};

// One thread at a time.
class LocalClient {
 public:
  // nothing when nobody listens in that folder.
  static std::optional<LocalClient> connect(const std::filesystem::path& folder);

  // Problems: "node.message-too-large"; "node.connection-lost", after which nobody knows whether the question
  // was heard.
  Result<Pieces> ask(const Pieces& question);

 private:
  explicit LocalClient(Descriptor connection) : connection_(std::move(connection)) {}
  Descriptor connection_;
};

}  // namespace bch::engines::system
