#pragma once
// Configuration of a node: node.toml in its folder, and where each value comes from. An unknown key is an
// error. Read once; a value.

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace bch::node {

struct Configuration {
  std::string name = "Biosafety Clearing-House node";
  std::string contact;                  // whom readers may ask about the node, shown as it is written
  std::string site;                     // where readers reach it: "https://bch.example"; may be empty
  std::string origin;                   // the journal's name, also its key's: "bch.example/journal"
  std::optional<std::uint64_t> number;  // given at enrolment; without it, numbers are provisional
  bool is_demonstration = false;
  bool is_practice = false;  // and for exercises, which end where they began
  bool is_official = false;
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  unsigned keep_free = 5;  // percent of the disk that holds the folder; with less, nothing is published
  unsigned loops = 1;
  unsigned workers = 2;
  std::string log = "everything";  // or "troubles"

  std::string mail_server;  // "smtp://mail.example:587"; empty: the node sends no mail
  std::string mail_from;    // the mailbox that messages come from
  std::string mail_user;    // with which the node signs in there; may be empty

  struct Origin {
    std::string key;
    std::string value;
    std::string from;  // "node.toml", "default", "--listen"
  };
  std::vector<Origin> origins;  // for `bch config`

  // Problems: node.no-folder (not_found), node.bad-configuration (invalid; file and detail).
  static Result<Configuration> read(const std::filesystem::path& folder);

  // "127.0.0.1:8080", "[::1]:8080". Problem node.bad-listen.
  Result<Done> listen_on(const std::string& text);
};

// A node.toml for a new node.
std::string written(const Configuration& configuration);

}  // namespace bch::node
