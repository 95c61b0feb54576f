// PostgreSQL's full text search as a peer of our search: the same records, the same questions, and how long
// they take.
//
//   postgres index CORPUS CONNECTION FACETS
//   postgres ask CONNECTION QUESTIONS FACETS PASSES [--answers FILE]
//
// Measured by `index`: records a second of loading and of making all indexes, without the time of reading
// JSON; and bytes a record of tables and indexes, texts included. Measured by `ask`: from a question as
// values until its total, the 20 best records, their snippets and the counts of all values of FACETS are in
// the memory of the client, over a Unix socket: two statements a question, the first of which makes the
// query.
//
// What was chosen to be fair:
// - One column of words, each text read with the stems of its language, without lists of stop words and
//   without accents, in a GIN index. Its table has nothing else that is long and compresses nothing.
// - A word asked is any of its stems in the six languages, each stem once.
// - Facets are arrays of numbers in the row of a record: counting them takes no join.
// - Durability is off, no parallel workers, no JIT, memory for all of it; ts_rank, not the slower ts_rank_cd.
// - Unlike ours: phrases and beginnings are of stems; the choices of a facet narrow its own counts too.

#include "neutral.h"

#include <memory>
#include <stdexcept>

#include <libpq-fe.h>

namespace {

using neutral::Answer;
using neutral::Question;
using neutral::Record;

constexpr std::size_t batch = 10'000;

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Rows = std::unique_ptr<PGresult, Clear>;

class Database {
 public:
  explicit Database(const std::string& connection) : handle_(PQconnectdb(connection.c_str())) {
    if (PQstatus(handle_) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(handle_));
    run("SET client_min_messages = warning");
  }
  ~Database() { PQfinish(handle_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const std::string& statements) { checked(PQexec(handle_, statements.c_str())); }

  Rows ask(const std::string& statement, const std::vector<std::string>& values = {}) {
    std::vector<const char*> given;
    for (const auto& value : values) given.push_back(value.c_str());
    return checked(PQexecParams(handle_, statement.c_str(), static_cast<int>(given.size()), nullptr,
                                given.data(), nullptr, nullptr, 0));
  }

  void copy(const std::string& table, const std::string& rows) {
    checked(PQexec(handle_, ("COPY " + table + " FROM STDIN").c_str()));
    if (PQputCopyData(handle_, rows.data(), static_cast<int>(rows.size())) != 1 ||
        PQputCopyEnd(handle_, nullptr) != 1)
      throw std::runtime_error(PQerrorMessage(handle_));
    checked(PQgetResult(handle_));
    while (const Rows rest{PQgetResult(handle_)}) {
    }
  }

 private:
  Rows checked(PGresult* result) {
    Rows rows(result);
    const auto status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_COPY_IN)
      throw std::runtime_error(PQerrorMessage(handle_));
    return rows;
  }

  PGconn* handle_;
};

std::string text_of(const Rows& rows, int row, int column) {
  return PQgetvalue(rows.get(), row, column);
}
std::int64_t number_of(const Rows& rows, int row, int column) {
  return std::stoll(PQgetvalue(rows.get(), row, column));
}

// The configuration of each language; what a language's stems are called in PostgreSQL, none for two of them.
const std::map<std::string, std::string> stems{{"en", "english"}, {"fr", "french"}, {"es", "spanish"},
                                               {"ru", "russian"}, {"ar", "arabic"}, {"", ""}};

std::string configuration(const std::string& language) {
  return stems.contains(language) && !language.empty() ? "stems_" + language : "plain";
}

std::string configurations() {
  std::string sql = "CREATE EXTENSION unaccent;";
  for (const auto& [language, stemmer] : stems) {
    const std::string name = configuration(language);
    const std::string dictionary = name + "_words";
    sql += "CREATE TEXT SEARCH DICTIONARY " + dictionary +
           " (TEMPLATE = " + (stemmer.empty() ? "simple" : "snowball, Language = " + stemmer) +
           ");CREATE TEXT SEARCH CONFIGURATION " + name +
           " (COPY = simple); ALTER TEXT SEARCH CONFIGURATION " + name +
           " ALTER MAPPING FOR asciiword, asciihword, hword_asciipart WITH " + dictionary +
           "; ALTER TEXT SEARCH CONFIGURATION " + name +
           " ALTER MAPPING FOR word, hword, hword_part WITH unaccent, " + dictionary + ";";
  }
  return sql;
}

constexpr auto tables = R"(
  CREATE AGGREGATE together(tsvector) (SFUNC = tsvector_concat, STYPE = tsvector, INITCOND = '');
  CREATE UNLOGGED TABLE loaded_texts(record int, number int, language regconfig, weight "char", text text);
  CREATE UNLOGGED TABLE loaded_facets(record int, facets int[], counted int[]);
  CREATE UNLOGGED TABLE records(id int, words tsvector, facets int[], counted int[])
    WITH (toast_tuple_target = 8160);
  CREATE UNLOGGED TABLE texts(record int, language regconfig, text text);
  CREATE UNLOGGED TABLE keys(key text, record int);
  CREATE UNLOGGED TABLE facet_values(value int, facet text, text text);
)";

