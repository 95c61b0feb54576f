#pragma once
// Telling: what a serving node does for notices while it serves: it sends the mail that is due, watches
// the saved searches, and reminds of records that are to be confirmed. Threads of its own, ended with the
// object. A node without a mail server sends none.

#include "node/node.h"
#include "node/workplace.h"
#include "notices/mailroom.h"
#include "notices/rounds.h"
#include "notices/search_watch.h"
#include "publication/reminding.h"

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace bch::node {

class Telling {
 public:
  // `report` hears what went wrong, on threads of this object. All outlive it.
  using Report = std::function<void(std::string_view who, const Problem& problem)>;
  static Result<std::unique_ptr<Telling>> begin(Node& node, Workplace& place, const Report& report);
  ~Telling();

  Telling(const Telling&) = delete;
  Telling& operator=(const Telling&) = delete;

  // The index has moved: saved searches may have news. Any thread.
  void look_for_news() { watching_->wake(); }

 private:
  Telling() = default;

  std::unique_ptr<notices::Post> post_;
  std::optional<notices::Mailroom> mailroom_;
  std::optional<notices::SearchWatch> watch_;
  std::optional<publication::Reminding> reminding_;
  std::optional<notices::Rounds> mailing_;
  std::optional<notices::Rounds> watching_;
  std::optional<notices::Rounds> reminding_round_;
};

}  // namespace bch::node
