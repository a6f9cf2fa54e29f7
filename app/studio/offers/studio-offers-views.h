/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of views that the Offers page has, and the switch between them. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioOffersView:
 * @name: in `win.offers-view` and in places ("offers/campaigns/b7c1…")
 * @title: translatable, in header capitalization
 * @create: (nullable): makes the view, on the first visit; it keeps a reference of the session.
 * %NULL for the offers themselves, which are the page's own. At the top of its list it has a
 * studio_offers_switch_new(). For what is its own it installs class actions named "view.find" and
 * "view.inspector"; the page forwards Ctrl+F and F9 to them.
 */
typedef struct
{
  const char *name;
  const char *title;
  GtkWidget *(*create) (StudioSession *session);
} StudioOffersView;

/* (array length=ret_n): in the order of the switch. */
const StudioOffersView *studio_offers_views_get (guint *ret_n);
/* (nullable) */
const StudioOffersView *studio_offers_views_find (const char *name);

/* Adds `win.offers-view`. */
void studio_offers_views_add_actions (GActionMap *actions, StudioSession *session);

/* Linked buttons, one a view; each view has one of its own at the top of its list. */
GtkWidget *studio_offers_switch_new (void);

G_END_DECLS
