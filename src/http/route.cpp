#include "http/route.h"

#include <algorithm>

namespace bch::http {

namespace {

// A segment of a pattern: a literal, or a hole with an ending.
struct Piece {
  enum class Kind { literal, ending, hole, rest, none };  // in the order of what wins
  Kind kind = Kind::none;
  std::string_view name;    // of the hole
  std::string_view ending;  // of the hole, or the whole literal
};

Piece read_piece(std::string_view text) {
  if (!text.starts_with('{')) return {Piece::Kind::literal, {}, text};
  const auto close = text.find('}');
  auto name = text.substr(1, close - 1);
  const auto ending = text.substr(close + 1);
  if (name.ends_with('*')) {
    name.remove_suffix(1);
    return {Piece::Kind::rest, name, {}};
  }
  return {ending.empty() ? Piece::Kind::hole : Piece::Kind::ending, name, ending};
}

// The segments of a pattern, one after the other; Kind::none at its end. "/" has none, "/en/" two.
class Pieces {
 public:
  explicit Pieces(std::string_view pattern) : rest_(pattern.substr(1)), more_(!rest_.empty()) {}

  Piece next() {
    if (!more_) return {};
    const auto end = rest_.find('/');
    const auto piece = read_piece(rest_.substr(0, end));
    more_ = end != std::string_view::npos;
    if (more_) rest_.remove_prefix(end + 1);
    return piece;
  }

 private:
  std::string_view rest_;
  bool more_;
};

bool takes(const Piece& piece, std::string_view segment) {
  switch (piece.kind) {
    case Piece::Kind::literal:
      return segment == piece.ending;
    case Piece::Kind::ending:
      return segment.size() > piece.ending.size() && segment.ends_with(piece.ending);
    case Piece::Kind::hole:
      return !segment.empty();
    case Piece::Kind::rest:
      return true;
    case Piece::Kind::none:
      return false;
  }
  return false;
}

}  // namespace

std::string_view Captures::find(std::string_view name) const {
  for (const auto& [hole, text] : taken_) {
    if (hole == name) return text;
  }
  return {};
}

bool fits(std::string_view pattern, std::span<const std::string> path) {
  Pieces pieces(pattern);
  for (const auto& segment : path) {
    const auto piece = pieces.next();
    if (!takes(piece, segment)) return false;
    if (piece.kind == Piece::Kind::rest) return true;
  }
  return pieces.next().kind == Piece::Kind::none;
}

bool is_more_specific(std::string_view left, std::string_view right) {
  Pieces lefts(left);
  Pieces rights(right);
  for (;;) {
    const auto one = lefts.next();
    const auto other = rights.next();
    if (one.kind != other.kind) return one.kind < other.kind;
    if (one.kind == Piece::Kind::none) return false;
    if (one.ending.size() != other.ending.size()) return one.ending.size() > other.ending.size();
  }
}

Captures capture(std::string_view pattern, std::span<const std::string> path) {
  Pieces pieces(pattern);
  Captures captures;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto piece = pieces.next();
    if (piece.kind == Piece::Kind::rest) {
      std::string rest = path[i];
      for (const auto& segment : path.subspan(i + 1)) rest += '/' + segment;
      captures.add(piece.name, std::move(rest));
      break;
    }
    if (piece.name.empty()) continue;
    captures.add(piece.name, path[i].substr(0, path[i].size() - piece.ending.size()));
  }
  return captures;
}

std::string allow_field(std::span<const Method> methods) {
  std::string allow;
  for (const Method method : {Method::get, Method::head, Method::post, Method::put, Method::patch,
                              Method::remove, Method::options}) {
    const Method asked = method == Method::head ? Method::get : method;
    if (std::ranges::find(methods, asked) == methods.end()) continue;
    if (!allow.empty()) allow += ", ";
    allow += name(method);
  }
  return allow;
}

}  // namespace bch::http
