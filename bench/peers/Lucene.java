// Lucene as a peer of our search: the same records, the same questions, and how long they take.
//
//   java -cp JARS Lucene.java index CORPUS FOLDER FACETS
//   java -cp JARS Lucene.java ask FOLDER QUESTIONS FACETS PASSES [--answers FILE]
//
// Measured by `index`: records a second on one thread, merged to one segment and on disk, without the time
// of reading JSON; and bytes a record, of which the texts kept for snippets are named apart.
// Measured by `ask`: from a question as values until its total, the 20 best records, their snippets and the
// counts of all values of FACETS (names parted by commas) are in memory. One thread, files mapped, everything warm.
//
// What was chosen to be fair:
// - A field a language, each with the analyzer that Lucene has for it, without lists of stop words: every word
//   asked must be there, with us too. Names are indexed once more, in fields that weigh more.
// - Phrases, beginnings and excluded words are exact words: one field of all texts has these, and only it has
//   positions, so that the fields of the languages stay small.
// - Two searches a question: the first, without scores, gives the total and the facets; the second finds the 20
//   best and may skip what cannot be among them. This is faster than one search that scores every hit.
// - No cache of answers: the passes repeat the same questions, and it would be the cache that is measured.
// - Unlike ours: records of equal relevance come in the order of the index, not newest first, and the choices
//   of a facet narrow its own counts too.

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

public final class Lucene {
  static final int SHOWN = 20;
  static final float NAME_WEIGHT = 4;
  static final int BETWEEN_TEXTS = 100; // so that no phrase spans two texts
  static final String PLAIN = "plain"; // the language of texts that have none
  static final String EXACT = "exact";

  static final CharArraySet NO_STOP_WORDS = CharArraySet.EMPTY_SET;
  static final Map<String, Analyzer> ANALYZERS = new LinkedHashMap<>();

  static {
    ANALYZERS.put("en", new EnglishAnalyzer(NO_STOP_WORDS));
    ANALYZERS.put("fr", new FrenchAnalyzer(NO_STOP_WORDS));
    ANALYZERS.put("es", new SpanishAnalyzer(NO_STOP_WORDS));
    ANALYZERS.put("ru", new RussianAnalyzer(NO_STOP_WORDS));
    ANALYZERS.put("ar", new ArabicAnalyzer(NO_STOP_WORDS));
    ANALYZERS.put("zh", new CJKAnalyzer(NO_STOP_WORDS));
    ANALYZERS.put(PLAIN, new CJKAnalyzer(NO_STOP_WORDS)); // the standard one, and Chinese words in it
  }

  static String textField(String language) {
    return "text_" + language;
  }

  static String nameField(String language) {
    return "name_" + language;
  }

  static final String[] TEXT_FIELDS = ANALYZERS.keySet().stream().map(Lucene::textField).toArray(String[]::new);

  /** The analyzers of the languages, by field; accents and apostrophes do not matter in any of them. */
  static final class ByField extends AnalyzerWrapper {
    private static final NormalizeCharMap APOSTROPHES;

    static {
      NormalizeCharMap.Builder builder = new NormalizeCharMap.Builder();
      builder.add("'", " ");
      builder.add("\u2019", " ");
      APOSTROPHES = builder.build();
    }

    ByField() {
      super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
      int at = field.indexOf('_');
      return ANALYZERS.get(at < 0 ? PLAIN : field.substring(at + 1));
    }

    @Override
    protected Reader wrapReader(String field, Reader reader) {
      return new MappingCharFilter(APOSTROPHES, reader);
    }

    @Override
    protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents components) {
      return new TokenStreamComponents(components.getSource(), new ASCIIFoldingFilter(components.getTokenStream()));
    }

