package io.dawsos.provider.ecb;

import java.time.LocalDate;
import java.util.List;

/** The ECB's files, smallest first; each holds the days of the one before it and older ones. */
enum EcbFile {
  /** The newest day, about 2 kB. */
  DAILY("eurofxref-daily.xml", 5),
  /** The last 90 days, about 150 kB. */
  NINETY_DAYS("eurofxref-hist-90d.xml", 80),
  /** All days since 1999, about 600 kB. */
  HISTORY("eurofxref-hist.zip", Integer.MAX_VALUE);

  private final String path;
  private final int days;

  EcbFile(String path, int days) {
    this.path = path;
    this.days = days;
  }

  /** Its path below the base URL. */
  String path() {
    return path;
  }

  /**
   * The files worth asking for, in that order: the first that may hold the day, then the larger
   * ones. A guess by the calendar, since only the files say what days they hold.
   */
  static List<EcbFile> candidates(LocalDate asOf, LocalDate today) {
    List<EcbFile> all = List.of(values());
    int first = 0;
    while (asOf.isBefore(today.minusDays(all.get(first).days))) {
      first++;
    }
    return all.subList(first, all.size());
  }
}
