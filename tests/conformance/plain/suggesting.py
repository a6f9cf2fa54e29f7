# SPDX-License-Identifier: Apache-2.0
"""What each kind of offer would put before the shopper."""


class Suggesting:
    @staticmethod
    def show_of(offer):
        """How many prompts of the offer are shown at once; None: no limit."""
        return offer.get("show", 3) if offer["kind"] == "cross_sell" else None

    def suggest(self, offer):
        kind = getattr(self, "suggest_" + offer["kind"], None)
        return kind(offer) if kind else []

    @staticmethod
    def adding(*items, again=False):
        return [{"action": "add", "items": list(items), "again": again}]

    def count(self, sku):
        return sum(self.lines[i]["quantity"] for i in self.lines_of(sku))

    def would_select(self, offer, sku):
        """Whether an offer would speak of a product that is put into the cart at the pack's price."""
        product = self.products[sku]
        return self.selects(offer.get("select"), {"sku": sku, "product": product, "price": product["price"]})

    def suggest_add_on(self, offer):
        """Each option that is not there, of groups in which there is room, if the base is."""
        if not self.base(offer):
            return []
        found = []
        for group in offer["groups"]:
            open_options = [o["sku"] for o in group["options"] if not self.lines_of(o["sku"])]
            if len(group["options"]) - len(open_options) < group.get("max", len(group["options"])):
                found += [self.adding((sku, 1), again=True)[0] for sku in open_options]
        return found

    def suggest_bundle(self, offer):
        """All that is lacking, once the primary component is there, or any if none is primary."""
        primary = [c for c in offer["components"] if c.get("primary")] or offer["components"]
        if not any(self.lines_of(c["sku"]) for c in primary):
            return []
        lacking = [(c["sku"], c["quantity"] - self.count(c["sku"])) for c in offer["components"]
                   if self.count(c["sku"]) < c["quantity"]]
        return self.adding(*lacking) if lacking else []

    def suggest_mix_and_match(self, offer):
        """All that is lacking, once a slot has something, if one SKU alone is known for each slot that lacks some."""
        lacking, before = [], [{}]
        for (where, n), slot in zip(self.slots(offer), offer["slots"]):
            n -= sum(self.lines[i]["quantity"] for i in where)
            need = self.need_of(slot)
            if n > 0:
                known = need and need not in before and {} not in before[1:] and need["sku"] in self.products
                lacking.append((need["sku"], n) if known else None)
            before.append(need)
        if not any(where for where, _ in self.slots(offer)) or not lacking or None in lacking:
            return []
        return self.adding(*lacking)

    def suggest_subscription(self, offer):
        return [{"action": "subscribe", "items": [], "line": i, "again": True} for i in self.selected(offer)
                if self.lines[i]["delivery"] is None]

    def suggest_threshold(self, offer):
        """What the next step lacks: filled by one product, by units of the only one, or by anything."""
        if not self.selected(offer):
            return []
        measure = offer.get("measure", "subtotal")
        measured = self.measure_after(offer, self.outcomes)
        lacking = [s["from"] - measured for s in offer["steps"] if s["from"] > measured]
        if not lacking:
            return []
        if "fill" in offer:
            fits = [sku for sku in offer["fill"] if self.products[sku]["price"] >= lacking[0] and self.would_select(offer, sku)]
            return self.adding((min(fits, key=lambda sku: self.products[sku]["price"]), 1), again=True) if fits else []
        if measure in ("weight", "left"):
            return []
        if measure == "quantity":
            sku = self.need_of(offer).get("sku")
            return self.adding((sku, lacking[0]), again=True) if sku in self.products else []
        return [] if "select" in offer else [{"action": "spend", "items": [], "amount": lacking[0]}]

    def suggest_volume(self, offer):
        """So many more as lead on: of the cheapest product that is there."""
        units = sum(self.lines[i]["quantity"] for i in self.rewarded(offer))
        per_cart = offer.get("limits", {}).get("per_cart", 10 ** 9)
        if "breaks" in offer:
            to_come = [b["from"] for b in offer["breaks"] if b["from"] > units]
            lacking = to_come[0] - units if to_come and to_come[0] <= per_cart and to_come[0] - units <= units else 0
        elif "buy_select" in offer:
            times = units // offer["get"]
            earned = sum(self.lines[i]["quantity"] for i in self.lines_bought(offer)) // offer["buy"]
            lacking = (times + 1) * offer["get"] - units if times < self.times_left(offer, earned) else 0
        else:
            times, begun = divmod(units, offer["buy"] + offer["get"])
            is_open = begun >= max(1, offer["buy"]) and times < self.times_left(offer, 10 ** 9)
            lacking = offer["buy"] + offer["get"] - begun if is_open else 0
        there = [self.lines[i]["sku"] for i in self.rewarded(offer)]
        there = [sku for sku in there if sku in self.products and self.would_select(offer, sku)
                 and not self.would_buy(offer, sku)]
        if "buy_select" in offer and self.need_of_rewarded(offer):
            there = [self.need_of_rewarded(offer)["sku"]]
        if not lacking or not there:
            return []
        return self.adding((min(there, key=lambda sku: self.products[sku]["price"]), lacking), again=True)
