# SPDX-License-Identifier: GPL-3.0-or-later
"""A merchandiser's day from outside: products become an offer, a cart shows what it does, and the
shop computes the same from the exported pack."""

import filecmp

from gi.repository import GLib

import driver

CAMERA_AND_CARD = ["CAM-A6K", "CAM-P2"]


def open_sample(studio):
    path = studio.path("shop.vitrine")
    driver.make_sample(path)
    studio.activate("app.open-path", path)
    studio.wait_state("win.loaded", True)
    return path


def make_bundle(studio, skus):
    studio.activate("win.select-products", GLib.Variant("as", skus))
    studio.wait_state("win.select-products", skus)
    studio.activate("win.make-bundle")
    driver.wait_for(lambda: studio.state("win.select-offer"), "an offer")
    studio.wait_state("win.undo-label", "Make Bundle")


def undo_survives_a_restart(studio):
    path = open_sample(studio)
    make_bundle(studio, CAMERA_AND_CARD)
    studio.activate("win.undo")
    studio.wait_state("win.redo-label", "Make Bundle")
    studio.restart(path)
    studio.wait_state("win.loaded", True)
    studio.wait_state("win.redo-label", "Make Bundle")
    studio.activate("win.redo")
    studio.wait_state("win.undo-label", "Make Bundle")
    studio.stop()
    offers = driver.cli_json("offers", "list", path)
    assert len(offers) == 1, offers
    skus = [component["sku"] for component in offers[0]["components"]]
    assert sorted(skus) == sorted(CAMERA_AND_CARD), skus


def the_shop_computes_what_the_preview_shows(studio):
    path = open_sample(studio)
    make_bundle(studio, CAMERA_AND_CARD)
    studio.stop()
    offer = driver.cli_json("offers", "list", path)[0]
    driver.cli("offers", "edit", path, offer["id"], "--fixed=1299.95", "--ready")

    studio.start(path)
    studio.wait_state("win.loaded", True)
    for sku in CAMERA_AND_CARD:
        studio.activate("win.cart-set", GLib.Variant("(si)", (sku, 2)))
    studio.activate("win.page", "preview")
    studio.wait_state("win.page", "preview")
    pack = studio.path("pack.json")
    studio.activate("win.export-pack-to", pack)
    studio.wait_state("win.busy", False)
    again = studio.path("again.json")
    driver.wait_for(lambda: studio.describe("win.export-pack-to")[0], "the export")
    studio.activate("win.export-pack-to", again)
    studio.wait_state("win.busy", False)
    assert filecmp.cmp(pack, again, shallow=False), "the same offers gave other bytes"

    lines = ["--line=%s:2" % sku for sku in CAMERA_AND_CARD]
    result = driver.cli_json("evaluate", pack, *lines)
    assert result["totals"]["due"] == 2 * 129995, result["totals"]
    studio.wait_state("win.cart-total", "2599.90")


driver.run([undo_survives_a_restart, the_shop_computes_what_the_preview_shows])
