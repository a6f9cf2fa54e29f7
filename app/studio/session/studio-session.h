/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages of one window share: the open workspace, snapshots of it, the selection, the cart
 * and the running job. */

#pragma once

#include "vt-affinity-map.h"
#include "vt-campaigns-apply.h"
#include "vt-cart.h"
#include "vt-check.h"
#include "vt-compile.h"
#include "vt-draft-of.h"
#include "vt-findings.h"
#include "vt-imports.h"
#include "vt-map-places.h"
#include "vt-mining.h"
#include "vt-order-filter.h"
#include "vt-orders-summary.h"
#include "vt-scenario.h"
#include "vt-segment-presets.h"
#include "vt-suggest.h"
#include "vt-workspace.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioSession:
 *
 * Belongs to the main thread. Snapshots are immutable and change as a whole: whoever shows one
 * listens to `notify::catalog`, `::orders`, `::pairs`, `::map`, `::offers`, `::campaigns`,
 * `::problems`, `::suggestions`, `::findings`, `::imports`, `::scenarios`, `::customers`,
 * `::segments`, takes the new one and forgets the old. All are read again off the main loop when
 * the workspace says which tables changed. A getter gives what is there without a reference, %NULL
 * until it was first loaded.
 *
 * Product indices (of the selection, of pairs and of the map) are those of the current catalogue,
 * whichever snapshot they are found in: a snapshot that an import or its removal makes stale is
 * dropped with the catalogue that replaces it.
 *
 * Properties: see the getters of the same names; each notifies.
 */
#define STUDIO_TYPE_SESSION (studio_session_get_type ())
G_DECLARE_FINAL_TYPE (StudioSession, studio_session, STUDIO, SESSION, GObject)

/* Starts loading at once. */
StudioSession *studio_session_new (VtWorkspace *workspace);

/* Cancels what runs, waits for it and closes the workspace; nothing else may be asked of the
 * session from then on. */