constexpr auto take_loaded = R"(
  INSERT INTO records
    SELECT record, words, facets, counted FROM loaded_facets JOIN (
      SELECT record, together(setweight(to_tsvector(language, text), weight) ORDER BY number) AS words
      FROM loaded_texts GROUP BY record) AS of_record USING (record);
  INSERT INTO texts
    SELECT record, (array_agg(language ORDER BY number))[1], string_agg(text, E'\n' ORDER BY number)
    FROM loaded_texts GROUP BY record;
  TRUNCATE loaded_texts, loaded_facets;
)";

constexpr auto indexes = R"(
  ALTER TABLE records ADD PRIMARY KEY (id);
  ALTER TABLE texts ADD PRIMARY KEY (record);
  CREATE INDEX ON keys (key, record);
  CREATE INDEX ON records USING gin (words);
  CREATE INDEX ON records USING gin (facets);
)";

std::string field(const std::string& text) {
  std::string field;
  for (const char c : text) {
    if (c == '\\')
      field += "\\\\";
    else
      field += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  }
  return field;
}

class Loading {
 public:
  Loading(Database& database, const std::vector<std::string>& counted)
      : database_(database), counted_(counted) {}

  void add(const Record& record) {
    const std::string id = std::to_string(record.id) + '\t';
    int number = 0;
    for (const auto& text : record.texts)
      texts_ += id + std::to_string(++number) + '\t' + configuration(text.language) + '\t' +
                (text.is_name ? 'A' : 'D') + '\t' + field(text.text) + '\n';
    for (const auto& key : record.keys) keys_ += field(key) + '\t' + std::to_string(record.id) + '\n';
    std::string all;
    std::string counts;
    for (const auto& [facet, values] : record.facets) {
      for (const auto& text : values) {
        const std::string value = value_of(facet, text);
        all += (all.empty() ? "" : ",") + value;
        if (std::ranges::find(counted_, facet) != counted_.end())
          counts += (counts.empty() ? "" : ",") + value;
      }
    }
    facets_ += id + '{' + all + "}\t{" + counts + "}\n";
    if (++waiting_ == batch) take();
  }

  void take() {
    database_.copy("loaded_texts", texts_);
    database_.copy("loaded_facets", facets_);
    database_.copy("keys", keys_);
    database_.copy("facet_values", values_);
    database_.run(take_loaded);
    for (auto* const each : {&texts_, &facets_, &keys_, &values_}) each->clear();
    waiting_ = 0;
  }

 private:
  std::string value_of(const std::string& facet, const std::string& text) {
    const auto [at, is_new] = numbers_.try_emplace({facet, text}, numbers_.size() + 1);
    if (is_new) values_ += std::to_string(at->second) + '\t' + field(facet) + '\t' + field(text) + '\n';
    return std::to_string(at->second);
  }

  Database& database_;
  std::vector<std::string> counted_;
  std::map<std::pair<std::string, std::string>, std::size_t> numbers_;
  std::string texts_, facets_, keys_, values_;
  std::size_t waiting_ = 0;
};

void load(const std::string& corpus, const std::string& connection, const std::vector<std::string>& counted) {
  Database database(connection);
  database.run(configurations() + tables);
  Loading loading(database, counted);
  neutral::Spent spent;
  std::int64_t records = 0;
  std::ifstream lines(corpus);
  for (std::string line; std::getline(lines, line); ++records) {
    const Record record = neutral::read_record(line);
    spent.of([&] { loading.add(record); });
  }
  spent.of([&] {
    loading.take();
    database.run(indexes);
    database.run("VACUUM (ANALYZE) records");
    database.run("VACUUM (ANALYZE) texts");
  });
  const Rows size = database.ask(
      "SELECT sum(pg_total_relation_size(c)) FROM unnest('{records,texts,keys,facet_values}'::regclass[]) c");
  std::printf("postgres index: %.0f records/s, %lld bytes a record\n",
              static_cast<double>(records) / spent.seconds(),
              static_cast<long long>(number_of(size, 0, 0) / records));
}

// The tsquery of a question as a text, made by the server with the stems of all languages; empty without
// words.
class Wanted {
 public:
  explicit Wanted(Database& database) : database_(database) {}

