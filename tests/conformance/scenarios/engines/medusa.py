# SPDX-License-Identifier: Apache-2.0
"""Medusa: every promotion applies, in order, each to what those before left; nothing is rounded."""
from engines.common import Comparison, NotSayable, both, cart_of, offer_of, pack_of, product_of

# The budgets of the tests' campaigns, in major units or in uses.
CAMPAIGNS = {"campaign-id-1": ("spend", 1000), "campaign-id-2": ("usage", 1000)}
REFUSES_AUTOMATIC = "refuses automatic promotions"


def values(rules):
    """Conditions of rules: each says that an attribute has one of some values."""
    for rule in rules or []:
        if rule["operator"] not in ("eq", "in"):
            raise NotSayable(f"the operator {rule['operator']}")
        yield rule["attribute"], rule["values"]


def selector(rules):
    made = {}
    for attribute, accepted in values(rules):
        if len(accepted) != 1:
            raise NotSayable("one of several values of an attribute")
        made.setdefault("attributes", {})[attribute] = accepted[0]
    return made


def segment(attribute, value):
    return f"{attribute} {value}"


def flat(attributes):
    """{"product": {"id": …}} as {"product.id": …}."""
    return {f"{key}.{inner}": value for key, entry in attributes.items() for inner, value in entry.items()}


class Promotion:
    def __init__(self, facts, rank):
        self.code = facts["code"]
        self.rank = rank
        self.method = facts["application_method"]
        self.kind = facts["type"]
        self.common = {}
        self.conditions = []
        if not facts.get("is_automatic"):
            self.common["coupon"] = self.code
        else:
            self.conditions.append({"not": {"segment": REFUSES_AUTOMATIC}})
        for attribute, accepted in values(facts.get("rules")):
            self.conditions.append({"any": [{"segment": segment(attribute, value)} for value in accepted]})
        budget, self.limit = CAMPAIGNS.get(facts.get("campaign_id"), (None, None))
        if budget == "spend":
            self.common["limits"] = {"budget": self.limit * 100, "over_budget": "refuse"}
        elif budget == "usage":
            self.common["limits"] = {"total": self.limit}
        self.campaign = facts.get("campaign_id")

    def reward(self):
        value = self.method["value"]
        return {"percent": str(value)} if self.method["type"] == "percentage" else {"amount": value * 100}

    def offer(self, kind, name, conditions=(), limits=None, **more):
        when = self.conditions + list(conditions)
        common = dict(self.common, **({"when": both(when)} if when else {}))
        if limits:
            common["limits"] = dict(common.get("limits", {}), **limits)
        return offer_of(kind, name, self.rank, **common, **more)

    def offers(self, products):
        if self.kind == "buyget":
            return [self.buy_get()]
        if self.method["target_type"] == "shipping_methods":
            return [self.shipping()]
        if self.method.get("allocation") == "each":
            return [self.each(product) for product in products]
        return [self.offer("threshold", self.code, select=selector(self.method.get("target_rules")), measure="left",
                           steps=[{"from": 1, "reward": self.reward()}])]

    def each(self, product):
        """Of every line by itself: a share of at most so many units, or an amount that is no more than those cost."""
        name = f"{self.code} {product['sku']}"
        select = {"skus": [product["sku"]], **selector(self.method.get("target_rules"))}
        most = self.method["max_quantity"]
        if self.method["type"] == "percentage":
            return self.offer("volume", name, limits={"per_cart": most}, select=select, buy=0, get=1,
                              reward=self.reward())
        amount = min(self.method["value"] * 100, product["price"] * most)
        steps = [{"from": 1, "reward": {"amount": amount}}]
        return self.offer("threshold", name, select=select, measure="left", steps=steps)

    def shipping(self):
        options = [{"any": [{"shipping": value} for value in accepted]}
                   for _, accepted in values(self.method.get("target_rules"))]
        return self.offer("threshold", self.code, options, steps=[{"from": 1, "shipping_off": self.reward()}])

    def buy_get(self):
        """Once a cart."""
        buy, get = selector(self.method["buy_rules"]), selector(self.method["target_rules"])
        more = {} if buy == get else {"buy_select": buy}
        return self.offer("volume", self.code, limits={"per_cart": 1}, select=get,
                          buy=self.method["buy_rules_min_quantity"], get=self.method["apply_to_quantity"],
                          reward=self.reward(), **more)


# ---- what Medusa does and a pack cannot ----

