/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who buys the same product again, and after how long. */

#include "vt-repeat.h"

#include "vt-sale.h"

#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

/* What one customer has bought of one product. */
typedef struct
{
  gint64  last_us;
  guint32 last_order;
  guint32 n_orders;
} Habit;

typedef struct
{
  const VtRoles *roles;
  guint          role;
  VtOrders      *orders;
  VtRepeats     *repeats;
  GHashTable    *habits; /* (owned): customer and product → Habit */
} Walk;

static Habit *
find_habit (Walk *walk, guint32 customer, guint32 product)
{
  guint64 key = (guint64) customer << 32 | product;
  Habit  *habit = g_hash_table_lookup (walk->habits, &key);

  if (habit != NULL)
    return habit;
  habit = g_new0 (Habit, 1);
  habit->last_order = G_MAXUINT32;
  g_hash_table_insert (walk->habits, g_memdup2 (&key, sizeof key), habit);
  walk->repeats->n_buyers++;
  return habit;
}

/* Orders come in the order of their times. */
static void
count_line (Walk *walk, guint32 order, guint32 line)
{
  gint64 time_us = walk->orders->order_time_us[order];
  Habit *habit =
      find_habit (walk, walk->orders->order_customer[order], walk->orders->line_product[line]);

  if (habit->last_order != order)
    {
      if (habit->n_orders > 0)
        {
          gint64 days = (time_us - habit->last_us) / DAY_US;

          g_array_append_val (walk->repeats->days, days);
          walk->repeats->n_again += habit->n_orders == 1;
        }
      habit->n_orders++;
      habit->last_us = time_us;
      habit->last_order = order;
    }
  walk->repeats->line_delivery[line] = habit->n_orders;
}

static void
count_order (Walk *walk, guint32 order)
{
  VtOrders *orders = walk->orders;
  gboolean  is_guest = orders->order_customer[order] == 0;

  for (guint32 l = orders->order_first_line[order]; l < orders->order_first_line[order + 1]; l++)
    {
      if (!vt_roles_has (walk->roles, orders->line_product[l], walk->role) ||
          !vt_sale_line_is_sold (orders, l))
        continue;
      if (is_guest)
        {
          walk->repeats->n_guest_orders++;
          return;
        }
      count_line (walk, order, l);
    }
}

/* Who bought once is no subscriber. */
static void
forget_single (Walk *walk)
{
  VtOrders *orders = walk->orders;

  for (guint32 o = 0; o < orders->n_orders; o++)
    for (guint32 l = orders->order_first_line[o]; l < orders->order_first_line[o + 1]; l++)
      if (walk->repeats->line_delivery[l] == 1 &&
          find_habit (walk, orders->order_customer[o], orders->line_product[l])->n_orders == 1)
        walk->repeats->line_delivery[l] = 0;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  gint64 days = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return days < other ? -1 : days > other;
}

VtRepeats *
vt_repeats_new (const VtRoles *roles, guint role, VtOrders *orders)
{
  VtRepeats *repeats = g_new0 (VtRepeats, 1);
  g_autoptr (GHashTable) habits =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Walk walk = {roles, role, orders, repeats, habits};

  repeats->days = g_array_new (FALSE, FALSE, sizeof (gint64));
  repeats->line_delivery = g_new0 (guint32, MAX (orders->n_lines, 1));
  for (guint32 o = 0; o < orders->n_orders; o++)
    if (vt_sale_is (orders, o))
      count_order (&walk, o);
  forget_single (&walk);
  g_array_sort (repeats->days, compare_days);
  return repeats;
}

void
vt_repeats_free (VtRepeats *repeats)
{
  if (repeats == NULL)
    return;

  g_array_unref (repeats->days);
  g_free (repeats->line_delivery);
  g_free (repeats);
}

gint64
vt_repeats_median_days (const VtRepeats *repeats)
{
  g_return_val_if_fail (repeats != NULL, -1);

  if (repeats->days->len == 0)
    return -1;
  return g_array_index (repeats->days, gint64, (repeats->days->len - 1) / 2);
}
