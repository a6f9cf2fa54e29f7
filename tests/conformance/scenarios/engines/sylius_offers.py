# SPDX-License-Identifier: Apache-2.0
"""Sylius's promotions as offers: one rule for each rule and each action that it has."""
from engines.common import both, off_order, offer_of
from engines.sylius_words import CatalogPromotion


def ranked(promotions):
    """In the order Sylius applies them: exclusive ones, then by priority, then as they were made."""
    return sorted(promotions, key=lambda p: (not p.exclusive, -p.priority))


def open_in(promotion, shop):
    return promotion.channels is None or shop.channel in promotion.channels


# ---- promotions of the catalogue ----

def scope(promotion, shop):
    """A selector. Scopes of different kinds are one list of SKUs."""
    if len(promotion.scopes) == 1 and promotion.scopes[0][0] == "taxon":
        return {"categories": [shop.path(name) for name in promotion.scopes[0][1]]}
    skus = []
    for kind, found in promotion.scopes:
        for name in found:
            if kind == "taxon":
                skus += [sku for sku in shop.sold() if any(name in shop.path(t) for t in shop.taxons(sku))]
            else:
                skus += [shop.find(name)] if kind == "variant" else shop.variants(name)
    return {"skus": sorted(set(skus))}


def catalog_offers(promotions, shop):
    offers = []
    for rank, promotion in enumerate(ranked(p for p in promotions if isinstance(p, CatalogPromotion))):
        (kind, value, _), = promotion.actions
        offer = offer_of("markdown", promotion.name, rank, select=scope(promotion, shop), reward={kind: value})
        if promotion.exclusive:
            offer["last"] = True  # Nothing joins a price that it has made.
        if promotion.schedule:
            offer["schedule"] = promotion.schedule
        if promotion.channels or promotion.channel:
            offer["channels"] = promotion.channels or [promotion.channel]
        offers.append(offer)
    return offers


# ---- promotions of the cart ----

def conditions(promotion, shop):
    """Item totals are those before the promotion, as a rule of Sylius is looked at before its actions."""
    made = []
    for kind, *values in promotion.rules:
        if kind == "total" and not only_order(promotion):
            made.append({"subtotal": {"from": values[0]}})
        elif kind == "quantity":
            made.append({"quantity": {"from": values[0]}})
        elif kind == "product":
            made.append({"quantity": {"from": 1, "select": {"skus": shop.variants(values[0])}}})
        elif kind == "taxon":
            made.append({"quantity": {"from": 1, "select": categories(values[0], shop)}})
        elif kind == "taxon total":
            made.append({"subtotal": {"from": values[1], "select": categories(values[0], shop)}})
        elif kind == "nth order":
            made.append({"orders": {"from": values[0] - 1, "to": values[0] - 1}})
    return made


def categories(taxons, shop):
    return {"categories": [shop.path(taxon) for taxon in taxons]}


def only_order(promotion):
    return all(kind != "items" for kind, _, _ in promotion.actions)


def selector(filters, shop, discounted):
    made = {}
    if "price" in filters:
        made["price"] = filters["price"]
    if "taxons" in filters:
        made.update(categories(filters["taxons"], shop))
    if "product" in filters:
        made["skus"] = shop.variants(filters["product"])
    if discounted:
        made["except"] = {"skus": discounted}
    return made


def cart_offer(promotion, action, name, rank, shop, discounted):
    kind, value, filters = action
    discounted = [] if promotion.on_discounted else discounted
    if kind == "items":
        offer = offer_of("markdown", name, rank, reward=dict([value]))
        if value[0] == "percent":
            offer["of"] = "list"  # Of the price of the unit, whatever was taken off before.
        if filters or discounted:
            offer["select"] = selector(filters, shop, discounted)
        return offer
    start = next((values[0] for rule, *values in promotion.rules if rule == "total" and only_order(promotion)), 1)
    if kind == "shipping":
        step = {"from": start, "shipping_off": {"percent": value}}
        return offer_of("threshold", name, rank, measure="left" if start > 1 else "quantity", steps=[step])
    reward = dict([value if kind == "order" else value[shop.channel]])
    offer = off_order(name, rank, reward, start, measure="left")
    if discounted:
        offer["select"] = {"except": {"skus": discounted}}
    return offer


def cart_offers(promotions, shop, discounted):
    """All offers, and for each promotion the ids of its own."""
    offers, ids = [], {}
    for number, promotion in enumerate(ranked(p for p in promotions if not isinstance(p, CatalogPromotion))):
        if not open_in(promotion, shop):
            continue
        for n, action in enumerate(promotion.actions):
            name = promotion.name if n == 0 else f"{promotion.name} {n + 1}"
            offer = cart_offer(promotion, action, name, number * 10 + n, shop, discounted)
            when = conditions(promotion, shop)
            if when:
                offer["when"] = both(when)
            groups = [{"segment": values[0]} for kind, *values in promotion.rules if kind == "group"]
            if groups:
                offer["audience"] = both(groups)
            if promotion.exclusive:
                offer["last"] = True
            for field in ("coupon", "schedule", "limits"):
                if getattr(promotion, field):
                    offer[field] = getattr(promotion, field)
            offers.append(offer)
            ids.setdefault(promotion.name, []).append(name)
    return offers, ids


def used(promotions, ids, shop):
    """What the storefront has counted; a cancelled order counts only if the coupon cannot be used again."""
    counts = []
    for promotion in promotions:
        mine = sum(code == promotion.coupon and (stands or not promotion.is_reusable) for code, stands in shop.uses)
        times = max(mine, promotion.used_up)
        if promotion.limits and times:
            counts += [{"offer": name, "customer": mine, "total": times} for name in ids.get(promotion.name, [])]
    return counts
