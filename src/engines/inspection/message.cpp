#include "engines/inspection/message.h"

#include "base/limits.h"
#include "languages/charset.h"

#include <cstring>

namespace bch::engines::inspection {
namespace {

using Length = std::uint32_t;
using records::Inspected;

constexpr std::size_t most_remarks = 64;
constexpr std::string_view family_of_keys = "attachment.";
constexpr std::string_view yes = "1";

void add(std::string& message, std::string_view piece) {
  const auto length = static_cast<Length>(piece.size());
  message.append(reinterpret_cast<const char*>(&length), sizeof length);
  message += piece;
}

void add(std::string& message, const Problem& problem) {
  add(message, name(problem.kind));
  add(message, problem.key);
  for (std::size_t i = 0; i < 2; ++i) {  // one argument at most
    const bool has = !problem.arguments.empty();
    add(message, !has ? "" : i == 0 ? problem.arguments[0].first : problem.arguments[0].second);
  }
}

// Takes piece after piece; after the first that is not whole, nothing more.
class Taking {
 public:
  explicit Taking(std::string_view message) : rest_(message) {}

  std::string_view piece() {
    Length length = 0;
    if (!good_ || rest_.size() < sizeof length) return fail();
    std::memcpy(&length, rest_.data(), sizeof length);
    rest_.remove_prefix(sizeof length);
    if (rest_.size() < length) return fail();
    const auto piece = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return piece;
  }
  Problem problem() {
    Problem problem{problem_kind_named(piece()), std::string(piece()), {}};
    const auto argument = piece();
    const auto value = piece();
    if (!argument.empty()) problem.arguments.emplace_back(argument, value);
    const bool is_ours = problem.key.starts_with(family_of_keys) && languages::is_utf8(problem.key) &&
                         languages::is_utf8(argument) && languages::is_utf8(value) &&
                         value.size() <= limits::file_name_bytes;
    if (!is_ours) fail();
    return problem;
  }
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  std::string_view fail() {
    good_ = false;
    return {};
  }

 private:
  std::string_view rest_;
  bool good_ = true;
};

}  // namespace

std::string write_question(const Question& question) {
  std::string message;
  message.reserve(question.bytes.size() + limits::file_name_bytes);
  add(message, question.wish == Wish::text ? yes : "");
  add(message, question.file_name);
  add(message, question.bytes);
  return message;
}

std::optional<Question> read_question(std::string_view message) {
  Taking take(message);
  Question question;
  question.wish = take.piece() == yes ? Wish::text : Wish::inspect;
  question.file_name = take.piece();
  question.bytes = take.piece();
  if (!take.good() || !take.at_end()) return std::nullopt;
  return question;
}

std::string write_answer(const Answer& answer) {
  std::string message;
  add(message, answer.is_filtered ? yes : "");
  const auto* problem = std::get_if<Problem>(&answer.outcome);
  add(message, problem == nullptr ? yes : "");
  if (problem != nullptr) {
    add(message, *problem);
    return message;
  }
  const auto& inspected = std::get<Inspected>(answer.outcome);
  add(message, inspected.media);
  add(message, inspected.text);
  add(message, inspected.cleaned ? yes : "");
  if (inspected.cleaned) add(message, inspected.bytes);
  for (const Problem& each : inspected.remarks) add(message, each);
  return message;
}

std::optional<Answer> read_answer(std::string_view message, std::string_view asked_bytes) {
  Taking take(message);
  Answer answer;
  answer.is_filtered = take.piece() == yes;
  if (take.piece() != yes) {
    answer.outcome = take.problem();
    if (!take.good() || !take.at_end()) return std::nullopt;
    return answer;
  }
  Inspected inspected;
  inspected.media = take.piece();
  const auto text = take.piece();
  inspected.cleaned = take.piece() == yes;
  const auto bytes = inspected.cleaned ? take.piece() : asked_bytes;
  while (take.good() && !take.at_end()) {
    inspected.remarks.push_back(take.problem());
    if (inspected.remarks.size() > most_remarks) return std::nullopt;
  }
  const bool is_honest = take.good() && text.size() <= limits::attached_text_bytes &&
                         languages::is_utf8(text) && bytes.size() <= limits::attachment_bytes &&
                         inspected.media.size() <= limits::file_name_bytes &&
                         languages::is_utf8(inspected.media);
  if (!is_honest) return std::nullopt;
  inspected.text = text;
  inspected.bytes = bytes;
  answer.outcome = std::move(inspected);
  return answer;
}

}  // namespace bch::engines::inspection
