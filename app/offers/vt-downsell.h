/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two forms of a downsell. */

#pragma once

#include "vt-terms.h"

G_BEGIN_DECLS

typedef enum
{
  VT_DOWNSELL_ALTERNATIVE, /* a cheaper product */
  VT_DOWNSELL_INSTALMENTS, /* payment bit by bit */
} VtDownsellForm;

/* What says nothing yet is an alternative. */
VtDownsellForm vt_downsell_get_form (JsonNode *terms);

/**
 * vt_downsell_set_form:
 *
 * Takes out what only the other form has, and puts in what this one begins with. The products that
 * it is for stay.
 *
 * Returns: (transfer full): new, sealed terms; the same where they have that form already
 */
JsonNode *vt_downsell_set_form (JsonNode *terms, VtDownsellForm form, GError **error);

G_END_DECLS
