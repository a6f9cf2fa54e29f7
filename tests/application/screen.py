# SPDX-License-Identifier: GPL-3.0-or-later
"""What is on the screen, as assistive technology is told of it: names, roles, texts, the focus.

AT-SPI is spoken as plain D-Bus, so that nothing of it is cached. GTK answers such calls when it has
nothing else to do; whoever asks for many things asks for all at once.
"""

import time

from gi.repository import Gio, GLib

import driver

ACCESSIBLE = "org.a11y.atspi.Accessible"
PROPERTIES = "org.freedesktop.DBus.Properties"
# Numbers of the protocol (AtspiRole), those that are asked for here.
ROLES = {7: "check box", 11: "combo box", 16: "dialog", 23: "frame", 27: "image", 29: "label", 31: "list",
         32: "list item", 33: "menu", 35: "menu item", 39: "panel", 43: "push button", 49: "scroll pane", 51: "slider",
         52: "spin button", 54: "status bar", 61: "text", 62: "toggle button", 65: "tree", 79: "entry", 99: "grouping"}
STATES = {1: "active", 4: "checked", 10: "expanded", 12: "focused", 20: "pressed", 23: "selected",
          24: "sensitive", 30: "visible"}


class Thing:
    """One thing on the screen as it was when it was looked at. `path` tells it from others."""

    def __init__(self, path, role, name, states, depth):
        self.path, self.role, self.name, self.states, self.depth = path, role, name, states, depth

    def __repr__(self):
        return "%s “%s” %s" % (self.role, self.name, sorted(self.states))


class Screen:
    def __init__(self, studio):
        self.studio = studio
        try:
            address = Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
                "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, 10000, None)
        except GLib.Error as error:
            raise driver.Skip("no bus of accessibility: " + error.message) from error
        flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
                 Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.bus = Gio.DBusConnection.new_for_address_sync(address.unpack()[0], flags, None, None)
        self.owner, self.root = driver.wait_for(self._find, "the program's own tree")
        self.focus = None
        self.n_focus_changes = 0
        self.bus.signal_subscribe(self.owner, "org.a11y.atspi.Event.Object", "StateChanged", None,
                                  "focused", Gio.DBusSignalFlags.NONE, self._on_focus)

    def _find(self):
        programs = self.bus.call_sync("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root",
                                      ACCESSIBLE, "GetChildren", None, None, 0, 5000, None).unpack()[0]
        for owner, path in programs:
            number = self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus",
                                        "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                                        GLib.Variant("(s)", (owner,)), None, 0, 5000, None).unpack()[0]
            if number == self.studio.process.pid:
                return owner, path
        return None

    def _on_focus(self, _bus, _sender, path, _interface, _signal, parameters):
        self.n_focus_changes += 1
        if parameters.unpack()[1]:
            self.focus = path
        elif self.focus == path:
            self.focus = None

    def call(self, path, interface, method, arguments=None, timeout_ms=5000):
        return self.bus.call_sync(self.owner, path, interface, method, arguments, None, 0, timeout_ms,
                                  None).unpack()

    def call_all(self, calls):
        """What each of (path, interface, method, arguments) gives, None where it fails."""
        replies = [None] * len(calls)
        left = [len(calls)]

        def take(bus, result, index):
            left[0] -= 1
            try:
                replies[index] = bus.call_finish(result).unpack()
            except GLib.Error:
                pass  # gone meanwhile

        for index, (path, interface, method, arguments) in enumerate(calls):
            self.bus.call(self.owner, path, interface, method, arguments, None, 0, 10000, None, take, index)
        while left[0] > 0:
            GLib.MainContext.default().iteration(True)
        return replies

    def things(self, paths):
        """The things at these paths, None where there is none any more."""
        name = GLib.Variant("(ss)", (ACCESSIBLE, "Name"))
        calls = []
        for path, _depth in paths:
            calls += [(path, ACCESSIBLE, "GetRole", None), (path, PROPERTIES, "Get", name),
                      (path, ACCESSIBLE, "GetState", None)]
        replies = self.call_all(calls)
        found = []
        for index, (path, depth) in enumerate(paths):
            role, name_reply, bits = replies[3 * index:3 * index + 3]
            if role is None or name_reply is None or bits is None:
                found.append(None)
                continue
            states = {word for bit, word in STATES.items() if bits[0][bit // 32] >> bit % 32 & 1}
            found.append(Thing(path, ROLES.get(role[0], str(role[0])), name_reply[0], states, depth))
        return found

    def look(self, root=None):
        """All things below `root` (a path), in the order of the document."""
        level, children, known = [(root or self.root, 0)], {}, {}
        while level:
            replies = self.call_all([(path, ACCESSIBLE, "GetChildren", None) for path, _depth in level])
            for thing in self.things(level):
                if thing is not None:
                    known[thing.path] = thing
            following = []
            for (path, depth), reply in zip(level, replies):
                children[path] = [child for _owner, child in reply[0]] if reply else []
                following += [(child, depth + 1) for child in children[path]]
            level = following
        ordered, stack = [], [root or self.root]
        while stack:
            path = stack.pop()
            if path in known:
                ordered.append(known[path])
            stack.extend(reversed(children.get(path, [])))
        return ordered

    def click(self, name):
        """Clicks the first button of that name, as voice control does, wherever the focus is."""
        def find():
            return [thing for thing in self.look()
                    if thing.name == name and thing.role == "push button" and "sensitive" in thing.states]

        button = driver.wait_for(find, name)[0]
        self.call(button.path, "org.a11y.atspi.Action", "DoAction", GLib.Variant("(i)", (0,)))

    def has_open(self, header):
        """Whether what the row with that header has below it shows."""
        box = self.parent(header, 2)
        below = self.call(box, ACCESSIBLE, "GetChildren")[0][1][1]
        return self.call(below, "org.a11y.atspi.Component", "GetExtents", GLib.Variant("(u)", (1,)))[0][3] > 0

    def parent(self, path, levels):
        """The path of what holds that thing, so many levels up."""
        for _level in range(levels):
            path = self.call(path, PROPERTIES, "Get", GLib.Variant("(ss)", (ACCESSIBLE, "Parent")))[0][1]
        return path

    @staticmethod
    def dispatch():
        """Hears what was told meanwhile."""
        while GLib.MainContext.default().iteration(False):
            pass

    def focused(self):
        """The thing that has the focus, None if none has, or GTK does not tell."""
        self.dispatch()
        return self.things([(self.focus, 0)])[0] if self.focus else None
