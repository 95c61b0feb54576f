// The peer Lucene makes its index. What is measured and why it is so: Lucene.java.

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

final class Indexing {
  private static final FieldType TEXT =
      Fields.type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS, true);
  private static final FieldType NAME = Fields.type(IndexOptions.DOCS_AND_FREQS, false);
  private static final FieldType WORDS = Fields.type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false);

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
      String language = text.get("l").equals("") ? Fields.PLAIN : (String) text.get("l");
      String content = (String) text.get("t");
      document.add(new Field(Fields.textField(language), content, TEXT));
      document.add(new Field(Fields.EXACT, content, WORDS));
      if (!text.get("n").equals(0L)) document.add(new Field(Fields.nameField(language), content, NAME));
    }
    for (Object key : (List<?>) record.get("keys"))
      document.add(new StringField("key", (String) key, Field.Store.NO));
    Map<String, List<String>> facets = Json.cast(record.get("facets"));
    facets.forEach((facet, values) -> {
      facetsConfig.setMultiValued(facet, true);
      facetsConfig.setIndexFieldName(facet, Fields.facetField(facet, counted));
      values.stream().distinct().forEach(value -> document.add(new SortedSetDocValuesFacetField(facet, value)));
    });
    return facetsConfig.build(document);
  }

  void run(Path corpus, Path folder) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(new Fields.Words());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setRAMBufferSizeMB(512).setMergeScheduler(new SerialMergeScheduler());
    config.setCodec(new Fields.SmallBlocks());
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
    long texts = 0;
    long places = 0;
    for (Path file : files(folder)) {
      bytes += Files.size(file);
      if (file.toString().matches(".*\\.fd[tmx]")) texts += Files.size(file);
      if (file.toString().endsWith(".pay")) places += Files.size(file);
    }
    System.out.printf(Locale.ROOT,
        "lucene index: %.0f records/s, %d bytes a record (for snippets: texts %d, places of words %d)%n",
        records / seconds, bytes / records, texts / records, places / records);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.collect(Collectors.toList());
    }
  }
}
