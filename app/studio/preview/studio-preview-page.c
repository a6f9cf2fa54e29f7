/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Preview: how much there is, and what to do while there is nothing. */

#include "studio-preview-page.h"

#include "studio-fact-page.h"

#include <glib/gi18n-lib.h>

static guint64
count (StudioSession *session)
{
  return studio_session_get_cart (session)->lines->len;
}

static char *
describe (guint64 n, const char *number)
{
  return g_strdup_printf (
      ngettext ("%s product in the cart", "%s products in the cart", (gulong) n), number);
}

GtkWidget *
studio_preview_page_new (StudioSession *session)
{
  static const StudioFacts facts = {
      .icon_name = "vitrine-preview-symbolic",
      .empty_title = N_ ("The Cart Is Empty"),
      .empty_text = N_ ("Put products in a cart to see what your offers make of it."),
      .action_label = N_ ("_Catalogue"),
      .action = "win.page::catalogue",
      .notify = "notify::cart",
      .count = count,
      .describe = describe};

  return studio_fact_page_new (session, &facts);
}
