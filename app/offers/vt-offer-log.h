/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every version that an offer had: when, by whom, what changed, and back to any of them. */

#pragma once

#include "vt-job.h"
#include "vt-offer.h"

G_BEGIN_DECLS

/* The workspace keeps so many versions of an offer, the latest. */
#define VT_OFFER_LOG_MAX 500

/**
 * VtOfferVersion:
 * @id: its number; rises with time, not one by one, and no other version of any offer has it
 * @made_us: when, in microseconds since 1970 UTC
 * @author: may be "": made before versions were kept
 * @document: %NULL where the offer was deleted
 * @changes: what vt_offer_log_compare() found, sentences in plain text
 */
typedef struct
{
  gint64 id;
  gint64 made_us;
  char  *author;   /* (owned) */
  char  *document; /* (owned) (nullable) */
  GStrv  changes;  /* (owned) (nullable): until it is compared */
} VtOfferVersion;

/* (transfer full): the offer as it was then; %NULL with %VT_ERROR_NOT_FOUND where it was deleted,
 * or an error of vt_offer_from_json(). */
VtOffer *vt_offer_version_read (const VtOfferVersion *version, GError **error);

/* (nullable): the version with that number; belongs to @versions (element-type VtOfferVersion). */
const VtOfferVersion *vt_offer_versions_find (GPtrArray *versions, gint64 id);

/**
 * vt_offer_log_load:
 *
 * Part of a #VtWorkspaceFunc.
 *
 * Returns: (element-type VtOfferVersion): the newest first, also of an offer that was deleted;
 * empty if there never was one of that id. %NULL with whatever SQLite said
 */
GPtrArray *vt_offer_log_load (VtDatabase *database, const char *offer_id, GError **error);

/**
 * vt_offer_log_compare:
 * @versions: (element-type VtOfferVersion): as loaded
 *
 * Tells of each version what made it another than the one before. One whose document cannot be read
 * says that.
 *
 * Returns: %FALSE if cancelled; then some are not compared
 */
gboolean vt_offer_log_compare (GPtrArray        *versions,
                               VtCatalog        *catalog,
                               const VtCurrency *currency,
                               VtJob            *job,
                               GError          **error);

/**
 * VtDeletedOffer:
 * @version: the number of the last version before it was deleted
 * @deleted_us: when, in microseconds since 1970 UTC
 */
typedef struct
{
  char       *id;   /* (owned) */
  char       *name; /* (owned) */
  VtOfferKind kind;
  gint64      version;
  gint64      deleted_us;
  char       *author; /* (owned): who deleted it */
} VtDeletedOffer;

/* (element-type VtDeletedOffer): those that are not there any more, deleted last first. */
GPtrArray *vt_offer_log_load_deleted (VtDatabase *database, GError **error);

/**
 * vt_offer_log_get:
 * @version: a number
 *
 * Returns: (transfer full): the offer as it was then; %NULL with %VT_ERROR_NOT_FOUND if it never
 * had that version or was deleted by it, or an error of vt_offer_from_json()
 */
VtOffer *
vt_offer_log_get (VtDatabase *database, const char *offer_id, gint64 version, GError **error);

/* Makes the offer what it was then, also one that was deleted since; that is a new version. Errors
 * as of vt_offer_log_get(). */
gboolean
vt_offer_log_restore (VtDatabase *database, const char *offer_id, gint64 version, GError **error);

G_END_DECLS
