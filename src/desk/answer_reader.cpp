#include "desk/answer_reader.h"

#include "base/limits.h"
#include "desk/markdown.h"
#include "desk/shown.h"
#include "desk/typing.h"
#include "formats/applying.h"
#include "formats/header.h"
#include "portal/rich.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <span>

namespace bch::desk {

using formats::Field;
using formats::FieldType;
using records::Document;
namespace member = formats::member;

namespace {

Document identified(std::string_view identifier) {
  Document value;
  value.set(member::identifier, identifier);
  return value;
}

// Whether a browser always sends a control for it, so that its absence says nothing.
bool is_box(FieldType type) {
  return type != FieldType::choice && type != FieldType::boolean;
}

}  // namespace

Controls::Controls(std::vector<http::Query::Parameter> all) : all_(std::move(all)) {
  std::ranges::stable_sort(all_, {}, &http::Query::Parameter::first);
}

std::optional<std::string_view> Controls::find(std::string_view name) const {
  const auto found = values(name);
  return found.empty() ? std::nullopt : std::optional(found.back());
}

std::vector<std::string_view> Controls::values(std::string_view name) const {
  std::vector<std::string_view> values;
  const auto first_of = [](const auto& each) { return std::string_view(each.first); };
  for (const auto& each : std::ranges::equal_range(all_, name, {}, first_of))
    values.emplace_back(each.second);
  return values;
}

bool Controls::has(std::string_view name, std::string_view value) const {
  return std::ranges::count(values(name), value) > 0;
}

std::vector<std::string> Controls::steps(std::string_view path) const {
  const std::string begin = std::string(path) + ".";
  std::vector<std::string> steps;
  for (auto at = std::ranges::lower_bound(all_, begin, {}, &http::Query::Parameter::first);
       at != all_.end() && at->first.starts_with(begin); ++at) {
    const auto rest = std::string_view(at->first).substr(begin.size());
    const auto step = rest.substr(0, rest.find('.'));
    if (steps.empty() || steps.back() != step) steps.emplace_back(step);
  }
  std::ranges::sort(steps);
  steps.erase(std::ranges::unique(steps).begin(), steps.end());
  return steps;
}

Result<Document> AnswerReader::read(const Field& field, const std::string& path, const Document& stored) {
  return question(field, {path, path}, stored);
}

Result<Document> AnswerReader::question(const Field& field, const Place& place, const Document& stored) {
  if (!field.many) return row(field, place, stored);
  if (field.type == FieldType::term) return terms(field, place, stored);
  if (field.type == FieldType::party) return parties(place, stored);
  Document list = TRY(
      rows(place, stored, [&](const Place& inner, const Document& item) { return row(field, inner, item); }));
  if (field.type == FieldType::reference) add_picked(place, list);
  return list;
}

Result<Document> AnswerReader::row(const Field& field, const Place& place, const Document& stored) {
  switch (field.type) {
    case FieldType::localized:
    case FieldType::rich:
      return in_languages(field, place, stored);
    case FieldType::term: {
      const std::string before = identifier_in(field, stored);
      const auto sent = controls_.find(place.from).value_or("");
      if (sent.empty()) return before.empty() ? stored : Document();
      return term(field, place, sent, sent == before ? stored : Document());
    }
    case FieldType::reference:
      return reference(place, stored);
    case FieldType::link:
      return link(place, stored);
    case FieldType::group:
      return group(field, place, stored);
    case FieldType::construct:
      return rows(place, stored, [&](const Place& inner, const Document& item) -> Result<Document> {
        return element(inner, item);
      });
    default:
      return single(field, place, stored);
  }
}

Result<std::vector<std::size_t>> AnswerReader::order_of_rows(const std::string& path) const {
  std::vector<std::size_t> order;
  for (const std::string& step : controls_.steps(path)) {
    std::size_t row = 0;
    const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), row);
    if (error == std::errc() && end == step.data() + step.size()) order.push_back(row);
  }
  std::ranges::sort(order);
  if (order.size() > limits::answer_rows)
    return Problem{
        Problem::Kind::too_large, "form.too-many-rows", {{"most", std::to_string(limits::answer_rows)}}};
  if (deed_.path != path || !deed_.row) return order;
  const auto at = std::ranges::find(order, *deed_.row);
  if (at == order.end()) return order;
  if (deed_.kind == Deed::Kind::remove) order.erase(at);
  if (deed_.kind == Deed::Kind::up && at != order.begin()) std::iter_swap(at, at - 1);
  if (deed_.kind == Deed::Kind::down && at + 1 != order.end()) std::iter_swap(at, at + 1);
  return order;
}

