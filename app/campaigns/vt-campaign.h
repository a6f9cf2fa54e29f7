/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Campaigns: offers that belong together under a name, with dates of their own. */

#pragma once

#include "vt-offer-span.h"

G_BEGIN_DECLS

/* As many as can be told apart on a timeline. */
#define VT_CAMPAIGN_N_COLOURS 8

/**
 * VtCampaign:
 *
 * A value: copied and compared freely, belongs to one thread. Offers name their campaign by @name,
 * so that they keep it where they are copied to; a campaign that is nothing but such a name has no
 * document and no @id.
 */
typedef struct
{
  char    *id;   /* (owned): UUID, never changes; "" without a document */
  char    *name; /* (owned): unlike that of any other */
  VtSpan   span;
  gboolean is_paused;
  char    *note;   /* (owned) */
  guint    colour; /* below VT_CAMPAIGN_N_COLOURS */
} VtCampaign;

/* With a new id, without dates. */
VtCampaign *vt_campaign_new (const char *name);
VtCampaign *vt_campaign_copy (const VtCampaign *campaign);
void        vt_campaign_free (VtCampaign *campaign);
gboolean    vt_campaign_equal (const VtCampaign *campaign, const VtCampaign *other);
/* Whether it is more than a name that offers use. */
gboolean vt_campaign_has_document (const VtCampaign *campaign);

/* Whether it can be kept: else %FALSE with %VT_ERROR_BAD_INPUT or %VT_ERROR_LIMIT naming the field.
 */
gboolean vt_campaign_validate (const VtCampaign *campaign, GError **error);

/* The document in canonical form; %NULL with an error of vt_campaign_validate(). */
char *vt_campaign_to_json (const VtCampaign *campaign, GError **error);

/* Reads strictly. %NULL with %VT_ERROR_BAD_INPUT or %VT_ERROR_LIMIT naming the field,
 * %VT_ERROR_TOO_NEW if a later version wrote it. */
VtCampaign *vt_campaign_from_json (const char *json, GError **error);

/**
 * vt_campaigns_from_text:
 *
 * Campaigns as people write them: one, or an array. Of each its name is wanted; id, from, until,
 * paused, note and colour may be left out.
 *
 * Returns: (transfer full) (element-type VtCampaign): %NULL with an error of
 * vt_campaign_from_json(), the message naming the campaign; with %VT_ERROR_BAD_INPUT if two have
 * one name
 */
GPtrArray *vt_campaigns_from_text (const char *text, gssize length, GError **error);

/* ---- among others ---- */
/* (nullable): that of this name among @campaigns (element-type VtCampaign). */
const VtCampaign *vt_campaigns_find (GPtrArray *campaigns, const char *name);
/* (nullable): that of this id or, if none has it, of this name. */
const VtCampaign *vt_campaigns_find_meant (GPtrArray *campaigns, const char *id_or_name);

/* Campaigns and the names that offers use as campaigns: (element-type VtCampaign): by name, as
 * people sort. */
GPtrArray *vt_campaigns_list (GPtrArray *campaigns, GPtrArray *offers);

/* ---- in the workspace; each is run inside a #VtWorkspaceFunc ---- */
/* (element-type VtCampaign): by name. %VT_ERROR_CORRUPT naming the campaign whose document cannot
 * be read. */
GPtrArray *vt_campaigns_load (VtDatabase *database, GError **error);
/* Adds it or takes the place of the one with its id; %VT_ERROR_CONSTRAINT if another one has its
 * name. */
gboolean vt_campaigns_save (VtDatabase *database, const VtCampaign *campaign, GError **error);
/* %VT_ERROR_NOT_FOUND if there is none. */
gboolean vt_campaigns_remove (VtDatabase *database, const char *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtCampaign, vt_campaign_free)

G_END_DECLS
