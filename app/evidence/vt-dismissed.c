/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of products that the curator does not want suggested. */

#include "vt-dismissed.h"

#include <string.h>

/* A setting each: "dismissed:", the bytes of the first SKU, ":", and both SKUs, so that no SKU can
 * be taken for a part of another. */
#define KEY_PREFIX "dismissed:"

static char *
pair_to_key (const char *sku_a, const char *sku_b)
{
  const char *first = strcmp (sku_a, sku_b) <= 0 ? sku_a : sku_b;
  const char *second = first == sku_a ? sku_b : sku_a;

  return g_strdup_printf (KEY_PREFIX "%zu:%s%s", strlen (first), first, second);
}

/* (nullable): what is no such key is passed over, as a later version may write others. */
static VtOffer *
pair_from_key (const char *key)
{
  const char      *colon = strchr (key + strlen (KEY_PREFIX), ':');
  g_autofree char *number = NULL;
  g_autofree char *first = NULL;
  guint64          n_bytes;
  VtOffer         *offer;

  if (colon == NULL)
    return NULL;
  number = g_strndup (key + strlen (KEY_PREFIX), (gsize) (colon - key) - strlen (KEY_PREFIX));
  if (!g_ascii_string_to_unsigned (number, 10, 1, strlen (colon + 1), &n_bytes, NULL) ||
      colon[1 + n_bytes] == '\0')
    return NULL;
  first = g_strndup (colon + 1, n_bytes);
  offer = vt_offer_new_bundle ("");
  vt_offer_add_component (offer, first, 1, FALSE);
  vt_offer_add_component (offer, colon + 1 + n_bytes, 1, FALSE);
  return offer;
}

gboolean
vt_dismissed_add (VtDatabase *database, const char *sku_a, const char *sku_b, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autofree char *key = NULL;

  g_return_val_if_fail (sku_a != NULL && *sku_a != '\0', FALSE);
  g_return_val_if_fail (sku_b != NULL && *sku_b != '\0', FALSE);

  key = pair_to_key (sku_a, sku_b);
  if (!vt_statement_prepare (&statement, database,
                             "INSERT INTO setting (key, value) VALUES (?1, '')"
                             " ON CONFLICT (key) DO NOTHING",
                             error))
    return FALSE;
  vt_statement_bind_text (&statement, 1, key);
  return vt_statement_run (&statement, error);
}

GPtrArray *
vt_dismissed_load (VtDatabase *database, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_offer_free);
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database,
                             "SELECT key FROM setting"
                             " WHERE key >= 'dismissed:' AND key < 'dismissed;' ORDER BY key",
                             error))
    return NULL;
  for (;;)
    {
      VtOffer *pair;

      if (!vt_statement_step (&statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      pair = pair_from_key (vt_statement_get_text (&statement, 0));
      if (pair != NULL)
        g_ptr_array_add (pairs, pair);
    }
  return g_steal_pointer (&pairs);
}
