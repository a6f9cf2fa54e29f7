# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing offers in the window by the keyboard: what an author without a pointer does."""

import csv
import json
import os
import time

import driver
import keyboard
import screen

# Stops of the Tab key; an offer with all its rows open has fewer.
MAX_STOPS = 150
KINDS = ["bundle", "mix_and_match", "volume", "subscription", "tier_ladder", "downsell", "protection",
         "cross_sell", "add_on", "threshold", "markdown", "follow_up"]


class Author:
    def __init__(self, studio):
        self.studio = studio
        keyboard.go_to_window()
        self.screen = screen.Screen(studio)

    # ---- the focus ----

    def focus(self):
        """What has the focus, once it has settled on something that is named."""
        return driver.wait_for(self.screen.focused, "a focus")

    def step(self, key="Tab"):
        """Presses a key that moves the focus, and waits until it has."""
        before = self.screen.n_focus_changes
        keyboard.press(key, rest_s=0)
        end = time.monotonic() + 2
        while time.monotonic() < end:
            self.screen.dispatch()
            if self.screen.n_focus_changes != before:
                # What loses the focus is told before what gets it.
                end = min(end, time.monotonic() + 0.05)
                if self.screen.focus:
                    return
            time.sleep(0.002)

    def go(self, name, role=None, key="Tab"):
        """Goes on with the Tab key until what has that name has the focus."""
        passed = []
        for _stop in range(MAX_STOPS):
            thing = self.screen.focused()
            if thing and thing.name == name and role in (None, thing.role):
                return thing
            passed.append(thing.name if thing else "?")
            self.step(key)
        raise AssertionError("Tab never came to %r, but to %s" % (name, passed))

    def back(self, name, role=None):
        return self.go(name, role, "shift+Tab")

    # ---- doing ----

    def changed(self, label):
        self.studio.wait_state("win.undo-label", label)

    def new(self, kind, name):
        """A new offer; what comes next is typed in its fields."""
        before = self.studio.state("win.select-offer")
        keyboard.press("ctrl+n")
        keyboard.wait_windows(2)
        # GTK does not tell of the row that has the focus first.
        driver.wait_for(lambda: self.step("Down") or self.screen.focused(), "the kinds")
        here = [thing.path for thing in self.screen.look(self.screen.parent(self.screen.focus, 1))
                if thing.depth == 1].index(self.screen.focus)
        there = KINDS.index(kind)
        for _row in range(abs(there - here)):
            self.step("Down" if there > here else "Up")
        keyboard.press("Return")
        keyboard.wait_windows(1)
        driver.wait_for(lambda: self.studio.state("win.select-offer") not in ("", before), "the offer")
        self.changed("New Offer")
        # GTK does not tell of the focus in a row with a title.
        driver.wait_for(lambda: self.screen.focused() is None, "the name to have the focus")
        keyboard.write(name)
        keyboard.press("Return")
        self.changed("Rename Offer")

    def ready(self):
        self.back("Ready")
        keyboard.press("space")
        self.changed("Set to Ready")
        self.studio.wait_state("win.offer-set-state", "ready")

    def type(self, name, text):
        """Types over what stands in a field, and Return."""
        self.go(name)
        self.type_here(text)

    def type_here(self, text):
        keyboard.press("ctrl+a")
        if text == "":
            keyboard.press("Delete")
        keyboard.write(text)
        keyboard.press("Return")

    def open(self, name):
        self.go(name, "list item")
        keyboard.press("space")

    def press(self, name):
        self.go(name)
        keyboard.press("space")

    def pick(self, button, text, label):
        """Opens a list that is searched, and takes what is found first."""
        self.go(button)
        self.step("space")
        driver.wait_for(self.shows_rows, "the list")
        keyboard.write(text)
        keyboard.press("Return")
        self.changed(label)
        driver.wait_for(lambda: self.focus().name == button, "the focus to come back")

    def shows_rows(self):
        """Whether the list below what has the focus was filled."""
        box = self.screen.parent(self.screen.focus, 1)
        return any(thing.role == "list item" for thing in self.screen.look(box))

    def add_product(self, entry, sku, label):
        self.go(entry)
        keyboard.press("ctrl+a")
        keyboard.write(sku)
        keyboard.press("Return")
        self.changed(label)

    def cell(self, feature, product):
        """Goes to a cell of the matrix of features: the Tab key stops at one, the arrows go on."""
        while ": " not in self.focus().name or self.focus().role != "check box":
            self.step()
        grid = self.screen.parent(self.focus().path, 3)
        names = [thing.name for thing in self.screen.look(grid) if thing.role == "check box"]
        tiers = len([name for name in names if name.split(": ")[0] == names[0].split(": ")[0]])
        here = names.index(self.focus().name)
        there = names.index("%s: %s" % (feature, product))
        for distance, back, on in [(there // tiers - here // tiers, "Up", "Down"),
                                   (there % tiers - here % tiers, "Left", "Right")]:
            for _cell in range(abs(distance)):
                self.step(back if distance < 0 else on)
        assert self.focus().name == names[there], (self.focus(), names[there])

    def choose(self, name, option):
        """Opens a drop-down list and goes to one of its options."""
        self.go(name)
        self.step("space")
        rows = self.screen.look(self.screen.parent(self.focus().path, 1))
        paths = [thing.path for thing in rows if thing.role == "list item"]
        options = [thing.name for thing in rows if thing.role == "label" and thing.name]
        assert len(paths) == len(options) and option in options, (options, len(paths))
        distance = options.index(option) - paths.index(self.screen.focus)
        for _option in range(abs(distance)):
            self.step("Down" if distance > 0 else "Up")
        keyboard.press("Return")
        driver.wait_for(lambda: self.focus().name == name, "the focus to come back")


# ---- the shop of the sources ----

CASES = os.path.join(os.path.dirname(__file__), "..", "conformance", "cases", "sources.json")


def load_cases():
    """What the sources say carts come to: packs, carts and results."""
    with open(CASES, encoding="utf-8") as file:
        return json.load(file)


def write_catalogue(path):
    """All products that the sources' cases have, as a shop would hand them over."""
    products = {product["sku"]: product for case in load_cases() for product in case["pack"]["products"]}
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["sku", "title", "price", "cost", "category", "tags", "attributes"])
        for product in products.values():
            writer.writerow([product["sku"], product["title"], "%.2f" % (product["price"] / 100),
                             "%.2f" % (product["cost"] / 100), " > ".join(product.get("category", [])),
                             ";".join(product.get("tags", [])), json.dumps(product.get("attributes", {}))])


def make_shop(path, catalogue):
    """A workspace with these products and nothing else; `catalogue` is written on the way."""
    write_catalogue(catalogue)
    driver.cli("new", "-q", "--name=Sources", "--currency=USD", path)
    driver.cli("import", "-q", "--kind=catalogue", path, catalogue)
