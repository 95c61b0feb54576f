#pragma once
// Generation: one whole index in a folder of its own: a Xapian database and the file of words, with their
// columns in memory. A new one is made beside it (building.h) and takes its place; nothing in it is shared
// with the next. Asking: any number of threads; changing: one at a time. Private to this engine.

#include "engines/xapian/columns.h"
#include "engines/xapian/documents.h"
#include "engines/xapian/kept_counts.h"
#include "engines/xapian/spelled_words.h"
#include "engines/xapian/word_lists.h"
#include "engines/xapian/words_file.h"
#include "search/index.h"
#include "search/lexicon.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <vector>

#include <xapian.h>

namespace bch::engines::xapian {

// What every generation of an index has in common; outlives them.
struct Ground {
  std::vector<search::Tongue> tongues;
  const search::Lexicon& lexicon;
  std::string edition;  // of what records are described by: an index of another has to be made anew
};

// Names in a generation's folder and in its database.
namespace stored {
inline constexpr auto database = "xapian";
inline constexpr auto words = "words";
inline constexpr auto schema = "schema";  // metadata: format_of_index
inline constexpr auto edition = "edition";
inline constexpr auto position = "position";
inline constexpr char value = 'f';          // and its number: a facet value
inline constexpr char spelled = 's';        // and its number: a piece of the words as they are spelled
inline constexpr char spelled_since = 'w';  // and a word: of a record that came since these were written
inline constexpr char removed = 'r';        // and its number: a document that counts no more
inline constexpr auto purge = "purge";      // something was erased, and still lies in the lists of words
// Changes with the meaning of terms and slots, and when more of a record is read: an index that was made with
// another is made anew.
inline constexpr auto format_of_index = "9";
}  // namespace stored

std::string value_name(ValueNumber number);
std::string removed_name(DocumentNumber document);
std::string spelled_name(std::size_t piece);
std::string write_value(const search::FacetValue& value);
void write_position(Xapian::WritableDatabase& database, registry::Position position);

class Generation {
 public:
  // Reads the columns: about a second a million records. Problem damaged.
  static Result<std::unique_ptr<Generation>> open(const std::filesystem::path& folder, const Ground& ground);
  ~Generation();

  [[nodiscard]] Result<search::Answer> ask(const search::Question& question);
  [[nodiscard]] Result<Done> change(const search::Changes& changes);
  [[nodiscard]] registry::Position position() const { return position_; }
  // Of another edition of the treaty; or holding what was erased, or too much that counts no more. It answers
  // well, but has to be made anew.
  [[nodiscard]] bool is_outdated();

 private:
  struct Reader;
  Generation(std::filesystem::path folder, const Ground& ground, std::unique_ptr<WordsFile> words);
  void load();
  void load_spelled(const Xapian::Database& database);
  std::unique_ptr<Reader> take_reader();
  search::Answer answer(Reader& reader, const search::Question& question);
  struct Pending;
  void prepare(const search::IndexedRecord& record, Pending& pending);
  void replace(const records::RecordId& record, Pending& pending);
  void commit(Pending& pending, registry::Position position);
  ValueNumber number_of(const search::FacetValue& value, Pending& pending) const;

  std::filesystem::path folder_;
  const Ground& ground_;
  std::unique_ptr<WordsFile> words_;
  std::atomic<registry::Position> position_ = 0;
  std::atomic<bool> is_outdated_ = false;
  std::size_t removed_ = 0;  // documents

  std::mutex gate_;           // held shortly by who wants those, so that a writer is not kept waiting
  std::shared_mutex shared_;  // guards columns_ and spelled_
  Columns columns_;
  SpelledWords spelled_;
  WordLists lists_;
  KeptCounts counts_;

  std::mutex idle_mutex_;
  std::vector<std::unique_ptr<Reader>> idle_;

  // Of the thread that changes.
  std::unique_ptr<Xapian::WritableDatabase> writer_;
  std::unique_ptr<Documents> documents_;
};

}  // namespace bch::engines::xapian
