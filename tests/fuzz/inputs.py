#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the fuzz targets start from, made of the conformance cases and the schemas.

usage: inputs.py rich-packs CASES > rich-packs.h
       inputs.py dictionary CASES SCHEMAS > fuzz.dict
       inputs.py seeds CASES FOLDER

CASES is a folder of conformance cases, SCHEMAS one of JSON Schemas. Seeds go into a folder for each target.
"""
import hashlib
import json
import pathlib
import sys

MARKER = "\n--\n"
OFFERS_PER_PACK = 9
# What a decimal, an instant and a key beyond all schemas look like, and numbers at the bounds.
MORE_WORDS = ['"12.5"', '"33.3333"', '"0.01"', '"2026-11-27T09:00:00Z"', '"2024-02-29T23:59:59Z"', '"x-note"', '"USD"',
              '"JPY"', "9007199254740991", "9223372036854775807", "-1", "1000000", "true", "false", "null", "\\x0a--\\x0a"]


def read_cases(folder):
    cases = []
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        cases += json.loads(path.read_text(encoding="utf-8"))
    return cases


def compact(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def shapes(value, path=""):
    """What a value is made of, whatever its amounts and names are."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from shapes(member, f"{path}.{key}")
    elif isinstance(value, list):
        for item in value:
            yield from shapes(item, path + "[]")
    elif isinstance(value, str) and path.endswith(("kind", "mode", "per", "pick", "measure", "remainder")):
        yield f"{path}={value}"
    else:
        yield f"{path}:{type(value).__name__}"


def make_rich_packs(cases):
    """Packs of every offer that has something the offers before have not, and of all products. Several, as what many
    offers make of the same products takes the evaluator longer than a fuzzer should wait."""
    pack, offers, products, seen = {}, {}, {}, set()
    for case in cases:
        given = case["pack"]
        if given["currency"] != "USD":
            continue
        for key, value in given.items():
            if key not in ("offers", "products", "choose"):
                pack.setdefault(key, value)
        for product in given["products"]:
            products[product["sku"]] = {**product, **products.get(product["sku"], {})}
        for offer in given["offers"]:
            new = set(shapes(offer)) - seen
            if new and offer.get("id") not in offers:
                offers[offer["id"]] = offer
                seen |= new
            elif new:
                offers[f"{offer['id']}-{len(offers)}"] = {**offer, "id": f"{offer['id']}-{len(offers)}"}
                seen |= new
    pack["products"] = [products[sku] for sku in sorted(products)]
    n_packs = -(-len(offers) // OFFERS_PER_PACK)
    return [{**pack, "offers": list(offers.values())[i::n_packs]} for i in range(n_packs)]


def write_rich_packs(cases_folder):
    packs = [compact(pack).encode() for pack in make_rich_packs(read_cases(cases_folder))]
    print("/* Made by inputs.py. */")
    for i, text in enumerate(packs):
        print(f"static const unsigned char rich_pack_{i}[] = {{")
        for start in range(0, len(text), 20):
            print(" ".join(f"{byte}," for byte in text[start:start + 20]))
        print("};")
    print("static const struct\n{\n  const unsigned char *json;\n  size_t               length;\n} rich_packs[] = {")
    for i in range(len(packs)):
        print(f"  {{rich_pack_{i}, sizeof rich_pack_{i}}},")
    print("};")


def collect_words(value, words):
    if isinstance(value, dict):
        if isinstance(value.get("properties"), dict):
            words.update(value["properties"])
        words.update(word for word in value.get("enum", []) if isinstance(word, str))
        words.update([value["const"]] if isinstance(value.get("const"), str) else [])
        for member in value.values():
            collect_words(member, words)
    elif isinstance(value, list):
        for item in value:
            collect_words(item, words)


def collect_keys(value, words):
    if isinstance(value, dict):
        words.update(value)
        for member in value.values():
            collect_keys(member, words)
    elif isinstance(value, list):
        for item in value:
            collect_keys(item, words)


def write_dictionary(cases_folder, schemas_folder):
    words = set()
    for path in sorted(pathlib.Path(schemas_folder).glob("*.json")):
        collect_words(json.loads(path.read_text(encoding="utf-8")), words)
    for case in read_cases(cases_folder):
        collect_keys([case["pack"], case["cart"]], words)
    quoted = [json.dumps(word) for word in sorted(words)] + MORE_WORDS
    for word in quoted:
        print('"' + word.replace('"', '\\"') + '"')


def write_seeds(cases_folder, folder):
    for case in read_cases(cases_folder):
        pack, cart = compact(case["pack"]), compact(case["cart"])
        for target, text in (("fuzz-pack", pack), ("fuzz-cart", cart), ("fuzz-evaluate", pack + MARKER + cart)):
            path = pathlib.Path(folder, target)
            path.mkdir(parents=True, exist_ok=True)
            path.joinpath("case-" + hashlib.sha256(text.encode()).hexdigest()[:16]).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    {"rich-packs": write_rich_packs, "dictionary": write_dictionary, "seeds": write_seeds}[sys.argv[1]](*sys.argv[2:])
