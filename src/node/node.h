#pragma once
// Node: one clearing-house node, opened from its folder. The only place where parts are joined: reads like a
// wiring diagram.
//
//   node.toml        configuration            checkpoint   the newest signed one
//   journal.db       the journal              index/       the search index, can be thrown away
//   key              the signing key (0600)   lock         held while somebody writes
//   socket           by which other processes publish through the one that serves (0600)

#include "base/clock.h"
#include "engines/system/local_socket.h"
#include "formats/formats.h"
#include "languages/catalogue.h"
#include "node/configuration.h"
#include "node/treaty.h"
#include "records/inspection.h"
#include "registry/follower.h"
#include "registry/registry.h"
#include "renditions/reader.h"
#include "seals/checkpoint.h"
#include "search/index.h"
#include "search/lexicon.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace bch::node {

// What the environment says of the reader's language (LC_ALL, LC_MESSAGES, LANG); empty: nothing.
std::string environment_language();

// Makes a new node in a folder that is empty or not there: configuration, key, journal with its first entry.
// Problem node.folder-not-empty (conflict).
Result<Done> create(const std::filesystem::path& folder, const Configuration& configuration);

enum class Purpose {
  read,
  append,  // to publish: here, or through the process that serves the folder
  write,   // to do anything, and nobody else meanwhile
};

class Node {
 public:
  // Opens the node of a folder, with the newest edition of the treaty that its journal holds or else that
  // given, which outlives the node. To append or write: takes the folder's lock. Problems: node.no-folder,
  // store.locked (to append: only when whoever holds the lock does not listen), and others.
  static Result<std::unique_ptr<Node>> open(const std::filesystem::path& folder, const Treaty& treaty,
                                            Purpose purpose);
  ~Node();

  [[nodiscard]] Configuration& configuration() { return configuration_; }
  [[nodiscard]] registry::Registry& registry() { return *registry_; }
  [[nodiscard]] registry::Store& store() { return *store_; }
  [[nodiscard]] search::Index& index() { return *index_; }
  [[nodiscard]] const search::Lexicon& lexicon() const { return *lexicon_; }
  [[nodiscard]] const Treaty& treaty() const { return adopted_ ? *adopted_ : treaty_; }
  [[nodiscard]] Clock& clock() const { return *clock_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  // Whoever follows the journal, in the order in which they are worth waiting for. Only of a node that was
  // opened to write.
  [[nodiscard]] std::vector<registry::Follower*> followers();

  // Signs what was published here. Where another process publishes for us, it signs too.
  Result<Done> sign();

  // Why nothing can be published at present: store.disk-nearly-full.
  [[nodiscard]] Result<Done> may_write() const;

  // Publishes for processes that opened the folder to append, until what it gives back is gone.
  Result<std::unique_ptr<engines::system::LocalServer>> append_for_others();

  // The newest signed checkpoint as a note; empty when there is none.
  [[nodiscard]] std::string checkpoint_note() const;
  [[nodiscard]] Result<std::optional<seals::Checkpoint>> checkpoint() const;
  [[nodiscard]] Result<seals::VerifierKey> verifier() const;

  // Hears, on a follower's thread, which records are newly in the index. Before anything follows.
  void when_indexed(std::function<void(std::span<const registry::Version>)> hear) {
    indexed_ = std::move(hear);
  }

 private:
  Node(std::filesystem::path folder, const Treaty& treaty) : folder_(std::move(folder)), treaty_(treaty) {}
  Result<Done> join(Purpose purpose);
  Result<Done> open_store(Purpose purpose);
  Result<Done> open_index();

  std::filesystem::path folder_;
  const Treaty& treaty_;
  std::unique_ptr<const Treaty> adopted_;  // a later edition
  Configuration configuration_;
  std::unique_ptr<Clock> clock_;
  std::unique_ptr<Chance> chance_;
  std::unique_ptr<registry::Store> store_;
  std::mutex asking_;                                      // guards what follows
  std::optional<engines::system::LocalClient> elsewhere_;  // who publishes for us
  std::unique_ptr<registry::Registry> registry_;
  std::optional<search::Lexicon> lexicon_;
  std::unique_ptr<search::Index> index_;
  std::unique_ptr<records::Inspector> inspector_;
  std::unique_ptr<registry::Follower> signer_;
  std::unique_ptr<registry::Follower> indexer_;
  std::function<void(std::span<const registry::Version>)> indexed_;
};

}  // namespace bch::node
