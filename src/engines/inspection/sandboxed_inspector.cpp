#include "engines/inspection/sandboxed_inspector.h"

#include "base/limits.h"
#include "engines/inspection/child.h"
#include "engines/inspection/message.h"
#include "engines/inspection/problems.h"
#include "engines/inspection/spawned.h"

#include <csignal>
#include <optional>

#include <sys/wait.h>

namespace bch::engines::inspection {
namespace {

constexpr std::size_t answer_bytes = limits::attachment_bytes + limits::attached_text_bytes + 64 * 1024;

// Why a child said nothing of use: it was stopped, or the file has felled it, or it is no child of ours.
Problem silence(int status) {
  if (!WIFSIGNALED(status)) return {Problem::Kind::failed, "attachment.not-inspected", {}};
  return WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGXCPU ? too_costly() : damaged();
}

}  // namespace

// A place among those who may have a child at the moment.
class SandboxedInspector::Turn {
 public:
  // nothing when too many wait already.
  static std::optional<Turn> wait(SandboxedInspector& inspector) {
    std::unique_lock lock(inspector.mutex_);
    if (inspector.waiting_ >= limits::inspections_waiting) return std::nullopt;
    ++inspector.waiting_;
    inspector.free_.wait(lock, [&] { return inspector.working_ < limits::inspections_at_once; });
    --inspector.waiting_;
    ++inspector.working_;
    return Turn(inspector);
  }
  Turn(Turn&& other) noexcept : inspector_(std::exchange(other.inspector_, nullptr)) {}
  Turn& operator=(Turn&&) = delete;
  ~Turn() {
    if (inspector_ == nullptr) return;
    {
      const std::lock_guard lock(inspector_->mutex_);
      --inspector_->working_;
    }
    inspector_->free_.notify_one();
  }

 private:
  explicit Turn(SandboxedInspector& inspector) : inspector_(&inspector) {}
  SandboxedInspector* inspector_;
};

Result<records::Inspected> SandboxedInspector::inspect(std::string_view bytes, std::string_view file_name) {
  return ask(bytes, file_name.substr(0, limits::file_name_bytes), false);
}

Result<std::string> SandboxedInspector::text_of(std::string_view bytes) {
  return TRY(ask(bytes, {}, true)).text;
}

Result<records::Inspected> SandboxedInspector::ask(std::string_view bytes, std::string_view file_name,
                                                   bool only_text) {
  if (bytes.empty()) return refusal("attachment.empty");
  if (bytes.size() > limits::attachment_bytes) return too_large();
  const auto turn = Turn::wait(*this);
  if (!turn) return Problem{Problem::Kind::busy, "attachment.busy", {}};
  auto child =
      TRY(Spawned::start(settings_.program, child_argument,
                         write_question({only_text ? Wish::text : Wish::inspect, file_name, bytes})));
  const auto until = std::chrono::steady_clock::now() + settings_.patience;
  const auto heard = child.hear(until, answer_bytes);
  auto answer = heard ? read_answer(*heard, bytes) : std::nullopt;
  if (!answer) return silence(child.end(heard ? until : Spawned::Moment()));
  if (!answer->is_filtered) std::call_once(said_, weaker_);
  if (auto* problem = std::get_if<Problem>(&answer->outcome)) return std::move(*problem);
  return std::get<records::Inspected>(std::move(answer->outcome));
}

}  // namespace bch::engines::inspection
