#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every case through `vitrine-cli evaluate --batch`: the carts of one pack in one call.

Environment: G_TEST_SRCDIR, VITRINE_CLI.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

from corpus import read_cases, report


def evaluate(folder, pack, carts):
    """The lines that come out for the carts, and what else there is to say."""
    path = pathlib.Path(folder, "pack.json")
    path.write_text(pack, encoding="utf-8")
    run = subprocess.run([os.environ["VITRINE_CLI"], "evaluate", path, "--batch"], timeout=60, check=False,
                         input="".join(cart + "\n" for cart in carts).encode(), capture_output=True)
    lines = run.stdout.decode().split("\n")
    trouble = run.stderr.decode()
    if run.returncode != 0:
        trouble += f"exit status {run.returncode}\n"
    if len(lines) != len(carts) + 1 or lines[-1] != "":
        trouble += f"{len(lines) - 1} lines for {len(carts)} carts\n"
    return lines, trouble


def judge(cases, folder):
    by_pack = {}
    for i, case in enumerate(cases):
        by_pack.setdefault(case["pack"], []).append(i)
    problems = [None] * len(cases)
    for pack, indices in by_pack.items():
        lines, trouble = evaluate(folder, pack, [cases[i]["cart"] for i in indices])
        for place, i in enumerate(indices):
            got = lines[place] if place < len(lines) else ""
            if got != cases[i]["expected"]:
                problems[i] = f"{trouble}expected {cases[i]['expected']}\ngot      {got}"
            elif trouble:
                problems[i] = trouble
    return problems


def main():
    cases = read_cases()
    with tempfile.TemporaryDirectory() as folder:
        return report(cases, judge(cases, folder))


if __name__ == "__main__":
    sys.exit(main())
