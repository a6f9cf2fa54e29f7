# SPDX-License-Identifier: Apache-2.0
"""The sentences of Sylius's features: what a promotion is, each rule and action once."""
import re

from engines.common import NotSayable, TOMORROW, YESTERDAY, money

QUOTED = r'"([^"]*)"'
NAMES = r'((?:"[^"]*"(?:,? (?:or|and) )?)+)'


class Promotion:
    def __init__(self, name, priority=0, exclusive=False, coupon=None):
        self.name = name
        self.priority = priority
        self.exclusive = exclusive
        self.coupon = coupon
        self.on_discounted = True
        self.is_reusable = True
        self.rules = []     # (kind, …), all of which have to hold
        self.actions = []   # (kind, value, filter)
        self.schedule = {}
        self.limits = {}
        self.used_up = 0    # times that it was used by others
        self.channels = None  # None: all; []: none


class CatalogPromotion(Promotion):
    def __init__(self, name, priority, exclusive):
        super().__init__(name, priority, exclusive)
        self.scopes = []    # (kind, names)
        self.channel = None


def names(text):
    return re.findall(QUOTED, text)


def value_of(text):
    """("percent", "20") or ("amount", 1000)."""
    return ("percent", text[:-1]) if text.endswith("%") else ("amount", money(text))


# ---- what begins a promotion ----

def begin_promotion(match):
    promotion = Promotion(match[2], int(match[3] or 0), match[1] is not None)
    promotion.on_discounted = match[4] is None or "not" not in match[4]
    return promotion


def begin_coupon(match):
    return Promotion(match[1], coupon=match[2])


def begin_catalog(match):
    promotion = CatalogPromotion(match[2], int(match[3] or 0), match[1] is not None)
    promotion.channels = [match[4]] if match[4] else None
    promotion.actions.append((*value_of(match[5] or match[6]), None))
    promotion.channel = match[7]
    promotion.scopes.append((match[9] or match[11], names(match[8]) + ([match[10]] if match[10] else [])))
    return promotion


BEGINNINGS = [
    (rf'there is an?(?:other)? ?(exclusive )?promotion {QUOTED}(?: with priority (\d+))?'
     r'( that (?:applies|does not apply) to discounted products)?', begin_promotion),
    (rf'the store has promotion {QUOTED} with coupon {QUOTED}', begin_coupon),
    (rf'there is an?(?:other)? ?(exclusive )?catalog promotion {QUOTED}(?: with priority (\d+))?'
     rf'(?: available in {QUOTED} channel)? that reduces price by (?:fixed {QUOTED}|{QUOTED})'
     rf'(?: in the {QUOTED} channel)? and applies on ({QUOTED.replace("(", "(?:")}) (product|variant|taxon)'
     rf'(?: and {QUOTED} (variant))?', begin_catalog),
]

# ---- what a promotion does, and when ----

GIVES = r"(?:it|the promotion|this promotion) gives (?:another )?"


def every_order(promotion, match):
    promotion.actions.append(("order", value_of(match[1]), None))
    if match[2]:
        promotion.rules.append(("total", money(match[2])))
    if match[3]:
        promotion.rules.append(("quantity", int(match[3])))


def every_order_by_channel(promotion, match):
    promotion.actions.append(("order by channel", {match[2]: value_of(match[1]), match[4]: value_of(match[3])}, None))


def shipping(promotion, match):
    promotion.actions.append(("shipping", "100" if match[1] is None else match[1][:-1], None))
    if match[2]:
        promotion.rules.append(("total", money(match[2])))


def contains_product(promotion, match):
    promotion.actions.append(("order", value_of(match[1]), None))
    promotion.rules.append(("product", match[2]))


def contains_taxon(promotion, match):
    promotion.actions.append(("order", value_of(match[1]), None))
    if match[3]:
        promotion.rules.append(("taxon total", names(match[2]), money(match[3])))
    else:
        promotion.rules.append(("taxon", names(match[2])))


def group(promotion, match):
    promotion.actions.append(("order", value_of(match[1]), None))
    promotion.rules.append(("group", match[2]))


def nth_order(promotion, match):
    promotion.actions.append(("order", value_of(match[1]), None))
    promotion.rules.append(("nth order", int(match[2])))


def price_range(promotion, match):
    least, most = (match[2], match[3]) if match[2] else (match[4], match[5])
    price = {end: money(text) for end, text in (("from", least), ("to", most)) if text}
    promotion.actions.append(("items", value_of(match[1]), {"price": price}))


def every_product(promotion, match):
    promotion.actions.append(("items", value_of(match[1]), {}))
    promotion.rules.append(("total", money(match[2])))


def one_product(promotion, match):
    promotion.actions.append(("items", value_of(match[1]), {"product": match[2]}))


def taxon_products(promotion, match):
    promotion.actions.append(("items", value_of(match[1]), {"taxons": names(match[2])}))
    if match[3]:
        promotion.rules.append(("taxon", names(match[3])))
    if match[4]:
        promotion.actions.append(("order", value_of(match[4]), None))
    if match[5]:
        promotion.actions.append(("shipping", "100", None))
    if match[6]:
        promotion.rules.append(("total", money(match[6])))


