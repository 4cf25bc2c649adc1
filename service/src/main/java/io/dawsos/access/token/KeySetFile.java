package io.dawsos.access.token;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A JSON Web Key Set in a file. */
final class KeySetFile implements JWKSetSource<SecurityContext> {
  private final Path file;

  KeySetFile(Path file) {
    this.file = file;
  }

  /** Throws CONFIGURATION_INVALID where there is no file with a key in it. */
  void require() {
    try {
      read();
    } catch (JWKSetUnavailableException e) {
      throw new DawsosException(
          ErrorCode.CONFIGURATION_INVALID,
          "access.jwt.jwks: " + e.getMessage(),
          "name a file with a JSON Web Key Set, or its https address");
    }
  }

  private JWKSet read() throws JWKSetUnavailableException {
    String text;
    try (InputStream in = Files.newInputStream(file)) {
      text = new String(in.readNBytes(KeySetText.MAX_BYTES + 1), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new JWKSetUnavailableException("the file %s cannot be read".formatted(file), e);
    }
    return KeySetText.parse(text, file.toString());
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
      throws JWKSetUnavailableException {
    return read();
  }

  @Override
  public void close() {}
}
