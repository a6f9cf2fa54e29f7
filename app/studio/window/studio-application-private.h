/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application's struct, for its own files. */

#pragma once

#include "studio-application.h"

struct _StudioApplication
{
  AdwApplication parent_instance;

  GPtrArray *icons; /* (owned) (nullable): read before they are shown */
};

/* studio-application-open.c */
/* Opens in a new window what was open last; without it, that window is the welcome page's. */
void studio_application_open_last (StudioApplication *self, const char *path);
