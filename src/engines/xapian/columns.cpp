#include "engines/xapian/columns.h"

namespace bch::engines::xapian {
namespace {

constexpr unsigned bits_a_byte = 7;  // of a number written in as few bytes as it needs
constexpr unsigned more = 0x80;

void write_number(std::string& out, std::uint64_t number) {
  while (number >= more) {
    out += static_cast<char>((number & (more - 1)) | more);
    number >>= bits_a_byte;
  }
  out += static_cast<char>(number);
}

class Numbers {
 public:
  explicit Numbers(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t next() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += bits_a_byte) {
      if (bytes_.empty()) break;
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      number |= static_cast<std::uint64_t>(byte & (more - 1)) << shift;
      if (byte < more) return number;
    }
    is_whole_ = false;
    return 0;
  }
  std::vector<ValueNumber> list() {
    std::vector<ValueNumber> list;
    for (auto count = next(); count > 0 && is_whole_; --count)
      list.push_back(static_cast<ValueNumber>(next()));
    return list;
  }
  [[nodiscard]] bool is_whole() const { return is_whole_ && bytes_.empty(); }

 private:
  std::string_view bytes_;
  bool is_whole_ = true;
};

void write_list(std::string& out, const std::vector<ValueNumber>& list) {
  write_number(out, list.size());
  for (const ValueNumber value : list) write_number(out, value);
}

}  // namespace

std::string write_column(const Column& column) {
  std::string out;
  write_number(out, static_cast<std::uint64_t>(column.date));
  write_number(out, column.tie);
  write_number(out, column.words_from);
  write_number(out, column.words);
  write_list(out, column.counted);
  write_list(out, column.others);
  return out;
}

std::optional<Column> read_column(std::string_view written) {
  Numbers numbers(written);
  Column column;
  column.date = static_cast<std::int32_t>(numbers.next());
  column.tie = numbers.next();
  column.words_from = numbers.next();
  column.words = static_cast<std::uint32_t>(numbers.next());
  column.counted = numbers.list();
  column.others = numbers.list();
  return numbers.is_whole() ? std::optional(std::move(column)) : std::nullopt;
}

ValueNumber Columns::add_value(const search::FacetValue& value) {
  const auto number = static_cast<ValueNumber>(values_.size());
  values_.push_back(value);
  numbers_.emplace(value, number);
  of_facet_[value.facet].push_back(number);
  with_.emplace_back();
  counts_.push_back(0);
  return number;
}

std::optional<ValueNumber> Columns::find(const search::FacetValue& value) const {
  const auto found = numbers_.find(value);
  return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

std::span<const ValueNumber> Columns::values_of(std::string_view facet) const {
  const auto found = of_facet_.find(facet);
  return found == of_facet_.end() ? std::span<const ValueNumber>() : found->second;
}

void Columns::add(DocumentNumber document, const Column& column) {
  dates_.resize(document + std::size_t{1});
  ties_.resize(dates_.size());
  words_from_.resize(dates_.size());
  words_.resize(dates_.size());
  starts_.resize(dates_.size(), static_cast<std::uint32_t>(flat_.size()));
  dates_[document] = column.date;
  ties_[document] = column.tie;
  words_from_[document] = column.words_from;
  words_[document] = column.words;
  flat_.insert(flat_.end(), column.counted.begin(), column.counted.end());
  starts_.push_back(static_cast<std::uint32_t>(flat_.size()));
  for (const auto* values : {&column.counted, &column.others}) {
    for (const ValueNumber value : *values) {
      with_[value].add(document);
      ++counts_[value];
    }
  }
  all_.add(document);
}

void Columns::remove(DocumentNumber document) {
  if (!all_.contains(document)) return;
  for (const ValueNumber value : values_of(document)) {
    with_[value].remove(document);
    --counts_[value];
  }
  for (const ValueNumber value : values_of(search::facet::term)) with_[value].remove(document);
  all_.remove(document);
}

void Columns::finish_loading() {
  for (Roaring& documents : with_) {
    documents.runOptimize();
    documents.shrinkToFit();
  }
  all_.runOptimize();
  flat_.shrink_to_fit();
}

}  // namespace bch::engines::xapian
