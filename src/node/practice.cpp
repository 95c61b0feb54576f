#include "node/practice.h"

#include "access/code_list.h"
#include "desk/codes.h"
#include "node/node.h"
#include "node/workplace.h"
#include "seals/hash.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <system_error>

namespace bch::node {
namespace {

namespace fs = std::filesystem;

constexpr auto beginning_name = "beginning";
constexpr auto unfinished_name = "beginning.unfinished";
constexpr auto configuration_name = "node.toml";
constexpr std::string_view of_a_process[] = {"lock", "socket", beginning_name, unfinished_name};
constexpr auto password = "practice";
constexpr std::size_t governments = 2;
constexpr std::int64_t a_year = 365LL * 24 * 60 * 60 * 1'000;

Problem failed(const fs::path& folder, const std::error_code& error) {
  return {Problem::Kind::failed, "store.folder", {{"folder", folder.string()}, {"detail", error.message()}}};
}

bool belongs_to_a_process(const fs::path& path) {
  return std::ranges::find(of_a_process, path.filename().string()) != std::end(of_a_process);
}

// The configuration goes last: without it a folder is not finished.
Result<Done> copy_node(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::create_directories(to, error);
  if (error) return failed(to, error);
  for (const auto& each : fs::directory_iterator(from, error)) {
    if (belongs_to_a_process(each.path()) || each.path().filename() == configuration_name) continue;
    fs::copy(each.path(), to / each.path().filename(), fs::copy_options::recursive, error);
    if (error) return failed(to, error);
  }
  fs::copy_file(from / configuration_name, to / configuration_name, error);
  if (error) return failed(to, error);
  return Done{};
}

Result<Done> clear(const fs::path& folder) {
  std::error_code error;
  fs::remove(folder / configuration_name, error);
  for (const auto& each : fs::directory_iterator(folder, error)) {
    if (belongs_to_a_process(each.path())) continue;
    fs::remove_all(each.path(), error);
    if (error) return failed(folder, error);
  }
  if (error) return failed(folder, error);
  return Done{};
}

Configuration of_a_new_node() {
  Configuration configuration;
  configuration.name = "Practice node";
  configuration.origin = "practice.example/journal";
  configuration.number = 0;
  configuration.is_demonstration = configuration.is_practice = true;
  return configuration;
}

// One line more in the configuration of a demonstration node.
Result<Done> turn_into_practice(const fs::path& folder) {
  std::stringstream text;
  text << std::ifstream(folder / configuration_name).rdbuf();
  std::string held = text.str();
  const std::string_view table = "[node]\n";
  const auto at = held.find(table);
  if (at == std::string::npos) return Problem{Problem::Kind::invalid, "practice.real-node", {}};
  held.insert(at + table.size(), "practice = true\n");
  std::ofstream file(folder / configuration_name, std::ios::trunc);
  file << held << std::flush;
  if (!file) return failed(folder, std::make_error_code(std::errc::io_error));
  return Done{};
}

Result<Done> keep_beginning(const fs::path& folder) {
  std::error_code error;
  fs::remove_all(folder / unfinished_name, error);
  TRY(copy_node(folder, folder / unfinished_name));
  fs::rename(folder / unfinished_name, folder / beginning_name, error);
  if (error) return failed(folder, error);
  return Done{};
}

// An account whose papers can be shown again at any time: its codes come from its name.
Result<desk::Practice::Trainee> trainee(const TraineeParts& parts, const access::Role& role,
                                        const records::PartyId& party) {
  const std::string place = party.empty() ? std::string() : party.value() + ".";
  desk::Practice::Trainee trainee{{}, place + role.id, password, {}};
  const auto seed = seals::sha256("practice " + trainee.login).bytes();
  std::uint64_t number = 0;
  for (const char byte : seed.substr(0, sizeof(number)))
    number = number * 256 + static_cast<unsigned char>(byte);
  SeededChance chance(number);
  const Instant now = parts.clock.now();
  const auto codes = access::new_code_list(chance, parts.codes_key, now);
  trainee.codes = codes.printed;
  if (const auto there = TRY(parts.accounts.with_login(trainee.login))) {
    trainee.account = there->id;
    return trainee;
  }
  access::Appointment appointment;
  appointment.role = role.id;
  appointment.party = party;
  appointment.from = now;
  if (role.needs_end) appointment.until = Instant::from_milliseconds(now.milliseconds() + a_year);
  access::Proposal proposal;
  proposal.name = trainee.login;
  proposal.is_office = true;
  proposal.language = parts.language;
  proposal.appointments = {std::move(appointment)};
  workspace::Deed deed;
  deed.time = now;
  deed.act = "invite";
  const auto invitation = TRY(parts.accounts.invite(proposal, {}, deed));
  const auto waiting = TRY(parts.accounts.invited(invitation.link));
  deed.act = "join";
  access::Choice choice{trainee.login, {}, desk::to_document(codes.kept)};
  choice.password_hash = TRY(parts.passwords.hash_of(password, parts.chance));
  const auto account = TRY(parts.accounts.join(waiting, choice, deed));
  trainee.account = account.id;
  return trainee;
}

}  // namespace

Result<Done> prepare_practice(const fs::path& folder, const Treaty& treaty) {
  std::error_code error;
  const bool has_beginning = fs::exists(folder / beginning_name, error);
  if (has_beginning && !fs::exists(folder / configuration_name, error)) return begin_anew(folder);
  if (!fs::exists(folder, error) || fs::is_empty(folder, error)) TRY(create(folder, of_a_new_node()));
  const auto configuration = TRY(Configuration::read(folder));
  if (!configuration.is_demonstration) return Problem{Problem::Kind::invalid, "practice.real-node", {}};
  if (has_beginning) return Done{};
  if (!configuration.is_practice) TRY(turn_into_practice(folder));
  {
    const auto node = TRY(Node::open(folder, treaty, Purpose::write));
    TRY(Workplace::open(*node));  // makes the accounts
  }
  return keep_beginning(folder);
}

Result<Done> begin_anew(const fs::path& folder) {
  TRY(clear(folder));
  return copy_node(folder / beginning_name, folder);
}

Result<std::vector<desk::Practice::Trainee>> trainees(const TraineeParts& parts) {
  std::vector<records::PartyId> parties;
  for (const auto& party : parts.vocabularies.parties()) {
    if (party.demonstration && parties.size() < governments) parties.push_back(party.id);
  }
  std::vector<desk::Practice::Trainee> all;
  for (const auto& role : parts.roles.all()) {
    if (!role.of_government) all.push_back(TRY(trainee(parts, role, {})));
  }
  for (const auto& party : parties) {
    for (const auto& role : parts.roles.all()) {
      if (role.of_government) all.push_back(TRY(trainee(parts, role, party)));
    }
  }
  return all;
}

}  // namespace bch::node
