#pragma once
// Notices: what people with accounts are told on the site, each until it is read and after; and with each,
// when they want that, a letter for the post (letter.h). Telling gives items to put into the commit of the
// deed that is told, so that a deed and its notices are durable together or not at all. Any thread.

#include "access/accounts.h"
#include "base/chance.h"
#include "base/clock.h"
#include "base/id.h"
#include "notices/ledger.h"
#include "notices/letter.h"
#include "notices/news.h"
#include "workspace/store.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace bch::notices {

using NoticeId = Id<struct NoticeTag>;

struct Notice {
  NoticeId id;
  std::uint64_t version = 0;
  access::AccountId account;
  Instant time;
  News news;
  std::optional<Instant> read;
};

// Whether this node sends mail: without a mail server no letters are written.
enum class Mailing { off, on };

// Whether news goes by mail too.
enum class ByMail { as_preferred, at_once, never };

class Notices {
 public:
  // All outlive the notices.
  Notices(workspace::Store& store, access::Accounts& accounts, Clock& clock, Chance& chance, Mailing mailing)
      : store_(store),
        accounts_(accounts),
        clock_(clock),
        chance_(chance),
        ledger_(store, chance),
        mailing_(mailing) {}

  // Tells each of these accounts, once; closed ones and ones that are not there are passed over.
  Result<std::vector<workspace::Item>> tell(std::span<const access::AccountId> accounts, const News& news,
                                            ByMail by_mail = ByMail::as_preferred);

  // Writes to somebody without an account; nothing on a node that sends no mail.
  Result<std::vector<workspace::Item>> write_to(const Addressee& addressee, const News& news);

  // Newest first, after that place.
  Result<std::vector<Notice>> of(const access::AccountId& account, std::size_t at_most,
                                 const std::optional<workspace::Place>& after = {});
  Result<std::optional<Notice>> find(const NoticeId& id);
  Result<std::uint64_t> unread(const access::AccountId& account);

  // What is read is noted in the ledger: its reader was reached. Reading twice changes nothing.
  Result<Done> mark_read(const Notice& notice);
  Result<Done> mark_all_read(const access::AccountId& account);

  static workspace::Place place_of(const Notice& notice) {
    return {notice.time.milliseconds(), notice.id.value()};
  }

 private:
  void add_read(Notice notice, workspace::Commit& commit);

  workspace::Store& store_;
  access::Accounts& accounts_;
  Clock& clock_;
  Chance& chance_;
  Ledger ledger_;
  Mailing mailing_;
};

}  // namespace bch::notices
