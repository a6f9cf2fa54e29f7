# SPDX-License-Identifier: GPL-3.0-or-later
"""Real keys, as the X server delivers them to the focused window, by xdotool."""

import shutil
import subprocess
import time

import driver

MISSING = [name for name in ("xdotool", "openbox") if shutil.which(name) is None]


def manage_windows():
    """Starts a window manager, without which no window is given the keyboard; None if there is none."""
    if MISSING:
        return None
    return subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def need():
    if MISSING:
        raise driver.Skip(" and ".join(MISSING) + " not installed")


def visible_windows():
    result = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "vitrine"],
                            check=False, capture_output=True, text=True)
    return result.stdout.split()


class Hands:
    """One xdotool for all keys: starting one for each takes longer than pressing it."""

    process = None

    @classmethod
    def do(cls, *words):
        if cls.process is None:
            cls.process = subprocess.Popen(["xdotool", "-"], stdin=subprocess.PIPE, text=True)
        cls.process.stdin.write(" ".join(words) + "\n")
        cls.process.stdin.flush()


def press(*keys, rest_s=0.06):
    for key in keys:
        Hands.do("key", "--clearmodifiers", key)
        time.sleep(rest_s)


def write(text, delay_ms=10):
    """Types what has no quotation marks in it."""
    if text != "":
        Hands.do("type", "--delay", str(delay_ms), '"%s"' % text)
        # Keys wait for their turn, commands do not.
        time.sleep(len(text) * delay_ms / 1000)


def wait_windows(number):
    driver.wait_for(lambda: len(visible_windows()) == number, "%d windows" % number)
    time.sleep(0.2)


def go_to_window():
    """Gives the keyboard to the only window."""
    wait_windows(1)
    subprocess.run(["xdotool", "windowactivate", "--sync", visible_windows()[0]], check=True)
    time.sleep(0.3)
