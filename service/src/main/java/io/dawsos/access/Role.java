package io.dawsos.access;

/** What a user may do, and on whose portfolios; {@code docs/access.md} in words. */
public enum Role {
  /** Everything, on every portfolio. */
  ADMIN,
  /** Reads, executes and replays on every portfolio. */
  MANAGER,
  /** Reads, executes and replays on portfolios of their own and shared ones. */
  USER,
  /** Reads and executes on portfolios of their own and shared ones. */
  VIEWER;

  /** Whether users of the role see portfolios that are neither theirs nor shared with them. */
  public boolean seesEveryPortfolio() {
    return this == ADMIN || this == MANAGER;
  }

  /** Whether users of the role may send requests of the kind. */
  public boolean allows(Scope scope) {
    return switch (scope) {
      case READ, EXECUTE -> true;
      case REPLAY -> this != VIEWER;
      case ADMIN -> this == ADMIN;
    };
  }
}
