#include "notices/news.h"

#include "base/limits.h"

#include <algorithm>
#include <array>

namespace bch::notices {
namespace {

using records::Document;

constexpr std::array all_groups{Group::requests, Group::records, Group::appointments, Group::searches};

struct Kind {
  std::string_view key;
  Group group;
};
constexpr std::array kinds{
    Kind{kind::announcement, Group::records},
    Kind{kind::appointment_ended, Group::appointments},
    Kind{kind::comment, Group::requests},
    Kind{kind::designated, Group::appointments},
    Kind{kind::fault_answered, Group::records},
    Kind{kind::fault_reported, Group::requests},
    Kind{kind::not_confirmed, Group::records},
    Kind{kind::pending, Group::requests},
    Kind{kind::published, Group::records},
    Kind{kind::request_came, Group::requests},
    Kind{kind::requests_came, Group::requests},
    Kind{kind::returned, Group::records},
    Kind{kind::search, Group::searches},
    Kind{kind::several_to_confirm, Group::records},
    Kind{kind::to_confirm, Group::records},
    Kind{kind::validate, Group::requests},
    Kind{kind::withdrawn, Group::records},
    Kind{kind::retired, Group::records},
    Kind{kind::to_confirm_or_retire, Group::records},
    Kind{kind::several_to_confirm_or_retire, Group::records},
};

namespace member {
constexpr auto kind = "kind";
constexpr auto arguments = "arguments";
constexpr auto name = "name";
constexpr auto value = "value";
constexpr auto path = "path";
constexpr auto record = "record";
constexpr auto party = "party";
}  // namespace member

// At most so many bytes, never half a character.
std::string_view beginning(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xc0U) == 0x80U) --bytes;
  return text.substr(0, bytes);
}

}  // namespace

std::string_view name(Group group) {
  switch (group) {
    case Group::requests:
      return "requests";
    case Group::records:
      return "records";
    case Group::appointments:
      return "appointments";
    case Group::searches:
      return "searches";
  }
  return {};
}

std::span<const Group> groups() {
  return all_groups;
}

Group group_of(std::string_view kind) {
  const auto found = std::ranges::find(kinds, kind, &Kind::key);
  return found == kinds.end() ? Group::requests : found->group;
}

records::Document to_document(const News& news) {
  Document document = Document::members();
  document.set(member::kind, news.kind);
  Document arguments = Document::list();
  for (const auto& [name, value] : news.arguments) {
    Document argument = Document::members();
    argument.set(member::name, name);
    argument.set(member::value, beginning(value, limits::notice_argument_bytes));
    arguments.append(std::move(argument));
  }
  document.set(member::arguments, std::move(arguments));
  if (!news.path.empty()) document.set(member::path, news.path);
  if (!news.record.empty()) document.set(member::record, news.record.value());
  if (!news.party.empty()) document.set(member::party, news.party.value());
  return document;
}

News to_news(const records::Document& document) {
  const auto text = [&](const char* name) { return std::string(document.at(name).text()); };
  News news;
  news.kind = text(member::kind);
  for (const auto& argument : document.at(member::arguments).items())
    news.arguments.emplace_back(argument.at(member::name).text(), argument.at(member::value).text());
  news.path = text(member::path);
  news.record = records::RecordId(text(member::record));
  news.party = records::PartyId(text(member::party));
  return news;
}

}  // namespace bch::notices
