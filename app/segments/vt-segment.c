/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A segment as a value: made, copied, compared, and kept within its bounds. */

#include "vt-segment.h"

#include "vt-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

VtSegment *
vt_segment_new (const char *key, const char *name)
{
  VtSegment *segment;

  g_return_val_if_fail (key != NULL && name != NULL, NULL);

  segment = g_new0 (VtSegment, 1);
  segment->id = g_uuid_string_random ();
  segment->key = g_strdup (key);
  segment->name = g_strdup (name);
  segment->note = g_strdup ("");
  segment->rule = vt_segment_rule_new (VT_SEGMENT_ALL);
  return segment;
}

VtSegment *
vt_segment_copy (const VtSegment *segment)
{
  VtSegment *copy;

  g_return_val_if_fail (segment != NULL, NULL);

  copy = g_new0 (VtSegment, 1);
  copy->id = g_strdup (segment->id);
  copy->key = g_strdup (segment->key);
  copy->name = g_strdup (segment->name);
  copy->note = g_strdup (segment->note);
  copy->rule = vt_segment_rule_copy (segment->rule);
  return copy;
}

VtSegment *
vt_segment_duplicate (const VtSegment *segment, const char *key, const char *name)
{
  VtSegment *copy;

  g_return_val_if_fail (segment != NULL && key != NULL && name != NULL, NULL);

  copy = vt_segment_new (key, name);
  g_free (copy->note);
  copy->note = g_strdup (segment->note);
  vt_segment_rule_free (copy->rule);
  copy->rule = vt_segment_rule_copy (segment->rule);
  return copy;
}

void
vt_segment_free (VtSegment *segment)
{
  if (segment == NULL)
    return;

  g_free (segment->id);
  g_free (segment->key);
  g_free (segment->name);
  g_free (segment->note);
  vt_segment_rule_free (segment->rule);
  g_free (segment);
}

gboolean
vt_segment_equal (const VtSegment *segment, const VtSegment *other)
{
  g_return_val_if_fail (segment != NULL && other != NULL, FALSE);

  return strcmp (segment->id, other->id) == 0 && strcmp (segment->key, other->key) == 0 &&
         strcmp (segment->name, other->name) == 0 && strcmp (segment->note, other->note) == 0 &&
         vt_segment_rule_equal (segment->rule, other->rule);
}

/* ---- keys and names ---- */

static gboolean
is_key_char (char c)
{
  return g_ascii_islower (c) || g_ascii_isdigit (c) || c == '_' || c == '-';
}

gboolean
vt_segment_key_is_valid (const char *key)
{
  gsize length;

  g_return_val_if_fail (key != NULL, FALSE);

  for (length = 0; key[length] != '\0'; length++)
    if (!is_key_char (key[length]))
      return FALSE;
  return length >= 1 && length <= VT_SEGMENT_KEY_MAX_BYTES;
}

char *
vt_segment_key_from_name (const char *name)
{
  g_autofree char *plain = NULL;
  GString         *key;

  g_return_val_if_fail (name != NULL, NULL);

  plain = g_str_to_ascii (name, "C");
  key = g_string_new (NULL);
  for (const char *p = plain; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (key, g_ascii_tolower (*p));
      else if (key->len > 0 && key->str[key->len - 1] != '-')
        g_string_append_c (key, '-');
    }
  /* Room for a number behind it. */
  if (key->len > VT_SEGMENT_KEY_MAX_BYTES - 8)
    g_string_truncate (key, VT_SEGMENT_KEY_MAX_BYTES - 8);
  if (key->len > 0 && key->str[key->len - 1] == '-')
    g_string_truncate (key, key->len - 1);
  if (key->len == 0)
    g_string_append (key, "segment");
  return g_string_free (key, FALSE);
}

const VtSegment *
vt_segments_find (GPtrArray *segments, const char *id)
{
  for (guint i = 0; segments != NULL && id != NULL && i < segments->len; i++)
    if (strcmp (((const VtSegment *) segments->pdata[i])->id, id) == 0)
      return segments->pdata[i];
  return NULL;
}

const VtSegment *
vt_segments_find_key (GPtrArray *segments, const char *key)
{
  for (guint i = 0; segments != NULL && key != NULL && i < segments->len; i++)
    if (strcmp (((const VtSegment *) segments->pdata[i])->key, key) == 0)
      return segments->pdata[i];
  return NULL;
}

char *
vt_segments_free_key (GPtrArray *segments, const char *wanted)
{
  g_autofree char *key = g_strdup (wanted);

  g_return_val_if_fail (wanted != NULL, NULL);

  for (guint n = 2; vt_segments_find_key (segments, key) != NULL; n++)
    {
      g_free (key);
      key = g_strdup_printf ("%.*s-%u", VT_SEGMENT_KEY_MAX_BYTES - 8, wanted, n);
    }
  return g_steal_pointer (&key);
}

static gboolean
has_name (GPtrArray *segments, const char *name)
{
  for (guint i = 0; segments != NULL && i < segments->len; i++)
    if (strcmp (((const VtSegment *) segments->pdata[i])->name, name) == 0)
      return TRUE;
  return FALSE;
}

char *
vt_segments_free_name (GPtrArray *segments, const char *wanted)
{
  g_autofree char *name = g_strdup (wanted);

  g_return_val_if_fail (wanted != NULL, NULL);

  for (guint n = 2; has_name (segments, name); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s %u", wanted, n);
    }
  return g_steal_pointer (&name);
}

/* ---- whether it can be kept ---- */

static gboolean
check_text (const char *name, const char *text, gsize max_bytes, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("%s: the field “%s” %s"), _ ("Segment"),
                   name, _ ("is not valid UTF-8 text"));
      return FALSE;
    }
  if (strlen (text) <= max_bytes)
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("%s: the field “%s” is longer than %zu bytes"),
               _ ("Segment"), name, max_bytes);
  return FALSE;
}

gboolean
vt_segment_validate (const VtSegment *segment, GError **error)
{
  g_return_val_if_fail (segment != NULL, FALSE);

  if (!check_text ("id", segment->id, VT_ID_MAX_BYTES, error) ||
      !check_text ("name", segment->name, VT_TEXT_MAX_BYTES, error) ||
      !check_text ("note", segment->note, VT_TEXT_MAX_BYTES, error))
    return FALSE;
  if (segment->id[0] == '\0')
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("%s: the field “%s” %s"), _ ("Segment"),
                   "id", _ ("is empty"));
      return FALSE;
    }
  if (!vt_segment_key_is_valid (segment->key))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("%s: the key is 1 to %d of a–z, 0–9, “_” and “-”"), _ ("Segment"),
                   VT_SEGMENT_KEY_MAX_BYTES);
      return FALSE;
    }
  return vt_segment_rule_validate (segment->rule, error);
}
