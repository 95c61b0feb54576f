#include "desk/answers.h"

#include "base/limits.h"
#include "desk/answer_reader.h"
#include "desk/shown.h"
#include "desk/splices.h"
#include "desk/typing.h"
#include "formats/applying.h"
#include "formats/header.h"
#include "formats/withholding.h"
#include "languages/charset.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace bch::desk {
namespace {

using formats::Field;
using formats::FieldType;
using records::Document;
namespace member = formats::member;

constexpr std::array<std::pair<std::string_view, Deed::Kind>, 6> deeds{{{"add", Deed::Kind::add},
                                                                        {"again", Deed::Kind::again},
                                                                        {"down", Deed::Kind::down},
                                                                        {"find", Deed::Kind::find},
                                                                        {"remove", Deed::Kind::remove},
                                                                        {"up", Deed::Kind::up}}};

// The text that stands in the control of a text that is not in a list; nothing when there is no such control.
std::optional<std::string> shown_at(const formats::Format& format, const Document& body,
                                    const std::string& name) {
  const auto is_text = [](const Field* field) {
    return field != nullptr && !field->many && field->type == FieldType::text;
  };
  const auto is_translated = [](const Field* field) {
    return field != nullptr && !field->many &&
           (field->type == FieldType::localized || field->type == FieldType::rich);
  };
  const Field* whole = question(format, name);
  const Field* part = question(format, name.substr(0, std::max<std::size_t>(name.rfind('.'), 1)));
  if (!is_text(whole) && (whole != nullptr || !is_translated(part))) return std::nullopt;
  if (const auto typed = typed_in(body, name)) return std::string(*typed);
  const Document& value = body.at(name);
  if (whole != nullptr) return shown_text(*whole, value);
  return part->type == FieldType::rich ? shown_rich(value).text : with_line_ends(value.text());
}

// The controls as if every splice had been sent as the whole text.
Result<std::vector<http::Query::Parameter>> whole_texts(const formats::Format& format, const Document& body,
                                                        const http::Form& sent) {
  std::vector<http::Query::Parameter> all(sent.fields.all().begin(), sent.fields.all().end());
  std::map<std::string, std::string> made;
  for (const auto& [name, value] : all) {
    if (!name.starts_with(control::splice)) continue;
    const std::string spliced_name = name.substr(control::splice.size());
    auto& text = made[spliced_name];
    if (text.empty()) text = shown_at(format, body, spliced_name).value_or(std::string());
    const auto after = spliced(text, value);
    if (!after) return Problem{Problem::Kind::conflict, "form.changed-meanwhile", {}};
    text = *after;
  }
  for (auto& each : made) all.emplace_back(each.first, std::move(each.second));
  return all;
}

// A control of what is withheld, without spaces around it.
std::string sent_text(const Controls& controls, std::string_view name, std::string_view path) {
  const auto sent = controls.find(std::string(name) + std::string(path)).value_or("");
  return std::string(languages::beginning(trimmed(sent), limits::comment_bytes));
}

// The body with the mark of a question, or without it, where the form has asked for one.
Document with_sent_mark(const std::vector<std::string>& withholdable, Document body, std::string_view path,
                        const Controls& controls) {
  const bool is_asked = controls.find(std::string(control::withhold) + std::string(path)).has_value();
  if (!is_asked || std::ranges::find(withholdable, path) == withholdable.end()) return body;
  const std::string reason = sent_text(controls, control::withhold, path);
  if (reason.empty()) return formats::without_mark(std::move(body), path);
  const std::string commits = std::string(control::withhold_commitment) + std::string(path);
  return formats::with_mark(std::move(body),
                            {std::string(path), reason, sent_text(controls, control::withhold_until, path),
                             controls.has(commits, control::yes)});
}

}  // namespace

Deed deed_in(const http::Form& sent) {
  std::string_view said = sent.find(control::deed);
  Deed deed;
  const auto word = said.substr(0, said.find(':'));
  const auto* const known = std::ranges::find(deeds, word, &std::pair<std::string_view, Deed::Kind>::first);
  if (known == deeds.end()) return deed;
  deed.kind = known->second;
  said.remove_prefix(std::min(word.size() + 1, said.size()));
  deed.path = said.substr(0, said.find(':'));
  said.remove_prefix(std::min(deed.path.size() + 1, said.size()));
  std::size_t row = 0;
  const auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), row);
  if (!said.empty() && error == std::errc() && end == said.data() + said.size()) deed.row = row;
  return deed;
}

Result<Document> with_answers(const formats::Formats& formats, const formats::Format& format, Document body,
                              const http::Form& sent) {
  if (!body.is(Document::Kind::members)) body = Document::members();
  const Controls controls(TRY(whole_texts(format, body, sent)));
  const Document before = body;
  Document typed = before.at(formats::typed_member);
  const auto withholdable = formats::withholdable(format);
  std::set<std::string_view> seen;
  for (const auto path : sent.fields.values(control::answers)) {
    const Field* field = question(format, path);
    if (field == nullptr || !seen.insert(path).second) continue;
    AnswerReader reader(formats, controls, before, deed_in(sent));
    const Document& stored = before.at(path);
    formats::put_answer(body, path, TRY(reader.read(*field, std::string(path), stored)));
    body = with_sent_mark(withholdable, std::move(body), path, controls);
    typed = formats::without_typed(typed, path);
    for (auto& [name, text] : reader.typed()) typed.set(name, std::move(text));
  }
  formats::put_answer(body, formats::typed_member, typed.is_blank() ? Document() : std::move(typed));
  return body;
}

Document with_reference(const formats::Format& format, Document body, std::string_view path,
                        const records::RecordId& record) {
  const Field* field = question(format, path);
  if (field == nullptr || field->type != FieldType::reference) return body;
  Document reference;
  reference.set(member::identifier, record.value());
  if (!field->many) {
    formats::put_answer(body, path, std::move(reference));
    return body;
  }
  Document list = body.at(path);
  if (!list.is(Document::Kind::list)) list = Document::list();
  const bool is_there = std::ranges::any_of(list.items(), [&](const Document& item) {
    const auto named = records::parse_reference(item.at(member::identifier).text());
    return named && named->record == record;
  });
  if (!is_there && list.items().size() < limits::answer_rows) list.append(std::move(reference));
  formats::put_answer(body, path, std::move(list));
  return body;
}

Document with_link(const formats::Format& format, Document body, std::string_view path, std::string_view url,
                   std::string_view name) {
  const Field* field = question(format, path);
  if (field == nullptr || field->type != FieldType::link) return body;
  Document link;
  link.set(member::url, url);
  if (!name.empty()) link.set(member::name, name);
  if (!field->many) {
    formats::put_answer(body, path, std::move(link));
    return body;
  }
  Document list = body.at(path);
  if (!list.is(Document::Kind::list)) list = Document::list();
  if (list.items().size() < limits::answer_rows) list.append(std::move(link));
  formats::put_answer(body, path, std::move(list));
  return body;
}

}  // namespace bch::desk
