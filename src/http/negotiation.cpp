#include "http/negotiation.h"

#include "http/request.h"

#include <algorithm>

namespace bch::http {

namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// A qvalue in thousandths (RFC 9110, section 12.4.2); 1000 when it is not well formed.
int read_weight(std::string_view text) {
  if (text.empty() || (text[0] != '0' && text[0] != '1') || text.size() > 5) return 1000;
  if (text.size() > 1 && text[1] != '.') return 1000;
  int weight = (text[0] - '0') * 1000;
  int unit = 100;
  for (const char c : text.substr(std::min<std::size_t>(2, text.size()))) {
    if (c < '0' || c > '9') return 1000;
    weight += (c - '0') * unit;
    unit /= 10;
  }
  return std::min(weight, 1000);
}

struct Choice {
  std::string_view name;
  int weight = 1000;
};

// Takes the first element off a list such as "text/html;level=1, */*;q=0.1".
Choice next_choice(std::string_view& list) {
  const auto end = std::min(list.find(','), list.size());
  auto element = list.substr(0, end);
  list.remove_prefix(std::min(end + 1, list.size()));
  Choice choice{trimmed(element.substr(0, element.find(';')))};
  for (auto at = element.find(';'); at != std::string_view::npos; at = element.find(';')) {
    element.remove_prefix(at + 1);
    const auto parameter = trimmed(element.substr(0, element.find(';')));
    if (parameter.size() > 2 && same_field(parameter.substr(0, 2), "q="))
      choice.weight = read_weight(parameter.substr(2));
  }
  return choice;
}

// How exactly `range` names `type`: 3 itself, 2 "text/*", 1 "*/*", 0 not at all.
int exactness(std::string_view range, std::string_view type) {
  if (same_field(range, type)) return 3;
  if (range == "*/*") return 1;
  if (!range.ends_with("/*")) return 0;
  const auto main = range.substr(0, range.size() - 1);
  return type.size() > main.size() && same_field(type.substr(0, main.size()), main) ? 2 : 0;
}

int weight_of(std::string_view accept, std::string_view type) {
  int best = 0;
  int weight = 0;
  while (!accept.empty()) {
    const auto choice = next_choice(accept);
    const int exact = exactness(choice.name, type);
    if (exact > best) {
      best = exact;
      weight = choice.weight;
    }
  }
  return weight;
}

}  // namespace

std::optional<std::size_t> choose_media_type(std::string_view accept,
                                             std::span<const std::string_view> offered) {
  if (offered.empty()) return std::nullopt;
  if (trimmed(accept).empty()) return 0;
  std::optional<std::size_t> chosen;
  int most = 0;
  for (std::size_t i = 0; i < offered.size(); ++i) {
    const int weight = weight_of(accept, offered[i]);
    if (weight <= most) continue;
    most = weight;
    chosen = i;
  }
  return chosen;
}

bool prefers_coding(std::string_view accept_encoding, std::string_view coding) {
  std::optional<int> named;
  std::optional<int> any;
  std::optional<int> identity;
  while (!accept_encoding.empty()) {
    const auto choice = next_choice(accept_encoding);
    if (same_field(choice.name, coding))
      named = choice.weight;
    else if (choice.name == "*")
      any = choice.weight;
    else if (same_field(choice.name, "identity"))
      identity = choice.weight;
  }
  const int weight = named.value_or(any.value_or(0));
  return weight > 0 && weight >= identity.value_or(0);
}

}  // namespace bch::http
