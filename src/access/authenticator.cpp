#include "access/authenticator.h"

#include "access/cbor.h"
#include "base/limits.h"
#include "seals/hash.h"

#include <map>

namespace bch::access {
namespace {

using Kind = CborItem::Kind;

// Section 6.1, "flags".
constexpr unsigned user_present = 0x01;
constexpr unsigned user_verified = 0x04;
constexpr unsigned backup_eligible = 0x08;
constexpr unsigned backup_state = 0x10;
constexpr unsigned attested_included = 0x40;
constexpr unsigned extensions_included = 0x80;

constexpr std::size_t model_bytes = 16;  // the AAGUID
constexpr std::uint64_t most_key_members = 16;

// The parameters of a COSE key (RFC 9052, section 7.1; RFC 9053, section 7).
constexpr std::int64_t key_type = 1;
constexpr std::int64_t key_algorithm = 3;
constexpr std::int64_t key_curve = -1;
constexpr std::int64_t key_x = -2;
constexpr std::int64_t key_y = -3;
constexpr std::int64_t type_okp = 1;
constexpr std::int64_t type_ec2 = 2;
constexpr std::int64_t curve_p256 = 1;
constexpr std::int64_t curve_ed25519 = 6;
constexpr std::size_t coordinate_bytes = 32;

// Takes bytes from the front and remembers whether there were enough.
class Front {
 public:
  explicit Front(std::string_view bytes) : rest_(bytes) {}
  std::string_view take(std::size_t count) {
    if (rest_.size() < count) {
      enough_ = false;
      return {};
    }
    const auto taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  std::uint32_t number(std::size_t bytes) {  // most significant first
    std::uint32_t value = 0;
    for (const char byte : take(bytes)) value = value << 8 | static_cast<unsigned char>(byte);
    return value;
  }
  void go_on_at(std::string_view rest) { rest_ = rest; }
  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] bool enough() const { return enough_; }

 private:
  std::string_view rest_;
  bool enough_ = true;
};

// The members of a map whose names are whole numbers and whose values are numbers or bytes.
std::optional<std::map<std::int64_t, CborItem>> read_members(CborReader& reader) {
  const auto head = reader.next();
  if (!head || head->kind != Kind::map || head->count > most_key_members) return std::nullopt;
  std::map<std::int64_t, CborItem> members;
  for (std::uint64_t i = 0; i < head->count; ++i) {
    const auto name = reader.next();
    const auto value = name ? reader.next() : std::nullopt;
    if (!value || name->kind != Kind::integer) return std::nullopt;
    if (value->kind != Kind::integer && value->kind != Kind::bytes) return std::nullopt;
    if (!members.emplace(name->integer, *value).second) return std::nullopt;
  }
  return members;
}

bool read_key(CborReader& reader, AttestedKey& into) {
  const auto members = read_members(reader);
  if (!members) return false;
  const auto number = [&](std::int64_t name) {
    const auto found = members->find(name);
    return found != members->end() && found->second.kind == Kind::integer ? found->second.integer : 0;
  };
  const auto coordinate = [&](std::int64_t name) {
    const auto found = members->find(name);
    const bool good = found != members->end() && found->second.text.size() == coordinate_bytes;
    return good ? found->second.text : std::string_view();
  };
  const auto x = coordinate(key_x);
  const bool is_es256 = number(key_algorithm) == static_cast<int>(Algorithm::es256) &&
                        number(key_type) == type_ec2 && number(key_curve) == curve_p256;
  const bool is_eddsa = number(key_algorithm) == static_cast<int>(Algorithm::eddsa) &&
                        number(key_type) == type_okp && number(key_curve) == curve_ed25519;
  if (!is_es256 && !is_eddsa) return false;
  into.algorithm = is_es256 ? Algorithm::es256 : Algorithm::eddsa;
  into.public_key = std::string(x) + std::string(is_es256 ? coordinate(key_y) : std::string_view());
  return is_public_key(into.algorithm, into.public_key);
}

std::optional<AttestedKey> read_attested(Front& front) {
  front.take(model_bytes);
  const std::size_t id_bytes = front.number(2);
  AttestedKey key;
  key.id = front.take(id_bytes);
  if (!front.enough() || key.id.empty() || key.id.size() > limits::passkey_id_bytes) return std::nullopt;
  CborReader reader(front.rest());
  if (!read_key(reader, key)) return std::nullopt;
  front.go_on_at(reader.rest());
  return key;
}

bool pass_over_extensions(Front& front) {
  CborReader reader(front.rest());
  const auto head = CborReader(front.rest()).next();
  if (!head || head->kind != Kind::map || !reader.skip()) return false;
  front.go_on_at(reader.rest());
  return true;
}

}  // namespace

std::optional<AuthenticatorReport> read_authenticator_report(std::string_view bytes) {
  if (bytes.size() > limits::passkey_answer_bytes) return std::nullopt;
  Front front(bytes);
  AuthenticatorReport report;
  report.site_hash = front.take(seals::Hash::size);
  const unsigned flags = front.number(1);
  report.count = front.number(4);
  if (!front.enough()) return std::nullopt;
  report.user_present = (flags & user_present) != 0;
  report.user_verified = (flags & user_verified) != 0;
  report.may_be_copied = (flags & backup_eligible) != 0;
  report.is_copied = (flags & backup_state) != 0;
  if (report.is_copied && !report.may_be_copied) return std::nullopt;
  if ((flags & attested_included) != 0) {
    report.attested = read_attested(front);
    if (!report.attested) return std::nullopt;
  }
  if ((flags & extensions_included) != 0 && !pass_over_extensions(front)) return std::nullopt;
  if (!front.rest().empty()) return std::nullopt;
  return report;
}

std::optional<std::string_view> report_in_attestation(std::string_view bytes) {
  if (bytes.size() > limits::passkey_answer_bytes) return std::nullopt;
  constexpr std::string_view report_name = "authData";
  constexpr std::uint64_t members = 3;  // fmt, attStmt, authData
  CborReader reader(bytes);
  const auto head = reader.next();
  if (!head || head->kind != Kind::map || head->count != members) return std::nullopt;
  std::optional<std::string_view> report;
  for (std::uint64_t i = 0; i < members; ++i) {
    const auto name = reader.next();
    if (!name || name->kind != Kind::text) return std::nullopt;
    if (name->text != report_name) {
      if (!reader.skip()) return std::nullopt;
      continue;
    }
    const auto value = reader.next();
    if (!value || value->kind != Kind::bytes || report) return std::nullopt;
    report = value->text;
  }
  return reader.at_end() ? report : std::nullopt;
}

}  // namespace bch::access
