# SPDX-License-Identifier: Apache-2.0
"""Whether an offer is open to a cart, and what it lacks."""
from plain.arithmetic import instant


class Gates:
    def used(self, offer):
        return next((u for u in self.cart.get("used", []) if u["offer"] == offer["id"]), {})

    def times_left(self, offer, most):
        """How often limits let it be applied, at most so often."""
        limits, used = offer.get("limits", {}), self.used(offer)
        left = [most]
        if "per_cart" in limits:
            left.append(limits["per_cart"])
        if "per_customer" in limits:
            left.append(limits["per_customer"] - used.get("customer", 0))
        if "total" in limits:
            left.append(limits["total"] - used.get("total", 0))
        return min(left)

    def budget_left(self, offer):
        """Minor units, or None for no limit."""
        budget = offer.get("limits", {}).get("budget")
        return None if budget is None else budget - self.used(offer).get("discount", 0)

    def spent(self, offer):
        """The limit that leaves nothing, or None."""
        limits, used = offer.get("limits", {}), self.used(offer)
        for limit, count in (("per_customer", "customer"), ("total", "total"), ("budget", "discount")):
            if limit in limits and used.get(count, 0) >= limits[limit]:
                return limit
        return None

    def shares_cut(self, offer):
        of_pack = self.pack.get("guards", {}).get("on_cut", "keep")
        return offer.get("guards", {}).get("on_cut", of_pack) == "share"

    def lacks_of_add_on(self, offer):
        """The base, what groups ask for, or anything at all."""
        chosen = [[o["sku"] for o in group["options"] if self.lines_of(o["sku"])] for group in offer["groups"]]
        needs = [] if self.base(offer) else [dict(self.need_of({"select": offer["requires"]}), quantity=1)]
        lacking = [(len(group["options"]), group["options"][0]["sku"], group.get("min", 0) - len(there))
                   for group, there in zip(offer["groups"], chosen) if len(there) < group.get("min", 0)]
        if not lacking and not any(chosen):
            lacking = [(sum(len(group["options"]) for group in offer["groups"]), offer["groups"][0]["options"][0]["sku"], 1)]
        return needs + [{"sku": sku, "quantity": n} if options == 1 else {"quantity": n} for options, sku, n in lacking]

    def closed(self, offer):
        """Why it is not for this cart whatever is in it, or None."""
        schedule = offer.get("schedule")
        if schedule is not None:
            if "now" not in self.cart:
                return {"verdict": "outside_schedule"}
            now = instant(self.cart["now"])
            if "from" in schedule and now < instant(schedule["from"]):
                return {"verdict": "outside_schedule"}
            if "until" in schedule and now >= instant(schedule["until"]):
                return {"verdict": "outside_schedule"}
            if "weekdays" in schedule or "hours" in schedule:
                if not self.in_week(schedule.get("weekdays"), schedule.get("hours")):
                    return {"verdict": "outside_schedule"}
        if "channels" in offer and self.cart.get("channel") not in offer["channels"]:
            return {"verdict": "outside_channel"}
        if "audience" in offer and not self.holds(offer["audience"]):
            return {"verdict": "outside_audience"}
        if self.spent(offer) is not None:
            return {"verdict": "spent", "guard": self.spent(offer)}
        return None

    def gate(self, offer):
        closed = self.closed(offer)
        if closed is not None:
            return closed
        needs = []
        coupons = [offer["coupon"]] if "coupon" in offer else offer.get("coupons", [])
        if coupons and not set(coupons) & set(self.cart.get("coupons", [])):
            needs.append({"coupon": coupons[0]})
        if "when" in offer:
            needs += self.lacks(offer["when"])
        if offer["kind"] == "markdown" and not self.selected(offer):
            needs.append(dict(self.need_of(offer), quantity=1))
        if offer["kind"] == "subscription" and not self.joined(offer):
            selected = [self.lines[i]["delivery"] for i in self.selected(offer)]
            needs.append({"condition": "subscription"} if None in selected else {"condition": "deliveries"} if selected
                         else dict(self.need_of(offer), quantity=1))
        if offer["kind"] == "add_on":
            needs += self.lacks_of_add_on(offer)
        if offer["kind"] == "volume":
            least = offer["breaks"][0]["from"] if "breaks" in offer else offer["buy"] + offer["get"]
            if "buy_select" in offer:
                least = offer["get"]
                to_buy = offer["buy"] - sum(self.lines[i]["quantity"] for i in self.lines_bought(offer))
                if to_buy > 0:
                    needs.append(dict(self.need_of({"select": offer["buy_select"]}), quantity=to_buy))
            lacking = least - sum(self.lines[i]["quantity"] for i in self.rewarded(offer))
            if lacking > 0:
                needs.append(dict(self.need_of_rewarded(offer), quantity=lacking))
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
        needs += self.pair_needs(offer)
        return {"verdict": "not_met", "needs": self.once(needs)} if needs else None
