// Lucene as a peer of our search: the same records, the same questions, and how long they take.
//
//   java -cp JARS:CLASSES Lucene index CORPUS FOLDER FACETS
//   java -cp JARS:CLASSES Lucene ask FOLDER QUESTIONS FACETS PASSES [--answers FILE]
//
// Measured by `index`: records a second on one thread, merged to one segment and on disk, without the time
// of reading JSON; and bytes a record, of which the texts kept for snippets and the places of words in them
// are named apart.
// Measured by `ask`: from a question as values until its total, the 20 best records, their snippets and the
// counts of all values of FACETS (names parted by commas) are in memory. One thread, files mapped, everything warm.
//
// What was chosen to be fair:
// - A field a language, each with the stems that Lucene takes for it, without lists of stop words: every word
//   asked must be there, with us too. Names are indexed once more, in fields that weigh more.
// - Phrases, beginnings and excluded words are exact words: one field of all texts has these, so that a phrase is
//   looked for once and not in every language.
// - One search scores and gathers every hit. A second one for the 20 best, which may skip what cannot be among
//   them, was tried and costs more than it saves, as the exact total and the counts need every hit anyway.
// - Texts are kept in blocks of 4 kB, not 60 kB, with the places of their words, for a third more on disk: of 2.0 ms
//   for 20 snippets, 1.2 went into reading large blocks and 0.5 into finding the words anew (200,000 records).
// - All counted facets are in one column, which is read once; a column a facet was tried and takes twice as long.
// - No cache of answers: the passes repeat the same questions, and it would be the cache that is measured.
// - Unlike ours: records of equal relevance come in the order of the index, not newest first, and the choices
//   of a facet narrow its own counts too.

import java.io.IOException;
import java.io.PrintWriter;
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
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiCollector;
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

  record Question(List<String> all, List<List<String>> phrases, List<String> beginnings, List<String> none,
      String key, List<List<String>> choices) {
    static Question of(Map<String, Object> line) {
      return new Question(Json.cast(line.get("all")), Json.cast(line.get("phrases")), Json.cast(line.get("beginnings")),
          Json.cast(line.get("none")), (String) line.get("key"), Json.cast(line.get("choices")));
    }
  }

  record Answer(long total, List<Long> ids, List<FacetResult> facets, Map<String, String[]> snippets) {}

  /** What a question asks for, and what of it to mark in the texts. */
  static final class Wanted {
    private final Analyzer analyzer = new Fields.Words();
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
      for (String language : Fields.LANGUAGES) {
        List<String> tokens = tokens(Fields.textField(language), word);
        if (tokens.isEmpty()) continue;
        any.add(allTokens(Fields.textField(language), tokens), Occur.SHOULD);
        any.add(new BoostQuery(allTokens(Fields.nameField(language), tokens), NAME_WEIGHT), Occur.SHOULD);
      }
      return any.build();
    }

    private Query phrase(List<String> words) throws IOException {
      PhraseQuery.Builder phrase = new PhraseQuery.Builder();
      for (String token : tokens(Fields.EXACT, String.join(" ", words))) phrase.add(new Term(Fields.EXACT, token));
      return phrase.build();
    }

    private Query beginning(String field, String beginning) {
      return new PrefixQuery(new Term(field, analyzer.normalize(field, beginning).utf8ToString()));
    }

    Query query(Question question) throws IOException {
      BooleanQuery.Builder query = new BooleanQuery.Builder();
      for (String word : question.all) query.add(word(word), Occur.MUST);
      for (List<String> phrase : question.phrases) query.add(phrase(phrase), Occur.MUST);
      for (String beginning : question.beginnings) query.add(beginning(Fields.EXACT, beginning), Occur.MUST);
      for (String word : question.none) query.add(allTokens(Fields.EXACT, tokens(Fields.EXACT, word)), Occur.MUST_NOT);
      if (!question.key.isEmpty()) query.add(new TermQuery(new Term("key", question.key)), Occur.FILTER);
      Map<String, BooleanQuery.Builder> choices = new LinkedHashMap<>();
      for (List<String> choice : question.choices) {
        String field = Fields.facetField(choice.get(0), counted);
        String path = FacetsConfig.pathToString(choice.toArray(String[]::new));
        choices.computeIfAbsent(choice.get(0), facet -> new BooleanQuery.Builder())
            .add(new TermQuery(new Term(field, path)), Occur.SHOULD);
      }
      choices.values().forEach(any -> query.add(any.build(), Occur.FILTER));
      BooleanQuery built = query.build();
      if (built.clauses().isEmpty()) return new MatchAllDocsQuery();
      if (built.clauses().stream().allMatch(clause -> clause.getOccur() == Occur.MUST_NOT))
        return query.add(new MatchAllDocsQuery(), Occur.FILTER).build();
      return built;
    }

    /** The words of the question, of its phrases and beginnings, in the fields of the texts. */
    BooleanQuery marked(Question question) throws IOException {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      for (String field : Fields.TEXT_FIELDS) {
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
      highlighter = new UnifiedHighlighter(searcher, new Fields.Words());
    }

    Answer ask(Question question) throws IOException {
      Query query = wanted.query(question);
      TopScoreDocCollector top;
      long total;
      SortedSetDocValuesFacetCounts counts;
      if (query instanceof MatchAllDocsQuery) {
        top = TopScoreDocCollector.create(SHOWN, SHOWN);
        searcher.search(query, top);
        total = reader.numDocs();
        counts = new SortedSetDocValuesFacetCounts(facets);
      } else {
        top = TopScoreDocCollector.create(SHOWN, Integer.MAX_VALUE);
        FacetsCollector hits = new FacetsCollector();
        searcher.search(query, MultiCollector.wrap(top, hits));
        total = top.getTotalHits();
        counts = new SortedSetDocValuesFacetCounts(facets, hits);
      }
      ScoreDoc[] best = top.topDocs().scoreDocs;
      return new Answer(total, ids(best), facets(counts), snippets(question, best));
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
      BooleanQuery query = wanted.marked(question);
      int[] documents = Arrays.stream(hits).mapToInt(hit -> hit.doc).toArray();
      int[] passages = new int[Fields.TEXT_FIELDS.length];
      Arrays.fill(passages, 1);
      boolean noWords = query.clauses().isEmpty();
      highlighter.setMaxNoHighlightPassages(noWords ? 1 : 0); // then a text begins; else only what is marked is shown
      return highlighter.highlightFields(Fields.TEXT_FIELDS, query, documents, passages);
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
