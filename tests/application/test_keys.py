# SPDX-License-Identifier: GPL-3.0-or-later
"""The keyboard alone: real keys, as the X server delivers them to the focused window."""

import os
import time

from gi.repository import GLib

import driver
import keyboard
from keyboard import press, visible_windows, wait_windows, write

SAMPLE = os.path.join(os.environ["VITRINE_DATA_DIR"], "samples", "electronics")
manager = keyboard.manage_windows()


def open_sample(studio):
    keyboard.need()
    path = studio.path("shop.vitrine")
    driver.cli("sample", "-q", "electronics", path)
    studio.activate("app.open-path", path)
    studio.wait_state("win.loaded", True)
    keyboard.go_to_window()


def press_until(studio, name, unwanted, keys, what):
    """Presses one key after the other until the state changes; a key may come too early."""
    for key in keys:
        press(key)
        end = time.monotonic() + 0.3
        while time.monotonic() < end:
            if studio.state(name) != unwanted:
                return studio.state(name)
            time.sleep(0.02)
    raise AssertionError("no key led to " + what)


def pages_by_number(studio):
    open_sample(studio)
    pages = ["overview", "catalogue", "orders", "affinity", "offers", "preview", "export"]
    for number, page in reversed(list(enumerate(pages, 1))):
        press("alt+%d" % number)
        studio.wait_state("win.page", page)


def a_bundle_by_keys(studio):
    open_sample(studio)
    press("alt+2", "ctrl+f")
    write("aurora")
    time.sleep(0.4)
    # From the search through the filter into the table, whose first row Space selects.
    press_until(studio, "win.select-products", [], ["Tab", "Tab", "Tab", "Tab", "space", "Tab", "space"],
                "a selection")
    press("shift+Down")
    driver.wait_for(lambda: len(studio.state("win.select-products")) == 2, "two products")
    press("ctrl+b")
    studio.wait_state("win.undo-label", "Make Bundle")
    studio.wait_state("win.page", "offers")
    press("alt+2", "ctrl+shift+a")
    studio.wait_state("win.select-products", [])


def typing_is_taken_back_first(studio):
    open_sample(studio)
    studio.activate("win.make-bundle-of", GLib.Variant("as", ["CAM-A6K", "CAM-P2"]))
    studio.wait_state("win.undo-label", "Make Bundle")
    press("alt+2", "ctrl+f")
    write("lens")
    time.sleep(0.4)
    press("ctrl+z")
    time.sleep(0.4)
    assert studio.state("win.undo-label") == "Make Bundle", "the bundle went before the typed text"
    press_until(studio, "win.redo-label", "", ["ctrl+z"] * 8, "the bundle's undo")
    studio.wait_state("win.redo-label", "Make Bundle")


def the_map_by_keys(studio):
    open_sample(studio)
    studio.wait_state("win.mapped", True)
    press("alt+4")
    studio.wait_state("win.page", "affinity")
    time.sleep(0.5)
    # The map follows the row of controls and its own buttons; its first arrow goes to the most important product.
    press("ctrl+f", *["Tab"] * 11)
    first = press_until(studio, "win.select-products", [], ["Right", "space"], "a product")
    assert len(first) == 1, first
    press_until(studio, "win.select-products", first, ["n", "space"], "its strongest neighbour")
    assert len(studio.state("win.select-products")) == 2
    press("ctrl+b")
    studio.wait_state("win.page", "offers")


def a_new_shop_by_keys(studio):
    keyboard.need()
    keyboard.go_to_window()
    press("ctrl+shift+n")
    wait_windows(2)
    write("Corner Shop")
    press("Return")
    studio.wait_state("win.loaded", True)
    path = os.path.join(os.environ["XDG_DATA_HOME"], "vitrine", "Corner Shop.vitrine")
    studio.stop()
    facts = driver.cli_json("info", path)
    assert (facts["name"], facts["currency"]) == ("Corner Shop", "USD"), facts


def a_table_without_a_shop(studio):
    keyboard.need()
    wait_windows(1)
    studio.activate("win.import-file", os.path.join(SAMPLE, "catalogue.csv"))
    wait_windows(2)
    press("Return")
    studio.wait_state("win.loaded", True)
    wait_windows(2)
    press("Escape")
    wait_windows(1)
    assert studio.state("win.undo-label") == ""
    path = os.path.join(os.environ["XDG_DATA_HOME"], "vitrine", "catalogue.vitrine")
    assert os.path.exists(path), os.listdir(os.path.dirname(path))


def dialogs_close_with_escape(studio):
    open_sample(studio)
    before = len(visible_windows())
    step = studio.state("win.undo-label")
    for key in ["F10", "ctrl+question", "ctrl+comma"]:
        press(key)
        wait_windows(before + 1)
        press("Escape")
        wait_windows(before)
    for name, parameter in [("app.about", None),
                            ("win.import-file", os.path.join(SAMPLE, "catalogue.csv"))]:
        studio.activate(name, parameter)
        wait_windows(before + 1)
        press("Escape")
        wait_windows(before)
    assert studio.state("win.undo-label") == step


driver.run([pages_by_number, a_bundle_by_keys, typing_is_taken_back_first, the_map_by_keys,
            a_new_shop_by_keys, a_table_without_a_shop, dialogs_close_with_escape], before_exit=manager)
