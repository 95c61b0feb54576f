#include "access/accounts.h"

#include "access/passkeys.h"
#include "base/limits.h"
#include "languages/words.h"
#include "seals/token.h"

#include <algorithm>
#include <set>

namespace bch::access {
namespace {

using records::Document;

constexpr auto invitation_kind = "invitation";
constexpr auto login_kind = "login";  // one for each name that is taken, so that no two get the same
constexpr std::size_t id_bytes = 8;
constexpr std::size_t least_login = 3;
constexpr std::size_t most_login = 64;
constexpr std::int64_t day = 24LL * 60 * 60 * 1'000;

namespace member {
constexpr auto renews = "renews";
constexpr auto name = "name";
constexpr auto post = "post";
constexpr auto office = "office";
constexpr auto email = "email";
constexpr auto language = "language";
constexpr auto appointments = "appointments";
constexpr auto by = "by";
constexpr auto made = "made";
constexpr auto expires = "expires";
}  // namespace member

workspace::Label invitations_of(const records::PartyId& party) {
  return {"party", party.value()};
}

workspace::Item to_item(const Waiting& waiting) {
  workspace::Item item;
  item.kind = invitation_kind;
  item.id = waiting.id;
  item.order = waiting.made.milliseconds();
  const auto& proposal = waiting.proposal;
  Document& body = item.body = Document::members();
  if (proposal.renews) body.set(member::renews, proposal.renews->value());
  body.set(member::name, proposal.name);
  body.set(member::post, proposal.post);
  body.set(member::office, proposal.is_office);
  body.set(member::email, proposal.email);
  body.set(member::language, proposal.language);
  Document appointments = Document::list();
  std::set<records::PartyId> parties;
  for (const auto& appointment : proposal.appointments) {
    appointments.append(to_document(appointment));
    parties.insert(appointment.party);
  }
  body.set(member::appointments, std::move(appointments));
  body.set(member::by, waiting.by.value());
  body.set(member::made, waiting.made.milliseconds());
  body.set(member::expires, waiting.expires.milliseconds());
  for (const auto& party : parties) item.labels.push_back(invitations_of(party));
  return item;
}

Waiting to_waiting(const workspace::Item& item) {
  const auto text = [&](const char* name) { return std::string(item.body.at(name).text()); };
  const auto instant = [&](const char* name) {
    return Instant::from_milliseconds(item.body.at(name).integer());
  };
  Waiting waiting;
  waiting.id = item.id;
  waiting.version = item.version;
  auto& proposal = waiting.proposal;
  if (item.body.find(member::renews) != nullptr) proposal.renews = AccountId(text(member::renews));
  proposal.name = text(member::name);
  proposal.post = text(member::post);
  proposal.is_office = item.body.at(member::office).boolean();
  proposal.email = text(member::email);
  proposal.language = text(member::language);
  for (const auto& appointment : item.body.at(member::appointments).items())
    proposal.appointments.push_back(to_appointment(appointment));
  waiting.by = AccountId(text(member::by));
  waiting.made = instant(member::made);
  waiting.expires = instant(member::expires);
  return waiting;
}

bool is_fit(std::string_view login) {
  const auto is_allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_' || c == '@' || static_cast<unsigned char>(c) >= 0x80;
  };
  return login.size() >= least_login && login.size() <= most_login && std::ranges::all_of(login, is_allowed);
}

Result<std::vector<Account>> to_accounts(const std::vector<workspace::Item>& items) {
  std::vector<Account> accounts;
  for (const auto& item : items) accounts.push_back(TRY(to_account(item)));
  return accounts;
}

}  // namespace

Result<std::optional<Account>> Accounts::find(const AccountId& id) {
  const auto item = TRY(store_.read(account_kind, id.value()));
  if (!item) return std::optional<Account>();
  return std::optional(TRY(to_account(*item)));
}

Result<std::optional<Account>> Accounts::with_login(std::string_view login) {
  const auto items = TRY(store_.find(account_kind, account_with(login), 1));
  if (items.empty()) return std::optional<Account>();
  return std::optional(TRY(to_account(items.front())));
}

Result<std::vector<Account>> Accounts::of(const records::PartyId& party) {
  return to_accounts(TRY(store_.find(account_kind, accounts_of(party), limits::workspace_found)));
}

Result<std::vector<Account>> Accounts::all(std::size_t at_most,
                                           const std::optional<workspace::Place>& after) {
  return to_accounts(TRY(store_.find(account_kind, every_account, at_most, after)));
}

Result<bool> Accounts::is_anybody_here() {
  return TRY(store_.count(account_kind, every_account)) > 0;
}

