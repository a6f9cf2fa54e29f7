/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the offers commands share: the options that describe an offer, finding one, keeping one. */

#pragma once

#include "cli-call.h"
#include "cli-workspace.h"
#include "vt-campaigns-apply.h"
#include "vt-check.h"
#include "vt-offer-words.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CliOfferWords:
 *
 * The options of add-bundle and edit, as typed; %NULL where not given.
 */
typedef struct
{
  GStrv    components; /* (owned): "SKU" or "SKU:2" */
  char    *primary;
  char    *percent;
  char    *amount;
  char    *fixed;
  char    *name;
  char    *message;
  char    *note;
  char    *priority;
  gboolean ready;
  gboolean draft;
  gboolean paused;
} CliOfferWords;

void cli_offer_words_clear (CliOfferWords *words);

/* (transfer full): the options that fill @words, ended by an empty one; to be freed with g_free().
 */
GOptionEntry *cli_offer_words_make_entries (CliOfferWords *words);

/**
 * cli_offer_words_check:
 *
 * Returns: %FALSE after having said so if options exclude each other
 */
gboolean cli_offer_words_check (CliCall *call, const CliOfferWords *words);

/**
 * cli_offer_words_apply:
 *
 * Changes @offer to what was asked for. Components take the place of those there.
 *
 * Returns: %FALSE with %VT_ERROR_BAD_INPUT or %VT_ERROR_NOT_FOUND (a SKU that the catalogue lacks)
 */
gboolean cli_offer_words_apply (const CliOfferWords *words,
                                VtCatalog           *catalog,
                                const VtCurrency    *currency,
                                VtOffer             *offer,
                                GError             **error);

/**
 * cli_quantity_split:
 * @text: "SKU" or "SKU:2"
 * @catalog: (nullable): a text that is a SKU as a whole is one
 * @max: the largest quantity
 * @ret_sku: (out) (transfer full)
 *
 * Returns: %FALSE with %VT_ERROR_BAD_INPUT if the quantity is not from 1 to @max
 */
gboolean cli_quantity_split (const char *text,
                             VtCatalog  *catalog,
                             gint64      max,
                             char      **ret_sku,
                             gint64     *ret_quantity,
                             GError    **error);

/**
 * cli_offers_find:
 * @wanted: an id, the beginning of one, or a name
 *
 * Returns: (transfer none): %NULL with %VT_ERROR_NOT_FOUND, or %VT_ERROR_BAD_INPUT if several are
 * meant
 */
const VtOffer *cli_offers_find (GPtrArray *offers, const char *wanted, GError **error);

/**
 * cli_offers_keep:
 * @snapshot: catalogue and offers, to judge @offer beside the others
 * @label: what the step is called under Undo
 *
 * Saves @offer as one step of undo.
 *
 * Returns: %FALSE with %VT_ERROR_CONSTRAINT and the reason if it is ready and must not be
 */
gboolean cli_offers_keep (VtWorkspace       *workspace,
                          const CliSnapshot *snapshot,
                          const VtOffer     *offer,
                          const char        *label,
                          VtJob             *job,
                          GError           **error);

const char *cli_offer_state_to_word (VtOfferState state);
const char *cli_severity_to_word (VtProblemSeverity severity);

/* One offer with its figures, as an object. */
void cli_offer_add_json (JsonBuilder      *builder,
                         const VtOffer    *offer,
                         VtCatalog        *catalog,
                         const VtCurrency *currency);
/* The same in a few lines. */
void cli_offer_print (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency);
/* Prints one offer as the call wants it. */
void cli_offer_show (CliCall          *call,
                     const VtOffer    *offer,
                     VtCatalog        *catalog,
                     const VtCurrency *currency);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliOfferWords, cli_offer_words_clear)

G_END_DECLS
