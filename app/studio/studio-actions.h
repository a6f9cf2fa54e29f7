/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name of every action, once. Keyboard, menus, tests and automation share them. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Application; parameter type and state behind each. */
#define STUDIO_ACTION_OPEN_PATH "app.open-path"               /* s */
#define STUDIO_ACTION_NEW_WORKSPACE_AT "app.new-workspace-at" /* s */
#define STUDIO_ACTION_OPEN_SAMPLE "app.open-sample"           /* s: a sample's name */
#define STUDIO_ACTION_NEW_WINDOW "app.new-window"
#define STUDIO_ACTION_PREFERENCES "app.preferences"
#define STUDIO_ACTION_ABOUT "app.about"
#define STUDIO_ACTION_QUIT "app.quit"

/* Any window. */
#define STUDIO_ACTION_OPEN "win.open"
#define STUDIO_ACTION_NEW_WORKSPACE "win.new-workspace"
#define STUDIO_ACTION_CLOSE "win.close"
#define STUDIO_ACTION_HELP_OVERLAY "win.show-help-overlay"
#define STUDIO_ACTION_PAGE                                                                         \
  "win.page"                      /* s, state s: the page shown, "welcome" without a workspace */
#define STUDIO_ACTION_GO "win.go" /* s: a place: "page" or "page/object" */
#define STUDIO_ACTION_BACK "win.back" /* from a page to the sidebar, in a narrow window */
#define STUDIO_ACTION_MENU "win.menu" /* opens the main menu */
#define STUDIO_ACTION_BUSY "win.busy" /* state b: a job that was asked for is running */
#define STUDIO_ACTION_CANCEL_JOB "win.cancel-job"
#define STUDIO_ACTION_STATUS "win.status" /* state s: what the user was told last */

/* With a workspace. */
#define STUDIO_ACTION_SAVE_COPY "win.save-copy"
#define STUDIO_ACTION_SAVE_COPY_TO "win.save-copy-to" /* s */
#define STUDIO_ACTION_IMPORT "win.import"
#define STUDIO_ACTION_IMPORT_FROM "win.import-from" /* s: a path; with the settings detected */
#define STUDIO_ACTION_IMPORT_FILE "win.import-file" /* s: a path; shows the assistant for it */
#define STUDIO_ACTION_UNDO "win.undo"
#define STUDIO_ACTION_REDO "win.redo"
#define STUDIO_ACTION_UNDO_LABEL "win.undo-label" /* state s: empty if nothing to undo */
#define STUDIO_ACTION_REDO_LABEL "win.redo-label" /* state s */
#define STUDIO_ACTION_FIND "win.find"
#define STUDIO_ACTION_INSPECTOR "win.inspector"
#define STUDIO_ACTION_SELECT_PRODUCT                                                               \
  "win.select-product"                                      /* s: a SKU, state s: empty if not one \
                                                             */
