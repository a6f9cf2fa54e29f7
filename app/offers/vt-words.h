/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and numbers as they stand in a sentence. The result is plain text, never markup. */

#pragma once

#include "vt-offer.h"

G_BEGIN_DECLS

/* One line of at most this many characters fits a sentence. */
#define VT_WORDS_TITLE_MAX 60

/* A title or name on one line: line breaks and other controls become blanks, what is too long ends
 * with an ellipsis. */
char *vt_words_title (const char *title, gsize max_characters);
/* The title of the product with that SKU; the SKU where there is no such product or no title. */
char *vt_words_product (VtCatalog *catalog, const char *sku);
/* What the product with that SKU costs; a dash where that is not known. @sku may be %NULL. */
char *vt_words_price (VtCatalog *catalog, const char *sku, const VtCurrency *currency);
/* "1,204", grouped as the locale has it. */
char *vt_words_count (guint64 n);
/* "41 %": a share of 0 to 1 in whole percent, below one percent in tenths. */
char *vt_words_share (double share);
/* "steps 2 › reward › percent" for "steps[1].reward.percent": a place in a document, counted as
 * people count. */
char *vt_words_path (const char *path);
/* "10 % off", "£5.00 off" or "£9.99 together". */
char *vt_words_reward (const VtReward *reward, const VtCurrency *currency);

G_END_DECLS
