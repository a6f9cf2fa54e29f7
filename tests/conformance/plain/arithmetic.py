# SPDX-License-Identifier: Apache-2.0
"""Rounding, sharing out, instants, rank."""
import datetime
from fractions import Fraction


def round_share(value, mode):
    """A non-negative Fraction to an integer."""
    whole, rest = divmod(value.numerator, value.denominator)
    twice = 2 * rest
    if mode == "half_up" and twice >= value.denominator:
        whole += 1
    if mode == "half_even" and (twice > value.denominator or (twice == value.denominator and whole % 2)):
        whole += 1
    if mode == "half_down" and twice > value.denominator:
        whole += 1
    return whole


def share(total, weights, remainder):
    """total over the weights; the odd units go by remainder."""
    if remainder == "nearest":
        return share_nearest(total, weights)
    parts = [total * w // sum(weights) for w in weights]
    rests = [total * w % sum(weights) for w in weights]
    order = [i for i in range(len(weights)) if weights[i] > 0]
    if remainder == "largest":
        order.sort(key=lambda i: (-rests[i], i))
    if remainder == "last":
        order.reverse()
    for i in order[:total - sum(parts)]:
        parts[i] += 1
    return parts


def share_within(total, runs, rooms, remainder):
    """total over runs of (weight, number of equal units), none of which gets more than its room: what is beyond goes
    to those that still have some. Returns the parts and what none has room for."""
    parts = [0] * len(runs)
    for _ in range(32):
        each = [i for i, (_, n) in enumerate(runs) for _ in range(n) if parts[i] < rooms[i]]
        weights = [runs[i][0] for i in each]
        if total == 0 or sum(weights) == 0:
            break
        more = [0] * len(runs)
        for i, part in zip(each, share(total, weights, remainder)):
            more[i] += part
        for i, room in enumerate(rooms):
            more[i] = max(0, min(more[i], room - parts[i]))
            parts[i] += more[i]
        total -= sum(more)
    for i, room in enumerate(rooms):
        more = min(total, max(0, room - parts[i]))
        parts[i] += more
        total -= more
    return parts, total


def share_nearest(total, weights):
    """Each part rounded, halves down; then one each from the first on, to who still costs something or from who got some."""
    parts = [round_share(Fraction(total * w, sum(weights)), "half_down") for w in weights]
    for i, weight in enumerate(weights):
        missing = total - sum(parts)
        if missing > 0 and weight > 0 and (parts[i] < weight or total > sum(weights)):
            parts[i] += 1
        elif missing < 0 and parts[i] > 0:
            parts[i] -= 1
    return parts


def instant(text):
    whole = text.upper().replace("Z", "+00:00")
    return datetime.datetime.fromisoformat(whole)


def rank(entry):
    return entry[0].get("priority", 0), entry[0]["id"].encode()
