package io.dawsos.provider.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Reads one JSON value from bytes that are not trusted: decimals stay exact; duplicate keys, bytes
 * after the value, deep nesting and enormous numbers are refused.
 */
final class StrictJson {
  private static final int MAX_DEPTH = 50;
  private static final int MAX_NUMBER = 100;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .nodeFactory(new PlainNumbers())
          .build();

  private StrictJson() {}

  /** Reads the value; throws IOException whose message says what is wrong and where. */
  static JsonNode read(byte[] bytes) throws IOException {
    try {
      JsonNode value = MAPPER.readTree(bytes);
      if (value.isMissingNode()) {
        throw new IOException("the answer is empty");
      }
      return value;
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null ? "" : " at byte " + Math.max(0, e.getLocation().getByteOffset());
      throw new IOException(e.getOriginalMessage() + where, e);
    } catch (ArithmeticException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Refuses numbers such as 1e999999999, which would take a gigabyte to print. */
  private static final class PlainNumbers extends JsonNodeFactory {
    @Override
    public ValueNode numberNode(BigDecimal number) {
      if (Math.abs((long) number.scale()) > MAX_NUMBER) {
        throw new ArithmeticException("a number with more than %d digits".formatted(MAX_NUMBER));
      }
      return DecimalNode.valueOf(number);
    }
  }
}
