/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When, where, for whom and how often an offer is there. */

#include "studio-offer-conditions.h"

#include "studio-choice-field.h"
#include "studio-condition-builder.h"
#include "studio-date-field.h"
#include "studio-field-set.h"
#include "studio-fold-field.h"
#include "studio-money-field.h"
#include "studio-number-field.h"
#include "studio-percent-field.h"
#include "studio-text-field.h"
#include "vt-document.h"

#include <glib/gi18n-lib.h>

#define MAX_PER_CART 1000000
#define MAX_CHANNELS 100
#define PPM_WHOLE 1000000

static GtkWidget *
add (GPtrArray *rows, GtkWidget *field)
{
  g_ptr_array_add (rows, field);
  return field;
}

static void
add_hint (GtkWidget *field, const char *hint)
{
  studio_field_row_set_hint (STUDIO_FIELD_ROW (field), hint);
}

/* ---- schedule ---- */

static void
extend_schedule (StudioSession *session, GPtrArray *rows)
{
  VtCatalog       *catalog = studio_session_get_catalog (session);
  g_autofree char *zone = g_strdup_printf (
      /* Translators: the name of a time zone */
      _ ("By the clock in %s; 22:00-02:00 goes on past midnight"),
      catalog != NULL ? vt_catalog_get_time_zone (catalog) : "UTC");
  GtkWidget *hours;

  add_hint (add (rows, studio_date_field_new (session, _ ("From"), "schedule/from", _ ("always"))),
            _ ("A day as 2025-11-24, or a time as 2025-11-24 18:30, UTC"));
  add_hint (
      add (rows, studio_date_field_new (session, _ ("Until"), "schedule/until", _ ("always"))),
      _ ("Until but not including then"));
  add (rows, studio_weekdays_field_new (session, _ ("Days of the week"), "schedule/weekdays"));
  hours = studio_hours_field_new (session, _ ("Hours"), "schedule/hours", _ ("all day"));
  add_hint (add (rows, hours), zone);
}

static const StudioFold schedule = {
    .title = N_ ("Schedule"),
    .absent = N_ ("Always"),
    .members = (const char *const[]){"schedule", NULL},
    .extend = extend_schedule,
};

/* ---- where and how ---- */

static void
extend_places (StudioSession *session, GPtrArray *rows)
{
  add_hint (add (rows, studio_coupons_field_new (session, _ ("Coupons"))),
            _ ("One of them has to be in the cart, letter by letter"));
  add_hint (add (rows, studio_words_field_new (session, _ ("Channels"), "channels", MAX_CHANNELS,
                                               _ ("all"))),
            _ ("As the storefront calls them: web, app, store"));
  add (rows, studio_places_field_new (session, _ ("Suggested at"), "placements"));
}

static const StudioFold places = {
    .title = N_ ("Coupons and Places"),
    .absent = N_ ("No coupon, everywhere"),
    .members = (const char *const[]){"coupon", "coupons", "channels", "placements", NULL},
    .extend = extend_places,
};

/* ---- limits ---- */

static const StudioChoice over_budget[] = {
    {NULL, N_ ("Give what is left")},
    {"refuse", N_ ("Give nothing")},
};

static void
extend_limits (StudioSession *session, GPtrArray *rows)
{
  add (rows, studio_number_field_new (session, _ ("Times in a cart"), "limits/per_cart", 1,
                                      MAX_PER_CART, NULL, _ ("no limit")));
  add (rows, studio_number_field_new (session, _ ("Times for a customer"), "limits/per_customer", 1,
                                      VT_MONEY_MAX, NULL, _ ("no limit")));
  add (rows, studio_number_field_new (session, _ ("Times in all"), "limits/total", 1, VT_MONEY_MAX,
                                      NULL, _ ("no limit")));
  add_hint (add (rows, studio_money_field_new (session, _ ("Budget"), "limits/budget", 1,
                                               _ ("no limit"))),
            _ ("What it takes off at most in all carts"));
  add (rows, studio_choice_field_new (session, _ ("Beyond the budget"), "limits/over_budget",
                                      over_budget, G_N_ELEMENTS (over_budget)));
}

