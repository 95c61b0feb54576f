#pragma once
// Passkeys: who has which passkey, and the questions that browsers have to answer with them (passkey.h judges
// the answers). A question (challenge) needs no place in the workspace before it is answered: it carries its
// own end, what it is for and whose it is under a keyed hash, so that pages may ask it of anybody for
// nothing; kept, until it ends, is that it was answered, for each is good once. No two accounts have a
// passkey with one id. Owned by the node; any thread.

#include "access/account.h"
#include "access/passkey.h"
#include "base/chance.h"
#include "base/clock.h"
#include "base/result.h"
#include "workspace/store.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::access {

// The passkeys of an account as it keeps them, and back. Problem damaged, store.damaged.
records::Document to_document(const std::vector<Passkey>& passkeys);
Result<std::vector<Passkey>> to_passkeys(const records::Document& document);

// By what a passkey is told from the others of its owner, and found among those of everybody.
std::string passkey_name(const Passkey& passkey);

inline constexpr std::string_view passkey_kind = "passkey";

class Passkeys {
 public:
  // Store, clock and chance outlive this. `key` is a secret of the node. Without a party (the node does not
  // know its own address) there are no passkeys.
  Passkeys(workspace::Store& store, Clock& clock, Chance& chance, std::string key,
           std::optional<RelyingParty> party)
      : store_(store), clock_(clock), chance_(chance), key_(std::move(key)), party_(std::move(party)) {}

  [[nodiscard]] bool are_possible() const { return party_.has_value(); }

  // What is handed to the browser, as JSON: to sign in, without saying as whom; to prove that it is she; to
  // have one more made.
  [[nodiscard]] std::string asked_to_sign_in() const;
  [[nodiscard]] Result<std::string> asked_to_prove(const Account& account) const;
  [[nodiscard]] Result<std::string> asked_to_register(const Account& account) const;

  // What the browser has answered, its PublicKeyCredential as JSON. The device has to have asked who is
  // there, as it stands for the password too. The account comes back as it is kept now. Problems: as in
  // passkey.h.
  Result<Account> sign_in(std::string_view answer, workspace::Deed deed);
  Result<Done> prove(Account& account, std::string_view answer, workspace::Deed deed);
  Result<Done> add(Account& account, std::string_view answer, std::string_view name,
                   const workspace::Deed& deed);

  // By passkey_name. Problem passkey.unknown.
  Result<Done> remove(Account& account, std::string_view name, const workspace::Deed& deed);

 private:
  [[nodiscard]] Challenge challenge(std::string_view use, const AccountId& account) const;
  [[nodiscard]] std::string proof_of(std::string_view begin, std::string_view use,
                                     const AccountId& account) const;
  Result<Expected> expected(const records::Document& answer, std::string_view use, const AccountId& account,
                            Verification verification);
  Result<Done> use_up(const Challenge& challenge);
  Result<Done> accept(Account& account, const records::Document& answer, const Expected& expected,
                      workspace::Deed deed);

  workspace::Store& store_;
  Clock& clock_;
  Chance& chance_;
  const std::string key_;
  const std::optional<RelyingParty> party_;
};

}  // namespace bch::access
