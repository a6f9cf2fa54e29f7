# SPDX-License-Identifier: Apache-2.0
"""Which lines a selector speaks of, and whether a condition holds."""
import datetime

from plain.arithmetic import instant


class Selecting:
    def lines_of(self, sku):
        return [i for i, line in enumerate(self.lines) if line["sku"] == sku]

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
                and all(line.get("attributes", product.get("attributes", {})).get(k) == v for k, v in selector.get("attributes", {}).items())
                and price.get("from", 0) <= line["price"] <= price.get("to", line["price"])
                and not ("except" in selector and self.selects(selector["except"], line)))

    def selected(self, offer):
        return [i for i, line in enumerate(self.lines) if self.selects(offer.get("select"), line)]

    def selects_sku(self, selector, sku):
        """The same for what was bought before: of a product that the pack does not carry only the SKU is known."""
        if sku in self.products:
            product = self.products[sku]
            return self.selects(selector, {"sku": sku, "price": product["price"], "product": product,
                                           "attributes": product.get("attributes", {})})
        price = selector.get("price", {})
        asked = [selector.get(k) for k in ("brands", "tags", "categories", "attributes")]
        if any(asked) or price.get("from", 0) > 0 or "to" in price or ("skus" in selector and sku not in selector["skus"]):
            return False
        return "except" not in selector or not self.selects_sku(selector["except"], sku)

    def joined(self, offer):
        """The selected lines that an offer of the item layer takes something off."""
        if offer["kind"] != "subscription":
            return self.selected(offer)
        return [i for i in self.selected(offer) if self.lines[i]["delivery"] is not None
                and self.lines[i]["delivery"] <= offer.get("deliveries", self.lines[i]["delivery"])]

    def base(self, offer):
        """The lines that the options of an add-on go with: an option is not one of them."""
        options = {o["sku"] for group in offer["groups"] for o in group["options"]}
        return [line for line in self.lines if line["sku"] not in options and self.selects(offer["requires"], line)]

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
        if kind == "shipping":
            return self.cart.get("shipping", {}).get("method") == value
        if kind == "orders":
            return "orders" in customer and value.get("from", 0) <= len(customer["orders"]) <= value.get("to", 10 ** 9)
        if kind == "first_order":
            return "orders" in customer and (not customer["orders"]) == value
        if kind == "weekday":
            return self.in_week(value, None)
        if kind == "hours":
            return self.in_week(None, value)
        assert kind == "bought"
        now = instant(self.cart["now"]) if "now" in self.cart else None
        if now is None and "days" in value:
            return False
        orders = [o for o in customer.get("orders", []) if now is None or instant(o["at"]) <= now]
        if "days" in value:
            orders = [o for o in orders if now - datetime.timedelta(days=value["days"]) < instant(o["at"])]
        skus = {sku for o in orders for sku in o.get("skus", [])}
        if "skus" in value:
            return bool(skus & set(value["skus"]))
        return any(self.selects_sku(value["select"], sku) for sku in skus)

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
