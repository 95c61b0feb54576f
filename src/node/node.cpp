#include "node/node.h"

#include "engines/sqlite/journal.h"
#include "engines/system/system.h"
#include "engines/xapian/index.h"
#include "node/checkpoint_signer.h"
#include "node/inspection.h"
#include "node/key_file.h"
#include "registry/forwarding.h"
#include "search/following.h"

#include <cstdlib>

namespace bch::node {
namespace {

constexpr auto index_folder = "index";
constexpr unsigned for_all = 0644;
constexpr std::uint64_t entries_a_step = 1'000;
constexpr double percent = 100;

std::vector<search::Tongue> tongues(const languages::Languages& languages) {
  std::vector<search::Tongue> all;
  for (const auto& language : languages.all())
    all.push_back(
        {language.tag, engines::xapian::stemmer(language.stemmer), language.small_words, language.prefixes});
  return all;
}

}  // namespace

std::string environment_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return value;
  }
  return {};
}

Result<Done> create(const std::filesystem::path& folder, const Configuration& configuration) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) return Problem{Problem::Kind::failed, "node.cannot-write", {{"file", folder.string()}}};
  if (!std::filesystem::is_empty(folder, failed))
    return Problem{Problem::Kind::conflict, "node.folder-not-empty", {{"folder", folder.string()}}};
  engines::system::SystemClock clock;
  engines::system::SystemChance chance;
  TRY(make_key(folder, chance));
  const auto key = TRY(read_key(folder, configuration.origin));
  auto journal = TRY(engines::sqlite::Journal::open(folder));
  registry::Registry registry(*journal, clock, chance, {configuration.number});
  registry::Act first;
  first.kind = registry::Kind::key;
  first.role = "operator";
  first.content = records::Document();
  first.content->set("key", key.verifier().text());
  TRY(registry.append({{}, {std::move(first)}}));
  return write_whole(folder / "node.toml", written(configuration),
                     for_all);  // last: with it the node is whole
}

Result<std::unique_ptr<Node>> Node::open(const std::filesystem::path& folder, const Treaty& treaty,
                                         Purpose purpose) {
  std::unique_ptr<Node> node(new Node(folder, treaty));
  node->configuration_ = TRY(Configuration::read(folder));
  TRY(node->join(purpose));
  return node;
}

Node::~Node() = default;

Result<Done> Node::join(Purpose purpose) {
  clock_ = std::make_unique<engines::system::SystemClock>();
  chance_ = std::make_unique<engines::system::SystemChance>();
  TRY(open_store(purpose));
  registry::Registry::Settings settings{configuration_.number, [this] { return may_write(); }};
  settings.is_for_practice = configuration_.is_practice;
  if (elsewhere_) {
    settings.elsewhere = [this](const registry::Batch& batch) -> Result<registry::Receipt> {
      const std::lock_guard lock(asking_);
      return registry::read_outcome(TRY(elsewhere_->ask(registry::write_batch(batch))));
    };
  }
  registry_ = std::make_unique<registry::Registry>(*store_, *clock_, *chance_, std::move(settings));
  adopted_ = TRY(newest_edition(*registry_));
  TRY(open_index());
  if (purpose != Purpose::read && !elsewhere_) {
    auto key = TRY(read_key(folder_, configuration_.origin));
    signer_ = std::make_unique<CheckpointSigner>(folder_, *registry_, std::move(key));
    inspector_ = make_inspector();
    indexer_ = std::make_unique<search::IndexFollower>(
        *registry_, treaty().formats(), treaty().readers().front()->collator, *inspector_, *index_,
        [this](std::span<const registry::Version> versions) {
          if (indexed_) indexed_(versions);
        });
  }
  return Done{};
}

Result<Done> Node::open_index() {
  const auto spoken = tongues(treaty().languages());
  lexicon_ =
      TRY(search::Lexicon::read(treaty().formats(), treaty().languages(), treaty().catalogues(), spoken));
  index_ = std::make_unique<engines::xapian::XapianIndex>(folder_ / index_folder, spoken, *lexicon_,
                                                          treaty().digest());
  return Done{};
}

Result<Done> Node::open_store(Purpose purpose) {
  if (purpose != Purpose::read) {
    auto own = engines::sqlite::Journal::open(folder_);
    if (own.ok()) {
      store_ = *std::move(own);
      return Done{};
    }
    if (purpose == Purpose::append && own.problem().kind == Problem::Kind::busy)
      elsewhere_ = engines::system::LocalClient::connect(folder_);
    if (!elsewhere_) return std::move(own).problem();
  }
  store_ = TRY(engines::sqlite::Journal::open_to_read(folder_));
  return Done{};
}

std::vector<registry::Follower*> Node::followers() {
  return {signer_.get(), indexer_.get()};
}

Result<Done> Node::sign() {
  if (signer_) TRY(registry::catch_up(*registry_, *signer_, entries_a_step));
  return Done{};
}

Result<Done> Node::may_write() const {
  const double share = TRY(engines::system::free_share(folder_));
  if (share * percent >= configuration_.keep_free) return Done{};
  return Problem{Problem::Kind::busy,
                 "store.disk-nearly-full",
                 {{"folder", folder_.string()}, {"percent", std::to_string(configuration_.keep_free)}}};
}

Result<std::unique_ptr<engines::system::LocalServer>> Node::append_for_others() {
  return engines::system::LocalServer::listen(folder_, [this](const engines::system::Pieces& question) {
    const auto batch = registry::read_batch(question);
    return registry::write_outcome(batch.ok() ? registry_->append(*batch)
                                              : Result<registry::Receipt>(batch.problem()));
  });
}

std::string Node::checkpoint_note() const {
  return read_checkpoint_note(folder_);
}

Result<seals::VerifierKey> Node::verifier() const {
  const auto first = TRY(registry_->at(0));
  const auto content = TRY(registry_->content(first.entry));
  const auto key = seals::VerifierKey::parse(content.at("key").text());
  if (!key) return Problem{Problem::Kind::damaged, "node.no-verifier-key", {}};
  return *key;
}

Result<std::optional<seals::Checkpoint>> Node::checkpoint() const {
  const std::string note = checkpoint_note();
  if (note.empty()) return std::optional<seals::Checkpoint>();
  const std::vector<seals::VerifierKey> keys{TRY(verifier())};
  return std::optional(TRY(seals::open_checkpoint(note, configuration_.origin, keys)));
}

}  // namespace bch::node
