#include "desk/faults.h"

#include "seals/token.h"

namespace bch::desk {
namespace {

constexpr auto kind = "fault";
constexpr std::size_t id_bytes = 8;

namespace member {
constexpr auto record = "record";
constexpr auto party = "party";
constexpr auto text = "text";
constexpr auto reach = "reach";
constexpr auto answer = "answer";
constexpr auto answered_by = "answeredBy";
constexpr auto state = "state";
}  // namespace member

std::string_view word_of(FaultState state) {
  return state == FaultState::open ? "open" : "answered";
}

workspace::Label all_in(FaultState state) {
  return {member::state, std::string(word_of(state))};
}
workspace::Label of_party(const records::PartyId& party, FaultState state) {
  return {member::party, party.value() + "/" + std::string(word_of(state))};
}

workspace::Item to_item(const Fault& fault) {
  workspace::Item item;
  item.kind = kind;
  item.id = fault.id;
  item.version = fault.version;
  item.order = fault.time.milliseconds();
  item.body.set(member::record, fault.record.value());
  item.body.set(member::party, fault.party.value());
  item.body.set(member::text, fault.text);
  item.body.set(member::reach, fault.reach);
  item.body.set(member::answer, fault.answer);
  item.body.set(member::answered_by, fault.answered_by.value());
  const auto state = fault.answered_by.empty() ? FaultState::open : FaultState::answered;
  item.labels = {all_in(state), of_party(fault.party, state)};
  return item;
}

Result<Fault> to_fault(const workspace::Item& item) {
  const auto text = [&](const char* name) { return std::string(item.body.at(name).text()); };
  const auto record = records::parse_record_id(text(member::record));
  if (!record)
    return Problem{Problem::Kind::damaged, "store.damaged", {{"detail", item.kind + " " + item.id}}};
  return Fault{item.id,
               item.version,
               *record,
               records::PartyId(text(member::party)),
               Instant::from_milliseconds(item.order),
               text(member::text),
               text(member::reach),
               text(member::answer),
               access::AccountId(text(member::answered_by))};
}

}  // namespace

Result<Done> Faults::tell(Fault fault, workspace::Commit with) {
  fault.id = seals::random_token(chance_, id_bytes);
  with.puts.push_back(to_item(fault));
  return store_.commit(with);
}

Result<std::optional<Fault>> Faults::find(std::string_view id) {
  const auto item = TRY(store_.read(kind, id));
  if (!item) return std::optional<Fault>();
  return std::optional(TRY(to_fault(*item)));
}

Result<std::vector<Fault>> Faults::of(const std::optional<records::PartyId>& party, FaultState state,
                                      std::size_t at_most) {
  std::vector<Fault> faults;
  for (const auto& item : TRY(store_.find(kind, party ? of_party(*party, state) : all_in(state), at_most)))
    faults.push_back(TRY(to_fault(item)));
  return faults;
}

Result<Done> Faults::answer(const Fault& fault, workspace::Commit with) {
  with.puts.push_back(to_item(fault));
  return store_.commit(with);
}

}  // namespace bch::desk