Result<Done> Accounts::save(Account& account, const workspace::Deed& deed, workspace::Commit with) {
  with.puts.push_back(to_item(account));
  with.deeds.insert(with.deeds.begin(), deed);
  TRY(store_.commit(with));
  ++account.version;
  return Done{};
}

Accounts::Prepared Accounts::prepare(const Proposal& proposal, const AccountId& by) {
  Waiting waiting;
  waiting.proposal = proposal;
  waiting.by = by;
  waiting.made = clock_.now();
  waiting.expires = Instant::from_milliseconds(waiting.made.milliseconds() + invitation_days * day);
  auto invitation = new_invitation(chance_, waiting.expires);
  waiting.id = invitation.kept.hash.hex();
  return {std::move(invitation), to_item(waiting)};
}

Result<NewInvitation> Accounts::invite(const Proposal& proposal, const AccountId& by, workspace::Deed deed) {
  auto prepared = prepare(proposal, by);
  deed.about = prepared.item.id;
  TRY(store_.commit({{std::move(prepared.item)}, {}, {std::move(deed)}}));
  return std::move(prepared.invitation);
}

Result<std::optional<Waiting>> Accounts::invitation(std::string_view id) {
  const auto item = TRY(store_.read(invitation_kind, id));
  return item ? std::optional(to_waiting(*item)) : std::nullopt;
}

Result<std::vector<Waiting>> Accounts::invitations(const records::PartyId& party) {
  std::vector<Waiting> all;
  for (const auto& item : TRY(store_.find(invitation_kind, invitations_of(party), limits::workspace_found)))
    all.push_back(to_waiting(item));
  return all;
}

Result<Done> Accounts::revoke(const Waiting& invitation, const workspace::Deed& deed) {
  return store_.commit({{}, {removal_of(invitation)}, {deed}});
}

workspace::Removal Accounts::removal_of(const Waiting& invitation) {
  return {invitation_kind, invitation.id, invitation.version};
}

Result<Waiting> Accounts::invited(std::string_view typed) {
  const auto hash = invitation_hash(typed);
  const auto item = hash ? TRY(store_.read(invitation_kind, hash->hex())) : std::nullopt;
  if (!item) return Problem{Problem::Kind::forbidden, "invitation.unknown", {}};
  Waiting waiting = to_waiting(*item);
  if (waiting.expires <= clock_.now()) return Problem{Problem::Kind::forbidden, "invitation.expired", {}};
  return waiting;
}

Result<Account> Accounts::renewed(const Waiting& invitation, workspace::Commit& commit) {
  auto known = TRY(find(*invitation.proposal.renews));
  if (!known || known->is_closed) return Problem{Problem::Kind::forbidden, "invitation.unknown", {}};
  auto& held = known->credentials;
  for (const auto& passkey : TRY(to_passkeys(held.passkeys))) {
    if (const auto item = TRY(store_.read(passkey_kind, passkey_name(passkey))))
      commit.removals.push_back({item->kind, item->id, item->version});
  }
  held = {};
  return *std::move(known);
}

Account Accounts::made(const Waiting& invitation, const Choice& choice, workspace::Commit& commit) {
  const auto& proposal = invitation.proposal;
  Account account;
  account.id = AccountId(seals::random_token(chance_, id_bytes));
  account.created = clock_.now();
  account.login = choice.login;
  account.name = proposal.name;
  account.post = proposal.post;
  account.is_office = proposal.is_office;
  account.email = proposal.email;
  account.language = proposal.language;
  account.appointments = proposal.appointments;
  workspace::Item taken;
  taken.kind = login_kind;
  taken.id = languages::fold(choice.login);
  taken.body.set("account", account.id.value());
  commit.puts.push_back(std::move(taken));
  return account;
}

Result<Account> Accounts::join(const Waiting& invitation, const Choice& choice, workspace::Deed deed,
                               const Along& along) {
  workspace::Commit commit;
  const bool renews = invitation.proposal.renews.has_value();
  if (!renews && !is_fit(choice.login)) return Problem{Problem::Kind::invalid, "account.login-unfit", {}};
  Account account = renews ? TRY(renewed(invitation, commit)) : made(invitation, choice, commit);
  account.credentials.password = choice.password_hash;
  account.credentials.codes = choice.codes;
  commit.puts.push_back(to_item(account));
  commit.removals.push_back(removal_of(invitation));
  deed.who = deed.about = account.id.value();
  commit.deeds.push_back(std::move(deed));
  if (along) TRY(along(account, commit));
  const auto joined = store_.commit(commit);
  if (!joined.ok()) {
    const bool is_login = joined.problem().kind == Problem::Kind::conflict &&
                          joined.problem().arguments.front().second == login_kind;
    if (is_login) return Problem{Problem::Kind::conflict, "account.login-taken", {}};
    return joined.problem();
  }
  ++account.version;
  return account;
}

}  // namespace bch::access