#define STUDIO_ACTION_SELECT_PRODUCTS "win.select-products" /* as: SKUs, state as */
#define STUDIO_ACTION_CLEAR_SELECTION "win.clear-selection"
#define STUDIO_ACTION_MAKE_BUNDLE "win.make-bundle"       /* of the selection */
#define STUDIO_ACTION_MAKE_BUNDLE_OF "win.make-bundle-of" /* as: SKUs */
#define STUDIO_ACTION_SELECT_OFFER "win.select-offer"     /* s: an id, state s: empty if none */
/* On several offers: as: ids; of none, the selected ones. */
#define STUDIO_ACTION_OFFERS_SELECT "win.offers-select" /* as, state as */
#define STUDIO_ACTION_OFFERS_SET_READY "win.offers-set-ready"
#define STUDIO_ACTION_OFFERS_SET_DRAFT "win.offers-set-draft"
#define STUDIO_ACTION_OFFERS_PAUSE "win.offers-pause"
#define STUDIO_ACTION_OFFERS_DUPLICATE "win.offers-duplicate"
#define STUDIO_ACTION_OFFERS_DELETE "win.offers-delete"
#define STUDIO_ACTION_OFFERS_COPY "win.offers-copy"                 /* to the clipboard, as text */
#define STUDIO_ACTION_OFFERS_SET_CAMPAIGN "win.offers-set-campaign" /* (sas): "" for none */
#define STUDIO_ACTION_OFFERS_SET_DATES "win.offers-set-dates"       /* (ssas): first and last day */
#define STUDIO_ACTION_OFFERS_SHIFT "win.offers-shift"               /* (isas): as campaign-shift */
#define STUDIO_ACTION_OFFERS_SHIFT_SELECTED "win.offers-shift-selected" /* (is) */
/* Which offers the list shows; "" for all. */
#define STUDIO_ACTION_OFFERS_FILTER_KIND "win.offers-filter-kind"         /* s, state s */
#define STUDIO_ACTION_OFFERS_FILTER_STATE "win.offers-filter-state"       /* s, state s */
#define STUDIO_ACTION_OFFERS_FILTER_CAMPAIGN "win.offers-filter-campaign" /* s, state s: :name */
#define STUDIO_ACTION_OFFERS_FILTER_PROBLEMS "win.offers-filter-problems" /* s, state s: any */
#define STUDIO_ACTION_OFFERS_FILTER_CLEAR "win.offers-filter-clear"
#define STUDIO_ACTION_OFFERS_VIEW "win.offers-view"         /* s, state s: offers, campaigns … */
#define STUDIO_ACTION_SELECT_CAMPAIGN "win.select-campaign" /* s: id or name, state s */
#define STUDIO_ACTION_NEW_CAMPAIGN "win.new-campaign"
#define STUDIO_ACTION_CAMPAIGNS_SHOW "win.campaigns-show" /* s, state s: timeline, calendar */
#define STUDIO_ACTION_CAMPAIGNS_DAY "win.campaigns-day" /* s, state s: a day; today, earlier … */
#define STUDIO_ACTION_TIMELINE_ZOOM "win.timeline-zoom" /* s, state s: week … year; in, out */
#define STUDIO_ACTION_NEW_CAMPAIGN_NAMED "win.new-campaign-named" /* s */
/* On the campaign looked at; disabled while there is none. */
#define STUDIO_ACTION_CAMPAIGN_SET_NAME "win.campaign-set-name"   /* s */
#define STUDIO_ACTION_CAMPAIGN_SET_NOTE "win.campaign-set-note"   /* s */
#define STUDIO_ACTION_CAMPAIGN_SET_DATES "win.campaign-set-dates" /* (ss): as typed */
#define STUDIO_ACTION_CAMPAIGN_PAUSED "win.campaign-paused"       /* state b */
#define STUDIO_ACTION_CAMPAIGN_COLOUR "win.campaign-colour"       /* u, state u */
#define STUDIO_ACTION_CAMPAIGN_SHIFT "win.campaign-shift" /* (is): how many; days, weeks, years */
#define STUDIO_ACTION_CAMPAIGN_COPY "win.campaign-copy"   /* (is): so much later */
#define STUDIO_ACTION_CAMPAIGN_ADD_OFFERS "win.campaign-add-offers" /* as: ids */
#define STUDIO_ACTION_CAMPAIGN_REMOVE_OFFERS                                                       \
  "win.campaign-remove-offers"                                        /* as: ids, of any campaign */
