#include "records/document.h"

#include <algorithm>

namespace bch::records {
namespace {

const Document nothing{};

auto place_of(auto& members, std::string_view name) {
  return std::ranges::lower_bound(members, name, {},
                                  [](const auto& member) { return std::string_view(member.name); });
}

}  // namespace

Document::Document(Members value) {
  // Canonical JSON has them in order.
  const auto follows = [](const Member& left, const Member& right) { return left.name >= right.name; };
  if (std::ranges::adjacent_find(value, follows) == value.end()) {
    value_ = std::move(value);
    return;
  }
  std::ranges::stable_sort(value, {}, &Member::name);
  Members unique;
  unique.reserve(value.size());
  for (auto& member : value) {
    if (!unique.empty() && unique.back().name == member.name)
      unique.back() = std::move(member);
    else
      unique.push_back(std::move(member));
  }
  value_ = std::move(unique);
}

bool Document::is_blank() const {
  switch (kind()) {
    case Kind::null:
      return true;
    case Kind::text:
      return text().find_first_not_of(" \t\r\n") == std::string_view::npos;
    case Kind::list:
      return std::ranges::all_of(items(), &Document::is_blank);
    case Kind::members:
      return std::ranges::all_of(entries(), [](const Member& m) { return m.value.is_blank(); });
    case Kind::boolean:
    case Kind::integer:
    case Kind::real:
      return false;
  }
  return false;
}

bool Document::boolean() const {
  const auto* held = std::get_if<bool>(&value_);
  return held != nullptr && *held;
}

std::int64_t Document::integer() const {
  const auto* held = std::get_if<std::int64_t>(&value_);
  return held != nullptr ? *held : 0;
}

double Document::real() const {
  const auto* held = std::get_if<double>(&value_);
  return held != nullptr ? *held : static_cast<double>(integer());
}

std::string_view Document::text() const {
  const auto* held = std::get_if<std::string>(&value_);
  return held != nullptr ? std::string_view(*held) : std::string_view{};
}

std::span<const Document> Document::items() const {
  const auto* held = std::get_if<List>(&value_);
  return held != nullptr ? std::span<const Document>(*held) : std::span<const Document>{};
}

std::span<const Document::Member> Document::entries() const {
  const auto* held = std::get_if<Members>(&value_);
  return held != nullptr ? std::span<const Member>(*held) : std::span<const Member>{};
}

const Document* Document::find(std::string_view name) const {
  const auto* held = std::get_if<Members>(&value_);
  if (held == nullptr) return nullptr;
  const auto place = place_of(*held, name);
  return place != held->end() && place->name == name ? &place->value : nullptr;
}

const Document& Document::at(std::string_view path) const {
  const Document* here = this;
  while (here != nullptr && !path.empty()) {
    const auto dot = path.find('.');
    here = here->find(path.substr(0, dot));
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
  }
  return here != nullptr ? *here : nothing;
}

void Document::set(std::string_view name, Document value) {
  if (is_null()) value_ = Members{};
  auto& members = std::get<Members>(value_);
  const auto place = place_of(members, name);
  if (place != members.end() && place->name == name)
    place->value = std::move(value);
  else
    members.insert(place, Member{std::string(name), std::move(value)});
}

void Document::remove(std::string_view name) {
  auto* members = std::get_if<Members>(&value_);
  if (members == nullptr) return;
  std::erase_if(*members, [&](const Member& member) { return member.name == name; });
}

void Document::append(Document value) {
  if (is_null()) value_ = List{};
  std::get<List>(value_).push_back(std::move(value));
}

bool operator==(const Document& left, const Document& right) {
  return left.value_ == right.value_;
}

}  // namespace bch::records
