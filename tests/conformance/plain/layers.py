# SPDX-License-Identifier: Apache-2.0
"""What comes after the claims."""
from fractions import Fraction

from plain.arithmetic import rank, round_share, share, share_within


class Layers:
    def measure(self, offer, nets):
        if offer.get("measure") == "quantity":
            return sum(self.lines[i]["quantity"] for i in self.selected(offer))
        if offer.get("measure") == "weight":
            return sum(self.lines[i]["quantity"] * self.lines[i]["weight"] for i in self.selected(offer))
        return sum(nets[i] for i in self.selected(offer))

    def measure_after(self, offer, outcomes):
        """The same once all is done: what is left counts at the offer's turn, if it had one, else in the end."""
        if offer.get("measure") != "left":
            return self.measure(offer, self.after_items)
        if offer["id"] in outcomes:
            return outcomes[offer["id"]]["measured"]
        return self.measure(offer, self.after_all)

    def shipping_off(self, step, shipping):
        if "shipping" in step:
            return max(0, shipping - step["shipping"])
        off = step.get("shipping_off", {})
        if "percent" in off:
            return round_share(Fraction(off["percent"]) / 100 * shipping, self.mode)
        return min(shipping, off.get("amount", 0))

    def rooms(self, offer, line, runs):
        floor = self.floor(offer, self.lines[line])[0]
        return [max(0, run["net"] - run["n"] * floor) for run in runs]

    def left_for(self, offer, o):
        """What limits still let an offer take off, or None for no limit."""
        left = self.budget_left(offer)
        return left if left is None else left - (sum(x[2] for x in o["items"]) + sum(x[1] for x in o["order"]) + o["lost"])

    def refuses(self, offer, o, amount):
        """Whether it would rather take nothing off than so much."""
        left = self.left_for(offer, o)
        if offer.get("limits", {}).get("over_budget") != "refuse" or left is None or amount <= left:
            return False
        if amount > o["cut"][0]:
            o["cut"] = (amount, "budget")
        return True

    def take(self, offer, o, line, runs, parts, kept=0, budgeted=True):
        """Takes the parts off runs of a line as far as floors and budget let it: what was taken, what was not, and of
        how many units. kept: by floors already. o: what became of the offer so far."""
        left = self.left_for(offer, o) if budgeted else None
        taken = units = 0
        cut = kept
        for run, part, room in zip(runs, parts, self.rooms(offer, line, runs)):
            if part > 0:
                units += run["n"]
            run["take"] = min(part, room)
            kept += part - run["take"]
            if left is not None:
                run["take"] = min(run["take"], left)
                left -= run["take"]
            taken += run["take"]
            cut += part - run["take"]
        if kept > o["cut"][0]:
            o["cut"] = (kept, self.floor(offer, self.lines[line])[1])
        return taken, cut, units

    def over_lines(self, offer, total, left, runs):
        """What each line gives to the order, spread over its runs, and what floors keep from it already."""
        if not self.shares_cut(offer):
            return [(self.over_runs(amount, runs[i]), 0) for i, amount in enumerate(share(total, left, self.remainder))]
        rooms = [self.rooms(offer, i, line) for i, line in enumerate(runs)]
        amounts, beyond = share_within(total, [(w, 1) for w in left],
                                       [sum(r) if w else 0 for r, w in zip(rooms, left)], self.remainder)
        result = []
        for i, amount in enumerate(amounts):
            parts, _ = share_within(amount, [(r["net"], 1) for r in runs[i]], rooms[i], self.remainder)
            result.append((parts, beyond if left[i] > 0 else 0))
            beyond = 0 if left[i] > 0 else beyond
        return result

    def over_runs(self, amount, runs):
        return share(amount, [r["net"] for r in runs], self.remainder) if sum(r["net"] for r in runs) > 0 else [0] * len(runs)

    def markdown_parts(self, offer, i, runs):
        reward = offer["reward"]
        if "amount" in reward:
            return [reward["amount"] * r["n"] for r in runs]
        if "fixed" in reward:
            return [max(0, r["net"] - reward["fixed"] * r["n"]) for r in runs]
        rate = Fraction(reward["percent"]) / 100
        price = self.lines[i]["price"] if offer.get("of") == "list" else None
        if self.per == "line":
            base = sum(r["net"] if price is None else r["n"] * price for r in runs)
            return self.over_runs(round_share(rate * base, self.mode), runs)
        if price is not None:
            return [r["n"] * round_share(rate * price, self.mode) for r in runs]
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
        out = {o["id"]: {"items": [], "order": [], "order_cut": 0, "shipping": 0, "shipping_cut": 0, "gift": None, "lost": 0, "by": None,
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

        for offer in [o for o in offers if o["kind"] in ("markdown", "subscription")]:
            o, hindrance, blocker, applied = out[offer["id"]], hinder(offer, None), None, 0

            def find_open(i):
                return [r["closer"] is None and (offer.get("stacks", True) or r["of"] is None) for r in runs[i]]

            if offer.get("limits", {}).get("over_budget") == "refuse":
                mine = {i: [r for r, ok in zip(runs[i], find_open(i)) if ok] for i in self.joined(offer)}
                if self.refuses(offer, o, sum(self.take(offer, o, i, mine[i], self.markdown_parts(offer, i, mine[i]),
                                                        budgeted=False)[0] for i in mine)):
                    continue
            for i in self.joined(offer):
                is_open = find_open(i)
                for r, ok in zip(runs[i], is_open):
                    if not ok:
                        blocker = blocker or r["closer"] or r["of"]
                mine = [r for r, ok in zip(runs[i], is_open) if ok]
                taken, cut, units = self.take(offer, o, i, mine, self.markdown_parts(offer, i, mine))
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

        def look(offer):
            """Which step is reached; of what is left, at the offer's turn."""
            left = [sum(r["net"] for r in line) for line in runs] if offer.get("measure") == "left" else nets
            out[offer["id"]]["measured"] = self.measure(offer, left)
            reached = [s for s in offer["steps"] if s["from"] <= out[offer["id"]]["measured"]]
            if reached:
                steps[offer["id"]] = reached[-1]

        thresholds = [o for o in offers if o["kind"] == "threshold"]
        stopper = None
        for offer in [o for o in thresholds if any("reward" in s for s in o["steps"])]:
            look(offer)
            reward = steps.get(offer["id"], {}).get("reward")
            if reward is None:
                continue
            o, hindrance, applied = out[offer["id"]], hinder(offer, stopper), 0
            left = [sum(r["net"] for r in line) if i in self.selected(offer) else 0 for i, line in enumerate(runs)]
            if sum(left) == 0:
                continue
            total = (reward["amount"] if "amount" in reward
                     else round_share(Fraction(reward["percent"]) / 100 * sum(left), self.mode))
            given = self.over_lines(offer, total, left, runs)
            if offer.get("limits", {}).get("over_budget") == "refuse":
                if self.refuses(offer, o, sum(self.take(offer, o, i, runs[i], parts, kept, budgeted=False)[0]
                                              for i, (parts, kept) in enumerate(given) if sum(parts) + kept)):
                    continue
            for i, (parts, kept) in enumerate(given):
                if sum(parts) + kept == 0:
                    continue
                taken, cut, _ = self.take(offer, o, i, runs[i], parts, kept)
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
        for offer in thresholds:
            if not any("reward" in s for s in offer["steps"]):
                look(offer)
            step = steps.get(offer["id"], {})
            o, hindrance = out[offer["id"]], hinder(offer, stopper)
            off = self.shipping_off(step, shipping)
            budget = self.budget_left(offer)
            if self.refuses(offer, o, off):
                off = 0
            if budget is not None:
                budget -= sum(x[1] for x in o["order"]) + (o["lost"] if hindrance else 0)
                o["shipping_cut"] = 0 if hindrance else max(0, off - budget)
                off = min(off, budget)
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
        self.after_items, self.after_all = nets, [sum(r["net"] for r in line) for line in runs]
        for o in out.values():
            o["off"] = sum(x[2] for x in o["items"]) + sum(x[1] for x in o["order"]) + o["shipping"]
        return out, nets

    @staticmethod
    def held_back(guard):
        return {"verdict": "spent" if guard == "budget" else "suppressed", "guard": guard}

    def judge(self, outcome):
        if outcome["off"] or outcome["gift"]:
            return {"verdict": "applied", "times": 1, "amount": -outcome["off"]}
        if outcome["by"]:
            return {"verdict": "beaten", "amount": -outcome["lost"], "by": outcome["by"]}
        if outcome["cut"][1]:
            return self.held_back(outcome["cut"][1])
        return {"verdict": "no_benefit"}
