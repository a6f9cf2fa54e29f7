/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a community of products is called: after its categories, else after its strongest product.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VtCommunityMember:
 * @community: which it is in, below the number of communities
 * @category: a path, its parts divided by ">", "/" or "|"; empty where there is none
 * @title: of the product
 * @value: what it counts for, 0 and up: its revenue where that is known
 */
typedef struct
{
  guint32     community;
  const char *category;
  const char *title;
  double      value;
} VtCommunityMember;

/**
 * vt_community_names_new:
 * @members: (array length=n)
 *
 * A community is called after the deepest category that more than half of its products and more
 * than half of their value are in; without one, after the two largest that have that much between
 * them; else after its most valuable product. A category that nearly all members of all communities
 * share tells none from another and is passed over. A last part that several categories have
 * ("Accessories") has the part before it along, and communities that would be called alike have
 * their most valuable product along.
 *
 * Returns: (transfer full) (element-type utf8): the name of each community, translated, one line
 * of at most 40 characters; "" of a community without members
 */
GPtrArray *
vt_community_names_new (const VtCommunityMember *members, guint32 n, guint32 n_communities);

/* Returns: (transfer full): the parts of a category's path, however it is written; none if it is
 * empty */
GStrv vt_category_split (const char *category);

G_END_DECLS
