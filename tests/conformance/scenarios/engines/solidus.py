# SPDX-License-Identifier: Apache-2.0
"""Solidus: what is left over goes to the last line; percentages are of each line."""
import re

from engines.common import Comparison, NotSayable, cart_of, off_order, offer_of, pack_of, product_of

# Half up, and the odd minor units to the last lines: DistributedAmountsHandler, Money#round.
ROUNDING = {"mode": "half_up", "per": "line", "remainder": "last"}
LAST = 2 ** 53 - 1


def minor(text, digits):
    whole, _, part = text.partition(".")
    return int(whole + (part + "00")[:digits])


def ranges(first, tiers):
    """(from, to, value) of what holds below the first tier and from each on."""
    starts = [0] + [start for start, _ in tiers]
    ends = [start - 1 for start, _ in tiers] + [LAST]
    return list(zip(starts, ends, [first] + [value for _, value in tiers]))


def fixed_spread(words, products, digits):
    match = re.match(r"([\d.]+) off the order, spread over lines", words)
    return match and [off_order("promotion", 0, {"amount": minor(match[1], digits)})]


def tiered_percent(words, products, digits):
    match = re.match(r"percentage of each line by order item total: (\d+) % below [\d.]+((?:, \d+ % from [\d.]+)+)",
                     words)
    if not match:
        return None
    currency = re.search(r"only for orders in ([A-Z]{3})", words)
    if currency and currency[1] != "USD":
        return []  # It is in another currency's pack.
    tiers = [(minor(start, digits), percent) for percent, start in re.findall(r"(\d+) % from ([\d.]+)", match[2])]
    return [offer_of("markdown", f"{percent} percent", 0, reward={"percent": percent},
                     when={"subtotal": {"from": start, "to": end}})
            for start, end, percent in ranges(match[1], tiers)]


def tiered_amount(words, products, digits):
    match = re.match(r"fixed amount off a line by line amount: ([\d.]+) below [\d.]+((?:, [\d.]+ from [\d.]+)+)", words)
    if not match:
        return None
    steps = [{"from": 1, "reward": {"amount": minor(match[1], digits)}}]
    steps += [{"from": minor(start, digits), "reward": {"amount": minor(amount, digits)}}
              for amount, start in re.findall(r"([\d.]+) from ([\d.]+)", match[2])]
    return [offer_of("threshold", f"off {sku}", 0, select={"skus": [sku]}, steps=steps) for sku in products]


def tiered_by_quantity(words, products, digits):
    match = re.match(r"on (\w+): (\d+) %, and (\d+) % once the order has (\d+) or more \1 items; (\w+) \(\w+\) is not",
                     words)
    if not match:
        return None
    select = {"skus": [sku for sku in products if sku != match[5]]}
    return [offer_of("markdown", f"{percent} percent", 0, reward={"percent": percent}, select=select,
                     when={"quantity": {"from": start, "to": end, "select": select}})
            for start, end, percent in ranges(match[2], [(int(match[4]), match[3])])]


def groups(words, products, digits):
    match = re.match(r"(?:([\d.]+)|(\d+) %) off (?:per|each) item for every full group of (\d+) items", words)
    if not match:
        return None
    reward = {"amount": minor(match[1], digits)} if match[1] else {"percent": match[2]}
    return [offer_of("volume", "groups", 0, buy=0, get=int(match[3]), claim="first", reward=reward)]


RULES = [fixed_spread, tiered_percent, tiered_amount, tiered_by_quantity, groups]


def offers_of(words, products, digits):
    for rule in RULES:
        offers = rule(words, products, digits)
        if offers is not None:
            return offers
    raise NotSayable(f"no rule for: {words}")


def play(scenario):
    compared = []
    digits = 0 if scenario["currency"] == "JPY" else 2
    for checkpoint in scenario["checkpoints"]:
        products = [product_of(line["product"], line["price"]) for line in checkpoint["cart"]]
        skus = [p["sku"] for p in products]
        offers = [offer for words in scenario["promotions"] for offer in offers_of(words, skus, digits)]
        outcome = yield (pack_of(products, offers, scenario["currency"], digits, rounding=ROUNDING),
                         cart_of([(line["product"], line["qty"]) for line in checkpoint["cart"]], scenario["currency"]))
        for expected in checkpoint["expected"]:
            sku = expected["product"]
            compared.append(Comparison(f"off {sku}", expected["line_decrease"], outcome.decrease(sku)))
    return compared
