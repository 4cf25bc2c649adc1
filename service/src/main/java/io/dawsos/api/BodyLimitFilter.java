package io.dawsos.api;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dropwizard.util.DataSize;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses request bodies above a size, whether they announce it or not. */
public final class BodyLimitFilter implements ContainerRequestFilter {
  private final DataSize limit;

  /** A filter that lets bodies of up to {@code limit} through. */
  public BodyLimitFilter(DataSize limit) {
    this.limit = limit;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getLength() > limit.toBytes()) {
      throw tooLarge();
    }
    request.setEntityStream(new LimitedStream(request.getEntityStream()));
  }

  private DawsosException tooLarge() {
    return new DawsosException(
        ErrorCode.REQUEST_TOO_LARGE,
        "the request body is larger than %d bytes".formatted(limit.toBytes()),
        "send less, or raise api.max_request_size in config.yml");
  }

  private final class LimitedStream extends FilterInputStream {
    private long left = limit.toBytes();

    LimitedStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      count(Math.max(0, count));
      return count;
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw tooLarge();
      }
    }
  }
}
