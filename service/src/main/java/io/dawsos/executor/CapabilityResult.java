package io.dawsos.executor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a capability gave.
 *
 * @param json the result record, whose objects and arrays refuse to be changed
 * @param bytes its length as JSON
 */
record CapabilityResult(JsonNode json, int bytes) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /**
   * Writes a result record.
   *
   * @param limit most bytes; more of it is never in memory
   * @throws DawsosException RESULT_TOO_LARGE
   */
  static CapabilityResult of(String capability, Object result, ObjectMapper json, long limit) {
    Counter counter = new Counter(Math.min(limit, Integer.MAX_VALUE));
    try {
      json.writeValue(counter, result);
    } catch (TooLarge e) {
      throw new DawsosException(
          ErrorCode.RESULT_TOO_LARGE,
          "%s gives more than the %d bytes that a result may have".formatted(capability, limit),
          "ask for a part of it, or raise executor.max_result_size in config.yml",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CapabilityResult(frozen(json.valueToTree(result)), (int) counter.count);
  }

  private static JsonNode frozen(JsonNode value) {
    if (value.isObject()) {
      Map<String, JsonNode> fields = new LinkedHashMap<>(value.size() * 2);
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        fields.put(field.getKey(), frozen(field.getValue()));
      }
      return new ObjectNode(NODES, Collections.unmodifiableMap(fields));
    }
    if (value.isArray()) {
      List<JsonNode> items = new ArrayList<>(value.size());
      value.forEach(item -> items.add(frozen(item)));
      return new ArrayNode(NODES, Collections.unmodifiableList(items));
    }
    return value;
  }

  /** More than may be written. */
  private static final class TooLarge extends IOException {}

  /** Counts what is written to it. */
  private static final class Counter extends OutputStream {
    private final long limit;
    private long count;

    Counter(long limit) {
      this.limit = limit;
    }

    @Override
    public void write(int oneByte) throws IOException {
      add(1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, bytes.length);
      add(length);
    }

    private void add(int bytes) throws IOException {
      count += bytes;
      if (count > limit) {
        throw new TooLarge();
      }
    }
  }
}
