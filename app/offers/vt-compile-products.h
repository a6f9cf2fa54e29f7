/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The products of a rule pack. Internal to this folder. */

#pragma once

#include "vt-reach.h"

G_BEGIN_DECLS

/* The array of the products that @reach has, sorted by SKU, each with the facts that are asked for
 * and no others. */
void vt_compile_products (VtReach *reach, JsonBuilder *builder);

G_END_DECLS
