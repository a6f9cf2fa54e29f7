# SPDX-License-Identifier: Apache-2.0
"""What clock and calendar on the wall say where the pack is from."""
import datetime
import re

from plain.arithmetic import instant

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
CLOCK = r"([+-]?\d{1,3}(?::\d\d){0,2})"
NAME = r"(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)"
TURN = r",(J\d+|\d+|M\d+\.\d\.\d)(?:/" + CLOCK + ")?"
RULE = re.compile(f"{NAME}{CLOCK}(?:{NAME}{CLOCK}?{TURN}{TURN})?")


def seconds(text):
    sign = -1 if text.startswith("-") else 1
    parts = [int(p) for p in text.lstrip("+-").split(":")] + [0, 0]
    return sign * (parts[0] * 3600 + parts[1] * 60 + parts[2])


def turn_day(date, year):
    """The day of a turn, as the number of seconds from 1970 at its midnight by the clock on the wall."""
    if date.startswith("M"):
        month, week, weekday = (int(n) for n in date[1:].split("."))
        # Sunday is 0 in a rule.
        days = [d for d in range(1, 32) if valid(year, month, d)
                and datetime.date(year, month, d).isoweekday() % 7 == weekday]
        day = datetime.date(year, month, days[-1] if week == 5 else days[week - 1])
    elif date.startswith("J"):
        day = datetime.date(2001, 1, 1) + datetime.timedelta(days=int(date[1:]) - 1)
        day = day.replace(year=year)
    else:
        day = datetime.date(year, 1, 1) + datetime.timedelta(days=int(date))
    return (day - datetime.date(1970, 1, 1)).days * 86400


def valid(year, month, day):
    try:
        return bool(datetime.date(year, month, day))
    except ValueError:
        return False


def rule_offset(rule, at):
    """Seconds east of UTC: the turn before the instant says."""
    standard, daylight, start, start_at, end, end_at = RULE.fullmatch(rule).groups()
    standard = -seconds(standard)
    if start is None:
        return standard
    daylight = -seconds(daylight) if daylight else standard + 3600
    turns = []
    year = (EPOCH + datetime.timedelta(seconds=at)).year
    for y in range(year - 2, year + 3):
        turns.append((turn_day(start, y) + seconds(start_at or "2") - standard, 1, daylight))
        turns.append((turn_day(end, y) + seconds(end_at or "2") - daylight, 0, standard))
    return max(t for t in turns if t[0] <= at)[2]


class Clock:
    def wall(self):
        """Weekday, its neighbour before, and minute of the day; None if either now or the zone is not known."""
        if "now" not in self.cart or "time_zone" not in self.pack:
            return None
        zone = self.pack["time_zone"]
        now = instant(self.cart["now"])
        passed = [t for t in zone.get("transitions", []) if instant(t[0]) <= now]
        if len(passed) == len(zone.get("transitions", [])):
            offset = rule_offset(zone["rule"], (now - EPOCH) // datetime.timedelta(seconds=1))
        else:
            offset = passed[-1][1] if passed else zone["offset"]
        local = now.astimezone(datetime.timezone.utc) + datetime.timedelta(seconds=offset)
        return DAYS[local.weekday()], DAYS[local.weekday() - 1], local.hour * 60 + local.minute

    def in_week(self, weekdays, hours):
        """Whether it is one of the weekdays and within one of the hours, either None for any."""
        if self.wall() is None:
            return False
        today, yesterday, minute = self.wall()
        weekdays = weekdays or DAYS
        for window in hours or [{"from": "00:00", "until": "24:00"}]:
            start, end = (int(window[k][:2]) * 60 + int(window[k][3:]) for k in ("from", "until"))
            if end < start:
                if (today in weekdays and minute >= start) or (yesterday in weekdays and minute < end):
                    return True
            elif today in weekdays and start <= minute < end:
                return True
        return False
