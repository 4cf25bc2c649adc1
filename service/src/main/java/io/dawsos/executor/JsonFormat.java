package io.dawsos.executor;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dropwizard.jackson.Jackson;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How DawsOS reads and writes JSON: snake_case names, exact plain decimals, bounded input. */
public final class JsonFormat {
  private static final int MAX_NESTING = 64;
  private static final int MAX_NUMBER_LENGTH = 100;

  private JsonFormat() {}

  /** Returns a new mapper; thread-safe once nobody configures it further. */
  public static ObjectMapper mapper() {
    return configure(Jackson.newObjectMapper());
  }

  /** Gives a mapper these rules and returns it. */
  public static ObjectMapper configure(ObjectMapper mapper) {
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_NESTING)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .build());
    mapper.getFactory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
    return mapper
        .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .setNodeFactory(new BoundedNumbers())
        .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);
  }

  /** Refuses numbers such as {@code 1e999999999}, which take a gigabyte when written plainly. */
  private static final class BoundedNumbers extends JsonNodeFactory {
    @Override
    public ValueNode numberNode(@Nullable BigDecimal number) {
      if (number != null && Math.abs((long) number.scale()) > MAX_NUMBER_LENGTH) {
        throw new DawsosException(
            ErrorCode.REQUEST_MALFORMED,
            "a number has more than %d digits".formatted(MAX_NUMBER_LENGTH),
            "write numbers with fewer digits");
      }
      return super.numberNode(number);
    }
  }
}