Result<Document> AnswerReader::rows(const Place& place, const Document& stored, const ReadRow& read_row) {
  const auto order = TRY(order_of_rows(place.from));
  const auto items =
      stored.is(Document::Kind::list) || stored.is_null() ? stored.items() : std::span(&stored, 1);
  // Where the form was made from as many rows as are stored now, they are the same; otherwise blank rows have
  // been left out meanwhile.
  const bool is_aligned = controls_.has(control::rows, place.from + ":" + std::to_string(items.size()));
  Document list = Document::list();
  for (const std::size_t row : order) {
    const std::size_t next = list.items().size();
    const std::size_t before = is_aligned ? row : next;
    const Place inner{place.from + "." + std::to_string(row), place.to + "." + std::to_string(next)};
    Document value = TRY(read_row(inner, before < items.size() ? items[before] : Document()));
    if (value.is_blank())
      forget_typed(inner.to);
    else
      list.append(std::move(value));
  }
  return list.is_blank() ? Document() : list;
}

void AnswerReader::forget_typed(const std::string& path) {
  std::erase_if(typed_,
                [&](const auto& each) { return each.first == path || each.first.starts_with(path + "."); });
}

Document AnswerReader::single(const Field& field, const Place& place, const Document& stored) {
  const auto control = controls_.find(place.from);
  const auto typed = typed_in(body_, place.from);
  const std::string shown = typed ? std::string(*typed) : shown_text(field, stored);
  const std::string sent = control ? with_line_ends(*control) : is_box(field.type) ? shown : std::string();
  if (sent == shown) {
    if (typed) typed_[place.to] = *typed;
    return stored;
  }
  const std::string_view text = trimmed(sent);
  if (text.empty()) return {};
  switch (field.type) {
    case FieldType::boolean:
      return text == "true" ? Document(true) : text == "false" ? Document(false) : Document();
    case FieldType::choice:
      return std::ranges::find(field.choices, text, &formats::Choice::id) == field.choices.end()
                 ? Document()
                 : Document(text);
    case FieldType::date:
      return date_as_written(text);
    case FieldType::integer:
    case FieldType::year:
    case FieldType::number:
      if (auto number = number_in(text, field.type)) return *std::move(number);
      typed_[place.to] = sent;
      return {};
    case FieldType::language:  // where the member is itself called so, the text stands in it
      return field.name == member::identifier ? Document(text) : identified(text);
    case FieldType::party:
      return formats_.vocabularies().party(records::PartyId(std::string(text))) == nullptr ? Document()
                                                                                           : identified(text);
    default:
      if (text != sent) typed_[place.to] = sent;
      return text;
  }
}

Document AnswerReader::in_languages(const Field& field, const Place& place, const Document& stored) {
  const bool is_translated = stored.is(Document::Kind::members);
  Document value = is_translated ? stored : Document::members();
  for (const auto& [name, text] : body_.at(formats::typed_member).entries()) {
    if (name.starts_with(place.from + ".") && !controls_.find(name))
      typed_[place.to + name.substr(place.from.size())] = text;
  }
  for (const std::string& language : controls_.steps(place.from)) {
    const Place inner = place.below(language);
    const auto control = controls_.find(inner.from);
    if (!control || !is_language_tag(language)) continue;
    const Document* before = is_translated ? stored.find(language) : nullptr;
    const Document none;
    Document text = in_language(field, inner, with_line_ends(*control), before == nullptr ? none : *before);
    if (text.is_null())
      value.remove(language);
    else
      value.set(language, std::move(text));
  }
  if (!value.is_blank()) return value;
  return is_translated ? Document() : stored;
}

Document AnswerReader::in_language(const Field& field, const Place& place, const std::string& sent,
                                   const Document& stored) {
  const bool is_rich = field.type == FieldType::rich;
  const auto typed = typed_in(body_, place.from);
  const std::string shown = typed     ? std::string(*typed)
                            : is_rich ? shown_rich(stored).text
                                      : with_line_ends(stored.text());
  if (sent == shown) {
    if (typed) typed_[place.to] = *typed;
    return stored;
  }
  const std::string_view text = trimmed(sent);
  if (text.empty()) return {};
  if (is_rich && controls_.has(control::html, place.from)) return portal::harmless(text).text();
  Document value = is_rich ? Document(rich_of(text)) : Document(text);
  if ((is_rich ? shown_rich(value).text : std::string(text)) != sent) typed_[place.to] = sent;
  return value;
}

Document AnswerReader::terms(const Field& field, const Place& place, const Document& stored) {
  const auto sent = controls_.values(place.from);
  std::set<std::string_view> wanted(sent.begin(), sent.end());
  std::set<std::string> taken;
  Document list = Document::list();
  for (const Document& item : stored.items()) {
    const std::string identifier = identifier_in(field, item);
    if (!wanted.contains(identifier)) continue;
    list.append(term(field, place, identifier, item));
    taken.insert(identifier);
  }
  for (const auto identifier : sent) {
    if (!taken.insert(std::string(identifier)).second) continue;
    if (Document value = term(field, place, identifier, Document()); !value.is_null())
      list.append(std::move(value));
  }
  return list.is_blank() ? Document() : list;
}

