#include "formats/withholding.h"

#include "formats/applying.h"
#include "formats/consent.h"
#include "formats/header.h"

#include <algorithm>
#include <set>

namespace bch::formats {
namespace {

using records::Document;

namespace mark_member {
constexpr auto reason = "reason";
constexpr auto until = "until";
constexpr auto commits = "commitment";
}  // namespace mark_member

// The fields that a condition asks.
void collect(const Condition& condition, std::set<std::string, std::less<>>& asked) {
  if (!condition.field().empty()) asked.insert(condition.field());
  for (const Condition& part : condition.parts()) collect(part, asked);
}

void collect(const Field& field, std::set<std::string, std::less<>>& asked) {
  collect(field.shown, asked);
  collect(field.needed, asked);
  for (const Field& member : field.members) collect(member, asked);
}

// On what it depends what else is asked, and by what the record is known.
std::set<std::string, std::less<>> telling(const Format& format) {
  std::set<std::string, std::less<>> telling{std::string(member::government), format.dated_by};
  for (const Section& section : format.sections) {
    collect(section.shown, telling);
    for (const Field& field : section.fields) collect(field, telling);
  }
  for (const auto& names : format.title_from) telling.insert(names.begin(), names.end());
  return telling;
}

bool is_below(std::string_view path, std::string_view above) {
  return path.starts_with(above) && (path.size() == above.size() || path[above.size()] == '.');
}

bool is_excluded(const Field& field) {
  return field.never_confidential || field.type == FieldType::identifier ||
         std::ranges::any_of(field.members, is_excluded);
}

Document member_of(const Document& body, std::string_view name) {
  const Document& value = body.at(name);
  return value.is(Document::Kind::members) ? value : Document::members();
}

}  // namespace

std::vector<std::string> withholdable(const Format& format) {
  std::vector<std::string> paths;
  if (!format.has(Aspect::belongs_to_government)) return paths;
  const auto telling_ones = telling(format);
  const auto add = [&](const Field& field, std::string path) {
    const bool tells = std::ranges::any_of(
        telling_ones, [&](const std::string& each) { return is_below(each, path) || is_below(path, each); });
    if (!tells && !is_excluded(field)) paths.push_back(std::move(path));
  };
  for (const Section& section : format.sections) {
    for (const Field& field : section.fields) {
      if (field.type != FieldType::group || field.many) {
        add(field, field.name);
        continue;
      }
      for (const Field& member : field.members) add(member, field.name + "." + member.name);
    }
  }
  return paths;
}

std::vector<Mark> marks_in(const Document& draft) {
  std::vector<Mark> marks;
  for (const auto& [field, mark] : draft.at(marks_member).entries())
    marks.push_back({field, std::string(mark.at(mark_member::reason).text()),
                     std::string(mark.at(mark_member::until).text()),
                     mark.at(mark_member::commits).boolean()});
  return marks;
}

Document with_mark(Document draft, const Mark& mark) {
  Document marks = member_of(draft, marks_member);
  Document written = Document::members();
  written.set(mark_member::reason, mark.reason);
  if (!mark.until.empty()) written.set(mark_member::until, mark.until);
  if (mark.commits) written.set(mark_member::commits, true);
  marks.set(mark.field, std::move(written));
  draft.set(marks_member, std::move(marks));
  return draft;
}

Document without_mark(Document draft, std::string_view field) {
  Document marks = member_of(draft, marks_member);
  marks.remove(field);
  if (marks.entries().empty())
    draft.remove(marks_member);
  else
    draft.set(marks_member, std::move(marks));
  return draft;
}

Document with_marked_of(const Document& other, Document draft) {
  for (const Mark& mark : marks_in(other)) {
    put_answer(draft, mark.field, other.at(mark.field));
    draft = with_mark(std::move(draft), mark);
  }
  return draft;
}

std::vector<Withheld> withheld_in(const Document& body) {
  std::vector<Withheld> withheld;
  for (const Document& item : body.at(member::header).at(member::withheld).items()) {
    if (const auto field = item.at(member::field).text(); !field.empty())
      withheld.push_back({std::string(field), std::string(item.at(member::commitment).text())});
  }
  return withheld;
}

Document with_withheld(Document body, const std::vector<Withheld>& withheld) {
  Document list = Document::list();
  for (const auto& [field, commitment] : withheld) {
    Document item = Document::members();
    item.set(member::field, field);
    if (!commitment.empty()) item.set(member::commitment, commitment);
    list.append(std::move(item));
  }
  Document header = member_of(body, member::header);
  if (list.is_blank())
    header.remove(member::withheld);
  else
    header.set(member::withheld, std::move(list));
  body.set(member::header, std::move(header));
  return body;
}

bool says_withheld(const std::vector<Withheld>& withheld, std::string_view path) {
  return std::ranges::any_of(withheld, [&](const Withheld& each) { return is_below(each.field, path); });
}

Parted parted(Document draft) {
  if (!draft.is(Document::Kind::members)) return {std::move(draft), {}};
  Parted parted{std::move(draft), {}};
  std::vector<Withheld> withheld;
  for (auto& earlier : withheld_in(parted.body)) {  // of which the answer is not here
    if (parted.body.at(earlier.field).is_blank()) withheld.push_back(std::move(earlier));
  }
  Document typed = member_of(parted.body, typed_member);
  for (auto& mark : marks_in(parted.body)) {
    Document answer = parted.body.at(mark.field);
    if (answer.is_blank()) continue;
    put_answer(parted.body, mark.field, Document());
    typed = without_typed(typed, mark.field);
    withheld.push_back({mark.field, {}});
    parted.kept.push_back({std::move(mark), std::move(answer)});
  }
  parted.body.remove(marks_member);
  if (parted.body.find(typed_member) != nullptr) parted.body.set(typed_member, std::move(typed));
  if (!withheld.empty() || !withheld_in(parted.body).empty())
    parted.body = with_withheld(std::move(parted.body), withheld);
  return parted;
}

Parted as_published(const Formats& formats, const Format& format, Document draft) {
  const Document marks = draft.at(marks_member);
  Document applying = without_what_does_not_apply(format, std::move(draft));
  applying = without_unconsented(format, std::move(applying));
  applying = formats.normalise(std::move(applying)).body;
  if (!marks.is_null()) applying.set(marks_member, marks);
  return parted(std::move(applying));
}

void put_answer(Document& body, std::string_view path, Document answer) {
  const auto dot = path.find('.');
  if (dot != std::string_view::npos) {
    const auto group_name = path.substr(0, dot);
    Document group = body.at(group_name);
    if (!group.is(Document::Kind::members)) group = Document::members();
    put_answer(group, path.substr(dot + 1), std::move(answer));
    answer = group.is_blank() ? Document() : std::move(group);
    path = group_name;
  }
  if (answer.is_null())
    body.remove(path);
  else
    body.set(path, std::move(answer));
}

}  // namespace bch::formats
