#include "access/designations.h"

#include "base/limits.h"
#include "seals/token.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace bch::access {
namespace {

constexpr std::string_view post_kind = "post";
const workspace::Label every_post{"all", ""};
constexpr std::size_t id_bytes = 8;

constexpr std::array<std::pair<std::string_view, PostStanding>, 2> standings{{
    {"vacant", PostStanding::vacant},
    {"under-review", PostStanding::under_review},
}};

namespace member {
constexpr auto party = "party";
constexpr auto role = "role";
constexpr auto standing = "standing";
constexpr auto since = "since";
constexpr auto by = "by";
constexpr auto letter = "letter";
}  // namespace member

std::string id_of(const records::PartyId& party, std::string_view role) {
  return party.value() + "/" + std::string(role);
}

workspace::Item to_item(const Post& post) {
  workspace::Item item;
  item.kind = post_kind;
  item.id = id_of(post.party, post.role);
  item.version = post.version;
  item.order = post.since.milliseconds();
  item.body.set(member::party, post.party.value());
  item.body.set(member::role, post.role);
  item.body.set(member::standing, name(post.standing));
  item.body.set(member::since, post.since.milliseconds());
  item.body.set(member::by, post.by.value());
  item.body.set(member::letter, post.letter);
  item.labels = {every_post};
  return item;
}

Post to_post(const workspace::Item& item) {
  const auto text = [&](const char* name) { return std::string(item.body.at(name).text()); };
  return {records::PartyId(text(member::party)),
          text(member::role),
          standing_named(text(member::standing)).value_or(PostStanding::vacant),
          Instant::from_milliseconds(item.body.at(member::since).integer()),
          AccountId(text(member::by)),
          text(member::letter),
          item.version};
}

bool is_to(const Appointment& one, const Appointment& other) {
  return one.role == other.role && one.party == other.party;
}

// Ends what is of that role and Government at `end`, as far as it has not ended before; true when there was
// any.
bool end_appointments(Account& account, const Appointment& like, Instant end) {
  bool ended = false;
  for (auto& appointment : account.appointments) {
    if (!is_to(appointment, like) || appointment.has_ended(end)) continue;
    appointment.until = std::max(appointment.from, end);
    ended = true;
  }
  return ended;
}

}  // namespace

std::string_view name(PostStanding standing) {
  return std::ranges::find(standings, standing, &std::pair<std::string_view, PostStanding>::second)->first;
}

std::optional<PostStanding> standing_named(std::string_view word) {
  const auto* found = std::ranges::find(standings, word, &std::pair<std::string_view, PostStanding>::first);
  return found == standings.end() ? std::nullopt : std::optional(found->second);
}

Result<Letter> Designations::take_in(Letter letter, std::string_view scan, workspace::Deed deed) {
  letter.id = seals::random_token(chance_, id_bytes);
  letter.noted = clock_.now();
  workspace::Commit commit;
  if (!scan.empty()) {
    if (scan_type(scan).empty()) return Problem{Problem::Kind::invalid, "letter.no-scan", {}};
    letter.upload = "letter-" + letter.id;
    commit.files.push_back({letter.upload, std::string(scan)});
  }
  deed.about = letter.id;
  commit.puts.push_back(to_item(letter));
  commit.deeds.push_back(std::move(deed));
  TRY(store_.commit(commit));
  letter.version = 1;
  return letter;
}

Result<std::vector<Letter>> Designations::waiting() {
  std::vector<Letter> letters;
  for (const auto& item : TRY(store_.find(letter_kind, letters_waiting, limits::workspace_found)))
    letters.push_back(TRY(to_letter(item)));
  std::ranges::stable_sort(letters, {}, &Letter::received);
  return letters;
}

Result<std::vector<Letter>> Designations::of(const records::PartyId& party) {
  std::vector<Letter> letters;
  for (const auto& item : TRY(store_.find(letter_kind, letters_of(party), limits::workspace_found)))
    letters.push_back(TRY(to_letter(item)));
  return letters;
}

