# SPDX-License-Identifier: Apache-2.0
"""What the converters share.

A converter is a generator: it yields (pack, cart), is sent the Outcome, and returns a list of Comparison. It never
looks at what is expected before it has the outcome.
"""
import collections

NOW = "2026-06-15T12:00:00Z"
YESTERDAY = "2026-06-14T12:00:00Z"
TOMORROW = "2026-06-16T12:00:00Z"

Comparison = collections.namedtuple("Comparison", "what expected got")


class NotSayable(Exception):
    """What a pack cannot say, in the words of the list of such things."""


def money(text):
    """"$1,234.50" or "£12.00" in minor units."""
    whole, _, part = text.lstrip("$£€").replace(",", "").partition(".")
    return int(whole) * 100 + int((part + "00")[:2])


def pack_of(products, offers, currency="USD", minor_digits=2, **more):
    by_sku = {p["sku"]: p for p in products}
    return {"format": "vitrine-rule-pack", "version": 1, "id": "scenario", "revision": 1, "currency": currency,
            "minor_digits": minor_digits, "products": sorted(by_sku.values(), key=lambda p: p["sku"].encode()),
            "offers": offers, **more}


def product_of(sku, price, **more):
    return {"sku": sku, "title": sku, "price": price, **more}


def offer_of(kind, name, rank, **more):
    return {"id": name, "kind": kind, "name": name, "priority": rank, **more}


def off_order(name, rank, reward, start=1, **more):
    """Something off the order, from so much on: from 1, it is off every order that is worth anything."""
    return offer_of("threshold", name, rank, steps=[{"from": start, "reward": reward}], **more)


def cart_of(lines, currency="USD", **more):
    """lines: (sku, quantity) or (sku, quantity, unit_price). A line of no units is not in the cart."""
    made = [dict(zip(("sku", "quantity", "unit_price"), line)) for line in lines if line[1] > 0]
    return {"currency": currency, "now": NOW, "lines": made, **{k: v for k, v in more.items() if v}}


def both(conditions):
    """One condition of several."""
    return conditions[0] if len(conditions) == 1 else {"all": conditions}


class Outcome:
    """The result of an evaluation, in the terms that engines speak of."""

    def __init__(self, result):
        self.error = result.get("error")
        self.result = result

    def check(self):
        if self.error is not None:
            raise ValueError(f"{self.error['path']}: {self.error['message']}")

    def lines(self, sku):
        self.check()
        return [line for line in self.result["lines"] if line["sku"] == sku]

    def share(self, line):
        """What the order's discounts take off a line."""
        return -sum(part["amount"] for order in self.result["order_adjustments"] for part in order["parts"]
                    if part["line"] == line["id"])

    def net(self, sku):
        """Of all lines of a SKU, after everything."""
        return sum(line["net"] - self.share(line) for line in self.lines(sku))

    def decrease(self, sku):
        return sum(line["list"] for line in self.lines(sku)) - self.net(sku)

    def item_decrease(self, sku):
        """Before the order's discounts."""
        return sum(line["list"] - line["net"] for line in self.lines(sku))

    def decrease_by(self, sku, offers):
        """What some of the offers take off the lines of a SKU."""
        off = -sum(a["amount"] for line in self.lines(sku) for a in line["adjustments"] if a["offer"] in offers)
        ids = [line["id"] for line in self.lines(sku)]
        return off - sum(part["amount"] for order in self.result["order_adjustments"] if order["offer"] in offers
                         for part in order["parts"] if part["line"] in ids)

    def quantity(self, sku):
        return sum(line["quantity"] for line in self.lines(sku))

    def shipping_decrease(self, offers=None):
        self.check()
        return -sum(a["amount"] for a in self.result["shipping"]["adjustments"]
                    if offers is None or a["offer"] in offers)

    def total(self, name):
        self.check()
        return self.result["totals"][name]
