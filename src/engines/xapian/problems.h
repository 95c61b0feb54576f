#pragma once
// What can go wrong with an index, as our own Problems. Private to this engine.

#include "base/problem.h"

#include <string>

#include <xapian.h>

namespace bch::engines::xapian {

// It has to be made anew.
inline Problem damaged(const std::string& detail) {
  return Problem{Problem::Kind::damaged, "index.damaged", {{"detail", detail}}};
}

inline Problem problem_of(const Xapian::Error& error) {
  const std::string type = error.get_type();
  if (type == "DatabaseLockError") return Problem{Problem::Kind::busy, "index.locked", {}};
  return damaged(error.get_msg());
}

}  // namespace bch::engines::xapian
