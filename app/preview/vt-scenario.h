/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carts kept by name. */

#pragma once

#include "vt-cart.h"

G_BEGIN_DECLS

typedef struct
{
  char   *id;   /* (owned): UUID */
  char   *name; /* (owned) */
  VtCart *cart; /* (owned) */
} VtScenario;

/* A new id; copies the cart. */
VtScenario *vt_scenario_new (const char *name, const VtCart *cart);
void        vt_scenario_free (VtScenario *scenario);

/* ---- in the workspace; each is run inside a #VtWorkspaceFunc ---- */
/* (element-type VtScenario): by name, then id. %VT_ERROR_CORRUPT naming the one whose document
 * cannot be read. */
GPtrArray *vt_scenarios_load (VtDatabase *database, GError **error);
/* Adds it or takes the place of the one with its id. %VT_ERROR_BAD_INPUT for a name that is empty,
 * too long or no UTF-8. */
gboolean vt_scenarios_save (VtDatabase *database, const VtScenario *scenario, GError **error);
/* %VT_ERROR_NOT_FOUND if there is none. */
gboolean vt_scenarios_remove (VtDatabase *database, const char *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtScenario, vt_scenario_free)

G_END_DECLS
