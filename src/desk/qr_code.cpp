#include "desk/qr_code.h"

#include <memory>

#include <qrencode.h>

namespace bch::desk {
namespace {

constexpr int margin = 4;  // modules around it, which the standard asks for

struct Free {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

// Dark modules as runs: "M4 4h7v1h-7z".
std::string path_of(const QRcode& code) {
  std::string path;
  const auto is_dark = [&](int row, int column) { return (code.data[row * code.width + column] & 1) != 0; };
  for (int row = 0; row < code.width; ++row) {
    for (int column = 0; column < code.width; ++column) {
      if (!is_dark(row, column)) continue;
      const int from = column;
      while (column < code.width && is_dark(row, column)) ++column;
      const std::string length = std::to_string(column - from);
      path.append("M").append(std::to_string(from + margin)).append(" ").append(std::to_string(row + margin));
      path.append("h").append(length).append("v1h-").append(length).append("z");
    }
  }
  return path;
}

}  // namespace

Html qr_code(const std::string& text, std::string_view what) {
  const std::unique_ptr<QRcode, Free> code(QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1));
  if (code == nullptr) return {};
  const int size = code->width + 2 * margin;
  return html(
      "<svg class=\"qr\" role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {} {}\" shape-rendering=\"crispEdges\">"
      "<rect width=\"{}\" height=\"{}\" fill=\"#fff\"/><path d=\"{}\"/></svg>",
      what, size, size, size, size, path_of(*code));
}

}  // namespace bch::desk
