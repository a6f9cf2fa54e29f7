# SPDX-License-Identifier: GPL-3.0-or-later
"""Three offers selected in the list, put in a campaign and moved with it on the timeline: what is exported has its
dates. All by the keyboard."""

import json
import os

import authoring
import driver
import keyboard

manager = keyboard.manage_windows()
# The sample's first three, by priority; its clock is New York's.
OFFERS = ["camera-kit", "weekend-outfit", "second-shirt"]


def begin(studio):
    keyboard.need()
    path = studio.path("shop.vitrine")
    driver.cli("sample", "-q", "electronics", path)
    studio.activate("app.open-path", path)
    studio.wait_state("win.loaded", True)
    author = authoring.Author(studio)
    keyboard.press("alt+5")
    studio.wait_state("win.page", "offers")
    return author


def schedules(studio, name):
    """What the offers of the campaign have in the pack, by id."""
    with open(authoring.exported(studio, name), encoding="utf-8") as file:
        offers = json.load(file)["offers"]
    return {offer["id"]: offer.get("schedule") for offer in offers if offer["id"] in OFFERS}


def has_dates(studio, dates):
    names = ("%d.json" % number for number in range(1000))
    name = next(name for name in names if not os.path.exists(studio.path(name)))
    found = schedules(studio, name)
    assert set(found) == set(OFFERS), found
    return found == dict.fromkeys(OFFERS, dates)


def type_day(author, day):
    """In a row whose focus GTK does not tell of."""
    author.type_here(day)
    author.changed("Change Campaign Dates")


def three_offers_in_a_campaign(studio):
    author = begin(studio)
    assert schedules(studio, "before.json") == dict.fromkeys(OFFERS)
    author.go_to_row(r"1, .*Camera Kit")
    author.step("space")
    author.step("shift+Down")
    author.step("shift+Down")
    author.press("Add to Campaign…", to="Cameras All Year")
    author.type("Name of a new campaign", "Autumn")
    author.changed("Add to Campaign")
    driver.wait_for(lambda: author.focus().name == "Add to Campaign…", "the list to close")

    author.back("Campaigns")
    keyboard.press("space")
    studio.wait_state("win.offers-view", "campaigns")
    author.go_to_row(r"Autumn: ")
    keyboard.press("space")
    studio.wait_state("win.select-campaign", "Autumn")
    author.go("Delete…")
    keyboard.press("Tab", "Tab")
    type_day(author, "2027-09-06")
    keyboard.press("Tab")
    author.type_here("2027-10-03")
    dates = {"from": "2027-09-06T04:00:00Z", "until": "2027-10-04T04:00:00Z"}

    author.changed("Change Campaign Dates")
    driver.wait_for(lambda: has_dates(studio, dates), "the dates of the campaign")

    author.back("Campaigns on a timeline")
    keyboard.press("Right", "Right", "Right", "shift+Left", "Return")
    dates = {"from": "2027-09-09T04:00:00Z", "until": "2027-10-06T04:00:00Z"}
    driver.wait_for(lambda: has_dates(studio, dates), "the dates of the campaign as it was moved")
    for label in ["Shift Campaign", "Change Campaign Dates"]:
        keyboard.press("ctrl+z")
        author.changed(label)
    dates = {"from": "2027-09-06T04:00:00Z", "until": "2027-10-04T04:00:00Z"}
    driver.wait_for(lambda: has_dates(studio, dates), "the dates that it had")


driver.run([three_offers_in_a_campaign], before_exit=manager)
