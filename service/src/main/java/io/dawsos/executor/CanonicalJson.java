package io.dawsos.executor;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.digest.HashedBytes;
import io.dawsos.money.Decimals;
import java.util.Arrays;
import java.util.Iterator;

/**
 * One text for one JSON value, so that it can be hashed: RFC 8785 (keys sorted by UTF-16 units, no
 * white space, its string escapes, UTF-8), but that numbers are exact plain decimals without
 * trailing zeros where the RFC would round them to binary floating point.
 */
public final class CanonicalJson {
  private CanonicalJson() {}

  /**
   * Returns the canonical text in UTF-8 with its hash.
   *
   * @throws IllegalArgumentException for what has no such text: half a surrogate pair, a number
   *     that is not finite, a value that is no JSON
   */
  public static HashedBytes bytes(JsonNode value) {
    Writer writer = new Writer();
    writer.value(value);
    return HashedBytes.of(writer.buffer, writer.length);
  }

  /** Returns the canonical text; throws as {@link #bytes} does. */
  public static String of(JsonNode value) {
    return bytes(value).text();
  }

  /** Returns the SHA-256 of the canonical text in UTF-8, as 64 hexadecimal digits. */
  public static String sha256(JsonNode value) {
    return bytes(value).sha256();
  }

  /** Writes values into one growing array, without a text in between. */
  private static final class Writer {
    private static final String HEX = "0123456789abcdef";

    private byte[] buffer = new byte[1024];
    private int length;

    void value(JsonNode value) {
      switch (value.getNodeType()) {
        case OBJECT -> object(value);
        case ARRAY -> array(value);
        case STRING -> string(value.textValue());
        case NUMBER -> number(value);
        case BOOLEAN -> ascii(value.booleanValue() ? "true" : "false");
        case NULL -> ascii("null");
        default ->
            throw new IllegalArgumentException("not a JSON value: " + value.getNodeType().name());
      }
    }

    private void object(JsonNode object) {
      String[] names = new String[object.size()];
      Iterator<String> fields = object.fieldNames();
      for (int i = 0; i < names.length; i++) {
        names[i] = fields.next();
      }
      Arrays.sort(names); // by UTF-16 units, as String compares
      put('{');
      for (int i = 0; i < names.length; i++) {
        if (i > 0) {
          put(',');
        }
        string(names[i]);
        put(':');
        value(object.get(names[i]));
      }
      put('}');
    }

    private void array(JsonNode array) {
      put('[');
      for (int i = 0; i < array.size(); i++) {
        if (i > 0) {
          put(',');
        }
        value(array.get(i));
      }
      put(']');
    }

    private void number(JsonNode number) {
      boolean binary = number.isDouble() || number.isFloat();
      if (binary && !Double.isFinite(number.doubleValue())) {
        throw new IllegalArgumentException("a number is not finite");
      }
      ascii(
          number.isIntegralNumber() && number.canConvertToLong()
              ? Long.toString(number.longValue())
              : Decimals.canonical(number.decimalValue()));
    }

    private void string(String text) {
      put('"');
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c < 0x80) {
          ascii(c);
        } else if (c < 0x800) {
          put(0xC0 | (c >> 6));
          put(0x80 | (c & 0x3F));
        } else if (Character.isSurrogate(c)) {
          supplementary(text, i);
          i++;
        } else {
          put(0xE0 | (c >> 12));
          put(0x80 | ((c >> 6) & 0x3F));
          put(0x80 | (c & 0x3F));
        }
      }
      put('"');
    }

    private void supplementary(String text, int at) {
      int point = text.codePointAt(at);
      if (!Character.isSupplementaryCodePoint(point)) {
        throw new IllegalArgumentException("a text has half a surrogate pair");
      }
      put(0xF0 | (point >> 18));
      put(0x80 | ((point >> 12) & 0x3F));
      put(0x80 | ((point >> 6) & 0x3F));
      put(0x80 | (point & 0x3F));
    }

    private void ascii(char c) {
      switch (c) {
        case '"' -> ascii("\\\"");
        case '\\' -> ascii("\\\\");
        case '\b' -> ascii("\\b");
        case '\t' -> ascii("\\t");
        case '\n' -> ascii("\\n");
        case '\f' -> ascii("\\f");
        case '\r' -> ascii("\\r");
        default -> {
          if (c < ' ') {
            ascii("\\u00");
            put(HEX.charAt(c >> 4));
            put(HEX.charAt(c & 0xF));
          } else {
            put(c);
          }
        }
      }
    }

    private void ascii(String text) {
      for (int i = 0; i < text.length(); i++) {
        put(text.charAt(i));
      }
    }

    private void put(int octet) {
      if (length == buffer.length) {
        buffer = Arrays.copyOf(buffer, 2 * length);
      }
      buffer[length++] = (byte) octet;
    }
  }
}
