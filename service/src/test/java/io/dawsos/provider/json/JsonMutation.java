package io.dawsos.provider.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages a recorded body: drops, replaces and doubles parts of it, or cuts it off. */
public final class JsonMutation {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String[] VALUES = {
    "null",
    "true",
    "0",
    "-1",
    "0.0",
    "7",
    "1e90",
    "1e-90",
    "9223372036854775807",
    "99999999999999999999999999",
    "\"\"",
    "\"text\"",
    "\"12.5\"",
    "\"2024-02-30\"",
    "\"OK\"",
    "\"\\u0007\\u001b[31m\"",
    "[]",
    "{}",
    "[1]",
    "[{}]"
  };

  private final Random random;

  public JsonMutation(long seed) {
    random = new Random(seed);
  }

  /** The body with one to three damages. */
  public byte[] of(byte[] body) {
    if (random.nextInt(10) == 0) {
      return Arrays.copyOf(body, random.nextInt(body.length));
    }
    try {
      JsonNode root = MAPPER.readTree(body);
      for (int damages = 1 + random.nextInt(3); damages > 0; damages--) {
        damage(root);
      }
      return root.toString().getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void damage(JsonNode root) throws IOException {
    List<JsonNode> parents = new ArrayList<>();
    collect(root, parents);
    if (parents.isEmpty()) {
      return;
    }
    JsonNode parent = parents.get(random.nextInt(parents.size()));
    JsonNode value = MAPPER.readTree(VALUES[random.nextInt(VALUES.length)]);
    boolean drop = random.nextInt(3) == 0;
    if (parent instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      if (drop) {
        object.remove(name);
      } else {
        object.set(name, value);
      }
    } else if (parent instanceof ArrayNode array) {
      int index = random.nextInt(array.size());
      if (drop) {
        array.remove(index);
      } else if (random.nextBoolean()) {
        array.add(array.get(index).deepCopy());
      } else {
        array.set(index, value);
      }
    }
  }

  /** Objects and arrays that hold something. */
  private static void collect(JsonNode node, List<JsonNode> parents) {
    if (node.isContainerNode() && !node.isEmpty()) {
      parents.add(node);
      node.forEach(child -> collect(child, parents));
    }
  }
}
