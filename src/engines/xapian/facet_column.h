#pragma once
// FacetColumn: the values of one facet by document, made to be counted: what counting costs is the memory
// that it reads. Documents that have the same values share a code; of a facet that many documents have, the
// codes stand in an array of all documents, in as few bytes as will do, and of a rarer one in a list. No
// thread rules of its own; private to this engine.

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace bch::engines::xapian {

using DocumentNumber = std::uint32_t;  // as Xapian numbers them, from 1; never used again

// The first of ascending numbers, from `from` on, that is not less than `document`: quick when it is near.
using Ascending = std::vector<DocumentNumber>::const_iterator;
Ascending seek(Ascending from, Ascending last, DocumentNumber document);

class FacetColumn {
 public:
  using Place = std::uint32_t;  // of a value within its facet
  using Places = std::vector<Place>;

  // Document numbers ascend.
  void add(DocumentNumber document, const Places& places);
  // Makes the array if it is worth it. `end`: the number after the last document.
  void settle(DocumentNumber end);

  // The values of one document.
  [[nodiscard]] std::span<const Place> places_of(DocumentNumber document) const;

  // How often each value occurs in the ascending documents: added to counts[place].
  void count(const std::vector<DocumentNumber>& documents, std::vector<std::uint32_t>& counts) const;

 private:
  using Code = std::uint32_t;  // of the same places; 0: none
  Code code_of(const Places& places);
  [[nodiscard]] std::span<const Place> places_of_code(Code code) const;
  [[nodiscard]] std::optional<Code> code_in_array(DocumentNumber document) const;  // unless it is listed
  template <typename Take>
  void each_code(const std::vector<DocumentNumber>& documents, Take take) const;
  template <typename Take>
  void each_listed(const std::vector<DocumentNumber>& documents, Take take) const;

  // By code, the only place or, as several + its own place, which of several_.
  static constexpr Place several = 0x8000'0000;
  std::vector<Place> coded_{several};
  std::vector<Places> several_{{}};
  struct Hash {
    std::size_t operator()(const Places& places) const;
  };
  std::unordered_map<Places, Code, Hash> codes_;
  std::vector<std::uint8_t> narrow_;  // by document, the code or, as the greatest number, that it is listed
  std::vector<std::uint16_t> wide_;
  std::vector<std::uint32_t> widest_;  // one of the three is used, or none
  std::vector<DocumentNumber> listed_;
  std::vector<Code> listed_codes_;
};

}  // namespace bch::engines::xapian
