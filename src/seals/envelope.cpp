#include "seals/envelope.h"

#include "base/limits.h"

#include <memory>

#include <zstd.h>

namespace bch::seals {
namespace {

constexpr std::string_view mark = "BCH1";
constexpr int level = 3;

// The contexts of zstd, kept for each thread: making one costs more than packing a small record.
struct Contexts {
  struct Free {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  };
  std::unique_ptr<ZSTD_CCtx, Free> packing{ZSTD_createCCtx()};
  std::unique_ptr<ZSTD_DCtx, Free> unpacking{ZSTD_createDCtx()};
};

Contexts& contexts() {
  thread_local Contexts mine;
  return mine;
}

Problem damaged(std::string key) {
  return Problem{Problem::Kind::damaged, std::move(key), {}};
}

}  // namespace

std::string seal(std::string_view content, std::string_view media, const Salt& salt) {
  std::string envelope(mark);
  envelope.append(reinterpret_cast<const char*>(salt.data()), salt.size());
  envelope += static_cast<char>(media.size());
  envelope += media;
  envelope += content;
  return envelope;
}

Result<Opened> open(std::string_view envelope, const Hash& hash) {
  if (sha256(envelope) != hash) return damaged("envelope.wrong-hash");
  constexpr std::size_t before_media = mark.size() + Salt{}.size() + 1;
  if (!envelope.starts_with(mark) || envelope.size() < before_media) return damaged("envelope.malformed");
  const auto media_size = static_cast<std::uint8_t>(envelope[before_media - 1]);
  if (envelope.size() < before_media + media_size) return damaged("envelope.malformed");
  return Opened{std::string(envelope.substr(before_media, media_size)),
                std::string(envelope.substr(before_media + media_size))};
}

std::string pack(std::string_view envelope) {
  std::string packed(ZSTD_compressBound(envelope.size()), '\0');
  const auto size = ZSTD_compressCCtx(contexts().packing.get(), packed.data(), packed.size(), envelope.data(),
                                      envelope.size(), level);
  packed.resize(size);  // the bound is always enough
  return packed;
}

Result<std::string> unpack(std::string_view packed) {
  const auto size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > limits::envelope_bytes)
    return damaged("envelope.bad-packing");
  std::string envelope(size, '\0');
  const auto written = ZSTD_decompressDCtx(contexts().unpacking.get(), envelope.data(), envelope.size(),
                                           packed.data(), packed.size());
  if (ZSTD_isError(written) != 0U || written != size) return damaged("envelope.bad-packing");
  return envelope;
}

}  // namespace bch::seals
