# SPDX-License-Identifier: GPL-3.0-or-later
"""Files from outside: imports and their removal, workspaces on the command line, refusals."""

import os

from gi.repository import GLib

import driver

SAMPLE = os.path.join(os.environ["VITRINE_DATA_DIR"], "samples", "electronics")


def new_shop(studio, name="shop.vitrine"):
    path = studio.path(name)
    studio.activate("app.new-workspace-at", path)
    studio.wait_state("win.loaded", True)
    return path


def import_file(studio, name):
    studio.activate("win.import-from", os.path.join(SAMPLE, name))
    studio.wait_state("win.undo-label", "Import “%s”" % name)
    studio.wait_state("win.busy", False)


def import_and_take_back(studio):
    path = new_shop(studio)
    import_file(studio, "catalogue.csv")
    import_file(studio, "orders.csv.xz")
    studio.wait_state("win.mapped", True)
    studio.activate("win.remove-import", GLib.Variant("x", 2))
    studio.wait_state("win.undo-label", "Remove Import")
    studio.stop()
    facts = driver.cli_json("info", path)
    assert facts["orders"]["orders"] == 0, facts["orders"]
    assert [batch["id"] for batch in facts["imports"]] == [1], facts["imports"]

    studio.start(path)
    studio.wait_state("win.loaded", True)
    studio.activate("win.undo")
    studio.wait_state("win.redo-label", "Remove Import")
    studio.stop()
    facts = driver.cli_json("info", path)
    assert facts["orders"]["orders"] > 6000, facts["orders"]


def a_bad_import_changes_nothing(studio):
    path = new_shop(studio)
    with open(studio.path("bad.csv"), "wb") as file:
        file.write(b"\0\1\2\3" * 100)
    studio.activate("win.import-from", studio.path("bad.csv"))
    studio.wait_state("win.busy", False)
    assert studio.state("win.undo-label") == ""
    studio.stop()
    assert driver.cli_json("info", path)["imports"] == []


def open_from_the_command_line(studio):
    studio.stop()
    paths = [studio.path("one.vitrine"), studio.path("two.vitrine")]
    for path in paths:
        driver.cli("new", "--currency=EUR", path)
    studio.start(paths[0])
    studio.wait_state("win.loaded", True)
    assert len(studio.windows()) == 1
    studio.restart(*paths)
    driver.wait_for(lambda: len(studio.windows()) == 2, "two windows")
    for window in range(2):
        studio.wait_state("win.loaded", True, window)


def two_windows_keep_apart(studio):
    for name in ["one.vitrine", "two.vitrine"]:
        new_shop(studio, name)
    studio.activate("win.import-from", os.path.join(SAMPLE, "catalogue.csv"), window=1)
    studio.wait_state("win.undo-label", "Import “catalogue.csv”", window=1)
    assert studio.state("win.undo-label", 0) == ""
    studio.activate("win.close", window=1)
    driver.wait_for(lambda: len(studio.windows()) == 1, "one window")
    assert studio.state("win.page", 0) == "overview"


def open_a_sample_from_the_command_line(studio):
    studio.restart("--sample", "electronics")
    studio.wait_state("win.loaded", True)
    assert len(studio.windows()) == 1
    studio.wait_state("win.mapped", True)


def begin_with_what_was_open_last(studio):
    os.environ["GSETTINGS_BACKEND"] = "keyfile"
    try:
        studio.restart()
        new_shop(studio)
        studio.restart()
        studio.wait_state("win.loaded", True)
        studio.stop()
        os.remove(studio.path("shop.vitrine"))
        studio.start()
        studio.wait_state("win.busy", False)
        assert studio.state("win.page") == "welcome"
        assert studio.state("win.status") == "", studio.state("win.status")
        new_shop(studio, "another.vitrine")
        assert len(studio.windows()) == 1
    finally:
        os.environ["GSETTINGS_BACKEND"] = "memory"


def another_process_is_refused(studio):
    path = new_shop(studio)
    message = driver.cli("offers", "check", path, status=1)
    assert "open in another" in message or "in use" in message, message
    studio.activate("win.close")
    studio.process.wait(30)
    driver.cli("offers", "check", path)


def what_is_broken_is_refused(studio):
    path = studio.path("broken.vitrine")
    driver.cli("new", "--currency=EUR", path)
    with open(path, "r+b") as file:
        file.seek(0)
        file.write(b"Dear shop, this is no workspace at all.\n")
    studio.activate("app.open-path", path)
    driver.wait_for(lambda: "workspace" in studio.state("win.status"), "the refusal")
    assert studio.state("win.page") == "welcome"
    assert not studio.describe("win.import-from")[0]
    studio.activate("app.open-path", studio.path("missing.vitrine"))
    driver.wait_for(lambda: "missing.vitrine" in studio.state("win.status"), "the other refusal")


def closing_stops_the_work(studio):
    path = new_shop(studio)
    orders = studio.path("orders.csv")
    with open(orders, "w", encoding="utf-8") as file:
        file.write("order,time,sku,quantity,unit_price\n")
        for number in range(400000):
            file.write("E%d,2025-01-01 04:08:28,S%d,1,9.90\n" % (number // 2, number % 997))
    studio.activate("win.import-from", orders)
    studio.wait_state("win.busy", True)
    studio.activate("win.close")
    studio.process.wait(30)
    assert studio.process.returncode == 0
    facts = driver.cli_json("info", path)
    assert facts["orders"]["orders"] == 0, facts["orders"]


driver.run([import_and_take_back, a_bad_import_changes_nothing, open_from_the_command_line,
            two_windows_keep_apart, open_a_sample_from_the_command_line, begin_with_what_was_open_last,
            another_process_is_refused, what_is_broken_is_refused, closing_stops_the_work])
