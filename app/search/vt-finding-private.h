/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making findings. */

#pragma once

#include "vt-finding.h"
#include "vt-trial-pack.h"

G_BEGIN_DECLS

/* (element-type VtFindingLine) and (element-type VtFindingShare): empty. */
GPtrArray *vt_finding_lines_new (void);
GPtrArray *vt_finding_shares_new (void);
/* Adds the lines of a cart, and leaves all by SKU. */
void vt_finding_lines_add (GPtrArray          *lines,
                           const VtTrialShop  *shop,
                           GArray             *items,
                           const VtTrialCount *counts,
                           guint               n_counts);
void vt_finding_share_add (GPtrArray  *shares,
                           const char *offer_id,
                           gint64      alone_minor,
                           gint64      together_minor);
/* As a storefront would send it; %NULL for no @shopper. */
char *vt_finding_cart_to_json (GPtrArray             *lines,
                               const VtSearchShopper *shopper,
                               VtCatalog             *catalog,
                               const VtCurrency      *currency);

VtFinding *vt_finding_new (VtFindingCode code);
void       vt_finding_add_share (VtFinding  *finding,
                                 const char *offer_id,
                                 gint64      alone_minor,
                                 gint64      together_minor);
/* The cart that shows it; its list price as well. */
void vt_finding_set_cart (VtFinding             *finding,
                          const VtTrialShop     *shop,
                          GArray                *items,
                          const VtTrialCount    *counts,
                          guint                  n_counts,
                          const VtSearchShopper *shopper);

/* Fills in the sentences, once all else is there. @reason: (nullable): why an offer never fires. */
void vt_finding_say (VtFinding *finding, const VtTrialShop *shop, const char *reason);

/* "2 × “Tee” and “Shirt” (code SALE10)": what is in the cart, and who it belongs to as far as that
 * matters. */
char *
vt_finding_tell_cart (const VtTrialShop *shop, GPtrArray *lines, const VtSearchShopper *shopper);

G_END_DECLS
