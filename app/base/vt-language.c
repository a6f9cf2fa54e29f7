/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the user, for the programs to start with. */

#include "vt-language.h"

#include "vitrine-config.h"

#include <libintl.h>
#include <locale.h>

void
vt_language_start (void)
{
  const char *folder = g_getenv ("VITRINE_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL && *folder != '\0' ? folder : VITRINE_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
