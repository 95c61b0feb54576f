#include "notices/mailroom.h"

#include "base/limits.h"
#include "notices/preferences.h"
#include "seals/token.h"

#include <algorithm>
#include <map>

namespace bch::notices {
namespace {

constexpr std::size_t id_bytes = 16;

std::string reply_in(const Problem& problem) {
  for (const auto& [name, value] : problem.arguments) {
    if (name == "reply") return value.substr(0, limits::mail_reply_bytes);
  }
  return {};
}

}  // namespace

struct Mailroom::Receiver {
  Mailbox mailbox;
  std::string name;
  std::string language;
  bool has_account = false;
};

const renditions::Reader& Mailroom::reader_of(std::string_view language) const {
  const auto found =
      std::ranges::find_if(parts_.readers, [&](const auto& reader) { return reader->tag() == language; });
  return found == parts_.readers.end() ? *parts_.readers.front() : **found;
}

// Nobody when the account is closed, has no address, or one that does not exist.
Result<std::optional<Mailroom::Receiver>> Mailroom::receiver_of(const Letter& letter) {
  std::optional<Receiver> receiver;
  if (letter.addressee) {
    receiver = Receiver{letter.addressee->mailbox, letter.addressee->name, letter.addressee->language, false};
  } else {
    const auto account = TRY(parts_.accounts.find(letter.account));
    const auto mailbox = account && !account->is_closed ? Mailbox::parse(account->email) : std::nullopt;
    if (mailbox) receiver = Receiver{*mailbox, account->name, account->language, true};
  }
  if (receiver && TRY(bounce_mark(parts_.store, receiver->mailbox))) receiver.reset();
  return receiver;
}

Result<Done> Mailroom::send_due() {
  std::map<std::string, std::vector<Letter>> interrupted;
  for (auto& letter : TRY(letters_on_their_way(parts_.store)))
    interrupted[letter.message_id].push_back(std::move(letter));
  for (auto& [id, letters] : interrupted) {
    if (TRY(send_together(std::move(letters))) == Line::closed) return Done{};
  }
  for (;;) {
    const auto next = TRY(next_letter(parts_.store));
    const Instant now = parts_.clock.now();
    if (!next || next->due > now) return Done{};
    auto letters = TRY(due_with(*next, now));
    if (TRY(send_together(std::move(letters))) == Line::closed) return Done{};
  }
}

Result<std::vector<Letter>> Mailroom::due_with(const Letter& letter, Instant now) {
  if (!letter.message_id.empty()) return letters_of(parts_.store, letter.message_id);
  auto letters = TRY(new_letters_to(parts_.store, letter.to()));
  std::erase_if(letters, [&](const Letter& each) { return each.due > now; });
  return letters;
}

Result<Mailroom::Line> Mailroom::send_together(std::vector<Letter> letters) {
  const auto receiver = TRY(receiver_of(letters.front()));
  if (!receiver) {
    const auto& addressee = letters.front().addressee;
    TRY(parts_.store.commit(
        ended(letters, Outcome::dropped, addressee ? addressee->mailbox.text() : std::string(), {})));
    return Line::open;
  }
  TRY(begin(letters));
  const auto sent = parts_.post.send(message_of(letters, *receiver));
  if (!sent.ok()) {
    TRY(note_failure(std::move(letters), *receiver, sent.problem()));
    return sent.problem().key == mail_problem::no_line ? Line::closed : Line::open;
  }
  const std::string reply = sent->reply.substr(0, limits::mail_reply_bytes);
  TRY(parts_.store.commit(ended(letters, Outcome::reached, receiver->mailbox.text(), reply)));
  return Line::open;
}

// Durable before anything goes over the line.
Result<Done> Mailroom::begin(std::vector<Letter>& letters) {
  std::string id = letters.front().message_id;
  if (id.empty())
    id = seals::random_token(parts_.chance, id_bytes).append("@").append(parts_.head.from.domain());
  workspace::Commit commit;
  for (auto& letter : letters) {
    letter.message_id = id;
    letter.is_on_its_way = true;
    commit.puts.push_back(to_item(letter));
    ++letter.version;
  }
  return parts_.store.commit(commit);
}

// They leave the outbox and stand in the ledger.
workspace::Commit Mailroom::ended(const std::vector<Letter>& letters, Outcome outcome,
                                  const std::string& address, const std::string& reply) {
  workspace::Commit commit;
  for (const auto& letter : letters) {
    const auto item = to_item(letter);
    commit.removals.push_back({item.kind, item.id, item.version});
    Delivery delivery;
    delivery.account = letter.account;
    delivery.address = address;
    delivery.news = letter.news;
    delivery.notice = letter.notice;
    delivery.way = way::mail;
    delivery.outcome = outcome;
    delivery.reply = reply;
    delivery.time = parts_.clock.now();
    commit.puts.push_back(ledger_.line(delivery));
  }
  return commit;
}

Result<Done> Mailroom::note_failure(std::vector<Letter> letters, const Receiver& receiver,
                                    const Problem& problem) {
  const std::string reply = reply_in(problem);
  const bool is_unknown = problem.key == mail_problem::no_such_address;
  const bool is_for_good = is_unknown || problem.key == mail_problem::refused;
  const Instant now = parts_.clock.now();
  const auto pause = next_attempt_after(letters.front(), now);
  if (!is_for_good && pause) return try_later(std::move(letters), *pause, reply);
  auto commit =
      ended(letters, is_for_good ? Outcome::refused : Outcome::given_up, receiver.mailbox.text(), reply);
  if (is_unknown) commit.puts.push_back(TRY(mark_as_bounced(parts_.store, receiver.mailbox, {now, reply})));
  return parts_.store.commit(commit);
}

Result<Done> Mailroom::try_later(std::vector<Letter> letters, std::int64_t pause, const std::string& reply) {
  workspace::Commit commit;
  for (auto& letter : letters) {
    letter.is_on_its_way = false;
    letter.due = Instant::from_milliseconds(parts_.clock.now().milliseconds() + pause);
    ++letter.attempts;
    letter.last_answer = reply;
    commit.puts.push_back(to_item(letter));
  }
  return parts_.store.commit(commit);
}

Message Mailroom::message_of(const std::vector<Letter>& letters, const Receiver& receiver) const {
  const auto& reader = reader_of(receiver.language);
  std::vector<News> news;
  for (const auto& letter : letters) news.push_back(letter.news);
  auto written = write(parts_.head, reader, news, receiver.has_account);
  return {parts_.head.from,  parts_.head.name,           receiver.mailbox,
          receiver.name,     std::move(written.subject), std::move(written.text),
          reader.tag(),      letters.front().message_id, std::move(written.preferences),
          parts_.clock.now()};
}

}  // namespace bch::notices
