/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and numbers as they stand in a sentence. */

#include "vt-words.h"

#include <glib/gi18n-lib.h>

char *
vt_words_title (const char *title, gsize max_characters)
{
  g_autofree char *valid = NULL;
  GString         *words;
  gsize            n_characters = 0;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (max_characters > 1, NULL);

  valid = g_strstrip (g_utf8_make_valid (title, -1));
  words = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          if (words->len == 0 || words->str[words->len - 1] == ' ')
            continue;
          c = ' ';
        }
      if (n_characters == max_characters)
        {
          /* The ellipsis takes the place of the last character. */
          char *last = g_utf8_find_prev_char (words->str, words->str + words->len);

          g_string_truncate (words, last - words->str);
          g_string_truncate (words, strlen (g_strchomp (words->str)));
          g_string_append (words, "…");
          return g_string_free (words, FALSE);
        }
      g_string_append_unichar (words, c);
      n_characters++;
    }
  return g_strchomp (g_string_free (words, FALSE));
}

char *
vt_words_product (VtCatalog *catalog, const char *sku)
{
  guint32          index = vt_catalog_index_of_sku (catalog, sku);
  g_autofree char *words = NULL;

  if (index != VT_PRODUCT_NONE)
    words = vt_words_title (vt_catalog_get (catalog, index)->title, VT_WORDS_TITLE_MAX);
  if (words == NULL || words[0] == '\0')
    return vt_words_title (sku, VT_WORDS_TITLE_MAX);
  return g_steal_pointer (&words);
}

char *
vt_words_price (VtCatalog *catalog, const char *sku, const VtCurrency *currency)
{
  guint32 index = sku != NULL ? vt_catalog_index_of_sku (catalog, sku) : VT_PRODUCT_NONE;

  if (index == VT_PRODUCT_NONE)
    return g_strdup ("—");
  return vt_money_to_display (vt_catalog_get (catalog, index)->price_minor, currency);
}

char *
vt_words_count (guint64 n)
{
  return vt_count_to_display ((gint64) n);
}

char *
vt_words_share (double share)
{
  if (share > 0 && share < 0.01)
    /* Translators: a percentage with one decimal */
    return g_strdup_printf (_ ("%.1f %%"), share * 100);
  /* Translators: a percentage */
  return g_strdup_printf (_ ("%.0f %%"), share * 100);
}

char *
vt_words_path (const char *path)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (path != NULL, NULL);

  while (*path != '\0')
    {
      char *end;

      if (*path == '[' && g_ascii_isdigit (path[1]))
        {
          g_string_append_printf (words, " %" G_GUINT64_FORMAT,
                                  g_ascii_strtoull (path + 1, &end, 10) + 1);
          path = *end == ']' ? end + 1 : end;
        }
      else if (*path == '.')
        {
          if (words->len > 0)
            g_string_append (words, " › ");
          path++;
        }
      else
        g_string_append_c (words, *path++);
    }
  return g_string_free (words, FALSE);
}

char *
vt_words_reward (const VtReward *reward, const VtCurrency *currency)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (reward != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  switch (reward->type)
    {
    case VT_REWARD_PERCENT:
      value = vt_percent_to_plain ((gint32) reward->value);
      /* Translators: a discount in percent */
      return g_strdup_printf (_ ("%s %% off"), value);
    case VT_REWARD_AMOUNT:
      value = vt_money_to_display (reward->value, currency);
      /* Translators: a discount as an amount of money */
      return g_strdup_printf (_ ("%s off"), value);
    case VT_REWARD_FIXED:
      value = vt_money_to_display (reward->value, currency);
      /* Translators: what a set costs */
      return g_strdup_printf (_ ("%s together"), value);
    default:
      g_return_val_if_reached (NULL);
    }
}
