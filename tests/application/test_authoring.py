# SPDX-License-Identifier: GPL-3.0-or-later
"""Offers of the sources, written in the window alone, come to the money that the sources say.

The numbers are those of tests/conformance/cases/sources.json, whose packs were written by hand: here the pack is
what the studio exports. The offers of one test share a pack, and must not be in each other's way.
"""

import authoring
import driver
import keyboard

manager = keyboard.manage_windows()


def package_deals_and_second_units(studio):
    author = authoring.begin(studio)
    author.new("bundle", "Camera set")
    for sku in ["CAMERA", "CARD", "CASE"]:
        author.add_product("Search products to add", sku, "Add Product")
    author.screen.click("Main Product: Camera")
    author.changed("Change Main Product")
    author.go("Fixed Price")
    author.step()
    author.type_here("5")
    author.changed("Change Discount")
    author.click_ready()

    author.new("bundle", "Evening routine")
    for sku in ["CLEANSER", "TONER", "CREAM"]:
        author.add_product("Search products to add", sku, "Add Product")
    author.screen.click("Fixed Price")
    author.changed("Change Discount")
    author.go("Fixed Price")
    author.step()
    author.type_here("68")
    author.changed("Change Discount")
    author.click_ready()

    for name, tag, option, value in [("shirts", "shirt", "Price", "19.90"), ("shorts", "shorts", "Price", "29.90"),
                                     ("tees", "tee", None, "50")]:
        author.new("volume", name)
        author.open("Products")
        author.pick("Add a tag", tag, "Change “Tags”")
        if option is not None:
            author.choose("For these: what is given", option)
            author.type("For these", value)
            author.changed("Change “For these”")
        author.click_ready()

    author.new("mix_and_match", "Socks and a mug")
    for part, sku in [("Part 1", "SOCKS"), ("Part 2", "MUG")]:
        author.open(part)
        author.open("To choose from")
        author.add_product("Add a product", sku, "Change “Products”")
    author.choose("For the set: what is given", "Price")
    author.type("For the set", "15")
    author.changed("Change “For the set”")
    author.click_ready()

    author.new("subscription", "Toner every month")
    author.open("Products")
    author.add_product("Add a product", "TONER", "Change “Products”")
    author.type("Deliveries for less", "3")
    author.changed("Change “Deliveries for less”")
    author.click_ready()

    pack = authoring.exported(studio, "pack.json")
    authoring.compare(studio, pack, ["one-button", "one-button-pressed", "routine-set", "routine-parts-alone",
                           "second-shirt-1990", "second-shorts-2990", "second-tee-half", "one-of-each"])
    cart = {"currency": "USD", "lines": [{"sku": "SOCKS", "quantity": 2}, {"sku": "MUG", "quantity": 1}]}
    assert authoring.evaluate(studio, pack, cart)["totals"]["due"] == 1500 + 690
    for delivery, due in [(1, 1980), (3, 1980), (4, 2200)]:
        cart = {"currency": "USD", "lines": [
            {"sku": "TONER", "quantity": 1, "subscription": {"delivery": delivery}}]}
        assert authoring.evaluate(studio, pack, cart)["totals"]["due"] == due, delivery


def thresholds(studio):
    author = authoring.begin(studio)
    author.new("threshold", "Free shipping from 50.00")
    author.open("From $50.00 on")
    author.type("Off the order", "")
    author.choose("Shipping", "Free")
    author.changed("Change “Shipping”")
    author.click_ready()
    authoring.compare(studio, authoring.exported(studio, "pack.json"), ["spend-a-little-more"])

    for sku in ["SOCKS", "MUG"]:
        author.add_product("Add a product", sku, "Add Product")
    authoring.compare(studio, authoring.exported(studio, "filled.json"), ["small-help"])


driver.run([package_deals_and_second_units, thresholds], before_exit=manager)
