/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts the studio. */

#include "studio-application.h"
#include "studio-trace.h"
#include "vt-language.h"

int
main (int argc, char *argv[])
{
  g_autoptr (StudioApplication) application = NULL;
  int status;

  studio_trace_start ();
  vt_language_start ();

  application = studio_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  studio_trace_finish ();
  return status;
}