#define STUDIO_ACTION_CAMPAIGN_DELETE "win.campaign-delete"           /* asks about its offers */
#define STUDIO_ACTION_CAMPAIGN_DELETE_WITH "win.campaign-delete-with" /* s: keep, delete */
#define STUDIO_ACTION_SELECT_SEGMENT "win.select-segment" /* s: id or key, state s: an id */
#define STUDIO_ACTION_NEW_SEGMENT "win.new-segment"
#define STUDIO_ACTION_NEW_SEGMENT_NAMED "win.new-segment-named" /* s */
#define STUDIO_ACTION_ADD_PRESET "win.add-preset"               /* s: new, loyal … */
#define STUDIO_ACTION_SET_REFERENCE_DAY "win.set-reference-day" /* s: a day; empty for none */
#define STUDIO_ACTION_IMPORT_CUSTOMERS "win.import-customers"
#define STUDIO_ACTION_IMPORT_CUSTOMERS_FILE "win.import-customers-file" /* s: a path; asks */
#define STUDIO_ACTION_IMPORT_CUSTOMERS_FROM "win.import-customers-from" /* s: a path */
#define STUDIO_ACTION_IMPORT_SEGMENT "win.import-segment"               /* of a list of customers */
#define STUDIO_ACTION_IMPORT_SEGMENT_FROM "win.import-segment-from"     /* s: a path */
/* On the segment looked at; disabled while there is none. */
#define STUDIO_ACTION_SEGMENT_SET_NAME "win.segment-set-name" /* s */
#define STUDIO_ACTION_SEGMENT_SET_KEY "win.segment-set-key"   /* s */
#define STUDIO_ACTION_SEGMENT_SET_NOTE "win.segment-set-note" /* s */
#define STUDIO_ACTION_SEGMENT_SET_RULE "win.segment-set-rule" /* s: JSON */
#define STUDIO_ACTION_SEGMENT_SET_PART "win.segment-set-part" /* (ss): "0/1", JSON */
#define STUDIO_ACTION_SEGMENT_ADD_PART                                                             \
  "win.segment-add-part" /* (sus): path of a group, place in it, JSON */
#define STUDIO_ACTION_SEGMENT_REMOVE_PART "win.segment-remove-part" /* s: "0/1" */
#define STUDIO_ACTION_SEGMENT_MOVE_PART "win.segment-move-part"     /* (si): "0/1", places */
#define STUDIO_ACTION_SEGMENT_LIST_FILE "win.segment-list-file" /* s: "0/1"; asks for the file */
#define STUDIO_ACTION_SEGMENT_LIST_FROM "win.segment-list-from" /* (ss): "0/1", a path */
#define STUDIO_ACTION_DUPLICATE_SEGMENT "win.duplicate-segment"
#define STUDIO_ACTION_DELETE_SEGMENT "win.delete-segment"
#define STUDIO_ACTION_EXPORT_CUSTOMERS "win.export-customers"
#define STUDIO_ACTION_EXPORT_CUSTOMERS_TO "win.export-customers-to" /* s: a path */
/* On the offer looked at; disabled while there is none. */
#define STUDIO_ACTION_NEW_OFFER "win.new-offer"                 /* asks for the kind */
#define STUDIO_ACTION_NEW_OFFER_OF_KIND "win.new-offer-of-kind" /* s: "mix_and_match" */
#define STUDIO_ACTION_DUPLICATE_OFFER "win.duplicate-offer"
#define STUDIO_ACTION_DELETE_OFFER "win.delete-offer"
#define STUDIO_ACTION_OFFER_HISTORY "win.offer-history" /* shows its versions */
#define STUDIO_ACTION_OFFER_HISTORY_OF                                                             \
  "win.offer-history-of"                                        /* s: an id, also of a deleted one \
                                                                 */
#define STUDIO_ACTION_OFFER_RESTORE "win.offer-restore"         /* (sx): an id, a version */
#define STUDIO_ACTION_DELETED_OFFERS "win.deleted-offers"       /* shows what was deleted */
#define STUDIO_ACTION_TRY_OFFER "win.try-offer"                 /* in a cart */
#define STUDIO_ACTION_OFFER_SET_NAME "win.offer-set-name"       /* s */
#define STUDIO_ACTION_OFFER_SET_MESSAGE "win.offer-set-message" /* s */
#define STUDIO_ACTION_OFFER_SET_TEXT                                                               \
  "win.offer-set-text" /* (sss): place as "reason" or "steps/2/message", language, text */
