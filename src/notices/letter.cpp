#include "notices/letter.h"

#include "base/limits.h"
#include "languages/words.h"

#include <algorithm>

namespace bch::notices {
namespace {

using records::Document;

constexpr auto letter_kind = "outbox";
constexpr std::int64_t minute = 60LL * 1'000;
constexpr std::int64_t longest_pause = 4 * 60 * minute;
constexpr std::int64_t given_up_after = 5LL * 24 * 60 * minute;
constexpr unsigned doublings = 8;  // then the pause is the longest

const workspace::Label waiting{"state", "waiting"};
const workspace::Label sending{"state", "sending"};

workspace::Label new_for(const std::string& to) {
  return {"to", to};
}
workspace::Label part_of(const std::string& message_id) {
  return {"message", message_id};
}

namespace member {
constexpr auto account = "account";
constexpr auto mailbox = "mailbox";
constexpr auto name = "name";
constexpr auto language = "language";
constexpr auto news = "news";
constexpr auto notice = "notice";
constexpr auto first_due = "firstDue";
constexpr auto due = "due";
constexpr auto attempts = "attempts";
constexpr auto message = "message";
constexpr auto answer = "answer";
constexpr auto sending = "sending";
}  // namespace member

Problem damaged(const workspace::Item& item) {
  return {Problem::Kind::damaged, "store.damaged", {{"detail", item.kind + " " + item.id}}};
}

Result<std::vector<Letter>> letters(workspace::Store& store, const workspace::Label& label,
                                    std::size_t at_most) {
  std::vector<Letter> all;
  for (const auto& item : TRY(store.find(letter_kind, label, at_most))) all.push_back(TRY(to_letter(item)));
  return all;
}

}  // namespace

std::string Letter::to() const {
  return addressee ? languages::fold(addressee->mailbox.text()) : account.value();
}

// The order is the moment at which it is due, turned round: lists begin with the greatest.
workspace::Item to_item(const Letter& letter) {
  workspace::Item item;
  item.kind = letter_kind;
  item.id = letter.id;
  item.version = letter.version;
  item.order = -letter.due.milliseconds();
  Document& body = item.body = Document::members();
  if (letter.addressee) {
    body.set(member::mailbox, letter.addressee->mailbox.text());
    body.set(member::name, letter.addressee->name);
    body.set(member::language, letter.addressee->language);
  } else {
    body.set(member::account, letter.account.value());
  }
  body.set(member::news, to_document(letter.news));
  body.set(member::notice, letter.notice);
  body.set(member::first_due, letter.first_due.milliseconds());
  body.set(member::due, letter.due.milliseconds());
  body.set(member::attempts, static_cast<std::int64_t>(letter.attempts));
  body.set(member::message, letter.message_id);
  body.set(member::answer, letter.last_answer);
  body.set(member::sending, letter.is_on_its_way);
  item.labels = {letter.is_on_its_way ? sending : waiting,
                 letter.message_id.empty() ? new_for(letter.to()) : part_of(letter.message_id)};
  return item;
}

Result<Letter> to_letter(const workspace::Item& item) {
  const Document& body = item.body;
  const auto text = [&](const char* name) { return std::string(body.at(name).text()); };
  const auto instant = [&](const char* name) { return Instant::from_milliseconds(body.at(name).integer()); };
  Letter letter;
  letter.id = item.id;
  letter.version = item.version;
  letter.account = access::AccountId(text(member::account));
  if (letter.account.empty()) {
    const auto mailbox = Mailbox::parse(body.at(member::mailbox).text());
    if (!mailbox) return damaged(item);
    letter.addressee = Addressee{*mailbox, text(member::name), text(member::language)};
  }
  letter.news = to_news(body.at(member::news));
  letter.notice = text(member::notice);
  letter.first_due = instant(member::first_due);
  letter.due = instant(member::due);
  letter.attempts = static_cast<unsigned>(body.at(member::attempts).integer());
  letter.message_id = text(member::message);
  letter.last_answer = text(member::answer);
  letter.is_on_its_way = body.at(member::sending).boolean();
  return letter;
}

Result<std::optional<Letter>> next_letter(workspace::Store& store) {
  auto first = TRY(letters(store, waiting, 1));
  return first.empty() ? std::optional<Letter>() : std::optional(std::move(first.front()));
}

Result<std::vector<Letter>> new_letters_to(workspace::Store& store, const std::string& to) {
  return letters(store, new_for(to), limits::letters_together);
}

Result<std::vector<Letter>> letters_of(workspace::Store& store, const std::string& message_id) {
  return letters(store, part_of(message_id), limits::letters_together);
}

Result<std::vector<Letter>> letters_on_their_way(workspace::Store& store) {
  return letters(store, sending, limits::workspace_found);
}

Result<OutboxCount> count_letters(workspace::Store& store) {
  OutboxCount count;
  count.waiting = TRY(store.count(letter_kind, waiting));
  count.on_their_way = TRY(store.count(letter_kind, sending));
  return count;
}

std::optional<std::int64_t> next_attempt_after(const Letter& letter, Instant now) {
  if (now.milliseconds() - letter.first_due.milliseconds() >= given_up_after) return std::nullopt;
  return std::min(minute << std::min(letter.attempts, doublings), longest_pause);
}

}  // namespace bch::notices
