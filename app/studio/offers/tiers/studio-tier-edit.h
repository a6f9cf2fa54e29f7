/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of a tier ladder, each a named step of undo. */

#pragma once

#include "studio-session.h"

G_BEGIN_DECLS

/* Each is made in the writing thread on the offer as it is stored by then, as
 * studio_offer_change_terms() does; see vt-tiers-edit.h for what it does. Tiers are counted from 0,
 * the lowest. */

/* What no product has is said. Products are added by studio_offer_add_products(). */
void studio_tiers_set_product (StudioSession *session, const char *id, guint tier, const char *sku);
void studio_tiers_remove (StudioSession *session, const char *id, guint tier);
/* @to: beyond the end is the end */
void studio_tiers_move (StudioSession *session, const char *id, guint from, guint to);
void studio_tiers_sort (StudioSession *session, const char *id);

/* @order: (array zero-terminated=1) (nullable): how features are in order */
void studio_tiers_set_feature (StudioSession     *session,
                               const char        *id,
                               guint              tier,
                               const char        *feature,
                               gboolean           has,
                               const char *const *order);
/* To the highest tier, from where it spreads downwards; there has to be one. */
void studio_tiers_add_feature (StudioSession *session, const char *id, const char *feature);
void studio_tiers_rename_feature (StudioSession *session,
                                  const char    *id,
                                  const char    *feature,
                                  const char    *name);
void studio_tiers_remove_feature (StudioSession *session, const char *id, const char *feature);
void studio_tiers_set_required (StudioSession *session,
                                const char    *id,
                                const char    *feature,
                                gboolean       is_required);
void studio_tiers_take_attributes (StudioSession *session, const char *id);

/* Adds the actions on the ladder looked at; see studio-actions.h. */
void studio_tiers_add_actions (GActionMap *actions, StudioSession *session);

G_END_DECLS
