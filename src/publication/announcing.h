#pragma once
// Announcing: who is told what of the way of drafts and records: the publishers that a request has come, its
// author what became of it, colleagues that somebody has remarked on it, the validation teams that something
// waits for them. Whoever does a thing is not told of it. It returns items for the commit of the deed that is
// told, so that both are durable or neither. Any thread.

#include "access/accounts.h"
#include "base/clock.h"
#include "languages/language.h"
#include "notices/notice.h"
#include "publication/draft.h"
#include "registry/registry.h"
#include "workspace/store.h"

#include <span>
#include <string>
#include <vector>

namespace bch::publication {

using Items = std::vector<workspace::Item>;

class Announcing {
 public:
  // All outlive the announcing.
  Announcing(access::Accounts& accounts, notices::Notices& notices, const access::Roles& roles,
             const languages::Languages& languages, Clock& clock)
      : accounts_(accounts), notices_(notices), roles_(roles), languages_(languages), clock_(clock) {}

  // To those who may decide on it.
  Result<Items> requested(const Draft& draft, const Word& word);
  // The same of several at once, in one notice to each.
  Result<Items> requested_together(std::span<const Draft> drafts, const Word& word);
  // To its author and who asked for it.
  Result<Items> given_back(const Draft& draft, const Word& word);
  // To its author, who last wrote in it, and who has remarked on it before.
  Result<Items> commented(const Draft& draft, const Word& word, std::span<const access::AccountId> before);
  // To who wrote and who asked for it; when it was entered on a Government's instruction, to those who
  // publish for that Government; when it waits to be validated, to who may do that. `by`: who published, or
  // empty.
  Result<Items> published(const Draft& draft, const registry::Version& version, const access::AccountId& by);

  // What readers say is wrong in a record, to those who answer for it.
  struct Record {
    records::RecordId id;
    records::PublicNumber number;
    records::PartyId party;  // empty: of no Government
    records::FormatId format;
    languages::LocalizedText title;
  };
  Result<Items> fault_reported(const Record& record);
  // What was answered, to who had told it, when the way to reach her is an address for mail.
  Result<Items> fault_answered(const Record& record, const std::string& reach, const std::string& answer);

  // An announcement, to each of these, in her language when the text has it.
  Result<Items> announced(std::span<const access::AccountId> accounts, const languages::LocalizedText& text,
                          const std::string& path);

  // To those who publish for the record's Government, or else may validate it.
  Result<Items> tell_owners(const Record& record, notices::News news);

 private:
  using Ids = std::vector<access::AccountId>;
  // Those who may still read the draft.
  Result<Ids> readers_among(const Ids& ids, const Draft& draft);
  Result<std::string> name_of(const access::AccountId& account);
  Result<Ids> who_may(access::Act act, const access::Subject& subject);
  Result<Items> tell(Ids ids, const access::AccountId& but, notices::News news,
                     const languages::LocalizedText& title, const std::string& otherwise);
  Result<Items> tell(Ids ids, const access::AccountId& but, notices::News news, const Draft& draft);

  access::Accounts& accounts_;
  notices::Notices& notices_;
  const access::Roles& roles_;
  const languages::Languages& languages_;
  Clock& clock_;
};

}  // namespace bch::publication
