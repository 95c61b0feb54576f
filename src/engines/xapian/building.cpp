#include "engines/xapian/building.h"

#include "engines/xapian/problems.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <thread>
#include <unordered_map>

namespace bch::engines::xapian {
namespace {

constexpr std::size_t parts = 2;
constexpr Xapian::doccount many_records = 10'000;
constexpr std::size_t waiting_at_most = 4;               // batches before one part
constexpr DocumentNumber documents_a_database = 10'000;  // written at once, from some 60 MB of memory
constexpr int how =
    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC | Xapian::DB_NO_TERMLIST;

}  // namespace

// One of the databases, and the thread that writes it.
class Building::Part {
 public:
  struct Work {
    std::vector<search::IndexedRecord> put;
    std::vector<std::vector<ValueNumber>> values;  // of each, as its facets
    std::vector<records::RecordId> remove;
  };

  Part(std::filesystem::path folder, const Ground& ground, WordsFile& words, std::mutex& appending)
      : folder_(std::move(folder)),
        documents_(ground.tongues),
        words_(words),
        appending_(appending),
        thread_([this] { run(); }) {}
  ~Part() { static_cast<void>(finish()); }

  void take(Work work) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_.size() < waiting_at_most || problem_; });
    if (!problem_) waiting_.push_back(std::move(work));
    changed_.notify_all();
  }

  [[nodiscard]] std::optional<Problem> problem() {
    const std::lock_guard lock(mutex_);
    return problem_;
  }

  // Waits until all is written.
  std::optional<Problem> finish() {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
    return problem();
  }

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] const std::vector<std::string>& written() const { return written_; }
  [[nodiscard]] const Spellings& spellings() const { return spellings_; }
  [[nodiscard]] const std::vector<DocumentNumber>& removed() const { return removed_; }
  [[nodiscard]] DocumentNumber last() const { return last_; }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
      if (waiting_.empty()) break;
      const Work work = std::move(waiting_.front());
      waiting_.pop_front();
      changed_.notify_all();
      lock.unlock();
      auto problem = attempt([&] { write(work); });
      lock.lock();
      if (problem && !problem_) problem_ = std::move(problem);
      if (problem_) waiting_.clear();
    }
    lock.unlock();
    auto problem = attempt([&] {
      if (written_.empty()) open();
      close();
    });
    lock.lock();
    if (problem && !problem_) problem_ = std::move(problem);
    changed_.notify_all();
  }

  static std::optional<Problem> attempt(const std::function<void()>& work) {
    try {
      work();
      return std::nullopt;
    } catch (const Xapian::Error& error) {
      return problem_of(error);
    } catch (const std::exception& error) {  // out of memory and the like
      return damaged(error.what());
    }
  }

  void write(const Work& work) {
    for (std::size_t i = 0; i < work.put.size(); ++i) add(work.put[i], work.values[i]);
    for (const auto& record : work.remove) forget(record);
  }

  void add(const search::IndexedRecord& record, const std::vector<ValueNumber>& values) {
    forget(record.record);
    auto made = documents_.make(record);
    Column column;
    column.date = record.date;
    column.name = name_of(record.record);
    column.words = static_cast<std::uint32_t>(made.words.size());
    for (std::size_t i = 0; i < values.size(); ++i)
      (record.facets[i].facet == search::facet::term ? column.others : column.counted).push_back(values[i]);
    {
      const std::lock_guard lock(appending_);
      const auto at = words_.append(made.words);
      if (!at.ok()) throw Xapian::DatabaseError("words");
      column.words_from = *at;
    }
    made.document.add_value(slot::column, write_column(column));
    if (!database_) open();
    known_[record.record] = last_ = before_ + database_->add_document(made.document);
    for (const auto& [word, count] : made.spellings) spellings_[word] += count;
    if (last_ - before_ == documents_a_database) close();
  }

  void open() {
    written_.push_back((folder_ / std::to_string(written_.size())).string());
    database_.emplace(written_.back(), how);
  }
  void close() {
    if (!database_) return;
    database_->commit();
    database_.reset();
    before_ = last_;
  }

  // A record that comes again has changed since.
  void forget(const records::RecordId& record) {
    const auto known = known_.find(record);
    if (known == known_.end()) return;
    removed_.push_back(known->second);
    known_.erase(known);
  }

  std::filesystem::path folder_;
  Documents documents_;
  WordsFile& words_;
  std::mutex& appending_;
  std::vector<std::string> written_;                  // folders of databases, in the order of their documents
  std::optional<Xapian::WritableDatabase> database_;  // the last, while it grows
  DocumentNumber before_ = 0;                         // documents in those before it
  Spellings spellings_;
  std::unordered_map<records::RecordId, DocumentNumber> known_;
  std::vector<DocumentNumber> removed_;
  DocumentNumber last_ = 0;

  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::deque<Work> waiting_;
  std::optional<Problem> problem_;
  bool ending_ = false;
  std::thread thread_;
};

