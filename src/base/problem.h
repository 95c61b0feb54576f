#pragma once
// Problem: why something was refused or failed, as a value.
//
// It becomes a sentence in the reader's language (key and arguments, through the catalogue), an HTTP status,
// an OAI-PMH error and an exit code, so it carries a kind and a message key, never a finished sentence. Cheap
// to move, copied freely, no thread rules.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bch {

struct Problem {
  enum class Kind {
    invalid,      // the request or input is wrong and has to be changed
    forbidden,    // understood, and this person may not
    not_found,    // there is nothing here by that name
    gone,         // there was, and it has been erased
    conflict,     // something else happened first; read again and retry
    too_large,    // over a limit of base/limits.h
    unsupported,  // a method, media type or format version we do not speak
    busy,         // try again later
    damaged,      // stored or received bytes contradict their own proof
    failed,       // the machine underneath (disk, network, library) failed
  };
  using Arguments = std::vector<std::pair<std::string, std::string>>;

  Kind kind;
  std::string key;      // message key of the catalogue, such as "journal.parent-moved"
  Arguments arguments;  // values for the message's named holes

  friend bool operator==(const Problem&, const Problem&) = default;
};

// The status of an HTTP answer that reports a problem of this kind (RFC 9110, section 15).
int http_status(Problem::Kind kind);

// The exit code of a command that ends with a problem of this kind, after BSD's sysexits.
int exit_code(Problem::Kind kind);

// The kind's own name, for logs and JSON: "not-found".
std::string_view name(Problem::Kind kind);
Problem::Kind problem_kind_named(std::string_view name);  // failed when there is none of that name

// The problem for logs: key and arguments, in no human language.
std::string describe(const Problem& problem);

}  // namespace bch
