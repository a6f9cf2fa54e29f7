/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results for machines. Members come in the order in which they are added, always the same. */

#pragma once

#include "vt-money.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* @value may be %NULL, which becomes null. Bytes that are not UTF-8 are replaced. */
void cli_json_add_string (JsonBuilder *builder, const char *name, const char *value);
void cli_json_add_int (JsonBuilder *builder, const char *name, gint64 value);
/* Infinity and not-a-number, which JSON lacks, become null. */
void cli_json_add_double (JsonBuilder *builder, const char *name, double value);
/* In minor units; null where unknown. */
void cli_json_add_money (JsonBuilder *builder, const char *name, gint64 minor);
/* A time in RFC 3339, UTC; null for 0. */
void cli_json_add_time (JsonBuilder *builder, const char *name, gint64 time_us);
/* @json is a JSON text of our own making ("{…}"), put in as it is. */
void cli_json_add_json (JsonBuilder *builder, const char *name, const char *json);
void cli_json_add_strv (JsonBuilder *builder, const char *name, const char *const *values);

char *cli_json_to_text (JsonBuilder *builder);
/* Prints the whole, with a newline. */
void cli_json_print (JsonBuilder *builder);

G_END_DECLS
