// SQLite FTS5 as a peer of our search: the same records, the same questions, and how long they take.
//
//   fts5 index CORPUS FILE FACETS
//   fts5 ask FILE QUESTIONS FACETS PASSES [--answers FILE]
//
// Measured by `index`: records a second in one transaction, merged to one segment, without the time of
// reading JSON; and bytes a record of the file, texts included. Measured by `ask`: from a question as values
// until its total, the 20 best records, their snippets and the counts of all values of FACETS are in memory.
//
// What was chosen to be fair:
// - unicode61 without accents; it has no stems, so that fewer records are found than with us, and
//   less is to do.
// - The records found go into a temporary table in memory once. The program counts their facets: GROUP BY
//   would sort them first, which takes six times as long.
// - The 20 best come from FTS5's own order by rank, which makes snippets only for those that are shown.
// - Facets are numbers in tables without row ids, by value for choices and by record for counts; only FACETS
//   are in the latter. The numbers become texts once a value, not once a record.
// - The file is mapped, statements are prepared once, temporary tables are in memory.
// - Unlike ours: the choices of a facet narrow its own counts too.

#include "neutral.h"

#include <filesystem>
#include <memory>
#include <stdexcept>

#include <sqlite3.h>

namespace {

using neutral::Answer;
using neutral::Question;
using neutral::Record;

class Database {
 public:
  explicit Database(const std::string& file) {
    check(sqlite3_open(file.c_str(), &handle_));
    run("PRAGMA journal_mode = off; PRAGMA synchronous = off; PRAGMA locking_mode = exclusive;"
        "PRAGMA temp_store = memory; PRAGMA cache_size = -1000000; PRAGMA mmap_size = 16000000000;");
  }
  ~Database() { sqlite3_close_v2(handle_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const std::string& sql) { check(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr)); }
  void check(int code) const {
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
      throw std::runtime_error(handle_ == nullptr ? "no memory" : sqlite3_errmsg(handle_));
  }
  [[nodiscard]] sqlite3* handle() const { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

class Statement {
 public:
  Statement(const Database& database, const std::string& sql) : database_(database) {
    database.check(
        sqlite3_prepare_v3(database.handle(), sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &handle_, nullptr));
  }
  ~Statement() { sqlite3_finalize(handle_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void bind(int at, std::int64_t number) { database_.check(sqlite3_bind_int64(handle_, at, number)); }
  void bind(int at, const std::string& text) {
    database_.check(
        sqlite3_bind_text(handle_, at, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT));
  }
  template <typename... Values>
  void run(const Values&... values) {
    start(values...);
    step();
    sqlite3_reset(handle_);
  }
  template <typename... Values>
  void start(const Values&... values) {
    sqlite3_reset(handle_);
    int at = 0;
    (bind(++at, values), ...);
  }
  bool step() {
    const int code = sqlite3_step(handle_);
    database_.check(code);
    return code == SQLITE_ROW;
  }
  [[nodiscard]] std::int64_t number(int column) const { return sqlite3_column_int64(handle_, column); }
  [[nodiscard]] std::string text(int column) const {
    const auto* const text = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
    return text == nullptr ? std::string() : std::string(text);
  }

 private:
  const Database& database_;
  sqlite3_stmt* handle_ = nullptr;
};

constexpr auto tables = R"(
  CREATE VIRTUAL TABLE found USING fts5(name, body, tokenize = "unicode61 remove_diacritics 2");
  INSERT INTO found(found, rank) VALUES ('rank', 'bm25(8.0, 1.0)');
  CREATE TABLE keys(key TEXT, record INTEGER, PRIMARY KEY(key, record)) WITHOUT ROWID;
  CREATE TABLE facet_values(value INTEGER PRIMARY KEY, facet TEXT, text TEXT);
  CREATE TABLE chosen(value INTEGER, record INTEGER, PRIMARY KEY(value, record)) WITHOUT ROWID;
  CREATE TABLE counted(record INTEGER, value INTEGER, PRIMARY KEY(record, value)) WITHOUT ROWID;
)";

class Loading {
 public:
  Loading(Database& database, const std::vector<std::string>& counted)
      : counted_facets_(counted),
        found_(database, "INSERT INTO found(rowid, name, body) VALUES (?, ?, ?)"),
        key_(database, "INSERT OR IGNORE INTO keys VALUES (?, ?)"),
        value_(database, "INSERT INTO facet_values VALUES (?, ?, ?)"),
        chosen_(database, "INSERT INTO chosen VALUES (?, ?)"),
        counted_(database, "INSERT INTO counted VALUES (?, ?)") {}

  void add(const Record& record) {
    std::string names;
    std::string bodies;
    for (const auto& text : record.texts) (text.is_name ? names : bodies) += text.text + '\n';
    found_.run(record.id, names, bodies);
    for (const auto& key : record.keys) key_.run(key, record.id);
    std::vector<std::int64_t> counts;
    for (const auto& [facet, values] : record.facets) {
      const bool is_counted = std::ranges::find(counted_facets_, facet) != counted_facets_.end();
      for (const auto& text : values) {
        const std::int64_t value = number_of(facet, text);
        chosen_.run(value, record.id);
        if (is_counted) counts.push_back(value);
      }
    }
    for (const auto value : counts) counted_.run(record.id, value);
  }

 private:
  std::int64_t number_of(const std::string& facet, const std::string& text) {
    const auto [at, is_new] =
        numbers_.try_emplace({facet, text}, static_cast<std::int64_t>(numbers_.size()) + 1);
    if (is_new) value_.run(at->second, facet, text);
    return at->second;
  }

  std::vector<std::string> counted_facets_;
  std::map<std::pair<std::string, std::string>, std::int64_t> numbers_;
  Statement found_, key_, value_, chosen_, counted_;
};

void load(const std::string& corpus, const std::string& file, const std::vector<std::string>& counted) {
  std::filesystem::remove(file);
  std::int64_t records = 0;
  neutral::Spent spent;
  {
    Database database(file);
    database.run(tables);
    Loading loading(database, counted);
    database.run("BEGIN");
    std::ifstream lines(corpus);
    for (std::string line; std::getline(lines, line); ++records) {
      const Record record = neutral::read_record(line);
      spent.of([&] { loading.add(record); });
    }
    spent.of([&] { database.run("INSERT INTO found(found) VALUES ('optimize'); COMMIT; ANALYZE;"); });
  }
  const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(file));
  std::printf("fts5 index: %.0f records/s, %lld bytes a record\n",
              static_cast<double>(records) / spent.seconds(), static_cast<long long>(bytes / records));
}

std::string fts_string(const std::string& text) {
  std::string string = "\"";
  for (const char c : text) string += c == '"' ? std::string("\"\"") : std::string(1, c);
  return string + '"';
}

// The question in the language of FTS5; empty when it has no words that must be there.
std::string match_of(const Question& question) {
  std::vector<std::string> parts;
  for (const auto& word : question.all) parts.push_back(fts_string(word));
  for (const auto& phrase : question.phrases) {
    std::string words;
    for (const auto& word : phrase) words += (words.empty() ? "" : " ") + word;
    parts.push_back(fts_string(words));
  }
  for (const auto& beginning : question.beginnings) parts.push_back(fts_string(beginning) + " *");
  std::string match;
  for (const auto& part : parts) match += (match.empty() ? "" : " AND ") + part;
  if (match.empty() || question.none.empty()) return match;
  std::string none;
  for (const auto& word : question.none) none += (none.empty() ? "" : " OR ") + fts_string(word);
  return "(" + match + ") NOT (" + none + ")";
}

class Asking {
 public:
  explicit Asking(Database& database) : database_(database) {
    database.run("CREATE TEMP TABLE hits(record INTEGER PRIMARY KEY)");
    Statement values(database, "SELECT value, facet, text FROM facet_values");
    while (values.step()) {
      names_[values.number(0)] = {values.text(1), values.text(2)};
      numbers_[{values.text(1), values.text(2)}] = values.number(0);
    }
  }

  Answer ask(const Question& question) {
    Answer answer;
    const std::string match = match_of(question);
    prepared("DELETE FROM hits").run();
    find(question, match);
    answer.total = sqlite3_changes64(database_.handle());
    best(match, answer);
    count(answer);
    return answer;
  }

 private:
  void find(const Question& question, const std::string& match) {
    std::string sql = match.empty() ? "INSERT INTO hits SELECT record.id FROM found_docsize record WHERE 1"
                                    : "INSERT INTO hits SELECT rowid FROM found WHERE found MATCH ?1";
    const std::string id = match.empty() ? "record.id" : "found.rowid";
    if (match.empty() && !question.none.empty()) sql += none(question);
    if (!question.key.empty()) sql += " AND " + id + " IN (SELECT record FROM keys WHERE key = ?2)";
    for (const auto& [facet, texts] : question.choices) {
      std::string values;
      for (const auto& text : texts)
        values += (values.empty() ? "" : ",") + std::to_string(numbers_[{facet, text}]);
      // Beside words a look-up a record found; without, the records that have the value.
      sql += match.empty() ? " AND " + id + " IN (SELECT record FROM chosen WHERE value IN (" + values + "))"
                           : " AND EXISTS (SELECT 1 FROM chosen WHERE value IN (" + values +
                                 ") AND record = " + id + ")";
    }
    Statement& statement = prepared(sql);
    statement.start();
    if (!match.empty()) statement.bind(1, match);
    if (!question.key.empty()) statement.bind(2, question.key);
    statement.step();
  }

  static std::string none(const Question& question) {
    std::string words;
    for (const auto& word : question.none) words += (words.empty() ? "" : " OR ") + fts_string(word);
    std::string literal;
    for (const char c : words) literal += c == '\'' ? std::string("''") : std::string(1, c);
    return " AND record.id NOT IN (SELECT rowid FROM found WHERE found MATCH '" + literal + "')";
  }

  void best(const std::string& match, Answer& answer) {
    Statement& statement = prepared(
        match.empty()
            ? "SELECT record, (SELECT substr(name || body, 1, 200) FROM found WHERE rowid = record) "
              "FROM hits ORDER BY record LIMIT 20"
            : "SELECT rowid, snippet(found, -1, '<b>', '</b>', '…', 30) FROM found WHERE found MATCH ? "
              "AND EXISTS (SELECT 1 FROM hits WHERE record = found.rowid) ORDER BY rank LIMIT 20");
    statement.start();
    if (!match.empty()) statement.bind(1, match);
    while (statement.step()) {
      answer.ids.push_back(statement.number(0));
      answer.snippets.push_back(statement.text(1));
    }
  }

  void count(Answer& answer) {  // facet values are numbered from 1
    std::vector<std::int64_t> counts(names_.size() + 1);
    Statement& statement = prepared("SELECT value FROM hits CROSS JOIN counted USING (record)");
    statement.start();
    while (statement.step()) ++counts[static_cast<std::size_t>(statement.number(0))];
    for (const auto& [value, name] : names_) {
      const auto count = counts[static_cast<std::size_t>(value)];
      if (count != 0) answer.facets[name.first][name.second] = count;
    }
  }

  Statement& prepared(const std::string& sql) {
    auto& statement = statements_[sql];
    if (!statement) statement = std::make_unique<Statement>(database_, sql);
    return *statement;
  }

  Database& database_;
  std::map<std::int64_t, std::pair<std::string, std::string>> names_;
  std::map<std::pair<std::string, std::string>, std::int64_t> numbers_;
  std::map<std::string, std::unique_ptr<Statement>> statements_;
};

void ask(const std::string& file, const std::vector<Question>& questions,
         const std::vector<std::string>& /*counted: by load*/, int passes, const std::string& answers) {
  Database database(file);
  Asking asking(database);
  Statement records(database, "SELECT count(*) FROM found_docsize");
  records.step();
  neutral::time_questions("fts5", questions, passes, records.number(0), answers,
                          [&](const Question& question) { return asking.ask(question); });
}

}  // namespace

int main(int count, char** arguments) {
  return neutral::run(count, arguments, load, ask);
}
