/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to put before the shopper next, in words, and where the shopper may stand. */

#pragma once

#include "vt-catalog.h"

#include "rules.h"

G_BEGIN_DECLS

/* Where a cart is previewed unless something else is chosen. */
#define VT_PLACEMENT_DEFAULT "cart"

/* (array zero-terminated=1): the words that carts and offers use, in the order in which a shopper
 * comes to the places. */
const char *const *vt_placements_list (void);
/* (nullable): "Product Page", translated; %NULL for a word that is not among them. */
const char *vt_placement_get_title (const char *placement);

/**
 * vt_prompt_to_text:
 * @result: where the lines are that @prompt speaks of
 *
 * What the shopper may be asked to do, as translated sentences in plain text: "Add 1 × “Memory
 * card” and 1 × “Camera case”.". Product titles come from @catalog. What it costs is not in it.
 */
char *vt_prompt_to_text (const VrPrompt   *prompt,
                         const VrResult   *result,
                         VtCatalog        *catalog,
                         const VtCurrency *currency);

/* "+£39.65", "−£5.00" or "£0.00": how much more an amount of minor units becomes. */
char *vt_prompt_change_to_text (gint64 change_minor, const VtCurrency *currency);

G_END_DECLS
