#pragma once
// Visit: one asking for one page of the desk, by somebody who has signed in or is about to; and what the page
// answers. The table of pages is in pages.h, who guards their doors is desk.h. Owned by the desk for as long
// as the answer is made; one thread.

#include "access/accounts.h"
#include "access/common_passwords.h"
#include "access/designations.h"
#include "access/passkeys.h"
#include "access/password.h"
#include "access/permission.h"
#include "access/sessions.h"
#include "access/throttle.h"
#include "base/chance.h"
#include "base/url.h"
#include "desk/editions.h"
#include "http/form.h"
#include "notices/ledger.h"
#include "notices/notice.h"
#include "notices/saved_search.h"
#include "portal/page.h"
#include "publication/announcing.h"
#include "publication/drafts.h"
#include "publication/publishing.h"
#include "publication/vault.h"
#include "records/inspection.h"
#include "workspace/store.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace bch::desk {

using portal::Page;
using renditions::Reader;

// What a node for exercises has besides: accounts that everybody may use, and the way back to the beginning.
struct Practice {
  struct Trainee {
    access::AccountId account;
    std::string login;
    std::string password;
    std::vector<std::string> codes;  // as printed
  };
  std::vector<Trainee> trainees;
  std::function<void()> begin_anew;  // ends the serving; returns at once
};

// What pages of the desk work with. Owned by the node; outlives every visit.
struct Tools {
  workspace::Store& store;
  access::Accounts& accounts;
  access::Designations& designations;
  access::Passkeys& passkeys;
  access::Sessions& sessions;
  const access::Roles& roles;
  access::Passwords& passwords;
  const access::CommonPasswords& common_passwords;
  access::Throttle& throttle;
  publication::Drafts& drafts;
  publication::Publishing& publishing;
  publication::Announcing& announcing;
  publication::Vault& vault;
  records::Inspector& inspector;
  notices::Notices& notices;
  notices::Ledger& ledger;
  notices::SavedSearches& searches;
  Chance& chance;
  std::string codes_key;               // with which printed codes are hashed
  std::string box_key;                 // with which secrets are kept (seals/box.h)
  bool is_secure = false;              // readers reach the site by https: cookies go no other way
  Editions* editions = nullptr;        // of the treaty's files; never null on a node
  const Practice* practice = nullptr;  // of a node for exercises
};

struct Person {
  access::Account account;
  access::Session session;
  std::string token;  // of the session; in forms only what form_token makes of it
};

struct Visit {
  portal::Visit& reading;
  const Tools& tools;
  Instant now;
  http::Form form;  // what was sent, empty when nothing was
  std::optional<Person> person;
  std::string source;  // from where: the address of the other end

  [[nodiscard]] const Reader& reader() const { return reading.reader; }
  [[nodiscard]] std::string say(std::string_view key, const Problem::Arguments& arguments = {}) const {
    return reading.reader.say(key, arguments);
  }
  [[nodiscard]] std::string_view captured(std::string_view name) const { return reading.captures.find(name); }
  [[nodiscard]] std::string cookie(std::string_view name) const;

  // Of the person who asks; false when nobody has signed in.
  [[nodiscard]] bool may(access::Act act, const access::Subject& subject) const;
  [[nodiscard]] bool may_somewhere(access::Act act) const;
  // Whether the person holds an appointment of that Government.
  [[nodiscard]] bool is_of(const records::PartyId& party) const;

  // A line for the audit trail, of this person and this moment.
  [[nodiscard]] workspace::Deed deed(std::string act, std::string about = {},
                                     records::PartyId party = {}) const;
};

struct Answer {
  std::variant<Page, Url, http::Response> what;  // a page, where to go on, or bytes
  std::vector<std::string> cookies;              // values of Set-Cookie

  Answer(Page page) : what(std::move(page)) {}                    // NOLINT(google-explicit-constructor)
  Answer(Url to) : what(std::move(to)) {}                         // NOLINT(google-explicit-constructor)
  Answer(http::Response response) : what(std::move(response)) {}  // NOLINT(google-explicit-constructor)
};

namespace cookie {
inline constexpr std::string_view session = "bch-session";
inline constexpr std::string_view device = "bch-device";  // that has signed in to an account before
}  // namespace cookie

}  // namespace bch::desk
