#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the synthetic orders of the electronics sample: a year of a shop that does not exist.

usage: generate.py [OUTPUT.csv]        (standard output if no file is named)

A shopper comes with an errand: one thing that is wanted, and with it, each with a probability of
its own, what people tend to take along. On top of that some take anything at all, some come back,
some return a thing, and guests leave no name. The same seed gives the same bytes: only
random.random() is used, whose sequence Python keeps from version to version.
"""

import csv
import datetime
import pathlib
import random
import sys

SEED = 20250101
N_ORDERS = 6000
N_CUSTOMERS = 2400
FIRST_DAY = datetime.date(2025, 1, 1)

# How busy the months are, January first, and the days of the week, Monday first.
MONTHS = (0.85, 0.8, 0.9, 0.95, 1.0, 1.0, 0.9, 0.9, 1.0, 1.05, 1.5, 1.9)
WEEKDAYS = (1.0, 0.9, 0.9, 0.95, 1.1, 1.35, 1.2)

APS_C = {"CASE-M": 0.34, "CASE-S": 0.1, "SD-128": 0.42, "SD-64": 0.16, "BAT-AX": 0.22, "TRI-TRV": 0.13,
         "PLAN-CAM2": 0.12, "PLAN-CAM3": 0.04, "CLEAN": 0.11, "STRAP": 0.07, "TRI-MINI": 0.05}
BARE_BODY = {**APS_C, "LEN-50": 0.28, "LEN-35": 0.21, "LEN-1018": 0.08}
TOWER = {"MON-27": 0.26, "KEY-MECH": 0.24, "MOU-GAME": 0.27, "MOU-PAD": 0.18, "HEAD-PC": 0.17,
         "SURGE": 0.15, "PLAN-PC2": 0.14, "PLAN-PC4": 0.05, "SVC-ASSY": 0.08, "CBL-HDMI": 0.1}
BIG_TOWER = {**TOWER, "MON-32": 0.31, "MON-27": 0.12, "PLAN-PC4": 0.15, "SSD-EXT": 0.09}
NOTEBOOK = {"DOCK": 0.2, "PLAN-PC2": 0.15, "SSD-EXT": 0.12, "MOU-GAME": 0.05, "WEBCAM": 0.04}
PHONE = {"CHG-30": 0.31, "CBL-C": 0.16, "PWR-10": 0.1, "SVC-SETUP": 0.09, "SVC-SIM10": 0.08,
         "SVC-SIM50": 0.06, "SVC-CLOUD": 0.05, "CARMNT": 0.04}
HALO = {**PHONE, "COV-X-CLR": 0.38, "COV-X-LTH": 0.14, "GLS-X": 0.44, "PLAN-PH1": 0.1, "PLAN-PH2": 0.08,
        "CHG-PAD": 0.13, "BUDS": 0.12, "WATCH": 0.06}
BREW = {"FLT-100": 0.36, "COF-ESP": 0.03, "FLT-H2O": 0.07}
TRIP = {"PERK-SEAT": 0.35, "PERK-BAG": 0.42, "PERK-BOARD": 0.24, "CAM-ACT": 0.03, "SD-128": 0.04}
SHIRT = {"SOCKS": 0.1, "TEE-W": 0.08, "CAP": 0.04}

# (weight, what is wanted: its own weight, what goes along: its probability)
ERRANDS = (
    (9, {"CAM-A6K": 1}, APS_C),
    (4, {"CAM-A6": 4, "CAM-A9": 1}, BARE_BODY),
    (3, {"CAM-P2": 1}, {"SD-64": 0.44, "CASE-S": 0.41, "TRI-MINI": 0.09, "PERK-WRAP": 0.08}),
    (4, {"CAM-ACT": 1}, {"SD-128": 0.4, "MNT-BIKE": 0.26, "MNT-CHEST": 0.21, "PLAN-EL": 0.07, "CASE-S": 0.06}),
    (4, {"CAM-INS": 1}, {"FILM-20": 0.71, "ALBUM": 0.26, "PERK-WRAP": 0.27, "PERK-CARD": 0.14}),
    (5, {"FILM-20": 1}, {"ALBUM": 0.12}),
    (4, {"LEN-50": 5, "LEN-35": 3, "LEN-1018": 2, "LEN-70200": 1}, {"FIL-UV49": 0.28, "FIL-CPL67": 0.12, "CLEAN": 0.22}),
    (3, {"TRI-TRV": 4, "TRI-PRO": 1, "CASE-B": 2}, {"CLEAN": 0.08, "BAT-AX": 0.1}),
    (4, {"PC-R1": 6, "PC-R2": 4}, TOWER),
    (2, {"PC-R3": 2, "PC-R4": 1}, BIG_TOWER),
    (5, {"NB-13": 1}, {**NOTEBOOK, "SLEEVE-13": 0.4}),
    (4, {"NB-15": 1}, {**NOTEBOOK, "SLEEVE-15": 0.36}),
    (5, {"MON-27": 4, "MON-32": 2}, {"CBL-HDMI": 0.42, "WEBCAM": 0.11, "SURGE": 0.06}),
    (5, {"KEY-MECH": 3, "MOU-GAME": 4, "HEAD-PC": 3}, {"MOU-PAD": 0.24, "KEY-MECH": 0.14, "MOU-GAME": 0.12}),
    (8, {"PH-X": 6, "PH-X256": 4}, HALO),
    (6, {"PH-LITE": 1}, {**PHONE, "COV-LITE": 0.46, "GLS-LITE": 0.41, "PLAN-PH1": 0.09}),
    (5, {"PH-N5": 1}, {**PHONE, "COV-N5": 0.45, "GLS-N5": 0.39, "PLAN-PH1": 0.06}),
    (6, {"BUDS": 4, "WATCH": 2, "PWR-10": 4, "CHG-30": 3}, {"CBL-C": 0.33, "PLAN-EL": 0.06, "PERK-ENGR": 0.07}),
    (9, {"SH-OXF-W": 4, "SH-OXF-B": 4, "SH-LIN-S": 2, "SH-CHK-G": 2}, {**SHIRT, "SH-OXF-B": 0.22, "SH-OXF-W": 0.15}),
    (9, {"TEE-W": 4, "TEE-K": 4, "TEE-N": 3, "TEE-R": 2, "TEE-LENS": 2}, {"TEE-K": 0.3, "TEE-W": 0.26, "TEE-N": 0.2, "SOCKS": 0.12}),
    (6, {"SHO-N": 3, "SHO-K": 3, "SHO-G": 2}, {"TEE-W": 0.25, "TEE-N": 0.2, "CAP": 0.16, "SH-LIN-S": 0.14, "SHO-K": 0.1}),
    (12, {"COF-ESP": 5, "COF-DEC": 1}, {"FLT-H2O": 0.16, "DESC": 0.12, "MUGS": 0.04}),
    (10, {"COF-FIL": 1}, BREW),
    (3, {"ESPRESSO": 1}, {"COF-ESP": 0.57, "GRIND": 0.36, "DESC": 0.31, "FLT-H2O": 0.22, "MUGS": 0.16, "PLAN-EL": 0.05}),
    (3, {"DRIPPER": 1}, {"FLT-100": 0.66, "COF-FIL": 0.47, "KETTLE": 0.31, "MUGS": 0.14, "GRIND": 0.12, "PERK-WRAP": 0.12}),
    (5, {"TRIP-LIS": 4, "TRIP-ICE": 1}, TRIP),
    (2, {"MUGS": 2, "CAP": 1, "STRAP": 1, "TEE-LENS": 1}, {"PERK-WRAP": 0.45, "PERK-CARD": 0.3}),
)

# What is bought by the handful.
SEVERAL = {"FILM-20": 0.45, "COF-ESP": 0.2, "COF-FIL": 0.2, "FLT-100": 0.3, "SOCKS": 0.2, "PERK-BAG": 0.3, "PERK-SEAT": 0.3}
SUBSCRIBED = ("COF-ESP", "COF-FIL", "COF-DEC")
# Sales as they were: SKU, first and last day of 2025, price charged.
SALES = (("CAM-A6K", "06-13", "06-22", "899.00"), ("PC-R1", "11-24", "12-01", "1549.99"), ("PH-X", "11-24", "12-01", "719.00"),
         ("CAM-A6K", "11-24", "12-01", "879.00"), ("ESPRESSO", "11-24", "12-01", "399.00"), ("TEE-W", "07-01", "07-14", "14.90"))


def pick(rng, weights):
    """Returns a key of a dict with a chance in proportion to its value."""
    mark = rng.random() * sum(weights.values())
    for key, weight in weights.items():
        mark -= weight
        if mark < 0:
            return key
    return list(weights)[-1]


def read_prices(path):
    with open(path, encoding="utf-8", newline="") as catalogue:
        return {row["sku"]: row["price"] for row in csv.DictReader(catalogue)}


def price_on(prices, sku, moment):
    day = moment.strftime("%m-%d")
    for sale_sku, first, last, price in SALES:
        if sku == sale_sku and first <= day <= last:
            return price
    return prices[sku]


def pick_moments(rng, n):
    """Returns n moments of the year, sorted: more in December, on Saturdays and in the evening."""
    days = {}
    for number in range(365):
        day = FIRST_DAY + datetime.timedelta(days=number)
        days[day] = MONTHS[day.month - 1] * WEEKDAYS[day.weekday()]
    hours = {hour: 0.2 if hour < 7 else 2.0 if 18 <= hour < 22 else 1.0 for hour in range(24)}
    moments = []
    for _ in range(n):
        time = datetime.time(pick(rng, hours), int(rng.random() * 60), int(rng.random() * 60))
        moments.append(datetime.datetime.combine(pick(rng, days), time))
    return sorted(moments)


def fill_basket(rng, skus):
    """Returns {sku: quantity}."""
    _weight, wanted, along = ERRANDS[pick(rng, {i: errand[0] for i, errand in enumerate(ERRANDS)})]
    chosen = [pick(rng, wanted)]
    for sku, chance in along.items():
        if sku not in chosen and rng.random() < chance:
            chosen.append(sku)
    while rng.random() < 0.13:
        sku = skus[int(rng.random() * len(skus))]
        if sku not in chosen:
            chosen.append(sku)
    return {sku: 2 + int(rng.random() * 2) if rng.random() < SEVERAL.get(sku, 0.02) else 1 for sku in chosen}


def pick_customer(rng):
    """Returns a customer; few come often, and one in six is a guest."""
    if rng.random() < 1 / 6:
        return ""
    return "K%04d" % (1 + int(N_CUSTOMERS * rng.random() ** 2.2))


def make_orders(prices):
    """Yields the rows of the file, in the order of their times."""
    rng = random.Random(SEED)
    skus = [sku for sku in prices if not sku.startswith(("PLAN-", "PERK-", "SVC-", "TRIP-"))]
    pending = []  # (moment, customer, basket, what it is: 'S' a delivery, 'R' a return)
    for moment in pick_moments(rng, N_ORDERS):
        pending.append((moment, pick_customer(rng), fill_basket(rng, skus), "E"))
    for moment, customer, basket, _kind in list(pending):
        coffee = [sku for sku in basket if sku in SUBSCRIBED]
        if customer and coffee and rng.random() < 0.12:
            for month in range(1, 2 + int(rng.random() * 6)):
                pending.append((moment + datetime.timedelta(days=30 * month), customer, {coffee[0]: 1}, "S"))
        if rng.random() < 0.025:
            sku = list(basket)[int(rng.random() * len(basket))]
            later = moment + datetime.timedelta(days=2 + int(rng.random() * 18))
            pending.append((later, customer, {sku: -1}, "R"))
    end = datetime.datetime.combine(FIRST_DAY, datetime.time()) + datetime.timedelta(days=365)
    pending = sorted((entry for entry in pending if entry[0] < end), key=lambda entry: entry[0])
    for number, (moment, customer, basket, kind) in enumerate(pending):
        name = "%s%d" % (kind, 250001 + number)
        for sku, quantity in basket.items():
            yield name, moment.isoformat(sep=" "), customer, sku, quantity, price_on(prices, sku, moment)


def main(arguments):
    prices = read_prices(pathlib.Path(__file__).with_name("catalogue.csv"))
    output = open(arguments[0], "w", encoding="utf-8", newline="") if arguments else sys.stdout
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(("order", "time", "customer", "sku", "quantity", "unit_price"))
    writer.writerows(make_orders(prices))
    output.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