Result<std::optional<Letter>> Designations::letter(std::string_view id) {
  const auto item = TRY(store_.read(letter_kind, id));
  if (!item) return std::optional<Letter>();
  return std::optional(TRY(to_letter(*item)));
}

Result<std::string> Designations::scan(const Letter& letter) {
  return store_.upload(letter.upload);
}

Result<Done> Designations::close(Letter letter, workspace::Deed deed) {
  letter.recorded = clock_.now();
  return store_.commit({{to_item(letter)}, {}, {std::move(deed)}});
}

Result<Done> Designations::tell(const AccountId& account, Told what, const Appointment& appointment,
                                workspace::Commit& commit) {
  if (!telling_) return Done{};
  for (auto& item : TRY(telling_(account, what, appointment))) commit.puts.push_back(std::move(item));
  return Done{};
}

Result<Done> Designations::put_ended(const Account& account, const Appointment& ended,
                                     workspace::Commit& commit) {
  commit.puts.push_back(access::to_item(account));
  workspace::Deed deed = commit.deeds.front();
  deed.act = "end-appointment";
  deed.about = account.id.value();
  commit.deeds.push_back(std::move(deed));
  return tell(account.id, Told::ended, ended, commit);
}

Result<Done> Designations::end_holders(const Appointment& to,
                                       const std::function<bool(const AccountId&)>& goes,
                                       workspace::Commit& commit) {
  for (auto& account : TRY(accounts_.of(to.party))) {
    if (!goes(account.id) || !end_appointments(account, to, to.from)) continue;
    TRY(put_ended(account, to, commit));
  }
  return Done{};
}

Result<Done> Designations::end_invitations(const Appointment& to, workspace::Commit& commit) {
  for (const auto& waiting : TRY(accounts_.invitations(to.party))) {
    const auto& offered = waiting.proposal.appointments;
    const bool is_same = std::ranges::any_of(offered, [&](const auto& one) { return is_to(one, to); });
    if (is_same && !waiting.proposal.renews) commit.removals.push_back(Accounts::removal_of(waiting));
  }
  return Done{};
}

Result<Done> Designations::appoint(const AccountId& holder, const Appointment& to,
                                   workspace::Commit& commit) {
  auto account = TRY(accounts_.find(holder));
  if (!account || account->is_closed) return Problem{Problem::Kind::not_found, "account.unknown", {}};
  const bool holds_already = std::ranges::any_of(account->appointments, [&](const Appointment& one) {
    return is_to(one, to) && !one.is_delegated && !one.has_ended(to.from) && one.formats == to.formats &&
           one.until == to.until && one.from <= to.from;
  });
  if (holds_already) return Problem{Problem::Kind::conflict, "designation.held", {}};
  end_appointments(*account, to, to.from);
  account->appointments.push_back(to);
  commit.puts.push_back(access::to_item(*account));
  commit.deeds.front().more.set("account", holder.value());
  return tell(holder, Told::designated, to, commit);
}

Result<std::optional<NewInvitation>> Designations::record(const Designation& designation,
                                                          workspace::Deed deed) {
  const auto& to = designation.appointment;
  deed.more.set(member::role, to.role);
  deed.more.set(member::letter, to.evidence);
  workspace::Commit commit;
  commit.deeds.push_back(std::move(deed));
  std::optional<NewInvitation> invitation;
  if (const auto* proposal = std::get_if<Proposal>(&designation.holder)) {
    auto prepared = accounts_.prepare(*proposal, to.by);
    invitation = std::move(prepared.invitation);
    commit.puts.push_back(std::move(prepared.item));
  } else {
    TRY(appoint(std::get<AccountId>(designation.holder), to, commit));
  }
  const Role* role = roles_.find(to.role);
  const bool is_alone = role == nullptr || !role->has_several;
  const auto* holder = std::get_if<AccountId>(&designation.holder);
  const auto goes = [&](const AccountId& account) {
    if (holder != nullptr && account == *holder) return false;  // appoint() has seen to her
    return is_alone || account == designation.replaces;
  };
  TRY(end_holders(to, goes, commit));
  if (is_alone) TRY(end_invitations(to, commit));
  if (const auto post = TRY(store_.read(post_kind, id_of(to.party, to.role))))
    commit.removals.push_back({post->kind, post->id, post->version});
  TRY(store_.commit(commit));
  return invitation;
}

