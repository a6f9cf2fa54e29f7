# SPDX-License-Identifier: GPL-3.0-or-later
"""An offer of every kind by the keyboard alone: made, filled, made ready, taken back and brought back."""

import json

import authoring
import driver
import keyboard

manager = keyboard.manage_windows()


def take_back(author, last):
    """`last` is what the step before it was made ready is called."""
    state = author.studio.state("win.offer-set-state")
    assert state == "ready", state
    for key, label, state in [("ctrl+z", last, "draft"), ("ctrl+y", "Set to Ready", "ready")]:
        keyboard.press(key)
        author.changed(label)
        author.studio.wait_state("win.offer-set-state", state)
        assert author.focus().name == "Ready", author.focus()
    for key in ["ctrl+z", "ctrl+z"]:
        keyboard.press(key)
    author.studio.wait_state("win.redo-label", last)
    for key in ["ctrl+shift+z", "ctrl+shift+z"]:
        keyboard.press(key)
    author.studio.wait_state("win.offer-set-state", "ready")
    assert author.focus().name == "Ready", author.focus()


def check(studio, *expected):
    """The terms of all offers, in their order; None where they are looked at by the test."""
    path = studio.path("shop.vitrine")
    studio.stop()
    offers = driver.cli_json("offers", "list", path)
    assert [offer["state"] for offer in offers] == ["ready"] * len(expected), offers
    for offer, terms in zip(offers, expected):
        assert terms in (None, offer["terms"]), json.dumps(offer["terms"])
    return offers


def sets(studio):
    author = authoring.begin(studio)
    author.new("bundle", "Camera set")
    author.press("Add Product…", to="Search products to add")
    for sku in ["CAMERA", "CARD"]:
        author.add_product("Search products to add", sku, "Add Product")
    author.press("Main Product: Camera")
    author.changed("Change Main Product")
    author.go("Fixed Price")
    author.step()
    author.type_here("5")
    author.changed("Change Discount")
    author.ready()
    take_back(author, "Change Discount")

    author.new("mix_and_match", "A shirt and a tee")
    for part, tag in [("Part 1", "shirt"), ("Part 2", "tee")]:
        author.open(part)
        author.open("To choose from")
        author.pick("Add a tag", tag, "Change “Tags”")
    author.choose("For the set: what is given", "Amount off")
    author.type("For the set", "10")
    author.changed("Change “For the set”")
    author.ready()
    take_back(author, "Change “For the set”")

    bundle, _mix = check(studio, {}, {
        "reward": {"amount": 1000},
        "slots": [{"quantity": 1, "select": {"tags": ["shirt"]}}, {"quantity": 1, "select": {"tags": ["tee"]}}]})
    assert [(part["sku"], part["primary"]) for part in bundle["components"]] == [
        ("CAMERA", True), ("CARD", False)], bundle
    assert bundle["reward"] == {"percent": "5"}, bundle


def ladders(studio):
    author = authoring.begin(studio)
    author.new("tier_ladder", "Towers")
    for sku in ["AREA-1", "AREA-2"]:
        author.add_product("Add a tier", sku, "Add Product")
    author.back("Add a feature")
    author.type_here("cooling")
    author.changed("Add Feature")
    author.choose("Step: what is given", "Price")
    author.type("Up to Aurora tower, advanced", "400")
    author.changed("Change “Up to Aurora tower, advanced”")
    author.ready()
    take_back(author, "Change “Up to Aurora tower, advanced”")

    author.new("downsell", "The saver")
    author.open("Too dear")
    author.add_product("Add a product", "PRO", "Change “Products”")
    author.add_product("Choose a product", "SAVER", "Change “The cheaper product”")
    author.press("Has to be kept: screen")
    author.changed("Require Feature")
    author.ready()
    take_back(author, "Require Feature")

    author.new("protection", "Care")
    author.open("Products")
    author.pick("Add a category", "Phones", "Change “Categories”")
    author.add_product("Add a plan", "PLAN-2", "Add Product")
    author.go("Protection, 2 years", key="shift+Tab")
    keyboard.press("space")
    author.choose("Costs", "A share of what is covered")
    author.changed("Change “Costs”")
    author.type("At least", "49")
    author.changed("Change “At least”")
    author.ready()
    take_back(author, "Change “At least”")

    check(studio, {
        "tiers": [{"sku": "AREA-1"}, {"features": ["cooling"], "sku": "AREA-2", "upgrade": {"fixed": 40000}}]
    }, {
        "alternative": {"for": {"skus": ["PRO"]}, "required": ["screen"], "sku": "SAVER"}
    }, {
        "plans": [{"min": 4900, "percent": "10", "sku": "PLAN-2", "term_months": 24}],
        "select": {"categories": [["Phones"]]}
    })


