package io.dawsos.telemetry.privacy;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of what leaves the process everything that says who asked, for what and how much it is
 * worth. Ids of users and portfolios become hashes; amounts, securities, credentials, addresses and
 * numbers of cards become {@value #REDACTED}. It rather takes out too much: what is of use is told
 * in fields of its own. Thread-safe.
 */
public final class PiiFilter {
  /** Stands for what was taken out. */
  public static final String REDACTED = "[REDACTED]";

  private static final int MAX_DEPTH = 8;
  private static final int MAX_TEXT = 4_000;

  /** Names, without punctuation, whose values are hashed. */
  private static final Set<String> HASHED = Set.of("userid", "user", "portfolioid", "portfolio");

  /** Names, without punctuation, that contain one of these have secret values. */
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "secur|isin|cusip|sedol|ticker|symbol|commodity|amount|price|cost|value|balance|cash"
              + "|quantity|units|shares|proceeds|gain|loss|pnl|nav|total|fee|salary|income|weight"
              + "|key|passw|pwd|secret|token|auth|credential|cookie|session|jwt|dsn|signature"
              + "|mail|phone|address|birth|card|iban|account|ssn|holder|owner|payee|narration");

  /** Credentials, which must be in no log either. */
  private static final Pattern CREDENTIALS =
      Pattern.compile(
          // a URL's user and password
          "(?<=://)[^/@\\s]{1,200}@"
              // name and value, as in a query, a header or JSON
              + "|(?i:(?<name>[\\w-]{0,40}(?:api[_-]?key|apikey|passw(?:or)?d|pwd|secret|token"
              + "|authorization|cookie|credential)[\\w-]{0,40}[\"']?\\s{0,3}[=:]\\s{0,3}[\"']?"
              + "(?:(?:bearer|basic)\\s{1,3})?))[^\\s\"'&,;}\\]]{1,4000}"
              + "|(?<scheme>\\b(?i:bearer|basic)\\s{1,3})[A-Za-z0-9+/=._~-]{6,4000}"
              // JSON Web Tokens, and keys of this service and of others by their prefix
              + "|\\beyJ[A-Za-z0-9_-]{5,4000}(?:\\.[A-Za-z0-9_-]{0,4000}){0,4}"
              + "|\\b(?:dk|sk|pk|rk|ghp|gho|xox[abp])[_-][A-Za-z0-9_-]{8,400}"
              + "|\\bAKIA[0-9A-Z]{16}\\b");

  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){0,8}");
  private static final Pattern QUOTED =
      Pattern.compile("\"[^\"]{0,1000}\"|'[^']{0,1000}'|`[^`]{0,1000}`|“[^”]{0,1000}”");

  /** What is long and random: UUIDs, hashes, keys, tokens. */
  private static final Pattern LONG_WORD =
      Pattern.compile("(?=[\\w+/=-]{0,60}?[0-9])[A-Za-z0-9_+/=-]{16,4000}");

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?\\p{Sc}?\\d(?:[\\d.,'\\u00a0 _-]*\\d)?(?:[eE][-+]?\\d+)?%?");

  /** As commodities of a ledger are named: AAPL, BRK.B, CA0641491075. */
  private static final Pattern SECURITY = Pattern.compile("\\b[A-Z][A-Z0-9'._-]{0,22}[A-Z0-9]\\b");

  /** An error code of ours, such as PACK_STALE. */
  private static final Pattern CODE = Pattern.compile("[A-Z]{2,}(?:_[A-Z]{2,})+");

  private static final Set<String> WORDS =
      Set.of(
          "SELECT", "INSERT", "UPDATE", "DELETE", "FROM", "INTO", "WHERE", "VALUES", "AND", "OR",
          "NOT", "NULL", "SET", "ON", "JOIN", "SQL", "JDBC", "HTTP", "HTTPS", "JSON", "URL", "URI",
          "GET", "POST", "PUT", "UTF", "UTC", "ERROR", "WARN", "INFO", "TLS", "IO", "DNS");

  private static final Pattern PLAIN_PART =
      Pattern.compile("|v\\d|[a-z][a-z_.-]{0,29}|PP_\\d{4}-\\d\\d-\\d\\d(?:_r\\d{1,3})?");

  private final Pseudonyms pseudonyms;

  /** A filter that hashes so. */
  public PiiFilter(Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  /** The hash of a user's or a portfolio's id, 8 hexadecimal digits. */
  public String hashed(String id) {
    return pseudonyms.of(id);
  }

  /**
   * A path of a URL in which everything but words, versions and ids of packs is hashed, so that the
   * same one is seen to be the same.
   */
  public String path(String path) {
    StringBuilder shown = new StringBuilder();
    for (String part : path.split("/", -1)) {
      shown.append('/').append(PLAIN_PART.matcher(part).matches() ? part : hashed(part));
    }
    return shown.substring(1);
  }

  /** A text without credentials, for logs; the same object where it has none. */
  public String withoutCredentials(String text) {
    return CREDENTIALS.matcher(text).replaceAll(PiiFilter::named);
  }

  /** Keeps the name before a value, which tells what was there. */
  private static String named(MatchResult match) {
    String whole = match.group();
    if (whole.endsWith("@")) {
      return REDACTED + "@";
    }
    for (int group = 1; group <= match.groupCount(); group++) {
      String kept = match.group(group);
      if (kept != null) {
        return java.util.regex.Matcher.quoteReplacement(kept) + REDACTED;
      }
    }
    return REDACTED;
  }

  /**
   * A free text without anything of {@code privacy.yml}: also without quoted words, numbers of more
   * than two digits, and words that may name securities.
   */
  public String text(String text) {
    String cut = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    String filtered = withoutCredentials(cut);
    filtered = MAIL.matcher(filtered).replaceAll(REDACTED);
    filtered = QUOTED.matcher(filtered).replaceAll(REDACTED);
    filtered = LONG_WORD.matcher(filtered).replaceAll(PiiFilter::unlessACode);
    filtered = NUMBER.matcher(filtered).replaceAll(PiiFilter::unlessSmall);
    return SECURITY.matcher(filtered).replaceAll(PiiFilter::unlessAWord);
  }

  private static String unlessACode(MatchResult match) {
    return CODE.matcher(match.group()).matches() ? match.group() : REDACTED;
  }

  private static String unlessSmall(MatchResult match) {
    return match.group().matches("\\d{1,2}") ? match.group() : REDACTED;
  }

  private static String unlessAWord(MatchResult match) {
    String word = match.group();
    return word.equals("REDACTED") || WORDS.contains(word) || CODE.matcher(word).matches()
        ? word
        : REDACTED;
  }

  /**
   * A value under its name: hashed, taken out, or filtered with all that it holds. The copy holds
   * maps, lists, texts and truth values, nothing else.
   */
  public @Nullable Object value(String name, @Nullable Object value) {
    return value(name, value, 0);
  }

  private @Nullable Object value(String name, @Nullable Object value, int depth) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    if (value == null || value instanceof Boolean) {
      return value;
    }
    if (HASHED.contains(plain)
        && (value instanceof CharSequence || value instanceof java.util.UUID)) {
      return hashed(value.toString());
    }
    if (SECRET_NAME.matcher(plain).find() || depth >= MAX_DEPTH) {
      return REDACTED;
    }
    if (value instanceof Map<?, ?> map) {
      return map(map, depth + 1);
    }
    if (value instanceof Iterable<?> values) {
      List<@Nullable Object> list = new ArrayList<>();
      values.forEach(each -> list.add(value(name, each, depth + 1)));
      return list;
    }
    if (value.getClass().isArray()) {
      List<@Nullable Object> list = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        list.add(value(name, Array.get(value, i), depth + 1));
      }
      return list;
    }
    return text(value.toString());
  }

  /** A map with its values filtered under their names, and the names as texts. */
  public Map<String, @Nullable Object> map(Map<?, ?> map) {
    return map(map, 0);
  }

  private Map<String, @Nullable Object> map(Map<?, ?> map, int depth) {
    Map<String, @Nullable Object> filtered = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          filtered.put(text(name), value(name, value, depth));
        });
    return filtered;
  }
}