// What `by` has delegated of what she held; an account that has several of it is changed once.
Result<Done> Designations::end_delegated(const AccountId& by, std::span<const Appointment> held, Instant end,
                                         workspace::Commit& commit) {
  struct Changed {
    Account account;
    Appointment of_what;
  };
  std::map<AccountId, Changed> changed;
  for (const auto& own : held) {
    if (own.is_delegated) continue;
    for (auto& each : TRY(accounts_.of(own.party))) {
      if (each.id == by) continue;
      auto& account = changed.try_emplace(each.id, Changed{each, own}).first->second.account;
      for (auto& one : account.appointments) {
        if (one.is_delegated && one.by == by && is_to(one, own) && !one.has_ended(end))
          one.until = std::max(one.from, end);
      }
      if (account.appointments == each.appointments) changed.erase(each.id);
    }
  }
  for (const auto& [id, one] : changed) TRY(put_ended(one.account, one.of_what, commit));
  return Done{};
}

Result<Done> Designations::end(Account& account, std::size_t which, Instant end, workspace::Deed deed) {
  auto& appointment = account.appointments[which];
  appointment.until = std::max(appointment.from, end);
  deed.more.set(member::role, appointment.role);
  workspace::Commit commit{{access::to_item(account)}, {}, {std::move(deed)}};
  TRY(tell(account.id, Told::ended, appointment, commit));
  TRY(end_delegated(account.id, {&appointment, 1}, end, commit));
  TRY(store_.commit(commit));
  ++account.version;
  return Done{};
}

Result<Done> Designations::close_account(Account& account, workspace::Deed deed, workspace::Commit with) {
  const Instant now = clock_.now();
  account.is_closed = true;
  workspace::Commit commit = std::move(with);
  commit.deeds.insert(commit.deeds.begin(), std::move(deed));
  std::vector<Appointment> held;
  for (auto& appointment : account.appointments) {
    if (appointment.has_ended(now)) continue;
    appointment.until = std::max(appointment.from, now);
    held.push_back(appointment);
  }
  TRY(end_delegated(account.id, held, now, commit));
  commit.puts.push_back(access::to_item(account));
  TRY(store_.commit(commit));
  ++account.version;
  return Done{};
}

Result<std::vector<Post>> Designations::marked() {
  std::vector<Post> posts;
  for (const auto& item : TRY(store_.find(post_kind, every_post, limits::workspace_found)))
    posts.push_back(to_post(item));
  return posts;
}

Result<std::optional<Post>> Designations::marked(const records::PartyId& party, std::string_view role) {
  const auto item = TRY(store_.read(post_kind, id_of(party, role)));
  return item ? std::optional(to_post(*item)) : std::nullopt;
}

Result<Done> Designations::mark(Post post, workspace::Deed deed) {
  const auto before = TRY(marked(post.party, post.role));
  post.version = before ? before->version : 0;
  post.since = clock_.now();
  deed.more.set(member::role, post.role);
  deed.more.set(member::standing, name(post.standing));
  deed.more.set(member::letter, post.letter);
  workspace::Commit commit{{to_item(post)}, {}, {std::move(deed)}};
  if (post.standing == PostStanding::vacant) {
    Appointment nobody;
    nobody.role = post.role;
    nobody.party = post.party;
    nobody.from = post.since;
    TRY(end_holders(
        nobody, [](const AccountId&) { return true; }, commit));
    TRY(end_invitations(nobody, commit));
  }
  return store_.commit(commit);
}

Result<Done> Designations::unmark(const Post& post, workspace::Deed deed) {
  deed.more.set(member::role, post.role);
  return store_.commit(
      {{}, {{std::string(post_kind), id_of(post.party, post.role), post.version}}, {std::move(deed)}});
}

}  // namespace bch::access
