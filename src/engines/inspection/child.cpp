#include "engines/inspection/child.h"

#include "engines/inspection/inspecting.h"
#include "engines/inspection/message.h"
#include "engines/inspection/pdf.h"
#include "engines/inspection/problems.h"
#include "engines/inspection/sandbox.h"
#include "languages/charset.h"

#include <csignal>
#include <cstring>
#include <new>

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bch::engines::inspection {
namespace {

// The parent's memory, as bytes; never unmapped, because the process ends with it.
std::string_view question_bytes() {
  struct stat status {};
  if (fstat(STDIN_FILENO, &status) != 0 || status.st_size <= 0) return {};
  const auto size = static_cast<std::size_t>(status.st_size);
  void* at = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, STDIN_FILENO, 0);
  if (at == MAP_FAILED) return {};
  return {static_cast<const char*>(at), size};
}

std::variant<records::Inspected, Problem> outcome_of(const Question& question) {
  try {
    if (question.wish == Wish::inspect) {
      auto inspected = inspect_here(question.bytes, question.file_name);
      if (!inspected.ok()) return std::move(inspected).problem();
      return *std::move(inspected);
    }
    auto text = text_here(question.bytes);
    if (!text.ok()) return std::move(text).problem();
    records::Inspected inspected;
    inspected.text = *std::move(text);
    return inspected;
  } catch (const std::bad_alloc&) {
    return too_costly();
  } catch (const std::exception&) {
    return damaged();
  }
}

bool write_whole(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

bool is_child(int count, char** arguments) {
  return count == 2 && std::strcmp(arguments[1], child_argument) == 0;
}

void run_child() {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const auto question = read_question(question_bytes());
  prepare_pdf();
  static_cast<void>(languages::decode("\xe9t\xe9"));  // ICU looks round for its tables
  const Walls walls = shut_in();
  Answer answer{walls == Walls::filtered, Problem{Problem::Kind::failed, "attachment.not-inspected", {}}};
  if (walls == Walls::none)
    answer.outcome = Problem{Problem::Kind::failed, "attachment.no-sandbox", {}};
  else if (question)
    answer.outcome = outcome_of(*question);
  ::_exit(write_whole(write_answer(answer)) ? 0 : 1);
}

}  // namespace bch::engines::inspection
