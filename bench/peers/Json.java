// The lines of the records and questions, for the peers in Java.

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A line of JSON: maps, lists, strings and whole numbers, which is all that the two files have. */
final class Json {
  private final String text;
  private int at = 0;

  Json(String text) {
    this.text = text;
  }

  Map<String, Object> object() {
    return cast(value());
  }

  @SuppressWarnings("unchecked")
  static <T> T cast(Object value) {
    return (T) value;
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
