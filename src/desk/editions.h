#pragma once
// Editions: the port to the treaty's files: formats, vocabularies, Parties, translations. What the Parties
// decide is data, and its next edition is an entry of the journal (docs/wire/treaty.md). Any thread.

#include "base/problem.h"
#include "base/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace bch::desk {

class Editions {
 public:
  using Files = std::map<std::string, std::string>;  // by their names: "formats/contact.toml"

  virtual ~Editions() = default;

  // The number of the edition by which the node works.
  [[nodiscard]] virtual std::uint32_t number() const = 0;
  [[nodiscard]] virtual Result<Files> files() const = 0;

  // What is wrong or missing in files that were to become the next edition; empty: nothing.
  [[nodiscard]] virtual std::vector<Problem> faults(const Files& files) const = 0;

  // Publishes them as the next edition, which the node then takes up: it answers nobody for some seconds.
  // Problems of the registry. Whoever calls has asked for the faults.
  virtual Result<std::uint32_t> publish(const Files& files) = 0;
};

}  // namespace bch::desk
