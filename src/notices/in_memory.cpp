#include "notices/in_memory.h"

#include <array>
#include <utility>

namespace bch::notices {
namespace {

Problem::Kind kind_of(std::string_view problem) {
  if (problem == mail_problem::no_such_address) return Problem::Kind::not_found;
  if (problem == mail_problem::refused) return Problem::Kind::invalid;
  return problem == mail_problem::later ? Problem::Kind::busy : Problem::Kind::failed;
}

}  // namespace

Result<Sent> MemoryPost::send(const Message& message) {
  const std::lock_guard lock(mutex_);
  const auto answer = answers_.find(message.to.text());
  if (answer != answers_.end() && !answer->second.empty())
    return Problem{kind_of(answer->second), answer->second, {{"reply", "no"}}};
  taken_.push_back(message);
  return Sent{"250 OK"};
}

void MemoryPost::answer(const std::string& address, std::string_view problem) {
  const std::lock_guard lock(mutex_);
  answers_[address] = problem;
}

std::vector<Message> MemoryPost::taken() const {
  const std::lock_guard lock(mutex_);
  return taken_;
}

}  // namespace bch::notices
