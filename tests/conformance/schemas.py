#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The JSON Schemas beside the evaluator, by a validator that is not ours (python3-jsonschema).

`schemas.py JUDGE SCHEMAS SEED FILE...` checks every case of the corpus: pack, cart and expected result are as the
schemas say. Then each is spoilt in one place, at random, and whatever the schemas refuse of that the evaluator
(JUDGE) has to refuse as well. Prints TAP.
"""
import copy
import json
import pathlib
import random
import subprocess
import sys

import jsonschema

SPOILT_PER_CASE = 12
ODD_VALUES = [None, True, -1, 0, 1.5, 2 ** 60, "", "x", "-1", "101", [], {}, [{}], {"x": 1}, ["a", 1], "2026-13-01T00:00:00Z"]


class Schemas:
    def __init__(self, folder):
        documents = {name: json.loads((folder / f"{name}.schema.json").read_text(encoding="utf-8"))
                     for name in ("rule-pack-1", "cart-1", "result-1")}
        store = {document["$id"]: document for document in documents.values()}
        self.validators = {}
        for name, document in documents.items():
            jsonschema.Draft202012Validator.check_schema(document)
            resolver = jsonschema.RefResolver(document["$id"], document, store=store)
            self.validators[name] = jsonschema.Draft202012Validator(document, resolver=resolver)

    def complaint(self, name, value):
        """What is wrong with a value, or None."""
        error = next(self.validators[name].iter_errors(value), None)
        return error and f"{'/'.join(map(str, error.absolute_path))}: {error.message}"


def places(value, path=()):
    """Every place in a document, the whole left out."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield path + (key,)
        yield from places(child, path + (key,))


def spoil(dice, document):
    """A copy with one member gone, added, or of another value."""
    spoilt = copy.deepcopy(document)
    path = dice.choice(list(places(spoilt)))
    inside = spoilt
    for key in path[:-1]:
        inside = inside[key]
    how = dice.random()
    if how < .25:
        del inside[path[-1]]
    elif how < .45 and isinstance(inside, dict):
        inside[dice.choice(["other", "sku", "from", "kind", "select", "reward", "steps"])] = dice.choice(ODD_VALUES)
    else:
        inside[path[-1]] = dice.choice(ODD_VALUES)
    return spoilt


def sealed(pack):
    """The evaluator seals before it loads, and so takes any digest that could be one."""
    return dict(pack, digest="sha256:" + 64 * "0", **({"signature": ""} if isinstance(pack.get("signature"), str) else {}))


def judge(program, questions):
    asked = "".join(json.dumps(question) + "\n" for question in questions)
    run = subprocess.run([program], input=asked, stdout=subprocess.PIPE, check=True, text=True)
    return run.stdout.splitlines()


def is_telling(question):
    """A pack whose digest was spoilt is sealed anew, and a number beyond 64 bits or with a fraction is another matter."""
    return isinstance(question["pack"], dict) and "digest" not in question["pack"] and "signature" not in question["pack"]


def main(program, folder, seed, paths):
    schemas, dice = Schemas(pathlib.Path(folder)), random.Random(seed)
    cases = [case for path in paths for case in json.loads(pathlib.Path(path).read_text(encoding="utf-8"))]
    results = []
    for case in cases:
        told = (schemas.complaint("rule-pack-1", sealed(case["pack"])) or schemas.complaint("cart-1", case["cart"])
                or schemas.complaint("result-1", case["expected"]))
        results.append((f"valid {case['name']}", told))

    questions = []
    for case in cases:
        for _ in range(SPOILT_PER_CASE):
            spoils_pack = dice.random() < .7
            question = ({"pack": spoil(dice, case["pack"])} if spoils_pack
                        else {"pack": case["pack"], "cart": spoil(dice, case["cart"])})
            if is_telling(question):
                questions.append((case["name"], question))
    n_refused = 0
    verdicts = judge(program, [question for _, question in questions])
    missed = {}
    for (name, question), verdict in zip(questions, verdicts):
        told = (schemas.complaint("cart-1", question["cart"]) if "cart" in question
                else schemas.complaint("rule-pack-1", sealed(question["pack"])))
        n_refused += told is not None
        if told is not None and verdict == "ok":
            missed[name] = f"the evaluator takes what the schema refuses: {told}"
    for case in cases:
        results.append((f"spoilt {case['name']}", missed.get(case["name"])))
    results.append(("enough was refused", None if n_refused > len(questions) / 4 else f"{n_refused} of {len(questions)}"))

    print(f"1..{len(results)}")
    for number, (name, told) in enumerate(results, 1):
        print(f"{'not ok' if told else 'ok'} {number} - {name}" + (f"\n# {told}" if told else ""))
    return 1 if any(told for _, told in results) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:]))
