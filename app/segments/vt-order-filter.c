/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the orders are looked at. */

#include "vt-order-filter.h"

#include "vt-facts.h"
#include "vt-segment-evaluate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
vt_order_filter_clear (VtOrderFilter *filter)
{
  g_return_if_fail (filter != NULL);

  g_clear_pointer (&filter->segment, g_free);
  g_clear_pointer (&filter->categories, g_strfreev);
}

void
vt_order_filter_copy (const VtOrderFilter *filter, VtOrderFilter *ret_copy)
{
  g_return_if_fail (filter != NULL && ret_copy != NULL);

  *ret_copy = *filter;
  ret_copy->segment = g_strdup (filter->segment);
  ret_copy->categories = g_strdupv (filter->categories);
}

static gboolean
has_categories (const VtOrderFilter *filter)
{
  return filter->categories != NULL && filter->categories[0] != NULL;
}

static gboolean
same_categories (const VtOrderFilter *filter, const VtOrderFilter *other)
{
  if (!has_categories (filter) || !has_categories (other))
    return has_categories (filter) == has_categories (other);
  return g_strv_equal ((const char *const *) filter->categories,
                       (const char *const *) other->categories);
}

gboolean
vt_order_filter_equal (const VtOrderFilter *filter, const VtOrderFilter *other)
{
  g_return_val_if_fail (filter != NULL && other != NULL, FALSE);

  return filter->from_day == other->from_day && filter->until_day == other->until_day &&
         filter->min_items == other->min_items && filter->max_items == other->max_items &&
         g_strcmp0 (filter->segment, other->segment) == 0 && same_categories (filter, other);
}

gboolean
vt_order_filter_is_empty (const VtOrderFilter *filter)
{
  const VtOrderFilter empty = VT_ORDER_FILTER_INIT;

  return vt_order_filter_equal (filter, &empty);
}

/* ---- which orders ---- */

void
vt_order_masks_clear (VtOrderMasks *masks)
{
  g_return_if_fail (masks != NULL);

  g_clear_pointer (&masks->skip_order, g_free);
  g_clear_pointer (&masks->hide_product, g_free);
}

static void
skip_days (const VtOrderFilter *filter, VtOrders *orders, guint8 *skip)
{
  g_auto (VtDayClock) clock = {0};

  if (filter->from_day == VT_DAY_NONE && filter->until_day == VT_DAY_NONE)
    return;
  vt_day_clock_init (&clock, vt_catalog_get_time_zone (orders->catalog));
  for (guint32 i = 0; i < orders->n_orders; i++)
    {
      gint32 day = vt_day_clock_get (&clock, orders->order_time_us[i]);

      skip[i] |= (filter->from_day != VT_DAY_NONE && day < filter->from_day) ||
                 (filter->until_day != VT_DAY_NONE && day > filter->until_day);
    }
}

static gboolean
skip_others (const VtOrderFilter *filter,
             VtOrders            *orders,
             VtCustomers         *customers,
             GPtrArray           *segments,
             VtJob               *job,
             guint8              *skip,
             GError             **error)
{
  const VtSegment *segment = NULL;
  g_autoptr (VtMembers) members = NULL;

  if (filter->segment == NULL)
    return TRUE;
  if (segments != NULL)
    segment = vt_segments_find_key (segments, filter->segment);
  if (segments != NULL && segment == NULL)
    segment = vt_segments_find (segments, filter->segment);
  if (segment == NULL || customers == NULL || customers->orders->n_orders != orders->n_orders)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no segment “%s”"),
                   filter->segment);
      return FALSE;
    }
  members = vt_segment_rule_evaluate (segment->rule, customers, job, error);
  if (members == NULL)
    return FALSE;
  for (guint32 i = 0; i < orders->n_orders; i++)
    {
      guint32 customer = customers->order_customer[i];

      skip[i] |= customer == VT_CUSTOMER_NONE || !vt_members_has (members, customer);
    }
  return TRUE;
}

/* ---- which products ---- */

/* (array zero-terminated=1): the parts without blanks around them. */
static GStrv
split_path (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, ">", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (builder, parts[i]);
  return g_strv_builder_end (builder);
}

char *
vt_category_path_tidy (const char *path)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  parts = split_path (path);
  return g_strjoinv (" > ", parts);
}

static gboolean
begins_with (const char *const *category, const char *const *path)
{
  for (guint i = 0; path[i] != NULL; i++)
    if (category[i] == NULL || strcmp (category[i], path[i]) != 0)
      return FALSE;
  return TRUE;
}

/* Shows the products of one category; how many there are. */
static guint32
show_category (VtCatalog *catalog, const char *category, guint8 *hide)
{
  g_auto (GStrv) path = split_path (category);
  guint32 n = 0;

  for (guint32 i = 0; path[0] != NULL && i < vt_catalog_get_n_products (catalog); i++)
    {
      g_auto (VtFacts) facts = {.product = vt_catalog_get (catalog, i)};

      if (!begins_with (vt_facts_get_category (&facts), (const char *const *) path))
        continue;
      hide[i] = FALSE;
      n++;
    }
  return n;
}

static gboolean
hide_others (const VtOrderFilter *filter, VtCatalog *catalog, guint8 *hide, GError **error)
{
  memset (hide, TRUE, vt_catalog_get_n_products (catalog));
  for (guint i = 0; filter->categories[i] != NULL; i++)
    if (show_category (catalog, filter->categories[i], hide) == 0)
      {
        g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("No product is in “%s”"),
                     filter->categories[i]);
        return FALSE;
      }
  return TRUE;
}

gboolean
vt_order_filter_apply (const VtOrderFilter *filter,
                       VtOrders            *orders,
                       VtCustomers         *customers,
                       GPtrArray           *segments,
                       VtJob               *job,
                       VtOrderMasks        *ret_masks,
                       GError             **error)
{
  g_auto (VtOrderMasks) masks = {0};
  gboolean skips;

  g_return_val_if_fail (filter != NULL && orders != NULL && ret_masks != NULL, FALSE);

  skips = filter->from_day != VT_DAY_NONE || filter->until_day != VT_DAY_NONE ||
          filter->segment != NULL;
  if (skips)
    {
      masks.skip_order = g_new0 (guint8, MAX (orders->n_orders, 1));
      skip_days (filter, orders, masks.skip_order);
      if (!skip_others (filter, orders, customers, segments, job, masks.skip_order, error))
        return FALSE;
    }
  if (has_categories (filter))
    {
      guint32 n_products = vt_catalog_get_n_products (orders->catalog);

      masks.hide_product = g_new (guint8, MAX (n_products, 1));
      if (!hide_others (filter, orders->catalog, masks.hide_product, error))
        return FALSE;
    }
  *ret_masks = masks;
  masks = (VtOrderMasks){0};
  return TRUE;
}
