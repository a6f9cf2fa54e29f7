/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Some of the customers: one bit each. */

#pragma once

#include "vt-customers.h"

G_BEGIN_DECLS

#define VT_MEMBERS_BITS 64

/**
 * VtMembers:
 * @words: (array): bit i of word i / 64 is customer i; beyond the last customer all are 0
 *
 * A value; belongs to one thread.
 */
typedef struct
{
  guint32  n_customers;
  guint32  n_words;
  guint64 *words; /* (owned) */
} VtMembers;

typedef enum
{
  VT_MEMBERS_NOBODY,
  VT_MEMBERS_EVERYBODY,
} VtMembersStart;

VtMembers *vt_members_new (guint32 n_customers, VtMembersStart start);
VtMembers *vt_members_copy (const VtMembers *members);
void       vt_members_free (VtMembers *members);

static inline gboolean
vt_members_has (const VtMembers *members, guint32 customer)
{
  return (members->words[customer / VT_MEMBERS_BITS] >> customer % VT_MEMBERS_BITS & 1) != 0;
}

static inline void
vt_members_add (VtMembers *members, guint32 customer)
{
  members->words[customer / VT_MEMBERS_BITS] |= G_GUINT64_CONSTANT (1)
                                                << customer % VT_MEMBERS_BITS;
}

guint32 vt_members_count (const VtMembers *members);
/* Of both; both are of the same snapshot, as for the next three. */
guint32 vt_members_count_common (const VtMembers *members, const VtMembers *other);
/* Each changes @members. */
void vt_members_and (VtMembers *members, const VtMembers *other);
void vt_members_or (VtMembers *members, const VtMembers *other);
void vt_members_invert (VtMembers *members);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtMembers, vt_members_free)

G_END_DECLS
