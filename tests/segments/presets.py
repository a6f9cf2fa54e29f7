#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the presets of the electronics sample from its files, by their definitions in
vt-segment-presets.h and nothing else, and compares with what vitrine-cli says.

Environment: VITRINE_CLI, VITRINE_DATA_DIR."""

import csv
import datetime
import json
import lzma
import math
import os
import subprocess
import sys
import tempfile
import zoneinfo
from collections import defaultdict
from fractions import Fraction

CLI = os.environ["VITRINE_CLI"]
SAMPLE = os.path.join(os.environ["VITRINE_DATA_DIR"], "samples", "electronics")
ZONE = zoneinfo.ZoneInfo("America/New_York")


def read_prices():
    with open(os.path.join(SAMPLE, "catalogue.csv"), encoding="utf-8") as file:
        return {row["sku"]: (None if row["kind"] == "fee" else Fraction(row["price"]))
                for row in csv.DictReader(file)}


def read_orders():
    """Of each order its day, customer and lines, in the order of the file."""
    orders = {}
    with lzma.open(os.path.join(SAMPLE, "orders.csv.xz"), "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            time = datetime.datetime.fromisoformat(row["time"]).replace(tzinfo=datetime.timezone.utc)
            order = orders.setdefault(row["order"], {"day": time.astimezone(ZONE).date(),
                                                     "customer": row["customer"], "lines": []})
            order["lines"].append((row["sku"], int(row["quantity"]), Fraction(row["unit_price"])))
    return list(orders.values())


class Customer:
    def __init__(self):
        self.days = []
        self.listed = 0
        self.below = 0

    def first(self):
        return min(self.days)

    def last(self):
        return max(self.days)

    def comes_back(self):
        return len(set(self.days)) > 1

    def return_days(self):
        return (sorted(set(self.days))[1] - self.first()).days

    def gap(self):
        return Fraction((self.last() - self.first()).days, len(set(self.days)) - 1)


def read_customers(orders, prices):
    customers = defaultdict(Customer)
    for order in orders:
        is_return = all(quantity < 0 for _, quantity, _ in order["lines"])
        if not order["customer"] or is_return:
            continue
        customer = customers[order["customer"]]
        customer.days.append(order["day"])
        for sku, quantity, price in order["lines"]:
            if quantity > 0 and prices[sku] is not None:
                customer.listed += quantity
                customer.below += quantity if price < prices[sku] else 0
    return customers


def quantile(values, share):
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)]


def count(customers, today):
    """Of each preset how many it holds."""
    back = [c for c in customers.values() if c.comes_back()]
    half = quantile([c.return_days() for c in back], Fraction(1, 2))
    most = quantile([c.return_days() for c in back], Fraction(9, 10))
    wait = math.ceil(quantile([c.gap() for c in back], Fraction(9, 10)))
    many = max(quantile([len(c.days) for c in back], Fraction(8, 10)), 3)
    shares = [Fraction(c.below, c.listed) for c in customers.values() if c.listed]
    bargain = max(Fraction(math.floor(quantile(shares, Fraction(3, 4)) * 100), 100), Fraction(1, 2))
    tests = {
        "new": lambda c: (today - c.first()).days <= half,
        "loyal": lambda c: len(c.days) >= many and (today - c.last()).days <= wait,
        "lapsing": lambda c: (len(c.days) >= 3 and c.comes_back()
                              and (today - c.last()).days > 2 * c.gap()),
        "one-time": lambda c: len(c.days) == 1 and (today - c.first()).days > most,
        "bargain": lambda c: c.listed > 0 and Fraction(c.below, c.listed) >= bargain,
    }
    return {key: sum(test(c) for c in customers.values()) for key, test in tests.items()}


def ask_cli():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "shop.vitrine")
        subprocess.run([CLI, "sample", "electronics", path, "--quiet"], check=True,
                       stdout=subprocess.DEVNULL)
        said = subprocess.run([CLI, "segments", "presets", path, "--json"], check=True,
                              stdout=subprocess.PIPE)
    return {p["key"]: p["figures"]["customers"] for p in json.loads(said.stdout)["presets"]}


def main():
    orders = read_orders()
    customers = read_customers(orders, read_prices())
    counted = count(customers, max(order["day"] for order in orders))
    said = ask_cli()
    print("1..%d" % len(counted))
    failed = 0
    for number, (key, n) in enumerate(counted.items(), 1):
        fine = said.get(key) == n
        failed += not fine
        print("%s %d %s # counted %d, said %s" % ("ok" if fine else "not ok", number, key, n,
                                                  said.get(key)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
