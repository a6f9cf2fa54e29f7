#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""All measures of all pairs of a grocer's month, counted with SQL and worked out with Python's own mathematics.

The shop is as large as the Groceries data that association mining is usually shown on (Hahsler, Hornik and Reutterer, 2006,
"Implications of Probabilistic Data Modeling for Mining Association Rules": 9,835 baskets of 169 articles, 4.4 on average),
made up here with a fixed seed. What `vitrine-cli mine` and `map` say of its pairs has to agree.
Environment: VITRINE_CLI, VITRINE_DATA_DIR.
"""
import csv
import json
import math
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from fractions import Fraction

N_BASKETS = 9835
N_ARTICLES = 169
# Two-sided, 95 %.
Z = 1.959963984540054


def cli(*words):
    run = subprocess.run([os.environ["VITRINE_CLI"], *words], check=True, capture_output=True, timeout=300)
    return run.stdout.decode()


def make_baskets():
    """Popularity falls as in shops; every article has a friend that it brings along one time in four."""
    chance = random.Random(1993)
    articles = range(N_ARTICLES)
    weights = [1 / (rank + 3) for rank in articles]
    friends = [chance.randrange(N_ARTICLES) for _ in articles]
    for _ in range(N_BASKETS):
        size = 1 + min(int(chance.expovariate(1 / 2.9)), 31)
        basket = set(chance.choices(articles, weights, k=size))
        basket |= {friends[article] for article in sorted(basket) if chance.random() < 0.25}
        yield sorted(basket)


def write_orders(path, database):
    database.execute("CREATE TABLE line (basket INTEGER, item TEXT)")
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["order", "time", "customer", "sku", "quantity", "price"])
        for number, basket in enumerate(make_baskets()):
            for article in basket:
                sku = f"G{article:03}"
                writer.writerow([number + 1, f"2024-05-{1 + number % 30:02}T12:00:00Z", f"C{number}", sku, 1, "1.00"])
                database.execute("INSERT INTO line VALUES (?, ?)", (number, sku))


def count(database):
    """(a, b) → baskets with both, and item → baskets with it, by SQL alone."""
    together = database.execute("""
        SELECT a.item, b.item, count(*) FROM line a JOIN line b ON a.basket = b.basket AND a.item < b.item
        GROUP BY a.item, b.item""")
    return {(a, b): n for a, b, n in together}, dict(
        database.execute("SELECT item, count(DISTINCT basket) FROM line GROUP BY item"))


def log_p(n, n_a, n_b, n_both):
    """The upper tail of the hypergeometric distribution in exact integers; only the logarithm rounds."""
    ways = term = math.comb(n_b, n_both) * math.comb(n - n_b, n_a - n_both)
    for k in range(n_both, min(n_a, n_b)):
        # Exact: neighbours of the distribution differ by this ratio of integers.
        term = term * (n_b - k) * (n_a - k) // ((k + 1) * (n - n_b - n_a + k + 1))
        ways += term
    return log_of(ways) - log_of(math.comb(n, n_a))


def log_of(whole):
    """Of an integer of any size."""
    shift = max(whole.bit_length() - 1000, 0)
    return math.log(whole >> shift) + shift * math.log(2)


def adjust(logs):
    """Benjamini and Hochberg (1995): q of the i-th smallest p is the least p_j · n / j over all j from i on."""
    q, least = {}, 1.0
    ranked = sorted(logs, key=logs.get)
    for rank in range(len(ranked), 0, -1):
        least = min(least, math.exp(logs[ranked[rank - 1]]) * len(ranked) / rank)
        q[ranked[rank - 1]] = least
    return q


def measures(n, n_a, n_b, n_both):
    """Exact fractions up to the last step."""
    a, b, both = Fraction(n_a, n), Fraction(n_b, n), Fraction(n_both, n)
    lift = both / (a * b)
    # The delta method on the logarithm of the lift.
    spread = Z * math.sqrt(Fraction(1, n_both) - Fraction(1, n_a) - Fraction(1, n_b) + (2 * lift - 1) / n)
    return {
        "support": both,
        "confidence_ab": both / a,
        "confidence_ba": both / b,
        "lift": lift,
        "lift_low": float(lift) * math.exp(-spread),
        "lift_high": float(lift) * math.exp(spread),
        "leverage": both - a * b,
        "conviction_ab": a * (1 - b) / (a - both) if a > both else math.inf,
        "conviction_ba": b * (1 - a) / (b - both) if b > both else math.inf,
        "cosine": float(both) / math.sqrt(a * b),
        "jaccard": both / (a + b - both),
        "kulczynski": (both / a + both / b) / 2,
        "imbalance": abs(a - b) / (a + b - both),
        "chi_squared": n * (both - a * b) ** 2 / (a * (1 - a) * b * (1 - b)),
    }


def same(told, expected, tolerance=1e-11):
    told = math.inf if told in (None, "") else float(told)
    return told == expected or math.isclose(told, float(expected), rel_tol=tolerance, abs_tol=1e-13)


class Judge:
    def __init__(self, together, counts):
        self.counts = counts
        self.together = together
        self.logs = {pair: log_p(N_BASKETS, counts[pair[0]], counts[pair[1]], n) for pair, n in together.items()}
        self.q = adjust(self.logs)

    def pair(self, told, a, b, names):
        """The first figure of a pair that is wrong; None if none is. @names: ours → where it stands in @told."""
        pair = (min(a, b), max(a, b))
        if int(told["together"]) != self.together[pair]:
            return f"{pair}: together {told['together']} for {self.together[pair]}"
        expected = measures(N_BASKETS, self.counts[a], self.counts[b], self.together[pair])
        expected |= {"log10_p": self.logs[pair] / math.log(10), "q": self.q[pair]}
        for name, place in names.items():
            if not same(told[place], expected[name], 1e-9 if name in ("log10_p", "q") else 1e-11):
                return f"{pair}: {name} {told[place]} for {float(expected[name])}"
        return None


def judge_mine(judge, shop):
    mined = json.loads(cli("mine", shop, "--json", "--limit=0", "--min-together=1", "--max-q=1"))
    names = ["support", "confidence_ab", "confidence_ba", "lift", "leverage", "conviction_ab", "conviction_ba", "cosine",
             "jaccard", "log10_p", "q"]
    if mined["baskets"] != N_BASKETS or mined["pairs_counted"] != len(judge.together):
        return f"{mined['baskets']} baskets, {mined['pairs_counted']} pairs for {len(judge.together)}"
    # Those together less often than by chance are not listed.
    counts, together = judge.counts, judge.together
    listed = sum(n * N_BASKETS >= counts[a] * counts[b] for (a, b), n in together.items())
    if len(mined["pairs"]) != listed:
        return f"{len(mined['pairs'])} pairs listed for {listed}"
    problems = (judge.pair(pair, pair["sku_a"], pair["sku_b"], {name: name for name in names}) for pair in mined["pairs"])
    return next(filter(None, problems), None)


def judge_map(judge, shop, folder):
    path = os.path.join(folder, "map.csv")
    cli("map", shop, "--output=" + path, "--links=20000", "--min-together=1", "--max-q=1", "--min-lift=1")
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {name: name for name in ["lift_low", "lift_high", "kulczynski", "imbalance", "chi_squared", "q", "log10_p"]}
    names |= {"conviction_ab": "conviction_from", "conviction_ba": "conviction_to"}
    if len(rows) < N_ARTICLES:
        return f"only {len(rows)} links"
    return next(filter(None, (judge.pair(row, row["Source"], row["Target"], names) for row in rows)), None)


def main():
    print("1..2")
    with tempfile.TemporaryDirectory() as folder:
        orders, shop = os.path.join(folder, "orders.csv"), os.path.join(folder, "shop.vitrine")
        database = sqlite3.connect(":memory:")
        write_orders(orders, database)
        cli("new", shop, "--name=Groceries", "--currency=EUR", "--quiet")
        cli("import", shop, orders, "--kind=orders", "--quiet")
        judge = Judge(*count(database))
        problems = [judge_mine(judge, shop), judge_map(judge, shop, folder)]
    for number, (name, problem) in enumerate(zip(["mine", "map"], problems), 1):
        print(f"{'not ok' if problem else 'ok'} {number} {name}: {problem or f'{len(judge.together)} pairs'}")
    return any(problems)


if __name__ == "__main__":
    sys.exit(main())
