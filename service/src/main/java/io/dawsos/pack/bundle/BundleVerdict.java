package io.dawsos.pack.bundle;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a bundle.
 *
 * @param bundle its content; null where it could not be read
 * @param problems all that is wrong; empty for an intact bundle
 */
public record BundleVerdict(
    @Nullable PackBundle bundle, SignatureState signature, List<BundleProblem> problems) {
  /** Copies the list. */
  public BundleVerdict {
    problems = List.copyOf(problems);
  }

  /** What is known of the signature. */
  public enum SignatureState {
    /** There is none. */
    UNSIGNED,
    /** There is one, and no public key was given. */
    NOT_CHECKED,
    /** It was made with the private key of the public key that was given. */
    VALID,
    /** It was not. */
    INVALID;

    /** The lowercase name used in JSON. */
    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether nothing is wrong. */
  public boolean isIntact() {
    return problems.isEmpty();
  }

  /**
   * Returns the content of an intact bundle.
   *
   * @param name how the user calls the bundle
   * @throws DawsosException BUNDLE_INVALID, which names the first problem
   */
  public PackBundle intact(String name) {
    if (bundle != null && problems.isEmpty()) {
      return bundle;
    }
    String more = problems.size() > 1 ? " (and %d more)".formatted(problems.size() - 1) : "";
    throw new DawsosException(
        ErrorCode.BUNDLE_INVALID,
        "%s is damaged: %s%s".formatted(name, problems.get(0), more),
        "`dawsos pack verify %s` names everything; ask for the bundle again".formatted(name));
  }
}
