# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing offers in the window by the keyboard: what an author without a pointer does."""

import csv
import json
import os
import re
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

    def go_to_row(self, pattern, key="Tab"):
        """Goes to a list whose row that is stopped at has such a name, back to the list of offers where
        there is room for one pane only."""
        for _stop in range(MAX_STOPS):
            thing = self.screen.focused()
            if thing and thing.role == "list item" and re.match(pattern, thing.name):
                return
            if thing and thing.name == "All Offers":
                keyboard.press("Return")
            self.step(key)
        raise AssertionError("no row like " + pattern)

    def select(self, name):
        """Goes to an offer further up: back to the list, whose rows say their place, and up in it."""
        self.go_to_row(r"\d+, ", "shift+Tab")
        while not re.match(r"\d+, .*\b%s, " % name, self.focus().name):
            self.step("Up")
        driver.wait_for(lambda: "selected" in self.focus().states, "the offer to be selected")

    def ready(self):
        self.back("Ready")
        keyboard.press("space")
        self.changed("Set to Ready")
        self.studio.wait_state("win.offer-set-state", "ready")

    def click_ready(self):
        self.screen.click("Ready")
        self.changed("Set to Ready")

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
        """Opens a row, unless it is open, as it stays from one offer of a kind to the next."""
        header = self.go(name, "list item")
        if not self.screen.has_open(header.path):
            keyboard.press("space")
            driver.wait_for(lambda: self.screen.has_open(header.path), name + " to open")

    def press(self, name, to=None):
        """to: what that gives the focus to, if it is something else"""
        self.go(name)
        keyboard.press("space")
        if to is not None:
            driver.wait_for(lambda: self.focus().name == to, to + " to have the focus")

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
        """Goes back to a cell of the matrix of features: the Tab key stops at one, the arrows go on."""
        thing = self.screen.focused()
        while thing is None or thing.role != "check box":
            self.step("shift+Tab")
            thing = self.screen.focused()
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
        things = self.screen.look(self.screen.parent(self.focus().path, 1))
        rows = [thing for thing in things if thing.role == "list item"]
        options = [thing.name for thing in things if thing.role == "label" and thing.name]
        assert len(rows) == len(options) and option in options, (options, rows)
        here = [row.path for row in rows].index(self.screen.focus)
        there = options.index(option)
        # GTK takes the row that is selected, which follows the focus only as that moves; what was chosen for
        # another offer may still have the focus.
        if here == there and "selected" not in rows[here].states:
            here += 1 if here == 0 else -1
            self.step("Down" if here > there else "Up")
        for _option in range(abs(there - here)):
            self.step("Down" if there > here else "Up")
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


def begin(studio):
    """An author in a shop with these products and nothing else, on the page of offers."""
    keyboard.need()
    path, catalogue = studio.path("shop.vitrine"), studio.path("catalogue.csv")
    write_catalogue(catalogue)
    driver.cli("new", "-q", "--name=Sources", "--currency=USD", path)
    driver.cli("import", "-q", "--kind=catalogue", path, catalogue)
    studio.activate("app.open-path", path)
    studio.wait_state("win.loaded", True)
    author = Author(studio)
    keyboard.press("alt+5")
    studio.wait_state("win.page", "offers")
    return author


# ---- what the offers come to ----

def exported(studio, name):
    """The path of the pack as it is now."""
    path = studio.path(name)
    studio.activate("win.export-pack-to", path)
    driver.wait_for(lambda: os.path.exists(path), "the pack")
    studio.wait_state("win.busy", False)
    return path


def evaluate(studio, pack, cart):
    path = studio.path("cart.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(cart, file)
    return driver.cli_json("evaluate", pack, path)


def money(result, names):
    """What a result says of money: totals, lines, and what offers of these names suggest.
    names: by the ids that the result has"""
    return {
        # A pack carries the costs of what its offers speak of; the margin is known with them only.
        "totals": {name: amount for name, amount in result["totals"].items() if name != "margin"},
        "lines": [(line["sku"], line["quantity"], line["net"]) for line in result["lines"]],
        "prompts": sorted((names[prompt["offer"]], prompt["action"], prompt["change"],
                           [(item["sku"], item["quantity"]) for item in prompt.get("items", [])],
                           prompt.get("coupon"), prompt.get("payments"))
                          for prompt in result.get("prompts", []) if prompt["offer"] in names),
        "verdicts": sorted((names[verdict["offer"]], verdict["verdict"], verdict.get("amount"))
                           for verdict in result["explain"] if verdict["offer"] in names),
    }


def compare(studio, pack, cases):
    """Each case's cart under the pack that was exported comes to what the case says."""
    with open(pack, encoding="utf-8") as file:
        ids = {offer["name"]: offer["id"] for offer in json.load(file)["offers"]}
    n_cases = 0
    for case in load_cases():
        names = {offer["id"]: offer["name"] for offer in case["pack"]["offers"]}
        if case["name"] not in cases:
            continue
        n_cases += 1
        ours = money(evaluate(studio, pack, case["cart"]), {ids[name]: name for name in names.values()})
        theirs = money(case["expected"], names)
        assert ours == theirs, "%s: %s\nnot %s" % (case["name"], ours, theirs)
    assert n_cases == len(cases), cases
