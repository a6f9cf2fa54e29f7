#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Maps as data, read back by the programs they are for: igraph, NetworkX and Python's own readers.

Each has to see the same products, the same links and the same measures as `vitrine-cli mine --json`, which has them from
the pairs. Environment: VITRINE_CLI, VITRINE_DATA_DIR.
"""
import csv
import json
import math
import os
import subprocess
import sys
import tempfile

import igraph
import networkx

FORMATS = ["graphml", "gexf", "json", "csv"]
MEASURES = ["support", "lift", "leverage", "cosine", "jaccard", "log10_p", "q"]
WAYS = ["confidence_from", "confidence_to"]


def cli(*words):
    run = subprocess.run([os.environ["VITRINE_CLI"], *words], check=True, capture_output=True, timeout=120)
    return run.stdout.decode()


def number(text):
    return None if text in (None, "") else float(text)


def read_graphml(path):
    """As igraph reads it; what is not known is a NaN there."""
    graph = igraph.Graph.Read_GraphML(path)
    nodes = {node["sku"]: node.attributes() for node in graph.vs}
    links = {}
    for edge in graph.es:
        ends = (graph.vs[edge.source]["sku"], graph.vs[edge.target]["sku"])
        links[ends] = edge.attributes()
    return nodes, links


def read_networkx(graph):
    nodes = {data["sku"]: data for _, data in graph.nodes(data=True)}
    links = {(graph.nodes[a]["sku"], graph.nodes[b]["sku"]): data for a, b, data in graph.edges(data=True)}
    return nodes, links


def read_gexf(path):
    # NetworkX knows GEXF 1.2; the elements used here are the same in 1.3.
    with open(path, encoding="utf-8") as file:
        text = file.read().replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
        text = text.replace('version="1.3"', 'version="1.2"')
    with open(path + ".12", "w", encoding="utf-8") as file:
        file.write(text)
    return read_networkx(networkx.read_gexf(path + ".12"))


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return read_networkx(networkx.node_link_graph(json.load(file)))


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = MEASURES + WAYS + ["together"]
    return None, {(row["Source"], row["Target"]): {name: number(row[name]) for name in names} for row in rows}


READERS = {"graphml": read_graphml, "gexf": read_gexf, "json": read_json, "csv": read_csv}


def same(a, b):
    return math.isclose(float(a), float(b), rel_tol=1e-12, abs_tol=1e-300)


def judge(nodes, links, pairs, titles):
    """The first thing that is not as it should be; None if all is."""
    if nodes is not None:
        for sku, node in nodes.items():
            if node["title"] != titles[sku]:
                return f"{sku}: {node['title']!r} for {titles[sku]!r}"
        if set(nodes) != {sku for ends in links for sku in ends}:
            return "a node without a link, or a link without its node"
    for (a, b), link in links.items():
        pair = pairs.get((a, b)) or pairs.get((b, a))
        if pair is None:
            return f"no such pair: {a}, {b}"
        ways = ("ab", "ba") if (a, b) in pairs else ("ba", "ab")
        for name, way in zip(("confidence_from", "confidence_to"), ways):
            if not same(link[name], pair["confidence_" + way]):
                return f"{a}, {b}: {name} {link[name]} for {pair['confidence_' + way]}"
        if int(link["together"]) != pair["together"]:
            return f"{a}, {b}: together {link['together']} for {pair['together']}"
        for measure in MEASURES:
            if not same(link[measure], pair[measure]):
                return f"{a}, {b}: {measure} {link[measure]} for {pair[measure]}"
    return None


def main():
    print(f"1..{len(FORMATS)}")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        shop = os.path.join(folder, "shop.vitrine")
        cli("sample", "electronics", shop)
        mined = json.loads(cli("mine", shop, "--json", "--limit=0", "--max-q=1", "--min-lift=1"))["pairs"]
        pairs = {(pair["sku_a"], pair["sku_b"]): pair for pair in mined}
        titles = {pair["sku_" + end]: pair["title_" + end] for pair in mined for end in "ab"}
        drawn = None
        for place, name in enumerate(FORMATS):
            path = os.path.join(folder, "map." + name)
            told = json.loads(cli("map", shop, "--json", "--output=" + path))
            nodes, links = READERS[name](path)
            problem = judge(nodes, links, pairs, titles)
            if len(links) != told["links"] or (drawn is not None and set(map(frozenset, links)) != drawn):
                problem = problem or f"{len(links)} links of {told['links']}"
            drawn = set(map(frozenset, links))
            failed = failed or problem is not None
            print(f"{'not ok' if problem else 'ok'} {place + 1} {name}: {problem or f'{len(links)} links'}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
