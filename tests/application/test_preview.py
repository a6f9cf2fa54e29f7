# SPDX-License-Identifier: GPL-3.0-or-later
"""The cart of Preview from outside: filled, kept, tried with drafts, taken from orders, and computed
by a storefront to the same total; what Export writes and writes again."""

import filecmp
import json
import os

from gi.repository import GLib

import driver

PAIR = ["CAM-A6K", "CAM-P2"]


def open_shop(studio, *state):
    """The sample with one bundle, of the state given."""
    path = studio.path("shop.vitrine")
    driver.make_sample(path)
    driver.cli("offers", "add-bundle", path, "--component=" + PAIR[0], "--component=" + PAIR[1],
               "--amount=100", "--name=Pair", *state)
    studio.activate("app.open-path", path)
    studio.wait_state("win.loaded", True)
    studio.activate("win.page", "preview")


def put(studio, sku, quantity):
    studio.activate("win.cart-set", GLib.Variant("(si)", (sku, quantity)))


def total(studio):
    return driver.wait_for(lambda: studio.state("win.cart-total"), "a total")


def written(studio, name, parameter, path):
    studio.activate(name, parameter)
    driver.wait_for(lambda: os.path.exists(path), path)
    studio.wait_state("win.busy", False)


def fill_clear_and_bring_back(studio):
    open_shop(studio, "--ready")
    assert not studio.describe("win.cart-clear")[0]
    put(studio, PAIR[0], 1)
    one = float(total(studio))
    studio.activate("win.cart-add", GLib.Variant("a(si)", [(PAIR[1], 1)]))
    both = float(total(studio))
    put(studio, PAIR[0], 0)
    other = float(total(studio))
    assert round(one + other - 100, 2) == both, (one, other, both)
    put(studio, "NOWHERE", 1)
    put(studio, PAIR[0], 100000)
    assert float(total(studio)) == other
    studio.activate("win.cart-clear")
    studio.wait_state("win.cart-total", "0.00")
    studio.activate("win.cart-restore")
    assert float(total(studio)) == other


def count_drafts_only_when_asked(studio):
    open_shop(studio, "--draft")
    for sku in PAIR:
        put(studio, sku, 1)
    without = float(total(studio))
    studio.activate("win.cart-try-drafts")
    driver.wait_for(lambda: float(total(studio)) == round(without - 100, 2), "the draft to count")
    studio.activate("win.cart-try-drafts")
    driver.wait_for(lambda: float(total(studio)) == without, "the draft not to count")


def suggest_where_the_shopper_stands(studio):
    open_shop(studio, "--ready")
    assert studio.state("win.placement") == "cart"
    put(studio, PAIR[0], 1)
    here = total(studio)
    studio.activate("win.placement", "checkout")
    studio.wait_state("win.placement", "checkout")
    studio.activate("win.placement", "moon")
    assert studio.state("win.placement") == "checkout"
    assert total(studio) == here
    pack, cart = studio.path("pack.json"), studio.path("cart.json")
    written(studio, "win.export-pack-to", pack, pack)
    written(studio, "win.export-cart-to", cart, cart)
    # The cart says where its shopper stands, and when: nothing is left to say beside it.
    prompts = cli_prompts(pack, cart)
    assert prompts == cli_prompts(pack, cart, "--placement=" + studio.state("win.placement"))
    assert [item["sku"] for item in prompts[0]["items"]] == PAIR[1:], prompts
    studio.activate("win.cart-add", GLib.Variant("a(si)", [(PAIR[1], 1)]))
    due = driver.wait_for(lambda: total(studio) not in ("", here) and total(studio), "more")
    assert round(float(due) - float(here), 2) == prompts[0]["change"] / 100, (here, due, prompts)


