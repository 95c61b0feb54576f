#include "engines/xapian/facet_column.h"

#include <algorithm>
#include <limits>

namespace bch::engines::xapian {
namespace {

constexpr std::size_t bytes_for_one =
    32;  // so many of an array, for each document that has the facet, are worth it
constexpr std::size_t few_codes = 1'024;
constexpr std::size_t fetched_ahead = 16;  // documents: the array does not fit into the processor's caches
constexpr std::size_t rows = 4;

// In an array, in the place of a code: the document is listed.
template <typename Number>
constexpr Number listed_as = std::numeric_limits<Number>::max();

template <typename Number>
bool is_listed(Number code) {
  return code == listed_as<Number>;
}

// False when the document has to be listed.
template <typename Number>
bool put(std::vector<Number>& codes, DocumentNumber document, std::uint32_t code) {
  constexpr Number listed = listed_as<Number>;
  codes.resize(std::max(codes.size(), document + std::size_t{1}), 0);
  codes[document] = code < listed ? static_cast<Number>(code) : listed;
  return code < listed;
}

// Gives each document's code to `take`, but for those listed, which it gives back.
template <typename Number, typename Take>
std::vector<DocumentNumber> each_in_array(const std::vector<Number>& codes,
                                          const std::vector<DocumentNumber>& documents, Take take) {
  std::vector<DocumentNumber> others;
  const auto count =
      static_cast<std::size_t>(std::ranges::lower_bound(documents, codes.size()) - documents.begin());
  for (std::size_t i = 0; i < count; ++i) {
    if (i + fetched_ahead < count) __builtin_prefetch(&codes[documents[i + fetched_ahead]]);
    const Number code = codes[documents[i]];
    if (is_listed(code))
      others.push_back(documents[i]);
    else
      take(code);
  }
  return others;
}

}  // namespace

// In steps that double, then halve.
Ascending seek(Ascending from, Ascending last, DocumentNumber document) {
  std::ptrdiff_t step = 1;
  auto end = from;
  while (end != last && *end < document) {
    from = end + 1;
    end = last - end > step ? end + step : last;
    step *= 2;
  }
  return std::lower_bound(from, end, document);
}

std::size_t FacetColumn::Hash::operator()(const Places& places) const {
  constexpr std::size_t mixed = 0x9e37'79b9'7f4a'7c15;
  std::size_t hash = places.size();
  for (const Place place : places) hash = (hash ^ place) * mixed;
  return hash ^ hash >> 32U;
}

FacetColumn::Code FacetColumn::code_of(const Places& places) {
  const auto [known, is_new] = codes_.emplace(places, static_cast<Code>(coded_.size()));
  if (is_new && places.size() == 1) {
    coded_.push_back(places.front());
  } else if (is_new) {
    coded_.push_back(several + static_cast<Place>(several_.size()));
    several_.push_back(places);
  }
  return known->second;
}

std::span<const FacetColumn::Place> FacetColumn::places_of_code(Code code) const {
  const Place& place = coded_[code];
  if (place < several) return {&place, 1};
  return several_[place - several];
}

std::optional<FacetColumn::Code> FacetColumn::code_in_array(DocumentNumber document) const {
  const auto in = [&](const auto& codes) -> std::optional<Code> {
    if (document >= codes.size()) return 0;
    const auto code = codes[document];
    return is_listed(code) ? std::nullopt : std::optional<Code>(code);
  };
  if (!narrow_.empty()) return in(narrow_);
  if (!wide_.empty()) return in(wide_);
  if (!widest_.empty()) return in(widest_);
  return std::nullopt;
}

std::span<const FacetColumn::Place> FacetColumn::places_of(DocumentNumber document) const {
  if (const auto code = code_in_array(document)) return places_of_code(*code);
  const auto found = std::ranges::lower_bound(listed_, document);
  if (found == listed_.end() || *found != document) return {};
  return places_of_code(listed_codes_[static_cast<std::size_t>(found - listed_.begin())]);
}

void FacetColumn::add(DocumentNumber document, const Places& places) {
  const Code code = code_of(places);
  const bool is_put = (!narrow_.empty() && put(narrow_, document, code)) ||
                      (!wide_.empty() && put(wide_, document, code)) ||
                      (!widest_.empty() && put(widest_, document, code));
  if (is_put) return;
  listed_.push_back(document);
  listed_codes_.push_back(code);
}

void FacetColumn::settle(DocumentNumber end) {
  const bool has_array = !narrow_.empty() || !wide_.empty() || !widest_.empty();
  const auto is_worth = [&](std::size_t bytes) { return end * bytes <= listed_.size() * bytes_for_one; };
  if (has_array || !is_worth(1)) return;
  const auto put_all = [&](auto& codes) {
    codes.resize(end, 0);
    for (std::size_t i = 0; i < listed_.size(); ++i) put(codes, listed_[i], listed_codes_[i]);
  };
  if (coded_.size() < std::numeric_limits<std::uint8_t>::max())
    put_all(narrow_);
  else if (coded_.size() < std::numeric_limits<std::uint16_t>::max() && is_worth(sizeof(std::uint16_t)))
    put_all(wide_);
  else if (is_worth(sizeof(std::uint32_t)))
    put_all(widest_);
  else
    return;
  listed_ = {};  // for documents to come that have a code too great
  listed_codes_ = {};
}

template <typename Take>
void FacetColumn::each_listed(const std::vector<DocumentNumber>& documents, Take take) const {
  const bool is_shorter = listed_.size() < documents.size();
  const auto& few = is_shorter ? listed_ : documents;
  const auto& many = is_shorter ? documents : listed_;
  Ascending at = many.begin();
  for (std::size_t i = 0; i < few.size(); ++i) {
    at = seek(at, many.end(), few[i]);
    if (at == many.end()) return;
    if (*at == few[i]) take(listed_codes_[is_shorter ? i : static_cast<std::size_t>(at - many.begin())]);
  }
}

template <typename Take>
void FacetColumn::each_code(const std::vector<DocumentNumber>& documents, Take take) const {
  if (!narrow_.empty())
    each_listed(each_in_array(narrow_, documents, take), take);
  else if (!wide_.empty())
    each_listed(each_in_array(wide_, documents, take), take);
  else if (!widest_.empty())
    each_in_array(widest_, documents, take);
  else
    each_listed(documents, take);
}

void FacetColumn::count(const std::vector<DocumentNumber>& documents,
                        std::vector<std::uint32_t>& counts) const {
  const std::size_t width = coded_.size();
  if (width > documents.size()) {
    each_code(documents, [&](Code code) {
      for (const Place place : places_of_code(code)) ++counts[place];
    });
    return;
  }
  // In several rows, since the same code often comes again before it has been counted.
  std::vector<std::uint32_t> counted((width < few_codes ? rows : 1) * width, 0);
  std::size_t row = 0;
  each_code(documents, [&](Code code) {
    ++counted[row + code];
    row = row + width == counted.size() ? 0 : row + width;
  });
  for (std::size_t i = 0; i < counted.size(); ++i) {
    if (counted[i] == 0) continue;
    for (const Place place : places_of_code(static_cast<Code>(i % width))) counts[place] += counted[i];
  }
}

}  // namespace bch::engines::xapian
