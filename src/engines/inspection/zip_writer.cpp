// Packages written anew: ZIP as APPNOTE 6.3 has it, without extra fields, which OpenDocument and EPUB forbid
// for their first part and libarchive always writes.

#include "base/limits.h"
#include "engines/inspection/package.h"
#include "engines/inspection/problems.h"

#include <cstdint>

#include <zlib.h>

namespace bch::engines::inspection {
namespace {

constexpr std::uint32_t local_mark = 0x04034b50;
constexpr std::uint32_t central_mark = 0x02014b50;
constexpr std::uint32_t end_mark = 0x06054b50;
constexpr std::uint16_t version = 20;
constexpr std::uint16_t names_are_utf8 = 0x0800;
constexpr std::uint16_t stored = 0;
constexpr std::uint16_t deflated = 8;
constexpr std::uint16_t first_day = 0x0021;  // 1 January 1980
constexpr std::string_view uncompressed_part = "mimetype";

void add16(std::string& bytes, std::size_t number) {
  bytes += static_cast<char>(number & 0xffU);
  bytes += static_cast<char>(number >> 8U & 0xffU);
}
void add32(std::string& bytes, std::size_t number) {
  add16(bytes, number & 0xffffU);
  add16(bytes, number >> 16U);
}

// Raw deflate; empty where it cannot be.
std::string deflate_whole(std::string_view bytes) {
  z_stream stream{};
  constexpr int raw = -15;
  constexpr int memory = 8;
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, raw, memory, Z_DEFAULT_STRATEGY) != Z_OK)
    return {};
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  packed.resize(whole ? stream.total_out : 0);
  deflateEnd(&stream);
  return packed;
}

// What the local and the central header of a part have in common.
std::string described(const Part& part, std::uint16_t method, std::size_t packed) {
  std::string head;
  add16(head, version);
  add16(head, names_are_utf8);
  add16(head, method);
  add16(head, 0);  // time
  add16(head, first_day);
  add32(head, crc32_z(0, reinterpret_cast<const Bytef*>(part.bytes.data()), part.bytes.size()));
  add32(head, packed);
  add32(head, part.bytes.size());
  add16(head, part.name.size());
  add16(head, 0);  // extra field
  return head;
}

}  // namespace

Result<std::string> write_zip(const Package& package) {
  std::string zip;
  std::string central;
  for (const Part& part : package.parts) {
    if (part.bytes.size() > limits::unpacked_part_bytes || part.name.size() > UINT16_MAX ||
        zip.size() > limits::unpacked_bytes)
      return unpacks_too_large();
    const std::string small = part.name == uncompressed_part ? std::string() : deflate_whole(part.bytes);
    const bool is_smaller = !small.empty() && small.size() < part.bytes.size();
    const std::string_view packed = is_smaller ? small : part.bytes;
    const std::string head = described(part, is_smaller ? deflated : stored, packed.size());
    add32(central, central_mark);
    add16(central, version);  // made by
    central += head;
    add16(central, 0);  // comment
    add16(central, 0);  // disk
    add16(central, 0);  // attributes within
    add32(central, 0);  // attributes outside
    add32(central, zip.size());
    central += part.name;
    add32(zip, local_mark);
    zip += head;
    zip += part.name;
    zip += packed;
  }
  const std::size_t central_at = zip.size();
  zip += central;
  add32(zip, end_mark);
  add16(zip, 0);  // this disk
  add16(zip, 0);  // that of the central directory
  add16(zip, package.parts.size());
  add16(zip, package.parts.size());
  add32(zip, central.size());
  add32(zip, central_at);
  add16(zip, 0);  // comment
  return zip;
}

}  // namespace bch::engines::inspection
