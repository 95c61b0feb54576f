#include "access/cbor.h"

#include "base/limits.h"

#include <limits>

#include <cbor.h>

namespace bch::access {
namespace {

using Kind = CborItem::Kind;

// What libcbor's decoder has met, by its callbacks; nothing when it is of a form that we do not take.
using Met = std::optional<CborItem>;

Met& met(void* context) {
  return *static_cast<Met*>(context);
}

void meet_integer(void* context, std::uint64_t value) {
  if (value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    met(context) = CborItem{Kind::integer, static_cast<std::int64_t>(value), {}, 0};
}

void meet_negative(void* context, std::uint64_t value) {  // -1 - value
  if (value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    met(context) = CborItem{Kind::integer, -1 - static_cast<std::int64_t>(value), {}, 0};
}

void meet_string(void* context, Kind kind, cbor_data bytes, std::size_t size) {
  met(context) = CborItem{kind, 0, {reinterpret_cast<const char*>(bytes), size}, 0};
}

void meet_simple(void* context) {
  met(context) = CborItem{};
}

cbor_callbacks make_callbacks() {
  cbor_callbacks made = cbor_empty_callbacks;  // what is not named here is not taken
  made.uint8 = [](void* context, std::uint8_t value) { meet_integer(context, value); };
  made.uint16 = [](void* context, std::uint16_t value) { meet_integer(context, value); };
  made.uint32 = [](void* context, std::uint32_t value) { meet_integer(context, value); };
  made.uint64 = meet_integer;
  made.negint8 = [](void* context, std::uint8_t value) { meet_negative(context, value); };
  made.negint16 = [](void* context, std::uint16_t value) { meet_negative(context, value); };
  made.negint32 = [](void* context, std::uint32_t value) { meet_negative(context, value); };
  made.negint64 = meet_negative;
  made.byte_string = [](void* context, cbor_data bytes, std::size_t size) {
    meet_string(context, Kind::bytes, bytes, size);
  };
  made.string = [](void* context, cbor_data bytes, std::size_t size) {
    meet_string(context, Kind::text, bytes, size);
  };
  made.array_start = [](void* context, std::size_t count) {
    met(context) = CborItem{Kind::list, 0, {}, count};
  };
  made.map_start = [](void* context, std::size_t count) { met(context) = CborItem{Kind::map, 0, {}, count}; };
  made.boolean = [](void* context, bool) { meet_simple(context); };
  made.null = meet_simple;
  return made;
}

bool skip_item(CborReader& reader, int depth) {
  const auto item = reader.next();
  if (!item || depth > limits::cbor_depth) return false;
  if (item->kind != Kind::list && item->kind != Kind::map) return true;
  const int parts = item->kind == Kind::map ? 2 : 1;
  // Each item takes at least one byte, so a count that was made up ends with the bytes.
  for (std::uint64_t i = 0; i < item->count; ++i) {
    for (int part = 0; part < parts; ++part) {
      if (!skip_item(reader, depth + 1)) return false;
    }
  }
  return true;
}

}  // namespace

std::optional<CborItem> CborReader::next() {
  static const cbor_callbacks callbacks = make_callbacks();
  Met found;
  if (rest_.empty()) return found;
  const auto decoded =
      cbor_stream_decode(reinterpret_cast<cbor_data>(rest_.data()), rest_.size(), &callbacks, &found);
  if (decoded.status != CBOR_DECODER_FINISHED) return std::nullopt;
  rest_.remove_prefix(decoded.read);
  return found;
}

bool CborReader::skip() {
  return skip_item(*this, 1);
}

}  // namespace bch::access
