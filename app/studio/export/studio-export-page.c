/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Export: how much there is, and what to do while there is nothing. */

#include "studio-export-page.h"

#include "studio-fact-page.h"

#include <glib/gi18n-lib.h>

static guint
count_ready (StudioSession *session)
{
  GPtrArray *offers = studio_session_get_offers (session);
  guint      n = 0;

  for (guint i = 0; offers != NULL && i < offers->len; i++)
    n += ((const VtOffer *) offers->pdata[i])->state == VT_OFFER_READY;
  return n;
}

static guint64
count (StudioSession *session)
{
  return count_ready (session);
}

static char *
describe (guint64 n, const char *number)
{
  return g_strdup_printf (ngettext ("%s offer is ready", "%s offers are ready", (gulong) n),
                          number);
}

GtkWidget *
studio_export_page_new (StudioSession *session)
{
  static const StudioFacts facts = {.icon_name = "vitrine-export-symbolic",
                                    .empty_title = N_ ("Nothing to Export Yet"),
                                    .empty_text = N_ ("Offers that are ready go out to the shop."),
                                    .action_label = N_ ("_Offers"),
                                    .action = "win.page::offers",
                                    .notify = "notify::offers",
                                    .count = count,
                                    .describe = describe};

  return studio_fact_page_new (session, &facts);
}
