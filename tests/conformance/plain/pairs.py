# SPDX-License-Identifier: Apache-2.0
"""Offers that speak of one product because of another: protection, tiers, downsells, cross-sells, follow-ups."""
import datetime
import itertools
from fractions import Fraction

from plain.arithmetic import instant, round_share

LATEST = 1000


def agree(one, other, keys):
    return all(k in one and k in other and one[k] == other[k] for k in keys)


class Pairs:
    kinds_of_pairs = ("protection", "tier_ladder", "downsell", "cross_sell", "follow_up")

    def bought(self):
        """The latest units of the orders up to now, the earlier ones first: (instant, order, SKU)."""
        orders = self.cart.get("customer", {}).get("orders", [])
        if "now" not in self.cart:
            return []
        past = [(instant(o["at"]), n, sku) for n, o in enumerate(orders) for sku in o.get("skus", [])
                if instant(o["at"]) <= instant(self.cart["now"])]
        return sorted(past, key=lambda unit: unit[:2])[-LATEST:]

    def line_of_product(self, sku):
        """A SKU in no cart, as if it were a line."""
        product = self.products.get(sku, {})
        return {"sku": sku, "price": product.get("price"), "product": product,
                "attributes": product.get("attributes", {})}

    def only_sku(self, selector):
        return self.need_of({"select": selector}).get("sku")

    # ---- what is lacking

    def pair_needs(self, offer):
        return getattr(self, "needs_of_" + offer["kind"])(offer) if offer["kind"] in self.kinds_of_pairs else []

    # ---- the ways of claiming

    def pair_lines(self, offer):
        """Per line that it can claim units of: how many at most."""
        return getattr(self, "lines_of_" + offer["kind"])(offer)

    def pair_ways(self, offer):
        limits = self.pair_lines(offer)
        most = self.times_left(offer, sum(limits.values()))
        found, guard, worst, refused = [], None, (0, 0), False
        for numbers in itertools.product(*[range(n + 1) for n in limits.values()]):
            units = {i: n for i, n in zip(limits, numbers) if n > 0}
            if not 0 < sum(numbers) <= most:
                continue
            amounts = getattr(self, "price_of_" + offer["kind"])(offer, units)
            if amounts is None:
                continue
            if self.over_budget(offer, sum(a for a, _ in amounts.values())):
                refused = True
                continue
            if sum(a for a, _ in amounts.values()) > 0:
                kept = self.within_budget(offer, amounts)
                found.append((sum(a for a, _ in kept.values()), sum(numbers), units, kept))
            for i, (_, cut) in amounts.items():
                keeper = self.floor(offer, self.lines[i])[1]
                if keeper is not None and cut > 0 and (cut, -i) > worst:
                    worst, guard = (cut, -i), keeper
        return found, "budget" if refused and not found else guard

    def price_each(self, offer, units):
        """The offer's reward off each unit."""
        reward, result = offer["reward"], {}
        for i, n in units.items():
            price = self.lines[i]["price"]
            if "amount" in reward:
                off = n * reward["amount"]
            elif "fixed" in reward:
                off = n * max(0, price - reward["fixed"])
            elif self.per == "unit":
                off = n * round_share(Fraction(reward["percent"]) / 100 * price, self.mode)
            else:
                off = round_share(Fraction(reward["percent"]) / 100 * price * n, self.mode)
            room = n * (price - self.floor(offer, self.lines[i])[0])
            result[i] = (min(off, room), max(0, off - room))
        return result

    # ---- protection

    @staticmethod
    def plan_is_for(plan, price):
        band = plan.get("price", {})
        return band.get("from", 0) <= price <= band.get("to", price)

    def covered(self, offer):
        """Prices of the units that a plan could be for, the dearest first."""
        plans = offer["plans"]
        skus = {p["sku"] for p in plans}

        def fits(price):
            return any(self.plan_is_for(p, price) for p in plans)

        prices = [line["price"] for line in self.lines
                  if line["sku"] not in skus and self.selects(offer.get("select"), line) and fits(line["price"])
                  for _ in range(line["quantity"])]
        days, past = offer.get("window_days", 0), []
        if days > 0 and "now" in self.cart:
            since = instant(self.cart["now"]) - datetime.timedelta(days=days)
            for _, order in itertools.groupby([u for u in self.bought() if u[0] > since], key=lambda u: u[1]):
                order = [sku for _, _, sku in order]
                past += [self.products[s]["price"] for s in order if s in self.products and s not in skus
                         and self.selects_sku(offer.get("select"), s) and fits(self.products[s]["price"])]
                for sku in order:
                    for plan in [p for p in plans if p["sku"] == sku]:
                        fitting = [price for price in past if self.plan_is_for(plan, price)]
                        if fitting:
                            past.remove(max(fitting))
                            break
        return sorted(prices + past, reverse=True)

    def matched(self, offer, units):
        """Which plan each unit is, and of what: (line, plan, covered price); and the units left over."""
        free, left, pairs = self.covered(offer), dict(units), []
        for plan in offer["plans"]:
            for price in [p for p in free if self.plan_is_for(plan, p)]:
                with_units = [i for i in left if left[i] > 0 and self.lines[i]["sku"] == plan["sku"]]
                if not with_units:
                    break
                i = max(with_units, key=lambda i: (self.lines[i]["price"], -i))
                left[i] -= 1
                free.remove(price)
                pairs.append((i, plan, price))
        return pairs, free, sum(left.values())

    def lines_of_protection(self, offer):
        covered, result = self.covered(offer), {}
        for i, line in enumerate(self.lines):
            plans = [p for p in offer["plans"] if p["sku"] == line["sku"]]
            n = sum(any(self.plan_is_for(p, price) for p in plans) for price in covered)
            if n > 0:
                result[i] = min(n, line["quantity"])
        return result

    def price_of_protection(self, offer, units):
        pairs, _, n_left = self.matched(offer, units)
        if n_left > 0:
            return None
        result = {i: (0, 0) for i in units}
        for i, plan, price in pairs:
            cost = plan["fixed"] if "fixed" in plan else round_share(Fraction(plan["percent"]) / 100 * price, self.mode)
            if "percent" in plan:
                cost = min(max(cost, plan.get("min", 0)), plan.get("max", max(cost, plan.get("min", 0))))
            off = max(0, self.lines[i]["price"] - cost)
            room = self.lines[i]["price"] - self.floor(offer, self.lines[i])[0]
            result[i] = (result[i][0] + min(off, room), result[i][1] + max(0, off - room))
        return result

    def needs_of_protection(self, offer):
        plans, covered = offer["plans"], self.covered(offer)
        if covered:
            if self.lines_of_protection(offer):
                return []
            first = next(p for p in plans if any(self.plan_is_for(p, price) for price in covered))
            return [{"sku": first["sku"], "quantity": 1}]
        sku = self.only_sku(offer.get("select"))
        fitting = plans
        if sku in self.products and sku not in {p["sku"] for p in plans}:
            fitting = [p for p in plans if self.plan_is_for(p, self.products[sku]["price"])]
        else:
            sku = None
        if not fitting:
            sku, fitting = None, plans
        needs = [{"sku": sku, "quantity": 1} if sku else {"quantity": 1}]
        if not any(self.count(p["sku"]) for p in fitting):
            needs.append({"sku": fitting[0]["sku"], "quantity": 1})
        return needs

    def suggest_protection(self, offer):
        """Each plan for the units that have none."""
        _, free, _ = self.matched(offer, {i: line["quantity"] for i, line in enumerate(self.lines)})
        counts = [(p["sku"], sum(self.plan_is_for(p, price) for price in free)) for p in offer["plans"]]
        return [{"action": "add", "items": [(sku, n)], "again": True} for sku, n in counts if n > 0]

    # ---- tiers

    def upgrade(self, offer, line):
        """What is taken off a unit of a line that has taken the place of a lower tier; None if it has not."""
        skus = [t["sku"] for t in offer["tiers"]]
        before = self.cart["lines"][self.lines.index(line)].get("instead_of")
        if line["sku"] not in skus or before not in skus or skus.index(before) >= skus.index(line["sku"]):
            return None
        off = 0
        for n in range(skus.index(before) + 1, skus.index(line["sku"]) + 1):
            reward = offer["tiers"][n].get("upgrade", {})
            step = self.products[skus[n]]["price"] - self.products[skus[n - 1]]["price"]
            if "percent" in reward:
                off += round_share(Fraction(reward["percent"]) / 100 * step, self.mode)
            elif "amount" in reward:
                off += min(step, reward["amount"])
            elif "fixed" in reward:
                off += max(0, step - reward["fixed"])
        return off

    def lines_of_tier_ladder(self, offer):
        return {i: line["quantity"] for i, line in enumerate(self.lines) if self.upgrade(offer, line) is not None}

    def price_of_tier_ladder(self, offer, units):
        result = {}
        for i, n in units.items():
            off = self.upgrade(offer, self.lines[i])
            room = self.lines[i]["price"] - self.floor(offer, self.lines[i])[0]
            result[i] = (n * min(off, room), n * max(0, off - room))
        return result

    def needs_of_tier_ladder(self, offer):
        if self.lines_of_tier_ladder(offer):
            return []
        needs = [] if any(self.count(t["sku"]) for t in offer["tiers"]) else [
            {"sku": offer["tiers"][0]["sku"], "quantity": 1}]
        return needs + [{"condition": "upgrade"}]

    def origin_of(self, tiers, i, target):
        """The tier that the steps to the target are counted from, once the line is there."""
        said = self.cart["lines"][i].get("instead_of")
        return said if said in [t["sku"] for t in tiers[:target]] else self.lines[i]["sku"]

    def suggest_tier_ladder(self, offer):
        tiers, result = offer["tiers"], []
        for i, line in enumerate(self.lines):
            at = next((n for n, t in enumerate(tiers) if t["sku"] == line["sku"]), None)
            if at is None:
                continue
            if at + 1 < len(tiers):
                result.append({"action": "replace", "items": [(tiers[at + 1]["sku"], 1)], "line": i,
                               "instead_of": self.origin_of(tiers, i, at + 1)})
            lower = [t for t in tiers[:at] if set(offer.get("required", [])) <= set(t.get("features", []))]
            if lower:
                result.append({"action": "replace", "items": [(lower[-1]["sku"], 1)], "line": i, "relief": True,
                               "instead_of": self.origin_of(tiers, i, tiers.index(lower[-1]))})
            elif at > 0:
                self.hold(offer, tiers[at - 1]["sku"], "features")
        return result

    # ---- downsells

    def lines_of_downsell(self, offer):
        if "reward" not in offer:
            return {}
        return {i: self.lines[i]["quantity"] for i in self.accepted(offer)}

    def accepted(self, offer):
        alternative = offer["alternative"]
        return [i for i, line in enumerate(self.cart["lines"]) if line["sku"] == alternative["sku"]
                and "instead_of" in line and self.selects_sku(alternative["for"], line["instead_of"])]

    def price_of_downsell(self, offer, units):
        return self.price_each(offer, units)

    def needs_of_downsell(self, offer):
        if "instalments" in offer:
            where = self.selected(offer)
            lacking = offer.get("from", 0) - sum(self.lines[i]["quantity"] * self.lines[i]["price"] for i in where)
            if lacking > 0:
                return [{"amount": lacking}]
            return [] if where else [dict(self.need_of(offer), quantity=1)]
        alternative = offer["alternative"]
        if self.accepted(offer):
            return []
        needs = []
        if not any(line["sku"] != alternative["sku"] and self.selects(alternative["for"], line) for line in self.lines):
            needs.append(dict(self.need_of({"select": alternative["for"]}), quantity=1))
        return needs + ([{"condition": "replace"}] if "reward" in offer else [])

    def suggest_downsell(self, offer):
        if "instalments" in offer:
            return [] if self.needs_of_downsell(offer) else [
                {"action": "pay_later", "items": [], "instalments": offer["instalments"], "relief": True}]
        alternative, result = offer["alternative"], []
        instead = self.line_of_product(alternative["sku"])
        for i, line in enumerate(self.lines):
            if (line["sku"] == alternative["sku"] or not self.selects(alternative["for"], line)
                    or line["price"] <= instead["price"]):
                continue
            if agree(line["attributes"], instead["attributes"], alternative.get("required", [])):
                result.append({"action": "replace", "items": [(alternative["sku"], 1)], "line": i, "relief": True})
            else:
                self.hold(offer, alternative["sku"], "features")
        return result

    # ---- cross-sells

    def anchors_of(self, offer, item, attributes):
        """Units in the cart that an item with these attributes goes with."""
        return sum(line["quantity"] for line in self.lines
                   if self.selects(offer["anchor"], line) and line["sku"] != item["sku"]
                   and agree(line["attributes"], attributes, item.get("compatible", [])))

    def rooms_of_cross_sell(self, offer):
        """Per line of an item: those of the item that go with the same anchors, and how many units of them."""
        result = {}
        for item in offer["items"]:
            for i in self.lines_of(item["sku"]):
                room = item.get("quantity", 1) * self.anchors_of(offer, item, self.lines[i]["attributes"])
                same = [j for j in self.lines_of(item["sku"])
                        if agree(self.lines[i]["attributes"], self.lines[j]["attributes"], item.get("compatible", []))]
                if room > 0:
                    result[i] = (same, room)
        return result

    def lines_of_cross_sell(self, offer):
        if "reward" not in offer:
            return {}
        rooms = self.rooms_of_cross_sell(offer)
        return {i: min(self.lines[i]["quantity"], rooms[i][1]) for i in sorted(rooms)}

    def price_of_cross_sell(self, offer, units):
        if any(sum(units.get(j, 0) for j in same) > room for same, room in self.rooms_of_cross_sell(offer).values()):
            return None
        return self.price_each(offer, units)

    def needs_of_cross_sell(self, offer):
        items = offer["items"]
        if self.rooms_of_cross_sell(offer):
            return []
        is_there = any(self.selects(offer["anchor"], line) for line in self.lines)
        for item in items if is_there else []:
            if self.anchors_of(offer, item, self.line_of_product(item["sku"])["attributes"]) > 0:
                return [{"sku": item["sku"], "quantity": 1}]
        anchor = None if is_there else self.only_sku(offer["anchor"])
        fitting = [] if anchor not in self.products else [
            item for item in items if item["sku"] != anchor
            and agree(self.line_of_product(anchor)["attributes"], self.line_of_product(item["sku"])["attributes"],
                      item.get("compatible", []))]
        needs = [{"sku": anchor, "quantity": 1} if fitting else {"quantity": 1}]
        fitting = fitting or items
        if not any(self.count(item["sku"]) for item in fitting):
            needs.append({"sku": fitting[0]["sku"], "quantity": 1})
        return needs

    def suggest_cross_sell(self, offer):
        anchors = [line for line in self.lines if self.selects(offer["anchor"], line)]
        if self.cart["placement"] in ("post_purchase", "receipt_email", "follow_up_email", "direct"):
            anchors += [self.line_of_product(sku) for _, _, sku in self.bought()
                        if self.selects_sku(offer["anchor"], sku)]
        result = []
        for item in offer["items"]:
            own = self.line_of_product(item["sku"])["attributes"]
            others = [a for a in anchors if a["sku"] != item["sku"]]
            if self.count(item["sku"]) or not others:
                continue
            if any(agree(a["attributes"], own, item.get("compatible", [])) for a in others):
                result.append({"action": "add", "items": [(item["sku"], item.get("quantity", 1))],
                               "evidence": item.get("evidence")})
            else:
                self.hold(offer, item["sku"], "compatible")
        return result

    # ---- follow-ups

    def lines_of_follow_up(self, offer):
        return {}

    def step(self, offer):
        """The step to be taken, or the word for why there is none."""
        bought = self.bought()
        at = max((u[0] for u in bought if self.selects_sku(offer["after"], u[2])), default=None)
        if at is None:
            return "bought"
        if "without" in offer and (any(self.selects(offer["without"], line) for line in self.lines)
                                   or any(u[0] >= at and self.selects_sku(offer["without"], u[2]) for u in bought)):
            return "stopped"
        days = (instant(self.cart["now"]) - at) // datetime.timedelta(days=1)
        due = [s for s in offer["steps"] if s["days"] <= days < s.get("until_days", days + 1)]
        here = [s for s in due if s["placement"] == self.cart.get("placement")]
        if here:
            return here[-1]
        if due:
            return "placement"
        return "later" if any(s["days"] > days for s in offer["steps"]) else "over"

    def needs_of_follow_up(self, offer):
        step = self.step(offer)
        return [{"condition": step}] if isinstance(step, str) else []

    def suggest_follow_up(self, offer):
        step = self.step(offer)
        if isinstance(step, str):
            return []
        orders = self.cart.get("customer", {}).get("orders", [])
        had = {line["sku"] for line in self.lines} | {sku for order in orders for sku in order.get("skus", [])}
        items = [sku for sku in step.get("items", []) if sku not in had]
        if step.get("items") and not items:
            self.hold(offer, step["items"][0], "owned")
            return []
        return [{"action": "remind", "items": [(sku, 1) for sku in items], "coupon": step.get("coupon"),
                 "message": step.get("message"), "reason": step.get("reason")}]
