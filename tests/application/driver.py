# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the studio as a user's automation would: its actions over D-Bus, keys by xdotool.

Run under tests/with-display, which gives it a display, a bus and a home of its own. Test programs
print TAP: call `run` with a list of functions that take a Studio.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
import traceback

from gi.repository import Gio, GLib

APP_ID = "io.github.vitrine_studio.Vitrine"
APP_PATH = "/io/github/vitrine_studio/Vitrine"


def wait_for(condition, what, timeout_s=30.0):
    """Returns the first true value of condition(), which may raise while it is not there yet."""
    end = time.monotonic() + timeout_s
    problem = None
    while time.monotonic() < end:
        try:
            value = condition()
            if value:
                return value
        except GLib.Error as error:
            problem = error
        time.sleep(0.02)
    raise AssertionError("waited too long for %s (%s)" % (what, problem))


class Studio:
    """One running studio. `folder` is for files of the test and goes with it."""

    def __init__(self, *arguments):
        self.folder = tempfile.TemporaryDirectory(prefix="vitrine-app-")
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.start(*arguments)

    def start(self, *arguments):
        self.process = subprocess.Popen([os.environ["VITRINE_STUDIO"], *arguments])
        wait_for(lambda: self.windows(), "a window")

    def restart(self, *arguments):
        self.stop()
        self.start(*arguments)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def windows(self):
        """Object paths of the windows, in the order in which they were opened."""
        node = self.call(APP_PATH + "/window", "org.freedesktop.DBus.Introspectable", "Introspect", None)
        numbers = sorted(int(part.split('"')[0]) for part in node.split('<node name="')[1:])
        return ["%s/window/%d" % (APP_PATH, number) for number in numbers]

    def call(self, path, interface, method, arguments):
        reply = self.bus.call_sync(APP_ID, path, interface, method, arguments, None,
                                   Gio.DBusCallFlags.NO_AUTO_START, 10000, None).unpack()
        return reply[0] if reply else None

    def _target(self, name, window):
        group, bare = name.split(".", 1)
        if group == "app":
            return APP_PATH, bare
        return self.windows()[window], bare

    def describe(self, name, window=-1):
        """(enabled, parameter type, state or None) of an action."""
        path, bare = self._target(name, window)
        enabled, kind, state = self.call(path, "org.gtk.Actions", "Describe",
                                         GLib.Variant("(s)", (bare,)))
        return enabled, kind, state[0] if state else None

    def state(self, name, window=-1):
        return self.describe(name, window)[2]

    def activate(self, name, parameter=None, window=-1):
        """parameter is a GLib.Variant or a str."""
        path, bare = self._target(name, window)
        if isinstance(parameter, str):
            parameter = GLib.Variant("s", parameter)
        assert self.describe(name, window)[0], name + " is not enabled"
        self.call(path, "org.gtk.Actions", "Activate",
                  GLib.Variant("(sava{sv})", (bare, [parameter] if parameter else [], {})))

    def wait_state(self, name, value, window=-1, timeout_s=60.0):
        wait_for(lambda: self.state(name, window) == value, "%s to be %r" % (name, value), timeout_s)

    def stop(self):
        """Quits as a user does, and tells whether the program ended well."""
        if self.process.poll() is None:
            self.activate("app.quit")
            self.process.wait(30)
        assert self.process.returncode == 0, "ended with %s" % self.process.returncode

    def quit(self):
        self.stop()
        self.folder.cleanup()

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def cli(*arguments, status=0):
    """What the command line program prints; it and the studio must agree."""
    result = subprocess.run([os.environ["VITRINE_CLI"], *arguments], check=False,
                            capture_output=True, text=True)
    assert result.returncode == status, "%s: %d, not %d: %s" % (
        " ".join(arguments), result.returncode, status, result.stderr)
    return result.stdout if status == 0 else result.stderr


def cli_json(*arguments):
    return json.loads(cli(*arguments, "--json"))


def make_sample(path):
    """The electronics sample, without the offers that come with it."""
    cli("sample", "-q", "electronics", path)
    offers = cli_json("offers", "list", path)
    cli("offers", "remove", "-q", path, *[offer["id"] for offer in offers])


class Skip(Exception):
    """Says why a test cannot be run here."""


def run(tests, before_exit=None):
    """before_exit is a process that served the tests."""
    print("1..%d" % len(tests), flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        studio = None
        try:
            studio = Studio()
            test(studio)
            studio.quit()
            print("ok %d %s" % (number, test.__name__), flush=True)
        except Skip as reason:
            print("ok %d %s # SKIP %s" % (number, test.__name__, reason), flush=True)
            studio.quit()
        except Exception:  # a test's report must be complete whatever went wrong
            failed += 1
            print("not ok %d %s" % (number, test.__name__), flush=True)
            for line in traceback.format_exc().splitlines():
                print("# " + line, flush=True)
            if studio is not None:
                studio.kill()
    if before_exit is not None:
        before_exit.terminate()
    sys.exit(1 if failed else 0)
