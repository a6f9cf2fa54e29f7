# SPDX-License-Identifier: Apache-2.0
"""The tax that Sylius adds to what an evaluation leaves.

A pack knows nothing of it: it is worked out here, from what each line and the shipping come to, so that totals with tax
can be compared.
"""
import re
from fractions import Fraction

from engines.sylius_words import QUOTED


def half_up(value):
    return int(value + Fraction(1, 2))


class Tax:
    def __init__(self, scenario):
        self.rates = {}      # category: (rate, is included, is decimal)
        self.shipping = None
        self.by_unit = False
        named = {}
        for sentence in scenario.get("context", []):
            match = re.match(rf"the store has (included in price )?{QUOTED} tax rate of (\d+)% for {QUOTED}", sentence)
            if match:
                named[match[2]] = match[4]
                self.rates[match[4]] = (Fraction(int(match[3]), 100), match[1] is not None, False)
            match = re.match(rf"the {QUOTED} tax rate has decimal calculator", sentence)
            if match:
                self.rates[named[match[1]]] = (*self.rates[named[match[1]]][:2], True)
            match = re.match(rf"shipping method {QUOTED} belongs to {QUOTED} tax category", sentence)
            if match:
                self.shipping = match[2]
            if "Order item units based" in sentence:
                self.by_unit = True

    @property
    def applies(self):
        return bool(self.rates)

    def of(self, category, amounts):
        """(included, added) of amounts that are taxed each by itself; a decimal rate is rounded once."""
        if category not in self.rates:
            return 0, 0
        rate, is_included, is_decimal = self.rates[category]
        exact = [amount * (rate / (1 + rate) if is_included else rate) for amount in amounts]
        tax = half_up(sum(exact)) if is_decimal else sum(map(half_up, exact))
        return (tax, 0) if is_included else (0, tax)

    def all(self, shop, outcome):
        parts = []
        for line in outcome.result["lines"]:
            net = line["net"] - outcome.share(line)
            amounts = even(net, line["quantity"]) if self.by_unit else [net]
            parts.append(self.of(shop.products[line["sku"]].get("tax"), amounts))
        parts.append(self.of(self.shipping, [outcome.total("shipping")]))
        return sum(p[0] for p in parts), sum(p[1] for p in parts)


def even(amount, n):
    """Over n units, the odd minor units to the first: IntegerDistributor."""
    return [amount // n + (i < amount % n) for i in range(n)]