#define STUDIO_ACTION_OFFER_ADD_LANGUAGE "win.offer-add-language"       /* s: BCP 47 */
#define STUDIO_ACTION_OFFER_REMOVE_LANGUAGE "win.offer-remove-language" /* s: BCP 47 */
#define STUDIO_ACTION_OFFER_SET_NOTE "win.offer-set-note"               /* s */
#define STUDIO_ACTION_OFFER_SET_STATE "win.offer-set-state"   /* s, state s: draft, ready, paused */
#define STUDIO_ACTION_OFFER_SET_REWARD "win.offer-set-reward" /* (ss): type, plain value */
#define STUDIO_ACTION_OFFER_FIX "win.offer-fix"       /* s: a problem's code, or code/2, code/1/2 */
#define STUDIO_ACTION_OFFER_FIX_OF "win.offer-fix-of" /* (ss): an id, and the same */
#define STUDIO_ACTION_OFFER_PRIORITY "win.offer-priority" /* s: up, down, first, last or a rank */
#define STUDIO_ACTION_OFFER_ADD_PRODUCT "win.offer-add-product"   /* s: a SKU */
#define STUDIO_ACTION_OFFER_ADD_PRODUCTS "win.offer-add-products" /* as: SKUs */
#define STUDIO_ACTION_OFFER_ADD_SELECTION "win.offer-add-selection"
#define STUDIO_ACTION_OFFER_REMOVE_PRODUCT "win.offer-remove-product" /* s: a SKU */
#define STUDIO_ACTION_OFFER_SET_QUANTITY "win.offer-set-quantity"     /* (sx): SKU, units */
#define STUDIO_ACTION_OFFER_SET_PRIMARY "win.offer-set-primary"       /* s: a SKU, empty for none */
#define STUDIO_ACTION_OFFER_MOVE_PRODUCT "win.offer-move-product"     /* (su): SKU, place from 0 */
#define STUDIO_ACTION_OFFER_SET_TERMS "win.offer-set-terms"           /* s: all terms as JSON */
#define STUDIO_ACTION_OFFER_SET_DATE "win.offer-set-date"           /* (ss): from or until, typed */
#define STUDIO_ACTION_OFFER_SET_TERM "win.offer-set-term"           /* (ss): path, JSON or "" */
#define STUDIO_ACTION_OFFER_INSERT_TERM "win.offer-insert-term"     /* (sus): path, place, JSON */
#define STUDIO_ACTION_OFFER_MOVE_TERM "win.offer-move-term"         /* (suu): path, from, to */
#define STUDIO_ACTION_OFFER_ADD_CONDITION "win.offer-add-condition" /* (ss): path, member */
#define STUDIO_ACTION_OFFER_SET_TIER "win.offer-set-tier"       /* (us): tier, SKU; next: adds */
#define STUDIO_ACTION_OFFER_REMOVE_TIER "win.offer-remove-tier" /* u: tier from 0 */
#define STUDIO_ACTION_OFFER_MOVE_TIER "win.offer-move-tier"     /* (uu): from, to */
#define STUDIO_ACTION_OFFER_SORT_TIERS "win.offer-sort-tiers"   /* by price */
#define STUDIO_ACTION_OFFER_SET_FEATURE "win.offer-set-feature" /* (usb): tier, name, has it */
#define STUDIO_ACTION_OFFER_ADD_FEATURE "win.offer-add-feature" /* s: its name */
#define STUDIO_ACTION_OFFER_RENAME_FEATURE "win.offer-rename-feature"   /* (ss): old, new name */
#define STUDIO_ACTION_OFFER_REMOVE_FEATURE "win.offer-remove-feature"   /* s: its name */
#define STUDIO_ACTION_OFFER_REQUIRE_FEATURE "win.offer-require-feature" /* (sb): name, pinned */
#define STUDIO_ACTION_OFFER_TAKE_FEATURES "win.offer-take-features"     /* of the attributes */
#define STUDIO_ACTION_ACCEPT_SUGGESTION "win.accept-suggestion"         /* s: its key */
#define STUDIO_ACTION_SUGGESTION_KIND "win.suggestion-kind"       /* s, state s: a kind, "" all */
#define STUDIO_ACTION_DISMISS_SUGGESTION "win.dismiss-suggestion" /* s: its key */
#define STUDIO_ACTION_FINDING_TRY "win.finding-try"               /* s: its key; in Preview */
#define STUDIO_ACTION_FINDING_DISMISS "win.finding-dismiss"       /* s: its key */
#define STUDIO_ACTION_FINDINGS                                                                     \
  "win.findings" /* state i: how many there are; -1 before any search */