    @Override
    public int getPositionIncrementGap(String field) {
      return BETWEEN_TEXTS;
    }
  }

  static FieldType type(IndexOptions options, boolean stored) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(options);
    type.setStored(stored);
    type.freeze();
    return type;
  }

  /** Facets that are counted have a column of their own, which the others do not make longer. */
  static String facetField(String facet, List<String> counted) {
    return counted.contains(facet) ? FacetsConfig.DEFAULT_INDEX_FIELD_NAME : "$uncounted";
  }

  static final class Indexing {
    private static final FieldType TEXT = type(IndexOptions.DOCS_AND_FREQS, true);
    private static final FieldType NAME = type(IndexOptions.DOCS_AND_FREQS, false);
    private static final FieldType WORDS = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false);

    private final List<String> counted;
    private final FacetsConfig facetsConfig = new FacetsConfig();

    Indexing(List<String> counted) {
      this.counted = counted;
    }

    Document document(Map<String, Object> record) throws IOException {
      Document document = new Document();
      document.add(new NumericDocValuesField("id", (Long) record.get("id")));
      for (Object each : (List<?>) record.get("texts")) {
        Map<?, ?> text = (Map<?, ?>) each;
        String language = text.get("l").equals("") ? PLAIN : (String) text.get("l");
        String content = (String) text.get("t");
        document.add(new Field(textField(language), content, TEXT));
        document.add(new Field(EXACT, content, WORDS));
        if (!text.get("n").equals(0L)) document.add(new Field(nameField(language), content, NAME));
      }
      for (Object key : (List<?>) record.get("keys"))
        document.add(new StringField("key", (String) key, Field.Store.NO));
      Map<String, List<String>> facets = cast(record.get("facets"));
      facets.forEach((facet, values) -> {
        facetsConfig.setMultiValued(facet, true);
        facetsConfig.setIndexFieldName(facet, facetField(facet, counted));
        values.stream().distinct().forEach(value -> document.add(new SortedSetDocValuesFacetField(facet, value)));
      });
      return facetsConfig.build(document);
    }

    void run(Path corpus, Path folder) throws IOException {
      IndexWriterConfig config = new IndexWriterConfig(new ByField());
      config.setRAMBufferSizeMB(512).setMergeScheduler(new SerialMergeScheduler());
      config.setUseCompoundFile(false).getMergePolicy().setNoCFSRatio(0);
      long spent = 0;
      long records = 0;
      try (Directory directory = new MMapDirectory(folder);
          IndexWriter writer = new IndexWriter(directory, config);
          BufferedReader lines = Files.newBufferedReader(corpus)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          Map<String, Object> record = new Json(line).object();
          long began = System.nanoTime();
          writer.addDocument(document(record));
          spent += System.nanoTime() - began;
          ++records;
        }
        long began = System.nanoTime();
        writer.forceMerge(1);
        writer.commit();
        spent += System.nanoTime() - began;
      }
      report(folder, records, spent / 1e9);
    }

    private static void report(Path folder, long records, double seconds) throws IOException {
      long bytes = 0;
      long stored = 0;
      for (Path file : files(folder)) {
        bytes += Files.size(file);
        if (file.toString().matches(".*\\.fd[tmx]")) stored += Files.size(file);
      }
      System.out.printf(Locale.ROOT, "lucene index: %.0f records/s, %d bytes a record (%d of them texts kept for snippets)%n",
          records / seconds, bytes / records, stored / records);
    }

    private static List<Path> files(Path folder) throws IOException {
      try (Stream<Path> files = Files.list(folder)) {
        return files.collect(Collectors.toList());
      }
    }
  }

  record Question(List<String> all, List<List<String>> phrases, List<String> beginnings, List<String> none,
      String key, List<List<String>> choices) {
    static Question of(Map<String, Object> line) {
      return new Question(cast(line.get("all")), cast(line.get("phrases")), cast(line.get("beginnings")),
          cast(line.get("none")), (String) line.get("key"), cast(line.get("choices")));
    }

    boolean hasWords() {
      return !all.isEmpty() || !phrases.isEmpty() || !beginnings.isEmpty();
    }
  }

  record Answer(long total, List<Long> ids, List<FacetResult> facets, Map<String, String[]> snippets) {}

  /** What a question asks for, and what of it to mark in the texts. */
  static final class Wanted {
    private final Analyzer analyzer = new ByField();
    private final List<String> counted;

    Wanted(List<String> counted) {
      this.counted = counted;
    }

    private List<String> tokens(String field, String text) throws IOException {
      List<String> tokens = new ArrayList<>();
      try (TokenStream stream = analyzer.tokenStream(field, text)) {
        CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
        stream.reset();
        while (stream.incrementToken()) tokens.add(term.toString());
        stream.end();
      }
      return tokens;
    }

    private Query allTokens(String field, List<String> tokens) {
      if (tokens.size() == 1) return new TermQuery(new Term(field, tokens.get(0)));
      BooleanQuery.Builder all = new BooleanQuery.Builder();
      for (String token : tokens) all.add(new TermQuery(new Term(field, token)), Occur.MUST);
      return all.build();
    }

    private Query word(String word) throws IOException {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      for (String language : ANALYZERS.keySet()) {
        List<String> tokens = tokens(textField(language), word);
        if (tokens.isEmpty()) continue;
        any.add(allTokens(textField(language), tokens), Occur.SHOULD);
        any.add(new BoostQuery(allTokens(nameField(language), tokens), NAME_WEIGHT), Occur.SHOULD);
      }
      return any.build();
    }

    private Query phrase(List<String> words) throws IOException {
      PhraseQuery.Builder phrase = new PhraseQuery.Builder();
      for (String token : tokens(EXACT, String.join(" ", words))) phrase.add(new Term(EXACT, token));
      return phrase.build();
    }

    private Query beginning(String field, String beginning) {
      return new PrefixQuery(new Term(field, analyzer.normalize(field, beginning).utf8ToString()));
    }

    Query query(Question question) throws IOException {
      BooleanQuery.Builder query = new BooleanQuery.Builder();
      for (String word : question.all) query.add(word(word), Occur.MUST);
      for (List<String> phrase : question.phrases) query.add(phrase(phrase), Occur.MUST);
      for (String beginning : question.beginnings) query.add(beginning(EXACT, beginning), Occur.MUST);
      for (String word : question.none) query.add(allTokens(EXACT, tokens(EXACT, word)), Occur.MUST_NOT);
      if (!question.key.isEmpty()) query.add(new TermQuery(new Term("key", question.key)), Occur.FILTER);
      Map<String, BooleanQuery.Builder> choices = new LinkedHashMap<>();
      for (List<String> choice : question.choices) {
        String field = facetField(choice.get(0), counted);
        choices.computeIfAbsent(choice.get(0), facet -> new BooleanQuery.Builder())
            .add(new TermQuery(new Term(field, FacetsConfig.pathToString(choice.toArray(String[]::new)))), Occur.SHOULD);
      }
      choices.values().forEach(any -> query.add(any.build(), Occur.FILTER));
      BooleanQuery built = query.build();
      if (built.clauses().isEmpty()) return new MatchAllDocsQuery();
      if (built.clauses().stream().allMatch(clause -> clause.getOccur() == Occur.MUST_NOT))
        return query.add(new MatchAllDocsQuery(), Occur.FILTER).build();
      return built;
    }

    /** The words of the question, of its phrases and beginnings, in the fields of the texts. */
    Query marked(Question question) throws IOException {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      for (String field : TEXT_FIELDS) {
        for (String word : question.all) addTokens(any, field, word);
        for (List<String> phrase : question.phrases) addTokens(any, field, String.join(" ", phrase));
        for (String beginning : question.beginnings) any.add(beginning(field, beginning), Occur.SHOULD);
      }
      return any.build();
    }

    private void addTokens(BooleanQuery.Builder any, String field, String text) throws IOException {
      for (String token : tokens(field, text)) any.add(new TermQuery(new Term(field, token)), Occur.SHOULD);
    }
  }

  static final class Asking {
    private final Wanted wanted;
    private final IndexReader reader;
    private final IndexSearcher searcher;
    private final SortedSetDocValuesReaderState facets;
    private final List<String> counted;
    private final UnifiedHighlighter highlighter;

    Asking(IndexReader reader, List<String> counted) throws IOException {
      this.reader = reader;
      this.counted = counted;
      wanted = new Wanted(counted);
      searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      facets = new DefaultSortedSetDocValuesReaderState(reader);
      highlighter = new UnifiedHighlighter(searcher, new ByField());
    }

    Answer ask(Question question) throws IOException {
      Query query = wanted.query(question);
      long total;
      SortedSetDocValuesFacetCounts counts;
      if (query instanceof MatchAllDocsQuery) {
        total = reader.numDocs();
        counts = new SortedSetDocValuesFacetCounts(facets);
      } else {
        FacetsCollector hits = new FacetsCollector();
        searcher.search(query, hits);
        total = hits.getMatchingDocs().stream().mapToLong(matching -> matching.totalHits).sum();
        counts = new SortedSetDocValuesFacetCounts(facets, hits);
      }
      ScoreDoc[] best = best(query);
      return new Answer(total, ids(best), facets(counts), snippets(question, best));
    }

    private ScoreDoc[] best(Query query) throws IOException {
      TopScoreDocCollector collector = TopScoreDocCollector.create(SHOWN, SHOWN);
      searcher.search(query, collector);
      return collector.topDocs().scoreDocs;
    }

    private List<Long> ids(ScoreDoc[] hits) throws IOException {
      List<Long> ids = new ArrayList<>(hits.length);
      for (ScoreDoc hit : hits) {
        var values = DocValues.getNumeric(reader.leaves().get(0).reader(), "id");
        values.advanceExact(hit.doc);
        ids.add(values.longValue());
      }
      return ids;
    }

    private List<FacetResult> facets(SortedSetDocValuesFacetCounts counts) throws IOException {
      List<FacetResult> results = new ArrayList<>();
      for (String facet : counted) {
        var range = facets.getOrdRange(facet);
        if (range != null) results.add(counts.getTopChildren(range.end - range.start + 1, facet));
      }
      return results;
    }

    private Map<String, String[]> snippets(Question question, ScoreDoc[] hits) throws IOException {
      if (hits.length == 0) return Map.of();
      int[] documents = Arrays.stream(hits).mapToInt(hit -> hit.doc).toArray();
      int[] passages = new int[TEXT_FIELDS.length];
      Arrays.fill(passages, 1);
      return highlighter.highlightFields(TEXT_FIELDS, wanted.marked(question), documents, passages);
    }
  }

  static void ask(Path folder, Path questionsFile, List<String> counted, int passes, Path answers) throws IOException {
    List<Question> questions = new ArrayList<>();
    for (String line : Files.readAllLines(questionsFile)) questions.add(Question.of(new Json(line).object()));
    try (Directory directory = new MMapDirectory(folder); IndexReader reader = DirectoryReader.open(directory)) {
      Asking asking = new Asking(reader, counted);
      if (answers != null) write(asking, questions, answers);
      // As much again before it counts: until the compiler of the virtual machine has seen everything.
      for (int pass = 0; pass < Math.max(passes, 10); ++pass)
        for (Question question : questions) asking.ask(question);
      long[] took = new long[questions.size() * passes];
      int at = 0;
      for (int pass = 0; pass < passes; ++pass) {
        for (Question question : questions) {
          long began = System.nanoTime();
          asking.ask(question);
          took[at++] = System.nanoTime() - began;
        }
      }
      Arrays.sort(took);
      System.out.printf(Locale.ROOT, "lucene p50 %.2f ms p99 %.2f ms (%d questions x %d passes, %d records)%n",
          percentile(took, 0.50), percentile(took, 0.99), questions.size(), passes, reader.numDocs());
    }
  }

  static double percentile(long[] sorted, double part) {
    return sorted[(int) Math.ceil(part * sorted.length) - 1] / 1e6;
  }

  static void write(Asking asking, List<Question> questions, Path file) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      for (Question question : questions) {
        Answer answer = asking.ask(question);
        out.println(answer.total + "\t" + answer.ids.stream().map(String::valueOf).collect(Collectors.joining(",")));
      }
    }
  }

  @SuppressWarnings("unchecked")
  static <T> T cast(Object value) {
    return (T) value;
  }

  public static void main(String[] args) throws IOException {
    if (args.length == 4 && args[0].equals("index")) {
      new Indexing(List.of(args[3].split(","))).run(Path.of(args[1]), Path.of(args[2]));
    } else if (args.length >= 5 && args[0].equals("ask")) {
      Path answers = args.length == 7 && args[5].equals("--answers") ? Path.of(args[6]) : null;
      ask(Path.of(args[1]), Path.of(args[2]), List.of(args[3].split(",")), Integer.parseInt(args[4]), answers);
    } else {
      System.err.println("Lucene index CORPUS FOLDER FACETS | ask FOLDER QUESTIONS FACETS PASSES [--answers FILE]");
      System.exit(64);
    }
  }
}

