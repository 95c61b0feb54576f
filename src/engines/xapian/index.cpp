#include "engines/xapian/index.h"

#include "engines/xapian/building.h"
#include "engines/xapian/generation.h"
#include "engines/xapian/problems.h"

#include <fstream>

#include <fcntl.h>
#include <unistd.h>

namespace bch::engines::xapian {
namespace {

constexpr auto current_name = "current";
constexpr auto generation_name = "generation-";

Problem not_removed(const std::filesystem::path& folder) {
  return Problem{Problem::Kind::failed, "index.not-removed", {{"folder", folder.string()}}};
}

// Names the generation that answers from now on; durable.
bool point_to(const std::filesystem::path& folder, const std::string& name) {
  const auto fresh = folder / "current.new";
  {
    std::ofstream file(fresh, std::ios::trunc);
    file << name << '\n';
    if (!file.flush()) return false;
  }
  for (const auto& path : {fresh, folder}) {
    const int opened = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (opened < 0) return false;
    const bool is_synced = ::fsync(opened) == 0;
    ::close(opened);
    if (!is_synced) return false;
  }
  std::error_code failed;
  std::filesystem::rename(fresh, folder / current_name, failed);
  return !failed;
}

}  // namespace

std::function<search::Stem()> stemmer(const std::string& name) {
  if (name.empty()) return {};
  try {
    static_cast<void>(Xapian::Stem(name));
    return [name] {
      return [stem = Xapian::Stem(name)](std::string_view word) { return stem(std::string(word)); };
    };
  } catch (const Xapian::Error&) {
    return {};
  }
}

XapianIndex::XapianIndex(std::filesystem::path folder, std::vector<search::Tongue> tongues,
                         const search::Lexicon& lexicon, std::string edition)
    : folder_(std::move(folder)),
      ground_(std::make_unique<Ground>(Ground{std::move(tongues), lexicon, std::move(edition)})) {}

XapianIndex::~XapianIndex() = default;

std::string XapianIndex::current() const {
  std::ifstream file(folder_ / current_name);
  std::string name;
  std::getline(file, name);
  const bool is_name = name.starts_with(generation_name) && name.find('/') == std::string::npos;
  return is_name ? name : std::string();
}

// Null when there is none yet.
Result<XapianIndex::Seen> XapianIndex::seen() {
  const std::lock_guard lock(mutex_);
  if (seen_) return seen_;
  const auto name = current();
  if (!name.empty()) seen_ = TRY(Generation::open(folder_ / name, *ground_));
  return seen_;
}

Result<registry::Position> XapianIndex::position() {
  if (building_) return building_->position();
  const auto generation = TRY(seen());
  if (!generation) {
    TRY(forget());
    return registry::Position{0};
  }
  if (generation->is_outdated()) return damaged(stored::purge);
  return generation->position();
}

Result<Done> XapianIndex::forget() {
  building_.reset();
  const auto name = current();
  clean_up(name);
  int number = 1;
  if (!name.empty()) number = std::atoi(name.c_str() + std::char_traits<char>::length(generation_name)) + 1;
  building_name_ = generation_name + std::to_string(number);
  std::error_code failed;
  std::filesystem::remove_all(folder_ / building_name_, failed);
  if (failed) return not_removed(folder_ / building_name_);
  building_ = std::make_unique<Building>(folder_ / building_name_, *ground_);
  is_building_ = true;
  return Done{};
}

// Throws away all that is in the folder but that generation.
void XapianIndex::clean_up(const std::string& but) const {
  std::error_code failed;
  for (const auto& each : std::filesystem::directory_iterator(folder_, failed)) {
    const auto name = each.path().filename().string();
    if (name != but && name != current_name) std::filesystem::remove_all(each.path(), failed);
  }
}

Result<Done> XapianIndex::settle() {
  if (!building_) return Done{};
  const auto finished = building_->finish();
  building_.reset();
  if (!finished.ok()) {
    is_building_ = false;
    return finished.problem();
  }
  auto generation = TRY(Generation::open(folder_ / building_name_, *ground_));
  if (!point_to(folder_, building_name_))
    return Problem{Problem::Kind::failed, "node.cannot-write", {{"file", (folder_ / current_name).string()}}};
  {
    const std::lock_guard lock(mutex_);
    seen_ = std::move(generation);
  }
  is_building_ = false;
  clean_up(building_name_);
  return Done{};
}

Result<Done> XapianIndex::change(search::Changes changes) {
  if (building_) return building_->change(std::move(changes));
  const auto generation = TRY(seen());
  if (!generation) return damaged(current_name);
  return generation->change(changes);
}

Result<search::Answer> XapianIndex::ask(const search::Question& question) {
  const auto generation = seen();
  if (!generation.ok() && !is_building_) return generation.problem();
  if (generation.ok() && *generation) return (*generation)->ask(question);
  search::Answer answer;
  answer.is_ready = false;
  return answer;
}

}  // namespace bch::engines::xapian
