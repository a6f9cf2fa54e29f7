# SPDX-License-Identifier: Apache-2.0
"""The cases of cases/*.json as texts, for those who run them outside of C; and TAP."""
import hashlib
import json
import os
import pathlib


def canonicalize(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def seal(pack):
    """The pack's canonical text with its digest, worked out without the evaluator."""
    bare = {key: value for key, value in pack.items() if key not in ("digest", "signature")}
    digest = hashlib.sha256(canonicalize(bare).encode()).hexdigest()
    return canonicalize({**pack, "digest": "sha256:" + digest})


def read_cases():
    """All there are under G_TEST_SRCDIR: dictionaries of texts, in the order of the C runner."""
    folder = pathlib.Path(os.environ["G_TEST_SRCDIR"], "conformance", "cases")
    cases = []
    for path in sorted(folder.glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8")):
            cases.append({
                "name": f"{path.stem}/{case['name']}",
                "bare": json.dumps(case["pack"], ensure_ascii=False),
                "pack": seal(case["pack"]),
                "cart": json.dumps(case["cart"], ensure_ascii=False),
                "expected": canonicalize(case["expected"]),
            })
    if not cases:
        raise SystemExit(f"{folder}: no cases")
    return cases


def report(cases, problems):
    """Prints a line for each case: problems has None for those that went well. Returns the exit status."""
    print(f"1..{len(cases)}")
    for i, case in enumerate(cases):
        problem = problems[i] if i < len(problems) else "was not run"
        print(f"{'ok' if problem is None else 'not ok'} {i + 1} - {case['name']}")
        if problem is not None:
            print("\n".join("# " + line for line in problem.splitlines()))
    return 0 if len(problems) == len(cases) and not any(problems) else 1
