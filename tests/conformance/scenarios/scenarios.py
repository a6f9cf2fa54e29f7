#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Promotion scenarios of other engines, each converted into packs and carts, evaluated by the evaluator in C.

`scenarios.py PROGRAM` (evaluate-lines) prints TAP, a line for each scenario, then checks the list of what cannot be
said and the table in README.md; `--write` writes the table down, `--show ID` prints what a scenario becomes.
"""
import json
import pathlib
import subprocess
import sys

import table
from engines import medusa, shopify, solidus, sylius
from engines.common import NotSayable, Outcome

HERE = pathlib.Path(__file__).resolve().parent
ENGINES = {"sylius": sylius, "solidus": solidus, "medusa": medusa, "shopify": shopify}


class Scenario:
    def __init__(self, engine, facts):
        self.engine = engine
        self.facts = facts
        self.id = facts["id"]
        self.about = facts["about"]
        self.requests = []
        self.comparisons = None
        self.reason = None
        self.failure = None
        self.player = None

    def step(self, outcome):
        """Goes on until the next evaluation, or to the end."""
        try:
            self.requests.append(self.player.send(outcome))
            return self.requests[-1]
        except StopIteration as stop:
            self.comparisons = stop.value
        except NotSayable as reason:
            self.reason = str(reason)
        except (ValueError, KeyError, IndexError) as error:
            self.failure = f"{type(error).__name__}: {error}"
        return None

    @property
    def outcome(self):
        if self.about == "tax alone":
            return "tax alone"
        if self.reason is not None:
            return "not sayable"
        return "reproduced" if self.failure is None and not self.differences() else "different"

    def differences(self):
        if self.failure is not None:
            return [self.failure]
        if self.comparisons == []:
            return ["nothing was compared"]
        return [f"{c.what}: expected {c.expected}, got {c.got}" for c in self.comparisons if c.expected != c.got]


def evaluate(program, requests):
    lines = "".join(json.dumps({"pack": pack, "cart": cart}) + "\n" for pack, cart in requests)
    done = subprocess.run([program], input=lines, capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        sys.exit(f"{program}: {done.stderr}")
    return [Outcome(json.loads(line)) for line in done.stdout.splitlines()]


def play_all(program, scenarios):
    """Everyone's next evaluation in one run of the program, until all are through."""
    waiting = []
    for scenario in scenarios:
        if scenario.about != "tax alone":
            scenario.player = ENGINES[scenario.engine].play(scenario.facts)
            waiting.append((scenario, scenario.step(None)))
    waiting = [(scenario, request) for scenario, request in waiting if request is not None]
    while waiting:
        outcomes = evaluate(program, [request for _, request in waiting])
        waiting = [(scenario, scenario.step(outcome)) for (scenario, _), outcome in zip(waiting, outcomes)]
        waiting = [(scenario, request) for scenario, request in waiting if request is not None]


def load():
    scenarios = []
    for engine in ENGINES:
        with open(HERE / "facts" / f"{engine}.jsonl", encoding="utf-8") as file:
            scenarios += [Scenario(engine, json.loads(line)) for line in file]
    return scenarios


def report(scenarios, checks):
    print(f"1..{len(scenarios) + len(checks)}")
    n_failed = 0
    for number, scenario in enumerate(scenarios, 1):
        name = f"{number} - {scenario.id} {scenario.facts['title']}".replace("#", "")
        if scenario.outcome == "different":
            n_failed += 1
            print(f"not ok {name}")
            for difference in scenario.differences():
                print(f"# {difference}")
        elif scenario.outcome == "reproduced":
            print(f"ok {name}")
        else:
            print(f"ok {name} # SKIP {scenario.reason or scenario.outcome}")
    for number, (name, problems) in enumerate(checks, len(scenarios) + 1):
        print(f"{'not ok' if problems else 'ok'} {number} - {name}")
        n_failed += bool(problems)
        for problem in problems:
            print(f"# {problem}")
    return n_failed


def main(arguments):
    program = arguments[0]
    scenarios = load()
    play_all(program, scenarios)
    if "--show" in arguments:
        for scenario in scenarios:
            if scenario.id in arguments:
                for pack, cart in scenario.requests:
                    print(json.dumps({"pack": pack, "cart": cart}, indent=1, ensure_ascii=False))
                print(scenario.outcome, scenario.reason, scenario.comparisons, scenario.failure)
        return 0
    with open(HERE / "not-sayable.json", encoding="utf-8") as file:
        listed = json.load(file)
    if "--write" in arguments:
        table.write(HERE / "README.md", scenarios)
    return 1 if report(scenarios, table.checks(HERE / "README.md", scenarios, listed)) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
