/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose the versions of offers are: a setting, and the row that changes it. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

/* Versions made in the session are by whoever the setting names, also when it changes. */
void studio_author_follow (StudioSession *session);

/* Typed names are kept when the row is left. */
GtkWidget *studio_author_row_new (void);
