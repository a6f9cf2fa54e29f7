/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Affinity: how much there is, and what to do while there is nothing. */

#include "studio-affinity-page.h"

#include "studio-fact-page.h"

#include <glib/gi18n-lib.h>

static guint64
count (StudioSession *session)
{
  return studio_session_get_pairs (session) != NULL ? studio_session_get_pairs (session)->n_pairs
                                                    : 0;
}

static char *
describe (guint64 n, const char *number)
{
  return g_strdup_printf (
      ngettext ("%s pair bought together", "%s pairs bought together", (gulong) n), number);
}

GtkWidget *
studio_affinity_page_new (StudioSession *session)
{
  static const StudioFacts facts = {
      .icon_name = "vitrine-affinity-symbolic",
      .empty_title = N_ ("No Map Yet"),
      .empty_text = N_ ("The map shows what is bought together, as soon as there are orders."),
      .action_label = N_ ("_Import…"),
      .action = "win.import",
      .notify = "notify::pairs",
      .count = count,
      .describe = describe};

  return studio_fact_page_new (session, &facts);
}
