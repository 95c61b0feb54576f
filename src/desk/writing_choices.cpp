// QuestionWriter: terms, Governments, and other choices.
#include "desk/question_writer.h"
#include "desk/shown.h"
#include "formats/header.h"
#include "formats/labels.h"
#include "renditions/format_text.h"

#include <algorithm>

namespace bch::desk {

using formats::Field;
using formats::FieldType;
using records::Document;
namespace member = formats::member;

namespace {

constexpr std::size_t short_list = 12;  // terms of which one is ticked; one of more is selected
constexpr std::size_t long_list = 20;   // more get a frame of their own to scroll in

std::string_view name_of_list(std::size_t terms) {
  return terms > long_list ? "terms long" : "terms";
}

// What of a repeated or single answer names this identifier; nullptr when nothing does.
const Document* item_with(const Field& field, const Document& value, std::string_view identifier) {
  const auto is_it = [&](const Document& item) { return identifier_in(field, item) == identifier; };
  if (!field.many) return is_it(value) ? &value : nullptr;
  const auto items = value.items();
  const auto found = std::ranges::find_if(items, is_it);
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

Html QuestionWriter::choices(const Field& field, const std::string& path, const Document& value) {
  std::vector<Option> options;
  if (field.type == FieldType::boolean)
    options = {{"true", reader_.say("value.yes")}, {"false", reader_.say("value.no")}};
  for (const auto& choice : field.choices)
    options.push_back({choice.id, renditions::say_label(reader_, choice.label)});
  return ticks(path, options, shown_text(field, value), field);
}

// One that need not be answered may be taken back.
Html QuestionWriter::ticks(const std::string& path, const std::vector<Option>& options,
                           std::string_view chosen, const Field& field) const {
  Html ticks;
  for (const Option& option : options)
    ticks += html("<li>{}</li>", tick(Pick::one, path, option, option.value == chosen));
  const bool is_other =
      !chosen.empty() && std::ranges::find(options, chosen, &Option::value) == options.end();
  if (is_other)
    ticks += html("<li>{}</li>", tick(Pick::one, path, {std::string(chosen), std::string(chosen)}, true));
  if (!field.is_needed || !field.needed.is_always())
    ticks +=
        html("<li>{}</li>", tick(Pick::one, path, {"", reader_.say("form.not-answered")}, chosen.empty()));
  return html("<ul class=\"{}\">{}</ul>", field.type == FieldType::boolean ? "terms beside" : "terms", ticks);
}

Html QuestionWriter::terms(const Field& field, const std::string& path, const Document& value) {
  if (!field.many && field.vocabulary->terms.size() > short_list) {
    Html all = term_select(field, path, value, {}, renditions::say_label(reader_, field.label));
    for (const auto& term : field.text_with) all += own_text(field, path, term.value(), value);
    return all;
  }
  Html all = tree(field, path, value, {}, 0) + other_terms(field, path, value);
  if (!field.many && (!field.is_needed || !field.needed.is_always()))
    all += html("<li>{}</li>", tick(Pick::one, path, {"", reader_.say("form.not-answered")},
                                    value.at(member::identifier).is_blank()));
  Html list = html("<ul class=\"{}\">{}</ul>", name_of_list(field.vocabulary->terms.size()), all);
  if (field.or_party) list += parties(field, path, value);
  return list;
}

// The terms below one, each with those below it.
Html QuestionWriter::tree(const Field& field, const std::string& path, const Document& value,
                          const records::TermId& broader, int depth) {
  constexpr int deepest = 16;
  Html all;
  if (depth == deepest) return all;
  for (const auto& term : field.vocabulary->terms) {
    if (term.broader != broader) continue;
    const Document* chosen = item_with(field, value, term.id.value());
    const Html narrower = tree(field, path, value, term.id, depth + 1);
    const bool is_offered = chosen != nullptr || !term.deprecated;
    if (!is_offered && narrower.empty()) continue;
    Html item;
    if (is_offered)
      item += tick(field.many ? Pick::several : Pick::one, path,
                   {term.id.value(), renditions::say_label(reader_, formats::label_of(term.id, &term))},
                   chosen != nullptr);
    const bool takes_text = std::ranges::find(field.text_with, term.id) != field.text_with.end();
    if (takes_text || (chosen != nullptr && chosen->find(member::custom_value) != nullptr))
      item += own_text(field, path, term.id.value(), value);
    all += narrower.empty() ? html("<li>{}</li>", item) : html("<li>{}<ul>{}</ul></li>", item, narrower);
  }
  return all;
}

// What is written beside a term: in each language.
Html QuestionWriter::own_text(const Field& field, const std::string& path, std::string_view term,
                              const Document& value) {
  const Document* item = item_with(field, value, term);
  const Document none;
  const Document& text = item == nullptr ? none : item->at(member::custom_value);
  Field written;  // a line of text
  written.type = FieldType::localized;
  const std::string name = below(path, term);
  const std::string label = renditions::say_label(
      reader_, formats::label_of(records::TermId(std::string(term)),
                                 field.vocabulary->find(records::TermId(std::string(term)))));
  const std::string said = reader_.say("form.own-text", {{"term", label}});
  return html("<div class=\"own\">{}</div>", framed(written, name, place_of(name), text, {said, {}, {}}));
}

// What was chosen and is no term of the vocabulary as it is known here, nor a Government.
Html QuestionWriter::other_terms(const Field& field, const std::string& path, const Document& value) {
  Html all;
  const auto items = field.many ? value.items() : std::span(&value, 1);
  for (const Document& item : items) {
    const auto identifier = item.at(member::identifier).text();
    const bool is_known = field.vocabulary->find(records::TermId(std::string(identifier))) != nullptr ||
                          (field.or_party && asking_.formats.vocabularies().party(
                                                 records::PartyId(std::string(identifier))) != nullptr);
    if (identifier.empty() || is_known) continue;
    all +=
        html("<li>{}{}</li>",
             tick(field.many ? Pick::several : Pick::one, path,
                  {std::string(identifier), std::string(identifier)}, true),
             item.find(member::custom_value) == nullptr ? Html() : own_text(field, path, identifier, value));
  }
  return all;
}

Html QuestionWriter::term_select(const Field& field, const std::string& path, const Document& value,
                                 const Described& described, std::string_view label_of_control) {
  std::vector<Option> options;
  const auto depth_of = [&](const vocabularies::Term* term) {
    std::size_t depth = 0;
    while (!term->broader.empty() && depth < 4) {
      term = field.vocabulary->find(term->broader);
      if (term == nullptr) break;
      ++depth;
    }
    return depth;
  };
  const std::string chosen = identifier_in(field, value);
  for (const auto& term : field.vocabulary->terms) {
    if (term.deprecated && term.id.value() != chosen) continue;
    std::string label;
    for (std::size_t step = depth_of(&term); step > 0; --step) label += "\u2003";  // an em wide
    label += renditions::say_label(reader_, formats::label_of(term.id, &term));
    options.push_back({term.id.value(), std::move(label)});
  }
  return select(path, options, chosen, described, label_of_control);
}

// Those chosen, to be unticked, and all others to choose one more from.
Html QuestionWriter::parties(const Field& field, const std::string& path, const Document& value) {
  Html chosen;
  for (const Document& item : value.items()) {
    const std::string identifier(item.at(member::identifier).text());
    const auto* party = asking_.formats.vocabularies().party(records::PartyId(identifier));
    if (identifier.empty() || (party == nullptr && field.or_party)) continue;  // a term, or as such unknown
    const std::string label =
        renditions::say_label(reader_, formats::label_of(records::PartyId(identifier), party));
    chosen += html("<li>{}</li>", tick(Pick::several, path, {identifier, label}, true));
  }
  Html all = chosen.empty() ? Html() : html("<ul class=\"terms\">{}</ul>", chosen);
  all += html("<p>{} {} {}</p>", label_for(path, reader_.say("form.one-more-government"), {}),
              select(path, governments(), {}, {}), add_button(path, {}));
  return all;
}

const std::vector<Option>& QuestionWriter::governments() {
  if (!governments_.empty()) return governments_;
  for (const auto& party : asking_.formats.vocabularies().parties()) {
    if (party.demonstration == asking_.is_demonstration)
      governments_.push_back(
          {party.id.value(), renditions::say_label(reader_, formats::label_of(party.id, &party))});
  }
  std::ranges::sort(governments_, {},
                    [&](const Option& option) { return reader_.collator.sort_key(option.label); });
  return governments_;
}

}  // namespace bch::desk
