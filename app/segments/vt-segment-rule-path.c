/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a segment's rule by their place in it. */

#include "vt-segment-rule.h"

#include "vt-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The next number of a path, going past it and a slash behind it. */
static gboolean
next_index (const char **path, guint *ret_index)
{
  char   *end;
  guint64 index;

  if (!g_ascii_isdigit (**path))
    return FALSE;
  index = g_ascii_strtoull (*path, &end, 10);
  if (index > VT_SEGMENT_MAX_PARTS || (*end != '\0' && (*end != '/' || end[1] == '\0')))
    return FALSE;
  *path = *end == '/' ? end + 1 : end;
  *ret_index = (guint) index;
  return TRUE;
}

/* (nullable): with @ret_group the group that it is in, %NULL for the rule itself. */
static VtSegmentRule *
find (VtSegmentRule *rule, const char *path, VtSegmentRule **ret_group, guint *ret_index)
{
  VtSegmentRule *group = NULL;
  guint          index = 0;

  while (*path != '\0')
    {
      if (!next_index (&path, &index) || rule->parts == NULL || index >= rule->parts->len)
        return NULL;
      group = rule;
      rule = rule->parts->pdata[index];
    }
  if (ret_group != NULL)
    *ret_group = group;
  if (ret_index != NULL)
    *ret_index = index;
  return rule;
}

VtSegmentRule *
vt_segment_rule_find (VtSegmentRule *rule, const char *path)
{
  g_return_val_if_fail (rule != NULL && path != NULL, NULL);

  return find (rule, path, NULL, NULL);
}

static gboolean
set_not_found (const char *path, GError **error)
{
  g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no condition “%s” any more"),
               path);
  return FALSE;
}

gboolean
vt_segment_rule_replace (VtSegmentRule *rule, const char *path, VtSegmentRule *part, GError **error)
{
  g_autoptr (VtSegmentRule) taken = part;
  VtSegmentRule *old;
  VtSegmentRule  kept;

  g_return_val_if_fail (rule != NULL && path != NULL && part != NULL, FALSE);

  old = find (rule, path, NULL, NULL);
  if (old == NULL)
    return set_not_found (path, error);
  kept = *old;
  *old = *taken;
  *taken = kept;
  return TRUE;
}

gboolean
vt_segment_rule_insert (
    VtSegmentRule *rule, const char *path, guint position, VtSegmentRule *part, GError **error)
{
  g_autoptr (VtSegmentRule) taken = part;
  VtSegmentRule *group;

  g_return_val_if_fail (rule != NULL && path != NULL && part != NULL, FALSE);

  group = find (rule, path, NULL, NULL);
  if (group == NULL || group->parts == NULL)
    return set_not_found (path, error);
  g_ptr_array_insert (group->parts, (int) MIN (position, group->parts->len),
                      g_steal_pointer (&taken));
  return TRUE;
}

gboolean
vt_segment_rule_remove (VtSegmentRule *rule, const char *path, GError **error)
{
  VtSegmentRule *group;
  guint          index;

  g_return_val_if_fail (rule != NULL && path != NULL, FALSE);

  if (find (rule, path, &group, &index) == NULL)
    return set_not_found (path, error);
  if (group == NULL)
    return vt_segment_rule_replace (rule, "", vt_segment_rule_new (VT_SEGMENT_ALL), error);
  g_ptr_array_remove_index (group->parts, index);
  return TRUE;
}

gboolean
vt_segment_rule_move (VtSegmentRule *rule, const char *path, int by, GError **error)
{
  VtSegmentRule *group;
  guint          index;
  gint64         wanted;
  gpointer       moved;

  g_return_val_if_fail (rule != NULL && path != NULL, FALSE);

  if (find (rule, path, &group, &index) == NULL)
    return set_not_found (path, error);
  if (group == NULL)
    return TRUE;
  wanted = CLAMP ((gint64) index + by, 0, (gint64) group->parts->len - 1);
  moved = g_ptr_array_steal_index (group->parts, index);
  g_ptr_array_insert (group->parts, (int) wanted, moved);
  return TRUE;
}
