package io.dawsos.ledger.plugin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which of the accounts of interest contain an account: itself and its parents. */
final class AccountTree {
  private final Set<String> ofInterest;
  private final Map<String, List<String>> containing = new HashMap<>();

  AccountTree(Collection<String> ofInterest) {
    this.ofInterest = Set.copyOf(ofInterest);
  }

  List<String> containing(String account) {
    return containing.computeIfAbsent(account, this::find);
  }

  private List<String> find(String account) {
    List<String> found = new ArrayList<>(1);
    for (int end = account.indexOf(':'); end >= 0; end = account.indexOf(':', end + 1)) {
      String parent = account.substring(0, end);
      if (ofInterest.contains(parent)) {
        found.add(parent);
      }
    }
    if (ofInterest.contains(account)) {
      found.add(account);
    }
    return List.copyOf(found);
  }
}
