# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings from outside: a workspace with a conflict, its smallest cart tried in Preview, and the
margin floor; what is seen is what the command line and a storefront compute."""

import json

from gi.repository import GLib

import driver


def markdown(name, sku, percent, **more):
    return {"id": name.lower(), "kind": "markdown", "name": name, "state": "ready",
            "select": {"skus": [sku]}, "reward": {"percent": percent}, **more}


# Both together give the camera away, to whoever has the coupon in spring of a year to come.
CAMERA = "CAM-A6K"
FLOOR = "25"
OFFERS = [markdown("Half", CAMERA, "50"),
          markdown("Most", CAMERA, "90", coupon="SPRING", audience={"segment": "loyal"},
                   schedule={"from": "2041-03-01T00:00:00Z"})]


def make_shop(studio, offers):
    path, file_path = studio.path("shop.vitrine"), studio.path("offers.json")
    driver.make_sample(path)
    with open(file_path, "w", encoding="utf-8") as file:
        json.dump(offers, file)
    driver.cli("offers", "add-from", path, file_path)
    return path


def open_shop(studio, path):
    studio.activate("app.open-path", path)
    studio.wait_state("win.loaded", True)
    driver.wait_for(lambda: searched(studio), "findings")


def searched(studio):
    return studio.state("win.findings") >= 0 and not studio.state("win.findings-searching")


def total(studio):
    return driver.wait_for(lambda: studio.state("win.cart-total"), "a total")


def key_of(finding):
    ids = [share["offer"] for share in finding["offers"]]
    return ":".join(["finding", finding["code"], *ids, *filter(None, [finding.get("sku")])])


def try_the_cart_of_a_finding(studio):
    path = make_shop(studio, OFFERS)
    found = driver.cli_json("offers", "conflicts", path)["findings"]
    worst = next(one for one in found if one["code"] == "free-unit")
    open_shop(studio, path)
    assert studio.state("win.findings") == len(found), (studio.state("win.findings"), found)
    studio.activate("win.go", "offers/findings/")
    studio.wait_state("win.offers-view", "findings")
    studio.activate("win.finding-try", key_of(worst))
    studio.wait_state("win.page", "preview")
    assert total(studio) == "%.2f" % (worst["due_minor"] / 100), (total(studio), worst)
    # The coupon went along; without it half is left.
    studio.activate("win.cart-coupon", GLib.Variant("(sb)", ("SPRING", False)))
    half = "%.2f" % (worst["list_minor"] / 200)
    driver.wait_for(lambda: total(studio) == half, "half")


def look_again_after_an_edit(studio):
    open_shop(studio, make_shop(studio, OFFERS))
    before = studio.state("win.findings")
    assert before > 0
    assert studio.state("win.problems") == 2, studio.state("win.problems")
    studio.activate("win.go", "offers/most")
    driver.wait_for(lambda: studio.describe("win.offer-set-state")[0], "the offer")
    studio.activate("win.offer-set-state", "paused")
    driver.wait_for(lambda: searched(studio) and studio.state("win.findings") == 0, "none")
    studio.activate("win.undo")
    driver.wait_for(lambda: searched(studio) and studio.state("win.findings") == before, "all")


def keep_the_margin_floor(studio):
    path = make_shop(studio, [markdown("Tenth", CAMERA, "10")])
    driver.cli("offers", "floor", path)
    driver.cli("offers", "floor", "--floor=" + FLOOR, path, status=1)
    open_shop(studio, path)
    assert studio.state("win.floor-outcome") == "proven"
    studio.activate("win.margin-floor", FLOOR)
    driver.wait_for(lambda: studio.state("win.floor-outcome") == "below", "a cart below")
    studio.activate("win.floor-try")
    studio.wait_state("win.page", "preview")
    # A tenth off 999.00; without it there are 28 % margin.
    assert total(studio) == "899.10", total(studio)
    studio.activate("win.undo")
    driver.wait_for(lambda: studio.state("win.floor-outcome") == "proven", "the floor before")


driver.run([try_the_cart_of_a_finding, look_again_after_an_edit, keep_the_margin_floor])
