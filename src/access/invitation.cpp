#include "access/invitation.h"

#include "base/limits.h"
#include "languages/words.h"
#include "seals/alphabets.h"
#include "seals/secret.h"

#include <utility>

namespace bch::access {
namespace {

constexpr std::size_t secret_bytes = 32;
constexpr std::size_t printed_letters = 20;
constexpr std::size_t letters_a_group = 5;

// The twenty letters that belong to a link's secret.
std::string letters_of(std::string_view secret) {
  std::string letters =
      seals::to_crockford(seals::keyed_hash(secret, "printed code of an invitation").bytes());
  letters.resize(printed_letters);
  return letters;
}

seals::Hash hash_of(std::string_view letters) {
  return seals::sha256("invitation\n", letters);
}

std::string in_groups(std::string_view letters) {
  std::string text;
  for (std::size_t at = 0; at < letters.size(); at += letters_a_group) {
    if (at > 0) text += '-';
    text += letters.substr(at, letters_a_group);
  }
  return text;
}

std::string_view without_spaces_around(std::string_view text) {
  constexpr std::string_view spaces = " \t\r\n";
  const auto from = text.find_first_not_of(spaces);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(spaces) - from + 1);
}

Problem refused(std::string key) {
  return Problem{Problem::Kind::forbidden, std::move(key), {}};
}

}  // namespace

NewInvitation new_invitation(Chance& chance, Instant expires) {
  const std::string secret = seals::random_bytes(chance, secret_bytes);
  const std::string letters = letters_of(secret);
  return {{hash_of(letters), expires, std::nullopt}, seals::to_base64url(secret), in_groups(letters)};
}

std::optional<seals::Hash> invitation_hash(std::string_view typed) {
  if (typed.size() > limits::typed_code_bytes) return std::nullopt;
  const auto secret = seals::from_base64url(without_spaces_around(typed));
  if (secret && secret->size() == secret_bytes) return hash_of(letters_of(*secret));
  const auto letters = seals::tidy_crockford(languages::fold(typed));
  if (!letters || letters->size() != printed_letters) return std::nullopt;
  return hash_of(*letters);
}

Result<Invitation> take(const Invitation& invitation, std::string_view typed, Instant now) {
  const auto hash = invitation_hash(typed);
  if (!hash || !seals::same_secret(hash->bytes(), invitation.hash.bytes()))
    return refused("invitation.unknown");
  if (invitation.used) return refused("invitation.used");
  if (now >= invitation.expires) return refused("invitation.expired");
  Invitation taken = invitation;
  taken.used = now;
  return taken;
}

}  // namespace bch::access
