#!/usr/bin/python3
"""Computes totals of a ledger with real prices with Beancount itself, independently of our code.

Usage, from the root of the repository, with Beancount 2.3.5 installed:

    /usr/bin/python3 service/src/test/golden/real_prices_totals.py LEDGER

It writes to service/src/test/resources/golden/real-prices-totals.csv:

  date,currency,total,unpriced

total is all of Assets and Liabilities at the end of the date in the currency, by Beancount's own
convert_position: the newest price directive on or before the date, inverse rates included, rounded
HALF_EVEN to 2 digits at the end. unpriced holds the units that Beancount could not convert, such as
15000.00 GBP, since it makes no cross rates. The ledger itself is not part of the repository.
"""

import csv
import datetime
import os
import sys
from collections import Counter, defaultdict
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

os.environ["BEANCOUNT_DISABLE_LOAD_CACHE"] = "1"

from beancount import loader
from beancount.core import convert, data, inventory, prices

GOLDEN = Path(__file__).resolve().parents[1] / "resources" / "golden"
CURRENCIES = ["EUR", "USD"]
DATES = [
    "2008-10-10",  # the worst week of 2008
    "2009-03-09",
    "2010-05-06",
    "2011-07-29",
    "2011-08-08",
    "2012-12-31",
    "2013-06-28",
    "2014-10-09",
    "2015-08-24",
    "2016-02-22",
]


def balances(entries, date):
    """Account to inventory at the end of a date, Assets and Liabilities only."""
    held = defaultdict(inventory.Inventory)
    for entry in entries:
        if isinstance(entry, data.Transaction) and entry.date <= date:
            for posting in entry.postings:
                if posting.account.split(":")[0] in ("Assets", "Liabilities"):
                    held[posting.account].add_position(posting)
    return held


def value(held, currency, price_map, date):
    """The total in the currency, and the units that cannot be converted."""
    total, unpriced = Decimal(0), Counter()
    for account in sorted(held):
        for position in held[account]:
            worth = convert.convert_position(position, currency, price_map, date)
            if worth.currency == currency:
                total += worth.number
            else:
                unpriced[worth.currency] += worth.number
    return total, unpriced


def main():
    entries, errors, _ = loader.load_file(sys.argv[1])
    if errors:
        sys.exit("\n".join(str(error) for error in errors))
    price_map = prices.build_price_map(entries)
    rows = []
    for text in DATES:
        date = datetime.date.fromisoformat(text)
        held = balances(entries, date)
        for currency in CURRENCIES:
            total, unpriced = value(held, currency, price_map, date)
            cents = total.quantize(Decimal("0.01"), ROUND_HALF_EVEN)
            left = " ".join(f"{unpriced[code]:f} {code}" for code in sorted(unpriced))
            rows.append([text, currency, f"{cents:f}", left])
    with open(GOLDEN / "real-prices-totals.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["date", "currency", "total", "unpriced"])
        writer.writerows(rows)


if __name__ == "__main__":
    main()
