#include "search/question.h"

#include "base/limits.h"

#include <algorithm>
#include <charconv>

namespace bch::search {
namespace {

constexpr std::string_view words_parameter = "q";
constexpr std::string_view order_parameter = "order";
constexpr std::string_view grouped_parameter = "by";
constexpr std::string_view from_parameter = "from";
constexpr std::string_view to_parameter = "to";
constexpr std::string_view page_parameter = "page";
constexpr std::string_view size_parameter = "size";
constexpr std::string_view refers_to_parameter = "refers-to";
constexpr int no_part_is_later = 99;  // than any month or day

// At most `most` bytes, not cut within a character of UTF-8.
std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most);
}

// One of those that readers are offered; otherwise as it was.
std::size_t page_size(std::string_view text, std::size_t otherwise) {
  for (const std::size_t size : page_sizes) {
    if (text == std::to_string(size)) return size;
  }
  return otherwise;
}

std::size_t page_number(std::string_view text) {
  std::size_t page = 1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), page);
  if (error != std::errc{} || end != text.data() + text.size() || page == 0) return 1;
  return std::min(page, limits::question_pages);
}

template <typename Value>
struct Named {
  std::string_view name;
  Value value;
};
constexpr Named<Order> orders[] = {{"newest", Order::newest},
                                   {"oldest", Order::oldest},
                                   {"title", Order::title},
                                   {"country", Order::country}};
constexpr Named<GroupedBy> groupings[] = {{"country", GroupedBy::country}, {"kind", GroupedBy::kind}};

template <typename Value, std::size_t N>
Value named(const Named<Value> (&all)[N], std::string_view name, Value otherwise) {
  const auto* found = std::ranges::find(all, name, &Named<Value>::name);
  return found == std::end(all) ? otherwise : found->value;
}

template <typename Value, std::size_t N>
std::string_view name_of(const Named<Value> (&all)[N], Value value) {
  const auto* found = std::ranges::find(all, value, &Named<Value>::value);
  return found == std::end(all) ? std::string_view() : found->name;
}

std::int32_t number_of(int year, int month, int day) {
  return (year * 100 + month) * 100 + day;
}

}  // namespace

bool Question::has(const FacetValue& choice) const {
  return std::ranges::find(choices, choice) != choices.end();
}

Question Question::with(const FacetValue& choice) const {
  Question question = without(choice);
  question.choices.push_back(choice);
  std::ranges::sort(question.choices);
  return question;
}

Question Question::without(const FacetValue& choice) const {
  Question question = *this;
  std::erase(question.choices, choice);
  question.page = 1;
  return question;
}

Question read_question(const Parameters& parameters, const std::vector<std::string>& facets,
                       std::string language) {
  Question question;
  question.language = std::move(language);
  for (const auto& [name, value] : parameters) {
    if (name == words_parameter)
      question.words = cut(value, limits::question_bytes);
    else if (name == order_parameter)
      question.order = named(orders, value, question.order);
    else if (name == grouped_parameter)
      question.grouped_by = named(groupings, value, question.grouped_by);
    else if (name == from_parameter && first_of(value))
      question.from = value;
    else if (name == to_parameter && last_of(value))
      question.to = value;
    else if (name == page_parameter)
      question.page = page_number(value);
    else if (name == size_parameter)
      question.page_size = page_size(value, question.page_size);
    else if (name == refers_to_parameter) {
      if (const auto record = records::parse_record_id(value)) question.refers_to.push_back(*record);
    } else if (std::ranges::find(facets, name) != facets.end() && !value.empty() &&
               question.choices.size() < limits::question_choices) {
      const auto page = question.page;
      question = question.with({name, std::string(cut(value, limits::facet_value_bytes))});
      question.page = page;
    }
  }
  return question;
}

Parameters parameters_of(const Question& question) {
  Parameters parameters;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) parameters.emplace_back(name, value);
  };
  add(words_parameter, question.words);
  for (const FacetValue& choice : question.choices) add(choice.facet, choice.value);
  for (const auto& record : question.refers_to) add(refers_to_parameter, record.value());
  add(from_parameter, question.from);
  add(to_parameter, question.to);
  add(order_parameter, name_of(orders, question.order));
  add(grouped_parameter, name_of(groupings, question.grouped_by));
  if (question.page_size != Question().page_size) add(size_parameter, std::to_string(question.page_size));
  if (question.page > 1) add(page_parameter, std::to_string(question.page));
  return parameters;
}

std::optional<std::int32_t> first_of(std::string_view date) {
  const auto read = parse_civil_date(date);
  return read ? std::optional(number_of(read->year, read->month, read->day)) : std::nullopt;
}

std::optional<std::int32_t> last_of(std::string_view date) {
  const auto read = parse_civil_date(date);
  if (!read) return std::nullopt;
  const int month = read->month == 0 ? no_part_is_later : read->month;
  return number_of(read->year, month, read->day == 0 ? no_part_is_later : read->day);
}

}  // namespace bch::search
