package io.dawsos.pack.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dawsos.pack.quality.QualityReport;

/** Quality reports as JSON: in the database and in bundles. */
public final class ReportJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private ReportJson() {}

  /** Writes a report. */
  public static String write(QualityReport report) {
    try {
      return MAPPER.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a quality report that cannot be written", e);
    }
  }

  /** Reads what {@link #write} wrote; throws IllegalArgumentException for another text. */
  public static QualityReport read(String json) {
    try {
      QualityReport report = MAPPER.readValue(json, QualityReport.class);
      if (report == null) {
        throw new IllegalArgumentException("not a quality report: null");
      }
      return report;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a quality report: " + e.getOriginalMessage(), e);
    }
  }
}
