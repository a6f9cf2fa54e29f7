# SPDX-License-Identifier: GPL-3.0-or-later
"""The Offers page from outside: a bundle made, priced, made ready, moved, deleted and brought back."""

import json
import os

from gi.repository import GLib

import driver


def edit_a_bundle(studio):
    path = studio.path("shop.vitrine")
    driver.make_sample(path)
    studio.activate("app.open-path", path)
    studio.wait_state("win.loaded", True)
    studio.activate("win.page", "offers")
    catalogue = os.path.join(os.environ["VITRINE_DATA_DIR"], "samples", "electronics", "catalogue.csv")
    with open(catalogue, encoding="utf-8") as file:
        skus = [line.split(",")[0] for line in file][1:3]
    assert not studio.describe("win.offer-set-state")[0]

    studio.activate("win.new-offer-of-kind", "bundle")
    driver.wait_for(lambda: studio.describe("win.offer-set-state")[0], "the editor")
    first = studio.state("win.select-offer")
    studio.wait_state("win.offer-set-state", "draft")
    studio.activate("win.offer-set-state", "ready")
    studio.activate("win.offer-add-products", GLib.Variant("as", skus))
    studio.wait_state("win.undo-label", "Add 2 Products")
    assert studio.state("win.offer-set-state") == "draft"
    studio.activate("win.offer-set-reward", GLib.Variant("(ss)", ("percent", "12.5")))
    studio.wait_state("win.undo-label", "Change Discount")
    studio.wait_state("win.problems", 0)
    studio.activate("win.offer-set-state", "ready")
    studio.wait_state("win.offer-set-state", "ready")

    studio.activate("win.duplicate-offer")
    driver.wait_for(lambda: studio.state("win.select-offer") != first, "the copy")
    studio.wait_state("win.offer-set-state", "draft")
    studio.activate("win.offer-priority", "first")
    studio.wait_state("win.undo-label", "Change Priority")
    studio.activate("win.delete-offer")
    studio.wait_state("win.select-offer", first)
    studio.wait_state("win.undo-label", "Delete Offer")
    studio.activate("win.undo")
    studio.wait_state("win.redo-label", "Delete Offer")
    studio.wait_state("win.offer-set-state", "draft")

    studio.activate("win.try-offer")
    studio.wait_state("win.page", "preview")


def offers_of_every_kind(studio):
    """The sample brings them along: each is shown and tried in a cart, and all go out together."""
    studio.activate("app.open-sample", "electronics")
    studio.wait_state("win.loaded", True)
    studio.activate("win.page", "offers")
    sample = os.path.join(os.environ["VITRINE_DATA_DIR"], "samples", "electronics", "offers.json")
    with open(sample, encoding="utf-8") as file:
        offers = json.load(file)
    assert len({offer["kind"] for offer in offers}) == 12, offers
    for offer in offers:
        studio.activate("win.select-offer", offer["id"])
        studio.wait_state("win.select-offer", offer["id"])
        assert studio.describe("win.offer-set-terms")[0]
        assert studio.describe("win.offer-set-reward")[0] == (offer["kind"] == "bundle")
        studio.activate("win.try-offer")
        studio.wait_state("win.page", "preview")
        studio.activate("win.page", "offers")
        studio.wait_state("win.page", "offers")
    pack = studio.path("pack.json")
    studio.activate("win.export-pack-to", pack)
    driver.wait_for(lambda: os.path.exists(pack), "the pack")
    studio.activate("win.select-offer", "second-shirt")
    studio.activate("win.try-offer")
    studio.wait_state("win.page", "preview")
    studio.wait_state("win.cart-total", "59.80")


def dismiss_a_suggestion(studio):
    studio.activate("app.open-sample", "electronics")
    studio.wait_state("win.loaded", True)
    studio.activate("win.dismiss-suggestion", "bundle:1:A1:B")
    studio.wait_state("win.undo-label", "Dismiss Suggestion")
    studio.activate("win.undo")
    studio.wait_state("win.redo-label", "Dismiss Suggestion")


driver.run([edit_a_bundle, offers_of_every_kind, dismiss_a_suggestion])
