/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to put before the shopper next, in words, from nothing but the pack. */

#pragma once

#include "cli-pack.h"

G_BEGIN_DECLS

/* (transfer full): "Memory Card (SD-128)": a product on one line, fit for a terminal. */
char *cli_product_to_text (const char *sku, CliPack *pack);

/* (transfer full): one sentence without a full stop: "add 1 × Case (CASE-M): 39.65 more · Kit".
 * @result is where the lines are that @prompt speaks of. */
char *cli_prompt_to_text (const VrPrompt *prompt, const VrResult *result, CliPack *pack);

G_END_DECLS
