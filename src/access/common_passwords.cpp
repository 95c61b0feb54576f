#include "access/common_passwords.h"

namespace bch::access {

CommonPasswords::CommonPasswords(std::string_view text) : lines_(text) {
  while (lines_.starts_with('#')) {
    const auto end = lines_.find('\n');
    lines_.remove_prefix(end == std::string_view::npos ? lines_.size() : end + 1);
  }
}

bool CommonPasswords::hold(std::string_view password) const {
  std::size_t from = 0;  // both at the beginning of a line
  std::size_t to = lines_.size();
  while (from < to) {
    const std::size_t middle = from + (to - from) / 2;
    const auto before = lines_.substr(from, middle - from).rfind('\n');
    const std::size_t begin = before == std::string_view::npos ? from : from + before + 1;
    const std::string_view line = lines_.substr(begin, lines_.find('\n', begin) - begin);
    if (line == password) return true;
    if (line < password)
      from = begin + line.size() + 1;
    else
      to = begin;
  }
  return false;
}

}  // namespace bch::access
