#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The graph that was laid out, laid out once more by igraph's Fruchterman-Reingold (1991, "Graph Drawing by
Force-Directed Placement"): bench_igraph.py LAID-OUT.json

Prints its rows beside ours, both in time of a processor, as each uses one and others may be at work, and how good both pictures are: the stress (Kamada and Kawai, 1989, "An Algorithm for Drawing
General Undirected Graphs"; weighted by distance to the power of -2 as in Gansner, Koren and North, 2004, "Graph Drawing
by Stress Majorization"), each at the scale that is best for it, over all pairs of some nodes and all nodes, by how many
links they are apart. 0 is a picture without a lie.
"""
import json
import math
import random
import resource
import sys
import time

N_SOURCES = 200


def stress(distances, sources, places):
    """Mean over the pairs of (scale · apart / distance - 1)², at the best scale."""
    ratios = []
    for source, row in zip(sources, distances):
        x, y = places[source]
        ratios += [math.hypot(a - x, b - y) / far for (a, b), far in zip(places, row) if 0 < far < math.inf]
    total = sum(ratios)
    squares = sum(ratio * ratio for ratio in ratios)
    return 1 - total * total / squares / len(ratios)


def main():
    try:
        import igraph
    except ImportError:
        print("igraph: left out, there is no python3-igraph here")
        return
    with open(sys.argv[1], encoding="utf-8") as file:
        ours = json.load(file)
    graph = igraph.Graph(n=len(ours["places"]), edges=[edge[:2] for edge in ours["edges"]])
    weights = [edge[2] for edge in ours["edges"]]
    sources = random.Random(1).sample(range(graph.vcount()), min(N_SOURCES, graph.vcount()))
    distances = graph.distances(source=sources)
    our_stress = stress(distances, sources, [tuple(place) for place in ours["places"]])

    # With a grid, nodes far apart do not repel each other: what igraph does with graphs of this size unless told not to.
    for grid, name in (("grid", "igraph Fruchterman-Reingold, grid"), ("nogrid", "igraph Fruchterman-Reingold, exact")):
        random.seed(1)
        before, started = time.perf_counter(), time.process_time()
        layout = graph.layout_fruchterman_reingold(weights=weights, grid=grid)
        took, processor = time.perf_counter() - before, time.process_time() - started

        their_stress = stress(distances, sources, [tuple(place) for place in layout])
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{name:44} {took:8.3f} s {peak:7.0f} MiB  {processor:.3f} s of a processor, "
              f"{processor / ours['processor_us'] * 1e6:.1f} times ours ({ours['processor_us'] / 1e6:.3f} s); "
              f"stress {their_stress:.4f}, ours {our_stress:.4f}", flush=True)


if __name__ == "__main__":
    main()
