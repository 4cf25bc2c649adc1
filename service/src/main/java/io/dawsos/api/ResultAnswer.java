package io.dawsos.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.digest.HashedBytes;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a result under its hash as entity tag: the very bytes that were hashed, or 304 to
 * who has them.
 */
final class ResultAnswer {
  /** Names the execution where there is no body to name it. */
  static final String EXECUTION_ID = "X-Execution-Id";

  /** Where the document of the API finds the id of the execution in an answer. */
  static final String LINK = "$response.header." + EXECUTION_ID;

  private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

  /** What Jetty adds to the tag of a body that it compresses. */
  private static final String COMPRESSED = "--gzip";

  /**
   * A result of up to this size leaves in one write. A larger one goes by its parts: two small
   * writes more cost less than a copy. (Of 430 kB, what the copies take is a sixth of a warm
   * request.)
   */
  private static final int LARGEST_WHOLE = 1 << 16;

  private static final byte[] START = "{\"result\":".getBytes(StandardCharsets.UTF_8);

  private final ObjectMapper json;

  ResultAnswer(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Answers with an object whose first field, {@code result}, is the result.
   *
   * @param rest a record with the fields that follow, at least one
   * @param ifNoneMatch the headers of that name
   * @param client to whom the answer goes
   */
  Response of(
      UUID execution,
      HashedBytes result,
      Object rest,
      @Nullable List<String> ifNoneMatch,
      ClientOutput client) {
    if (matches(ifNoneMatch, result.sha256())) {
      return notModified(execution, result);
    }
    byte[] fields = write(rest);
    int length = START.length + result.length() + fields.length;
    fields[0] = ','; // instead of its brace
    StreamingOutput body =
        result.length() > LARGEST_WHOLE && result.isOffHeap()
            ? out -> {
              ByteBuffer bytes = result.buffer();
              byte[] head = Arrays.copyOf(START, ClientOutput.KEPT_BY_JERSEY + 1);
              bytes.get(head, START.length, head.length - START.length);
              out.write(head);
              client.write(bytes);
              out.write(fields);
            }
            : out -> {
              BufferedOutputStream whole =
                  new BufferedOutputStream(out, Math.min(length, LARGEST_WHOLE));
              whole.write(START);
              result.writeTo(whole);
              whole.write(fields);
              whole.flush();
            };
    return answer(execution, result, body, length);
  }

  /** Answers with the bytes of the result alone. */
  Response alone(UUID execution, HashedBytes result, @Nullable List<String> ifNoneMatch) {
    StreamingOutput body = result::writeTo;
    return matches(ifNoneMatch, result.sha256())
        ? notModified(execution, result)
        : answer(execution, result, body, result.length());
  }

  private static Response answer(
      UUID execution, HashedBytes result, StreamingOutput body, int length) {
    return tagged(Response.ok(body, MediaType.APPLICATION_JSON_TYPE), execution, result)
        .header(HttpHeaders.CONTENT_LENGTH, length)
        .build();
  }

  private static Response notModified(UUID execution, HashedBytes result) {
    return tagged(Response.notModified(), execution, result).build();
  }

  private static ResponseBuilder tagged(
      ResponseBuilder response, UUID execution, HashedBytes result) {
    return response.tag(new EntityTag(result.sha256())).header(EXECUTION_ID, execution);
  }

  private byte[] write(Object rest) {
    try {
      return json.writeValueAsBytes(rest);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Whether one of the headers names the hash: in a list or alone, as a strong or a weak tag, or by
   * {@code *}.
   */
  static boolean matches(@Nullable List<String> ifNoneMatch, String hash) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String header : ifNoneMatch) {
      if (header.strip().equals("*")) {
        return true;
      }
      for (Matcher tag = TAG.matcher(header); tag.find(); ) {
        if (tag.group(1).equals(hash) || tag.group(1).equals(hash + COMPRESSED)) {
          return true;
        }
      }
    }
    return false;
  }
}
