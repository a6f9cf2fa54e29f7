# SPDX-License-Identifier: GPL-3.0-or-later
"""Tiers, downsells and plans of the sources, written in the window alone, come to what the sources say.

The numbers are those of tests/conformance/cases/sources.json, whose packs were written by hand: here the pack is
what the studio exports. The offers of one test share a pack, and must not be in each other's way.
"""

import authoring
import driver
import keyboard

manager = keyboard.manage_windows()


def tiers_downsells_and_plans(studio):
    author = authoring.begin(studio)
    author.new("tier_ladder", "Aurora towers")
    for number in range(1, 5):
        author.add_product("Add a tier", "AREA-%d" % number, "Add Product")
    # A feature begins with the best tier.
    for feature, gain, loss in [("8 cores", ["standard", "advanced"], ["premier"]), ("16 cores", ["superior"], ["premier"]),
                                ("24 cores", [], []), ("liquid cooling", ["superior", "advanced"], [])]:
        author.go("Add a feature")
        author.type_here(feature)
        author.changed("Add Feature")
        for tier in gain + loss:
            author.cell(feature, "Aurora tower, " + tier)
            keyboard.press("space")
            author.changed("Give Tier a Feature" if tier in gain else "Take Feature from Tier")
    author.screen.click("Require liquid cooling of a cheaper tier")
    author.changed("Require Feature")
    for tier, option, value in [("advanced", "Price", "400"), ("superior", "Percent off", "10"),
                                ("premier", "Amount off", "50")]:
        author.choose("Step: what is given", option)
        author.type("Up to Aurora tower, " + tier, value)
        author.changed("Change “Up to Aurora tower, %s”" % tier)
    author.click_ready()

    for name, sku in [("The saver", "SAVER"), ("The mini", "MINI")]:
        author.new("downsell", name)
        author.open("Too dear")
        author.add_product("Add a product", "PRO", "Change “Products”")
        author.add_product("Choose a product", sku, "Change “The cheaper product”")
        for attribute in ["screen", "ram"]:
            author.press("Has to be kept: " + attribute)
            author.changed("Require Feature")
        author.click_ready()

    author.new("downsell", "In three payments")
    author.screen.click("Instalments")
    author.changed("Offer Instalments")
    author.type("From how much on", "200")
    author.type("Fee", "5")
    author.changed("Change “Fee”")
    author.click_ready()

    author.new("protection", "Care")
    author.open("Products")
    for category in ["Computers", "Phones"]:
        author.pick("Add a category", category, "Change “Categories”")
    for sku in ["PLAN-2", "PLAN-3"]:
        author.add_product("Add a plan", sku, "Add Product")
    for plan, fields in [("2", [("For products from", "200"), ("For products up to", "999.99")]),
                         ("3", [("Term", "36"), ("For products from", "1000"), ("For products up to", "4000")])]:
        author.back("Protection, %s years" % plan)
        author.open("Protection, %s years" % plan)
        for field, value in fields:
            author.type(field, value)
        author.choose("Costs", "A share of what is covered")
        author.changed("Change “Costs”")
        for field, value in {"2": [("Share of the price", "10"), ("At least", "49")],
                             "3": [("Share of the price", "12"), ("At most", "159")]}[plan]:
            author.type(field, value)
        author.changed("Change “%s”" % field)
    author.type("Days after the purchase", "30")
    author.open("Coupons and Places")
    for place in ["Cart", "Checkout", "Thank-you page", "Follow-up e-mail"]:
        author.press(place)
        author.changed("Change “Suggested at”")
    author.click_ready()

    pack = authoring.exported(studio, "pack.json")
    authoring.compare(studio, pack, ["four-tiers-first", "four-tiers-accepted", "four-tiers-two-steps", "four-tiers-all-the-way",
                           "four-tiers-over-budget", "cheaper-keeps-features", "instalments-three",
                           "must-not-be-upsold", "over-budget-is-helped", "protection-at-cart",
                           "protection-at-checkout", "protection-after-checkout", "protection-before-delivery",
                           "protection-too-late", "protection-two-phones-three-plans"])

    author.select("In three payments")
    author.type("Fee", "")
    author.changed("Change “Fee”")
    authoring.compare(studio, authoring.exported(studio, "free.json"), ["instalments-odd-cents"])


driver.run([tiers_downsells_and_plans], before_exit=manager)
