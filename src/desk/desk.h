#pragma once
// Desk: where people who have signed in do their work: its table of pages, and the guard before their doors.
//
// The guard finds out who asks (a cookie that names a session kept on the server), sees that a form was made
// by this site for this session, that the page's needs are met, and that a proof of identity is at hand where
// the act cannot be taken back. What somebody has typed is never lost to a guard: a page that stands in the
// way carries it along. What a person may do with one record is asked in the pages, of access/permission.h.
// Any thread.

#include "desk/visit.h"
#include "http/route.h"
#include "portal/pages.h"

#include <span>
#include <string_view>

namespace bch::desk {

// What has to be true before a page is made at all.
enum class Needs {
  nobody,  // anybody may see it
  person,  // somebody has signed in
  proof,   // and has lately given a second factor: asked for when the form is sent
};

struct Door {
  Result<Answer> (*make)(Visit&);
  Needs needs;
};

// Alphabetical by pattern.
std::span<const http::Route<Door>> doors();

class Desk {
 public:
  // Both outlive the desk.
  Desk(const portal::Portal& portal, const Tools& tools) : portal_(portal), tools_(tools) {}

  [[nodiscard]] http::Response make(const http::Request& request, const http::Captures& captures,
                                    std::string_view route, const Door& door) const;

 private:
  [[nodiscard]] Result<Answer> guarded(Visit& visit, const Door& door) const;
  [[nodiscard]] http::Response written(const Visit& visit, Answer answer) const;

  const portal::Portal& portal_;
  const Tools& tools_;
};

}  // namespace bch::desk
