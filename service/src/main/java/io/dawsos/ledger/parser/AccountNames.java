package io.dawsos.ledger.parser;

import io.dawsos.ledger.model.RootAccounts;

/** What makes the name of an account valid, beyond what the lexer takes for one. */
final class AccountNames {
  private AccountNames() {}

  /** Whether the account hangs under a root and its second part begins with a capital or digit. */
  static boolean isValid(String account, RootAccounts roots) {
    int colon = account.indexOf(':');
    return colon > 0
        && colon + 1 < account.length()
        && roots.contains(account.substring(0, colon))
        && startsPart(account.codePointAt(colon + 1));
  }

  static String requireRoot(String name) {
    if (name.isEmpty()
        || !Character.isUpperCase(name.codePointAt(0))
        || !name.codePoints().allMatch(AccountNames::continuesPart)) {
      throw new IllegalArgumentException("Invalid root account name: '" + name + "'");
    }
    return name;
  }

  static void requireLeaf(String name) {
    for (String part : name.split(":", -1)) {
      if (part.isEmpty()
          || !startsPart(part.codePointAt(0))
          || !part.codePoints().allMatch(AccountNames::continuesPart)) {
        throw new IllegalArgumentException("Invalid leaf account name: '" + name + "'");
      }
    }
  }

  private static boolean startsPart(int c) {
    return Character.getType(c) == Character.UPPERCASE_LETTER || Character.isDigit(c);
  }

  private static boolean continuesPart(int c) {
    return Character.isLetter(c) || Character.isDigit(c) || c == '-';
  }
}
