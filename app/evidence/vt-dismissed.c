/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions that the curator does not want again. */

#include "vt-dismissed.h"

#include "vt-suggest.h"

#include <string.h>

/* A setting each. */
#define SETTING_PREFIX "dismissed:"
/* What comes after it where a key follows. No such text begins with a number. */
#define KEY_PREFIX "@"

/* (nullable): the key of a pair as they were kept at first: the bytes of the first SKU, ":", and
 * both SKUs, so that no SKU can be taken for a part of another. */
static char *
key_of_pair (const char *text)
{
  const char      *colon = strchr (text, ':');
  g_autofree char *number = NULL;
  g_autofree char *first = NULL;
  guint64          n_bytes;

  if (colon == NULL)
    return NULL;
  number = g_strndup (text, (gsize) (colon - text));
  if (!g_ascii_string_to_unsigned (number, 10, 1, strlen (colon + 1), &n_bytes, NULL) ||
      colon[1 + n_bytes] == '\0')
    return NULL;
  first = g_strndup (colon + 1, n_bytes);
  return vt_suggestion_make_key (VT_OFFER_BUNDLE, (const char *const[]){first, colon + 1 + n_bytes},
                                 2);
}

/* (nullable): what is no such key is passed over, as a later version may write others. */
static char *
key_from_setting (const char *setting)
{
  const char *text = setting + strlen (SETTING_PREFIX);

  if (g_str_has_prefix (text, KEY_PREFIX))
    return g_strdup (text + strlen (KEY_PREFIX));
  return key_of_pair (text);
}

gboolean
vt_dismissed_add (VtDatabase *database, const char *key, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autofree char *setting = NULL;

  g_return_val_if_fail (key != NULL && *key != '\0', FALSE);

  setting = g_strconcat (SETTING_PREFIX, KEY_PREFIX, key, NULL);
  if (!vt_statement_prepare (&statement, database,
                             "INSERT INTO setting (key, value) VALUES (?1, '')"
                             " ON CONFLICT (key) DO NOTHING",
                             error))
    return FALSE;
  vt_statement_bind_text (&statement, 1, setting);
  return vt_statement_run (&statement, error);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
vt_dismissed_load (VtDatabase *database, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database,
                             "SELECT key FROM setting"
                             " WHERE key >= 'dismissed:' AND key < 'dismissed;' ORDER BY key",
                             error))
    return NULL;
  for (;;)
    {
      char *key;

      if (!vt_statement_step (&statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      key = key_from_setting (vt_statement_get_text (&statement, 0));
      if (key != NULL)
        g_ptr_array_add (keys, key);
    }
  g_ptr_array_sort (keys, compare_keys);
  return g_steal_pointer (&keys);
}
