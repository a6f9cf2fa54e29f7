# SPDX-License-Identifier: Apache-2.0
"""Which of the ways are taken."""
import itertools


class Choosing:
    def fits(self, choice):
        left = [line["quantity"] for line in self.lines]
        groups = set()
        for offer, way in choice:
            for i, n in way[2].items():
                left[i] -= n
                if left[i] < 0:
                    return False
            group = offer.get("exclusive_group")
            if group is not None and group in groups:
                return False
            groups.add(group)
        return True

    def key(self, choice):
        """Larger is better: the total first, then the ties as README.md orders them."""
        ranked = {}
        for offer, way in choice:
            ranked[offer.get("priority", 0)] = ranked.get(offer.get("priority", 0), 0) + way[0]
        levels = sorted({o.get("priority", 0) for o in self.pack["offers"]})
        by_id = sorted(self.pack["offers"], key=lambda o: o["id"].encode())
        chosen = {offer["id"]: way for offer, way in choice}
        times = [chosen[o["id"]][1] if o["id"] in chosen else 0 for o in by_id]
        units = [[chosen[o["id"]][2].get(i, 0) for i in range(len(self.lines))] if o["id"] in chosen else []
                 for o in by_id]
        return (self.value(choice), [ranked.get(level, 0) for level in levels], -sum(times), times, units)

    def value(self, choice):
        """What claims and layers take off together."""
        off = sum(way[0] for _, way in choice)
        if self.open_layers:
            off += sum(o["off"] for o in self.layers(choice, self.open_layers)[0].values())
        return off

    def choose(self, offers, ways):
        if self.pack.get("choose", "lowest_total") == "priority":
            choice = []
            for offer in sorted(offers, key=lambda o: (o.get("priority", 0), o["id"].encode())):
                options = [[(offer, way)] for way in ways[offer["id"]] if self.fits(choice + [(offer, way)])]
                if options:
                    layered, self.open_layers = self.open_layers, []
                    choice += max(options, key=self.key)
                    self.open_layers = layered
            return choice, {}
        best, forced = [], {}
        for pick in itertools.product(*[[None] + ways[o["id"]] for o in offers]):
            choice = [(o, way) for o, way in zip(offers, pick) if way is not None]
            if not self.fits(choice):
                continue
            key = self.key(choice)
            if key > self.key(best):
                best = choice
            for offer, _ in choice:
                forced[offer["id"]] = max(forced.get(offer["id"], 0), key[0])
        return best, forced

    def winner(self, offer, choice, ways):
        touched = {i for where, _ in self.slots(offer) for i in where}
        best = None
        for other, way in sorted(choice, key=lambda ow: (ow[0].get("priority", 0), ow[0]["id"].encode())):
            same_group = "exclusive_group" in offer and offer["exclusive_group"] == other.get("exclusive_group")
            if (same_group or touched & set(way[2])) and (best is None or way[0] > best[1]):
                best = (other["id"], way[0])
        return best[0] if best else None
