#pragma once
// What goes between the process that keeps the node and the child that looks into a file: pieces of any
// bytes, each with its length before it (32 bits, the machine's own order). The question lies in memory that
// both see; the answer comes through a pipe. The child is not believed: what it says is held against limits
// here. Pure; any thread.

#include "records/inspection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace bch::engines::inspection {

enum class Wish : std::uint8_t { inspect, text };

struct Question {
  Wish wish = Wish::inspect;
  std::string_view file_name;
  std::string_view bytes;
};

std::string write_question(const Question& question);
// nothing when it is none.
std::optional<Question> read_question(std::string_view message);

struct Answer {
  bool is_filtered = true;                            // the kernel let the child give up its system calls
  std::variant<records::Inspected, Problem> outcome;  // of a text: only that of Inspected
};

// Bytes that are those of the question are not sent back.
std::string write_answer(const Answer& answer);
// nothing when it is none, is cut, or says what no honest child says: a text that is too long or no UTF-8, a
// file that has grown beyond limits::attachment_bytes, words that are none of this engine.
std::optional<Answer> read_answer(std::string_view message, std::string_view asked_bytes);

}  // namespace bch::engines::inspection
