/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From JSON to a result in one call, for tests: what must not fail ends the test. */

#pragma once

#include "rules.h"

#include <glib.h>

/* Seals and loads a pack. */
VrPack *evaluating_load_pack (const char *json);

/* Loads a cart, which has to succeed, and evaluates it, which need not. */
VrStatus
evaluating_try (const VrPack *pack, const char *cart_json, VrResult **ret_result, VrError *error);

VrResult *evaluating_run (const VrPack *pack, const char *cart_json);
