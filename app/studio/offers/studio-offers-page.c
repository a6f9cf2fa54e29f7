/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Offers: how much there is, and what to do while there is nothing. */

#include "studio-offers-page.h"

#include "studio-fact-page.h"

#include <glib/gi18n-lib.h>

static guint64
count (StudioSession *session)
{
  return studio_session_get_offers (session) != NULL ? studio_session_get_offers (session)->len : 0;
}

static char *
describe (guint64 n, const char *number)
{
  return g_strdup_printf (ngettext ("%s offer", "%s offers", (gulong) n), number);
}

GtkWidget *
studio_offers_page_new (StudioSession *session)
{
  static const StudioFacts facts = {.icon_name = "vitrine-offers-symbolic",
                                    .empty_title = N_ ("No Offers Yet"),
                                    .empty_text =
                                        N_ ("The overview suggests what your orders speak for."),
                                    .action_label = N_ ("_Suggestions"),
                                    .action = "win.page::overview",
                                    .notify = "notify::offers",
                                    .count = count,
                                    .describe = describe};

  return studio_fact_page_new (session, &facts);
}
