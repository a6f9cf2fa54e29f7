# SPDX-License-Identifier: Apache-2.0
"""Shopify's function examples: a function's input is a cart, its output is operations. What the operations come to is
worked out here, in Shopify's order (products, then the order on what is left, then shipping), and compared."""
import json

from engines.common import Comparison, NotSayable, cart_of, off_order, offer_of, pack_of, product_of

# The examples name no price where the function does not ask for one.
ANY_PRICE = 10000
LIST_PRICE = 30000
ANY_SHIPPING = 1500


def minor(text):
    whole, _, part = str(text).partition(".")
    return int(whole) * 100 + int((part + "00")[:2])


def operations(scenario):
    """The function's output, whatever part of it the example looks at."""
    made = []
    for entry in scenario["expected"]:
        if entry["op"] == "throws":
            return entry["value"]
        if entry["op"] == "matches":
            made.append(entry["value"])
        elif isinstance(entry["value"], dict):
            for name in ("operations", "discounts", "lineDiscounts"):
                made += entry["value"].get(name, [])
    return made


def variant(text):
    return text.rpartition("/")[2]


def play(scenario):
    words = scenario["promotions"][0]
    for start, player in PLAYERS:
        if words.startswith(start):
            return (yield from player(scenario))
    raise NotSayable(f"no rule for: {words}")


# ---- percentages off the dearest line, the order, and free delivery ----

def template_offers(classes):
    offers = []
    if "PRODUCT" in classes:
        offers.append(offer_of("volume", "product", 0, buy=0, get=1, pick="dearest", limits={"per_cart": 1},
                               reward={"percent": "20"}))
    if "ORDER" in classes:
        offers.append(off_order("order", 1, {"percent": "10"}))
    if "SHIPPING" in classes:
        offers.append(offer_of("threshold", "shipping", 2, steps=[{"from": 1, "shipping": 0}]))
    return offers


def play_template(scenario):
    given = scenario["input"]
    if given.get("cart", {}).get("deliveryGroups") == []:
        raise NotSayable("an error of a function's input")
    lines = [(variant(line["id"]), 1, minor(line["cost"]["subtotalAmount"]["amount"]))
             for line in given.get("cart", {}).get("lines", [])] or [("0", 1, ANY_PRICE)]
    products = [product_of(sku, price) for sku, _, price in lines]
    outcome = yield (pack_of(products, template_offers(given.get("discount", {}).get("discountClasses", []))),
                     cart_of(lines, shipping={"price": ANY_SHIPPING}))
    made, left = operations(scenario), {sku: price for sku, _, price in lines}
    off_lines, off_shipping, off_all = {}, 0, 0
    for operation in made:
        for candidate in operation.get("productDiscountsAdd", {}).get("candidates", []):
            for target in candidate["targets"]:
                sku = variant(target["cartLine"]["id"])
                off_lines[sku] = left[sku] * candidate["value"]["percentage"]["value"] // 100
                left[sku] -= off_lines[sku]
    for operation in made:
        for candidate in operation.get("orderDiscountsAdd", {}).get("candidates", []):
            off_all = sum(left.values()) * candidate["value"]["percentage"]["value"] // 100
        for candidate in operation.get("deliveryDiscountsAdd", {}).get("candidates", []):
            off_shipping = ANY_SHIPPING * candidate["value"]["percentage"]["value"] // 100
    return [Comparison("off the items", -sum(off_lines.values()), outcome.total("item_discount")),
            Comparison("off the order", -off_all, outcome.total("order_discount")),
            Comparison("off the shipping", off_shipping, outcome.shipping_decrease())]


# ---- a percentage off a variant from so many units of its line on ----