void
studio_session_close_async (StudioSession *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean studio_session_close_finish (StudioSession *self, GAsyncResult *result, GError **error);

VtWorkspace      *studio_session_get_workspace (StudioSession *self);
const VtCurrency *studio_session_get_currency (StudioSession *self);
/* The shop's name. */
const char *studio_session_get_name (StudioSession *self);

/* ---- snapshots ---- */
/* Whether all that the file holds was read once ("loaded"); the pairs and the map may still be
 * under way. */
gboolean   studio_session_is_loaded (StudioSession *self);
VtCatalog *studio_session_get_catalog (StudioSession *self);
VtOrders  *studio_session_get_orders (StudioSession *self);
/* Of the same orders; notifies with them. */
const VtOrdersSummary *studio_session_get_summary (StudioSession *self);
/* Mined from the orders in the background; the old ones stay until the new ones are there. */
VtPairs *studio_session_get_pairs (StudioSession *self);
/* "shown-pairs": of the orders that pass the filter below; without one, those of all. The old ones
 * stay until the new ones are there. */
VtPairs *studio_session_get_shown_pairs (StudioSession *self);
/* "order-filter": which orders the Affinity page looks at, as long as the session lasts; copied.
 * What is suggested and said of offers is always of all. */
const VtOrderFilter *studio_session_get_order_filter (StudioSession *self);
void studio_session_set_order_filter (StudioSession *self, const VtOrderFilter *filter);
/* "shows-filters": whether the Affinity page has its filters open. */
gboolean studio_session_get_shows_filters (StudioSession *self);
void     studio_session_set_shows_filters (StudioSession *self, gboolean shows_filters);
/* Whether anything is filtered: orders, or pairs by their figures. */
gboolean studio_session_has_filters (StudioSession *self);
/* All orders and all pairs again. */
void studio_session_reset_filters (StudioSession *self);
/* (nullable): why the filter cannot be applied, so that all orders are shown; changes with the
 * shown pairs. */
const char *studio_session_get_filter_problem (StudioSession *self);
/* Drawn from the shown pairs in the background, with the options below. */
VtAffinityMap *studio_session_get_map (StudioSession *self);
/* (element-type VtOffer): by priority: the documents, as they are written; what is edited. */
GPtrArray *studio_session_get_offers (StudioSession *self);
/* (element-type VtOffer): the same with what their campaigns make of them, see
 * vt_campaigns_apply(): what is compiled, checked, previewed and exported. Notifies with them. */
GPtrArray *studio_session_get_effective_offers (StudioSession *self);
/* (element-type VtCampaign): by name; campaigns, and names that offers use as such. Changes with
 * the offers, and notifies with them ("campaigns"). */
GPtrArray *studio_session_get_campaigns (StudioSession *self);
/* (nullable): of an id or a name; belongs to the snapshot. */
const VtCampaign *studio_session_find_campaign (StudioSession *self, const char *id_or_name);
/* (nullable): belongs to the snapshot. */
const VtOffer *studio_session_find_offer (StudioSession *self, const char *id);
/* (element-type VtProblem): of all offers, the worst first. */
GPtrArray *studio_session_get_problems (StudioSession *self);
/* (element-type VtSuggestion): what the orders speak for and no offer does, the best first. */
GPtrArray *studio_session_get_suggestions (StudioSession *self);
/* (element-type VtImportBatch): the latest first. */
GPtrArray *studio_session_get_imports (StudioSession *self);
/* (element-type VtScenario): carts kept by name. */
GPtrArray *studio_session_get_scenarios (StudioSession *self);
/* What the orders say of each customer. */
VtCustomers *studio_session_get_customers (StudioSession *self);
/* (element-type VtPreset): segments that the history suggests; changes with the customers, and
 * notifies with them. */
GPtrArray *studio_session_get_presets (StudioSession *self);
/* (element-type VtSegment): by name. */
GPtrArray *studio_session_get_segments (StudioSession *self);
/* (nullable): of an id or a key; belongs to the snapshot. */
const VtSegment *studio_session_find_segment (StudioSession *self, const char *id_or_key);
/* What @segment, one of the snapshot, amounts to; belongs to the snapshot. */
const VtSegmentFigures *studio_session_get_segment_figures (StudioSession   *self,
                                                            const VtSegment *segment);

/* Which links the map shows; setting others starts a new map. */
const VtMapLinkOptions *studio_session_get_map_options (StudioSession *self);
void studio_session_set_map_options (StudioSession *self, const VtMapLinkOptions *options);
/* Forgets where products stood on the map and lays it out anew; pins and what was expanded stay. */
void studio_session_reset_map (StudioSession *self);
/* "settling-map" (nullable): the map that is being laid out, while it settles; many a second. */
VtAffinityMap *studio_session_get_settling_map (StudioSession *self);

/* Products pinned to a place on the map: steps of undo, called @label; "map-pins" notifies. The
 * others make room. */
gboolean studio_session_is_pinned (StudioSession *self, guint32 product);
void     studio_session_pin_on_map (StudioSession  *self,
                                    const char     *label,
                                    const VtMapPin *pins,
                                    guint           n_pins);
void     studio_session_unpin_on_map (StudioSession *self,
                                      const char    *label,
                                      const guint32 *products,
                                      guint          n_products);
/* Brings more neighbours of products onto the map, for as long as the session lasts; of none, takes
 * all such away again. */
void studio_session_expand_on_map (StudioSession *self, const guint32 *products, guint n_products);
gboolean studio_session_is_expanded (StudioSession *self, guint32 product);

/* ---- selection: a set of product indices; `::selection-changed` ---- */
gboolean studio_session_is_selected (StudioSession *self, guint32 product);
/* (array length=ret_n): in the order in which they were selected; until the next change. */
const guint32 *studio_session_get_selection (StudioSession *self, guint *ret_n);
/* Replaces the selection; repeats and indices that no product has are dropped. */
void studio_session_select (StudioSession *self, const guint32 *products, guint n_products);
void studio_session_toggle_selected (StudioSession *self, guint32 product);
void studio_session_clear_selection (StudioSession *self);

/* "offer-id" (nullable): the offer that is being looked at. */
const char *studio_session_get_offer_id (StudioSession *self);
void        studio_session_set_offer_id (StudioSession *self, const char *id);

/* "offer-selection": ids of the offers selected together (array zero-terminated=1): the one looked
 * at alone, unless several are; until the next change. */
const char *const *studio_session_get_selected_offers (StudioSession *self);
/* Of them the one looked at stays that, else the first becomes it. */
void studio_session_select_offers (StudioSession *self, const char *const *ids);

/* "campaign-id" (nullable): the campaign that is being looked at; its name where it is only that.
 */
const char *studio_session_get_campaign_id (StudioSession *self);
void        studio_session_set_campaign_id (StudioSession *self, const char *id_or_name);

/* "segment-id" (nullable): the segment that is being looked at. */
const char *studio_session_get_segment_id (StudioSession *self);
void        studio_session_set_segment_id (StudioSession *self, const char *id);

/* "offers-view": which view of the Offers page shows: "offers", "campaigns" … */
const char *studio_session_get_offers_view (StudioSession *self);
void        studio_session_set_offers_view (StudioSession *self, const char *name);
/* "suggestion-kind": of which kind suggestions are shown, a word of vt_offer_kind_to_word(); "" for
 * all. */
const char *studio_session_get_suggestion_kind (StudioSession *self);
void        studio_session_set_suggestion_kind (StudioSession *self, const char *kind);

/**
 * studio_session_look_at:
 * @object: of a place on the Offers page: an offer's id, or a view with an id behind it
 * ("campaigns/b7c1…", "segments/a5d0…", "findings/")
 *
 * Makes it what is looked at, and its view the one that shows.
 */
void studio_session_look_at (StudioSession *self, const char *object);

/* ---- findings: what the search over carts says of all active offers together ---- */
/* (element-type VtFinding): the worst first, without those that were dismissed; %NULL until offers
 * were first searched. Belongs to the snapshot; "findings". They are looked for in the background,
 * again a moment after offers or products changed; the old ones stay meanwhile. */
GPtrArray *studio_session_get_findings (StudioSession *self);
/* (nullable): of a key as of studio_finding_make_key(). */
const VtFinding *studio_session_find_finding (StudioSession *self, const char *key);
/* (transfer full): what a finding is known by as long as its offers are there. */
char *studio_finding_make_key (const VtFinding *finding);
/* How many warnings there are among them, of an offer or (%NULL) of all. */
guint studio_session_count_findings (StudioSession *self, const char *offer_id);
/* It is not told again, until that is undone. */
void studio_session_dismiss_finding (StudioSession *self, const char *key);
/* (nullable): what came of the search for the worst cart; changes with the findings. */
const VtFloor *studio_session_get_floor (StudioSession *self);
/* What is or will be searched for it; changes with the findings. */
const VtFloorWish *studio_session_get_floor_wish (StudioSession *self);
#define STUDIO_FLOOR_MAX_LINES 8
#define STUDIO_FLOOR_MAX_UNITS 12
/* Carts of up to so many lines, 1 to %STUDIO_FLOOR_MAX_LINES, of 1 to %STUDIO_FLOOR_MAX_UNITS units
 * are looked at. */
void studio_session_set_floor_size (StudioSession *self, guint n_lines, guint n_units);
/* The share of margin that the shop wants of every cart, 0 to %VT_MARGIN_FLOOR_MAX_PPM; one step of
 * undo. */
void studio_session_set_margin_floor (StudioSession *self, gint64 ppm);
/* "searching": whether findings are looked for, or will be in a moment. */
gboolean studio_session_is_searching (StudioSession *self);
/* (nullable): the search, for its progress. */
VtJob *studio_session_get_search (StudioSession *self);
/* Stops it; what was found before stays. */
void studio_session_stop_search (StudioSession *self);
/* Whether it was stopped, so that findings and floor are not of the offers as they are. */
gboolean studio_session_is_search_stopped (StudioSession *self);
/* Goes on after it was stopped. */
void studio_session_search_again (StudioSession *self);
/* (nullable): why the last search came to nothing. */
const char *studio_session_get_search_problem (StudioSession *self);

/* ---- cart; `notify::cart` ---- */
const VtCart *studio_session_get_cart (StudioSession *self);
void          studio_session_set_cart (StudioSession *self, const VtCart *cart);
/* A quantity of 0 takes the product out. */
void studio_session_set_in_cart (StudioSession *self, const char *sku, gint64 quantity);

/* ---- edits: each is one step of undo ---- */
/**
 * studio_session_edit:
 * @label: what the step is called under Undo, translated, an imperative ("Change Discount")
 * @place: (nullable): "page" or "page/object", where undo goes
 * @data: freed with @destroy in any thread
 *
 * Runs @func in the writing thread. What went wrong is told by ::failed, what changed comes with
 * the snapshots.
 */
void studio_session_edit (StudioSession  *self,
                          const char     *label,
                          const char     *place,
                          VtWorkspaceFunc func,
                          gpointer        data,
                          GDestroyNotify  destroy);
/* Whether an edit was asked for that the snapshots do not have yet: others will follow, also where
 * it fails. */
gboolean studio_session_is_behind (StudioSession *self);
/* Adds @offer or takes the place of the one with its id; @offer is copied. */
void studio_session_save_offer (StudioSession *self, const char *label, const VtOffer *offer);
/* (element-type VtOffer): several in one step, as when their order changes; copied. */
void studio_session_save_offers (StudioSession *self, const char *label, GPtrArray *offers);
void studio_session_remove_offer (StudioSession *self, const char *label, const char *id);
/* @key: of a #VtSuggestion, which is not made again, until that is undone. */
void studio_session_dismiss_suggestion (StudioSession *self, const char *key);
/* Its draft is saved, selected ("offer-id") and gone to (::go). One that is not there is passed
 * over. */
void studio_session_accept_suggestion (StudioSession *self, const char *key);
void
studio_session_save_scenario (StudioSession *self, const char *label, const VtScenario *scenario);
void studio_session_remove_scenario (StudioSession *self, const char *label, const char *id);
/* Whose the versions of offers are from now on, see vt_author_save(); no step of undo. */
void studio_session_set_author (StudioSession *self, const char *name);

/**
 * studio_session_make_bundle:
 * @products: (array length=n_products): product indices, at least 2 different ones
 *
 * A draft made of products is saved, selected ("offer-id") and gone to (::go).
 */
void studio_session_make_bundle (StudioSession *self, const guint32 *products, guint n_products);

/* The same for any sort of offer, see vt_draft_of_products(); stays where one is, and says what was
 * made with a button that goes there. */
void studio_session_make_offer (StudioSession *self,
                                VtDraftSort    sort,
                                const guint32 *products,
                                guint          n_products);

/* ---- undo ---- */
/* (nullable): what Undo and Redo would do; "undo-label", "redo-label". */
const char *studio_session_get_undo_label (StudioSession *self);
const char *studio_session_get_redo_label (StudioSession *self);
void        studio_session_undo (StudioSession *self);
void        studio_session_redo (StudioSession *self);

/* ---- jobs: one long piece of work at a time ---- */
/* Runs in a pool thread; must not touch the session. */
typedef gboolean (*StudioJobFunc) (VtWorkspace *workspace,
                                   VtJob       *job,
                                   gpointer     data,
                                   GError     **error);

/**
 * StudioJobDone:
 * @data: as given; freed after the call
 * @error: (nullable): what went wrong, cancellation included
 * @owner: (nullable): as given
 *
 * In the main thread, after the job's last report. Cancellation is never shown; any other error is
 * the callback's to show, or studio_session_fail()'s.
 */
typedef void (*StudioJobDone) (StudioSession *self,
                               gpointer       data,
                               const GError  *error,
                               gpointer       owner);

/**
 * studio_session_run_job:
 * @description: shown while it runs, translated ("Importing orders.csv")
 * @destroy: (nullable): frees @data, in the main thread
 * @owner: (nullable): a #GObject kept alive until @done returns
 *
 * Returns: %FALSE, with @data freed and nothing started, while another job runs ("busy")
 */
gboolean studio_session_run_job (StudioSession *self,
                                 const char    *description,
                                 StudioJobFunc  func,
                                 gpointer       data,
                                 GDestroyNotify destroy,
                                 StudioJobDone  done,
                                 gpointer       owner);
/* "busy": whether a job runs that was asked for. Mining in the background does not count. */
gboolean studio_session_is_busy (StudioSession *self);
/* (nullable): the job to show: what was asked for, else what goes on in the background. */
VtJob *studio_session_get_job (StudioSession *self);
/* (nullable): of that job. */
const char *studio_session_get_job_description (StudioSession *self);
/* Cancels that job. */
void studio_session_cancel_job (StudioSession *self);
/* Whether pairs or map are being computed ("mining"). */
gboolean studio_session_is_mining (StudioSession *self);

/* ---- telling the user ---- */
/* Shows a toast: @button (nullable) with a detailed action name ("win.undo"). */
void studio_session_say (StudioSession *self,
                         const char    *text,
                         const char    *button,
                         const char    *detailed_action);
/* As ::failed; does nothing for a cancellation. @heading: what could not be done, translated. */
void studio_session_fail (StudioSession *self, const char *heading, const GError *error);
/* @place: "page" or "page/object", an object being what studio_session_look_at() takes. */
void studio_session_go (StudioSession *self, const char *place);

/**
 * StudioSession::selection-changed:
 *
 * StudioSession::job-changed: another job is to be shown, or none
 *
 * StudioSession::said: (text, button, detailed_action): as studio_session_say()
 *
 * StudioSession::failed: (heading, error)
 *
 * StudioSession::go: (place)
 */

G_END_DECLS
