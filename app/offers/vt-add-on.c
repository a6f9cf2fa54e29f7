/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The groups of options of an add-on offer. */

#include "vt-add-on.h"

#include "vt-error.h"
#include "vt-terms-list.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

static JsonArray *
get_groups (JsonNode *terms)
{
  return JSON_NODE_HOLDS_OBJECT (terms)
             ? vt_terms_get_array (json_node_get_object (terms), "groups")
             : NULL;
}

static JsonArray *
get_options (JsonNode *terms, guint group)
{
  return vt_terms_get_array (vt_terms_get_element (get_groups (terms), group), "options");
}

/* ---- words ---- */

/* How many there have to be. */
static char *
tell_least (gint64 min, guint n)
{
  if (min >= n)
    return g_strdup_printf (ngettext ("%u, which has to be chosen", "All %u have to be chosen", n),
                            n);
  return g_strdup_printf (_ ("At least %" PRId64 " of %u"), min, n);
}

/* Where none has to be. */
static char *
tell_any (gint64 max, guint n)
{
  if (max >= n)
    return n == 1 ? g_strdup (_ ("Can be chosen or not")) : g_strdup_printf (_ ("Any of %u"), n);
  if (max == 1)
    return g_strdup_printf (_ ("At most one of %u at its price"), n);
  return g_strdup_printf (_ ("At most %" PRId64 " of %u at their price"), max, n);
}

char *
vt_add_on_tell_choice (JsonObject *group)
{
  guint            n = vt_terms_get_length (vt_terms_get_array (group, "options"));
  gint64           min = vt_terms_get_int64 (group, "min", 0);
  gint64           max = vt_terms_get_int64 (group, "max", n);
  g_autofree char *least = NULL;

  if (n == 0)
    return g_strdup (_ ("No options yet"));
  if (min <= 0)
    return tell_any (max, n);
  least = tell_least (min, n);
  if (max >= n)
    return g_steal_pointer (&least);
  if (max == 1)
    /* Translators: "At least 1 of 3" */
    return g_strdup_printf (_ ("%s, one at its price"), least);
  /* Translators: "At least 1 of 3", a number */
  return g_strdup_printf (_ ("%s, at most %" PRId64 " at their price"), least, max);
}

/* ---- finding ---- */

gboolean
vt_add_on_find_option (JsonNode *terms, const char *sku, guint *ret_group, guint *ret_index)
{
  g_return_val_if_fail (terms != NULL && sku != NULL, FALSE);

  for (guint g = 0; g < vt_terms_get_length (get_groups (terms)); g++)
    {
      JsonArray *options = get_options (terms, g);

      for (guint i = 0; i < vt_terms_get_length (options); i++)
        {
          const char *other = vt_terms_get_text (vt_terms_get_element (options, i), "sku");

          if (other == NULL || g_ascii_strcasecmp (other, sku) != 0)
            continue;
          *ret_group = g;
          *ret_index = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* ---- changing ---- */

static gboolean
check_room (JsonNode *terms, guint group, GError **error)
{
  if (group >= vt_terms_get_length (get_groups (terms)))
    g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no group %u"), group + 1);
  else if (vt_terms_get_length (get_options (terms, group)) >= VT_ADD_ON_MAX_OPTIONS)
    g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("A group has at most %d options"),
                 VT_ADD_ON_MAX_OPTIONS);
  else
    return TRUE;
  return FALSE;
}

JsonNode *
vt_add_on_move_option (JsonNode *terms, const char *sku, guint group, GError **error)
{
  guint            from;
  guint            index;
  g_autofree char *source = NULL;
  g_autofree char *target = NULL;
  g_autoptr (JsonNode) option = NULL;
  g_autoptr (JsonNode) without = NULL;

  g_return_val_if_fail (terms != NULL && sku != NULL, NULL);

  if (!vt_add_on_find_option (terms, sku, &from, &index))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no option “%s”"), sku);
      return NULL;
    }
  if (from == group)
    return json_node_ref (terms);
  if (!check_room (terms, group, error))
    return NULL;
  source = g_strdup_printf ("groups/%u/options/%u", from, index);
  target = g_strdup_printf ("groups/%u/options", group);
  option = json_node_ref (json_array_get_element (get_options (terms, from), index));
  without = vt_terms_path_set (terms, source, NULL, error);
  if (without == NULL)
    return NULL;
  return vt_terms_path_insert (without, target, VT_ADD_ON_MAX_OPTIONS, option, error);
}

static gboolean
has_id (JsonArray *groups, const char *id)
{
  for (guint i = 0; i < vt_terms_get_length (groups); i++)
    if (g_strcmp0 (vt_terms_get_text (vt_terms_get_element (groups, i), "id"), id) == 0)
      return TRUE;
  return FALSE;
}

JsonNode *
vt_add_on_add_group (JsonNode *terms, GError **error)
{
  JsonArray       *groups;
  guint            n;
  guint            number;
  g_autofree char *id = NULL;
  g_autoptr (JsonObject) group = NULL;
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (terms != NULL, NULL);

  groups = get_groups (terms);
  n = vt_terms_get_length (groups);
  if (n >= VT_ADD_ON_MAX_GROUPS)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("An offer has at most %d groups"),
                   VT_ADD_ON_MAX_GROUPS);
      return NULL;
    }
  number = n + 1;
  do
    {
      g_free (id);
      id = g_strdup_printf ("group-%u", number++);
    }
  while (has_id (groups, id));
  group = json_object_new ();
  json_object_set_string_member (group, "id", id);
  node = json_node_init_object (json_node_alloc (), group);
  return vt_terms_path_insert (terms, "groups", n, node, error);
}

JsonNode *
vt_add_on_drop_empty (JsonNode *terms)
{
  g_autoptr (JsonNode) kept = NULL;

  g_return_val_if_fail (terms != NULL, NULL);

  kept = json_node_ref (terms);
  for (guint g = vt_terms_get_length (get_groups (terms)); g-- > 0;)
    {
      g_autofree char *path = g_strdup_printf ("groups/%u", g);
      JsonNode        *next;

      if (vt_terms_get_length (get_options (terms, g)) > 0)
        continue;
      next = vt_terms_path_set (kept, path, NULL, NULL);
      if (next == NULL)
        continue;
      json_node_unref (kept);
      kept = next;
    }
  return g_steal_pointer (&kept);
}
