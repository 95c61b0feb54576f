#include "base/limits.h"
#include "records/json.h"
#include "workspace/store.h"

namespace bch::workspace {
namespace {

using records::Document;

namespace member {
constexpr auto time = "time";
constexpr auto who = "who";
constexpr auto act = "act";
constexpr auto about = "about";
constexpr auto party = "party";
constexpr auto from = "from";
constexpr auto more = "more";
}  // namespace member

}  // namespace

std::string write_deed(const Deed& deed) {
  Document line = Document::members();
  line.set(member::time, deed.time.milliseconds());
  line.set(member::act, deed.act);
  const std::pair<const char*, const std::string&> texts[] = {{member::who, deed.who},
                                                              {member::about, deed.about},
                                                              {member::party, deed.party.value()},
                                                              {member::from, deed.from}};
  for (const auto& [name, text] : texts) {
    if (!text.empty()) line.set(name, text);
  }
  if (!deed.more.is_null()) line.set(member::more, deed.more);
  return records::canonical_json(line);
}

Result<Deed> read_deed(std::string_view line) {
  const auto read = records::read_json(line);
  if (!read.ok() || !read->at(member::time).is(Document::Kind::integer))
    return Problem{Problem::Kind::damaged, "workspace.bad-deed", {}};
  const auto text = [&](const char* name) { return std::string(read->at(name).text()); };
  return Deed{Instant::from_milliseconds(read->at(member::time).integer()),
              text(member::who),
              text(member::act),
              text(member::about),
              records::PartyId(text(member::party)),
              text(member::from),
              read->at(member::more)};
}

seals::Hash chain(const seals::Hash& before, std::string_view line) {
  return seals::sha256(before.bytes(), line);
}

Result<std::uint64_t> prove_trail(Store& store) {
  std::uint64_t lines = 0;
  std::optional<seals::Hash> later;  // of the line after, whose text has already been read
  std::string later_text;
  const auto bad = [](std::uint64_t number) {
    return Problem{Problem::Kind::damaged, "workspace.bad-trail", {{"number", std::to_string(number)}}};
  };
  for (std::uint64_t before = 0;;) {
    const auto part = TRY(store.deeds({}, before, limits::workspace_found));
    for (const auto& noted : part) {
      if (before != 0 && noted.number + 1 != before) return bad(noted.number);
      if (later && chain(noted.hash, later_text) != *later) return bad(noted.number + 1);
      later = noted.hash;
      later_text = write_deed(noted.deed);
      before = noted.number;
      ++lines;
    }
    if (part.empty() || before == 1) break;
  }
  if (later && chain(seals::Hash(), later_text) != *later) return bad(1);
  return lines;
}

}  // namespace bch::workspace
