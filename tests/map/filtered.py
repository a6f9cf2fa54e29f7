#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures of filtered pairs against SQL that knows nothing of Vitrine: the sample's own files in a database in memory.

`vitrine-cli mine --json` with each filter has to tell the same orders, the same pairs and the same measures. Environment:
VITRINE_CLI, VITRINE_SOURCE_DIR, VITRINE_DATA_DIR.
"""
import csv
import datetime
import json
import lzma
import os
import sqlite3
import subprocess
import sys
import tempfile
import zoneinfo

LOYAL = """customer IN (
  SELECT customer FROM line WHERE customer <> '' AND quantity > 0 GROUP BY customer
  HAVING count(DISTINCT name) >= 5
    AND julianday((SELECT max(day) FROM line)) - julianday(max(day)) <= 198)"""

# What is asked of the program; which lines that means; how many different products an order has.
CASES = {
    "all": ([], "1", (1, 100)),
    "period": (["--from=2025-03-01", "--to=2025-08-31"], "day BETWEEN '2025-03-01' AND '2025-08-31'", (1, 100)),
    "first-day-counts": (["--from=2025-06-01"], "day >= '2025-06-01'", (1, 100)),
    "last-day-counts": (["--to=2025-06-01"], "day <= '2025-06-01'", (1, 100)),
    "segment": (["--segment=loyal"], LOYAL, (1, 100)),
    "basket": (["--min-basket=3", "--max-basket=4"], "1", (3, 4)),
    "category": (["--category=Photo"], "1", (1, 100), ["Photo"]),
    "categories": (["--category=Photo > Cameras", "--category=Phones>Accessories"], "1", (1, 100),
                   ["Photo > Cameras", "Phones > Accessories"]),
    "everything": (["--from=2025-02-01", "--to=2025-11-30", "--segment=loyal", "--category=Photo", "--min-basket=2"],
                   LOYAL + " AND day BETWEEN '2025-02-01' AND '2025-11-30'", (2, 100), ["Photo"]),
}

QUERY = """
WITH sold AS (
  SELECT DISTINCT name, line.sku AS sku, category FROM line JOIN product USING (sku)
  WHERE quantity > 0 AND kind <> 'fee' AND {where}
), sized AS (
  SELECT name FROM sold GROUP BY name HAVING count(*) BETWEEN {least} AND {most}
), basket AS (
  SELECT name, sku FROM sold JOIN sized USING (name) WHERE {category}
), n AS (SELECT count(DISTINCT name) AS baskets FROM basket),
single AS (SELECT sku, count(*) AS orders FROM basket GROUP BY sku)
SELECT a.sku, b.sku, count(*) AS together, x.orders, y.orders, n.baskets
FROM basket AS a JOIN basket AS b ON a.name = b.name AND a.sku < b.sku
JOIN single AS x ON x.sku = a.sku JOIN single AS y ON y.sku = b.sku, n
GROUP BY a.sku, b.sku HAVING together >= {together}
"""


def cli(*words):
    run = subprocess.run([os.environ["VITRINE_CLI"], *words], check=True, capture_output=True, timeout=120)
    return run.stdout.decode()


def day_of(time):
    """The files' times are UTC, and days those of the shop."""
    moment = datetime.datetime.fromisoformat(time).replace(tzinfo=datetime.timezone.utc)
    return moment.astimezone(zoneinfo.ZoneInfo("America/New_York")).date().isoformat()


def read_sample(database):
    database.create_function("day", 1, day_of)
    folder = os.path.join(os.environ["VITRINE_DATA_DIR"], "samples", "electronics")
    database.execute("CREATE TABLE product (sku, category, kind)")
    database.execute("CREATE TABLE line (name, day, customer, sku, quantity INTEGER)")
    with open(os.path.join(folder, "catalogue.csv"), encoding="utf-8") as file:
        database.executemany("INSERT INTO product VALUES (:sku, :category, :kind)", csv.DictReader(file))
    with lzma.open(os.path.join(folder, "orders.csv.xz"), "rt", encoding="utf-8") as file:
        database.executemany("INSERT INTO line VALUES (:order, day(:time), :customer, :sku, :quantity)", csv.DictReader(file))


def query(database, where, sizes, together, categories=None):
    category = " OR ".join(f"category = '{c}' OR category LIKE '{c} > %'" for c in categories or []) or "1"
    text = QUERY.format(where=where, least=sizes[0], most=sizes[1], category=category, together=together)
    return {(a, b): rest for a, b, *rest in database.execute(text)}


def check(database, workspace, words, where, sizes, categories=None):
    mined = json.loads(cli("mine", workspace, "--json", "--limit=0", "--max-q=1", "--min-together=3", *words))
    expected = query(database, where, sizes, 3, categories)
    # The program tells pairs that are together more than by chance.
    expected = {pair: row for pair, row in expected.items() if row[0] * row[3] > row[1] * row[2]}
    assert expected, "the case is no test"
    baskets = next(iter(expected.values()))[3]
    assert mined["baskets"] == baskets, f"{mined['baskets']} baskets, and not {baskets}"
    seen = {}
    for pair in mined["pairs"]:
        ends = (pair["sku_a"], pair["sku_b"])
        if ends[0] > ends[1]:
            ends = ends[::-1]
            pair["orders_a"], pair["orders_b"] = pair["orders_b"], pair["orders_a"]
        seen[ends] = pair
    assert seen.keys() == expected.keys(), seen.keys() ^ expected.keys()
    for ends, (together, a, b, baskets) in expected.items():
        pair = seen[ends]
        assert (pair["together"], pair["orders_a"], pair["orders_b"]) == (together, a, b), ends
        assert abs(pair["support"] - together / baskets) < 1e-12, ends
        assert abs(pair["lift"] - together * baskets / (a * b)) < 1e-9 * pair["lift"], ends
        assert abs(max(pair["confidence_ab"], pair["confidence_ba"]) - together / min(a, b)) < 1e-12, ends
    return len(expected)


def main():
    database = sqlite3.connect(":memory:")
    read_sample(database)
    print(f"1..{len(CASES)}")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        workspace = os.path.join(folder, "shop.vitrine")
        cli("sample", "electronics", workspace, "--quiet")
        for number, (name, case) in enumerate(CASES.items(), 1):
            try:
                print(f"ok {number} - /map/filtered/{name} # {check(database, workspace, *case)} pairs")
            except (AssertionError, subprocess.CalledProcessError) as error:
                failed = True
                print(f"not ok {number} - /map/filtered/{name}")
                print(f"# {error} {getattr(error, 'stderr', '')}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
