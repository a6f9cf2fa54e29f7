# SPDX-License-Identifier: Apache-2.0
"""From a choice to a result."""
from plain.arithmetic import rank


class Reporting:
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
            if o["shipping"] or o["shipping_cut"]:
                adjustment = {"offer": name, "amount": -o["shipping"]}
                shippings.append(dict(adjustment, cut=o["shipping_cut"]) if o["shipping_cut"] else adjustment)
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
