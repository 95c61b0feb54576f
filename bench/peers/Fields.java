// How the peer Lucene keeps a record: its fields, what reads their words, and its files.

import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.StoredFieldsFormat;
import org.apache.lucene.codecs.compressing.CompressingStoredFieldsFormat;
import org.apache.lucene.codecs.compressing.CompressionMode;
import org.apache.lucene.codecs.lucene87.Lucene87Codec;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.index.IndexOptions;

final class Fields {
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

  static final String[] TEXT_FIELDS = ANALYZERS.keySet().stream().map(Fields::textField).toArray(String[]::new);

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

  /** Lucene's own codec, but with small blocks of texts. Named in META-INF/services, as Lucene finds codecs. */
  public static final class SmallBlocks extends FilterCodec {
    private static final int BLOCK_BYTES = 1 << 12;
    private final StoredFieldsFormat texts =
        new CompressingStoredFieldsFormat("SmallBlocks", CompressionMode.FAST, BLOCK_BYTES, 128, 10);

    public SmallBlocks() {
      super("SmallBlocks", new Lucene87Codec());
    }

    @Override
    public StoredFieldsFormat storedFieldsFormat() {
      return texts;
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

  private Fields() {}
}
