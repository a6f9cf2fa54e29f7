# SPDX-License-Identifier: Apache-2.0
"""What is put before the shopper next: suggestions, guards, price changes, order."""
from fractions import Fraction

from plain.arithmetic import rank

MAX_TRIALS = 48
LATER = ("remind", "pay_later")


class Prompting:
    def may_suggest(self, offer):
        """Whatever it lacks, it is not a condition or coupon that the shopper does not meet."""
        placements = offer.get("placements", [self.cart["placement"]])
        closed = self.closed(offer)
        coupons = offer.get("coupons", [offer["coupon"]] if "coupon" in offer else [])
        return (self.cart["placement"] in placements and closed is None
                and (not coupons or bool(set(coupons) & set(self.cart.get("coupons", []))))
                and ("when" not in offer or self.holds(offer["when"])))

    def prompt(self, result):
        """Adds the prompts to a result, and what they mean for its verdicts."""
        if "placement" not in self.cart:
            return result
        self.held, suggestions = [], []
        for offer in sorted(self.pack["offers"], key=lambda o: rank((o, None))):
            if self.may_suggest(offer):
                suggestions += [dict(s, offer=offer) for s in self.suggest(offer)]
        self.n_trials, candidates = 0, []
        for place, suggestion in enumerate(suggestions):
            candidate = self.consider(suggestion, result)
            if candidate is not None:
                candidates.append(dict(candidate, place=place))
        candidates.sort(key=lambda c: (-c["worth"], c["offer"]["id"].encode(), c["place"]))
        self.show(candidates, result)
        self.rejudge(result)
        return result

    def hold(self, offer, sku, guard):
        self.held.append((offer["id"], sku, guard))

    def evidence_of(self, suggestion):
        return suggestion.get("evidence") or suggestion["offer"].get("evidence") or {}

    def guard_of(self, suggestion):
        """What holds a suggestion back whatever it costs: (guard, sku) or None."""
        rules, offer = self.pack.get("prompts", {}), suggestion["offer"]
        declined = self.cart.get("declined", [])
        first = suggestion["items"][0][0] if suggestion["items"] else None
        if offer["id"] in declined:
            return "declined", first
        evidence = self.evidence_of(suggestion)
        if ("support" in evidence and evidence["support"] < rules.get("min_support", 0)
                or "lift" in evidence and Fraction(evidence["lift"]) < Fraction(rules.get("min_lift", "0"))
                or "q" in evidence and "max_q" in rules and Fraction(evidence["q"]) > Fraction(rules["max_q"])):
            return "evidence", first
        owned = [sku for order in self.cart.get("customer", {}).get("orders", []) for sku in order.get("skus", [])]
        for sku, quantity in suggestion["items"]:
            if suggestion["action"] == "replace":
                quantity = self.lines[suggestion["line"]]["quantity"]
            stock = self.products[sku].get("stock")
            there = sum(line["quantity"] for line in self.lines if line["sku"] == sku)
            if sku in declined:
                return "declined", sku
            if stock is not None and stock - there < quantity:
                return "stock", sku
            if not suggestion.get("again") and sku in owned:
                return "owned", sku
        return None

    def price_guard_of(self, suggestion, change, totals):
        rules, goods = self.pack.get("prompts", {}), totals["due"] - totals["shipping"]
        budget = self.cart.get("budget")
        if suggestion.get("relief"):
            over = budget is not None and totals["due"] > budget
            anyone = suggestion["action"] == "pay_later" and budget is None
            return None if over or anyone or self.cart.get("declined") else "no_need"
        if change <= 0:
            return None
        if budget is not None and totals["due"] + change > budget:
            return "budget"
        segments = self.cart.get("customer", {}).get("segments", [])
        shares = [Fraction(s) for name, s in rules.get("segments", {}).items() if name in segments]
        share = min(shares) if shares else Fraction(rules["max_share"]) if "max_share" in rules else None
        if share is not None and goods > 0 and change > goods * share // 100:
            return "share"
        return None

    def changed(self, suggestion):
        """The cart, had the shopper accepted."""
        cart = dict(self.cart, lines=[dict(line) for line in self.cart["lines"]])
        if suggestion["action"] == "add":
            cart["lines"] += [{"sku": sku, "quantity": n} for sku, n in suggestion["items"]]
        if suggestion["action"] == "spend":
            cart["lines"].append({"sku": "", "quantity": 1, "unit_price": suggestion["amount"]})
        if suggestion["action"] == "subscribe":
            cart["lines"][suggestion["line"]]["subscription"] = {"delivery": 1}
        if suggestion["action"] == "replace":
            line = cart["lines"][suggestion["line"]]
            for key in ("unit_price", "attributes", "weight"):
                line.pop(key, None)
            line.update(instead_of=suggestion.get("instead_of", line["sku"]), sku=suggestion["items"][0][0])
        return cart

    def consider(self, suggestion, result):
        held = self.guard_of(suggestion)
        if held is not None:
            return self.hold(suggestion["offer"], held[1], held[0])
        first = suggestion["items"][0][0] if suggestion["items"] else None
        if self.n_trials == MAX_TRIALS:
            return self.hold(suggestion["offer"], first, "limit")
        before, margin = result["totals"], None
        if suggestion["action"] in LATER:
            change = suggestion.get("instalments", {}).get("fee", 0)
        else:
            self.n_trials += 1
            after = type(self)(self.pack, self.changed(suggestion)).decide()["totals"]
            change = after["due"] - before["due"]
            if "margin" in before and "margin" in after:
                margin = after["margin"] - before["margin"]
        guard = self.price_guard_of(suggestion, change, before)
        if guard is not None:
            return self.hold(suggestion["offer"], first, guard)
        acceptance = Fraction(self.evidence_of(suggestion).get("confidence", Fraction(
            self.pack.get("prompts", {}).get("acceptance", "1")) / 100))
        return dict(suggestion, change=change, margin=margin, worth=acceptance * (margin or 0))

    def text(self, texts):
        """In the shopper's locale, or a wider one, or in no language."""
        parts = self.cart.get("locale", "").split("-")
        for n in range(len(parts), 0, -1):
            if "-".join(parts[:n]) in texts:
                return texts["-".join(parts[:n])]
        return texts.get("und")

    def written(self, candidate, result):
        offer, replaces = candidate["offer"], candidate["action"] == "replace"
        prompt = {"offer": offer["id"], "action": candidate["action"], "change": candidate["change"],
                  "items": [{"sku": sku, "quantity": self.lines[candidate["line"]]["quantity"] if replaces else n}
                            for sku, n in candidate["items"]]}
        if replaces:
            prompt["instead_of"] = candidate.get("instead_of", self.lines[candidate["line"]]["sku"])
        if "line" in candidate:
            prompt["line"] = self.lines[candidate["line"]]["id"]
        if candidate["action"] == "spend":
            prompt["amount"] = candidate["amount"]
        if candidate["margin"] is not None:
            prompt["margin_change"] = candidate["margin"]
        if candidate.get("coupon"):
            prompt["coupon"] = candidate["coupon"]
        if candidate["action"] == "pay_later":
            plan = candidate["instalments"]
            whole, odd = divmod(result["totals"]["due"] + plan.get("fee", 0), plan["n"])
            prompt["payments"] = [{"days": plan.get("first_days", 0) + i * plan["every_days"], "amount": whole + (i < odd)}
                                  for i in range(plan["n"])]
        for key in ("message", "reason"):
            text = self.text(candidate.get(key) or offer.get(key, {}))
            if text is not None:
                prompt[key] = text
        return prompt

    def show(self, candidates, result):
        most = self.pack.get("prompts", {}).get("max", 10)
        for candidate in candidates:
            offer = candidate["offer"]
            shown = sum(p["offer"] == offer["id"] for p in result["prompts"])
            if len(result["prompts"]) == most or self.show_of(offer) is not None and shown == self.show_of(offer):
                self.hold(offer, candidate["items"][0][0] if candidate["items"] else None, "show")
            else:
                result["prompts"].append(self.written(candidate, result))

    def rejudge(self, result):
        for verdict in result["explain"]:
            holds = [dict({"guard": guard}, **({"sku": sku} if sku is not None else {}))
                     for offer, sku, guard in self.held if offer == verdict["offer"]]
            if holds:
                verdict["holds"] = holds
            if verdict["verdict"] not in ("not_met", "no_benefit"):
                continue
            if any(p["offer"] == verdict["offer"] for p in result["prompts"]):
                verdict["verdict"] = "prompted"
            elif holds:
                verdict.update(verdict="suppressed", guard=holds[0]["guard"])
