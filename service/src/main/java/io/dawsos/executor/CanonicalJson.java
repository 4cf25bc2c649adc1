package io.dawsos.executor;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.digest.Sha256;
import io.dawsos.money.Decimals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * One text for one JSON value, so that it can be hashed: RFC 8785 (keys sorted by UTF-16 units, no
 * white space, its string escapes), but that numbers are exact plain decimals without trailing
 * zeros where the RFC would round them to binary floating point.
 */
public final class CanonicalJson {
  private CanonicalJson() {}

  /** Returns the canonical text. */
  public static String of(JsonNode value) {
    StringBuilder text = new StringBuilder(1024);
    append(value, text);
    return text.toString();
  }

  /** Returns the SHA-256 of the canonical text in UTF-8, as 64 hexadecimal digits. */
  public static String sha256(JsonNode value) {
    return Sha256.hex(of(value));
  }

  private static void append(JsonNode value, StringBuilder text) {
    if (value.isObject()) {
      appendObject(value, text);
    } else if (value.isArray()) {
      text.append('[');
      for (int i = 0; i < value.size(); i++) {
        text.append(i == 0 ? "" : ",");
        append(value.get(i), text);
      }
      text.append(']');
    } else if (value.isNumber()) {
      text.append(Decimals.canonical(value.decimalValue()));
    } else if (value.isTextual()) {
      appendString(value.textValue(), text);
    } else {
      text.append(value.asText("null"));
    }
  }

  private static void appendObject(JsonNode object, StringBuilder text) {
    List<String> names = new ArrayList<>(object.size());
    object.fieldNames().forEachRemaining(names::add);
    Collections.sort(names);
    text.append('{');
    for (int i = 0; i < names.size(); i++) {
      text.append(i == 0 ? "" : ",");
      appendString(names.get(i), text);
      text.append(':');
      append(object.get(names.get(i)), text);
    }
    text.append('}');
  }

  private static void appendString(String string, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\b' -> text.append("\\b");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\f' -> text.append("\\f");
        case '\r' -> text.append("\\r");
        default -> {
          if (c < ' ') {
            text.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }
}
