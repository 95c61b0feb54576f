#include "engines/xapian/word_lists.h"

#include "base/limits.h"

#include <algorithm>

namespace bch::engines::xapian {
namespace {

constexpr std::size_t dense_from = 16;  // a list of one in so many documents is kept as an array of all
constexpr std::size_t shortest_dense = 32;
constexpr std::size_t for_itself = 512;  // bytes, with its name and place

}  // namespace

WordList::WordList(const WordList& other)
    : upto(other.upto.load()),
      documents_(other.documents_),
      numbers_(other.numbers_),
      occurrences_(other.occurrences_),
      by_document_(other.by_document_),
      size_(other.size_),
      bytes_(other.bytes_) {}

void WordList::add(DocumentNumber document, std::uint8_t occurrences) {
  ++size_;
  if (is_dense()) {
    by_document_.resize(document + std::size_t{1});
    by_document_[document] = occurrences;
    documents_.add(document);
    return;
  }
  numbers_.push_back(document);
  occurrences_.push_back(occurrences);
}

void WordList::finish(DocumentNumber upto_now) {
  if (!is_dense()) {
    documents_ = Roaring(numbers_.size(), numbers_.data());
    if (numbers_.size() * dense_from > upto_now && numbers_.size() > shortest_dense) {
      by_document_.resize(upto_now + std::size_t{1});
      for (std::size_t i = 0; i < numbers_.size(); ++i) by_document_[numbers_[i]] = occurrences_[i];
      numbers_ = {};
      occurrences_ = {};
    }
  }
  documents_.runOptimize();
  bytes_ = for_itself + documents_.getSizeInBytes() + by_document_.capacity() + occurrences_.capacity() +
           numbers_.capacity() * sizeof(DocumentNumber);
  upto = upto_now;
}

std::uint8_t WordList::occurrences(DocumentNumber document) const {
  if (is_dense()) return document < by_document_.size() ? by_document_[document] : 0;
  const auto found = std::ranges::lower_bound(numbers_, document);
  if (found == numbers_.end() || *found != document) return 0;
  return occurrences_[static_cast<std::size_t>(found - numbers_.begin())];
}

std::shared_ptr<const WordList> WordLists::get(const Xapian::Database& database, const std::string& term) {
  return get(term, database.get_lastdocid(), [&](WordList& list, DocumentNumber after) {
    auto each = database.postlist_begin(term);
    const auto end = database.postlist_end(term);
    if (after != 0 && each != end) each.skip_to(after + 1);
    for (; each != end; ++each) list.add(*each, static_cast<std::uint8_t>(each.get_wdf()));
  });
}

std::shared_ptr<const WordList> WordLists::get(const std::string& name, DocumentNumber upto,
                                               const Make& make) {
  const auto known = find(name);
  if (known && known->upto >= upto) return known;
  auto list = known ? std::make_shared<WordList>(*known) : std::make_shared<WordList>();
  make(*list, list->upto);
  if (known && list->size() == known->size()) {
    known->upto = upto;
    return known;
  }
  list->finish(upto);
  if (list->size() != 0) keep(name, list);  // what nobody has written is found out again soon enough
  return list;
}

std::shared_ptr<WordList> WordLists::find(const std::string& name) {
  const std::lock_guard lock(mutex_);
  const auto found = kept_.find(name);
  if (found == kept_.end()) return nullptr;
  used_.splice(used_.begin(), used_, found->second.used);
  return found->second.list;
}

void WordLists::keep(const std::string& name, const std::shared_ptr<WordList>& list) {
  const std::lock_guard lock(mutex_);
  auto& kept = kept_[name];
  if (kept.list) {
    bytes_ -= kept.list->bytes();
  } else {
    kept.used = used_.insert(used_.begin(), name);
  }
  kept.list = list;
  bytes_ += list->bytes();
  while (bytes_ > limits::word_lists_bytes && used_.size() > 1) {
    const auto last = kept_.find(used_.back());
    bytes_ -= last->second.list->bytes();
    kept_.erase(last);
    used_.pop_back();
  }
}

}  // namespace bch::engines::xapian
