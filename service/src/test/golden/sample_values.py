#!/usr/bin/python3
"""Computes the golden values of the sample with Beancount itself, independently of our code.

Usage, from the root of the repository, with Beancount 2.3.5 installed:

    /usr/bin/python3 service/src/test/golden/sample_values.py

It loads service/src/main/resources/sample/main.beancount, makes price directives in memory from
prices.csv and fx.csv beside it, and writes to service/src/test/resources/golden:

  sample-values.csv      date,currency,total: all of Assets and Liabilities in one currency
  sample-lot-counts.csv  date,lots: the number of distinct lots held at cost
  sample-lots.csv        every position of the last date; cash has no cost

Positions are those at the end of a date. A position is worth units x price in the currency of the
price, exchanged by way of the euro at the rates of the same date. Everything is exact until the
total, which is rounded HALF_EVEN to 2 digits. A price or rate that is missing on the date is an
error, since carrying forward is no matter of this file.
"""

import csv
import datetime
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from beancount import loader
from beancount.core import amount, data, inventory, prices

SOURCE = Path(__file__).resolve().parents[2]
SAMPLE = SOURCE / "main" / "resources" / "sample"
GOLDEN = SOURCE / "test" / "resources" / "golden"
CURRENCIES = ["CAD", "USD", "EUR"]
DATES = [
    datetime.date(2024, 1, 2),
    datetime.date(2024, 3, 29),
    datetime.date(2024, 6, 28),
    datetime.date(2024, 12, 31),
    datetime.date(2025, 3, 14),  # the last business day before the split
    datetime.date(2025, 3, 17),  # the split
    datetime.date(2025, 9, 30),
    datetime.date(2025, 12, 31),
]


def load():
    """The entries of the ledger with the price directives of the CSV files."""
    entries, errors, _ = loader.load_file(str(SAMPLE / "main.beancount"))
    if errors:
        sys.exit("\n".join(str(error) for error in errors))
    return entries + list(directives("prices.csv", "symbol", "currency", "close")) + list(
        directives("fx.csv", "base", "quote", "rate")
    )


def directives(name, base, quote, number):
    with open(SAMPLE / name, newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            yield data.Price(
                data.new_metadata(name, line),
                datetime.date.fromisoformat(row["date"]),
                row[base],
                amount.Amount(Decimal(row[number]), row[quote]),
            )


def positions(entries, date):
    """Account to inventory at the end of a date, Assets and Liabilities only."""
    balances = {}
    for entry in entries:
        if isinstance(entry, data.Transaction) and entry.date <= date:
            for posting in entry.postings:
                if posting.account.split(":")[0] in ("Assets", "Liabilities"):
                    held = balances.setdefault(posting.account, inventory.Inventory())
                    held.add_position(posting)
    return {account: held for account, held in balances.items() if not held.is_empty()}


def price(price_map, base, quote, date):
    if base == quote:
        return Fraction(1)
    found, number = prices.get_price(price_map, (base, quote), date)
    if found != date:
        sys.exit(f"no price of {base} in {quote} on {date}")
    return Fraction(number)


def total(price_map, balances, date, currency, quote_of):
    result = Fraction(0)
    for held in balances.values():
        for position in held:
            units = position.units
            quote = quote_of.get(units.currency, units.currency)
            value = Fraction(units.number) * price(price_map, units.currency, quote, date)
            cross = price(price_map, "EUR", currency, date) / price(price_map, "EUR", quote, date)
            result += value * cross
    return result


def cents(value):
    """Rounds HALF_EVEN, as Fraction does."""
    return f"{Decimal(round(value * 100)).scaleb(-2):.2f}"


def lots(balances):
    for account in sorted(balances):
        rows = []
        for position in balances[account]:
            units, cost = position.units, position.cost
            columns = [account, f"{units.number:f}", units.currency]
            columns += [f"{cost.number:f}", cost.currency, cost.date] if cost else ["", "", ""]
            rows.append([str(column) for column in columns])
        yield from sorted(rows, key=lambda row: (row[5], row[3]))


def write(name, header, rows):
    with open(GOLDEN / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main():
    entries = load()
    price_map = prices.build_price_map(entries)
    quote_of = {
        entry.currency: entry.meta["price-currency"]
        for entry in entries
        if isinstance(entry, data.Commodity) and "price-currency" in entry.meta
    }
    values, counts = [], []
    for date in DATES:
        balances = positions(entries, date)
        for currency in CURRENCIES:
            value = total(price_map, balances, date, currency, quote_of)
            values.append([date, currency, cents(value)])
        counts.append([date, sum(p.cost is not None for held in balances.values() for p in held)])
    write("sample-values.csv", ["date", "currency", "total"], values)
    write("sample-lot-counts.csv", ["date", "lots"], counts)
    header = ["account", "units", "currency", "cost", "cost_currency", "cost_date"]
    write("sample-lots.csv", header, lots(positions(entries, DATES[-1])))


if __name__ == "__main__":
    main()
