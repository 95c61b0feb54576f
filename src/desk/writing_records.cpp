// QuestionWriter: references to records, and gene cassettes.
#include "desk/question_writer.h"
#include "desk/shown.h"
#include "formats/header.h"
#include "formats/role.h"
#include "renditions/format_text.h"

#include <algorithm>
#include <array>

namespace bch::desk {

using formats::Field;
using formats::FieldType;
using records::Document;
namespace member = formats::member;

namespace {

// The kinds of a cassette's elements, as the system in use names them, with what they are called.
struct Kind {
  std::string_view id;
  std::string_view key;
  bool is_reversed;
};
constexpr std::array<Kind, 6> kinds{{{"senseStart", "construct.promoter", false},
                                     {"sense", "construct.sequence", false},
                                     {"senseStop", "construct.terminator", false},
                                     {"antisenseStart", "construct.promoter", true},
                                     {"antisense", "construct.sequence", true},
                                     {"antisenseStop", "construct.terminator", true}}};

}  // namespace

Candidate QuestionWriter::candidate(std::string_view identifier) const {
  if (const auto named = records::parse_reference(identifier); named && asking_.record) {
    if (auto known = asking_.record(named->record)) return *std::move(known);
  }
  return {{}, std::string(identifier), {}};
}

Html QuestionWriter::chosen(const std::string& name, std::string_view identifier,
                            const std::string& deed) const {
  const Candidate record = candidate(identifier);
  return html("<li>{}<bdi>{}</bdi> <span class=\"quiet\" dir=\"ltr\">{}</span> {}</li>",
              carried(name, identifier), record.title, record.number,
              button(deed, reader_.say("form.remove"), record.title));
}

Html QuestionWriter::reference(const Field& field, const std::string& path, const Document& value) {
  Html list;
  if (field.many) {
    std::size_t row = 0;
    for (const Document& item : value.items()) {
      list += chosen(below(path, row), item.at(member::identifier).text(), deed_at("remove", path, row));
      ++row;
    }
  } else if (!value.at(member::identifier).is_blank()) {
    list += chosen(path, value.at(member::identifier).text(), "remove:" + path);
  }
  Html all = list.empty() ? Html() : html("<ul class=\"chosen\">{}</ul>", list);
  if (field.many) all += carried(control::rows, path + ":" + std::to_string(value.items().size()));
  return all + found(path) + seek(field, path);
}

Html QuestionWriter::seek(const Field& field, const std::string& path) const {
  const std::string name = std::string(control::find) + path;
  const bool is_here = asking_.deed.kind == Deed::Kind::find && asking_.deed.path == path;
  Html made;
  for (const auto& target : field.targets) {
    const auto* format = asking_.formats.find(target);
    if (format == nullptr) continue;
    made += html(" <a href=\"{}\">{}</a>",
                 asking_.base.followed_by("/new").with("field", path).with("format", target.value()),
                 reader_.say("form.create", {{"format", renditions::say_label(reader_, format->title)}}));
  }
  return html(
      "<div class=\"seek\" data-seek=\"{}\">{} <input id=\"{}\" name=\"{}\" value=\"{}\" dir=\"auto\" "
      "autocomplete=\"off\"> {}{}</div>",
      path, label_for(name, reader_.say("form.find"), {}), id_of(name), name,
      is_here ? asking_.words : std::string(), button("find:" + path, reader_.say("form.find-button"), {}),
      made);
}

Html QuestionWriter::found(const std::string& path) const {
  if (asking_.deed.kind != Deed::Kind::find || asking_.deed.path != path) return {};
  if (asking_.found.empty())
    return html("<p role=\"status\">{}</p>", reader_.say("form.found-nothing", {{"words", asking_.words}}));
  Html list;
  for (const Candidate& record : asking_.found)
    list +=
        html("<li>{}</li>", tick(Pick::one, std::string(control::pick) + path,
                                 {record.record.value(), record.title + " (" + record.number + ")"}, false));
  return html("<div class=\"found\" role=\"status\"><p>{}</p><ul class=\"terms\">{}</ul>{}</div>",
              reader_.say("form.found"), list, button("again", reader_.say("form.take"), {}));
}

// Elements in their order.
Html QuestionWriter::cassette(const std::string& path, const Document& value) {
  const auto items = value.items();
  const std::size_t shown = rows_shown(path, items.size());
  const Document none;
  Html rows;
  for (std::size_t row = 0; row < shown; ++row) {
    Html buttons;
    if (row < items.size()) {
      const std::string which = reader_.catalogue.number(static_cast<int>(row + 1));
      if (row > 0) buttons += button(deed_at("up", path, row), reader_.say("form.up"), which);
      if (row + 1 < items.size())
        buttons += button(deed_at("down", path, row), reader_.say("form.down"), which);
      buttons += button(deed_at("remove", path, row), reader_.say("form.remove"), which);
    }
    if (!buttons.empty()) buttons = html("<div class=\"deeds\">{}</div>", buttons);
    rows += html("<li class=\"element\">{}{}</li>",
                 element(below(path, row), row < items.size() ? items[row] : none), buttons);
  }
  return html("{}<ol class=\"rows\">{}</ol>{}",
              carried(control::rows, path + ":" + std::to_string(items.size())), rows,
              button("add:" + path, reader_.say("form.add-element"), {}));
}

Html QuestionWriter::element(const std::string& path, const Document& value) {
  std::vector<Option> types;
  for (const Kind& kind : kinds) {
    const std::string label = reader_.say(kind.key);
    types.push_back({std::string(kind.id),
                     kind.is_reversed ? reader_.say("construct.reversed", {{"kind", label}}) : label});
  }
  const auto name = [&](std::string_view part) { return below(path, part); };
  const auto gene = value.at(member::identifier).text();
  Field size;
  size.type = FieldType::integer;
  const std::string size_name = name(member::size);
  const Described said = described(size_name, {}, Reach::here_and_below);
  return html("<div>{}{}</div><div>{}{}</div><div>{}{}{}</div>",
              label_for(name(member::identifier), reader_.say("form.gene"), {}),
              select(name(member::identifier), genes(gene), gene, {}),
              label_for(name(member::type), reader_.say("form.gene-kind"), {}),
              select(name(member::type), types, value.at(member::type).text(), {}),
              label_for(size_name, reader_.say("form.gene-size"), {}), said.said,
              one_text(size, size_name, value.at(member::size), said));
}

// What the record names as its genetic elements, and the one that stands here.
std::vector<Option> QuestionWriter::genes(std::string_view chosen) const {
  std::vector<Option> genes;
  const auto add = [&](std::string_view identifier) {
    if (identifier.empty() || std::ranges::find(genes, identifier, &Option::value) != genes.end()) return;
    genes.push_back({std::string(identifier), candidate(identifier).title});
  };
  if (const Field* field = asking_.format.field_with(formats::Role::genes)) {
    for (const Document& item : asking_.body.at(field->name).items()) add(item.at(member::identifier).text());
  }
  add(chosen);
  return genes;
}

}  // namespace bch::desk
