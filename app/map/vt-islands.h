/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which items hang together: a forest of parents, each root standing for its island. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * vt_island_find:
 * @parent: (inout): the parent of each item; an item that is its own stands for its island
 *
 * The item that stands for the island of @item; halves the way there for the next time (Tarjan and
 * van Leeuwen, 1984, "Worst-case Analysis of Set Union Algorithms").
 */
static inline guint32
vt_island_find (guint32 *parent, guint32 item)
{
  while (parent[item] != item)
    {
      parent[item] = parent[parent[item]];
      item = parent[item];
    }
  return item;
}

G_END_DECLS