  std::string query(const Question& question) {
    parts_.clear();
    values_.clear();
    for (const auto& word : question.all) any_of("plainto_tsquery", word);
    for (const auto& phrase : question.phrases) {
      std::string words;
      for (const auto& word : phrase) words += word + ' ';
      any_of("phraseto_tsquery", words);
    }
    for (const auto& beginning : question.beginnings) {
      std::string word;
      for (const char c : beginning) word += c == '\'' || c == '\\' ? ' ' : c;
      any_of("to_tsquery", "'" + word + "':*");
    }
    for (const auto& word : question.none) {
      any_of("plainto_tsquery", word);
      parts_.back() = "!!" + parts_.back();
    }
    if (parts_.empty()) return {};
    std::string sql = "SELECT " + parts_[0];
    for (std::size_t i = 1; i < parts_.size(); ++i) sql += " && " + parts_[i];
    return text_of(database_.ask(sql, values_), 0, 0);
  }

 private:
  void any_of(const std::string& function, const std::string& value) {
    values_.push_back(value);
    std::string rows;
    for (const auto& [language, stemmer] : stems)
      rows += (rows.empty() ? "(" : ",(") + function + "('" + configuration(language) + "', $" +
              std::to_string(values_.size()) + ")::text)";
    parts_.push_back("(SELECT string_agg(DISTINCT '(' || q || ')', '|')::tsquery FROM (VALUES " + rows +
                     ") AS of_language(q) WHERE q <> '')");
  }

  Database& database_;
  std::vector<std::string> parts_, values_;
};

class Asking {
 public:
  explicit Asking(Database& database) : database_(database), wanted_(database) {
    database.run("SET max_parallel_workers_per_gather = 0; SET jit = off; SET work_mem = '1GB'");
    const Rows values = database.ask("SELECT value, facet, text FROM facet_values");
    for (int row = 0; row < PQntuples(values.get()); ++row) {
      names_[number_of(values, row, 0)] = {text_of(values, row, 1), text_of(values, row, 2)};
      numbers_[{text_of(values, row, 1), text_of(values, row, 2)}] = text_of(values, row, 0);
    }
  }

  Answer ask(const Question& question) {
    std::vector<std::string> values{wanted_.query(question)};
    const bool has_words = !values[0].empty();
    if (!has_words) values.clear();
    std::string where = has_words ? "words @@ $1::tsquery" : "true";
    for (const auto& [facet, texts] : question.choices) {
      std::string any;
      for (const auto& text : texts) any += (any.empty() ? "" : ",") + numbers_[{facet, text}];
      where += " AND facets && '{" + any + "}'";
    }
    if (!question.key.empty()) {
      values.push_back(question.key);
      where += " AND id IN (SELECT record FROM keys WHERE key = $" + std::to_string(values.size()) + ")";
    }
    return answer_of(database_.ask(statement(where, has_words), values));
  }

 private:
  static std::string statement(const std::string& where, bool has_words) {
    const std::string rank = has_words ? "ts_rank(words, $1::tsquery)" : "0";
    const std::string snippet =
        has_words ? "ts_headline(language, text, $1::tsquery, 'MaxFragments=1,MaxWords=30,MinWords=15')"
                  : "left(text, 200)";
    return "WITH hits AS MATERIALIZED (SELECT id, counted, " + rank + " AS rank FROM records WHERE " + where +
           "), best AS (SELECT id, row_number() OVER (ORDER BY rank DESC, id) AS place FROM hits"
           " ORDER BY rank DESC, id LIMIT 20)"
           " SELECT 'best', id, place, " +
           snippet +
           " FROM best JOIN texts ON record = id"
           " UNION ALL SELECT 'total', count(*), 0, '' FROM hits"
           " UNION ALL SELECT 'facet', value, count(*), '' FROM hits, unnest(counted) AS value GROUP BY "
           "value";
  }

  Answer answer_of(const Rows& rows) {
    Answer answer;
    std::map<std::int64_t, int> places;
    for (int row = 0; row < PQntuples(rows.get()); ++row) {
      const std::string what = text_of(rows, row, 0);
      const std::int64_t number = number_of(rows, row, 1);
      if (what == "total") {
        answer.total = number;
      } else if (what == "best") {
        places[number_of(rows, row, 2)] = row;
      } else {
        const auto& [facet, text] = names_.at(number);
        answer.facets[facet][text] = number_of(rows, row, 2);
      }
    }
    for (const auto& [place, row] : places) {
      answer.ids.push_back(number_of(rows, row, 1));
      answer.snippets.push_back(text_of(rows, row, 3));
    }
    return answer;
  }

  Database& database_;
  Wanted wanted_;
  std::map<std::int64_t, std::pair<std::string, std::string>> names_;
  std::map<std::pair<std::string, std::string>, std::string> numbers_;
};

void ask(const std::string& connection, const std::vector<Question>& questions,
         const std::vector<std::string>& /*counted: by load*/, int passes, const std::string& answers) {
  Database database(connection);
  Asking asking(database);
  const std::int64_t records = number_of(database.ask("SELECT count(*) FROM records"), 0, 0);
  neutral::time_questions("postgres", questions, passes, records, answers,
                          [&](const Question& question) { return asking.ask(question); });
}

}  // namespace

int main(int count, char** arguments) {
  return neutral::run(count, arguments, load, ask);
}
