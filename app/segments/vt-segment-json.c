/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of a segment. */

#include "vt-segment.h"

#include "vt-document.h"

#include <glib/gi18n-lib.h>

#define DOCUMENT_VERSION 1

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

char *
vt_segment_to_json (const VtSegment *segment, GError **error)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (segment != NULL, NULL);

  if (!vt_segment_validate (segment, error))
    return NULL;
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "document_version");
  json_builder_add_int_value (builder, DOCUMENT_VERSION);
  add_text (builder, "id", segment->id);
  add_text (builder, "key", segment->key);
  add_text (builder, "name", segment->name);
  add_text (builder, "note", segment->note);
  json_builder_set_member_name (builder, "rule");
  vt_segment_rule_write (segment->rule, builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return vt_document_to_text (root, error);
}

/* ---- reading ---- */

static gboolean
read_text (JsonObject *object, const char *name, gsize max_bytes, char **text, GError **error)
{
  g_autofree char *read = NULL;

  if (!vt_document_get_text (object, _ ("Segment"), name, max_bytes, &read, error))
    return FALSE;
  g_free (*text);
  *text = g_steal_pointer (&read);
  return TRUE;
}

static gboolean
read_rule (JsonObject *object, VtSegment *segment, GError **error)
{
  JsonObject    *rule_object;
  VtSegmentRule *rule;

  if (!vt_document_get_object (object, _ ("Segment"), "rule", &rule_object, error))
    return FALSE;
  rule = vt_segment_rule_read (rule_object, error);
  if (rule == NULL)
    return FALSE;
  vt_segment_rule_free (segment->rule);
  segment->rule = rule;
  return TRUE;
}

static gboolean
check_version (JsonObject *object, GError **error)
{
  gint64 version;

  if (!vt_document_get_int64 (object, _ ("Segment"), "document_version", 1, G_MAXINT64, &version,
                              error))
    return FALSE;
  if (version <= DOCUMENT_VERSION)
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_TOO_NEW, _ ("The segment was written by a later version"));
  return FALSE;
}

static VtSegment *
read_document (JsonObject *object, GError **error)
{
  static const char *const known[] = {
      "document_version", "id", "key", "name", "note", "rule", NULL};
  g_autoptr (VtSegment) segment = NULL;

  if (!check_version (object, error) ||
      !vt_document_check_members (object, _ ("Segment"), known, error))
    return NULL;
  segment = vt_segment_new ("", "");
  if (!read_text (object, "id", VT_ID_MAX_BYTES, &segment->id, error) ||
      !read_text (object, "key", VT_SEGMENT_KEY_MAX_BYTES, &segment->key, error) ||
      !read_text (object, "name", VT_TEXT_MAX_BYTES, &segment->name, error) ||
      !read_text (object, "note", VT_TEXT_MAX_BYTES, &segment->note, error) ||
      !read_rule (object, segment, error) || !vt_segment_validate (segment, error))
    return NULL;
  return g_steal_pointer (&segment);
}

VtSegment *
vt_segment_from_json (const char *json, GError **error)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  root = vt_document_parse (json, -1, error);
  return root != NULL ? read_document (json_node_get_object (root), error) : NULL;
}

/* ---- as people write them ---- */

static gboolean
read_optional (JsonObject *object, const char *name, gsize max_bytes, char **text, GError **error)
{
  return !json_object_has_member (object, name) || read_text (object, name, max_bytes, text, error);
}

static VtSegment *
read_form (JsonObject *object, GError **error)
{
  static const char *const known[] = {"id", "key", "name", "note", "rule", NULL};
  g_autoptr (VtSegment) segment = vt_segment_new ("", "");

  if (json_object_has_member (object, "document_version"))
    return read_document (object, error);
  if (!vt_document_check_members (object, _ ("Segment"), known, error) ||
      !read_text (object, "key", VT_SEGMENT_KEY_MAX_BYTES, &segment->key, error))
    return NULL;
  g_free (segment->name);
  segment->name = g_strdup (segment->key);
  if (!read_optional (object, "id", VT_ID_MAX_BYTES, &segment->id, error) ||
      !read_optional (object, "name", VT_TEXT_MAX_BYTES, &segment->name, error) ||
      !read_optional (object, "note", VT_TEXT_MAX_BYTES, &segment->note, error) ||
      (json_object_has_member (object, "rule") && !read_rule (object, segment, error)) ||
      !vt_segment_validate (segment, error))
    return NULL;
  return g_steal_pointer (&segment);
}

GPtrArray *
vt_segments_from_text (const char *text, gssize length, GError **error)
{
  g_autoptr (GPtrArray) segments =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_segment_free);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (JsonArray) array = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  root = vt_document_parse_value (text, length, error);
  if (root == NULL)
    return NULL;
  array = vt_document_to_list (root);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *where = g_strdup_printf (_ ("Segment %u"), i + 1);
      JsonObject      *object = vt_document_get_element (array, where, i, error);
      VtSegment       *segment = object != NULL ? read_form (object, error) : NULL;

      if (segment == NULL)
        {
          if (object != NULL)
            g_prefix_error (error, "%s: ", where);
          return NULL;
        }
      g_ptr_array_add (segments, segment);
    }
  return g_steal_pointer (&segments);
}