#define STUDIO_ACTION_FINDINGS_SEARCHING "win.findings-searching" /* state b */
#define STUDIO_ACTION_FINDINGS_STOP "win.findings-stop"           /* stops the search */
#define STUDIO_ACTION_FINDINGS_SEARCH "win.findings-search"       /* goes on with it */
#define STUDIO_ACTION_MARGIN_FLOOR "win.margin-floor"             /* s: a percentage */
#define STUDIO_ACTION_FLOOR_SIZE "win.floor-size"                 /* (uu): lines; units a line */
#define STUDIO_ACTION_FLOOR_TRY "win.floor-try"                   /* the worst cart, in Preview */
#define STUDIO_ACTION_FLOOR_OUTCOME                                                                \
  "win.floor-outcome" /* state s: "proven", "below", "open"; "" before any search */
#define STUDIO_ACTION_SHOW_PRODUCT "win.show-product" /* s: a SKU; in the catalogue */
#define STUDIO_ACTION_CART_SET "win.cart-set"         /* (si): SKU, quantity */
#define STUDIO_ACTION_CART_ADD "win.cart-add"         /* a(si): SKUs, units more */
#define STUDIO_ACTION_CART_CLEAR "win.cart-clear"
#define STUDIO_ACTION_CART_RESTORE "win.cart-restore" /* the cart that was replaced last */
#define STUDIO_ACTION_CART_TOTAL                                                                   \
  "win.cart-total" /* state s: what is due, as machines read it; empty while it is reckoned */
#define STUDIO_ACTION_CART_TRY_DRAFTS "win.cart-try-drafts" /* state b */
#define STUDIO_ACTION_PLACEMENT "win.placement" /* s, state s: where the cart's shopper stands */
#define STUDIO_ACTION_SHOPPER_LANGUAGE                                                             \
  "win.shopper-language" /* s, state s: BCP 47, "und" for none: what the cart's shopper reads */
#define STUDIO_ACTION_CART_LINE "win.cart-line" /* (uu): number of a line, from 1; quantity */
#define STUDIO_ACTION_CART_LINE_DELIVERY                                                           \
  "win.cart-line-delivery" /* (uu): number of a line; which delivery it is, 0: bought once */
#define STUDIO_ACTION_CART_REPLACE                                                                 \
  "win.cart-replace" /* (uss): number of a line; the SKU it is to be; whose place that takes */
#define STUDIO_ACTION_CART_FROM_JSON "win.cart-from-json" /* s: as a storefront sends it */
#define STUDIO_ACTION_CART_TIME "win.cart-time"       /* s: "2026-11-24 18:30", RFC 3339; "" now */
#define STUDIO_ACTION_CART_SEGMENT "win.cart-segment" /* (sb): a key; whether they are in it */
#define STUDIO_ACTION_CART_COUPON "win.cart-coupon"   /* (sb): whether they have given it */
#define STUDIO_ACTION_CART_DECLINED "win.cart-declined"   /* (sb): an offer or SKU; refused */
#define STUDIO_ACTION_CART_BUDGET "win.cart-budget"       /* s: an amount; "" not known */
#define STUDIO_ACTION_CART_CHANNEL "win.cart-channel"     /* s: "" for none */
#define STUDIO_ACTION_CART_SHIPPING "win.cart-shipping"   /* (ss): method; price, "" for neither */
#define STUDIO_ACTION_CART_ORDERS "win.cart-orders"       /* b: whether earlier orders are known */
#define STUDIO_ACTION_CART_ORDER_ADD "win.cart-order-add" /* (sas): when, as of cart-time; SKUs */
#define STUDIO_ACTION_CART_ORDER_REMOVE "win.cart-order-remove" /* u: its number, from 1 */
#define STUDIO_ACTION_CART_ANYBODY "win.cart-anybody"           /* nothing is said of the shopper */
#define STUDIO_ACTION_CART_FROM_OFFER "win.cart-from-offer"     /* s: an id */
#define STUDIO_ACTION_CART_FROM_ORDER "win.cart-from-order"     /* s: the shop's name of an order */
#define STUDIO_ACTION_CART_FROM_RANDOM_ORDER "win.cart-from-random-order"
#define STUDIO_ACTION_CART_FROM_OFFER_ORDER "win.cart-from-offer-order" /* that meets an offer */
#define STUDIO_ACTION_CART_SAVE "win.cart-save"     /* s: a name; keeps the cart under it */
#define STUDIO_ACTION_CART_OPEN "win.cart-open"     /* s: id or name of a kept cart */
#define STUDIO_ACTION_CART_RENAME "win.cart-rename" /* (ss): id or name, new name */
#define STUDIO_ACTION_CART_DELETE "win.cart-delete" /* s: id or name */
#define STUDIO_ACTION_EXPORT_PACK "win.export-pack"
#define STUDIO_ACTION_EXPORT_PACK_TO "win.export-pack-to"   /* s */
#define STUDIO_ACTION_EXPORT_AGAIN "win.export-again"       /* x: an earlier export */
#define STUDIO_ACTION_EXPORT_AGAIN_TO "win.export-again-to" /* (xs): and a path */
#define STUDIO_ACTION_EXPORT_CART "win.export-cart"
#define STUDIO_ACTION_EXPORT_CART_TO "win.export-cart-to" /* s */
#define STUDIO_ACTION_SHOW_IN_FOLDER "win.show-in-folder" /* s: a path */
#define STUDIO_ACTION_EXPORT_MAP_TO                                                                \
  "win.export-map-to" /* s: a path ending in .png, .svg or .pdf                                    \
                       */