static const StudioFold limits = {
    .title = N_ ("Limits"),
    .absent = N_ ("As often as it fits"),
    .members = (const char *const[]){"limits", NULL},
    .extend = extend_limits,
};

/* ---- beside other offers ---- */

static void
extend_combining (StudioSession *session, GPtrArray *rows)
{
  add_hint (add (rows, studio_text_field_new (session, _ ("Exclusive group"), "exclusive_group",
                                              VT_ID_MAX_BYTES, _ ("none"))),
            _ ("Of the offers that name the same group a cart gets one"));
  add_hint (add (rows, studio_switch_field_new (session, _ ("Last"), "last", FALSE)),
            _ ("No later offer joins what it took something off"));
}

/* Kinds that claim units cannot join those of others. */
static void
extend_joining (StudioSession *session, GPtrArray *rows)
{
  add_hint (add (rows, studio_switch_field_new (session, _ ("Joins other offers"), "stacks", TRUE)),
            _ ("Off what is left of units that others have claimed, too"));
  extend_combining (session, rows);
}

static const StudioFold joining = {
    .title = N_ ("Beside Other Offers"),
    .absent = N_ ("Joins other offers"),
    .members = (const char *const[]){"exclusive_group", "last", "stacks", NULL},
    .extend = extend_joining,
};

static const StudioFold claiming = {
    .title = N_ ("Beside Other Offers"),
    .absent = N_ ("Each unit is in one offer at most"),
    .members = (const char *const[]){"exclusive_group", "last", "stacks", NULL},
    .extend = extend_combining,
};

static gboolean
joins (const VtOffer *offer)
{
  return offer->kind == VT_OFFER_MARKDOWN || offer->kind == VT_OFFER_SUBSCRIPTION;
}

static gboolean
claims (const VtOffer *offer)
{
  return !joins (offer);
}

/* ---- floors ---- */

static const StudioChoice on_cut[] = {
    {NULL, N_ ("As the pack says")},
    {"keep", N_ ("Is not given")},
    {"share", N_ ("Goes to what has room")},
};

static void
extend_floors (StudioSession *session, GPtrArray *rows)
{
  add_hint (add (rows, studio_percent_field_new (session, _ ("Lowest margin"), "guards/min_margin",
                                                 PPM_WHOLE, _ ("none"))),
            _ ("Of the price of each unit, where its cost is known"));
  add_hint (add (rows, studio_money_field_new (session, _ ("Lowest price"), "guards/min_price", 0,
                                               _ ("none"))),
            _ ("Of each unit"));
  add_hint (add (rows, studio_choice_field_new (session, _ ("What a floor keeps"), "guards/on_cut",
                                                on_cut, G_N_ELEMENTS (on_cut))),
            _ ("Of an amount that is shared out"));
}

static const StudioFold floors = {
    .title = N_ ("Floors"),
    .absent = N_ ("None but those of the pack"),
    .members = (const char *const[]){"guards", NULL},
    .extend = extend_floors,
};

/* ---- all ---- */

static void
add_fold_if (StudioFieldSet   *set,
             StudioSession    *session,
             const StudioFold *fold,
             StudioFieldTest   test)
{
  GtkWidget *field = studio_fold_field_new (session, fold);

  studio_field_set_add (set, field);
  if (test != NULL)
    studio_field_set_show_if (set, field, test);
}

GtkWidget *
studio_offer_conditions_new (StudioSession *session)
{
  GtkWidget      *widget = studio_field_set_new ();
  StudioFieldSet *set = STUDIO_FIELD_SET (widget);

  studio_field_set_add (
      set, studio_condition_builder_new (session, _ ("For Whom"), "audience", _ ("Everyone")));
  studio_field_set_add (set, studio_condition_builder_new (session, _ ("What Has to Hold"), "when",
                                                           _ ("Nothing more")));
  studio_field_set_add_group (set, _ ("When, Where and How Often"), NULL,
                              _ ("When it holds, and how often"));
  add_fold_if (set, session, &schedule, NULL);
  add_fold_if (set, session, &places, NULL);
  add_fold_if (set, session, &limits, NULL);
  add_fold_if (set, session, &joining, joins);
  add_fold_if (set, session, &claiming, claims);
  add_fold_if (set, session, &floors, NULL);
  return widget;
}
