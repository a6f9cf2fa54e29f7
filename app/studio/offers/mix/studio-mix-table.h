/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sets of a mix and match come to. */

#pragma once

#include "studio-field.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The cheapest set, the dearest, and the one of what sells most; follows drafts as well. */
#define STUDIO_TYPE_MIX_TABLE (studio_mix_table_get_type ())
G_DECLARE_FINAL_TYPE (StudioMixTable, studio_mix_table, STUDIO, MIX_TABLE, AdwBin)

GtkWidget *studio_mix_table_new (StudioSession *session);

G_END_DECLS