/* Which orders and pairs the Affinity page looks at; days as 2011-12-09, "" for no bound. */
#define STUDIO_ACTION_AFFINITY_FILTERS "win.affinity-filters" /* state b: they show */
#define STUDIO_ACTION_AFFINITY_FILTER_PERIOD                                                       \
  "win.affinity-filter-period" /* (ss): first, last day */
#define STUDIO_ACTION_AFFINITY_FILTER_SEGMENT                                                      \
  "win.affinity-filter-segment" /* s, state s: its key; "" for all customers */
#define STUDIO_ACTION_AFFINITY_FILTER_CATEGORIES                                                   \
  "win.affinity-filter-categories" /* as: "Photo > Cameras"; none for all */
#define STUDIO_ACTION_AFFINITY_FILTER_BASKET                                                       \
  "win.affinity-filter-basket" /* (uu): products at least, at most; 0 for no bound */
#define STUDIO_ACTION_AFFINITY_FILTER_FIGURE                                                       \
  "win.affinity-filter-figure" /* (sss): together, confidence, lift … at least, at most; "" */
#define STUDIO_ACTION_AFFINITY_FILTER_PRESET                                                       \
  "win.affinity-filter-preset" /* s: all, strong, gems, obvious */
#define STUDIO_ACTION_AFFINITY_FILTER_RESET "win.affinity-filter-reset"
#define STUDIO_ACTION_AFFINITY_FILTER_WORDS                                                        \
  "win.affinity-filter-words" /* state s: what is filtered, in a sentence */
/* The map: what it tells, which part of it is shown, what is done on it. SKUs: of none, the
 * selection. Measures are those of map-measure; pixels are those of the canvas. */