def refuse(promotions, checkpoint):
    known = {p.code for p in promotions}
    if any(adjustment["code"] not in known for line in checkpoint["cart"] + checkpoint.get("shipping_methods", [])
           for adjustment in line.get("existing_adjustments", line.get("adjustments", []))):
        raise NotSayable("an error about a stored adjustment whose promotion is gone")
    shares = [p for p in promotions if p.method["target_type"] == "shipping_methods"
              and p.method["allocation"] == "across" and p.method["type"] == "fixed"]
    if shares and len(checkpoint.get("shipping_methods", [])) > 1:
        raise NotSayable("an amount shared over several shipping methods, in fractions of a minor unit")
    limited = [p for p in promotions if p.kind == "standard" and p.method.get("allocation") == "each"
               and p.method["type"] == "percentage" and p.method["target_type"] == "items"]
    for before, after in zip(limited, limited[1:]):
        if before.method["value"] < 100 and before.method["target_rules"] == after.method["target_rules"]:
            raise NotSayable("what was taken off other units of a line counts against the next promotion's units")
    taken = [p for p in promotions if p.kind == "buyget" and p.code in checkpoint["codes"]]
    if len(taken) > 1 and len(checkpoint["cart"]) > 1:
        raise NotSayable("units that two buy-and-get promotions both count")


# ---- playing ----

def make_products(checkpoint):
    return [product_of(line["product"], line.get("price", line["subtotal"] // line["qty"]),
                       attributes=flat(line.get("attributes", {}))) for line in checkpoint["cart"]]


def customer(scenario, checkpoint):
    known = flat(scenario.get("context", {}).get("customer", {}))
    found = [segment(f"customer.{key}", value) for key, value in known.items()]
    if (checkpoint.get("options") or {}).get("prevent_auto_promotions"):
        found.append(REFUSES_AUTOMATIC)
    return {"segments": found}


def used(scenario, promotions, offers):
    update = scenario.get("context", {}).get("campaign update")
    if update is None:
        return None
    ids = {p.code: p for p in promotions if p.campaign == update["id"]}
    return [{"offer": offer["id"], "total": update["budget"]["used"]} for offer in offers
            if offer["id"].split(" ")[0] in ids]


def play(scenario):
    compared = []
    for checkpoint in scenario["checkpoints"]:
        promotions = [Promotion(facts, rank) for rank, facts in enumerate(scenario["promotions"])]
        refuse(promotions, checkpoint)
        if "shipping_methods" in checkpoint:
            compared += yield from play_shipping(scenario, promotions, checkpoint)
        else:
            compared += yield from play_items(scenario, promotions, checkpoint)
    return compared


def play_items(scenario, promotions, checkpoint):
    products = make_products(checkpoint)
    own = {p.code: p.offers(products) for p in promotions}
    offers = [offer for code in own for offer in own[code]]
    outcome = yield (pack_of(products, offers),
                     cart_of([(line["product"], line["qty"]) for line in checkpoint["cart"]],
                             coupons=checkpoint["codes"], customer=customer(scenario, checkpoint),
                             used=used(scenario, promotions, offers)))
    expected = {(e["by"], e["product"]): e["line_decrease"] for e in checkpoint["expected"] if "line_decrease" in e}
    return [Comparison(f"off {sku} by {code}", expected.get((code, sku), 0),
                       outcome.decrease_by(sku, [offer["id"] for offer in own[code]]))
            for code in own for sku in [p["sku"] for p in products]] or [
                Comparison(f"off {p['sku']}", 0, outcome.decrease(p["sku"])) for p in products]


def play_shipping(scenario, promotions, checkpoint):
    """A cart has one shipping method: a cart for each, with something in it to be shipped."""
    compared = []
    products = [product_of("parcel", 100000)]
    own = {p.code: p.offers(products) for p in promotions}
    offers = [offer for code in own for offer in own[code]]
    expected = {(e["by"], e["method"]): e["shipping_decrease"] for e in checkpoint["expected"]
                if "shipping_decrease" in e}
    for method in checkpoint["shipping_methods"]:
        outcome = yield (pack_of(products, offers),
                         cart_of([("parcel", 1)], coupons=checkpoint["codes"], customer=customer(scenario, checkpoint),
                                 used=used(scenario, promotions, offers),
                                 shipping={"method": method["shipping_option"]["id"], "price": method["subtotal"]}))
        compared += [Comparison(f"off {method['method']} by {code}", expected.get((code, method["method"]), 0),
                                outcome.shipping_decrease([offer["id"] for offer in own[code]])) for code in own]
    return compared
