/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The share of margin that a shop wants of every cart. */

#pragma once

#include "vt-workspace.h"

G_BEGIN_DECLS

/* What a shop wants that has not said: no cart below cost. */
#define VT_MARGIN_FLOOR_DEFAULT_PPM 0
#define VT_MARGIN_FLOOR_MAX_PPM 990000

/**
 * vt_margin_floor_load:
 *
 * Inside a #VtWorkspaceFunc.
 *
 * Returns: %FALSE with an error of the workspace, or with %VT_ERROR_CORRUPT if what is there is no
 * share
 */
gboolean vt_margin_floor_load (VtDatabase *database, gint64 *ret_ppm, GError **error);

/* As one step of undo; setting what is there already is none. %FALSE with %VT_ERROR_BAD_INPUT if
 * @ppm is not from 0 to %VT_MARGIN_FLOOR_MAX_PPM, or an error of the workspace. */
gboolean vt_margin_floor_set (VtWorkspace *workspace, gint64 ppm, VtJob *job, GError **error);

G_END_DECLS
