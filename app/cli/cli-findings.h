/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands that try carts share. */

#pragma once

#include "cli-call.h"
#include "vt-findings.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The instant that carts are tried from: what was typed as RFC 3339, or now for %NULL. %FALSE after
 * having said that it is no instant. */
gboolean cli_now_read (CliCall *call, const char *text, gint64 *ret_us);

/* "offers": of each that is concerned its id, its name and what it takes off.
 * @shares: (element-type VtFindingShare) */
void cli_shares_add_json (JsonBuilder *builder, GPtrArray *shares, GPtrArray *offers);

G_END_DECLS
