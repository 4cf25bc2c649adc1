package io.dawsos.pack.build;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.error.ErrorKind;
import io.dawsos.pack.build.PriceSource.Quotes;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks sources that may be out of reach. One that is counts as having nothing, so that a less
 * trusted one can serve; that it was is kept, so that no pack is sealed which only lacks it.
 */
final class RemoteSources {
  private @Nullable DawsosException failure;

  <T> Quotes<T> ask(PriceSource source, Supplier<Quotes<T>> question) {
    try {
      return question.get();
    } catch (DawsosException e) {
      boolean passing =
          e.code().kind() == ErrorKind.UNAVAILABLE || e.code() == ErrorCode.PROVIDER_ANSWER_INVALID;
      if (!passing) {
        throw e;
      }
      failure = e;
      return new Quotes<>(
          List.of(), List.of(new Rejection(source.name(), "all", e.message())), Set.of());
    }
  }

  /** Fails as the last source did that was out of reach. */
  void requireReached() {
    if (failure != null) {
      throw failure;
    }
  }
}
