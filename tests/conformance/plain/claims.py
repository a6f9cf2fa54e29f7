# SPDX-License-Identifier: Apache-2.0
"""The ways in which an offer can claim units, each with what it takes off."""
import itertools
from fractions import Fraction

from plain.arithmetic import round_share, share, share_within


class Claims:
    def floor(self, offer, line):
        """The price no unit goes below, and the guard that says so."""
        floor, guard = 0, None
        for guards in (self.pack.get("guards", {}), offer.get("guards", {}), line["product"]):
            if guards.get("min_price", 0) > floor:
                floor, guard = guards["min_price"], "min_price"
        margins = [Fraction(g["min_margin"]) / 100 for g in (self.pack.get("guards", {}), offer.get("guards", {}))
                   if "min_margin" in g]
        if margins and line["cost"] is not None and max(margins) > 0:
            exact = line["cost"] / (1 - max(margins))
            up = -(-exact.numerator // exact.denominator)
            if up > floor:
                floor, guard = up, "min_margin"
        return min(floor, line["price"]), guard if line["price"] > 0 else None

    def price_units(self, offer, reward, i, n):
        """A reward of one unit, n times on a line."""
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
        return min(off, room), max(0, off - room)

    def price_volume(self, offer, times, units):
        """The reward is for some of the claimed units: the cheapest or the dearest, or those that were not bought."""
        order = sorted(set(units) & set(self.rewarded(offer)), key=lambda i: (-self.lines[i]["price"], i))
        if offer.get("pick", "cheapest") == "cheapest":
            order.reverse()
        left, result = times * offer["get"], {i: (0, 0) for i in units}
        for i in order:
            n = min(left, units[i])
            left -= n
            result[i] = self.price_units(offer, offer["reward"], i, n)
        return result

    def price_any(self, offer, units):
        """Each claimed unit has a reward of its own: that of the break which they reach together, or its option's price."""
        if offer["kind"] == "volume":
            reward = [b["reward"] for b in offer["breaks"] if b["from"] <= sum(units.values())][-1]
            return {i: self.price_units(offer, reward, i, n) for i, n in units.items()}
        prices = {o["sku"]: o["price"] for group in offer["groups"] for o in group["options"]}
        return {i: self.price_units(offer, {"fixed": prices[self.lines[i]["sku"]]}, i, n) for i, n in units.items()}

    def price(self, offer, times, units):
        """Per line of units {line: n}: what is taken off and what a floor kept."""
        if self.takes_any(offer):
            return self.price_any(offer, units)
        if offer["kind"] == "volume":
            return self.price_volume(offer, times, units)
        where = sorted(units)
        value = sum(units[i] * self.lines[i]["price"] for i in where)
        reward = offer["reward"]
        if value == 0:
            return {i: (0, 0) for i in where}
        if "percent" in reward:
            rate = Fraction(reward["percent"]) / 100
            off = []
            for i in where:
                n, price = units[i], self.lines[i]["price"]
                off.append(n * round_share(rate * price, self.mode) if self.per == "unit"
                           else round_share(rate * price * n, self.mode))
        else:
            total = reward["amount"] * times if "amount" in reward else value - reward["fixed"] * times
            if total <= 0:
                return {i: (0, 0) for i in where}
            if self.shares_cut(offer):
                return self.price_within_floors(offer, total, units)
            if self.per == "unit":
                each = [i for i in where for _ in range(units[i])]
                parts = share(total, [self.lines[i]["price"] for i in each], self.remainder)
                off = [sum(p for j, p in zip(each, parts) if j == i) for i in where]
            else:
                off = share(total, [units[i] * self.lines[i]["price"] for i in where], self.remainder)
        result = {}
        for i, amount in zip(where, off):
            floor, _ = self.floor(offer, self.lines[i])
            room = units[i] * (self.lines[i]["price"] - floor)
            result[i] = (min(amount, room), max(0, amount - room))
        return result

    def price_within_floors(self, offer, total, units):
        """What a floor keeps goes to other lines."""
        where = sorted(units)
        prices = [self.lines[i]["price"] for i in where]
        runs = [(p, units[i]) if self.per == "unit" else (p * units[i], 1) for i, p in zip(where, prices)]
        rooms = [units[i] * (p - self.floor(offer, self.lines[i])[0]) for i, p in zip(where, prices)]
        parts, left = share_within(total, runs, rooms, self.remainder)
        first = next(i for i, p in zip(where, prices) if p > 0)
        return {i: (part, left if i == first else 0) for i, part in zip(where, parts)}

    def over_budget(self, offer, discount):
        """Whether an offer that gives nothing rather than a part has less left."""
        left = self.budget_left(offer)
        return offer.get("limits", {}).get("over_budget") == "refuse" and left is not None and discount > left

    def within_budget(self, offer, amounts):
        """From the first line on each gets what the budget leaves."""
        left = self.budget_left(offer)
        if left is None:
            return amounts
        result = {}
        for i, (amount, cut) in sorted(amounts.items()):
            result[i] = (min(amount, left), cut + max(0, amount - left))
            left -= result[i][0]
        return result

    @staticmethod
    def takes_any(offer):
        """Whether it may claim any number of units, once, up to that of each slot."""
        return "breaks" in offer or offer["kind"] == "add_on"

    def slots_of_add_on(self, offer):
        base, slots = self.base(offer), []
        for group in offer["groups"]:
            chosen = [o for o in group["options"] if self.lines_of(o["sku"])]
            for option in chosen[:group.get("max", len(chosen))]:
                most = {"unit": sum(line["quantity"] for line in base), "line": len(base),
                        "order": 1}[option.get("per", "unit")]
                where = [i for i in self.lines_of(option["sku"]) if self.lines[i]["price"] > option["price"]]
                slots.append((where, most))
        return slots

    def lines_bought(self, offer):
        return [i for i, line in enumerate(self.lines) if "buy_select" in offer and self.selects(offer["buy_select"], line)]

    def rewarded(self, offer):
        """The lines that the reward of a volume offer may be for."""
        return [i for i in self.selected(offer) if i not in self.lines_bought(offer)]

    def need_of_rewarded(self, offer):
        """The one SKU that the reward could be for, unless it would be bought."""
        need = self.need_of(offer)
        if "buy_select" in offer and need and (need["sku"] not in self.products or self.would_buy(offer, need["sku"])):
            return {}
        return need

    def would_buy(self, offer, sku):
        return "buy_select" in offer and self.would_select({"select": offer["buy_select"]}, sku)

    def slots(self, offer):
        """The lines that an offer claims units of, and how many of them each time."""
        if offer["kind"] in self.kinds_of_pairs:
            return [(list(self.pair_lines(offer)), 1)]
        if offer["kind"] == "add_on":
            return self.slots_of_add_on(offer)
        if "breaks" in offer:
            return [(self.selected(offer), offer.get("limits", {}).get("per_cart", 10 ** 9))]
        if "buy_select" in offer:
            return [(self.lines_bought(offer), offer["buy"]), (self.rewarded(offer), offer["get"])]
        if offer["kind"] == "volume":
            return [(self.selected(offer), offer["buy"] + offer["get"])]
        if offer["kind"] == "mix_and_match":
            first = [next((i for i, slot in enumerate(offer["slots"]) if self.selects(slot.get("select"), line)), None)
                     for line in self.lines]
            return [([i for i, f in enumerate(first) if f == number], slot["quantity"])
                    for number, slot in enumerate(offer["slots"])]
        return [(self.lines_of(c["sku"]), c["quantity"]) for c in offer["components"]]

    def spreads(self, offer):
        """Every way of spreading an offer over the lines: (times, units)."""
        slots = self.slots(offer)
        if self.takes_any(offer):
            least = offer["breaks"][0]["from"] if "breaks" in offer else 1
            lines = [i for where, _ in slots for i in where]
            for ns in itertools.product(*[range(self.lines[i]["quantity"] + 1) for i in lines]):
                units = dict(zip(lines, ns))
                if sum(ns) >= least and all(sum(units[i] for i in where) <= n for where, n in slots):
                    yield 1, {i: n for i, n in units.items() if n > 0}
            return
        times = min(sum(self.lines[i]["quantity"] for i in where) // n for where, n in slots)
        times = self.times_left(offer, times)
        for t in range(times, 0, -1):
            if offer.get("claim") == "first":
                units, left = {}, t * slots[0][1]
                for i in sorted(slots[0][0]):
                    n = min(left, self.lines[i]["quantity"])
                    left -= n
                    units.update({i: n} if n else {})
                yield t, units
                continue
            spreads = []
            for where, n in slots:
                ranges = [range(self.lines[i]["quantity"] + 1) for i in where]
                spreads.append([dict(zip(where, ns)) for ns in itertools.product(*ranges)
                                if sum(ns) == t * n])
            for spread in itertools.product(*spreads):
                yield t, {i: n for part in spread for i, n in part.items() if n > 0}

    def ways(self, offer):
        """Every way that takes something off: (discount, times, units, amounts)."""
        if offer["kind"] in self.kinds_of_pairs:
            return self.pair_ways(offer)
        found, guard, most_cut, refused = [], None, (0, 0), False
        for t, units in self.spreads(offer):
            amounts = self.price(offer, t, units)
            if self.over_budget(offer, sum(a for a, _ in amounts.values())):
                refused = True
                continue
            if sum(a for a, _ in amounts.values()) > 0:
                kept = self.within_budget(offer, amounts)
                found.append((sum(a for a, _ in kept.values()), t, units, kept))
            for i, (_, cut) in sorted(amounts.items()):
                keeper = self.floor(offer, self.lines[i])[1]
                if keeper is not None and cut > 0 and (cut, -i) > most_cut:
                    most_cut, guard = (cut, -i), keeper
        return found, "budget" if refused and not found else guard
