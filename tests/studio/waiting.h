/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waiting for what the main loop brings. */

#pragma once

#include <glib.h>

/* Set before this is included where more is waited for. */
#ifndef WAIT_SECONDS
#define WAIT_SECONDS 20
#endif

static inline gboolean
waited_too_long (gpointer user_data)
{
  g_error ("Waited too long for: %s", (const char *) user_data);
  return G_SOURCE_REMOVE;
}

/* Aborts the test if @condition does not come true in time. */
#define WAIT_FOR(condition)                                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    guint wait_timeout = g_timeout_add_seconds (WAIT_SECONDS, waited_too_long,                     \
                                                (gpointer) (gconstpointer) #condition);            \
    while (!(condition))                                                                           \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (wait_timeout);                                                                \
  }                                                                                                \
  G_STMT_END