// A new one only of what may be chosen; one that is stored stays whatever it is.
Document AnswerReader::term(const Field& field, const Place& place, std::string_view identifier,
                            const Document& stored) {
  const std::string written(identifier);
  const bool is_known =
      field.vocabulary->find(records::TermId(written)) != nullptr ||
      (field.or_party && formats_.vocabularies().party(records::PartyId(written)) != nullptr);
  if (stored.is_null() && !is_known) return {};
  Document value = stored.is_null() ? identified(identifier) : stored;
  const Document before = value.at(member::custom_value);
  Document own = in_languages(field, place.below(identifier), before);
  if (own == before || !value.is(Document::Kind::members)) return value;
  if (own.is_null())
    value.remove(member::custom_value);
  else
    value.set(member::custom_value, std::move(own));
  return value;
}

Document AnswerReader::parties(const Place& place, const Document& stored) {
  const auto sent = controls_.values(place.from);
  std::set<std::string, std::less<>> taken;
  Document list = Document::list();
  for (const Document& item : stored.items()) {
    const auto identifier = item.at(member::identifier).text();
    if (std::ranges::count(sent, identifier) == 0) continue;
    list.append(item);
    taken.emplace(identifier);
  }
  for (const auto identifier : sent) {
    const bool is_known = formats_.vocabularies().party(records::PartyId(std::string(identifier))) != nullptr;
    if (is_known && taken.emplace(identifier).second) list.append(identified(identifier));
  }
  return list.is_blank() ? Document() : list;
}

Document AnswerReader::reference(const Place& place, const Document& stored) {
  const auto picked = controls_.find(std::string(control::pick) + place.from);
  if (picked && records::parse_reference(*picked)) return identified(*picked);
  const auto before = stored.at(member::identifier).text();
  const auto sent = controls_.find(place.from).value_or("");
  if (deed_.kind == Deed::Kind::remove && deed_.path == place.from && !deed_.row) return {};
  if (sent == before) return stored;
  return records::parse_reference(sent) ? identified(sent) : Document();
}

// Each once.
void AnswerReader::add_picked(const Place& place, Document& list) const {
  for (const auto picked : controls_.values(std::string(control::pick) + place.from)) {
    const auto wanted = records::parse_reference(picked);
    if (!wanted || list.items().size() >= limits::answer_rows) continue;
    const bool is_there = std::ranges::any_of(list.items(), [&](const Document& item) {
      const auto named = records::parse_reference(item.at(member::identifier).text());
      return named && named->record == wanted->record;
    });
    if (!is_there) list.append(identified(picked));
  }
}

Document AnswerReader::link(const Place& place, const Document& stored) {
  Document value = stored.is(Document::Kind::members) ? stored : Document::members();
  for (const auto part : {member::url, member::name, member::language, member::rights}) {
    const auto sent = controls_.find(place.below(part).from);
    if (!sent || *sent == with_line_ends(value.at(part).text())) continue;
    const auto text = trimmed(*sent);
    if (text.empty())
      value.remove(part);
    else
      value.set(part, text);
  }
  if (value.at(member::url).is_blank() && value.at(member::name).is_blank()) return {};
  if (value.find(member::url) == nullptr) value.set(member::url, "");  // a link without one is broken
  return value;
}

Result<Document> AnswerReader::group(const Field& field, const Place& place, const Document& stored) {
  Document value = stored.is(Document::Kind::members) ? stored : Document::members();
  for (const Field& inner : field.members) {
    Document answer = TRY(question(inner, place.below(inner.name), value.at(inner.name)));
    if (answer.is_null())
      value.remove(inner.name);
    else
      value.set(inner.name, std::move(answer));
  }
  return value;
}

Document AnswerReader::element(const Place& place, const Document& stored) {
  Document value = stored.is(Document::Kind::members) ? stored : Document::members();
  const auto gene = controls_.find(place.below(member::identifier).from).value_or("");
  if (gene.empty()) return {};
  if (gene != value.at(member::identifier).text()) {
    if (!records::parse_reference(gene)) return {};
    value.set(member::identifier, gene);
  }
  const auto type = controls_.find(place.below(member::type).from);
  if (type && *type != value.at(member::type).text()) value.set(member::type, trimmed(*type));
  Field size;
  size.type = FieldType::integer;
  Document length = single(size, place.below(member::size), value.at(member::size));
  if (length.is_null())
    value.remove(member::size);
  else
    value.set(member::size, std::move(length));
  return value;
}

}  // namespace bch::desk
