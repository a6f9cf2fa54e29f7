/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An offer as the curator edits it: a document in the workspace, one struct a kind. */

#pragma once

#include "vt-catalog.h"

G_BEGIN_DECLS

/**
 * VtOfferState:
 * @VT_OFFER_DRAFT: being worked on; not exported
 * @VT_OFFER_READY: exported and live within its schedule
 * @VT_OFFER_PAUSED: kept, not exported
 */
typedef enum
{
  VT_OFFER_DRAFT,
  VT_OFFER_READY,
  VT_OFFER_PAUSED,
} VtOfferState;

typedef enum
{
  VT_OFFER_BUNDLE,
} VtOfferKind;

/**
 * VtReward:
 * @VT_REWARD_PERCENT: value in ppm off the sum of the components
 * @VT_REWARD_AMOUNT: value in minor units off the sum
 * @VT_REWARD_FIXED: value in minor units is what the set costs together
 */
typedef enum
{
  VT_REWARD_PERCENT,
  VT_REWARD_AMOUNT,
  VT_REWARD_FIXED,
} VtRewardType;

typedef struct
{
  VtRewardType type;
  gint64       value;
} VtReward;

typedef struct
{
  char    *sku;      /* (owned) */
  gint64   quantity; /* 1 to 999 */
  gboolean primary;  /* at most one component is: what the others go with */
} VtComponent;

/**
 * VtOffer:
 *
 * A value: copied and compared freely, belongs to one thread. The document in the workspace is its
 * JSON form.
 */
typedef struct
{
  char        *id; /* (owned): UUID, never changes */
  VtOfferKind  kind;
  char        *name; /* (owned) */
  VtOfferState state;
  gint64       priority;   /* lower first */
  char        *message;    /* (owned): what the shopper reads */
  char        *note;       /* (owned): why it was made; evidence or the curator's words */
  GPtrArray   *components; /* (owned) (element-type VtComponent): of a bundle */
  VtReward     reward;
} VtOffer;

VtOffer *vt_offer_new_bundle (const char *name);
VtOffer *vt_offer_copy (const VtOffer *offer);
void     vt_offer_free (VtOffer *offer);
gboolean vt_offer_equal (const VtOffer *offer, const VtOffer *other);
void vt_offer_add_component (VtOffer *offer, const char *sku, gint64 quantity, gboolean primary);

char    *vt_offer_to_json (const VtOffer *offer);
VtOffer *vt_offer_from_json (const char *json, GError **error);

/* ---- in the workspace; each is run inside a #VtWorkspaceFunc ---- */
/* (element-type VtOffer): by priority, then id. */
GPtrArray *vt_offers_load (VtDatabase *database, GError **error);
gboolean   vt_offers_save (VtDatabase *database, const VtOffer *offer, GError **error);
gboolean   vt_offers_remove (VtDatabase *database, const char *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtOffer, vt_offer_free)

G_END_DECLS
