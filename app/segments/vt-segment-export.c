/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The customers of a segment for a storefront. */

#include "vt-segment-export.h"

#include "vt-csv-write.h"

GBytes *
vt_segment_export (const VtSegment *segment, const VtMembers *members, VtCustomers *customers)
{
  GString *text;

  g_return_val_if_fail (segment != NULL && members != NULL && customers != NULL, NULL);
  g_return_val_if_fail (members->n_customers == customers->n_customers, NULL);

  text = g_string_new ("customer,segment\n");
  for (guint32 i = 0; i < customers->n_customers; i++)
    if (vt_members_has (members, i))
      {
        vt_csv_write_text (text, vt_customers_get_key (customers, i));
        vt_csv_write_text (text, segment->key);
        vt_csv_write_end (text);
      }
  return g_string_free_to_bytes (text);
}
