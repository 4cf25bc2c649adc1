package io.dawsos.executor.pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pattern as its document says it, absent collections as empty ones.
 *
 * @param id the name in requests, lowercase with underscores
 * @param version semantic version of this document
 * @param name a few words for people
 * @param description one or two sentences for people
 * @param inputs what a request may give, by name
 * @param steps in the order of the document
 * @param outputs fields of the result, by name: JSON with references
 * @param display how a client may lay the outputs out
 * @param presentation hints for clients; null where there are none
 * @param rightsRequired rights of the data that a reader needs
 * @param exportAllowed whether the result may leave the service as a file
 */
@JsonIgnoreProperties("$schema")
public record PatternDefinition(
    String id,
    String version,
    String name,
    String description,
    Map<String, PatternInput> inputs,
    List<PatternStep> steps,
    Map<String, JsonNode> outputs,
    Display display,
    @Nullable JsonNode presentation,
    List<String> rightsRequired,
    boolean exportAllowed) {

  /**
   * How a client may lay the outputs out.
   *
   * @param panels in the order of the document
   */
  public record Display(List<Panel> panels) {
    @JsonCreator
    static Display of(@JsonProperty("panels") @Nullable List<Panel> panels) {
      return new Display(panels == null ? List.of() : List.copyOf(panels));
    }
  }

  /**
   * A part of a page.
   *
   * @param id unique in the pattern
   * @param title a few words for people
   * @param type how to draw it, such as {@code table}
   * @param source an output, or a field of one: {@code output.field}
   * @param optional whether the others are answered where this one cannot be
   * @param description for people; null where there is none
   * @param options hints for clients; null where there are none
   */
  public record Panel(
      String id,
      String title,
      String type,
      String source,
      boolean optional,
      @Nullable String description,
      @Nullable JsonNode options) {
    /** The output that the panel draws on. */
    public String output() {
      int dot = source.indexOf('.');
      return dot < 0 ? source : source.substring(0, dot);
    }
  }

  @JsonCreator
  static PatternDefinition of(
      @JsonProperty("id") String id,
      @JsonProperty("version") String version,
      @JsonProperty("name") String name,
      @JsonProperty("description") @Nullable String description,
      @JsonProperty("inputs") @Nullable Map<String, PatternInput> inputs,
      @JsonProperty("steps") List<PatternStep> steps,
      @JsonProperty("outputs") Map<String, JsonNode> outputs,
      @JsonProperty("display") @Nullable Display display,
      @JsonProperty("presentation") @Nullable JsonNode presentation,
      @JsonProperty("rights_required") @Nullable List<String> rightsRequired,
      @JsonProperty("export_allowed") boolean exportAllowed) {
    return new PatternDefinition(
        id,
        version,
        name,
        description == null ? "" : description,
        inputs == null ? Map.of() : inputs,
        List.copyOf(steps),
        outputs,
        display == null ? new Display(List.of()) : display,
        presentation,
        rightsRequired == null ? List.of() : List.copyOf(rightsRequired),
        exportAllowed);
  }
}
