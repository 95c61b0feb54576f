#include "portal/problems.h"

#include "records/json.h"

#include <algorithm>
#include <array>

namespace bch::portal {
namespace {

constexpr std::string_view media_type = "application/problem+json";

// What is wrong with the machine and can be put right by whom the reader calls.
constexpr std::array<std::string_view, 2> told{"store.disk-full", "journal.clock-behind"};

// The statuses that readers have to tell apart; others are said as the nearest of them.
int said_as(int status) {
  switch (status) {
    case 404:
    case 405:
    case 410:
    case 503:
      return status;
    default:
      return status < 500 ? 400 : 500;
  }
}

}  // namespace

Said said_of(const renditions::Reader& reader, const Problem& problem, int status) {
  const std::string key = "error." + std::to_string(said_as(status));
  Said said{reader.say(key + ".title"), reader.say(key + ".what-to-do"), {}};
  const bool helps =
      !problem.key.empty() && (status < 500 || std::ranges::find(told, problem.key) != told.end());
  if (helps) said.why = reader.say(problem.key, problem.arguments);
  return said;
}

http::Response problem_as_json(const renditions::Reader& reader, const Problem& problem,
                               std::string_view request_id) {
  const int status = http_status(problem.kind);
  const auto said = said_of(reader, problem, status);
  records::Document document = records::Document::members();
  document.set("title", said.title);
  document.set("status", std::int64_t{status});
  document.set("detail", said.why.empty() ? said.what_to_do : said.why);
  document.set("request", request_id);
  auto response = http::page(media_type, records::canonical_json(document));
  response.status = status;
  response.freshness = http::Freshness::never_stored;
  response.route = "error";
  return response;
}

}  // namespace bch::portal
