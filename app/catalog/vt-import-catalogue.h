/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import of a catalogue; called by vt_import_run(). */

#pragma once

#include "vt-import.h"

G_BEGIN_DECLS

gboolean vt_import_catalogue (VtWorkspace        *workspace,
                              const VtImportPlan *plan,
                              VtImportReport     *report,
                              VtJob              *job,
                              GError            **error);

G_END_DECLS
