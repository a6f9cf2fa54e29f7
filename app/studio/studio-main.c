/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts the studio. */

#include "studio-application.h"
#include "vt-language.h"

int
main (int argc, char *argv[])
{
  g_autoptr (StudioApplication) application = NULL;

  vt_language_start ();

  application = studio_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
