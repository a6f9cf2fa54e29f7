/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers made up at random. */

#pragma once

#include "random-shop.h"

G_BEGIN_DECLS

/* A number below @n. */
static inline guint
random_shop_pick (RandomShop *self, guint n)
{
  return (guint) g_rand_int_range (self->random, 0, (gint32) n);
}

static inline gboolean
random_shop_chance (RandomShop *self, guint percent)
{
  return random_shop_pick (self, 100) < percent;
}

/* (transfer full): of any kind, for the products of the shop; the evaluator may refuse it. */
VtOffer *random_offer_new (RandomShop *self, guint index);

G_END_DECLS
