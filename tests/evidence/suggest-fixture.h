/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions from orders that repeat themselves. */

#pragma once

#include "history-fixture.h"

#include "vt-suggest.h"

G_BEGIN_DECLS

/* So many orders alike, each of a guest. */
typedef struct
{
  guint       n_orders;
  const char *lines; /* as of HistoryOrder */
} Habit;

typedef struct
{
  History       *history; /* (owned) */
  VtPairs       *pairs;   /* (owned): any that were together once */
  VtSuggestInput input;   /* without offers */
} Suggest;

/* The orders of all habits mixed over exactly a year, so that what is expected of all is expected
 * of a year. */
Suggest *suggest_new (Shop *shop, const Habit *habits, guint n_habits);
Suggest *suggest_new_of (History *history);
void     suggest_free (Suggest *suggest);

/* (element-type VtSuggestion): of one kind, or of all for %VT_N_OFFER_KINDS. @offers and @dismissed
 * may be %NULL. */
GPtrArray *suggest_find (
    Suggest *suggest, VtOfferKind kind, GPtrArray *offers, GPtrArray *dismissed, guint n_max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Suggest, suggest_free)

G_END_DECLS
