/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence for protection plans: how much of what was sold has one. */

#include "vt-offer-evidence-private.h"

#include "vt-coverage.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

#define COVERED 0 /* roles */
#define PLAN 1

typedef struct
{
  VtCoverage *coverage; /* (owned) */
  VtRoles    *roles;    /* (owned) */
  char       *name;     /* (owned): of what is covered */
  gint64      n_units;  /* of the last year that a plan was for */
  gint64      n_with;   /* those that had one */
  gint64      n_plans[VT_COVERAGE_MAX_PLANS];
  guint64     n_orders; /* of the last year with such a unit */
} Protection;

static void
protection_clear (Protection *protection)
{
  g_clear_pointer (&protection->coverage, vt_coverage_free);
  g_clear_pointer (&protection->roles, vt_roles_free);
  g_clear_pointer (&protection->name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Protection, protection_clear)

static void
protection_init (Protection *protection, VtStudy *study)
{
  VtCatalog *catalog = study->input->catalog;

  protection->coverage = vt_coverage_new (study->offer, catalog);
  protection->name =
      vt_tell_selector (&study->teller, vt_terms_get_object (study->terms, "select"));
  protection->roles = vt_roles_new (catalog);
  vt_roles_add (protection->roles);
  vt_roles_add (protection->roles);
  for (guint32 i = 0; i < vt_catalog_get_n_products (catalog); i++)
    if (protection->coverage->is_covered[i] &&
        vt_coverage_has_price (protection->coverage, vt_catalog_get (catalog, i)->price_minor))
      vt_roles_add_product (protection->roles, COVERED, i);
  for (guint i = 0; i < protection->coverage->n_plans; i++)
    vt_roles_add_product (protection->roles, PLAN, protection->coverage->plans[i].product);
}

static void
count_orders (Protection *protection, VtStudy *study)
{
  gint64 n_units;
  gint64 n_plans[VT_COVERAGE_MAX_PLANS];

  for (guint32 o = study->year.first; o < study->year.end; o++)
    {
      if (!vt_sale_is (study->input->orders, o))
        continue;
      vt_coverage_count_order (protection->coverage, study->input->orders, o, &n_units, n_plans);
      protection->n_units += n_units;
      protection->n_orders += n_units > 0;
      for (guint i = 0; i < protection->coverage->n_plans; i++)
        {
          protection->n_plans[i] += n_plans[i];
          protection->n_with += n_plans[i];
        }
    }
}

/* ---- telling ---- */

static void
tell_attach (VtStudy *study, const Protection *protection)
{
  g_autofree VtRoleMask *found =
      vt_roles_find_in_baskets (protection->roles, study->input->baskets);
  VtPairCounts counts =
      vt_found_count (found, study->input->baskets->n_baskets, VT_ROLE (COVERED), VT_ROLE (PLAN));

  vt_study_tell_attach (study, &counts, protection->name, _ ("one of the plans"));
  vt_study_tell_lift (study, &counts, protection->name, _ ("one of the plans"));
}

static void
tell_coverage (VtStudy *study, const Protection *protection)
{
  g_autofree char *units = vt_words_count ((guint64) protection->n_units);
  g_autofree char *with = vt_words_count ((guint64) protection->n_with);

  vt_study_add_share (
      study, "together", _ ("Sold with a plan anyway"),
      vt_study_tone_of_anyway ((guint64) protection->n_with, (guint64) protection->n_units),
      (guint64) protection->n_with, (guint64) protection->n_units,
      protection->n_units == 0
          ? g_strdup (_ ("Nothing that a plan is for was sold in the last year."))
          : g_strdup_printf (
                /* Translators: two counts of units */
                g_dngettext (
                    GETTEXT_PACKAGE,
                    "%s of %s units that a plan is for, sold in the last year, has one of "
                    "these plans from the same order.",
                    "%s of %s units that a plan is for, sold in the last year, have one of "
                    "these plans from the same order.",
                    (gulong) protection->n_with),
                with, units));
}

static void
tell_catalogue (VtStudy *study, const Protection *protection)
{
  const VtCoverage *coverage = protection->coverage;
  g_autofree char  *covered = vt_words_count (coverage->n_covered);
  g_autofree char  *selected = vt_words_count (coverage->n_selected);

  vt_study_add_share (
      study, "coverage", _ ("Products covered"),
      coverage->n_covered < coverage->n_selected ? VT_TONE_BAD : VT_TONE_GOOD, coverage->n_covered,
      coverage->n_selected,
      coverage->n_selected == 0
          ? g_strdup (_ ("No product is selected."))
          : g_strdup_printf (
                /* Translators: two counts of products, and what they are */
                g_dngettext (GETTEXT_PACKAGE,
                             "%s of %s product of the catalogue has a plan for its price: %s.",
                             "%s of %s products of the catalogue have a plan for their price: %s.",
                             coverage->n_selected),
                covered, selected, protection->name));
}

static void
show_plans (VtStudy *study, const Protection *protection)
{
  VtPicture *picture;

  if (protection->n_with == 0 || protection->coverage->n_plans < 2)
    return;
  picture = vt_picture_new ("plans", VT_PICTURE_BARS);
  for (guint i = 0; i < protection->coverage->n_plans; i++)
    {
      guint32          product = protection->coverage->plans[i].product;
      g_autofree char *name = vt_study_name (study, product);
      g_autofree char *count = vt_words_count ((guint64) protection->n_plans[i]);

      vt_picture_add_bar (picture, protection->n_plans[i],
                          g_strdup (vt_catalog_get (study->input->catalog, product)->sku),
                          /* Translators: a plan and how many were sold */
                          g_strdup_printf (_ ("%s: %s sold"), name, count));
    }
  picture->title = g_strdup (_ ("Plans sold"));
  picture->sentence = g_strdup (_ ("In the last year, with what they are for."));
  vt_study_add_picture (study, picture);
}

/* ---- money ---- */

/* The first plan for the price of a product. */
static guint32
find_plan (const VtCoverage *coverage, const VtProduct *product)
{
  for (guint i = 0; i < coverage->n_plans; i++)
    if (product->price_minor >= coverage->plans[i].from_minor &&
        product->price_minor <= coverage->plans[i].to_minor)
      return coverage->plans[i].product;
  return VT_PRODUCT_NONE;
}

gboolean
vt_study_protection (VtStudy *study, GError **error)
{
  g_auto (Protection) protection = {NULL};
  VtExample        example = {0};
  VtExampleMoney   money;
  gboolean         has_money = FALSE;
  guint32          best;
  g_autofree char *base = NULL;

  protection_init (&protection, study);
  count_orders (&protection, study);
  tell_attach (study, &protection);
  tell_coverage (study, &protection);
  tell_catalogue (study, &protection);
  best = vt_study_best_seller (study, protection.roles, COVERED);
  if (best != VT_PRODUCT_NONE)
    {
      guint32 plan = find_plan (protection.coverage, vt_catalog_get (study->input->catalog, best));
      g_autofree char *name = vt_study_name (study, plan);
      g_autofree char *with = vt_study_name (study, best);
      g_autofree char *what = g_strdup_printf (_ ("%s with %s"), name, with);

      vt_example_add (&example, best, 1);
      vt_example_end_before (&example);
      vt_example_add (&example, plan, 1);
      has_money = vt_study_try (study, &example, &money);
      if (has_money)
        vt_study_tell_margin (study, &money, what);
    }
  show_plans (study, &protection);
  if (!vt_study_replay (study, NULL, NULL, NULL, error))
    return FALSE;
  base = g_strdup_printf (_ ("orders with %s"), protection.name);
  if (has_money)
    vt_study_tell_break_even (study, &money, protection.n_orders, base);
  return TRUE;
}