def play_volume(scenario):
    given = scenario["input"]
    setting = given["discountNode"]["metafield"]
    setting = json.loads(setting["value"]) if setting is not None else None
    lines = [(variant(line["merchandise"]["id"]), line["quantity"]) for line in given["cart"]["lines"]]
    offers = [] if setting is None else [
        offer_of("markdown", f"off {sku}", 0, select={"skus": [sku]}, reward={"percent": str(setting["percentage"])},
                 when={"quantity": {"from": setting["quantity"], "select": {"skus": [sku]}}}) for sku, _ in lines]
    outcome = yield pack_of([product_of(sku, ANY_PRICE) for sku, _ in lines], offers), cart_of(lines)
    off = {variant(target["productVariant"]["id"]): int(discount["value"]["percentage"]["value"])
           for discount in operations(scenario) for target in discount["targets"]}
    return [Comparison(f"off {sku}", n * ANY_PRICE * off.get(sku, 0) // 100, outcome.decrease(sku)) for sku, n in lines]


# ---- a warranty at a share of what it covers: an add-on of each product, its price written out ----

def play_warranty(scenario):
    given = scenario["input"]
    plan = variant(given["cartTransform"]["warrantyVariantID"]["value"])
    products, offers, lines = [product_of(plan, LIST_PRICE)], [], []
    for line in given["cart"]["lines"]:
        sku = f"line {line['id']}"
        percent = line["merchandise"]["product"]["warrantyCostPercentage"]
        products.append(product_of(sku, minor(line["cost"]["amountPerQuantity"]["amount"])))
        lines.append((sku, 1))
        if percent is not None:
            option = {"sku": plan, "price": (products[-1]["price"] * percent["value"] + 50) // 100}
            offers.append(offer_of("add_on", f"warranty of {sku}", 0, requires={"skus": [sku]},
                                   groups=[{"id": "warranty", "options": [option]}]))
            if line["warrantyAdded"]["value"] == "Yes":
                lines.append((plan, 1))
    outcome = yield pack_of(products, offers), cart_of(lines)
    added = [item for operation in operations(scenario) for item in operation["expand"]["expandedCartItems"]]
    whole = sum(p["price"] for p in products for sku, _ in lines if sku == p["sku"] and sku != plan)
    price = sum(minor(item["price"]["adjustment"]["fixedPricePerUnit"]["amount"]) for item in added)
    return [Comparison("warranties", len(added), outcome.quantity(plan)),
            Comparison("total", whole + price, outcome.total("due"))]


# ---- bundles that are opened into their components ----

def play_quantities(scenario):
    """Nothing is priced: only that what is no bundle stays as it is, and what is no sound bundle is refused."""
    for line in scenario["input"]["cart"]["lines"]:
        merchandise = line["merchandise"]
        if merchandise["componentReferences"] is None:
            continue
        skus = json.loads(merchandise["componentReferences"]["value"])
        quantities = json.loads(merchandise["componentQuantities"]["value"])
        components = [dict({"sku": sku}, **({"quantity": quantities[i]} if i < len(quantities) else {}))
                      for i, sku in enumerate(skus)]
        offers = [offer_of("bundle", "bundle", 0, components=components, reward={"percent": "10"})]
        outcome = yield pack_of([product_of(sku, ANY_PRICE) for sku in skus], offers), cart_of([])
        if outcome.error is None:
            raise NotSayable("a bundle product opened into its components, without a price")
        return [Comparison("refused", isinstance(operations(scenario), str), True)]
    return (yield from play_untouched(scenario))


def play_priced(scenario):
    """Each component has a price in the bundle, which it costs when all are there."""
    data = [line["merchandise"]["product"]["bundledComponentData"] for line in scenario["input"]["cart"]["lines"]]
    if not data or data[0] is None:
        return (yield from play_untouched(scenario))
    parts = [(variant(part["id"]), minor(part["price"])) for part in json.loads(data[0]["value"])]
    if not parts:
        offers = [offer_of("bundle", "bundle", 0, components=[], reward={"fixed": 0})]
        outcome = yield pack_of([], offers), cart_of([])
        return [Comparison("refused", isinstance(operations(scenario), str), outcome.error is not None)]
    all_there = {"all": [{"has": sku} for sku, _ in parts]}
    offers = [offer_of("markdown", f"price of {sku}", 0, when=all_there, select={"skus": [sku]},
                       reward={"fixed": price}) for sku, price in parts]
    outcome = yield (pack_of([product_of(sku, LIST_PRICE) for sku, _ in parts], offers),
                     cart_of([(sku, 1) for sku, _ in parts]))
    items = [item for operation in operations(scenario) for item in operation["expand"]["expandedCartItems"]]
    return [Comparison(f"price of {variant(item['merchandiseId'])}",
                       minor(item["price"]["adjustment"]["fixedPricePerUnit"]["amount"]) * item["quantity"],
                       outcome.net(variant(item["merchandiseId"]))) for item in items]


def play_untouched(scenario):
    lines = [(f"line {line['id']}", 1) for line in scenario["input"]["cart"]["lines"]]
    outcome = yield pack_of([product_of(sku, ANY_PRICE) for sku, _ in lines], []), cart_of(lines)
    return [Comparison("operations", len(operations(scenario)), 0),
            Comparison("total", ANY_PRICE * len(lines), outcome.total("due"))]


# ---- what is sold by its length: the quantity is the length ----

def play_length(scenario):
    lines = []
    for line in scenario["input"]["cart"]["lines"]:
        length = int(line["fabricLength"]["value"]) if line["fabricLength"] is not None else 1
        lines.append((line["id"], length, minor(line["cost"]["amountPerQuantity"]["amount"])))
    outcome = yield pack_of([product_of(sku, price) for sku, _, price in lines], []), cart_of(lines)
    updates = {operation["update"]["cartLineId"]: operation["update"] for operation in operations(scenario)}
    expected = [minor(updates[sku]["price"]["adjustment"]["fixedPricePerUnit"]["amount"]) if sku in updates else price
                for sku, _, price in lines]
    return [Comparison("total", sum(expected), outcome.total("due"))]


PLAYERS = [
    ("discount function template", play_template),
    ("volume discount", play_volume),
    ("warranty add-on", play_warranty),
    ("a bundle product is expanded into its components", play_quantities),
    ("a bundle product is expanded into components, each", play_priced),
    ("line price from a length attribute", play_length),
]
