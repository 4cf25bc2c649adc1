package io.dawsos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import io.dropwizard.configuration.ConfigurationFactory;
import io.dropwizard.jersey.validation.Validators;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UndescribedMapperTest {
  private static final String PROPERTY = "dwtest.names";

  /** Counts the questions for the shape of a class. */
  private static final class Described extends ObjectMapper {
    private static final long serialVersionUID = 1;
    private static int questions;

    @Override
    public ObjectMapper copy() {
      return new Described();
    }

    @Override
    public void acceptJsonFormatVisitor(JavaType type, JsonFormatVisitorWrapper visitor)
        throws JsonMappingException {
      questions++;
      super.acceptJsonFormatVisitor(type, visitor);
    }
  }

  record Settings(List<String> names) {}

  @AfterEach
  void forget() {
    System.clearProperty(PROPERTY);
  }

  private static Settings read() throws Exception {
    ConfigurationFactory<Settings> factory =
        UndescribedMapper.factory(
            Settings.class, Validators.newValidator(), new Described(), "dwtest");
    return factory.build(
        path -> new ByteArrayInputStream("names: [a]".getBytes(StandardCharsets.UTF_8)), "x.yml");
  }

  @Test
  void aConfigurationIsReadWithoutBeingDescribed() throws Exception {
    int before = Described.questions;

    assertThat(read().names()).containsExactly("a");
    assertThat(Described.questions).isEqualTo(before);
  }

  @Test
  void aSystemPropertyIsAListAsEver() throws Exception {
    System.setProperty(PROPERTY, "b,c");

    assertThat(read().names()).containsExactly("b", "c");
    assertThat(Described.questions).isPositive();
  }
}
