#pragma once
// Importing: publishing records that come as JSON from elsewhere, in the role "import": GUID, number and
// revision are kept; only a broken structure is refused, everything else is published with its findings.
// Doing it again changes nothing: what stands anywhere in a record's history is already here. Files that a
// record's links name beside it are published with it. One thread.

#include "formats/formats.h"
#include "registry/registry.h"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bch::publication {

enum class Fate { published, unchanged, refused };
std::string_view name(Fate fate);

// What became of one record.
struct Imported {
  Fate fate = Fate::refused;
  records::RecordId record;
  std::string number;  // empty when it was refused
  records::Revision revision = 0;
  formats::Findings findings;
  std::optional<Problem> problem;  // why it was refused
};

// A record that was read and examined, and is not yet published.
struct Examined {
  Imported so_far;
  records::Document body;
  std::string canonical;
  std::optional<records::PublicNumber> number;
  records::Revision revision = 0;
  bool withdrawn = false;
  std::vector<registry::Act::Attachment> attachments;
};

// Reads a file that lies beside a record, by its relative path. A Problem when there is none or it is too
// large.
using Beside = std::function<Result<registry::Act::Attachment>(std::string_view path)>;

class Importer {
 public:
  struct Settings {
    bool dry_run = false;
    std::uint32_t edition = 0;  // of the treaty
  };

  Importer(registry::Registry& registry, const formats::Formats& formats, Settings settings)
      : registry_(registry), formats_(formats), settings_(settings) {}

  // Reads and examines one record: a body, or a body on its way with number and revision
  // (docs/wire/record.md). Changes nothing, and asks the registry only of what a record refers to.
  [[nodiscard]] Examined examine(std::string_view json, const Beside& beside = {});

  // Publishes what can be published, durable on return, in order; what became of each. A Problem of the store
  // ends it; what was acknowledged before stays.
  Result<std::vector<Imported>> publish(std::vector<Examined> batch);

 private:
  class KnownRecords;
  Result<Done> attach(Examined& examined, const Beside& beside) const;
  Result<std::optional<registry::Act>> judge(Examined& examined);
  Result<std::optional<registry::Act>> withdrawal(const Examined& examined) const;
  [[nodiscard]] Result<const registry::Version*> same_in(const std::vector<registry::Version>& history,
                                                         const Examined& examined) const;
  Result<Done> publish_all(std::vector<registry::Act>& acts, const std::vector<Imported*>& outcomes);

  registry::Registry& registry_;
  const formats::Formats& formats_;
  Settings settings_;
};

}  // namespace bch::publication
