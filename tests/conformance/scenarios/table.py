# SPDX-License-Identifier: Apache-2.0
"""What became of the scenarios: the table in README.md, and what it has to say."""
import collections

BEGIN, END = "<!-- table -->", "<!-- end of table -->"
HEADS = ["Engine", "Of", "Scenarios", "Tax alone", "Reproduced", "Not sayable"]
NAMES = {"sylius": "Sylius", "solidus": "Solidus", "medusa": "Medusa", "shopify": "Shopify"}
NO_MONEY = ("an error of a function's input", "a bundle product opened into its components, without a price")


def group(scenarios):
    rows = collections.OrderedDict()
    for scenario in scenarios:
        about = "cart promotion" if scenario.about == "function" else scenario.about
        rows.setdefault((scenario.engine, about), collections.Counter()).update([scenario.outcome])
    return rows


def row(engine, about, counts):
    cells = [engine, about, sum(counts.values()), counts["tax alone"], counts["reproduced"], counts["not sayable"]]
    return "| " + " | ".join(map(str, cells)) + " |"


def render(scenarios):
    lines = ["| " + " | ".join(HEADS) + " |", "| --- | --- " + "| ---: " * 4 + "|"]
    groups = group(scenarios)
    for engine, about in sorted(groups, key=lambda key: (list(NAMES).index(key[0]), key[1])):
        lines.append(row(NAMES[engine], about, groups[engine, about]))
    lines.append(row("All", "", collections.Counter(scenario.outcome for scenario in scenarios)))
    lines += ["", "What cannot be said:", ""]
    reasons = collections.OrderedDict()
    for scenario in scenarios:
        if scenario.outcome == "not sayable":
            reasons.setdefault((NAMES[scenario.engine], scenario.reason), []).append(scenario.id.partition("-")[2])
    lines += [f"- {engine}: {reason} ({', '.join(ids)})" for (engine, reason), ids in reasons.items()]
    return "\n".join(lines)


def split(text):
    before, _, rest = text.partition(BEGIN)
    inside, _, after = rest.partition(END)
    return before, inside.strip("\n"), after


def write(path, scenarios):
    before, _, after = split(path.read_text(encoding="utf-8"))
    path.write_text(f"{before}{BEGIN}\n{render(scenarios)}\n{END}{after}", encoding="utf-8")


def share(scenarios):
    """Reproduced, of those that are there."""
    return sum(s.outcome == "reproduced" for s in scenarios) / max(1, len(scenarios))


def check_list(scenarios, listed):
    found = {s.id: s.reason for s in scenarios if s.outcome == "not sayable"}
    return [f"{name}: listed as {listed.get(name)!r}, and it is {found.get(name)!r}"
            for name in sorted(set(found) | set(listed)) if found.get(name) != listed.get(name)]


def check_share(scenarios, least):
    if scenarios and share(scenarios) >= least:
        return []
    return [f"{share(scenarios):.1%} of {len(scenarios)}, not {least:.0%}: "
            + " ".join(s.id for s in scenarios if s.outcome != "reproduced")]


def checks(path, scenarios, listed):
    """(what is checked, what is wrong)"""
    def of(engine, *abouts):
        return [s for s in scenarios if s.engine == engine and (not abouts or s.about in abouts)]
    arithmetic = [s for s in of("shopify") if s.reason not in NO_MONEY]
    return [
        ("what cannot be said is what is listed, for the reason that is listed", check_list(scenarios, listed)),
        ("Sylius: nine in ten of a cart's promotions without tax", check_share(of("sylius", "cart promotion"), .9)),
        ("Solidus: all", check_share(of("solidus"), 1)),
        ("Shopify: all that has to do with money", check_share(arithmetic, 1)),
        ("the table in README.md is what was found",
         [] if split(path.read_text(encoding="utf-8"))[1] == render(scenarios) else ["write it with --write"]),
    ]
