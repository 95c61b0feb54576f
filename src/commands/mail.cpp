#include "commands/command.h"
#include "engines/system/system.h"
#include "node/mailing.h"
#include "node/workplace.h"
#include "seals/token.h"

namespace bch::commands {
namespace {

constexpr Option options[] = {
    data_option,
    json_option,
    {"--test", "ADDRESS", "send a test message there now, and say what the mail server answered"},
};
constexpr std::size_t id_bytes = 16;

Result<int> test(const Call& call, node::Node& node) {
  const auto post = TRY(node::open_post(node));
  const auto to = notices::Mailbox::parse(call.text("--test"));
  if (!to)
    return Problem{Problem::Kind::invalid, "command.mail.bad-address", {{"address", call.text("--test")}}};
  const auto head = node::letterhead(node);
  engines::system::SystemChance chance;
  const std::string id = seals::random_token(chance, id_bytes).append("@").append(head.from.domain());
  auto written = notices::write_test(head, call.reader());
  const auto sent =
      TRY(post->send({head.from, head.name, *to, "", std::move(written.subject), std::move(written.text),
                      call.reader().tag(), id, "", node.clock().now()}));
  if (call.json()) {
    records::Document line;
    line.set("sent", to->text());
    line.set("reply", sent.reply);
    Call::print_line(line);
  } else {
    call.say("command.mail.sent", {{"address", to->text()}, {"reply", sent.reply}});
  }
  return 0;
}

Result<int> run(const Call& call) {
  const auto node = TRY(call.node(node::Purpose::read));
  if (call.has("--test")) return test(call, *node);
  const auto place = TRY(node::Workplace::open(*node));
  const auto outbox = TRY(notices::count_letters(place->tools().store));
  auto& ledger = place->tools().ledger;
  records::Document line;
  line.set("waiting", static_cast<std::int64_t>(outbox.waiting));
  line.set("sending", static_cast<std::int64_t>(outbox.on_their_way));
  for (const auto outcome : notices::outcomes())
    line.set(notices::name(outcome),
             static_cast<std::int64_t>(TRY(ledger.count(notices::way::mail, outcome))));
  if (call.json()) {
    Call::print_line(line);
    return 0;
  }
  Problem::Arguments counts;
  for (const auto& [name, value] : line.entries())
    counts.emplace_back(name, call.reader().catalogue.number(value.integer()));
  call.say("command.mail.counts", counts);
  return 0;
}

}  // namespace

const Command mail_command{
    "mail", "Say how much mail waits and what became of the rest, or send a test message",
    "Works beside a running server. Mail is sent by the server, as the table [mail] of node.toml says.",
    options, run};

}  // namespace bch::commands
