#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The meaning of a rule pack a second time, slow and plain: every way of applying every offer is tried.

Written from data/schema/README.md, not from the C. `reference.py FILE...` works out the expected result of every
case and says where a file differs; `--write` writes it down. Only for small carts.
"""
import json
import sys

from plain.choosing import Choosing
from plain.claims import Claims
from plain.clock import Clock
from plain.gates import Gates
from plain.layers import Layers
from plain.pairs import Pairs
from plain.prompting import Prompting
from plain.reporting import Reporting
from plain.selecting import Selecting
from plain.suggesting import Suggesting


class Evaluator(Selecting, Clock, Gates, Claims, Pairs, Layers, Choosing, Reporting, Suggesting, Prompting):
    layered = ("markdown", "subscription", "threshold")

    def __init__(self, pack, cart):
        self.pack = pack
        self.cart = cart
        self.products = {p["sku"]: p for p in pack["products"]}
        rounding = pack.get("rounding", {})
        self.mode = rounding.get("mode", "half_up")
        self.per = rounding.get("per", "line")
        self.remainder = rounding.get("remainder", "largest")
        self.lines = []
        for i, line in enumerate(cart["lines"]):
            product = self.products.get(line["sku"], {})
            self.lines.append({
                "id": line.get("id", str(i + 1)),
                "sku": line["sku"],
                "quantity": line["quantity"],
                "price": line["unit_price"] if "unit_price" in line else product["price"],
                "cost": product.get("cost"),
                "weight": line.get("weight", product.get("weight", 0)),
                "product": product,
                "delivery": line["subscription"].get("delivery", 1) if "subscription" in line else None,
                "attributes": dict(product.get("attributes", {}), **line.get("attributes", {})),
            })

    def evaluate(self):
        return self.prompt(self.decide())

    def decide(self):
        """The result without prompts."""
        verdicts, ways, candidates = {}, {}, []
        self.open_layers = []
        for offer in self.pack["offers"]:
            closed = self.gate(offer)
            if closed is not None:
                verdicts[offer["id"]] = closed
                continue
            if offer["kind"] in self.layered:
                self.open_layers.append(offer)
                continue
            ways[offer["id"]], guard = self.ways(offer)
            if ways[offer["id"]]:
                candidates.append(offer)
            elif guard is not None:
                verdicts[offer["id"]] = self.held_back(guard)
            else:
                verdicts[offer["id"]] = {"verdict": "no_benefit"}

        choice, forced = self.choose(candidates, ways)
        self.outcomes, _ = self.layers(choice, self.open_layers)
        outcomes = self.outcomes
        for offer in self.pack["offers"]:
            lacking = offer["kind"] == "threshold" and offer["steps"][0]["from"] - self.measure_after(offer, outcomes)
            if lacking > 0 and verdicts.get(offer["id"], {}).get("verdict", "not_met") == "not_met":
                needs = verdicts.setdefault(offer["id"], {"verdict": "not_met", "needs": []})["needs"]
                measure = offer.get("measure", "subtotal")
                needs.append(dict(self.need_of(offer), quantity=lacking) if measure == "quantity"
                             else {"weight" if measure == "weight" else "amount": lacking})
                verdicts[offer["id"]]["needs"] = self.once(needs)
            elif offer in self.open_layers:
                verdicts[offer["id"]] = self.judge(outcomes[offer["id"]])
        chosen = {offer["id"]: way for offer, way in choice}
        total = self.value(choice)
        for offer in candidates:
            if offer["id"] in chosen:
                way = chosen[offer["id"]]
                verdicts[offer["id"]] = {"verdict": "applied", "times": way[1], "amount": -way[0]}
                continue
            verdict = {"verdict": "beaten", "amount": -max(way[0] for way in ways[offer["id"]]),
                       "by": self.winner(offer, choice, ways) or self.blame(outcomes)}
            if offer["id"] in forced:
                verdict["lead"] = total - forced[offer["id"]]
            verdicts[offer["id"]] = verdict
        return self.report(chosen, verdicts, outcomes)


def dump(value, depth):
    """Canonical order, with a line for each case and for each member of a case."""
    if depth == 0:
        return "[\n" + ",\n".join(dump(case, 1) for case in value) + "\n]\n"
    if depth == 1:
        members = [json.dumps(k) + ": " + dump(value[k], 2) for k in ("name", "note", "pack", "cart", "expected")
                   if k in value]
        return "  {" + ",\n   ".join(members) + "}"
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def main(arguments):
    n_different = 0
    for path in [a for a in arguments if a != "--write"]:
        with open(path, encoding="utf-8") as file:
            cases = json.load(file)
        for case in cases:
            expected = Evaluator(case["pack"], case["cart"]).evaluate()
            if case.get("expected") != expected:
                n_different += 1
                print(f"{path}: {case['name']} differs")
            case["expected"] = expected
        if "--write" in arguments:
            with open(path, "w", encoding="utf-8") as file:
                file.write(dump(cases, 0))
    return 1 if n_different > 0 and "--write" not in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
