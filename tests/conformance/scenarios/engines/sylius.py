# SPDX-License-Identifier: Apache-2.0
"""Sylius: promotions of the catalogue make the prices that a cart starts from, promotions of the cart come after."""
from engines.common import Comparison, NotSayable, cart_of, off_order, pack_of, product_of
from engines.sylius_offers import cart_offers, catalog_offers, used
from engines.sylius_shop import MOST_UNITS, Shop
from engines.sylius_words import read_promotions
from engines.tax import Tax, even

# A catalogue's price is rounded half up: what is taken off it, half down. What is taken off a cart is rounded half up,
# for each unit; shares are rounded each, halves down, and what is missing goes to the first lines.
CATALOG_ROUNDING = {"mode": "half_down", "per": "unit"}
CART_ROUNDING = {"mode": "half_up", "per": "unit", "remainder": "nearest"}
# What a product's minimum price keeps is moved to other lines.
GUARDS = {"on_cut": "share"}


def play(scenario):
    if scenario["about"] == "arithmetic":
        return (yield from play_arithmetic(scenario))
    shop = Shop(scenario)
    promotions = read_promotions(scenario.get("promotions", []))
    prices, discounted, compared = yield from play_catalog(scenario, shop, promotions)
    for checkpoint in scenario["checkpoints"]:
        if "cart" in checkpoint:
            compared += yield from play_cart(scenario, shop, promotions, checkpoint, prices, discounted)
    return compared


# ---- the catalogue ----

def play_catalog(scenario, shop, promotions):
    """(prices by SKU, SKUs with a promotion, comparisons)"""
    prices = {sku: shop.price(sku) for sku in shop.sold()}
    offers = catalog_offers(promotions, shop)
    if not offers:
        return prices, [], []
    pack = pack_of([shop.pack_product(sku, price) for sku, price in prices.items()], offers, shop.currency,
                   rounding=CATALOG_ROUNDING)
    outcome = yield pack, cart_of([(sku, 1) for sku in prices], shop.currency, now=shop.now, channel=shop.channel)
    outcome.check()
    compared = [entry for checkpoint in scenario["checkpoints"] for expected in checkpoint["expected"]
                for entry in compare_catalog(shop, prices, outcome, expected)]
    made = {sku: outcome.net(sku) for sku in prices}
    return made, sorted(sku for sku in prices if made[sku] < prices[sku]), compared


def compare_catalog(shop, prices, outcome, expected):
    if "product" not in expected:
        return
    sku = shop.find(expected["product"])
    if "catalog_price" in expected:
        yield Comparison(f"price of {sku}", expected["catalog_price"], outcome.net(sku))
        if "original" in expected:
            yield Comparison(f"list price of {sku}", expected["original"], prices[sku])
        if expected.get("by"):
            by = [a["offer"] for line in outcome.lines(sku) for a in line["adjustments"] if a["amount"]]
            yield Comparison(f"promotions of {sku}", expected["by"], by)
    if "not_discounted" in expected:
        yield Comparison(f"price of {sku}", prices[sku], outcome.net(sku))
    if "catalog_original_price" in expected or "original_price" in expected:
        value = expected.get("catalog_original_price", expected.get("original_price"))
        yield Comparison(f"list price of {sku}", value, prices[sku])


# ---- the cart ----

def play_cart(scenario, shop, promotions, checkpoint, prices, discounted):
    if any(n > MOST_UNITS for _, n in shop.lines(checkpoint)):
        raise NotSayable("how many units a storefront lets into a cart")
    offers, ids = cart_offers(promotions, shop, discounted)
    products = [shop.pack_product(sku, price) for sku, price in prices.items()]
    lines = shop.lines(checkpoint)
    outcome = yield (pack_of(products, offers, shop.currency, rounding=CART_ROUNDING, guards=GUARDS),
                     cart_of(lines, shop.currency, now=shop.now, channel=shop.channel,
                             coupons=checkpoint.get("coupons"), shipping=shop.shipping(checkpoint),
                             customer=shop.customer(), used=used(promotions, ids, shop)))
    outcome.check()
    tax = Tax(scenario)
    included, added = tax.all(shop, outcome)
    variants = {line["product"]: line.get("variant", line["product"]) for line in checkpoint["cart"]}
    return [entry for expected in checkpoint["expected"]
            for entry in compare_cart(shop, outcome, expected, included, added, variants)]


def compare_cart(shop, outcome, expected, included, added, variants):
    totals = {
        "total": lambda: outcome.total("due") + added,
        "items_total": lambda: outcome.total("list") + outcome.total("item_discount") + outcome.total("order_discount"),
        "discount": lambda: outcome.total("item_discount") + outcome.total("order_discount"),
        "shipping": lambda: outcome.total("shipping"),
        "tax_excluded": lambda: added,
        "tax_included": lambda: included,
    }
    for name, value in expected.items():
        if name in totals:
            yield Comparison(name, value, totals[name]())
    if "product" in expected:
        yield from compare_line(shop, outcome, expected, variants.get(expected["product"], expected["product"]))


def compare_line(shop, outcome, expected, product):
    sku = shop.find(product)
    n = outcome.quantity(sku)
    if "line_decrease" in expected:
        yield Comparison(f"off {sku}", expected["line_decrease"], outcome.decrease(sku))
    if "subtotal_decrease" in expected:
        yield Comparison(f"off {sku}", expected["subtotal_decrease"], outcome.item_decrease(sku))
    if "unit_price_decrease" in expected:
        yield Comparison(f"off each {sku}", expected["unit_price_decrease"] * n, outcome.item_decrease(sku))
    if "unit_discounts" in expected:
        before = shop.price(sku) * n
        yield Comparison(f"off each {sku}", expected["unit_discounts"], even(before - outcome.net(sku), n))
    if "discounted_unit_price" in expected:
        yield Comparison(f"price of {sku}", expected["discounted_unit_price"] * n, outcome.net(sku))
    if "line_total" in expected:
        yield Comparison(f"total of {sku}", expected["line_total"], outcome.net(sku))
    if "unit_price" in expected:
        yield Comparison(f"unit price of {sku}", expected["unit_price"], outcome.lines(sku)[0]["unit_price"])


# ---- the distributors ----

def play_arithmetic(scenario):
    """What a distributor splits over lines or units, off an order of such lines."""
    given, expected = scenario["input"], scenario["expected"]
    amount = abs(given["amount_minor"])
    if given.get("targets") == 0:
        raise NotSayable("an error for a split over nothing")
    if "targets" in given:
        lines = [{"line_total_minor": 1000, "qty": 1}] * given["targets"]
    else:
        lines = given.get("lines") or [{"line_total_minor": weight, "qty": 1} for weight in given["weights_minor"]]
    products = []
    for number, line in enumerate(lines):
        more = {"min_price": line["minimum_unit_price_minor"]} if line.get("minimum_unit_price_minor") else {}
        products.append(product_of(f"line {number + 1}", line["line_total_minor"] // line["qty"], **more))
    offers = [off_order("split", 0, {"amount": amount})] if amount else []
    outcome = yield (pack_of(products, offers, rounding=CART_ROUNDING, guards=GUARDS),
                     cart_of([(p["sku"], line["qty"]) for p, line in zip(products, lines)]))
    got = [outcome.decrease(p["sku"]) for p in products]
    return [Comparison("parts", [abs(part) for part in expected], got)]
