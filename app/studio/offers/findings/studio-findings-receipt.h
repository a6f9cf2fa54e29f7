/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small cart as a receipt, and what offers take off it. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioFindingMoney:
 * @cost_minor: what the goods cost the shop; %VT_MONEY_UNKNOWN leaves it out
 */
typedef struct
{
  gint64 list_minor;
  gint64 due_minor;
  gint64 cost_minor;
} StudioFindingMoney;

/* @lines: (element-type VtFindingLine). Products with the price of one unit, the sum by list, and
 * what is left of it. Says all of it in its description. */
GtkWidget *studio_finding_receipt_new (StudioSession            *session,
                                       GPtrArray                *lines,
                                       const StudioFindingMoney *money);

/* @shares: (element-type VtFindingShare). Each offer as a link, with what it takes off;
 * @with_alone: also by itself. */
GtkWidget *
studio_finding_shares_new (StudioSession *session, GPtrArray *shares, gboolean with_alone);

G_END_DECLS
