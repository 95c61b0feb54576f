#include "engines/xapian/generation.h"

#include "engines/xapian/evaluation.h"
#include "engines/xapian/problems.h"

#include <charconv>

namespace bch::engines::xapian {
namespace {

constexpr int attempts = 8;                       // when the database changes under a question
constexpr std::uint64_t many_documents = 20'000;  // are not counted again for the same question
constexpr char end_of_facet = '\x1f';

// So many documents that count no more, and one for so many that count: then the index is made anew.
constexpr std::size_t removed_at_least = 20'000;
constexpr std::size_t removed_share = 4;

template <typename Number>
Number read_number(std::string_view written) {
  Number number = 0;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
  if (error != std::errc{} || end != written.data() + written.size())
    throw Xapian::DatabaseCorruptError("number");
  return number;
}

search::FacetValue read_value(std::string_view written) {
  const auto middle = std::min(written.find(end_of_facet), written.size() - 1);
  return {std::string(written.substr(0, middle)), std::string(written.substr(middle + 1))};
}

}  // namespace

std::string value_name(ValueNumber number) {
  return stored::value + std::to_string(number);
}

std::string removed_name(DocumentNumber document) {
  return stored::removed + std::to_string(document);
}

std::string spelled_name(std::size_t piece) {
  return stored::spelled + std::to_string(piece);
}

std::string write_value(const search::FacetValue& value) {
  return value.facet + end_of_facet + value.value;
}

void write_position(Xapian::WritableDatabase& database, registry::Position position) {
  database.set_metadata(stored::position, std::to_string(position));
}

struct Generation::Reader {
  Xapian::Database database;
  search::Analysis analysis;
  std::optional<registry::Position> position = std::nullopt;  // up to where the database is open
};

// What a change does, until it is durable.
struct Generation::Pending {
  std::vector<DocumentNumber> removed;
  std::vector<std::pair<DocumentNumber, Column>> added;
  std::vector<std::string> spellings;
  std::vector<search::FacetValue> values;  // new ones, numbered on from those of the columns
};

Generation::Generation(std::filesystem::path folder, const Ground& ground, std::unique_ptr<WordsFile> words)
    : folder_(std::move(folder)), ground_(ground), words_(std::move(words)) {}

Generation::~Generation() = default;

Result<std::unique_ptr<Generation>> Generation::open(const std::filesystem::path& folder,
                                                     const Ground& ground) {
  std::error_code failed;
  if (!std::filesystem::is_directory(folder / stored::database, failed)) return damaged(folder.filename());
  auto words = TRY(WordsFile::open(folder / stored::words));
  std::unique_ptr<Generation> generation(new Generation(folder, ground, std::move(words)));
  try {
    generation->load();
  } catch (const Xapian::Error& error) {
    return problem_of(error);
  }
  return generation;
}

void Generation::load() {
  const Xapian::Database database((folder_ / stored::database).string());
  if (database.get_metadata(stored::schema) != stored::format_of_index)
    throw Xapian::DatabaseVersionError(stored::schema);
  is_outdated_ = database.get_metadata(stored::edition) != ground_.edition ||
                 !database.get_metadata(stored::purge).empty();
  position_ = read_number<registry::Position>(database.get_metadata(stored::position));
  for (ValueNumber number = 0;; ++number) {
    const auto written = database.get_metadata(value_name(number));
    if (written.empty()) break;
    columns_.add_value(read_value(written));
  }
  const auto end = database.valuestream_end(slot::column);
  for (auto each = database.valuestream_begin(slot::column); each != end; ++each) {
    const auto column = read_column(*each);
    if (!column) throw Xapian::DatabaseCorruptError("column");
    for (const auto* values : {&column->counted, &column->others}) {
      for (const ValueNumber value : *values) {
        if (value >= columns_.values()) throw Xapian::DatabaseCorruptError("value");
      }
    }
    columns_.add(each.get_docid(), *column);
  }
  const std::string removed(1, stored::removed);
  for (auto key = database.metadata_keys_begin(removed); key != database.metadata_keys_end(removed); ++key) {
    columns_.remove(read_number<DocumentNumber>(std::string_view(*key).substr(1)));
    ++removed_;
  }
  columns_.finish_loading();
  load_spelled(database);
}

void Generation::load_spelled(const Xapian::Database& database) {
  for (std::size_t piece = 0;; ++piece) {
    const auto written = database.get_metadata(spelled_name(piece));
    if (written.empty()) break;
    if (!spelled_.read(written)) throw Xapian::DatabaseCorruptError("words");
  }
  const std::string since(1, stored::spelled_since);
  for (auto key = database.metadata_keys_begin(since); key != database.metadata_keys_end(since); ++key)
    spelled_.add((*key).substr(1));
}

std::unique_ptr<Generation::Reader> Generation::take_reader() {
  {
    const std::lock_guard lock(idle_mutex_);
    if (!idle_.empty()) {
      auto reader = std::move(idle_.back());
      idle_.pop_back();
      return reader;
    }
  }
  return std::make_unique<Reader>(
      Reader{Xapian::Database((folder_ / stored::database).string()), search::Analysis(ground_.tongues)});
}

// The database may change under a question, and under who opens it to ask.
Result<search::Answer> Generation::ask(const search::Question& question) {
  try {
    std::unique_ptr<Reader> reader;
    for (int attempt = 1;; ++attempt) {
      try {
        if (!reader) reader = take_reader();
        auto answered = answer(*reader, question);
        const std::lock_guard lock(idle_mutex_);
        idle_.push_back(std::move(reader));
        return answered;
      } catch (const Xapian::DatabaseModifiedError&) {
        reader.reset();
        if (attempt == attempts) throw;
      }
    }
  } catch (const Xapian::Error& error) {
    return problem_of(error);
  }
}

search::Answer Generation::answer(Reader& reader, const search::Question& question) {
  const auto query = search::read_query(question, ground_.lexicon, reader.analysis);
  std::unique_lock gate(gate_);
  const std::shared_lock lock(shared_);
  gate.unlock();
  if (reader.position != position_) reader.database.reopen();  // which opens files, so not each time
  reader.position = position_;
  const Sources sources{reader.database, columns_,        *words_,        spelled_,
                        lists_,          ground_.lexicon, ground_.tongues};
  const Finder finder(sources, question, query);
  const auto found = finder.all();
  search::Answer answer;
  answer.position = position_;
  answer.sought = sought_in(query);
  Roaring matching = finder.matching(found);
  Roaring documents = finder.narrowed(matching);
  if (documents.isEmpty() && question.among.empty()) {
    answer.suggestion = mended(sources, reader.analysis, question, found);
    const auto nearly = finder.nearly_matching(found);
    answer.is_relaxed = !nearly.isEmpty();
    if (answer.is_relaxed) {
      matching = nearly;
      documents = finder.narrowed(matching);
    }
  }
  answer.total = documents.cardinality();
  const auto count = [&] { return count_facets(sources, finder, question, query, matching, documents); };
  const bool is_kept = answer.total > many_documents;
  answer.facets = is_kept ? counts_.get(question, position_, count) : count();
  if (question.crossed) answer.cells = count_cells(columns_, *question.crossed, documents);
  const Ranking ranking(sources, question, found);
  for (const DocumentNumber document : ranking.page(documents)) {
    answer.hits.push_back(columns_.record(document));
    if (question.explained) answer.reasons.push_back(ranking.reasons(document));
  }
  return answer;
}

ValueNumber Generation::number_of(const search::FacetValue& value, Pending& pending) const {
  if (const auto known = columns_.find(value)) return *known;
  const auto found = std::ranges::find(pending.values, value);
  const auto place = static_cast<ValueNumber>(found - pending.values.begin());
  if (found == pending.values.end()) pending.values.push_back(value);
  return static_cast<ValueNumber>(columns_.values()) + place;
}

// Xapian keeps no list of a document's terms, which would be half of the index, so it cannot delete one: the
// document stays in the lists of words, and is passed over until the index is made anew.
void Generation::replace(const records::RecordId& record, Pending& pending) {
  const auto term = record_term(record);
  for (auto each = writer_->postlist_begin(term); each != writer_->postlist_end(term); ++each) {
    if (columns_.all().contains(*each)) pending.removed.push_back(*each);
  }
}

bool Generation::is_outdated() {
  const std::shared_lock lock(shared_);
  return is_outdated_ || removed_ > removed_at_least + columns_.all().cardinality() / removed_share;
}

void Generation::prepare(const search::IndexedRecord& record, Pending& pending) {
  replace(record.record, pending);
  auto made = documents_->make(record);
  Column column;
  column.date = record.date;
  column.name = name_of(record.record);
  auto at = words_->append(made.words);
  if (!at.ok()) throw Xapian::DatabaseError("words");
  column.words_from = *at;
  column.words = static_cast<std::uint32_t>(made.words.size());
  for (const auto& value : record.facets) {
    const auto number = number_of(value, pending);
    (value.facet == search::facet::term ? column.others : column.counted).push_back(number);
  }
  made.document.add_value(slot::column, write_column(column));
  for (const auto& [word, count] : made.spellings) {
    if (spelled_.knows(word)) continue;
    writer_->set_metadata(stored::spelled_since + word, std::to_string(count));
    pending.spellings.push_back(word);
  }
  pending.added.emplace_back(writer_->add_document(made.document), std::move(column));
}

// Xapian last: what it has not committed does not exist. Then memory follows, which cannot fail.
void Generation::commit(Pending& pending, registry::Position position) {
  for (std::size_t i = 0; i < pending.values.size(); ++i) {
    const auto number = static_cast<ValueNumber>(columns_.values() + i);
    writer_->set_metadata(value_name(number), write_value(pending.values[i]));
  }
  for (const DocumentNumber document : pending.removed)
    writer_->set_metadata(removed_name(document), stored::purge);
  write_position(*writer_, position);
  if (!words_->make_durable().ok()) throw Xapian::DatabaseError("words");
  writer_->commit();
  std::vector<std::pair<std::uint64_t, std::uint32_t>> gone;
  {
    const std::lock_guard gate(gate_);
    const std::unique_lock lock(shared_);
    for (const auto& value : pending.values) columns_.add_value(value);
    for (const DocumentNumber document : pending.removed) {
      gone.push_back(columns_.words(document));
      columns_.remove(document);
    }
    removed_ += pending.removed.size();
    for (const auto& [document, column] : pending.added) columns_.add(document, column);
    for (const auto& word : pending.spellings) spelled_.add(word);
    position_ = position;
  }
  for (const auto& [from, count] : gone) static_cast<void>(words_->erase(from, count));
}

Result<Done> Generation::change(const search::Changes& changes) {
  try {
    if (!writer_) {
      writer_ = std::make_unique<Xapian::WritableDatabase>(
          (folder_ / stored::database).string(),
          Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_TERMLIST);
      documents_ = std::make_unique<Documents>(ground_.tongues);
    }
    Pending pending;
    for (const auto& record : changes.put) prepare(record, pending);
    for (const auto& record : changes.remove) replace(record, pending);
    if (!changes.remove.empty()) writer_->set_metadata(stored::purge, stored::purge);
    commit(pending, changes.position);
    if (!changes.remove.empty()) is_outdated_ = true;
    return Done{};
  } catch (const Xapian::Error& error) {
    writer_.reset();  // what was not committed is given up with it
    return problem_of(error);
  }
}

}  // namespace bch::engines::xapian
