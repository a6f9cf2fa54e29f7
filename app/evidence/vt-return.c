/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who, after one purchase, comes back for another, and how much later. */

#include "vt-return.h"

#include "vt-sale.h"
#include "vt-terms.h"

#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

VtRoles *
vt_return_roles_new (JsonObject *terms, VtCatalog *catalog)
{
  VtRoles    *roles;
  JsonObject *without;
  JsonArray  *steps;

  g_return_val_if_fail (terms != NULL && catalog != NULL, NULL);

  roles = vt_roles_new (catalog);
  without = vt_terms_get_object (terms, "without");
  steps = vt_terms_get_array (terms, "steps");
  (void) vt_roles_add (roles);
  (void) vt_roles_add (roles);
  vt_roles_add_selector (roles, VT_RETURN_AFTER, vt_terms_get_object (terms, "after"));
  if (without != NULL)
    vt_roles_add_selector (roles, VT_RETURN_WANTED, without);
  for (guint i = 0; without == NULL && i < vt_terms_get_length (steps); i++)
    {
      JsonArray *items = vt_terms_get_array (vt_terms_get_element (steps, i), "items");

      for (guint k = 0; k < vt_terms_get_length (items); k++)
        vt_roles_add_sku (roles, VT_RETURN_WANTED, vt_terms_get_word (items, k));
    }
  vt_roles_finish (roles);
  return roles;
}

/* One customer so far. */
typedef struct
{
  gint64   bought_us;
  gboolean has_bought;
  gboolean has_wanted; /* before, with it or later */
  gboolean is_back;
} Customer;

static VtRoleMask
find_roles (const VtRoles *roles, VtOrders *orders, guint32 order)
{
  VtRoleMask found = 0;

  for (guint32 l = orders->order_first_line[order]; l < orders->order_first_line[order + 1]; l++)
    if (vt_sale_line_is_sold (orders, l))
      found |= roles->masks[orders->line_product[l]];
  return found;
}

static void
count_first (VtReturns *returns, Customer *customer, gint64 time_us, gboolean has_wanted)
{
  customer->has_bought = TRUE;
  customer->bought_us = time_us;
  returns->n_buyers++;
  if (!customer->has_wanted && !has_wanted)
    return;
  customer->has_wanted = TRUE;
  returns->n_at_once++;
}

static void
count_later (VtReturns *returns, Customer *customer, gint64 time_us, gboolean has_wanted)
{
  gint64 days = (time_us - customer->bought_us) / DAY_US;

  if (!customer->is_back)
    {
      customer->is_back = TRUE;
      returns->n_back++;
      g_array_append_val (returns->back_days, days);
    }
  if (has_wanted && !customer->has_wanted)
    {
      customer->has_wanted = TRUE;
      returns->n_wanted++;
      g_array_append_val (returns->days, days);
    }
}

static void
count_order (
    VtReturns *returns, GHashTable *customers, VtOrders *orders, guint32 order, VtRoleMask found)
{
  gpointer  key = GUINT_TO_POINTER (orders->order_customer[order]);
  gint64    time_us = orders->order_time_us[order];
  gboolean  has_wanted = (found & VT_ROLE (VT_RETURN_WANTED)) != 0;
  Customer *customer = g_hash_table_lookup (customers, key);

  if (customer == NULL)
    {
      customer = g_new0 (Customer, 1);
      g_hash_table_insert (customers, key, customer);
    }
  if (customer->has_bought && time_us > customer->bought_us)
    count_later (returns, customer, time_us, has_wanted);
  else if (customer->has_bought)
    {
      /* Another order at the same moment belongs to the first. */
      if (has_wanted && !customer->has_wanted)
        returns->n_at_once++;
      customer->has_wanted = customer->has_wanted || has_wanted;
    }
  else if ((found & VT_ROLE (VT_RETURN_AFTER)) != 0)
    count_first (returns, customer, time_us, has_wanted);
  else
    customer->has_wanted = customer->has_wanted || has_wanted;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  gint64 days = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return days < other ? -1 : days > other;
}

VtReturns *
vt_returns_new (const VtRoles *roles, VtOrders *orders)
{
  VtReturns *returns = g_new0 (VtReturns, 1);
  g_autoptr (GHashTable) customers = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  returns->days = g_array_new (FALSE, FALSE, sizeof (gint64));
  returns->back_days = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint32 o = 0; o < orders->n_orders; o++)
    {
      VtRoleMask found;

      if (!vt_sale_is (orders, o))
        continue;
      found = find_roles (roles, orders, o);
      if (orders->order_customer[o] != 0)
        count_order (returns, customers, orders, o, found);
      else
        returns->n_guest_orders += (found & VT_ROLE (VT_RETURN_AFTER)) != 0;
    }
  g_array_sort (returns->days, compare_days);
  g_array_sort (returns->back_days, compare_days);
  return returns;
}

void
vt_returns_free (VtReturns *returns)
{
  if (returns == NULL)
    return;

  g_array_unref (returns->days);
  g_array_unref (returns->back_days);
  g_free (returns);
}