#define STUDIO_ACTION_MAP_COLOUR "win.map-colour" /* s, state s: community, category, margin … */
#define STUDIO_ACTION_MAP_SIZE "win.map-size"     /* s, state s: orders, revenue, units, links */
#define STUDIO_ACTION_MAP_WIDTH "win.map-width"   /* s, state s: a measure */
#define STUDIO_ACTION_MAP_TINT "win.map-tint"     /* s, state s: a measure, or group */
#define STUDIO_ACTION_MAP_EXPAND "win.map-expand" /* as: SKUs */
#define STUDIO_ACTION_MAP_COLLAPSE "win.map-collapse"
#define STUDIO_ACTION_MAP_HIDE "win.map-hide" /* as: SKUs */
#define STUDIO_ACTION_MAP_SHOW_HIDDEN "win.map-show-hidden"
#define STUDIO_ACTION_MAP_PIN "win.map-pin"                             /* as: SKUs */
#define STUDIO_ACTION_MAP_UNPIN "win.map-unpin"                         /* as: SKUs */
#define STUDIO_ACTION_MAP_PLACE "win.map-place"                         /* (sdd): SKU, map units */
#define STUDIO_ACTION_MAP_SELECT_NEIGHBOURS "win.map-select-neighbours" /* as: SKUs */
#define STUDIO_ACTION_MAP_FOCUS "win.map-focus"                         /* (su): SKU, steps */
#define STUDIO_ACTION_MAP_STEPS "win.map-steps"                         /* u, state u */
#define STUDIO_ACTION_MAP_SHOW_ALL "win.map-show-all"
#define STUDIO_ACTION_MAP_MINIMAP "win.map-minimap"     /* state b */
#define STUDIO_ACTION_MAP_LEGEND "win.map-legend"       /* state b */
#define STUDIO_ACTION_MAP_TOOL "win.map-tool"           /* s, state s: pan, rectangle, lasso */
#define STUDIO_ACTION_MAP_ZOOM "win.map-zoom"           /* s: in, out, fit, selection, 1.5 */
#define STUDIO_ACTION_MAP_ZOOM_AT "win.map-zoom-at"     /* (ddd): factor, pixels */
#define STUDIO_ACTION_MAP_PAN "win.map-pan"             /* (dd): pixels right and down */
#define STUDIO_ACTION_MAP_WALK "win.map-walk"           /* s: left, right, up, down, next … */
#define STUDIO_ACTION_MAP_TOGGLE "win.map-toggle"       /* selects what has focus, or not */
#define STUDIO_ACTION_MAP_SELECT_IN "win.map-select-in" /* (dddd): two corners, pixels */
#define STUDIO_ACTION_MAP_SELECT_LASSO "win.map-select-lasso" /* ad: x and y, pixels */
#define STUDIO_ACTION_MAP_MENU "win.map-menu"                 /* of what has focus */
#define STUDIO_ACTION_MAP_FLY_TO "win.map-fly-to"             /* s: a SKU */
#define STUDIO_ACTION_MAP_WORDS "win.map-words" /* state s: what has focus, in words */
/* The views of the selection beside the map. SKUs: of none, the selection. */
#define STUDIO_ACTION_AFFINITY_VIEW "win.affinity-view"   /* s, state s: pairs, matrix, sets … */
#define STUDIO_ACTION_AFFINITY_WHOLE "win.affinity-whole" /* state b: without the map */
#define STUDIO_ACTION_AFFINITY_SETS "win.affinity-sets"   /* s, state s: all, closed, maximal */
#define STUDIO_ACTION_AFFINITY_MATRIX_ZOOM "win.affinity-matrix-zoom"   /* s: in, out, fit */
#define STUDIO_ACTION_AFFINITY_MATRIX_FOCUS "win.affinity-matrix-focus" /* (ss): SKUs */
#define STUDIO_ACTION_AFFINITY_MAKE                                                                \
  "win.affinity-make" /* (sas): bundle, cross-sell, look, follow-up; SKUs */
#define STUDIO_ACTION_EXPORT_MAP_DATA_TO                                                           \
  "win.export-map-data-to"                    /* s: .csv, .graphml, .gexf, .json */
#define STUDIO_ACTION_PROBLEMS "win.problems" /* state i: how many offers have some */
#define STUDIO_ACTION_LOADED "win.loaded"     /* state b */
#define STUDIO_ACTION_MAPPED "win.mapped"     /* state b: pairs and map are up to date */

/* The part of a name behind "app." or "win.", as action maps want it. */
const char *studio_action_bare_name (const char *detailed_name);

/* As gtk_actionable_set_detailed_action_name(), which sets the name before the target and so warns
 * of every action that takes one. */
void studio_action_connect (GtkActionable *widget, const char *detailed_action);

/* Sets every accelerator. */
void studio_actions_set_accels (GtkApplication *application);

/* The window of shortcuts; a new one for each caller. */
GtkWidget *studio_shortcuts_window_new (void);

G_END_DECLS
