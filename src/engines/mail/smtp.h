#pragma once
// Smtp: the post by SMTP (RFC 5321), through libcurl. It hands messages to the mail server that the operator
// names, never to servers of addressees. One connection for each message; a name and password go only over
// TLS; a server on another machine is spoken to by TLS when it offers it, and must prove its name. One thread
// sends; give_up may be called by any.

#include "notices/post.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <string>

namespace bch::engines::mail {

struct Settings {
  std::string server;    // "smtp://mail.example:587", "smtps://mail.example"
  std::string user;      // may be empty
  std::string password;  // goes with the user
  std::chrono::seconds to_connect{20};
  std::chrono::seconds to_send{120};  // one message, from the first byte to the last
};

class Smtp final : public notices::Post {
 public:
  explicit Smtp(Settings settings) : settings_(std::move(settings)) {}

  Result<notices::Sent> send(const notices::Message& message) override;
  void give_up() override { given_up_ = true; }

 private:
  Settings settings_;
  std::atomic<bool> given_up_ = false;
};

// Whether the text names a mail server: smtp:// or smtps://, a host and perhaps a port, nothing else.
bool is_server(std::string_view text);

}  // namespace bch::engines::mail
