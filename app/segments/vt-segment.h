/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A segment as the curator edits it: a document in the workspace. */

#pragma once

#include "vt-segment-rule.h"

G_BEGIN_DECLS

#define VT_SEGMENT_KEY_MAX_BYTES 64

/**
 * VtSegment:
 *
 * A value: copied and compared freely, belongs to one thread. The document in the workspace is its
 * JSON form.
 */
typedef struct
{
  char          *id;   /* (owned): UUID, never changes */
  char          *key;  /* (owned): what a storefront sends of a shopper, and offers name: unique */
  char          *name; /* (owned) */
  char          *note; /* (owned) */
  VtSegmentRule *rule; /* (owned) */
} VtSegment;

/* With a new id; its rule holds for everybody. */
VtSegment *vt_segment_new (const char *key, const char *name);
/* The same under a new id, with another key and name. */
VtSegment *vt_segment_duplicate (const VtSegment *segment, const char *key, const char *name);
VtSegment *vt_segment_copy (const VtSegment *segment);
void       vt_segment_free (VtSegment *segment);
gboolean   vt_segment_equal (const VtSegment *segment, const VtSegment *other);

/* Whether @key is 1 to 64 of a-z, 0-9, "_" and "-". */
gboolean vt_segment_key_is_valid (const char *key);
/* "best-customers" for "Best Customers!"; "segment" where nothing is left. */
char *vt_segment_key_from_name (const char *name);
/* @wanted, or with the next free number ("loyal-2") where a segment has that key. */
char *vt_segments_free_key (GPtrArray *segments, const char *wanted);
/* Likewise of a name ("Loyal 2"). */
char *vt_segments_free_name (GPtrArray *segments, const char *wanted);

/* (nullable): among @segments (element-type VtSegment). */
const VtSegment *vt_segments_find (GPtrArray *segments, const char *id);
const VtSegment *vt_segments_find_key (GPtrArray *segments, const char *key);

/**
 * vt_segment_validate:
 *
 * Whether the segment can be kept: texts that are UTF-8 and within bounds, an id, a key, a rule of
 * vt_segment_rule_validate().
 *
 * Returns: %FALSE with %VT_ERROR_BAD_INPUT or %VT_ERROR_LIMIT naming the field
 */
gboolean vt_segment_validate (const VtSegment *segment, GError **error);

/* The document in canonical form: equal segments give the same bytes. %NULL with an error of
 * vt_segment_validate(). */
char *vt_segment_to_json (const VtSegment *segment, GError **error);

/**
 * vt_segment_from_json:
 *
 * Reads strictly: every field there, none that is not known.
 *
 * Returns: %NULL with %VT_ERROR_BAD_INPUT or %VT_ERROR_LIMIT naming the field, %VT_ERROR_TOO_NEW if
 * a later version wrote it
 */
VtSegment *vt_segment_from_json (const char *json, GError **error);

/**
 * vt_segments_from_text:
 *
 * Segments as people write them: one, or an array. Of each its key is wanted; id, name, note and
 * rule may be left out.
 *
 * Returns: (transfer full) (element-type VtSegment): %NULL with an error of vt_segment_from_json(),
 * the message naming the segment
 */
GPtrArray *vt_segments_from_text (const char *text, gssize length, GError **error);

/* ---- in the workspace; each is run inside a #VtWorkspaceFunc ---- */
/* (element-type VtSegment): by name, then key. %VT_ERROR_CORRUPT naming the segment whose document
 * cannot be read. */
GPtrArray *vt_segments_load (VtDatabase *database, GError **error);
/* Adds it or takes the place of the one with its id; saving what is there already changes nothing.
 * %VT_ERROR_CONSTRAINT if another has its key. */
gboolean vt_segments_save (VtDatabase *database, const VtSegment *segment, GError **error);
/* A VtWorkspaceFunc: saves all of @segments (element-type VtSegment), or fails as the one does. */
gboolean vt_segments_save_all (VtDatabase *database, VtJob *job, gpointer segments, GError **error);
/* %VT_ERROR_NOT_FOUND if there is none. */
gboolean vt_segments_remove (VtDatabase *database, const char *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtSegment, vt_segment_free)

G_END_DECLS
