# SPDX-License-Identifier: Apache-2.0
"""Whether an offer is open to a cart, and what it lacks."""
from plain.arithmetic import instant


class Gates:
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
        if "channels" in offer and self.cart.get("channel") not in offer["channels"]:
            return {"verdict": "outside_channel"}
        if "audience" in offer and not self.holds(offer["audience"]):
            return {"verdict": "outside_audience"}
        return None

    def gate(self, offer):
        closed = self.closed(offer)
        if closed is not None:
            return closed
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
