/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the orders are looked at, in a sentence. */

#include "vt-order-filter.h"

#include <glib/gi18n-lib.h>

static void
add_part (GString *text, char *part)
{
  if (part == NULL)
    return;
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, part);
  g_free (part);
}

static char *
period_to_text (const VtOrderFilter *filter)
{
  g_autofree char *from = vt_day_to_display (filter->from_day);
  g_autofree char *until = vt_day_to_display (filter->until_day);

  if (filter->from_day != VT_DAY_NONE && filter->until_day != VT_DAY_NONE)
    return g_strdup_printf (_ ("%s to %s"), from, until);
  if (filter->from_day != VT_DAY_NONE)
    return g_strdup_printf (_ ("from %s on"), from);
  if (filter->until_day != VT_DAY_NONE)
    return g_strdup_printf (_ ("until %s"), until);
  return NULL;
}

static char *
segment_to_text (const VtOrderFilter *filter, GPtrArray *segments)
{
  const VtSegment *segment = NULL;

  if (filter->segment == NULL)
    return NULL;
  if (segments != NULL)
    segment = vt_segments_find_key (segments, filter->segment);
  if (segments != NULL && segment == NULL)
    segment = vt_segments_find (segments, filter->segment);
  return g_strdup_printf (_ ("only customers of “%s”"),
                          segment != NULL ? segment->name : filter->segment);
}

static char *
size_to_text (const VtOrderFilter *filter)
{
  if (filter->min_items != 0 && filter->max_items != 0)
    return g_strdup_printf (_ ("orders of %u to %u products"), filter->min_items,
                            filter->max_items);
  if (filter->min_items != 0)
    return g_strdup_printf (_ ("orders of %u products or more"), filter->min_items);
  if (filter->max_items != 0)
    return g_strdup_printf (_ ("orders of at most %u products"), filter->max_items);
  return NULL;
}

static char *
categories_to_text (const VtOrderFilter *filter)
{
  g_autoptr (GString) all = g_string_new (NULL);

  if (filter->categories == NULL || filter->categories[0] == NULL)
    return NULL;
  for (guint i = 0; filter->categories[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (filter->categories[i], " > ", -1);

      add_part (all, g_strjoinv (" › ", parts));
    }
  return g_strdup_printf (_ ("only products of %s"), all->str);
}

char *
vt_order_filter_to_text (const VtOrderFilter *filter, GPtrArray *segments)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (filter != NULL, NULL);

  add_part (text, period_to_text (filter));
  add_part (text, segment_to_text (filter, segments));
  add_part (text, size_to_text (filter));
  add_part (text, categories_to_text (filter));
  if (text->len == 0)
    return g_strdup (_ ("All orders"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