def prices(studio):
    author = authoring.begin(studio)
    author.new("volume", "Second shirt")
    author.open("Products")
    author.pick("Add a tag", "shirt", "Change “Tags”")
    author.choose("For these: what is given", "Price")
    author.type("For these", "19.90")
    author.changed("Change “For these”")
    author.ready()
    take_back(author, "Change “For these”")

    author.new("subscription", "Socks every month")
    author.open("Products")
    author.add_product("Add a product", "SOCKS", "Change “Products”")
    author.type("Deliveries for less", "3")
    author.changed("Change “Deliveries for less”")
    author.ready()
    take_back(author, "Change “Deliveries for less”")

    author.new("markdown", "Lens coupon")
    author.open("Products")
    author.add_product("Add a product", "LENS-E", "Change “Products”")
    author.open("Coupons and Places")
    author.type("Coupons", "LENS10")
    author.changed("Change “Coupons”")
    author.ready()
    take_back(author, "Change “Coupons”")

    author.new("threshold", "Free shipping")
    author.open("From $50.00 on")
    author.type("Off the order", "")
    author.choose("Shipping", "Free")
    author.changed("Change “Shipping”")
    author.type("From", "60")
    author.changed("Change “From”")
    author.ready()
    take_back(author, "Change “From”")

    check(studio, {
        "buy": 1, "get": 1, "reward": {"fixed": 1990}, "select": {"tags": ["shirt"]}
    }, {
        "deliveries": 3, "reward": {"percent": "10"}, "select": {"skus": ["SOCKS"]}
    }, {
        "coupon": "LENS10", "reward": {"percent": "10"}, "select": {"skus": ["LENS-E"]}
    }, {
        "steps": [{"from": 6000, "shipping": 0}]
    })


def lists(studio):
    author = authoring.begin(studio)
    author.new("cross_sell", "For your phone")
    author.open("With")
    author.add_product("Add a product", "PHONE", "Change “Products”")
    author.go("Price cap")
    author.add_product("Add a product", "CHARGER", "Add Product")
    author.type("Suggested at once", "2")
    author.changed("Change “Suggested at once”")
    author.ready()
    take_back(author, "Change “Suggested at once”")

    author.new("add_on", "With your flight")
    author.open("Base")
    author.pick("Add a category", "Flights", "Change “Categories”")
    author.press("Add Group")
    author.changed("Add Group")
    # It is gone on in the group.
    author.go("Name of the group")
    author.go("Add a product")
    author.add_product("Add a product", "BAG", "Add Product")
    author.back("Checked bag")
    author.open("Checked bag")
    author.type("Price", "35")
    author.changed("Change “Price”")
    author.ready()
    take_back(author, "Change “Price”")

    author.new("follow_up", "After the camera")
    author.open("Bought")
    author.add_product("Add a product", "CAMERA", "Change “Products”")
    author.go("Days after the purchase")
    author.add_product("Add a product", "LENS-E", "Add Product")
    author.back("Coupon")
    author.type_here("LENS10")
    author.changed("Change “Coupon”")
    author.ready()
    take_back(author, "Change “Coupon”")

    companions, perks, reminder = check(studio, None, None, None)
    assert companions["terms"]["anchor"] == {"skus": ["PHONE"]}, companions
    assert companions["terms"]["show"] == 2, companions
    assert [option["price"] for option in perks["terms"]["groups"][0]["options"]] == [3500], perks
    assert reminder["terms"]["steps"] == [{"coupon": "LENS10", "days": 7, "items": ["LENS-E"],
                                           "placement": "follow_up_email", "until_days": 30}], reminder


driver.run([sets, ladders, prices, lists], before_exit=manager)