Building::Building(std::filesystem::path folder, const Ground& ground)
    : folder_(std::move(folder)), ground_(ground) {}

Building::~Building() {
  parts_.clear();
}

Result<Done> Building::change(search::Changes changes) {
  if (parts_.empty()) {
    std::error_code failed;
    std::filesystem::create_directories(folder_, failed);
    words_ = TRY(WordsFile::open(folder_ / stored::words));
    for (std::size_t i = 0; i < parts; ++i) {
      const auto part = folder_ / ("part" + std::to_string(i));
      std::filesystem::create_directories(part, failed);
      parts_.push_back(std::make_unique<Part>(part, ground_, *words_, appending_));
    }
  }
  std::vector<Part::Work> work(parts);
  const auto part_of = [](const records::RecordId& record) { return tie_of(name_of(record).guid) % parts; };
  for (auto& record : changes.put) {
    Part::Work& of_part = work[part_of(record.record)];
    std::vector<ValueNumber> numbers;
    for (const auto& value : record.facets) {
      const auto known = values_.find(value);
      numbers.push_back(known ? *known : values_.add_value(value));
    }
    of_part.values.push_back(std::move(numbers));
    of_part.put.push_back(std::move(record));
  }
  for (auto& record : changes.remove) work[part_of(record)].remove.push_back(std::move(record));
  for (std::size_t i = 0; i < parts; ++i) {
    parts_[i]->take(std::move(work[i]));
    if (auto problem = parts_[i]->problem()) return *problem;
  }
  position_ = changes.position;
  return Done{};
}

Result<Done> Building::finish() {
  if (parts_.empty()) TRY(change({{}, {}, position_}));
  for (const auto& part : parts_) {
    if (auto problem = part->finish()) return *problem;
  }
  TRY(compact());
  return words_->make_durable();
}

// Among many records, a word that only one of them has is as likely to be a mistake as to mend one.
void Building::add_spellings(Xapian::WritableDatabase& database) const {
  std::map<std::string, std::uint32_t> spellings;
  for (const auto& part : parts_) {
    for (const auto& [word, count] : part->spellings()) spellings[word] += count;
  }
  const std::uint32_t least = database.get_doccount() < many_records ? 1 : 2;
  std::erase_if(spellings, [&](const auto& each) { return each.second < least; });
  const auto pieces = SpelledWords::write(spellings);
  for (std::size_t i = 0; i < pieces.size(); ++i) database.set_metadata(spelled_name(i), pieces[i]);
}

Result<Done> Building::compact() {
  try {
    const auto folder = (folder_ / stored::database).string();
    {
      Xapian::Database together;
      for (const auto& part : parts_) {
        for (const auto& written : part->written()) together.add_database(Xapian::Database(written));
      }
      together.compact(folder);
    }
    Xapian::WritableDatabase database(folder, Xapian::DB_OPEN | Xapian::DB_NO_TERMLIST);
    add_spellings(database);
    DocumentNumber before = 0;  // of the parts that stand before this one
    for (const auto& part : parts_) {
      for (const DocumentNumber document : part->removed())
        database.set_metadata(removed_name(before + document), stored::purge);
      before += part->last();
    }
    for (ValueNumber number = 0; number < values_.values(); ++number)
      database.set_metadata(value_name(number), write_value(values_.value(number)));
    database.set_metadata(stored::schema, stored::format_of_index);
    database.set_metadata(stored::edition, ground_.edition);
    write_position(database, position_);
    database.commit();
  } catch (const Xapian::Error& error) {
    return problem_of(error);
  }
  std::error_code failed;
  for (const auto& part : parts_) std::filesystem::remove_all(part->folder(), failed);
  return Done{};
}

}  // namespace bch::engines::xapian
