/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of one offer: what all kinds have around what the kind has. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioOfferKind:
 * @create: the widgets of the kind. While a control of theirs moves, they emit ::draft (const
 * VtOffer *), with what the offer would be
 * @show: shows an offer of that kind, and its figures, in the widgets
 * @commit: (nullable): keeps what is being typed in them
 *
 * One row a kind that has an editor of its own, in studio-offer-kinds.c; the others share a view.
 */
typedef struct
{
  VtOfferKind kind;
  GtkWidget *(*create) (StudioSession *session);
  void (*show) (GtkWidget *widget, const VtOffer *offer);
  void (*commit) (GtkWidget *widget);
} StudioOfferKind;

const StudioOfferKind *studio_offer_kind_get (VtOfferKind kind);

/* Shows the session's offer and follows it; each change is one step of undo. */
#define STUDIO_TYPE_OFFER_EDITOR (studio_offer_editor_get_type ())
G_DECLARE_FINAL_TYPE (StudioOfferEditor, studio_offer_editor, STUDIO, OFFER_EDITOR, GtkWidget)

GtkWidget *studio_offer_editor_new (StudioSession *session);
/* Gives the name the focus, to be typed over: where an offer that was just made is begun. */
void studio_offer_editor_enter (StudioOfferEditor *self);

G_END_DECLS
