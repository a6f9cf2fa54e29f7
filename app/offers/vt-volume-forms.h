/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three forms of a volume offer, and from one to another. */

#pragma once

#include "vt-terms.h"

G_BEGIN_DECLS

/**
 * VtVolumeForm:
 * @VT_VOLUME_SAME: buy some, get more of the same for less
 * @VT_VOLUME_OTHER: buy something else, get these for less
 * @VT_VOLUME_BREAKS: less for each from so many on
 */
typedef enum
{
  VT_VOLUME_SAME,
  VT_VOLUME_OTHER,
  VT_VOLUME_BREAKS,
} VtVolumeForm;

#define VT_N_VOLUME_FORMS 3

VtVolumeForm vt_volume_get_form (JsonObject *terms);

/**
 * vt_volume_to_form:
 *
 * The same offer in another form: what both forms have stays, with the same reward; what only the
 * other has begins with what is usual. What has to be bought instead is for the curator to say.
 *
 * Returns: (transfer full): sealed terms
 */
JsonNode *vt_volume_to_form (JsonNode *terms, VtVolumeForm form);

G_END_DECLS
