package io.dawsos.executor.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.digest.HashedBytes;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.pattern.PatternDefinition.Panel;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A pattern that was checked and can run. Its identity is id, version and the SHA-256 of its
 * canonical document. Immutable.
 *
 * @param definition what the document says
 * @param document the canonical JSON of the document, from which {@link PatternReader} makes the
 *     pattern again
 * @param steps each after those it needs, otherwise in the order of the document
 * @param positions of the steps, by their names
 * @param outputs by name, sorted
 */
public record Pattern(
    PatternDefinition definition,
    HashedBytes document,
    List<RunnableStep> steps,
    Map<String, Integer> positions,
    Map<String, Output> outputs) {

  /**
   * A field of the result.
   *
   * @param template what it is
   * @param steps positions in {@link Pattern#steps} of all steps on which it rests, also through
   *     others; not to be changed
   * @param optional whether it may be null: only panels that are optional draw on it
   */
  public record Output(Template template, BitSet steps, boolean optional) {}

  private static final int SHOWN = 100;

  /** The position of a step among {@link #steps}; throws where there is none of the name. */
  public int position(String step) {
    return Objects.requireNonNull(positions.get(step), step);
  }

  /**
   * Checks what a request gives, and puts in what it does not give.
   *
   * @param given values by name
   * @return a value for each input of the pattern, JSON null where there is none
   * @throws DawsosException INPUT_INVALID
   */
  public ObjectNode checkInputs(JsonNode given) {
    for (Iterator<String> names = given.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!inputs().containsKey(name)) {
        String shown = name.length() > SHOWN ? name.substring(0, SHOWN) : name;
        throw invalid("%s takes no input \"%s\"".formatted(id(), shown));
      }
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    inputs().forEach((name, input) -> all.set(name, value(name, input, given.path(name))));
    return all;
  }

  private JsonNode value(String name, PatternInput input, JsonNode given) {
    if (!given.isMissingNode() && !given.isNull()) {
      input
          .rule()
          .misfit(given)
          .ifPresent(
              reason -> {
                throw invalid("input \"%s\" of %s %s".formatted(name, id(), reason));
              });
      return given;
    }
    if (input.required()) {
      throw invalid("%s needs the input \"%s\"".formatted(id(), name));
    }
    JsonNode fallback = input.defaultValue();
    return fallback == null ? NullNode.getInstance() : fallback;
  }

  private DawsosException invalid(String message) {
    return new DawsosException(
        ErrorCode.INPUT_INVALID, message, "GET /v1/patterns/%s tells its inputs".formatted(id()));
  }

  /** The document as canonical JSON. */
  public String canonical() {
    return document.text();
  }

  /** SHA-256 of the canonical document, 64 hexadecimal digits. */
  public String sha256() {
    return document.sha256();
  }

  /** The name in requests. */
  public String id() {
    return definition.id();
  }

  /** The version that the document gives itself. */
  public String version() {
    return definition.version();
  }

  /** What a request may give, by name. */
  public Map<String, PatternInput> inputs() {
    return definition.inputs();
  }

  /** The panels, in the order of the document. */
  public List<Panel> panels() {
    return definition.display().panels();
  }
}
