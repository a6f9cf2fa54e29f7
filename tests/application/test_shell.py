# SPDX-License-Identifier: GPL-3.0-or-later
"""The shell from outside: the sample, pages, a bundle undone, export, two windows, refusals."""

import os

from gi.repository import GLib

import driver


def explore_the_sample(studio):
    assert studio.state("win.page") == "welcome"
    studio.activate("app.open-sample", "electronics")
    studio.wait_state("win.loaded", True)
    studio.wait_state("win.mapped", True)
    for page in ["catalogue", "orders", "affinity", "offers", "preview", "export", "overview"]:
        studio.activate("win.page", page)
        studio.wait_state("win.page", page)
    studio.activate("win.page", "nowhere")
    assert studio.state("win.page") == "overview"


def make_and_undo_a_bundle(studio):
    studio.activate("app.open-sample", "electronics")
    studio.wait_state("win.loaded", True)
    catalogue = os.path.join(os.environ["VITRINE_DATA_DIR"], "samples", "electronics", "catalogue.csv")
    with open(catalogue, encoding="utf-8") as file:
        skus = [line.split(",")[0] for line in file][1:3]
    assert not studio.describe("win.make-bundle")[0]
    studio.activate("win.select-products", GLib.Variant("as", skus))
    studio.wait_state("win.select-products", skus)
    studio.activate("win.make-bundle")
    studio.wait_state("win.page", "offers")
    driver.wait_for(lambda: studio.state("win.select-offer"), "an offer")
    studio.wait_state("win.undo-label", "Make Bundle")
    studio.activate("win.undo")
    studio.wait_state("win.redo-label", "Make Bundle")
    studio.activate("win.redo")
    studio.wait_state("win.undo-label", "Make Bundle")


def save_export_and_open_twice(studio):
    studio.activate("app.new-workspace-at", studio.path("one.vitrine"))
    studio.wait_state("win.loaded", True)
    studio.activate("win.save-copy-to", studio.path("two.vitrine"))
    driver.wait_for(lambda: os.path.exists(studio.path("two.vitrine")), "the copy")
    studio.wait_state("win.busy", False)
    studio.activate("win.export-pack-to", studio.path("pack.json"))
    driver.wait_for(lambda: os.path.exists(studio.path("pack.json")), "the pack")
    studio.wait_state("win.busy", False)
    studio.activate("app.open-path", studio.path("two.vitrine"))
    driver.wait_for(lambda: len(studio.windows()) == 2, "a second window")
    studio.wait_state("win.loaded", True)
    studio.activate("app.open-path", studio.path("one.vitrine"))
    studio.activate("app.open-path", studio.path("two.vitrine"))
    assert len(studio.windows()) == 2


def refuse_what_is_no_workspace(studio):
    with open(studio.path("letter.vitrine"), "w", encoding="utf-8") as file:
        file.write("Dear shop,\n")
    studio.activate("app.open-path", studio.path("letter.vitrine"))
    studio.wait_state("win.busy", False)
    assert studio.state("win.page") == "welcome"
    assert not studio.describe("win.undo")[0]
    studio.activate("app.new-workspace-at", studio.path("fresh.vitrine"))
    studio.wait_state("win.loaded", True)


driver.run([explore_the_sample, make_and_undo_a_bundle, save_export_and_open_twice,
            refuse_what_is_no_workspace])
