#pragma once
// Gzip: compresses answers on the fly with zlib. One for each thread that uses it: it keeps its tables
// between calls, so that a page costs no allocation but its result. The same bytes in give the same bytes out
// (no time stamp).

#include "http/response.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace bch::engines::beast {

class Gzip {
 public:
  Gzip();
  ~Gzip();
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  // `text` and its ending, if it has one, as one gzip member (RFC 1952), or nothing when that is no smaller
  // or memory is short. The ending is told how many bytes the text takes in it.
  std::optional<std::string> compress(std::string_view text, const http::Ending& ending = {});

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};

}  // namespace bch::engines::beast
