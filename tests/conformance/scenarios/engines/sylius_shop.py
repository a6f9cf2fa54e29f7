# SPDX-License-Identifier: Apache-2.0
"""The store that a Sylius feature speaks of: products, channels, shipping methods, and what the customer did before."""
import re

from engines.common import NOW, YESTERDAY, NotSayable, money
from engines.sylius_words import QUOTED, names

CURRENCIES = {"$": "USD", "£": "GBP", "€": "EUR"}
MOST_UNITS = 9999

# What the storefront decides before a pack is asked.
NOT_OF_A_PACK = [
    (r"I switch to the", "amounts exchanged into a currency of display"),
    (r"this shipping method (requires|is only available)", "which of its shipping methods a storefront proposes"),
    (r"at position \d+ with", "which of its shipping methods a storefront proposes"),
]


class Shop:
    def __init__(self, scenario):
        self.currency = scenario.get("currency", "USD")
        self.channel = "United States"
        self.products = {}
        self.parents = {}
        self.options = []
        self.selected = None
        self.fees = []        # (method, fee, whether of each unit)
        self.method = None    # what was chosen
        self.changed = {}     # quantities, last of all
        self.now = NOW
        self.segments = []
        self.orders = None
        self.uses = []        # of coupons, one entry an order
        self.parent_taxon = {}
        self.currencies = {}
        for product in scenario["products"]:
            self.products[product["name"]] = dict(product)
        for product in scenario["products"]:
            if "of" in product:
                self.parents.setdefault(product["of"], []).append(product["name"])
        for sentence in scenario.get("context", []):
            self.read(sentence)
        self.currency = self.currencies.get(self.channel, self.currency)

    def read(self, sentence):
        for pattern, reason in NOT_OF_A_PACK:
            if re.search(pattern, sentence):
                raise NotSayable(reason)
        for method in (self.read_channel, self.read_catalogue, self.read_customer):
            method(sentence)

    def read_channel(self, sentence):
        match = re.match(rf"the store operates on (?:a|another) channel named {QUOTED}(?: in {QUOTED} currency)?",
                         sentence)
        if match:
            if "another" not in sentence:
                self.channel = match[1]
            self.currencies[match[1]] = match[2] or self.currency
        match = re.match(rf'the store operates on a single channel in the "[^"]*" named {QUOTED}', sentence)
        if match:
            self.channel = match[1]
        match = re.match(rf"I change my current channel to {QUOTED}", sentence)
        if match:
            self.channel = match[1]

    def read_catalogue(self, sentence):
        match = re.match(rf"(?:this product is also|{QUOTED} variant) priced at {QUOTED} in {QUOTED} channel", sentence)
        if match:
            product = self.products[self.find(match[1])] if match[1] else list(self.products.values())[-1]
            product.setdefault("prices", {})[match[3]] = money(match[2])
        match = re.match(rf"the {QUOTED} taxon has child taxon {QUOTED}", sentence)
        if match:
            self.parent_taxon[match[2]] = match[1]
        if sentence.startswith("this product has option"):
            self.options = names(sentence)[1:]
        match = re.match(rf'I select its "[^"]*" as {QUOTED}', sentence)
        if match:
            self.selected = self.options.index(match[1])
        match = re.match(rf"the store has {QUOTED} shipping method with {QUOTED} fee( per unit)?", sentence)
        if match:
            self.fees.append((match[1], money(match[2]), match[3] is not None))

    def read_customer(self, sentence):
        match = re.match(rf"the customer belongs to group {QUOTED}", sentence)
        if match:
            self.segments.append(match[1])
        match = re.match(rf"it is {QUOTED} now", sentence)
        if match:
            self.now = match[1] + "T00:00:00Z"
        match = re.match(rf"I completed the shipping step with {QUOTED}", sentence)
        if match:
            self.method = match[1]
        match = re.match(rf"I change {QUOTED} quantity to (\d+)", sentence)
        if match:
            self.changed[match[1]] = int(match[2])
        match = re.match(r"I have already placed (\d+) orders", sentence)
        if match:
            self.orders = int(match[1])
        if "has already placed an order" in sentence:
            self.orders = (self.orders or 0) + 1
        if sentence == "I cancelled my last order":
            self.orders -= 1
        match = re.match(rf"I bought a single .* using {QUOTED} coupon|I used {QUOTED} coupon", sentence)
        if match:
            self.uses.append([match[1] or match[2], True])
        if sentence == "I cancelled this order":
            self.uses[-1][1] = False

    # ---- products ----

    def find(self, name):
        """The variant that a name shows: a product with variants shows its first, or the selected."""
        if name in self.parents:
            return self.parents[name][self.selected or 0]
        if name in self.products:
            return name
        return next(full for full in self.products if full.endswith(" / " + name))

    def variants(self, name):
        return self.parents.get(name, [name])

    def sold(self):
        return [name for name in self.products if name not in self.parents]

    def price(self, name):
        """The price promotions of the catalogue start from."""
        product = self.products[name]
        return product.get("prices", {}).get(self.channel, product.get("original", product.get("price", 0)))

    def taxons(self, name):
        product = self.products[name]
        return product.get("taxons", self.products[product["of"]].get("taxons", []) if "of" in product else [])

    def path(self, taxon):
        path = [taxon]
        while path[0] in self.parent_taxon:
            path.insert(0, self.parent_taxon[path[0]])
        return path

    def pack_product(self, name, price):
        made = {"sku": name, "title": name, "price": price}
        taxons = self.taxons(name)
        if len(taxons) > 1:
            raise NotSayable("a product in more than one category")
        if taxons:
            made["category"] = self.path(taxons[0])
        if "minimum" in self.products[name]:
            made["min_price"] = self.products[name]["minimum"]
        return made

    # ---- the cart ----

    def lines(self, checkpoint):
        return [(self.find(line.get("variant", line["product"])), self.changed.get(line["product"], line["qty"]))
                for line in checkpoint["cart"]]

    def shipping(self, checkpoint):
        """An empty cart is not shipped; without a choice, a store's first shipping method is assumed."""
        if not checkpoint["cart"]:
            return None
        if "shipping" in checkpoint:
            return {"method": checkpoint["shipping"]["method"], "price": checkpoint["shipping"]["fee"]}
        chosen = [fee for fee in self.fees if self.method in (None, fee[0])]
        if not chosen:
            return None
        method, fee, is_each = chosen[0]
        return {"method": method, "price": fee * sum(n for _, n in self.lines(checkpoint)) if is_each else fee}

    def customer(self):
        made = {"orders": [{"at": YESTERDAY, "skus": []}] * (self.orders or 0)}
        if self.segments:
            made["segments"] = self.segments
        return made
