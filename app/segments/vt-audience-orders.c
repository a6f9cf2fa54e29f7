/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which orders of the past an offer could have been for. */

#include "vt-audience.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>

/* By customer id, which is 1 and up: whether its orders count. */
static guint8 *
list_ids (const VtMembers *members, VtCustomers *customers, guint32 *ret_n)
{
  guint32 n = 1;
  guint8 *ids;

  for (guint32 i = 0; i < customers->n_customers; i++)
    n = MAX (n, customers->customer_id[i] + 1);
  ids = g_new0 (guint8, n);
  for (guint32 i = 0; i < customers->n_customers; i++)
    ids[customers->customer_id[i]] = vt_members_has (members, i);
  *ret_n = n;
  return ids;
}

static char *
make_note (const VtMembers *members, VtCustomers *customers)
{
  guint32          n = vt_members_count (members);
  g_autofree char *count = vt_words_count (n);
  g_autofree char *all = vt_words_count (customers->n_customers);

  return g_strdup_printf (
      /* Translators: customers, of how many */
      g_dngettext (GETTEXT_PACKAGE,
                   "What it would have cost counts the orders of %s of %s customers only, who is "
                   "in the segments that it is for by now; the other figures are of all orders.",
                   "What it would have cost counts the orders of %s of %s customers only, who are "
                   "in the segments that it is for by now; the other figures are of all orders.",
                   n),
      count, all);
}

gboolean
vt_offer_audience_orders (const VtOffer *offer,
                          GPtrArray     *segments,
                          VtCustomers   *customers,
                          VtOrders      *orders,
                          VtJob         *job,
                          guint8       **ret_counted,
                          char         **ret_note,
                          GError       **error)
{
  g_auto (GStrv) keys = NULL;
  g_autoptr (VtMembers) members = NULL;
  g_autofree guint8 *ids = NULL;
  guint32            n_ids;

  g_return_val_if_fail (orders != NULL, FALSE);
  g_return_val_if_fail (ret_counted != NULL && ret_note != NULL, FALSE);

  *ret_counted = NULL;
  *ret_note = NULL;
  keys = vt_offer_list_segment_keys (offer);
  if (keys[0] == NULL)
    return TRUE;
  members = vt_offer_segment_members (offer, segments, customers, job, error);
  if (members == NULL)
    return FALSE;
  ids = list_ids (members, customers, &n_ids);
  *ret_counted = g_new0 (guint8, orders->n_orders + 1);
  /* By id, as orders after the reference day are of nobody to the customers. */
  for (guint32 o = 0; o < orders->n_orders; o++)
    if (orders->order_customer[o] < n_ids)
      (*ret_counted)[o] = ids[orders->order_customer[o]];
  *ret_note = make_note (members, customers);
  return TRUE;
}
