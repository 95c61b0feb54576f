#include "desk/question_writer.h"

#include "desk/shown.h"
#include "formats/applying.h"
#include "renditions/format_text.h"

#include <algorithm>

namespace bch::desk {

using formats::Field;
using formats::FieldType;
using formats::Severity;
using records::Document;

namespace {

std::string_view severity_key(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "form.note";
    case Severity::warning:
      return "form.warning";
    default:
      return "form.error";
  }
}

}  // namespace

bool is_said(Judged judged, const formats::Finding& finding) {
  const bool is_of_the_end = finding.key == "format.missing" || finding.key == "format.language-missing";
  return judged == Judged::whole || !is_of_the_end;
}

std::string place_of(std::string_view path) {
  return "q-" + std::string(path);
}

QuestionWriter::QuestionWriter(const Asking& asking, const Document& applying,
                               const formats::Section& section)
    : asking_(asking),
      applying_(applying),
      section_(section),
      reader_(asking.reader),
      withholdable_(formats::withholdable(asking.format)),
      marks_(formats::marks_in(asking.body)) {
  for (const auto& finding : asking.findings) {
    std::string control = formats::control_of(finding.path);
    const auto name = std::string_view(control).substr(0, control.find('.'));
    if (is_said(asking.judged, finding) && std::ranges::count(section.fields, name, &Field::name) > 0)
      said_.push_back({std::move(control), &finding});
  }
}

LiveCondition QuestionWriter::live(const formats::Condition& condition) {
  return live_condition(condition, applying_, [this](std::string_view path) {
    return std::ranges::count(section_.fields, path.substr(0, path.find('.')), &Field::name) > 0;
  });
}

Html QuestionWriter::write(const Field& field) {
  return written(field, field.name);
}

Html QuestionWriter::written(const Field& field, const std::string& path) {
  const LiveCondition shown = live(field.shown);
  if (!shown.asked && !shown.holds) return {};
  has_live_ = has_live_ || shown.asked.has_value();
  const Html inside = question(asking_.format, path) == nullptr ? members(field, path)
                      : mark_of(path) != nullptr && !asking_.sees_withheld
                          ? withheld_from_view(field, path)
                          : html("<div class=\"ask\">{}{}{}</div>", carried(control::answers, path),
                                 framed(field, path, place_of(path), asking_.body.at(path), heading(field)),
                                 withholding(path));
  return shown.asked ? conditional(*shown.asked, inside, shown.holds) : inside;
}

// The members of a group that is not repeated are questions of their own.
Html QuestionWriter::members(const Field& field, const std::string& path) {
  Html inside;
  for (const Field& member : field.members) inside += written(member, below(path, member.name));
  const Heading said = heading(field);
  return html("<div class=\"ask\">{}</div>", fieldset(place_of(path), said.text, said.mark,
                                                      described(path, said.help, Reach::here), inside));
}

QuestionWriter::Heading QuestionWriter::heading(const Field& field) {
  Heading made{renditions::say_label(reader_, field.label), {}, {}};
  if (field.is_needed) {
    const LiveCondition needed = live(field.needed);
    const std::string word = reader_.say("form.mandatory");
    if (needed.asked && needed.holds)
      made.mark = html(" <em data-when=\"{}\">{}</em>", *needed.asked, word);
    else if (needed.asked)
      made.mark = html(" <em data-when=\"{}\" hidden>{}</em>", *needed.asked, word);
    else if (needed.holds)
      made.mark = html(" <em>{}</em>", word);
  }
  if (!field.help.english.empty()) made.help += html("<p>{}</p>", renditions::say_label(reader_, field.help));
  if (const std::string said = hint(field); !said.empty()) made.help += html("<p>{}</p>", said);
  return made;
}

Described QuestionWriter::described(const std::string& path, const Html& help, Reach reach) const {
  Html said = help;
  bool is_wrong = false;
  for (const Said& each : said_) {
    const bool is_below = reach == Reach::here_and_below && each.control.starts_with(path + ".");
    if (each.control != path && !is_below) continue;
    const Severity severity = each.finding->severity;
    is_wrong = is_wrong || severity >= Severity::error;
    said +=
        html("<p class=\"finding {}\"><b>{}</b> {}</p>", formats::name(std::min(severity, Severity::error)),
             reader_.say(severity_key(severity)), say_finding(reader_, *each.finding));
  }
  if (said.empty()) return {};
  const std::string id = "h-" + path;
  return {id, html("<div class=\"said\" id=\"{}\">{}</div>", id, said), is_wrong};
}

