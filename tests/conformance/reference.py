#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The meaning of a rule pack a second time, slow and plain: every way of applying every offer is tried.

Written from data/schema/README.md, not from the C. `reference.py FILE...` works out the expected result of every
case and says where a file differs; `--write` writes it down. Only for small carts.
"""
import datetime
import itertools
import json
import sys
from fractions import Fraction


def round_share(value, mode):
    """A non-negative Fraction to an integer."""
    whole, rest = divmod(value.numerator, value.denominator)
    twice = 2 * rest
    if mode == "half_up" and twice >= value.denominator:
        whole += 1
    if mode == "half_even" and (twice > value.denominator or (twice == value.denominator and whole % 2)):
        whole += 1
    return whole


def share(total, weights, remainder):
    """total over the weights; the odd units go by remainder."""
    parts = [total * w // sum(weights) for w in weights]
    rests = [total * w % sum(weights) for w in weights]
    order = [i for i in range(len(weights)) if weights[i] > 0]
    if remainder == "largest":
        order.sort(key=lambda i: (-rests[i], i))
    if remainder == "last":
        order.reverse()
    for i in order[:total - sum(parts)]:
        parts[i] += 1
    return parts


def instant(text):
    whole = text.upper().replace("Z", "+00:00")
    return datetime.datetime.fromisoformat(whole)


def rank(entry):
    return entry[0].get("priority", 0), entry[0]["id"].encode()


class Evaluator:
    def __init__(self, pack, cart):
        self.pack = pack
        self.cart = cart
        self.products = {p["sku"]: p for p in pack["products"]}
        rounding = pack.get("rounding", {})
        self.mode = rounding.get("mode", "half_up")
        self.per = rounding.get("per", "line")
        self.remainder = rounding.get("remainder", "largest")
        self.lines = []
        for i, line in enumerate(cart["lines"]):
            product = self.products.get(line["sku"], {})
            self.lines.append({
                "id": line.get("id", str(i + 1)),
                "sku": line["sku"],
                "quantity": line["quantity"],
                "price": line["unit_price"] if "unit_price" in line else product["price"],
                "cost": product.get("cost"),
                "product": product,
            })

    def floor(self, offer, line):
        """The price no unit goes below, and the guard that says so."""
        floor, guard = 0, None
        for guards in (self.pack.get("guards", {}), offer.get("guards", {})):
            if guards.get("min_price", 0) > floor:
                floor, guard = guards["min_price"], "min_price"
        margins = [Fraction(g["min_margin"]) / 100 for g in (self.pack.get("guards", {}), offer.get("guards", {}))
                   if "min_margin" in g]
        if margins and line["cost"] is not None and max(margins) > 0:
            exact = line["cost"] / (1 - max(margins))
            up = -(-exact.numerator // exact.denominator)
            if up > floor:
                floor, guard = up, "min_margin"
        return min(floor, line["price"]), guard

    def price_volume(self, offer, times, units):
        """The reward is for some of the claimed units: the cheapest or the dearest."""
        reward = offer["reward"]
        order = sorted(units, key=lambda i: (-self.lines[i]["price"], i))
        if offer.get("pick", "cheapest") == "cheapest":
            order.reverse()
        left, result = times * offer["get"], {}
        for i in order:
            n, price = min(left, units[i]), self.lines[i]["price"]
            left -= n
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

    def price(self, offer, times, units):
        """Per line of units {line: n}: what is taken off and what a floor kept."""
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

    def lines_of(self, sku):
        return [i for i, line in enumerate(self.lines) if line["sku"] == sku]

    def slots(self, offer):
        """The lines that an offer claims units of, and how many of them each time."""
        if offer["kind"] == "volume":
            return [(self.selected(offer), offer["buy"] + offer["get"])]
        if offer["kind"] == "mix_and_match":
            first = [next((i for i, slot in enumerate(offer["slots"]) if self.selects(slot.get("select"), line)), None)
                     for line in self.lines]
            return [([i for i, f in enumerate(first) if f == number], slot["quantity"])
                    for number, slot in enumerate(offer["slots"])]
        return [(self.lines_of(c["sku"]), c["quantity"]) for c in offer["components"]]

    def ways(self, offer):
        """Every way that takes something off: (discount, times, units, amounts)."""
        found, guard, most_cut = [], None, 0
        slots = self.slots(offer)
        times = min(sum(self.lines[i]["quantity"] for i in where) // n for where, n in slots)
        times = min(times, offer.get("limits", {}).get("per_cart", times))
        for t in range(times, 0, -1):
            spreads = []
            for where, n in slots:
                ranges = [range(self.lines[i]["quantity"] + 1) for i in where]
                spreads.append([dict(zip(where, ns)) for ns in itertools.product(*ranges)
                                if sum(ns) == t * n])
            for spread in itertools.product(*spreads):
                units = {i: n for part in spread for i, n in part.items() if n > 0}
                amounts = self.price(offer, t, units)
                discount = sum(a for a, _ in amounts.values())
                if discount > 0:
                    found.append((discount, t, units, amounts))
                for i, (_, cut) in sorted(amounts.items()):
                    if cut > most_cut:
                        most_cut, guard = cut, self.floor(offer, self.lines[i])[1]
        return found, guard

    def selects(self, selector, line):
        """Whether a selector, or None for everything, speaks of a line."""
        if selector is None:
            return True
        product, price = line["product"], selector.get("price", {})
        path = product.get("category", [])
        return (("skus" not in selector or line["sku"] in selector["skus"])
                and ("brands" not in selector or product.get("brand") in selector["brands"])
                and ("tags" not in selector or bool(set(selector["tags"]) & set(product.get("tags", []))))
                and ("categories" not in selector or any(path[:len(c)] == c for c in selector["categories"]))
                and all(product.get("attributes", {}).get(k) == v for k, v in selector.get("attributes", {}).items())
                and price.get("from", 0) <= line["price"] <= price.get("to", line["price"])
                and not ("except" in selector and self.selects(selector["except"], line)))

    def selected(self, offer):
        return [i for i, line in enumerate(self.lines) if self.selects(offer.get("select"), line)]

    @staticmethod
    def need_of(offer):
        select = offer.get("select") or {}
        return {"sku": select["skus"][0]} if set(select) == {"skus"} and len(select["skus"]) == 1 else {}

    def amount_of(self, kind, condition):
        lines = [line for line in self.lines if self.selects(condition.get("select"), line)]
        return sum(line["quantity"] * (line["price"] if kind == "subtotal" else 1) for line in lines)

    def holds(self, predicate):
        (kind, value), = predicate.items()
        customer = self.cart.get("customer", {})
        if kind == "all":
            return all(self.holds(p) for p in value)
        if kind == "any":
            return any(self.holds(p) for p in value)
        if kind == "not":
            return not self.holds(value)
        if kind in ("subtotal", "quantity"):
            have = self.amount_of(kind, value)
            return value.get("from", 0) <= have <= value.get("to", have)
        if kind == "has":
            return any(line["sku"] == value for line in self.lines)
        if kind == "coupon":
            return value in self.cart.get("coupons", [])
        if kind == "segment":
            return value in customer.get("segments", [])
        if kind in ("channel", "placement"):
            return self.cart.get(kind) == value
        if kind == "first_order":
            return "orders" in customer and (not customer["orders"]) == value
        assert kind == "bought"
        if "now" not in self.cart:
            return False
        now = instant(self.cart["now"])
        return any(now - datetime.timedelta(days=value["days"]) < instant(o["at"]) <= now
                   and set(o.get("skus", [])) & set(value["skus"]) for o in customer.get("orders", []))

    def lacks(self, predicate):
        """The smallest change after which it holds."""
        (kind, value), = predicate.items()
        if self.holds(predicate):
            return []
        if kind == "all":
            return [need for p in value for need in self.lacks(p)]
        if kind == "any":
            return min((self.lacks(p) for p in value),
                       key=lambda needs: (sum("condition" in n for n in needs), len(needs)))
        if kind == "has":
            return [{"sku": value, "quantity": 1}]
        if kind == "coupon":
            return [{"coupon": value}]
        if kind in ("subtotal", "quantity"):
            lacking = value.get("from", 0) - self.amount_of(kind, value)
            if lacking > 0:
                return [{"amount": lacking} if kind == "subtotal" else dict(self.need_of(value), quantity=lacking)]
        return [{"condition": kind}]

    @staticmethod
    def once(needs):
        """What is needed of a SKU or coupon twice is needed once, the larger of it."""
        merged = []
        for need in needs:
            same = [m for m in merged if any(k in need and need[k] == m.get(k) for k in ("sku", "coupon"))]
            if same and "quantity" in need:
                same[0]["quantity"] = max(same[0]["quantity"], need["quantity"])
            elif not same:
                merged.append(dict(need))
        return merged

    def gate(self, offer):
        schedule = offer.get("schedule")
        if schedule is not None:
            if "now" not in self.cart:
                return {"verdict": "outside_schedule"}
            now = instant(self.cart["now"])
            if "from" in schedule and now < instant(schedule["from"]):
                return {"verdict": "outside_schedule"}
            if "until" in schedule and now >= instant(schedule["until"]):
                return {"verdict": "outside_schedule"}
        if "channels" in offer and self.cart.get("channel") not in offer["channels"]:
            return {"verdict": "outside_channel"}
        if "audience" in offer and not self.holds(offer["audience"]):
            return {"verdict": "outside_audience"}
        needs = []
        if "coupon" in offer and offer["coupon"] not in self.cart.get("coupons", []):
            needs.append({"coupon": offer["coupon"]})
        if "when" in offer:
            needs += self.lacks(offer["when"])
        if offer["kind"] == "markdown" and not self.selected(offer):
            needs.append(dict(self.need_of(offer), quantity=1))
        if offer["kind"] == "volume":
            lacking = offer["buy"] + offer["get"] - sum(self.lines[i]["quantity"] for i in self.selected(offer))
            if lacking > 0:
                needs.append(dict(self.need_of(offer), quantity=lacking))
        if offer["kind"] == "mix_and_match":
            before = [{}]
            for (where, n), slot in zip(self.slots(offer), offer["slots"]):
                lacking = n - sum(self.lines[i]["quantity"] for i in where)
                sku = self.need_of(slot)
                if lacking > 0:
                    needs.append(dict(sku if {} not in before[1:] and sku not in before else {}, quantity=lacking))
                before.append(sku)
        for c in offer.get("components", []):
            have = sum(self.lines[i]["quantity"] for i in self.lines_of(c["sku"]))
            if have < c["quantity"]:
                needs.append({"sku": c["sku"], "quantity": c["quantity"] - have})
        return {"verdict": "not_met", "needs": self.once(needs)} if needs else None

    def measure(self, offer, nets):
        if offer.get("measure") == "quantity":
            return sum(self.lines[i]["quantity"] for i in self.selected(offer))
        return sum(nets[i] for i in self.selected(offer))

    def take(self, offer, line, runs, parts):
        """Takes the parts off runs of a line as far as floors let it: what was taken, kept, and of how many units."""
        floor, guard = self.floor(offer, self.lines[line])
        taken = cut = units = 0
        for run, part in zip(runs, parts):
            room = max(0, run["net"] - run["n"] * floor)
            if part > 0:
                units += run["n"]
            run["take"] = min(part, room)
            taken += run["take"]
            cut += part - run["take"]
        return taken, cut, units, guard

    def over_runs(self, amount, runs):
        return share(amount, [r["net"] for r in runs], self.remainder) if sum(r["net"] for r in runs) > 0 else [0] * len(runs)

    def markdown_parts(self, reward, runs):
        if "amount" in reward:
            return [reward["amount"] * r["n"] for r in runs]
        if "fixed" in reward:
            return [max(0, r["net"] - reward["fixed"] * r["n"]) for r in runs]
        rate = Fraction(reward["percent"]) / 100
        if self.per == "line":
            return self.over_runs(round_share(rate * sum(r["net"] for r in runs), self.mode), runs)
        parts = []
        for r in runs:
            low, n_high = divmod(r["net"], r["n"])
            parts.append((r["n"] - n_high) * round_share(rate * low, self.mode)
                         + n_high * round_share(rate * (low + 1), self.mode))
        return parts

    def layers(self, choice, offers):
        """Everything after the claims: what each open offer that claims nothing comes to."""
        runs = [[] for _ in self.lines]
        holders = {}
        for offer, way in sorted(choice, key=rank):
            holders[offer.get("exclusive_group")] = offer["id"]
            for i, n in way[2].items():
                runs[i].append({"n": n, "net": n * self.lines[i]["price"] - way[3][i][0], "of": offer["id"],
                                "closer": offer["id"] if offer.get("last") else None})
        for i, line in enumerate(self.lines):
            free = line["quantity"] - sum(r["n"] for r in runs[i])
            if free:
                runs[i].append({"n": free, "net": free * line["price"], "of": None, "closer": None})
        out = {o["id"]: {"items": [], "order": [], "order_cut": 0, "shipping": 0, "gift": None, "lost": 0, "by": None,
                         "cut": (0, None)} for o in offers}
        holders.pop(None, None)
        shipping = self.cart.get("shipping", {}).get("price", 0)
        offers = sorted(offers, key=lambda o: rank((o, None)))

        def hinder(offer, stopper):
            holder = holders.get(offer.get("exclusive_group"))
            return holder if holder not in (None, offer["id"]) else stopper

        def lose(o, hindrance, amount):
            if amount > 0:
                o["by"], o["lost"] = hindrance, o["lost"] + amount

        def worst(o, cut, guard):
            if cut > o["cut"][0]:
                o["cut"] = (cut, guard)

        for offer in [o for o in offers if o["kind"] == "markdown"]:
            o, hindrance, blocker, applied = out[offer["id"]], hinder(offer, None), None, 0
            for i in self.selected(offer):
                is_open = [r["closer"] is None and (offer.get("stacks", True) or r["of"] is None) for r in runs[i]]
                for r, ok in zip(runs[i], is_open):
                    if not ok:
                        blocker = blocker or r["closer"] or r["of"]
                mine = [r for r, ok in zip(runs[i], is_open) if ok]
                taken, cut, units, guard = self.take(offer, i, mine, self.markdown_parts(offer["reward"], mine))
                worst(o, cut, guard)
                if hindrance:
                    lose(o, hindrance, taken)
                    continue
                for r in mine:
                    r["net"] -= r["take"]
                    if offer.get("last") and taken:
                        r["closer"] = offer["id"]
                applied += taken
                if taken or cut:
                    o["items"].append((i, units, taken, cut))
            if not hindrance and applied == 0 and o["cut"][0] == 0:
                o["by"] = blocker
            if applied and "exclusive_group" in offer:
                holders[offer["exclusive_group"]] = offer["id"]

        nets = [sum(r["net"] for r in line) for line in runs]
        steps = {}
        for offer in [o for o in offers if o["kind"] == "threshold"]:
            reached = [s for s in offer["steps"] if s["from"] <= self.measure(offer, nets)]
            if reached:
                steps[offer["id"]] = reached[-1]

        stopper = None
        for offer in offers:
            reward = steps.get(offer["id"], {}).get("reward")
            if reward is None:
                continue
            o, hindrance, applied = out[offer["id"]], hinder(offer, stopper), 0
            left = [sum(r["net"] for r in line) if i in self.selected(offer) else 0 for i, line in enumerate(runs)]
            if sum(left) == 0:
                continue
            total = (reward["amount"] if "amount" in reward
                     else round_share(Fraction(reward["percent"]) / 100 * sum(left), self.mode))
            for i, amount in enumerate(share(total, left, self.remainder)):
                if amount == 0:
                    continue
                taken, cut, _, guard = self.take(offer, i, runs[i], self.over_runs(amount, runs[i]))
                worst(o, cut, guard)
                if hindrance:
                    lose(o, hindrance, taken)
                    continue
                for r in runs[i]:
                    r["net"] -= r["take"]
                applied += taken
                o["order_cut"] += cut
                if taken:
                    o["order"].append((i, taken))
            if applied:
                stopper = offer["id"] if offer.get("last") else stopper
                if "exclusive_group" in offer:
                    holders[offer["exclusive_group"]] = offer["id"]

        stopper = None
        for offer in offers:
            step = steps.get(offer["id"], {})
            o, hindrance = out[offer["id"]], hinder(offer, stopper)
            off = max(0, shipping - step["shipping"]) if "shipping" in step else 0
            if hindrance:
                lose(o, hindrance, off)
                if "gift" in step:
                    o["by"] = hindrance
                continue
            o["shipping"] = off
            shipping -= off
            if "gift" in step:
                o["gift"] = step["gift"]
            if off or "gift" in step:
                stopper = offer["id"] if offer.get("last") else stopper
                if "exclusive_group" in offer:
                    holders[offer["exclusive_group"]] = offer["id"]
        for o in out.values():
            o["off"] = sum(x[2] for x in o["items"]) + sum(x[1] for x in o["order"]) + o["shipping"]
        return out, nets

    def judge(self, outcome):
        if outcome["off"] or outcome["gift"]:
            return {"verdict": "applied", "times": 1, "amount": -outcome["off"]}
        if outcome["by"]:
            return {"verdict": "beaten", "amount": -outcome["lost"], "by": outcome["by"]}
        if outcome["cut"][1]:
            return {"verdict": "suppressed", "guard": outcome["cut"][1]}
        return {"verdict": "no_benefit"}

    def fits(self, choice):
        left = [line["quantity"] for line in self.lines]
        groups = set()
        for offer, way in choice:
            for i, n in way[2].items():
                left[i] -= n
                if left[i] < 0:
                    return False
            group = offer.get("exclusive_group")
            if group is not None and group in groups:
                return False
            groups.add(group)
        return True

    def key(self, choice):
        """Larger is better: the total first, then the ties as README.md orders them."""
        ranked = {}
        for offer, way in choice:
            ranked[offer.get("priority", 0)] = ranked.get(offer.get("priority", 0), 0) + way[0]
        levels = sorted({o.get("priority", 0) for o in self.pack["offers"]})
        by_id = sorted(self.pack["offers"], key=lambda o: o["id"].encode())
        chosen = {offer["id"]: way for offer, way in choice}
        times = [chosen[o["id"]][1] if o["id"] in chosen else 0 for o in by_id]
        units = [[chosen[o["id"]][2].get(i, 0) for i in range(len(self.lines))] if o["id"] in chosen else []
                 for o in by_id]
        return (self.value(choice), [ranked.get(level, 0) for level in levels], -sum(times), times, units)

    def value(self, choice):
        """What claims and layers take off together."""
        off = sum(way[0] for _, way in choice)
        if self.open_layers:
            off += sum(o["off"] for o in self.layers(choice, self.open_layers)[0].values())
        return off

    def choose(self, offers, ways):
        if self.pack.get("choose", "lowest_total") == "priority":
            choice = []
            for offer in sorted(offers, key=lambda o: (o.get("priority", 0), o["id"].encode())):
                options = [[(offer, way)] for way in ways[offer["id"]] if self.fits(choice + [(offer, way)])]
                if options:
                    layered, self.open_layers = self.open_layers, []
                    choice += max(options, key=self.key)
                    self.open_layers = layered
            return choice, {}
        best, forced = [], {}
        for pick in itertools.product(*[[None] + ways[o["id"]] for o in offers]):
            choice = [(o, way) for o, way in zip(offers, pick) if way is not None]
            if not self.fits(choice):
                continue
            key = self.key(choice)
            if key > self.key(best):
                best = choice
            for offer, _ in choice:
                forced[offer["id"]] = max(forced.get(offer["id"], 0), key[0])
        return best, forced

    def winner(self, offer, choice, ways):
        touched = {i for where, _ in self.slots(offer) for i in where}
        best = None
        for other, way in sorted(choice, key=lambda ow: (ow[0].get("priority", 0), ow[0]["id"].encode())):
            same_group = "exclusive_group" in offer and offer["exclusive_group"] == other.get("exclusive_group")
            if (same_group or touched & set(way[2])) and (best is None or way[0] > best[1]):
                best = (other["id"], way[0])
        return best[0] if best else None

    def evaluate(self):
        verdicts, ways, candidates = {}, {}, []
        self.open_layers = []
        for offer in self.pack["offers"]:
            closed = self.gate(offer)
            if closed is not None:
                verdicts[offer["id"]] = closed
                continue
            if offer["kind"] in ("markdown", "threshold"):
                self.open_layers.append(offer)
                continue
            ways[offer["id"]], guard = self.ways(offer)
            if ways[offer["id"]]:
                candidates.append(offer)
            elif guard is not None:
                verdicts[offer["id"]] = {"verdict": "suppressed", "guard": guard}
            else:
                verdicts[offer["id"]] = {"verdict": "no_benefit"}

        choice, forced = self.choose(candidates, ways)
        outcomes, nets = self.layers(choice, self.open_layers)
        for offer in self.pack["offers"]:
            lacking = offer["kind"] == "threshold" and offer["steps"][0]["from"] - self.measure(offer, nets)
            if lacking > 0 and verdicts.get(offer["id"], {}).get("verdict", "not_met") == "not_met":
                needs = verdicts.setdefault(offer["id"], {"verdict": "not_met", "needs": []})["needs"]
                needs.append(dict(self.need_of(offer), quantity=lacking) if offer.get("measure") == "quantity"
                             else {"amount": lacking})
                verdicts[offer["id"]]["needs"] = self.once(needs)
            elif offer in self.open_layers:
                verdicts[offer["id"]] = self.judge(outcomes[offer["id"]])
        chosen = {offer["id"]: way for offer, way in choice}
        total = self.value(choice)
        for offer in candidates:
            if offer["id"] in chosen:
                way = chosen[offer["id"]]
                verdicts[offer["id"]] = {"verdict": "applied", "times": way[1], "amount": -way[0]}
                continue
            verdict = {"verdict": "beaten", "amount": -max(way[0] for way in ways[offer["id"]]),
                       "by": self.winner(offer, choice, ways) or self.blame(outcomes)}
            if offer["id"] in forced:
                verdict["lead"] = total - forced[offer["id"]]
            verdicts[offer["id"]] = verdict
        return self.report(chosen, verdicts, outcomes)

    def blame(self, outcomes):
        """The layered offer that took off most, the first in rank among equals."""
        ranked = sorted(self.open_layers, key=lambda o: rank((o, None)))
        return max(ranked, key=lambda o: outcomes[o["id"]]["off"])["id"]

    def report(self, chosen, verdicts, outcomes):
        ranked = [o["id"] for o in sorted(self.open_layers, key=lambda o: rank((o, None)))]
        lines, margin = [], 0
        for i, line in enumerate(self.lines):
            adjustments = []
            for offer in self.pack["offers"]:
                if offer["id"] in chosen and i in chosen[offer["id"]][2]:
                    amount, cut = chosen[offer["id"]][3][i]
                    adjustment = {"offer": offer["id"], "units": chosen[offer["id"]][2][i], "amount": -amount}
                    adjustments.append(dict(adjustment, cut=cut) if cut else adjustment)
            for name in ranked:
                for where, units, amount, cut in outcomes[name]["items"]:
                    if where == i:
                        adjustment = {"offer": name, "units": units, "amount": -amount}
                        adjustments.append(dict(adjustment, cut=cut) if cut else adjustment)
            whole = line["quantity"] * line["price"]
            net = whole + sum(a["amount"] for a in adjustments)
            lines.append({"id": line["id"], "sku": line["sku"], "quantity": line["quantity"],
                          "unit_price": line["price"], "list": whole, "net": net, "adjustments": adjustments})
            margin = None if margin is None or line["cost"] is None else margin + net - line["cost"] * line["quantity"]
        order, gifts, shippings = [], [], []
        for name in ranked:
            o = outcomes[name]
            if o["order"] or o["order_cut"]:
                adjustment = {"offer": name, "amount": -sum(a for _, a in o["order"]),
                              "parts": [{"line": self.lines[i]["id"], "amount": -a} for i, a in o["order"]]}
                order.append(dict(adjustment, cut=o["order_cut"]) if o["order_cut"] else adjustment)
            if o["shipping"]:
                shippings.append({"offer": name, "amount": -o["shipping"]})
            if o["gift"]:
                quantity = o["gift"].get("quantity", 1)
                gifts.append({"offer": name, "sku": o["gift"]["sku"], "quantity": quantity})
                cost = self.products[o["gift"]["sku"]].get("cost")
                margin = None if margin is None or cost is None else margin - cost * quantity
        whole = self.cart.get("shipping", {}).get("price", 0)
        shipping = whole + sum(s["amount"] for s in shippings)
        totals = {"list": sum(l["list"] for l in lines), "order_discount": sum(o["amount"] for o in order),
                  "shipping": shipping}
        totals["item_discount"] = sum(l["net"] for l in lines) - totals["list"]
        totals["due"] = totals["list"] + totals["item_discount"] + totals["order_discount"] + shipping
        if margin is not None:
            totals["margin"] = margin + totals["order_discount"]
        explain = [dict({"times": 0, "amount": 0, "offer": o["id"]}, **verdicts[o["id"]]) for o in self.pack["offers"]]
        return {
            "version": 1, "currency": self.pack["currency"], "lines": lines, "order_adjustments": order, "gifts": gifts,
            "prompts": [], "shipping": {"list": whole, "net": shipping, "adjustments": shippings}, "totals": totals,
            "explain": explain,
            "proof": {"choose": self.pack.get("choose", "lowest_total"), "gap": 0, "proven": True},
        }


def dump(value, depth):
    """Canonical order, with a line for each case and for each member of a case."""
    if depth == 0:
        return "[\n" + ",\n".join(dump(case, 1) for case in value) + "\n]\n"
    if depth == 1:
        members = [json.dumps(k) + ": " + dump(value[k], 2) for k in ("name", "note", "pack", "cart", "expected")
                   if k in value]
        return "  {" + ",\n   ".join(members) + "}"
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def main(arguments):
    n_different = 0
    for path in [a for a in arguments if a != "--write"]:
        with open(path, encoding="utf-8") as file:
            cases = json.load(file)
        for case in cases:
            expected = Evaluator(case["pack"], case["cart"]).evaluate()
            if case.get("expected") != expected:
                n_different += 1
                print(f"{path}: {case['name']} differs")
            case["expected"] = expected
        if "--write" in arguments:
            with open(path, "w", encoding="utf-8") as file:
                file.write(dump(cases, 0))
    return 1 if n_different > 0 and "--write" not in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
