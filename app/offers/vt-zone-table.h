/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A time zone as a rule pack carries it: how it was, and the rule that holds from then on. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Nothing before it is kept: a pack is for carts to come. */
#define VT_ZONE_TABLE_FIRST_S G_GINT64_CONSTANT (946684800) /* 2000-01-01T00:00:00Z */

typedef struct
{
  gint64 at_s;     /* from 1970 in UTC */
  gint64 offset_s; /* east of UTC, from then on */
} VtZoneTransition;

/**
 * VtZoneTable:
 * @rule: as POSIX writes TZ; it holds from the last transition on
 * @transitions: (element-type VtZoneTransition): upwards, from %VT_ZONE_TABLE_FIRST_S on, only as
 * far as @rule does not give the same
 * @offset_s: east of UTC before the first transition; nothing without one
 */
typedef struct
{
  char   *rule;        /* (owned) */
  GArray *transitions; /* (owned) */
  gint64  offset_s;
} VtZoneTable;

/**
 * vt_zone_table_parse:
 * @data: (array length=n_bytes): a file of version 2 or later, RFC 9636
 * @name: for the message
 *
 * The same zone gives the same table, however many years its file was written out for.
 *
 * Returns: (transfer full): %NULL with %VT_ERROR_CORRUPT if the file is damaged or contradicts
 * itself, %VT_ERROR_BAD_INPUT if it does not say how local time goes on or counts leap seconds
 */
VtZoneTable *
vt_zone_table_parse (const guint8 *data, gsize n_bytes, const char *name, GError **error);

/* The same of the system's file, with the errors of vt_zone_read_file() besides. UTC needs none. */
VtZoneTable *vt_zone_table_load (const char *name, GError **error);
void         vt_zone_table_free (VtZoneTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtZoneTable, vt_zone_table_free)

G_END_DECLS
