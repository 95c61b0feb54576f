#pragma once
// What is said of a problem to whom asked: on a page (page.h), or to a program that asks for JSON
// (RFC 9457). Pure functions; any thread.

#include "base/problem.h"
#include "http/response.h"
#include "renditions/reader.h"

#include <string>
#include <string_view>

namespace bch::portal {

struct Said {
  std::string title;
  std::string what_to_do;
  std::string why;  // empty when it would help nobody but the operator, who has the log
};
Said said_of(const renditions::Reader& reader, const Problem& problem, int status);

http::Response problem_as_json(const renditions::Reader& reader, const Problem& problem,
                               std::string_view request_id);

}  // namespace bch::portal
