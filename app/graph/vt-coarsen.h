/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ever smaller pictures of a graph, so that a layout begins with its gist. Internal. */

#pragma once

#include "vt-adjacency.h"
#include "vt-random.h"

G_BEGIN_DECLS

/**
 * vt_coarsen:
 * @ret_group: (array length=n_nodes): 0 to the number returned less one
 *
 * Puts each node together with the neighbour it holds to most (heavy edge matching: Karypis and
 * Kumar, 1998, "A Fast and High Quality Multilevel Scheme for Partitioning Irregular Graphs"), or,
 * where all neighbours are taken, with a group of such, as at the hub of a star.
 *
 * Returns: how many groups there are
 */
guint32 vt_coarsen (const VtAdjacency *adjacency, VtRandom *random, guint32 *ret_group);

G_END_DECLS
