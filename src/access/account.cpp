#include "access/account.h"

#include "languages/words.h"

#include <set>

namespace bch::access {
namespace {

using records::Document;

namespace member {
constexpr auto login = "login";
constexpr auto name = "name";
constexpr auto post = "post";
constexpr auto office = "office";
constexpr auto email = "email";
constexpr auto language = "language";
constexpr auto closed = "closed";
constexpr auto created = "created";
constexpr auto appointments = "appointments";
constexpr auto password = "password";
constexpr auto totp = "totp";
constexpr auto totp_step = "totpStep";
constexpr auto codes = "codes";
constexpr auto passkeys = "passkeys";
constexpr auto preferences = "preferences";
constexpr auto role = "role";
constexpr auto party = "party";
constexpr auto formats = "formats";
constexpr auto from = "from";
constexpr auto until = "until";
constexpr auto by = "by";
constexpr auto evidence = "evidence";
constexpr auto delegated = "delegated";
}  // namespace member

void set_text(Document& document, const char* name, const std::string& text) {
  if (!text.empty()) document.set(name, text);
}

std::string text_of(const Document& document, const char* name) {
  return std::string(document.at(name).text());
}

Instant instant_of(const Document& document, const char* name) {
  return Instant::from_milliseconds(document.at(name).integer());
}

}  // namespace

records::Document to_document(const Appointment& appointment) {
  Document document = Document::members();
  document.set(member::role, appointment.role);
  set_text(document, member::party, appointment.party.value());
  Document formats;
  for (const auto& format : appointment.formats) formats.append(format.value());
  if (!formats.is_null()) document.set(member::formats, std::move(formats));
  document.set(member::from, appointment.from.milliseconds());
  if (appointment.until) document.set(member::until, appointment.until->milliseconds());
  set_text(document, member::by, appointment.by.value());
  set_text(document, member::evidence, appointment.evidence);
  if (appointment.is_delegated) document.set(member::delegated, true);
  return document;
}

Appointment to_appointment(const records::Document& document) {
  Appointment appointment;
  appointment.role = text_of(document, member::role);
  appointment.party = records::PartyId(text_of(document, member::party));
  for (const auto& format : document.at(member::formats).items())
    appointment.formats.emplace_back(std::string(format.text()));
  appointment.from = instant_of(document, member::from);
  if (document.find(member::until) != nullptr) appointment.until = instant_of(document, member::until);
  appointment.by = AccountId(text_of(document, member::by));
  appointment.evidence = text_of(document, member::evidence);
  appointment.is_delegated = document.at(member::delegated).boolean();
  return appointment;
}

workspace::Item to_item(const Account& account) {
  workspace::Item item;
  item.kind = account_kind;
  item.id = account.id.value();
  item.version = account.version;
  item.order = account.created.milliseconds();
  Document& body = item.body = Document::members();
  set_text(body, member::login, account.login);
  set_text(body, member::name, account.name);
  set_text(body, member::post, account.post);
  set_text(body, member::email, account.email);
  set_text(body, member::language, account.language);
  if (account.is_office) body.set(member::office, true);
  if (account.is_closed) body.set(member::closed, true);
  body.set(member::created, account.created.milliseconds());
  std::set<records::PartyId> parties;
  for (const auto& appointment : account.appointments) parties.insert(appointment.party);
  Document appointments = Document::list();
  for (const auto& appointment : account.appointments) appointments.append(to_document(appointment));
  body.set(member::appointments, std::move(appointments));
  const auto& held = account.credentials;
  set_text(body, member::password, held.password);
  set_text(body, member::totp, held.totp_secret);
  if (held.totp_step != 0) body.set(member::totp_step, static_cast<std::int64_t>(held.totp_step));
  if (!held.codes.is_null()) body.set(member::codes, held.codes);
  if (!held.passkeys.is_null()) body.set(member::passkeys, held.passkeys);
  if (!account.preferences.is_null()) body.set(member::preferences, account.preferences);
  item.labels.push_back(every_account);
  if (!account.login.empty()) item.labels.push_back(account_with(account.login));
  for (const auto& party : parties) item.labels.push_back(accounts_of(party));
  return item;
}

Result<Account> to_account(const workspace::Item& item) {
  const Document& body = item.body;
  if (item.kind != account_kind || !body.at(member::created).is(Document::Kind::integer))
    return Problem{Problem::Kind::damaged, "store.damaged", {{"detail", item.kind + " " + item.id}}};
  Account account;
  account.id = AccountId(item.id);
  account.version = item.version;
  account.login = text_of(body, member::login);
  account.name = text_of(body, member::name);
  account.post = text_of(body, member::post);
  account.email = text_of(body, member::email);
  account.language = text_of(body, member::language);
  account.is_office = body.at(member::office).boolean();
  account.is_closed = body.at(member::closed).boolean();
  account.created = instant_of(body, member::created);
  for (const auto& appointment : body.at(member::appointments).items())
    account.appointments.push_back(to_appointment(appointment));
  account.credentials = {text_of(body, member::password), text_of(body, member::totp),
                         static_cast<std::uint64_t>(body.at(member::totp_step).integer()),
                         body.at(member::codes), body.at(member::passkeys)};
  account.preferences = body.at(member::preferences);
  return account;
}

workspace::Label accounts_of(const records::PartyId& party) {
  return {"party", party.value()};
}

workspace::Label account_with(std::string_view login) {
  return {"login", languages::fold(login)};
}

}  // namespace bch::access