/** A line of JSON: maps, lists, strings and whole numbers, which is all that the two files have. */
final class Json {
  private final String text;
  private int at = 0;

  Json(String text) {
    this.text = text;
  }

  Map<String, Object> object() {
    return Lucene.cast(value());
  }

  private char next() {
    while (text.charAt(at) == ' ') ++at;
    return text.charAt(at);
  }

  /** Whether another member follows; else the end of the list or object has been passed. */
  private boolean more(char end) {
    char c = next();
    if (c == ',' || c == end) ++at;
    if (c == end) return false;
    return next() != end;
  }

  private Object value() {
    char c = next();
    if (c == '"') return string();
    if (c == '[') {
      ++at;
      List<Object> list = new ArrayList<>();
      while (more(']')) list.add(value());
      return list;
    }
    if (c == '{') {
      ++at;
      Map<String, Object> map = new LinkedHashMap<>();
      while (more('}')) {
        String name = string();
        next();
        ++at;
        map.put(name, value());
      }
      return map;
    }
    int from = at;
    while ("-0123456789".indexOf(text.charAt(at)) >= 0) ++at;
    return Long.valueOf(text.substring(from, at));
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    for (++at; text.charAt(at) != '"'; ++at) {
      char c = text.charAt(at);
      if (c != '\\') {
        string.append(c);
        continue;
      }
      c = text.charAt(++at);
      int plain = "bfnrt".indexOf(c);
      if (c == 'u') {
        string.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
        at += 4;
      } else {
        string.append(plain < 0 ? c : "\b\f\n\r\t".charAt(plain));
      }
    }
    ++at;
    return string.toString();
  }
}
