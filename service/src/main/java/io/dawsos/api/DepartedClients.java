package io.dawsos.api;

import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes it as the end of a request that its client left before the answer was written. Jersey would
 * log it as an error of the service, with a stack trace for every client.
 */
public final class DepartedClients implements WriterInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(DepartedClients.class);

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    try {
      context.proceed();
    } catch (EofException e) {
      LOG.debug("the client left before its answer was written", e);
    }
  }
}
