/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of an offer's terms say, in words. All results are plain text. */

#pragma once

#include "vt-offer.h"

G_BEGIN_DECLS

/**
 * VtTeller:
 * @tell_segment: (nullable): what a segment is called, by its key, (transfer full); %NULL where it
 * is not known. Without it the key is said
 *
 * The context of sentences.
 */
typedef struct
{
  VtCatalog        *catalog;  /* (unowned) */
  const VtCurrency *currency; /* (unowned) */
  char *(*tell_segment) (const char *key, gpointer data);
  gpointer segment_data;
} VtTeller;

/* Adds a part to a list that is told: "A", "A, B", "A, B and C". @n: how many there will be. */
void vt_tell_list_add (GString *list, guint index, guint n, const char *part);
/* "“A”, “B” and 3 other products", of the members @name of the objects in @array. */
char *vt_tell_products (const VtTeller *teller, JsonArray *array, const char *name);

/* Which products a selector means, as they stand in a sentence: "Shirts or Tees", "“Tea Cup”",
 * "products tagged “gift” from £20.00", "any product" without one. */
char *vt_tell_selector (const VtTeller *teller, JsonObject *selector);

/* "at least £50.00 of Shirts and (first order or with the coupon “X”)": what has to hold. */
char *vt_tell_condition (const VtTeller *teller, JsonObject *condition);

/* "50 % off", "£5.00 off", "for £19.90", "free": what one unit gets; %NULL if there is no reward.
 */
char *vt_tell_unit_reward (const VtTeller *teller, JsonObject *object, const char *name);
char *vt_tell_money (const VtTeller *teller, gint64 minor);

/* What one step of a threshold gives: "free shipping", "5 % off and “Tea Cup” as a gift"; empty
 * where it gives nothing. */
char *vt_tell_step (const VtTeller *teller, JsonObject *step);
/* "£50.00", "3 units" or "2.5 kg": where a step begins. */
char *vt_tell_measure (const VtTeller *teller, JsonObject *terms, gint64 from);

G_END_DECLS
