/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An offer as the curator edits it: a document in the workspace. */

#pragma once

#include "vt-catalog.h"
#include "vt-terms.h"

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
 * JSON form. What it says beyond these fields is in its terms, as the rule pack has it: schedule,
 * audience, limits and the like, and all that is particular to its kind. Of a bundle, products and
 * discount are fields.
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
  JsonNode    *terms;      /* (owned): an object; never changed, only replaced */
  GPtrArray   *components; /* (owned) (element-type VtComponent): of a bundle, else empty */
  VtReward     reward;     /* of a bundle */
} VtOffer;

#define VT_OFFER_MAX_COMPONENTS 32
#define VT_COMPONENT_MAX_QUANTITY 999
#define VT_OFFER_MAX_PRIORITY 1000000

/* A draft with a new id and nothing in it. */
VtOffer *vt_offer_new (VtOfferKind kind, const char *name);
/* The same, with 10 % off. */
VtOffer *vt_offer_new_bundle (const char *name);
/* The same under a new id and with another name, as a draft. */
VtOffer *vt_offer_duplicate (const VtOffer *offer, const char *name);
VtOffer *vt_offer_copy (const VtOffer *offer);
void     vt_offer_free (VtOffer *offer);
gboolean vt_offer_equal (const VtOffer *offer, const VtOffer *other);

/* What the rule pack says of it beyond its fields; belongs to @offer. */
JsonObject *vt_offer_get_terms (const VtOffer *offer);
/* Takes the place of the terms it has; %FALSE with an error of vt_terms_check(). */
gboolean vt_offer_set_terms (VtOffer *offer, JsonNode *terms, GError **error);
/* Whether there is anything to evaluate: a bundle has products, any other kind terms. */
gboolean vt_offer_is_empty (const VtOffer *offer);

/**
 * vt_offer_add_component:
 * @quantity: units, 1 and up
 * @primary: whether the others go with it; takes that from who had it
 *
 * A SKU that is there already (without regard to letter case) gets the units added.
 */
void vt_offer_add_component (VtOffer *offer, const char *sku, gint64 quantity, gboolean primary);
/* (nullable): the component of that SKU, without regard to letter case; belongs to @offer. */
VtComponent *vt_offer_find_component (const VtOffer *offer, const char *sku);
/* %FALSE if there is none. */
gboolean vt_offer_remove_component (VtOffer *offer, const char *sku);

/**
 * vt_offer_validate:
 *
 * Whether the offer can be kept: texts that are UTF-8 and within bounds, an id, terms of
 * vt_terms_check(); of a bundle components each once and of 1 to 999 units, at most one primary, a
 * reward within its range. An offer that can be kept may still be a poor one, or one that no
 * evaluator takes: vt_offers_check() judges that.
 *
 * Returns: %FALSE with %VT_ERROR_BAD_INPUT or %VT_ERROR_LIMIT naming the field
 */
gboolean vt_offer_validate (const VtOffer *offer, GError **error);

/**
 * vt_offer_to_json:
 *
 * The document of the offer in canonical form: equal offers give the same bytes.
 *
 * Returns: %NULL with an error of vt_offer_validate()
 */
char *vt_offer_to_json (const VtOffer *offer, GError **error);

/**
 * vt_offer_from_json:
 *
 * Reads strictly: every field there, none that is not known. Documents of version 1 had bundles
 * only, and no terms.
 *
 * Returns: %NULL with %VT_ERROR_BAD_INPUT or %VT_ERROR_LIMIT naming the field, %VT_ERROR_TOO_NEW if
 * a later version wrote it
 */
VtOffer *vt_offer_from_json (const char *json, GError **error);

/* (nullable): the offer of that id among @offers (element-type VtOffer). */
const VtOffer *vt_offers_find (GPtrArray *offers, const char *id);
/* @wanted, or with the next free number ("Tea Set 2") where an offer has that name. */
char *vt_offers_free_name (GPtrArray *offers, const char *wanted);

/* ---- in the workspace; each is run inside a #VtWorkspaceFunc ---- */
/* (element-type VtOffer): by priority, then id. %VT_ERROR_CORRUPT naming the offer whose document
 * cannot be read. */
GPtrArray *vt_offers_load (VtDatabase *database, GError **error);
/* Adds it or takes the place of the one with its id; saving what is there already changes nothing.
 */
gboolean vt_offers_save (VtDatabase *database, const VtOffer *offer, GError **error);
/* %VT_ERROR_NOT_FOUND if there is none. */
gboolean vt_offers_remove (VtDatabase *database, const char *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtOffer, vt_offer_free)

G_END_DECLS
