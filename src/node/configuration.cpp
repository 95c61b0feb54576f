#include "node/configuration.h"

#include "base/url.h"
#include "engines/mail/smtp.h"
#include "notices/mailbox.h"
#include "vocabularies/toml.h"

#include <charconv>
#include <fstream>
#include <sstream>

namespace bch::node {
namespace {

constexpr auto file_name = "node.toml";
constexpr std::uint64_t highest_node = 998;

std::string toml_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    constexpr std::string_view digits = "0123456789abcdef";
    if (const auto byte = static_cast<unsigned char>(c); byte < 0x20 || byte == 0x7f)
      out.append("\\u00").append({digits[byte >> 4U], digits[byte & 0xfU]});
    else
      out += c;
  }
  return out + "\"";
}

// Takes a value from the file or leaves the default, and remembers which.
class Taker {
 public:
  Taker(Configuration& configuration, vocabularies::TomlTable table, std::string prefix)
      : configuration_(configuration), table_(std::move(table)), prefix_(std::move(prefix)) {}

  void text(std::string_view key, std::string& into) {
    const std::string found = table_.text(key);
    if (!found.empty()) into = found;
    remember(key, into, !found.empty());
  }
  void flag(std::string_view key, bool& into) {
    into = table_.flag(key);
    remember(key, into ? "true" : "false", into);
  }
  template <typename Number>
  void number(std::string_view key, Number& into, std::int64_t least, std::int64_t most) {
    const auto found = table_.number(key);
    if (found && (*found < least || *found > most))
      table_.fault("\"" + std::string(key) + "\" must be from " + std::to_string(least) + " to " +
                   std::to_string(most));
    else if (found)
      into = static_cast<Number>(*found);
    remember(key, std::to_string(into), found.has_value());
  }
  void number(std::string_view key, std::optional<std::uint64_t>& into) {
    std::uint64_t value = 0;
    const auto found = table_.number(key);
    if (found) number(key, value, 0, highest_node);
    if (found)
      into = value;
    else
      remember(key, "none", false);
  }
  void finish() { table_.finish(); }

 private:
  void remember(std::string_view key, std::string value, bool found) {
    configuration_.origins.push_back(
        {prefix_ + std::string(key), std::move(value), found ? file_name : "default"});
  }
  Configuration& configuration_;
  vocabularies::TomlTable table_;
  std::string prefix_;
};

// A scheme and an authority, nothing behind them.
bool is_site(const std::string& text) {
  const bool is_web = text.starts_with("https://") || text.starts_with("http://");
  return is_web && Url::foreign(text) && text.find_first_of("/?#", text.find("//") + 2) == std::string::npos;
}

void read_mail(vocabularies::TomlTable& table, Configuration& configuration) {
  Taker take(configuration, table, "mail.");
  take.text("server", configuration.mail_server);
  take.text("from", configuration.mail_from);
  take.text("user", configuration.mail_user);
  if (!engines::mail::is_server(configuration.mail_server))
    table.fault("\"server\" must be like smtp://mail.example:587 or smtps://mail.example");
  if (!notices::Mailbox::parse(configuration.mail_from))
    table.fault("\"from\" must be an address like bch@ministry.example");
  if (configuration.site.empty())
    table.fault("a node that sends mail needs \"site\" in [node]: messages hold links to it");
  take.finish();
}

}  // namespace

Result<Configuration> Configuration::read(const std::filesystem::path& folder) {
  std::ifstream file(folder / file_name);
  if (!file) return Problem{Problem::Kind::not_found, "node.no-folder", {{"folder", folder.string()}}};
  std::stringstream text;
  text << file.rdbuf();
  const std::string held = text.str();
  const auto toml = TRY(vocabularies::TomlFile::read({file_name, held}));
  auto root = toml.root();
  Configuration configuration;
  std::string listen;
  if (auto table = root.table("node")) {
    Taker take(configuration, *table, "node.");
    take.text("name", configuration.name);
    take.text("operator", configuration.contact);
    take.text("site", configuration.site);
    if (!configuration.site.empty() && !is_site(configuration.site))
      table->fault("\"site\" must be like https://bch.example, without a slash at its end");
    take.text("origin", configuration.origin);
    take.number("number", configuration.number);
    take.flag("demonstration", configuration.is_demonstration);
    take.flag("practice", configuration.is_practice);
    if (configuration.is_practice && !configuration.is_demonstration)
      table->fault("\"practice\" is for nodes with \"demonstration\"");
    take.flag("official", configuration.is_official);
    take.number("keep_free", configuration.keep_free, 0, 50);
    take.finish();
  } else {
    root.fault("the table [node] is needed");
  }
  if (auto table = root.table("serve")) {
    Taker take(configuration, *table, "serve.");
    take.text("listen", listen);
    take.number("loops", configuration.loops, 1, 16);
    take.number("workers", configuration.workers, 1, 64);
    take.text("log", configuration.log);
    if (configuration.log != "everything" && configuration.log != "troubles")
      table->fault("\"log\" must be \"everything\" or \"troubles\"");
    take.finish();
  }
  if (auto table = root.table("mail")) read_mail(*table, configuration);
  root.finish();
  if (configuration.origin.empty()) root.fault("\"origin\" is needed in [node]");
  TRY(toml.faults());
  if (!listen.empty()) TRY(configuration.listen_on(listen));
  return configuration;
}

Result<Done> Configuration::listen_on(const std::string& text) {
  const auto colon = text.rfind(':');
  const Problem bad{Problem::Kind::invalid, "node.bad-listen", {{"listen", text}}};
  if (colon == std::string::npos || colon == 0) return bad;
  const auto digits = std::string_view(text).substr(colon + 1);
  std::uint16_t read = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), read);
  if (error != std::errc{} || end != digits.data() + digits.size()) return bad;
  port = read;
  address = text.substr(0, colon);
  if (address.starts_with('[') && address.ends_with(']')) address = address.substr(1, address.size() - 2);
  return Done{};
}

std::string written(const Configuration& configuration) {
  std::string text =
      "# The configuration of this node. `bch config` shows what is in effect and where it comes "
      "from.\n\n[node]\n";
  text += "name = " + toml_text(configuration.name) + "\n";
  if (!configuration.contact.empty()) text += "operator = " + toml_text(configuration.contact) + "\n";
  if (!configuration.site.empty()) text += "site = " + toml_text(configuration.site) + "\n";
  text += "origin = " + toml_text(configuration.origin) + "\n";
  if (configuration.number) text += "number = " + std::to_string(*configuration.number) + "\n";
  if (configuration.is_demonstration) text += "demonstration = true\n";
  if (configuration.is_practice) text += "practice = true\n";
  if (configuration.is_official) text += "official = true\n";
  text +=
      "\n[serve]\nlisten = " + toml_text(configuration.address + ":" + std::to_string(configuration.port)) +
      "\n";
  return text;
}

}  // namespace bch::node
