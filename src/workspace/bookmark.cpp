#include "workspace/bookmark.h"

namespace bch::workspace {
namespace {

constexpr auto kind = "follower";
constexpr auto position_member = "position";

}  // namespace

Result<std::optional<std::uint64_t>> bookmark(Store& store, std::string_view follower) {
  const auto item = TRY(store.read(kind, follower));
  if (!item) return std::optional<std::uint64_t>();
  return std::optional(static_cast<std::uint64_t>(item->body.at(position_member).integer()));
}

Result<Item> bookmark_at(Store& store, std::string_view follower, std::uint64_t position) {
  auto item = TRY(store.read(kind, follower)).value_or(Item{});
  item.kind = kind;
  item.id = follower;
  item.body.set(position_member, static_cast<std::int64_t>(position));
  return item;
}

}  // namespace bch::workspace
