#pragma once
// MemoryPost: the post of tests: keeps what is sent, and does to some addresses what mail servers do. Any
// thread.

#include "notices/post.h"

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace bch::notices {

class MemoryPost final : public Post {
 public:
  Result<Sent> send(const Message& message) override;
  void give_up() override {}

  // What is answered to messages to that address from now on: one of mail_problem, or "" for taking them.
  void answer(const std::string& address, std::string_view problem);
  [[nodiscard]] std::vector<Message> taken() const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::string> answers_;
  std::vector<Message> taken_;
};

}  // namespace bch::notices
