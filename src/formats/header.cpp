#include "formats/header.h"

namespace bch::formats {

Header read_header(const records::Document& body) {
  Header header;
  const records::Document& written = body.at(member::header);
  header.record = records::parse_record_id(written.at(member::identifier).text());
  header.format = records::FormatId(std::string(written.at(member::schema).text()));
  for (const auto& language : written.at(member::languages).items())
    header.languages.emplace_back(language.text());
  header.party = records::PartyId(std::string(body.at(member::government).at(member::identifier).text()));
  return header;
}

std::string_view language_tag(std::string_view identifier) {
  constexpr std::string_view prefix = "lang-";
  return identifier.starts_with(prefix) ? identifier.substr(prefix.size()) : identifier;
}

records::Document with_record_id(records::Document body, const records::RecordId& record) {
  records::Document header = body.at(member::header);
  header.set(member::identifier, record.value());
  body.set(member::header, std::move(header));
  return body;
}

}  // namespace bch::formats
