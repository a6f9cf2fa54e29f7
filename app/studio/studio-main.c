/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts the studio. */

#include "studio-application.h"
#include "vitrine-config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

int
main (int argc, char *argv[])
{
  g_autoptr (StudioApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, VITRINE_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = studio_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
