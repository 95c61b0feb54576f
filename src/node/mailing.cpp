#include "node/mailing.h"

#include "engines/mail/smtp.h"

#include <filesystem>
#include <fstream>

namespace bch::node {
namespace {

constexpr auto password_file = "mail-password";

Result<std::string> read_password(const std::filesystem::path& path) {
  std::ifstream file(path);
  if (!file) return Problem{Problem::Kind::not_found, "node.no-mail-password", {{"file", path.string()}}};
  using std::filesystem::perms;
  std::error_code failed;
  const auto mode = std::filesystem::status(path, failed).permissions();
  if (failed || (mode & (perms::group_all | perms::others_all)) != perms::none)
    return Problem{Problem::Kind::invalid, "node.open-mail-password", {{"file", path.string()}}};
  std::string line;
  std::getline(file, line);
  return line;
}

}  // namespace

bool sends_mail(const Configuration& configuration) {
  return !configuration.mail_server.empty();
}

Result<std::unique_ptr<notices::Post>> open_post(Node& node) {
  const auto& configuration = node.configuration();
  if (!sends_mail(configuration)) return Problem{Problem::Kind::not_found, "mail.not-configured", {}};
  engines::mail::Settings settings;
  settings.server = configuration.mail_server;
  settings.user = configuration.mail_user;
  if (!settings.user.empty()) settings.password = TRY(read_password(node.folder() / password_file));
  return std::unique_ptr<notices::Post>(std::make_unique<engines::mail::Smtp>(std::move(settings)));
}

notices::Letterhead letterhead(Node& node) {
  const auto& configuration = node.configuration();
  return {*notices::Mailbox::parse(configuration.mail_from),
          configuration.name,
          configuration.site,
          configuration.is_demonstration,
          node.treaty().roles(),
          node.treaty().formats().vocabularies()};
}

}  // namespace bch::node
