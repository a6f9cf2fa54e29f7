# SPDX-License-Identifier: Apache-2.0
"""Rounding, sharing out, instants, rank."""
import datetime


def round_share(value, mode):
    """A non-negative Fraction to an integer."""
    whole, rest = divmod(value.numerator, value.denominator)
    twice = 2 * rest
    if mode == "half_up" and twice >= value.denominator:
        whole += 1
    if mode == "half_even" and (twice > value.denominator or (twice == value.denominator and whole % 2)):
        whole += 1
    return whole


def share(total, weights, remainder):
    """total over the weights; the odd units go by remainder."""
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


def instant(text):
    whole = text.upper().replace("Z", "+00:00")
    return datetime.datetime.fromisoformat(whole)


def rank(entry):
    return entry[0].get("priority", 0), entry[0]["id"].encode()
