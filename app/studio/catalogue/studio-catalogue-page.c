/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Catalogue: how much there is, and what to do while there is nothing. */

#include "studio-catalogue-page.h"

#include "studio-fact-page.h"

#include <glib/gi18n-lib.h>

static guint64
count (StudioSession *session)
{
  return studio_session_get_catalog (session) != NULL
             ? vt_catalog_get_n_products (studio_session_get_catalog (session))
             : 0;
}

static char *
describe (guint64 n, const char *number)
{
  return g_strdup_printf (ngettext ("%s product", "%s products", (gulong) n), number);
}

GtkWidget *
studio_catalogue_page_new (StudioSession *session)
{
  static const StudioFacts facts = {
      .icon_name = "vitrine-catalogue-symbolic",
      .empty_title = N_ ("No Products Yet"),
      .empty_text = N_ ("Import a catalogue, or orders: products are made from their lines."),
      .action_label = N_ ("_Import…"),
      .action = "win.import",
      .notify = "notify::catalog",
      .count = count,
      .describe = describe};

  return studio_fact_page_new (session, &facts);
}
