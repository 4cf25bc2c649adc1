package io.dawsos.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.lang.reflect.Proxy;
import org.eclipse.jetty.io.EofException;
import org.junit.jupiter.api.Test;

class DepartedClientsTest {
  private static WriterInterceptorContext failingWith(IOException failure) {
    return (WriterInterceptorContext)
        Proxy.newProxyInstance(
            DepartedClientsTest.class.getClassLoader(),
            new Class<?>[] {WriterInterceptorContext.class},
            (proxy, method, arguments) -> {
              throw failure;
            });
  }

  @Test
  void aClientThatLeftIsNoError() {
    assertThatCode(() -> new DepartedClients().aroundWriteTo(failingWith(new EofException())))
        .doesNotThrowAnyException();
  }

  @Test
  void whatCannotBeWrittenIs() {
    IOException failure = new IOException("not JSON");

    assertThatThrownBy(() -> new DepartedClients().aroundWriteTo(failingWith(failure)))
        .isSameAs(failure);
  }
}
