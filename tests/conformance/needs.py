# SPDX-License-Identifier: Apache-2.0
"""What a verdict says is needed: put into the cart it turns the verdict, and one unit less of it does not."""
import itertools
import json

SKUS = ["A", "B", "C"]
NUMBERS = ("quantity", "amount", "weight")


def ways_to_meet(need, subscribes):
    """Every way of putting a need into a cart: (coupons, lines). Without a SKU any product may be the one."""
    if "coupon" in need:
        return [([need["coupon"]], [])]
    ways = []
    for sku in [need["sku"]] if "sku" in need else SKUS:
        line = {"sku": sku, "quantity": need.get("quantity", 1)}
        if "amount" in need:
            line["unit_price"] = need["amount"]
        if "weight" in need:
            line["weight"] = need["weight"]
        if subscribes:
            line["subscription"] = {}
        ways.append(([], [line]))
    return ways


def is_met(reference, pack, cart, offer, needs):
    """Whether some way of putting all needs into the cart leaves nothing lacking."""
    for way in itertools.product(*[ways_to_meet(need, offer["kind"] == "subscription") for need in needs]):
        more = json.loads(json.dumps(cart))
        more["coupons"] = more.get("coupons", []) + [coupon for coupons, _ in way for coupon in coupons]
        more["lines"] += [line for _, lines in way for line in lines]
        after = reference.Evaluator(dict(pack, offers=[offer]), more).decide()["explain"][0]
        if after["verdict"] != "not_met":
            return True
    return False


def lessened(needs):
    """The needs with one number one smaller, for each number there is."""
    for i, need in enumerate(needs):
        for number in NUMBERS:
            if number in need:
                less = dict(need, **{number: need[number] - 1})
                yield needs[:i] + ([less] if less[number] > 0 else []) + needs[i + 1:]


def is_shadowed(offer):
    """Whether it can never be applied: a slot of mix and match, or the reward of a volume offer, has nothing left that
    what comes before it does not take, or there is nothing but plans to protect."""
    taken = set(offer["buy_select"].get("skus", SKUS)) if "buy_select" in offer else set()
    if "buy_select" in offer and set(offer.get("select", {}).get("skus", SKUS)) <= taken:
        return True
    plans = {plan["sku"] for plan in offer.get("plans", [])}
    if plans and set(offer.get("select", {}).get("skus", SKUS)) <= plans:
        return True
    taken = set()
    for slot in offer.get("slots", []):
        fits = set(slot.get("select", {}).get("skus", SKUS))
        if fits <= taken:
            return True
        taken |= fits
    return False


def check(reference, pack, cart):
    """How many offers were checked, each in a pack of its own: others would change what the layers leave.

    Left out: what nothing put into a cart changes; selectors that no product need fit; conditions that ask for less of
    something; and, of whether it is more than needed, alternatives and several needs, of which less of one may do for
    another.
    """
    n_checked = 0
    for offer in pack["offers"]:
        verdict = reference.Evaluator(dict(pack, offers=[offer]), cart).decide()["explain"][0]
        needs = verdict.get("needs", [])
        text = json.dumps(offer)
        if not needs or is_shadowed(offer) or any("condition" in need for need in needs):
            continue
        if any(f'"{word}"' in text for word in ("price", "attributes", "except", "compatible", "not", "to", "categories", "tags",
                                              "brands")):
            continue
        n_checked += 1
        assert is_met(reference, pack, cart, offer, needs), ("not enough", offer, cart, verdict)
        if '"any"' in text or len(needs) > 1:
            continue
        for less in lessened(needs):
            assert not is_met(reference, pack, cart, offer, less), ("more than needed", offer, cart, verdict, less)
    return n_checked
