#include "formats/formats.h"

#include "base/limits.h"
#include "formats/format_file.h"
#include "formats/header.h"

#include <algorithm>
#include <tuple>

namespace bch::formats {
namespace {

using records::Document;

constexpr std::string_view folder = "formats/";
constexpr std::string_view manual = "formats/example.toml";
constexpr std::string_view common_file = "formats/common.toml";
constexpr std::string_view categories_file = "categories.toml";

Finding note(std::string path, std::string key, Problem::Arguments arguments = {}) {
  return {std::move(path), std::move(key), Severity::note, std::move(arguments)};
}

// A dotted path: the name before the first dot, and what comes after it.
std::pair<std::string_view, std::string_view> step(std::string_view path) {
  const auto dot = path.find('.');
  return dot == std::string_view::npos ? std::pair(path, std::string_view())
                                       : std::pair(path.substr(0, dot), path.substr(dot + 1));
}

Document take(Document& body, std::string_view path);

// Takes a member out of each item of a list; items of which nothing is left are left out.
Document take_from_items(Document& list, std::string_view path) {
  Document taken = Document::list();
  Document left = Document::list();
  for (Document item : list.items()) {
    if (Document value = take(item, path); !value.is_null()) taken.append(std::move(value));
    if (!item.is_blank()) left.append(std::move(item));
  }
  list = std::move(left);
  return taken.is_blank() ? Document() : taken;
}

// Takes the member at a dotted path out of a document; null when there is none.
Document take(Document& body, std::string_view path) {
  const auto [name, rest] = step(path);
  const Document* found = body.find(name);
  if (found == nullptr) return {};
  Document value = *found;
  if (rest.empty()) {
    body.remove(name);
    return value;
  }
  Document taken = value.is(Document::Kind::list) ? take_from_items(value, rest) : take(value, rest);
  if (value.is_blank())
    body.remove(name);
  else
    body.set(name, std::move(value));
  return taken;
}

// A single answer of a form, as it is stored: where a link belongs, an address alone becomes one.
Document stored(const Field& field, Document answer) {
  if (field.type != FieldType::link || !answer.is(Document::Kind::text)) return answer;
  Document link;
  link.set(member::url, std::move(answer));
  return link;
}

// Gives a format the sections that all formats have, without fields of which it has its own.
void add_common(Format& format, const Format& common) {
  for (Section section : common.sections) {
    std::erase_if(section.fields, [&](const Field& field) { return format.field(field.name) != nullptr; });
    if (!section.fields.empty()) format.sections.push_back(std::move(section));
  }
}

// Puts a form's answer where it is stored, in the shape in which it is stored.
void put(Document& body, std::string_view path, const Field& field, Document value) {
  const auto [name, rest] = step(path);
  const Document* before = body.find(name);
  if (!rest.empty()) {
    Document group = before == nullptr ? Document::members() : *before;
    if (!group.is(Document::Kind::members)) return;  // examining it will say so
    put(group, rest, field, std::move(value));
    body.set(name, std::move(group));
    return;
  }
  if (!field.many) {
    body.set(name, stored(field, std::move(value)));
    return;
  }
  Document list = before == nullptr ? Document::list() : *before;
  if (!list.is(Document::Kind::list)) return;
  if (value.is(Document::Kind::list)) {
    for (const Document& item : value.items()) list.append(stored(field, item));
  } else {
    list.append(stored(field, std::move(value)));
  }
  body.set(name, std::move(list));
}

// Stores what stands under names that only forms use under its own name. All is taken before any is put, for
// a name may be both. Whether there was something.
bool rename(const Format& format, Normalised& normalised) {
  std::vector<std::pair<const Alias*, Document>> taken;
  for (const Alias& alias : format.aliases) {
    Document value = take(normalised.body, alias.form_name);
    if (!value.is_null()) taken.emplace_back(&alias, std::move(value));
  }
  for (auto& [alias, value] : taken) {
    put(normalised.body, alias->name, *format.field(alias->name), std::move(value));
    normalised.findings.push_back(note(alias->form_name, "format.renamed", {{"name", alias->name}}));
  }
  return !taken.empty();
}

}  // namespace

bool Format::has(Aspect aspect) const {
  return std::ranges::find(aspects, aspect) != aspects.end();
}

const Field* Format::field(std::string_view path) const {
  const auto [name, rest] = step(path);
  for (const Section& section : sections) {
    const auto found = std::ranges::find(section.fields, name, &Field::name);
    if (found == section.fields.end()) continue;
    if (rest.empty()) return &*found;
    const auto inner = std::ranges::find(found->members, rest, &Field::name);
    return found->many || inner == found->members.end() ? nullptr : &*inner;
  }
  return nullptr;
}

const Field* Format::field_with(Role role) const {
  for (const Section& section : sections) {
    const auto found = std::ranges::find(section.fields, role, &Field::role);
    if (found != section.fields.end()) return &*found;
  }
  return nullptr;
}

std::vector<std::pair<std::string, const Field*>> all_fields(const Format& format) {
  std::vector<std::pair<std::string, const Field*>> all;
  for (const Section& section : format.sections) {
    for (const Field& field : section.fields) {
      all.emplace_back(field.name, &field);
      for (const Field& member : field.members) all.emplace_back(field.name + "." + member.name, &member);
    }
  }
  return all;
}

Formats::Formats(Formats&&) noexcept = default;
Formats& Formats::operator=(Formats&&) noexcept = default;
Formats::~Formats() = default;

Result<Formats> Formats::read(std::span<const NamedText> files,
                              const vocabularies::Vocabularies& vocabularies) {
  Formats formats;
  formats.vocabularies_ = &vocabularies;
  std::vector<std::tuple<std::int64_t, std::unique_ptr<Format>>> ordered;
  std::vector<std::pair<std::string_view, FormatFile>> read;
  std::unique_ptr<Format> common_to_all;
  for (const NamedText& file : files) {
    if (!file.name.starts_with(folder)) continue;
    auto format = TRY(read_format_file(file, vocabularies));
    if (file.name == common_file)
      common_to_all = std::move(format.format);
    else if (file.name != manual)
      read.emplace_back(file.name, std::move(format));
  }
  std::ranges::sort(read, {}, [](const auto& one) { return one.second.order; });
  for (const auto& [name, file] : read) {
    for (const Section& section : file.format->sections) {
      for (const Field& field : section.fields) {
        for (const auto& target : field.targets) {
          const bool here =
              std::ranges::any_of(read, [&](const auto& other) { return other.second.format->id == target; });
          if (here || std::ranges::find(file.later, target.value()) != file.later.end()) continue;
          return Problem{
              Problem::Kind::invalid,
              "treaty.bad-file",
              {{"file", std::string(name)}, {"detail", "there is no format \"" + target.value() + "\""}}};
        }
      }
    }
  }
  for (auto& [name, file] : read) {
    if (common_to_all) add_common(*file.format, *common_to_all);
    formats.formats_.push_back(std::move(file.format));
  }
  for (const NamedText& file : files) {
    if (file.name == categories_file) formats.categories_ = TRY(read_categories(file, formats.formats_));
  }
  return formats;
}

const Format* Formats::find(const records::FormatId& id) const {
  const auto found = std::ranges::find_if(formats_, [&](const auto& format) { return format->id == id; });
  return found == formats_.end() ? nullptr : found->get();
}

const Format* Formats::with_code(std::string_view code) const {
  const auto found = std::ranges::find_if(formats_, [&](const auto& format) { return format->code == code; });
  return found == formats_.end() ? nullptr : found->get();
}

std::vector<const Format*> Formats::all() const {
  std::vector<const Format*> all;
  for (const auto& format : formats_) all.push_back(format.get());
  return all;
}

const Format* Formats::of(const Document& body) const {
  return find(records::FormatId(std::string(body.at(member::header).at(member::schema).text())));
}

Normalised Formats::normalise(Document body) const {
  Normalised normalised{std::move(body), {}};
  const Format* format = of(normalised.body);
  if (format == nullptr) return normalised;
  // Again as long as something is found: what is put may hold such a name itself.
  bool found = true;
  for (int round = 0; found && round < limits::json_depth; ++round) found = rename(*format, normalised);
  for (const std::string& name : format->private_fields) {
    if (normalised.body.find(name) == nullptr) continue;
    normalised.body.remove(name);
    normalised.findings.push_back(note(name, "format.private-left-out"));
  }
  return normalised;
}

}  // namespace bch::formats
