/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Orders: how much there is, and what to do while there is nothing. */

#include "studio-orders-page.h"

#include "studio-fact-page.h"

#include <glib/gi18n-lib.h>

static guint64
count (StudioSession *session)
{
  return studio_session_get_orders (session) != NULL ? studio_session_get_orders (session)->n_orders
                                                     : 0;
}

static char *
describe (guint64 n, const char *number)
{
  return g_strdup_printf (ngettext ("%s order", "%s orders", (gulong) n), number);
}

GtkWidget *
studio_orders_page_new (StudioSession *session)
{
  static const StudioFacts facts = {.icon_name = "vitrine-orders-symbolic",
                                    .empty_title = N_ ("No Orders Yet"),
                                    .empty_text =
                                        N_ ("Import order lines to see what is bought together."),
                                    .action_label = N_ ("_Import…"),
                                    .action = "win.import",
                                    .notify = "notify::orders",
                                    .count = count,
                                    .describe = describe};

  return studio_fact_page_new (session, &facts);
}
