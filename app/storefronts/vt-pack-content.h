/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule pack taken apart. Internal to this folder. */

#pragma once

#include "vt-offer.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct
{
  VtOffer  *offer; /* (owned): as far as an offer of the workspace can say it */
  JsonNode *json;  /* (owned): all of it */
} VtPackOffer;

typedef struct
{
  char  *title; /* (owned) */
  gint64 price_minor;
  gint64 cost_minor; /* or VT_MONEY_UNKNOWN */
} VtPackProduct;

typedef struct
{
  char       *id;     /* (owned) */
  char       *digest; /* (owned) */
  guint64     revision;
  VtCurrency  currency;
  GPtrArray  *offers;   /* (owned) (element-type VtPackOffer) */
  GHashTable *products; /* (owned): SKU → VtPackProduct */
} VtPackContent;

/* Errors as of vt_pack_describe(). */
VtPackContent *vt_pack_content_read (GBytes *pack, GError **error);
void           vt_pack_content_free (VtPackContent *content);
/* (nullable) */
const VtPackOffer *vt_pack_content_find (const VtPackContent *content, const char *offer_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtPackContent, vt_pack_content_free)

G_END_DECLS
