#include "desk/form.h"

#include "desk/question_writer.h"
#include "formats/applying.h"
#include "renditions/format_text.h"

#include <algorithm>

namespace bch::desk {
namespace {

using formats::Field;
using formats::Section;
using formats::Severity;
using records::Document;

bool is_in(const Section& section, const formats::Finding& finding) {
  const std::string control = formats::control_of(finding.path);
  const auto name = std::string_view(control).substr(0, control.find('.'));
  return std::ranges::count(section.fields, name, &Field::name) > 0;
}

// Whether anything of it is asked.
bool applies(const Section& section, const Document& applying) {
  const std::vector<std::string> own = [&] {
    std::vector<std::string> names;
    for (const Field& field : section.fields) names.push_back(field.name);
    return names;
  }();
  const auto is_on_page = [&](std::string_view path) {
    return std::ranges::count(own, path.substr(0, path.find('.'))) > 0;
  };
  return section.shown.holds(applying) && std::ranges::any_of(section.fields, [&](const Field& field) {
           const LiveCondition shown = live_condition(field.shown, applying, is_on_page);
           return shown.holds || shown.asked.has_value();
         });
}

const Field& field_of(const Section& section, const formats::Finding& finding) {
  const std::string control = formats::control_of(finding.path);
  return *std::ranges::find(section.fields, control.substr(0, control.find('.')), &Field::name);
}

// The place on the page of what a finding is about: the question, which may be a member of a group.
std::string place_of_finding(const formats::Format& format, const formats::Finding& finding) {
  const std::string control = formats::control_of(finding.path);
  const auto first = control.find('.');
  const Field* field = format.field(control.substr(0, first));
  const bool is_parted = field->type == formats::FieldType::group && !field->many;
  const auto end = is_parted && first != std::string::npos ? control.find('.', first + 1) : first;
  return place_of(control.substr(0, end));
}

Html summary(const Asking& asking, const Section& section) {
  Html list;
  std::int64_t count = 0;
  for (const auto& finding : asking.findings) {
    if (finding.severity == Severity::note || !is_in(section, finding) || !is_said(asking.judged, finding))
      continue;
    ++count;
    list += html("<li><a href=\"{}\">{}</a> {}</li>", Url::within(place_of_finding(asking.format, finding)),
                 renditions::say_label(asking.reader, field_of(section, finding).label),
                 say_finding(asking.reader, finding));
  }
  if (count == 0) return {};
  return html("<div class=\"summary\" role=\"alert\"><p><b>{}</b></p><ul>{}</ul></div>",
              asking.reader.catalogue.say_count("form.findings", count), list);
}

}  // namespace

std::vector<Step> steps_of(const Asking& asking) {
  const Document applying = formats::without_what_does_not_apply(asking.format, asking.body);
  std::vector<Step> steps;
  for (const Section& section : asking.format.sections) {
    if (!applies(section, applying)) continue;
    Step step{section.id, renditions::say_label(asking.reader, section.title)};
    for (const auto& finding : asking.findings) {
      if (finding.severity == Severity::note || !is_in(section, finding)) continue;
      if (finding.key == "format.missing")
        ++step.missing;
      else
        ++(finding.severity == Severity::warning ? step.warnings : step.errors);
    }
    step.is_complete = step.missing + step.errors == 0;
    steps.push_back(std::move(step));
  }
  return steps;
}

Html section_form(const Asking& asking, std::string_view id) {
  const auto section = std::ranges::find(asking.format.sections, id, &Section::id);
  if (section == asking.format.sections.end()) return {};
  const Document applying = formats::without_what_does_not_apply(asking.format, asking.body);
  if (!applies(*section, applying)) return {};
  QuestionWriter writer(asking, applying, *section);
  Html questions;
  for (const Field& field : section->fields) questions += writer.write(field);
  Html again;
  if (writer.has_live_conditions())
    again = html("<p class=\"without-script\">{}</p>",
                 button("again", asking.reader.say("form.show-what-depends"), {}));
  return html("<button class=\"first\" name=\"do\" value=\"again\" tabindex=\"-1\">{}</button>{}{}{}{}",
              asking.reader.say("form.keep"), summary(asking, *section), questions, writer.shared(), again);
}

Html autosave(const Asking& asking) {
  const auto& reader = asking.reader;
  return html(
      "<div id=\"desk\" hidden data-base=\"{}\" data-compare-at=\"{}\" data-compare=\"{}\" "
      "data-offline=\"{}\" "
      "data-stopped=\"{}\" data-kept=\"{}\" data-restore=\"{}\" data-forget=\"{}\" data-filter=\"{}\" "
      "data-sending=\"{}\"></div>"
      "<div id=\"desk-trouble\" role=\"alert\"></div><p id=\"desk-saved\" role=\"status\"></p>",
      asking.base, asking.base.followed_by("/compare"), reader.say("form.script-compare"),
      reader.say("form.script-offline"), reader.say("form.script-stopped"), reader.say("form.script-kept"),
      reader.say("form.script-restore"), reader.say("form.script-forget"), reader.say("form.script-filter"),
      reader.say("form.script-sending"));
}

std::string say_finding(const renditions::Reader& reader, const formats::Finding& finding) {
  const auto argument = [&](std::string_view name) {
    const auto found =
        std::ranges::find(finding.arguments, name, &std::pair<std::string, std::string>::first);
    return found == finding.arguments.end() ? std::string() : found->second;
  };
  const std::string rule = argument("rule");
  if (!rule.empty()) return reader.catalogue.label(rule, argument("message"));
  return reader.say(finding.key, finding.arguments);
}

}  // namespace bch::desk