Html QuestionWriter::framed(const Field& field, const std::string& path, const std::string& id,
                            const Document& value, const Heading& heading) {
  if (field.many) return repeated(field, path, id, value, heading);
  if (!is_one_control(field, value)) return in_frame(field, path, id, value, heading);
  const Described said = described(path, heading.help, Reach::here_and_below);
  std::string name = path;
  if (field.type == FieldType::localized || field.type == FieldType::rich)
    name += "." + languages_of(value).front();
  return html("<div id=\"{}\">{}{}{}</div>", id, label_for(name, heading.text, heading.mark), said.said,
              one_control(field, path, value, said));
}

Html QuestionWriter::in_frame(const Field& field, const std::string& path, const std::string& id,
                              const Document& value, const Heading& heading) {
  Html inside;
  Reach reach = Reach::here_and_below;
  switch (field.type) {
    case FieldType::choice:
    case FieldType::boolean:
      inside = choices(field, path, value);
      break;
    case FieldType::term:
      inside = terms(field, path, value);
      break;
    case FieldType::reference:
      inside = reference(field, path, value);
      break;
    case FieldType::link:
      reach = Reach::here;
      inside = link(path, value);
      if (question(asking_.format, path) != nullptr) inside += file(path);
      break;
    case FieldType::group:
      reach = Reach::here;
      inside = group_row(field, path, value);
      break;
    case FieldType::construct:
      inside = cassette(path, value);
      break;
    default:
      reach = Reach::here;
      inside = in_languages(field, path, value);
  }
  return fieldset(id, heading.text, heading.mark, described(path, heading.help, reach), inside);
}

Html QuestionWriter::repeated(const Field& field, const std::string& path, const std::string& id,
                              const Document& value, const Heading& heading) {
  Html inside;
  Reach reach = Reach::here_and_below;
  if (field.type == FieldType::term) {
    inside = terms(field, path, value);
  } else if (field.type == FieldType::party) {
    inside = parties(field, path, value);
  } else if (field.type == FieldType::reference) {
    inside = reference(field, path, value);
  } else {
    reach = Reach::here;
    Field one = field;
    one.many = false;
    const auto items = value.items();
    const std::size_t shown = rows_shown(path, items.size());
    Html rows;
    for (std::size_t row = 0; row < shown; ++row) {
      const std::string place = below(path, row);
      const Document none;
      const std::string name = heading.text + " " + reader_.catalogue.number(static_cast<int>(row + 1));
      rows += html("<li>{}", framed(one, place, place_of(place), row < items.size() ? items[row] : none,
                                    {name, {}, {}}));
      if (row < items.size()) rows += button(deed_at("remove", path, row), reader_.say("form.remove"), name);
      rows += html("</li>");
    }
    inside = html("{}<ol class=\"rows\">{}</ol>{}",
                  carried(control::rows, path + ":" + std::to_string(items.size())), rows,
                  add_button(path, heading.text));
    if (field.type == FieldType::link) inside += file(path);
  }
  return fieldset(id, heading.text, heading.mark, described(path, heading.help, reach), inside);
}

std::size_t QuestionWriter::rows_shown(const std::string& path, std::size_t stored) const {
  const bool is_asked_for = asking_.deed.kind == Deed::Kind::add && asking_.deed.path == path;
  return stored == 0 || is_asked_for ? stored + 1 : stored;
}

Html QuestionWriter::add_button(const std::string& path, std::string_view what) const {
  return button("add:" + path, reader_.say("form.add"), what);
}

Html QuestionWriter::group_row(const Field& field, const std::string& path, const Document& value) {
  Html inside;
  for (const Field& member : field.members) {
    const std::string place = below(path, member.name);
    inside += html("<div class=\"ask\">{}</div>",
                   framed(member, place, place_of(place), value.at(member.name), heading(member)));
  }
  return inside;
}

}  // namespace bch::desk
