package io.dawsos.sample;

import static io.dawsos.sample.Custody.AMERICA;
import static io.dawsos.sample.Custody.CANADA;
import static io.dawsos.sample.Custody.CHILDREN;
import static io.dawsos.sample.Custody.EUROPE;
import static io.dawsos.sample.Custody.RETIREMENT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Cash and lots that the family has when the ledger begins. */
final class OpeningHoldings {
  private OpeningHoldings() {}

  static void book(Broker broker, LocalDate date) {
    broker.open(
        date,
        CANADA,
        List.of(
            lot("NORTHRV", "120", "39.85", "CAD", 2021, 4, 19),
            lot("NORTHRV", "80", "46.10", "CAD", 2022, 9, 6),
            lot("MAPLEX", "850.125", "18.9020", "CAD", 2020, 11, 23),
            lot("TUNDRABD", "1500.000", "10.4415", "CAD", 2023, 2, 14)),
        "24500.00");
    broker.open(
        date,
        AMERICA,
        List.of(
            lot("HELIOSX", "35", "97.45", "USD", 2021, 7, 12),
            lot("HELIOSX", "25", "131.07", "USD", 2023, 3, 8),
            lot("QUANTORA", "60", "71.30", "USD", 2022, 5, 17),
            lot("BRYCEWD", "90", "38.66", "USD", 2022, 1, 25)),
        "5200.00");
    broker.open(
        date,
        EUROPE,
        List.of(
            lot("RHEINTEK", "70", "58.92", "EUR", 2022, 10, 11),
            lot("ALPENGLO", "110", "24.35", "EUR", 2023, 6, 20)),
        "3100.00");
    broker.open(
        date,
        RETIREMENT,
        List.of(
            lot("HELIOSX", "20", "118.21", "USD", 2022, 8, 2),
            lot("PRAIRBND", "640.500", "25.9105", "USD", 2021, 10, 5)),
        "1800.00");
    broker.open(
        date, CHILDREN, List.of(lot("EUROVALE", "42.250", "98.1400", "EUR", 2022, 3, 1)), "900.00");
  }

  private static Lot lot(
      String symbol, String units, String cost, String currency, int year, int month, int day) {
    LocalDate acquired = LocalDate.of(year, month, day);
    return new Lot(symbol, new BigDecimal(units), new BigDecimal(cost), currency, acquired);
  }
}
