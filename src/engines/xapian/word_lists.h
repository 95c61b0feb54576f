#pragma once
// WordLists: which documents hold a word and how often, decoded from Xapian once and kept while memory lasts
// (limits::word_lists_bytes, the least used go first). A document's number is never used again, so a list
// that is kept only grows at its end. Any thread; private to this engine.

#include "engines/xapian/columns.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

namespace bch::engines::xapian {

// How often a word stands in a document, in one byte: in bodies in the lower half, in names in the upper.
struct Occurrences {
  static constexpr unsigned most = 15;
  static constexpr unsigned a_name = 16;
  static Xapian::termcount written(unsigned in_bodies, unsigned in_names) {
    return std::min(in_bodies, most) + a_name * std::min(in_names, most);
  }
  static constexpr unsigned in_names(std::uint8_t written) { return written / a_name; }
  static constexpr unsigned in_bodies(std::uint8_t written) { return written % a_name; }
};

class WordList {
 public:
  WordList() = default;
  WordList(const WordList& other);  // to make it longer
  WordList& operator=(const WordList&) = delete;

  // Appends; `document` is greater than those before.
  void add(DocumentNumber document, std::uint8_t occurrences);
  void finish(DocumentNumber upto);

  [[nodiscard]] const Roaring& documents() const { return documents_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  [[nodiscard]] std::uint8_t occurrences(DocumentNumber document) const;

  // For each place i of the ascending `documents` whose document is in the list: take(i, occurrences).
  template <typename Take>
  void each_of(const std::vector<DocumentNumber>& documents, Take take) const {
    if (is_dense()) {
      for (std::size_t i = 0; i < documents.size() && documents[i] < by_document_.size(); ++i) {
        if (const auto found = by_document_[documents[i]]; found != 0) take(i, found);
      }
      return;
    }
    Ascending at = numbers_.begin();
    for (std::size_t i = 0; i < documents.size() && at != numbers_.end(); ++i) {
      at = seek(at, numbers_.end(), documents[i]);
      if (at != numbers_.end() && *at == documents[i])
        take(i, occurrences_[static_cast<std::size_t>(at - numbers_.begin())]);
    }
  }

  // Up to and with this document, everything is here.
  std::atomic<DocumentNumber> upto = 0;

 private:
  [[nodiscard]] bool is_dense() const { return !by_document_.empty(); }

  Roaring documents_;
  std::vector<DocumentNumber> numbers_;    // of a list that is not dense
  std::vector<std::uint8_t> occurrences_;  // beside them
  std::vector<std::uint8_t> by_document_;  // of a dense one: by document, 0 where the word is not
  std::size_t size_ = 0;
  std::size_t bytes_ = 0;
};

class WordLists {
 public:
  // The documents of a term up to the end of the database as it is open. A pointer that is shared: somebody
  // may still read a list that another has made longer or thrown out.
  std::shared_ptr<const WordList> get(const Xapian::Database& database, const std::string& term);

  // The same for what is no term, made by `make` for documents after `after`.
  using Make = std::function<void(WordList& list, DocumentNumber after)>;
  std::shared_ptr<const WordList> get(const std::string& name, DocumentNumber upto, const Make& make);

 private:
  struct Kept {
    std::shared_ptr<WordList> list;
    std::list<std::string>::iterator used;
  };
  std::shared_ptr<WordList> find(const std::string& name);
  void keep(const std::string& name, const std::shared_ptr<WordList>& list);

  std::mutex mutex_;
  std::unordered_map<std::string, Kept> kept_;
  std::list<std::string> used_;  // the last used first
  std::size_t bytes_ = 0;
};

}  // namespace bch::engines::xapian