# ---- what else holds for it ----

def schedule(**ends):
    return lambda promotion, match: promotion.schedule.update(ends)


def limit(promotion, match):
    times = {"once": 1, "twice": 2}.get(match[1]) or int(match[1].split()[0])
    promotion.limits["per_customer" if match[2] else "total"] = times


def reached(promotion, match):
    promotion.used_up = promotion.limits.setdefault("total", 1)


def set_limit(promotion, match):
    promotion.limits["total"] = int(match[1])


def set_channels(promotion, match):
    promotion.channels = []


def not_reusable(promotion, match):
    promotion.is_reusable = False


def not_on_discounted(promotion, match):
    promotion.on_discounted = False


def also_on(promotion, match):
    promotion.scopes.append(("variant", [match[1]]))


def nothing(promotion, match):
    """Said of the store's products or of the cart: it is in the facts already."""


SENTENCES = [
    (GIVES + rf'{QUOTED} discount (?:to|on) every order'
     rf'(?: with items total at least {QUOTED}| with quantity at least (\d+))?', every_order),
    (GIVES + rf'{QUOTED} discount to every order in the {QUOTED} channel and {QUOTED} discount to every order'
     rf' in the {QUOTED} channel', every_order_by_channel),
    (GIVES + rf'(?:{QUOTED} discount on shipping|free shipping) to every order(?: over {QUOTED})?', shipping),
    (GIVES + rf'{QUOTED} off if order contains a {QUOTED} product', contains_product),
    (GIVES + rf'{QUOTED} off if order contains products classified as {NAMES}(?: with a minimum value of {QUOTED})?',
     contains_taxon),
    (GIVES + rf'{QUOTED} off the order for customers from {QUOTED} group', group),
    (GIVES + rf"{QUOTED} off (?:on the )?customer's (\d+)(?:st|nd|rd|th) order", nth_order),
    (GIVES + rf'{QUOTED} off on every product (?:priced between {QUOTED} and {QUOTED}'
     rf'|with (?:minimum price at {QUOTED}|maximum price at {QUOTED}))', price_range),
    (GIVES + rf'{QUOTED} off on every product when the item total is at least {QUOTED}', every_product),
    (GIVES + rf'{QUOTED} off on a {QUOTED} product', one_product),
    (GIVES + rf'{QUOTED} off (?:on )?every product classified as {NAMES}'
     rf'(?: ?if order contains any product classified as {NAMES})?'
     rf'(?: ?and (?:a )?(?:{QUOTED} discount|(free shipping)) (?:to|on) every order'
     rf'(?: with items total equal at least {QUOTED})?)?', taxon_products),
    (r"this (?:promotion|coupon) is valid until tomorrow", schedule(until=TOMORROW)),
    (r"this (?:promotion|coupon) has already expired", schedule(until=YESTERDAY)),
    (r"this promotion started yesterday", schedule(**{"from": YESTERDAY})),
    (r"this promotion starts tomorrow", schedule(**{"from": TOMORROW})),
    (r"this coupon can be used (once|twice|\d+ times)( per customer)?", limit),
    (r"this coupon has already reached its usage limit|this promotion usage limit is already reached", reached),
    (r"this promotion has usage limit equal to (\d+)", set_limit),
    (r"this promotion is not available in any channel", set_channels),
    (r"this coupon is set as non reusable after cancelling the order in which it has been used", not_reusable),
    (r"this promotion does not apply on discounted products", not_on_discounted),
    (rf"it applies also on {QUOTED} variant", also_on),
    (rf"this cart has promotion applied with coupon {QUOTED}", nothing),
    (rf"the {QUOTED} variant has minimum price of {QUOTED} in the {QUOTED} channel", nothing),
]

# ---- what names the promotion it is about ----


def operates(promotion, match):
    promotion.schedule = {"from": match[2] + "T00:00:00Z", "until": match[3] + "T00:00:00Z"}


def new_end(promotion, match):
    promotion.schedule["until"] = match[2] + "T00:00:00Z"


def disabled(promotion, match):
    promotion.channels = []


NAMED = [
    (rf"the catalog promotion {QUOTED} operates between {QUOTED} and {QUOTED}", operates),
    (rf"the end date of catalog promotion {QUOTED} was changed to {QUOTED}", new_end),
]


def read_sentence(sentence, promotions):
    for pattern, begin in BEGINNINGS:
        match = re.fullmatch(pattern, sentence)
        if match:
            promotions.append(begin(match))
            return
    for pattern, change in NAMED:
        match = re.fullmatch(pattern, sentence)
        if match:
            change(next(p for p in promotions if p.name == match[1]), match)
            return
    for pattern, change in SENTENCES:
        match = re.fullmatch(pattern, sentence)
        if match:
            change(promotions[-1] if promotions else None, match)
            return
    if re.fullmatch(rf"the promotion was disabled for the channel {QUOTED}", sentence):
        disabled(promotions[-1], None)
        return
    raise NotSayable(f"no rule for: {sentence}")


def read_promotions(sentences):
    promotions = []
    for sentence in sentences:
        read_sentence(sentence, promotions)
    return promotions
