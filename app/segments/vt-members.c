/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Some of the customers: one bit each. */

#include "vt-members.h"

#include <string.h>

/* The bits of the last word that no customer has stay 0, so that counting needs no care. */
static void
clear_rest (VtMembers *members)
{
  guint32 n_last = members->n_customers % VT_MEMBERS_BITS;

  if (n_last != 0)
    members->words[members->n_words - 1] &= (G_GUINT64_CONSTANT (1) << n_last) - 1;
}

VtMembers *
vt_members_new (guint32 n_customers, VtMembersStart start)
{
  VtMembers *members = g_new0 (VtMembers, 1);

  members->n_customers = n_customers;
  members->n_words = n_customers / VT_MEMBERS_BITS + (n_customers % VT_MEMBERS_BITS != 0);
  members->words = g_new0 (guint64, (gsize) members->n_words + 1);
  if (start == VT_MEMBERS_EVERYBODY)
    vt_members_invert (members);
  return members;
}

VtMembers *
vt_members_copy (const VtMembers *members)
{
  VtMembers *copy;

  g_return_val_if_fail (members != NULL, NULL);

  copy = vt_members_new (members->n_customers, VT_MEMBERS_NOBODY);
  memcpy (copy->words, members->words, sizeof (guint64) * members->n_words);
  return copy;
}

void
vt_members_free (VtMembers *members)
{
  if (members == NULL)
    return;

  g_free (members->words);
  g_free (members);
}

guint32
vt_members_count (const VtMembers *members)
{
  guint32 n = 0;

  g_return_val_if_fail (members != NULL, 0);

  for (guint32 i = 0; i < members->n_words; i++)
    n += (guint32) __builtin_popcountll (members->words[i]);
  return n;
}

guint32
vt_members_count_common (const VtMembers *members, const VtMembers *other)
{
  guint32 n = 0;

  g_return_val_if_fail (members != NULL && other != NULL, 0);
  g_return_val_if_fail (members->n_customers == other->n_customers, 0);

  for (guint32 i = 0; i < members->n_words; i++)
    n += (guint32) __builtin_popcountll (members->words[i] & other->words[i]);
  return n;
}

void
vt_members_and (VtMembers *members, const VtMembers *other)
{
  g_return_if_fail (members != NULL && other != NULL);
  g_return_if_fail (members->n_customers == other->n_customers);

  for (guint32 i = 0; i < members->n_words; i++)
    members->words[i] &= other->words[i];
}

void
vt_members_or (VtMembers *members, const VtMembers *other)
{
  g_return_if_fail (members != NULL && other != NULL);
  g_return_if_fail (members->n_customers == other->n_customers);

  for (guint32 i = 0; i < members->n_words; i++)
    members->words[i] |= other->words[i];
}

void
vt_members_invert (VtMembers *members)
{
  g_return_if_fail (members != NULL);

  for (guint32 i = 0; i < members->n_words; i++)
    members->words[i] = ~members->words[i];
  clear_rest (members);
}
