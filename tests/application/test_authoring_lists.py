# SPDX-License-Identifier: GPL-3.0-or-later
"""Perks, looks, accessories and follow-ups of the sources, written in the window alone, come to what the sources say.

The numbers are those of tests/conformance/cases/sources.json, whose packs were written by hand: here the pack is
what the studio exports.
"""

import authoring
import driver
import keyboard

manager = keyboard.manage_windows()


def perks_and_companions(studio):
    author = authoring.begin(studio)
    author.new("add_on", "With your flight")
    author.open("Base")
    author.pick("Add a category", "Flights", "Change “Categories”")
    author.press("Add Group")
    author.changed("Add Group")
    author.go("Name of the group")
    author.go("Add a product")
    for sku in ["BAG", "SEAT", "BOARD"]:
        author.add_product("Add a product", sku, "Add Product")
    for option, price in [("Early boarding", "9"), ("Chosen seat", "12"), ("Checked bag", "35")]:
        author.back(option)
        author.open(option)
        author.type("Price", price)
        author.changed("Change “Price”")
        if option == "Early boarding":
            author.choose("Charged", "Once an order")
            author.changed("Change “Charged”")
    author.click_ready()

    author.new("cross_sell", "Complete the look")
    author.open("With")
    author.add_product("Add a product", "DRESS", "Change “Products”")
    author.choose("What it is", "Complete the look")
    author.go("Price cap")
    for sku in ["CLUTCH", "EARRINGS"]:
        author.add_product("Add a product", sku, "Add Product")
    author.type("When bought together", "10")
    author.changed("Change “When bought together”")
    author.click_ready()

    author.new("cross_sell", "For your phone")
    author.open("With")
    author.add_product("Add a product", "PHONE", "Change “Products”")
    author.choose("What it is", "Accessories")
    author.go("Price cap")
    for sku in ["PHONE-CASE-8", "PHONE-CASE", "CHARGER"]:
        author.add_product("Add a product", sku, "Add Product")
    for item in ["Case for P9", "Case for P8"]:
        author.back(item)
        author.open(item)
        author.press("model")
        author.changed("Change “Has to have the same”")
    author.type("Suggested at once", "2")
    author.changed("Change “Suggested at once”")
    author.click_ready()

    authoring.compare(studio, authoring.exported(studio, "pack.json"), [
        "fare-alone", "fare-with-perks", "perks-without-fare", "complete-the-look", "complete-the-look-done",
        "phone-accessories"])


def a_follow_up_and_its_coupon(studio):
    author = authoring.begin(studio)
    author.new("markdown", "Lens 10 % off")
    author.open("Products")
    author.add_product("Add a product", "LENS-E", "Change “Products”")
    author.open("Coupons and Places")
    author.type("Coupons", "LENS10")
    author.changed("Change “Coupons”")
    author.click_ready()

    author.new("follow_up", "After the camera")
    author.open("Bought")
    author.add_product("Add a product", "CAMERA", "Change “Products”")
    author.open("Stops once they have")
    author.add_product("Add a product", "LENS-E", "Change “Products”")
    author.type("Days after the purchase", "0")
    author.type("Until day", "7")
    author.choose("Read in", "Receipt e-mail")
    author.changed("Change “Read in”")
    author.add_product("Add a product", "LENS-E", "Add Product")
    author.back("Add Step")
    keyboard.press("space")
    author.changed("Add Step")
    author.type("Days after the purchase", "7")
    author.type("Until day", "30")
    author.choose("Read in", "Follow-up e-mail")
    author.type("Coupon", "LENS10")
    author.changed("Change “Coupon”")
    author.add_product("Add a product", "LENS-E", "Add Product")
    author.click_ready()

    authoring.compare(studio, authoring.exported(studio, "pack.json"), [
        "follow-up-receipt", "follow-up-later-discount", "follow-up-redeemed", "follow-up-stopped"])


driver.run([perks_and_companions, a_follow_up_and_its_coupon], before_exit=manager)
