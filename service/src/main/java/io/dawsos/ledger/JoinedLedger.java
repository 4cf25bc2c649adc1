package io.dawsos.ledger;

import io.dawsos.error.DawsosException;
import io.dawsos.ledger.model.LedgerRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Several ledgers as one: each of its versions is the {@link LedgerUnion} of one version of each
 * part, called by their commits in the order of the parts. It is made once of the same snapshots,
 * and the last few are kept. Thread-safe.
 */
public final class JoinedLedger implements LedgerRepository {
  private final LedgerName name;
  private final List<LedgerRepository> parts;
  private final RecentSnapshots<List<LedgerSnapshot>> recent = new RecentSnapshots<>();

  /**
   * A ledger of others.
   *
   * @param parts two or more, none of them joined, which are read by the same rules
   */
  public JoinedLedger(LedgerName name, List<? extends LedgerRepository> parts) {
    this.name = name;
    this.parts = List.copyOf(parts);
  }

  @Override
  public LedgerName name() {
    return name;
  }

  @Override
  public List<LedgerRepository> parts() {
    return parts;
  }

  @Override
  public LedgerRules rules() {
    return parts.get(0).rules();
  }

  /**
   * Returns the union of what the parts serve.
   *
   * @throws DawsosException LEDGER_UNAVAILABLE where they cannot be joined
   */
  @Override
  public LedgerSnapshot current() {
    return join(parts.stream().map(LedgerRepository::current).toList());
  }

  @Override
  public Optional<LedgerSnapshot> at(LedgerCommit commit) {
    List<LedgerCommit> commits = commit.parts();
    if (commits.size() != parts.size()) {
      return Optional.empty();
    }
    List<LedgerSnapshot> found = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Optional<LedgerSnapshot> part = parts.get(i).at(commits.get(i));
      if (part.isEmpty()) {
        return Optional.empty();
      }
      found.add(part.get());
    }
    return Optional.of(join(found));
  }

  @Override
  public boolean isAtHand(LedgerCommit commit) {
    List<LedgerCommit> commits = commit.parts();
    return commits.size() == parts.size()
        && IntStream.range(0, parts.size()).allMatch(i -> parts.get(i).isAtHand(commits.get(i)));
  }

  /** Returns the problem of the first part that has one, named; else why they cannot be joined. */
  @Override
  public Optional<String> lastProblem() {
    return parts.stream()
        .flatMap(part -> part.lastProblem().map(problem -> part.name() + ": " + problem).stream())
        .findFirst()
        .or(this::ownProblem);
  }

  private Optional<String> ownProblem() {
    try {
      current();
      return Optional.empty();
    } catch (DawsosException e) {
      return Optional.of(e.message());
    }
  }

  /** The same snapshots are the same objects; one that was read again under its commit is not. */
  private synchronized LedgerSnapshot join(List<LedgerSnapshot> snapshots) {
    return recent
        .find(snapshots)
        .orElseGet(
            () -> {
              LedgerSnapshot joined = LedgerUnion.of(named(snapshots));
              recent.put(snapshots, joined);
              return joined;
            });
  }

  private List<LedgerUnion.Part> named(List<LedgerSnapshot> snapshots) {
    return IntStream.range(0, parts.size())
        .mapToObj(i -> new LedgerUnion.Part(parts.get(i).name(), snapshots.get(i)))
        .toList();
  }
}
