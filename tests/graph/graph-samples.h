/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Graphs whose shape is known, for the tests of this folder. */

#pragma once

#include "vt-graph.h"

/**
 * sample_planted:
 *
 * @n_groups groups of @n_in nodes (node i is in group i / n_in); each pair inside is joined with
 * probability @inside, each other with @outside.
 */
VtGraph *
sample_planted (guint32 n_groups, guint32 n_in, double inside, double outside, guint64 seed);

/* The karate club of Zachary (1977), "An Information Flow Model for Conflict and Fission in Small
 * Groups": 34 nodes, 78 edges. The best modularity known is 0.4198. */
VtGraph *sample_karate (void);

/* No edges, or a few parts with little in common. */
VtGraph *sample_empty (guint32 n_nodes);
VtGraph *sample_scattered (void);
