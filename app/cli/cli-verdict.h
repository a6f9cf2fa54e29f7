/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why an offer applied or not, in words, from nothing but the pack. */

#pragma once

#include "cli-pack.h"

G_BEGIN_DECLS

/* (transfer full): one sentence without a full stop: "needs 1 × Camera more". */
char *cli_verdict_to_text (const VrVerdict *verdict, CliPack *pack);

G_END_DECLS
