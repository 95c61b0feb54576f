// How the peer Lucene keeps a record: its fields, what reads their words, and its files.

import java.io.Reader;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.StoredFieldsFormat;
import org.apache.lucene.codecs.compressing.CompressingStoredFieldsFormat;
import org.apache.lucene.codecs.compressing.CompressionMode;
import org.apache.lucene.codecs.lucene87.Lucene87Codec;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.index.IndexOptions;
import org.tartarus.snowball.ext.RussianStemmer;

final class Fields {
  static final int BETWEEN_TEXTS = 100; // so that no phrase spans two texts
  static final String PLAIN = "plain"; // the language of texts that have none
  static final String EXACT = "exact";

  static final List<String> LANGUAGES = List.of("en", "fr", "es", "ru", "ar", "zh", PLAIN);

  static String textField(String language) {
    return "text_" + language;
  }

  static String nameField(String language) {
    return "name_" + language;
  }

  static final String[] TEXT_FIELDS = LANGUAGES.stream().map(Fields::textField).toArray(String[]::new);

  /**
   * The words of a field by its language: the filters of Lucene's analyzer of the language, but for stop words. Accents
   * go away before the stems are taken, as a word asked is looked up with the stems of all languages.
   */
  static final class Words extends Analyzer {
    private static final NormalizeCharMap SPELLINGS;

    static {
      NormalizeCharMap.Builder builder = new NormalizeCharMap.Builder();
      builder.add("'", " ");
      builder.add("\u2019", " ");
      builder.add("\u0451", "\u0435"); // yo as ye
      SPELLINGS = builder.build();
    }

    Words() {
      super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer tokenizer = new StandardTokenizer();
      int at = field.indexOf('_');
      TokenStream folded = normalize(field, tokenizer);
      return new TokenStreamComponents(tokenizer, stems(at < 0 ? PLAIN : field.substring(at + 1), folded));
    }

    private static TokenStream stems(String language, TokenStream words) {
      switch (language) {
        case "en": return new PorterStemFilter(words);
        case "fr": return new FrenchLightStemFilter(words);
        case "es": return new SpanishLightStemFilter(words);
        case "ru": return new SnowballFilter(words, new RussianStemmer());
        case "ar": return new ArabicStemFilter(new ArabicNormalizationFilter(new DecimalDigitFilter(words)));
        default: return new CJKBigramFilter(words); // Chinese words may also be in a text of no language
      }
    }

    @Override
    protected TokenStream normalize(String field, TokenStream words) {
      return new ASCIIFoldingFilter(new LowerCaseFilter(new CJKWidthFilter(words)));
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
      return new MappingCharFilter(SPELLINGS, reader);
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
