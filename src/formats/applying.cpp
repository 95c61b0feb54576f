#include "formats/applying.h"

#include "base/instant.h"
#include "formats/consent.h"
#include "formats/header.h"
#include "formats/withholding.h"

#include <algorithm>
#include <iterator>

namespace bch::formats {
namespace {

using records::Document;

bool is_count(FieldType type) {
  return type == FieldType::integer || type == FieldType::year || type == FieldType::number;
}

// A group that is not repeated, without the members that are not asked.
Document reduced_group(const Field& field, const Document& group, const Document& answers) {
  if (field.type != FieldType::group || field.many || !group.is(Document::Kind::members)) return group;
  Document reduced = group;
  for (const Field& member : field.members) {
    if (!member.shown.holds(answers)) reduced.remove(member.name);
  }
  return reduced;
}

// What of a body is asked of a record with these answers.
Document asked_of(const Format& format, const Document& body, const Document& answers) {
  Document asked = body;
  for (const Section& section : format.sections) {
    const bool shown = section.shown.holds(answers);
    for (const Field& field : section.fields) {
      const Document* value = body.find(field.name);
      if (value == nullptr) continue;
      Document left =
          shown && field.shown.holds(answers) ? reduced_group(field, *value, answers) : Document();
      if (left.is_blank() && !value->is_blank())
        asked.remove(field.name);
      else
        asked.set(field.name, std::move(left));
    }
  }
  return asked;
}

// Whether the control of that name takes a number: numbers in the name are places in lists.
bool takes_number(const Format& format, std::string_view control) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::string path;
  while (!control.empty()) {
    const auto step = control.substr(0, control.find('.'));
    control.remove_prefix(std::min(step.size() + 1, control.size()));
    if (!std::ranges::all_of(step, is_digit)) path.append(path.empty() ? "" : ".").append(step);
  }
  return std::ranges::any_of(all_fields(format), [&](const auto& named) {
    const auto& [name, field] = named;
    if (field->type == FieldType::construct) return path == name + "." + std::string(member::size);
    return name == path && is_count(field->type);
  });
}

bool is_asked(const Format& format, const Document& body, std::string_view control) {
  const auto name = control.substr(0, control.find('.'));
  for (const Section& section : format.sections) {
    const auto field = std::ranges::find(section.fields, name, &Field::name);
    if (field != section.fields.end()) return section.shown.holds(body) && field->shown.holds(body);
  }
  return false;
}

// What is to be said about the marks of what applies.
void examine_marks(const Format& format, const Document& body, const Document& applying, Findings& findings) {
  const auto marks = marks_in(body);
  if (marks.empty()) return;
  const auto allowed = withholdable(format);
  for (const Mark& mark : marks) {
    const auto say = [&](std::string key, Problem::Arguments arguments = {}) {
      findings.push_back({mark.field, std::move(key), Severity::error, std::move(arguments)});
    };
    if (applying.at(mark.field).is_blank()) continue;
    if (std::ranges::find(allowed, mark.field) == allowed.end())
      say("format.may-not-be-withheld", {{"field", mark.field}});
    if (Document(mark.reason).is_blank()) say("format.withheld-without-reason");
    const auto until = parse_civil_date(mark.until);
    if (!mark.until.empty() && (!until || until->day == 0)) say("format.bad-date", {{"date", mark.until}});
  }
}

}  // namespace

Document without_typed(const Document& typed, std::string_view path) {
  Document left = Document::members();
  for (const auto& [name, text] : typed.entries()) {
    const bool is_below = name.starts_with(path) && (name.size() == path.size() || name[path.size()] == '.');
    if (!is_below) left.set(name, text);
  }
  return left;
}

Document without_what_does_not_apply(const Format& format, Document body) {
  if (!body.is(Document::Kind::members)) return body;
  body.remove(typed_member);
  body.remove(marks_member);
  // An answer that is not asked must not decide what else is; one that seemed not to be asked because of it
  // comes back. Conditions that lead in a circle end somewhere.
  constexpr int rounds = 32;
  Document answers = body;
  for (int round = 0; round < rounds; ++round) {
    Document asked = asked_of(format, body, answers);
    if (asked == answers) break;
    answers = std::move(asked);
  }
  return answers;
}

Findings examine_draft(const Formats& formats, const Format& format, const Document& body,
                       const Known* known) {
  const Document applying = without_what_does_not_apply(format, body);
  Findings findings = formats.examine(applying, known);
  std::ranges::move(unconsented(format, applying), std::back_inserter(findings));
  for (const auto& [control, typed] : body.at(typed_member).entries()) {
    if (!takes_number(format, control) || !is_asked(format, applying, control)) continue;
    std::erase_if(findings, [&](const Finding& each) {
      return control_of(each.path) == control &&
             each.severity == Severity::error;  // it is there, if unreadable
    });
    findings.push_back(
        {control, "format.not-a-number", Severity::error, {{"text", std::string(typed.text())}}});
  }
  examine_marks(format, body, applying, findings);
  return findings;
}

std::string control_of(std::string_view path) {
  std::string control;
  for (const char c : path) {
    if (c == '[') {
      if (!control.empty()) control += '.';
    } else if (c != ']') {
      control += c;
    }
  }
  return control;
}

}  // namespace bch::formats
