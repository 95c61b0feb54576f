#include "notices/wording.h"

#include "languages/lines.h"
#include "renditions/statements.h"

#include <algorithm>
#include <charconv>

namespace bch::notices {
namespace {

constexpr std::size_t width = 78;
constexpr std::size_t subject_columns = 70;
constexpr std::size_t argument_columns = 40;   // in a subject
constexpr std::string_view signature = "-- ";  // what follows is not part of the message proper

// As it stands in a sentence.
std::string said(const renditions::Reader& reader, const access::Roles& roles, const std::string& name,
                 const std::string& value) {
  if (name == "date") {
    const auto date = parse_civil_date(value);
    return date ? reader.dates.long_date(*date) : value;
  }
  if (name == "role") {
    const auto* role = roles.find(value);
    return role == nullptr ? value : reader.catalogue.label(role->context(), role->english);
  }
  if (name == "count") {
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), count);
    return error == std::errc{} ? reader.catalogue.number(count) : value;
  }
  return value;
}

std::string short_sentence(const renditions::Reader& reader, const access::Roles& roles, News news) {
  for (auto& [name, value] : news.arguments) value = cut_to_columns(value, argument_columns);
  return sentence(reader, roles, news);
}

void add_paragraph(std::string& text, const renditions::Reader& reader, std::string_view paragraph) {
  for (const auto& line : languages::lines(paragraph, reader.language, width)) text.append(line).append("\n");
}

void add_end(std::string& text, const Letterhead& head, const renditions::Reader& reader) {
  text.append(signature).append("\n");
  add_paragraph(text, reader, head.name);
  text.append(head.site).append("\n");
  if (head.is_demonstration)
    add_paragraph(
        text, reader,
        renditions::say_statement(reader, head.vocabularies, renditions::statement::demonstration_node));
  add_paragraph(text, reader, reader.say("mail.not-read"));
}

}  // namespace

std::string cut_to_columns(std::string_view text, std::size_t columns) {
  if (languages::columns(text) <= columns) return std::string(text);
  constexpr std::string_view dots = "…";
  std::size_t bytes = 0;
  for (std::size_t next = 0; next < text.size();) {
    ++next;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xc0U) == 0x80U) ++next;
    if (languages::columns(text.substr(0, next)) + 1 > columns) break;
    bytes = next;
  }
  return std::string(text.substr(0, bytes)).append(dots);
}

std::string sentence(const renditions::Reader& reader, const access::Roles& roles, const News& news) {
  Problem::Arguments arguments;
  for (const auto& [name, value] : news.arguments)
    arguments.emplace_back(name, said(reader, roles, name, value));
  return reader.say(news.kind, arguments);
}

Url address_of(const renditions::Reader& reader, const News& news) {
  const Url home = Url::local(reader.tag());
  return home.followed_by(news.path.empty() ? std::string("/desk/notices") : "/" + news.path);
}

Written write(const Letterhead& head, const renditions::Reader& reader, std::span<const News> news,
              bool has_account) {
  Written written;
  const std::string mark =
      head.is_demonstration ? reader.say("page.demonstration-mark") + " " : std::string();
  const std::string subject =
      news.size() == 1
          ? short_sentence(reader, head.roles, news.front())
          : reader.say("mail.several",
                       {{"count", reader.catalogue.number(static_cast<std::int64_t>(news.size()))}});
  written.subject =
      mark + cut_to_columns(subject, subject_columns - std::min(subject_columns, languages::columns(mark)));
  std::string& text = written.text;
  for (const auto& each : news) {
    add_paragraph(text, reader, sentence(reader, head.roles, each));
    text.append(head.site).append(address_of(reader, each).text()).append("\n\n");
  }
  if (has_account) {
    written.preferences = head.site + Url::local(reader.tag(), "desk", "preferences").text();
    add_paragraph(text, reader, reader.say("mail.why-account"));
    text.append(written.preferences).append("\n\n");
  } else {
    add_paragraph(text, reader, reader.say("mail.why-address"));
    text.append("\n");
  }
  add_end(text, head, reader);
  return written;
}

Written write_test(const Letterhead& head, const renditions::Reader& reader) {
  Written written;
  written.subject = reader.say("mail.test-subject");
  add_paragraph(written.text, reader, reader.say("mail.test-text"));
  written.text.append("\n");
  add_end(written.text, head, reader);
  return written;
}

}  // namespace bch::notices
