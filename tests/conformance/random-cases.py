#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Random small packs and carts, given to the plain evaluator in reference.py and to the one in C.

`random-cases.py PROGRAM SEED N` writes N cases with the results they have to give into a directory of its own and
runs PROGRAM (test-conformance) on them.
"""
import datetime
import importlib.util
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import needs
SKUS = ["A", "B", "C"]
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

# Each with an instant at which the clock is turned.
ZONES = [("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T01:00:00"), ("EST5EDT,M3.2.0,M11.1.0", "2026-11-01T06:00:00"),
         ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2026-04-04T15:00:00"), ("<-03>3", "2026-01-01T00:00:00"),
         ("NZST-12NZDT,M9.5.0,M4.1.0/3", "2026-09-26T14:00:00"), ("XXX2YYY,J60/-20,59/167", "2026-03-01T00:00:00")]


def load_reference():
    spec = importlib.util.spec_from_file_location("reference", HERE / "reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Maker:
    def __init__(self, seed):
        self.dice = random.Random(seed)

    def maybe(self, chance):
        return self.dice.random() < chance

    def percent(self):
        return self.dice.choice(["5", "10", "12.5", "33.3333", "50", "100"])

    def reward(self, top, fixed=True):
        kind = self.dice.choice(["percent", "amount", "fixed"] if fixed else ["percent", "amount"])
        return {kind: self.percent() if kind == "percent" else self.dice.randint(1, top)}

    def selector(self):
        selector = {}
        if self.maybe(.5):
            selector["skus"] = sorted(self.dice.sample(SKUS, self.dice.randint(1, 2)))
        if self.maybe(.2):
            selector["brands"] = [self.dice.choice(["x", "y"])]
        if self.maybe(.2):
            selector["tags"] = [self.dice.choice(["t", "u"])]
        if self.maybe(.2):
            selector["categories"] = [["a"], ["a", "b"]][:self.dice.randint(1, 2)]
        if self.maybe(.1):
            selector["attributes"] = {"size": self.dice.choice("ML")}
        if self.maybe(.2):
            selector["price"] = {"from": self.dice.randint(0, 900)}
        return selector

    def select(self, offer):
        if self.maybe(.6):
            offer["select"] = self.selector()
            if self.maybe(.2):
                offer["select"]["except"] = self.selector() or {"skus": ["A"]}

    def bundle(self, offer):
        parts = self.dice.sample(SKUS, self.dice.randint(1, 2))
        offer["components"] = [{"sku": s, "quantity": self.dice.randint(1, 2)} for s in sorted(parts)]
        offer["reward"] = self.reward(1500)
        if self.maybe(.4):
            self.dice.choice(offer["components"])["primary"] = True

    def breaks(self):
        starts = sorted(self.dice.sample(range(1, 6), self.dice.randint(1, 3)))
        return [{"from": start, "reward": self.reward(600)} for start in starts]

    def volume(self, offer):
        self.select(offer)
        if self.maybe(.4):
            offer["breaks"] = self.breaks()
            if self.maybe(.3):
                offer["limits"] = {"per_cart": self.dice.randint(1, 5)}
            return
        offer.update(buy=self.dice.randint(0, 2), get=self.dice.randint(1, 2), reward=self.reward(600))
        if self.maybe(.3):
            offer["limits"] = {"per_cart": 1}
        if self.maybe(.3):
            offer.update(buy_select=self.selector(), buy=self.dice.randint(1, 2))
            return
        if self.maybe(.3):
            offer["pick"] = "dearest"
        if self.maybe(.2):
            offer["claim"] = "first"

    def mix_and_match(self, offer):
        single = self.maybe(.4)
        offer["slots"] = [{"select": {"skus": [self.dice.choice(SKUS)]} if single else self.selector(),
                           "quantity": self.dice.randint(1, 3)} for _ in range(self.dice.randint(1, 2))]
        offer["reward"] = self.reward(1500)

    def markdown(self, offer):
        self.select(offer)
        offer["reward"] = self.reward(400)
        if "percent" in offer["reward"] and offer["kind"] == "markdown" and self.maybe(.4):
            offer["of"] = "list"
        if self.maybe(.3):
            offer["stacks"] = self.maybe(.3)

    def subscription(self, offer):
        self.markdown(offer)
        if self.maybe(.5):
            offer["deliveries"] = self.dice.randint(1, 2)

    def add_on(self, offer):
        offer["requires"] = self.selector()
        offer["groups"] = []
        options = self.dice.sample(SKUS, self.dice.randint(1, 3))
        if set(offer["requires"]) == {"skus"} and len(offer["requires"]["skus"]) == 1:
            options = [sku for sku in SKUS if sku not in offer["requires"]["skus"]]
        while options:
            n = self.dice.randint(1, len(options))
            group = {"id": str(len(offer["groups"])), "options": []}
            for sku in options[:n]:
                option = {"sku": sku, "price": self.dice.randint(0, 900)}
                if self.maybe(.6):
                    option["per"] = self.dice.choice(["unit", "line", "order"])
                group["options"].append(option)
            if self.maybe(.3):
                group["min"] = self.dice.randint(0, n)
            if self.maybe(.4):
                group["max"] = self.dice.randint(max(1, group.get("min", 1)), n)
            offer["groups"].append(group)
            options = options[n:] if self.maybe(.5) else []

    def threshold(self, offer):
        self.select(offer)
        measure = self.dice.choice(["subtotal", "subtotal", "subtotal", "quantity", "weight", "left", "left"])
        if measure != "subtotal":
            offer["measure"] = measure
        top = 6 if measure == "quantity" else 4000
        offer["steps"] = []
        for start in sorted(self.dice.sample(range(1, top), self.dice.randint(1, 2))):
            step = {"from": start}
            if self.maybe(.7):
                step["reward"] = self.reward(800, fixed=False)
            if self.maybe(.4):
                step["shipping"] = self.dice.choice([0, 0, 250])
            elif self.maybe(.3):
                step["shipping_off"] = self.reward(400, fixed=False)
            if self.maybe(.2) or len(step) == 1:
                step["gift"] = {"sku": self.dice.choice(SKUS)}
            offer["steps"].append(step)
        if measure == "subtotal" and self.maybe(.4):
            offer["fill"] = self.dice.sample(SKUS, self.dice.randint(1, 3))

    def weekdays(self):
        return self.dice.sample(DAYS, self.dice.randint(1, 5))

    def hours(self):
        windows = []
        for _ in range(self.dice.randint(1, 2)):
            start, end = self.dice.sample(range(25), 2)
            start = start % 24
            if start != end:
                windows.append({"from": f"{start:02}:{self.dice.choice(['00', '30'])}", "until": f"{end:02}:00"})
        return [w for w in windows if w["from"] != w["until"]] or [{"from": "00:00", "until": "24:00"}]

    def week(self, offer):
        schedule = {}
        if self.maybe(.7):
            schedule["weekdays"] = self.weekdays()
        if self.maybe(.7):
            schedule["hours"] = self.hours()
        offer["schedule"] = schedule

    def limits(self, offer):
        limits = offer.setdefault("limits", {})
        for limit, most in (("per_cart", 3), ("per_customer", 4), ("total", 5), ("budget", 700)):
            if self.maybe(.4):
                limits[limit] = self.dice.randint(1, most)
        if "budget" in limits and self.maybe(.4):
            limits["over_budget"] = "refuse"

    def used(self, pack):
        return [{"offer": o["id"], "customer": self.dice.randint(0, 2), "total": self.dice.randint(0, 3),
                 "discount": self.dice.randint(0, 300)} for o in pack["offers"] if "limits" in o and self.maybe(.7)]

    def zone(self, pack, cart):
        """A pack with a time zone, and a cart within two days of when its clocks are turned."""
        rule, turn = self.dice.choice(ZONES)
        pack["time_zone"] = {"name": "here", "rule": rule}
        now = datetime.datetime.fromisoformat(turn) + datetime.timedelta(minutes=30 * self.dice.randint(-96, 96))
        if self.maybe(.9):
            cart["now"] = now.isoformat() + "Z"

    def protection(self, offer):
        self.select(offer)
        if self.maybe(.4):
            offer["window_days"] = self.dice.randint(1, 30)
        middle, offer["plans"] = self.dice.randint(50, 1500), []
        for months in self.dice.sample([12, 24, 36], self.dice.randint(1, 2)):
            for band in self.dice.choice([[{}], [{"to": middle}, {"from": middle + 1}], [{"from": middle}]]):
                plan = {"sku": self.dice.choice(SKUS), "term_months": months}
                if band:
                    plan["price"] = band
                if self.maybe(.5):
                    plan["fixed"] = self.dice.randint(0, 800)
                else:
                    plan["percent"] = self.percent()
                    if self.maybe(.4):
                        plan["min"] = self.dice.randint(0, 300)
                    if self.maybe(.4):
                        plan["max"] = plan.get("min", 0) + self.dice.randint(0, 300)
                offer["plans"].append(plan)
        self.dice.shuffle(offer["plans"])

    def tier_ladder(self, offer):
        tiers = sorted(self.dice.sample(SKUS, self.dice.randint(2, 3)), key=lambda s: self.prices[s])
        offer["tiers"] = [{"sku": s, "features": [f for f in "fg" if self.maybe(.6)]} for s in tiers]
        if self.maybe(.6):
            offer["required"] = ["f"]
        for tier in offer["tiers"][1:]:
            if self.maybe(.8):
                tier["upgrade"] = self.reward(500)

    @staticmethod
    def besides(selector):
        """SKUs that are not the one it selects."""
        return [s for s in SKUS if selector.get("skus") != [s]]

    def downsell(self, offer):
        if self.maybe(.3):
            offer["instalments"] = {"n": self.dice.randint(2, 6), "every_days": 30}
            self.select(offer)
            if self.maybe(.5):
                offer["from"] = self.dice.randint(0, 3000)
            return
        select = self.selector()
        offer["alternative"] = {"for": select, "sku": self.dice.choice(self.besides(select))}
        if self.maybe(.4):
            offer["alternative"]["required"] = ["size"]
        if self.maybe(.8):
            offer["reward"] = self.reward(500)

    def cross_sell(self, offer):
        offer.update(anchor=self.selector(), items=[])
        others = self.besides(offer["anchor"])
        for sku in self.dice.sample(others, self.dice.randint(1, len(others))):
            item = {"sku": sku}
            if self.maybe(.3):
                item["quantity"] = 2
            if self.maybe(.3):
                item["compatible"] = ["size"]
            if self.maybe(.3):
                item["evidence"] = {"confidence": self.dice.choice(["0.05", "0.2"]), "lift": self.dice.choice(["1", "3"])}
            offer["items"].append(item)
        if self.maybe(.9):
            offer["reward"] = self.reward(500)

    def follow_up(self, offer):
        offer["after"] = self.selector()
        if self.maybe(.3):
            offer["without"] = self.selector()
        offer["steps"] = [{"days": d, "placement": self.dice.choice(["receipt_email", "direct"])}
                          for d in sorted(self.dice.choices(range(20), k=self.dice.randint(1, 3)))]
        if self.maybe(.4):
            offer["steps"][-1].update(items=self.dice.sample(SKUS, 2), message={"en": "step"})
            offer["steps"][0]["until_days"] = offer["steps"][0]["days"] + self.dice.randint(1, 10)

    def predicate(self, depth):
        kind = self.dice.choice(["all", "any", "not"] * (depth < 3) + ["weekday", "hours"] * self.is_zoned + [
            "subtotal", "quantity", "has", "coupon", "segment", "channel", "placement", "shipping",
            "bought", "first_order", "orders"])
        if kind in ("weekday", "hours"):
            return {kind: self.weekdays() if kind == "weekday" else self.hours()}
        if kind in ("all", "any"):
            return {kind: [self.predicate(depth + 1) for _ in range(self.dice.randint(1, 3))]}
        if kind == "not":
            return {kind: self.predicate(depth + 1)}
        if kind == "orders":
            return {kind: {"from": self.dice.randint(0, 1), "to": self.dice.randint(1, 2)}}
        if kind in ("subtotal", "quantity"):
            value = {"from": self.dice.randint(0, 5 if kind == "quantity" else 3000)}
            if self.maybe(.5):
                value["select"] = self.selector()
            if self.maybe(.3):
                value["to"] = value["from"] + self.dice.randint(0, 2000)
            return {kind: value}
        if kind == "bought":
            value = {"select": self.selector()} if self.maybe(.5) else {"skus": [self.dice.choice(SKUS)]}
            if self.maybe(.7):
                value["days"] = self.dice.randint(1, 40)
            return {kind: value}
        if kind == "first_order":
            return {kind: self.maybe(.5)}
        words = {"has": SKUS, "coupon": ["yes", "no"], "segment": ["s", "r"], "channel": ["web"],
                 "placement": ["cart", "product"], "shipping": ["s", "t"]}
        return {kind: self.dice.choice(words[kind])}

    kinds = ["add_on", "bundle", "volume", "volume", "mix_and_match", "markdown", "subscription", "threshold", "protection",
             "protection", "tier_ladder", "tier_ladder", "downsell", "cross_sell", "cross_sell", "follow_up"]

    def offer(self, index):
        kind = self.dice.choice(self.kinds)
        offer = {"id": f"o{index}", "kind": kind, "name": ""}
        getattr(self, kind)(offer)
        if self.maybe(.3):
            offer["priority"] = self.dice.randint(-1, 1)
        if self.maybe(.25):
            offer["exclusive_group"] = self.dice.choice("gh")
        if self.maybe(.15):
            offer["last"] = True
        if self.maybe(.2):
            offer[self.dice.choice(["audience", "when"])] = self.predicate(1)
        if self.maybe(.1):
            offer["coupon"] = self.dice.choice(["yes", "no"])
        elif self.maybe(.1):
            offer["coupons"] = self.dice.choice([["no", "yes"], ["no", "never"]])
        if self.maybe(.15):
            offer["guards"] = {"min_price": self.dice.randint(1, 1000)}
        if self.maybe(.3):
            offer.setdefault("guards", {})["on_cut"] = self.dice.choice(["share", "share", "keep"])
        if self.maybe(.3):
            self.limits(offer)
        if self.is_zoned and self.maybe(.4):
            self.week(offer)
        return offer

    def product(self, sku):
        product = {"sku": sku, "title": "", "price": self.dice.choice([0, 99, 500, 999, self.dice.randint(1, 2000)])}
        if self.maybe(.8):
            product["cost"] = self.dice.randint(0, 800)
        if self.maybe(.7):
            product["brand"] = self.dice.choice("xy")
        if self.maybe(.6):
            product["weight"] = self.dice.randint(0, 1500)
        if self.maybe(.2):
            product["stock"] = self.dice.randint(0, 5)
        product["tags"] = [t for t in "tu" if self.maybe(.5)]
        product["category"] = ["a", "b"][:self.dice.randint(0, 2)]
        if self.maybe(.2):
            product["min_price"] = self.dice.randint(0, 900)
        if self.maybe(.5):
            product["attributes"] = {"size": self.dice.choice("ML")}
        return product

    def pack(self):
        products = [self.product(s) for s in SKUS]
        self.prices = {p["sku"]: p["price"] for p in products}
        pack = {"format": "vitrine-rule-pack", "version": 1, "id": "random", "revision": 1, "currency": "USD",
                "minor_digits": 2, "products": products,
                "offers": [self.offer(i) for i in range(self.dice.randint(1, 5))],
                "rounding": {"mode": self.dice.choice(["half_up", "half_even", "down", "half_down"]),
                             "per": self.dice.choice(["unit", "line"]),
                             "remainder": self.dice.choice(["largest", "first", "last", "nearest"])}}
        if self.maybe(.2):
            pack["choose"] = "priority"
        if self.maybe(.3):
            pack["prompts"] = {"max": self.dice.randint(1, 4), "min_lift": "2", "max_share": "80"}
        if self.maybe(.2):
            pack["guards"] = {"min_margin": self.dice.choice(["10", "33.3333"])}
            if self.maybe(.5):
                pack["guards"]["on_cut"] = "share"
        return pack

    def case(self):
        self.is_zoned = self.maybe(.3)
        pack, cart = self.pack(), self.cart()
        if self.is_zoned:
            self.zone(pack, cart)
        used = self.used(pack)
        if used:
            cart["used"] = used
        return pack, cart

    def cart(self):
        cart = {"currency": "USD", "lines": [], "coupons": ["yes"]}
        for sku in self.dice.sample(SKUS, self.dice.randint(1, 3)):
            cart["lines"].append({"sku": sku, "quantity": self.dice.randint(1, 3)})
        if self.maybe(.2):
            cart["lines"].append({"sku": "A", "quantity": 1, "unit_price": self.dice.randint(0, 999)})
            if self.maybe(.5):
                cart["lines"][-1]["weight"] = self.dice.randint(0, 1500)
        for line in cart["lines"]:
            if self.maybe(.3):
                line["subscription"] = {"delivery": self.dice.randint(1, 3)} if self.maybe(.7) else {}
        if self.maybe(.3):
            cart["budget"] = self.dice.randint(0, 6000)
        if self.maybe(.2):
            cart["declined"] = [self.dice.choice(SKUS + ["o0", "o1"])]
        for line in cart["lines"]:
            if self.maybe(.5):
                line["instead_of"] = self.dice.choice(SKUS + ["Z"])
            if self.maybe(.1):
                line["attributes"] = {"size": self.dice.choice("ML")}
        if self.maybe(.7):
            cart.update(channel="web", placement=self.dice.choice(["cart", "cart", "direct", "receipt_email"]),
                        now="2026-06-20T12:00:00Z")
        if self.maybe(.6):
            cart["customer"] = {"segments": ["s"]}
            if self.maybe(.9):
                cart["customer"]["orders"] = [{"at": f"2026-06-{d:02}T12:00:00Z",
                                               "skus": self.dice.choices(SKUS + ["Z"], k=self.dice.randint(1, 3))}
                                              for d in self.dice.sample(range(1, 25), self.dice.randint(0, 3))]
        if self.maybe(.6):
            cart["shipping"] = {"price": 500, "method": self.dice.choice(["s", "t"])}
        return cart


def main(program, seed, n):
    reference = load_reference()
    maker = Maker(seed)
    cases, n_needs = [], 0
    while len(cases) < n:
        pack, cart = maker.case()
        evaluator = reference.Evaluator(pack, cart)
        expected = evaluator.evaluate()
        n_needs += needs.check(reference, pack, cart)
        cases.append({"name": str(len(cases)), "pack": pack, "cart": cart, "expected": expected})
    assert n_needs > n / 6, f"only {n_needs} verdicts of {n} cases said what could be put into a cart"
    with tempfile.TemporaryDirectory() as folder:
        where = pathlib.Path(folder, "conformance", "cases")
        where.mkdir(parents=True)
        where.joinpath("random.json").write_text(json.dumps(cases), encoding="utf-8")
        environment = dict(os.environ, G_TEST_SRCDIR=folder)
        run = subprocess.run([program], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if run.returncode != 0:
            failed = sum(line.startswith("ok ") for line in run.stdout.splitlines())
            print(run.stdout[-2000:])
            print(json.dumps(cases[min(failed, n - 1)], sort_keys=True))
        return run.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