def compute_for_the_shopper(studio):
    """Coupon and time go along in the cart's file: a storefront comes to what Preview shows."""
    offer = {"id": "spring", "kind": "markdown", "name": "Spring", "state": "ready",
             "coupon": "SPRING", "schedule": {"from": "2031-03-01T00:00:00Z"},
             "select": {"skus": PAIR[:1]}, "reward": {"percent": "10"}}
    path, offers = studio.path("shop.vitrine"), studio.path("offers.json")
    driver.make_sample(path)
    with open(offers, "w", encoding="utf-8") as file:
        json.dump([offer], file)
    driver.cli("offers", "add-from", path, offers)
    studio.activate("app.open-path", path)
    studio.wait_state("win.loaded", True)
    studio.activate("win.page", "preview")
    put(studio, PAIR[0], 1)
    full = float(total(studio))
    studio.activate("win.cart-coupon", GLib.Variant("(sb)", ("SPRING", True)))
    assert float(total(studio)) == full
    studio.activate("win.cart-time", "2031-04-01")
    driver.wait_for(lambda: float(total(studio)) == round(full * 0.9, 2), "spring")
    pack, cart = studio.path("pack.json"), studio.path("cart.json")
    written(studio, "win.export-pack-to", pack, pack)
    written(studio, "win.export-cart-to", cart, cart)
    due = driver.cli_json("evaluate", pack, cart)["totals"]["due"]
    assert due == round(full * 90), (due, full)
    studio.activate("win.cart-anybody")
    driver.wait_for(lambda: float(total(studio)) == full, "anybody")
    with open(cart, encoding="utf-8") as file:
        studio.activate("win.cart-from-json", file.read())
    driver.wait_for(lambda: float(total(studio)) == round(full * 0.9, 2), "spring again")


def cli_prompts(pack, cart, *options):
    return driver.cli_json("evaluate", pack, cart, *options).get("prompts", [])


def keep_carts_by_name(studio):
    open_shop(studio, "--ready")
    put(studio, PAIR[0], 2)
    kept = total(studio)
    studio.activate("win.cart-save", "Two <b>cameras</b>")
    studio.wait_state("win.undo-label", "Keep Cart")
    studio.activate("win.cart-clear")
    studio.wait_state("win.cart-total", "0.00")
    studio.activate("win.cart-rename", GLib.Variant("(ss)", ("Two <b>cameras</b>", "Cameras")))
    studio.wait_state("win.undo-label", "Rename Kept Cart")

    def opened():
        studio.activate("win.cart-open", "Cameras")
        return studio.state("win.cart-total") not in ("", "0.00")

    driver.wait_for(opened, "the kept cart")
    assert total(studio) == kept, (total(studio), kept)
    studio.activate("win.cart-delete", "Cameras")
    studio.wait_state("win.undo-label", "Delete Kept Cart")
    studio.activate("win.undo")
    studio.wait_state("win.redo-label", "Delete Kept Cart")


def take_real_orders(studio):
    path = studio.path("shop.vitrine")
    driver.make_sample(path)
    driver.cli("offers", "suggest", "-q", "--kind=bundle", "--add=1", "--ready", path)
    skus = [part["sku"] for part in driver.cli_json("offers", "list", path)[0]["components"]]
    studio.activate("app.open-path", path)
    studio.wait_state("win.loaded", True)
    studio.activate("win.cart-from-random-order")
    driver.wait_for(lambda: studio.state("win.cart-total") not in ("", "0.00"), "an order")
    studio.activate("win.cart-clear")
    studio.wait_state("win.cart-total", "0.00")
    studio.activate("win.cart-from-offer-order")
    driver.wait_for(lambda: studio.state("win.cart-total") not in ("", "0.00"),
                    "an order that meets the offer")
    cart = studio.path("cart.json")
    written(studio, "win.export-cart-to", cart, cart)
    with open(cart, encoding="utf-8") as file:
        text = file.read()
    assert all('"%s"' % sku in text for sku in skus), text


def let_the_storefront_check(studio):
    open_shop(studio, "--ready")
    for sku in PAIR:
        put(studio, sku, 3)
    shown = total(studio)
    studio.activate("win.page", "export")
    pack, cart = studio.path("pack.json"), studio.path("cart.json")
    written(studio, "win.export-pack-to", pack, pack)
    written(studio, "win.export-cart-to", cart, cart)
    result = driver.cli_json("evaluate", pack, cart)
    assert "%.2f" % (result["totals"]["due"] / 100) == shown, (result["totals"], shown)
    again = studio.path("again.json")
    written(studio, "win.export-again-to", GLib.Variant("(xs)", (1, again)), again)
    assert filecmp.cmp(pack, again, shallow=False), "saved again, the export had other bytes"


driver.run([fill_clear_and_bring_back, count_drafts_only_when_asked,
            suggest_where_the_shopper_stands, compute_for_the_shopper, keep_carts_by_name, take_real_orders,
            let_the_storefront_check])
