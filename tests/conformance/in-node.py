#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every case through the WebAssembly module in Node.

Environment: G_TEST_SRCDIR, NODE, VITRINE_RULES_MJS, VITRINE_RULES_WASM.
"""
import json
import os
import pathlib
import subprocess
import sys

from corpus import read_cases, report

HERE = pathlib.Path(__file__).resolve().parent


def main():
    cases = read_cases()
    command = [os.environ["NODE"], HERE / "cases-in-node.mjs", os.environ["VITRINE_RULES_MJS"],
               os.environ["VITRINE_RULES_WASM"]]
    run = subprocess.run(command, input=json.dumps(cases).encode(), stdout=subprocess.PIPE, timeout=100, check=False)
    if run.returncode != 0:
        print(f"Bail out! node ended with {run.returncode}")
        return 1
    return report(cases, json.loads(run.stdout))


if __name__ == "__main__":
    sys.exit(main())
