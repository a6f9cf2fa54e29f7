/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence for ladders of tiers: what each sells, and what a step up brings. */

#include "vt-offer-evidence-private.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  VtRoles *roles; /* (owned): one a tier */
  guint    n_tiers;
  guint32  products[VT_MAX_ROLES]; /* VT_PRODUCT_NONE */
  gint64   units[VT_MAX_ROLES];    /* of the last year */
  gint64   n_units;
  guint64  n_orders; /* of the last year with any of them */
  guint64  n_up;     /* those with one above the lowest */
  guint64  n_lower[VT_MAX_ROLES];
  gboolean has_discount;
} Ladder;

static void
ladder_clear (Ladder *ladder)
{
  g_clear_pointer (&ladder->roles, vt_roles_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ladder, ladder_clear)

static void
ladder_init (Ladder *ladder, VtStudy *study)
{
  JsonArray *tiers = vt_terms_get_array (study->terms, "tiers");

  ladder->roles = vt_roles_new (study->input->catalog);
  for (guint i = 0; i < vt_terms_get_length (tiers) && i < VT_MAX_ROLES; i++)
    {
      JsonObject *tier = vt_terms_get_element (tiers, i);
      const char *sku = vt_terms_get_text (tier, "sku");
      guint       role = vt_roles_add (ladder->roles);

      vt_roles_add_sku (ladder->roles, role, sku);
      ladder->products[role] =
          sku != NULL ? vt_catalog_index_of_sku (study->input->catalog, sku) : VT_PRODUCT_NONE;
      ladder->has_discount = ladder->has_discount || vt_terms_get_object (tier, "upgrade") != NULL;
    }
  ladder->n_tiers = ladder->roles->n_roles;
}

static void
count_orders (Ladder *ladder, VtStudy *study)
{
  gint64 units[VT_MAX_ROLES];

  for (guint32 o = study->year.first; o < study->year.end; o++)
    {
      gboolean has_any = FALSE;
      gboolean has_up = FALSE;

      if (!vt_sale_is (study->input->orders, o))
        continue;
      vt_roles_count_order (ladder->roles, study->input->orders, o, units);
      for (guint i = 0; i < ladder->n_tiers; i++)
        {
          ladder->units[i] += units[i];
          ladder->n_units += units[i];
          ladder->n_lower[i] += units[i] > 0;
          has_any = has_any || units[i] > 0;
          has_up = has_up || (i > 0 && units[i] > 0);
        }
      ladder->n_orders += has_any;
      ladder->n_up += has_up;
    }
}

/* ---- telling ---- */

static void
tell_attach (VtStudy *study, const Ladder *ladder)
{
  g_autofree char *all = vt_words_count (ladder->n_orders);
  g_autofree char *up = vt_words_count (ladder->n_up);
  g_autofree char *lowest = vt_study_name (study, ladder->products[0]);

  vt_study_add_share (
      study, "attach", _ ("Above the lowest tier now"), VT_TONE_NEUTRAL, ladder->n_up,
      ladder->n_orders,
      ladder->n_orders == 0
          ? g_strdup (_ ("No order of the last year has any of the tiers."))
          : g_strdup_printf (
                /* Translators: two counts of orders, and a product */
                g_dngettext (GETTEXT_PACKAGE,
                             "Of %s order with one of the tiers, %s has one above %s.",
                             "Of %s orders with one of the tiers, %s have one above %s.",
                             (gulong) ladder->n_orders),
                all, up, lowest));
}

static void
show_mix (VtStudy *study, const Ladder *ladder)
{
  VtPicture *picture;
  guint      most = 0;

  if (ladder->n_units == 0)
    return;
  picture = vt_picture_new ("mix", VT_PICTURE_BARS);
  for (guint i = 0; i < ladder->n_tiers; i++)
    {
      g_autofree char *name = vt_study_name (study, ladder->products[i]);
      g_autofree char *units = vt_words_count ((guint64) ladder->units[i]);
      g_autofree char *share =
          vt_words_share ((double) ladder->units[i] / (double) ladder->n_units);

      if (ladder->units[i] > ladder->units[most])
        most = i;
      vt_picture_add_bar (picture, ladder->units[i],
                          /* Translators: the number of a tier, from the lowest */
                          g_strdup_printf (_ ("Tier %u"), i + 1),
                          /* Translators: a product, a count of units, a percentage */
                          g_strdup_printf (_ ("%s: %s sold, %s"), name, units, share));
    }
  picture->title = g_strdup (_ ("Tiers sold"));
  picture->sentence = g_strdup_printf (_ ("Most in the last year: %s."),
                                       ((const VtPictureBin *) picture->bins->pdata[most])->text);
  vt_study_add_picture (study, picture);
}

/* What the margin of each tier is above that of the one below, before any discount. */
static void
tell_step_margins (VtStudy *study, const Ladder *ladder)
{
  for (guint i = 1; i < ladder->n_tiers; i++)
    {
      const VtProduct *lower, *upper;
      gint64           gain_minor;
      g_autofree char *from = vt_study_name (study, ladder->products[i - 1]);
      g_autofree char *to = vt_study_name (study, ladder->products[i]);

      if (ladder->products[i - 1] == VT_PRODUCT_NONE || ladder->products[i] == VT_PRODUCT_NONE)
        continue;
      lower = vt_catalog_get (study->input->catalog, ladder->products[i - 1]);
      upper = vt_catalog_get (study->input->catalog, ladder->products[i]);
      if (lower->price_minor == VT_MONEY_UNKNOWN || upper->price_minor == VT_MONEY_UNKNOWN ||
          lower->cost_minor == VT_MONEY_UNKNOWN || upper->cost_minor == VT_MONEY_UNKNOWN ||
          __builtin_sub_overflow (upper->price_minor - upper->cost_minor,
                                  lower->price_minor - lower->cost_minor, &gain_minor))
        continue;
      vt_study_add_money (study, "step", _ ("A step up brings"),
                          gain_minor <= 0 ? VT_TONE_BAD : VT_TONE_NEUTRAL, gain_minor,
                          /* Translators: two products */
                          g_strdup_printf (_ ("More margin for each who takes %s instead of %s, "
                                              "before any discount."),
                                           to, from));
    }
}

/* ---- money ---- */

/* The step from the tier that sells most, as most could take it. */
static guint
choose_step (const Ladder *ladder)
{
  guint step = 1;

  for (guint i = 2; i < ladder->n_tiers; i++)
    if (ladder->units[i - 1] > ladder->units[step - 1])
      step = i;
  return step;
}

/* The lower tier is left behind, so what comes before is another cart, not a part of this one. */
static gboolean
try_step (VtStudy *study, const Ladder *ladder, guint step, VtExampleMoney *ret_money)
{
  VtExample      lower = {0};
  VtExample      upper = {0};
  VtExampleMoney before;

  vt_example_add (&lower, ladder->products[step - 1], 1);
  vt_example_add (&upper, ladder->products[step], 1);
  if (lower.n_lines == 0 || upper.n_lines == 0)
    return FALSE;
  upper.lines[0].instead_of =
      vt_catalog_get (study->input->catalog, ladder->products[step - 1])->sku;
  if (!vt_study_try (study, &lower, &before) || !vt_study_try (study, &upper, ret_money))
    return FALSE;
  if (before.gain_minor == VT_MONEY_UNKNOWN || ret_money->gain_minor == VT_MONEY_UNKNOWN)
    ret_money->gain_minor = VT_MONEY_UNKNOWN;
  else
    ret_money->gain_minor -= before.gain_minor;
  return TRUE;
}

static gboolean
tell_money (VtStudy *study, const Ladder *ladder, GError **error)
{
  guint32                 n_products = vt_catalog_get_n_products (study->input->catalog);
  g_autofree const char **instead_of = g_new0 (const char *, n_products);
  guint                   step = choose_step (ladder);
  VtExampleMoney          money;
  gboolean                has_money = try_step (study, ladder, step, &money);
  g_autofree char        *from = vt_study_name (study, ladder->products[step - 1]);
  g_autofree char        *to = vt_study_name (study, ladder->products[step]);
  /* Translators: two products */
  g_autofree char *what = g_strdup_printf (_ ("%s instead of %s"), to, from);
  g_autofree char *base = g_strdup_printf (_ ("orders with %s"), from);

  if (has_money)
    vt_study_tell_margin (study, &money, what);
  for (guint i = 1; i < ladder->n_tiers; i++)
    if (ladder->products[i] != VT_PRODUCT_NONE && ladder->products[i - 1] != VT_PRODUCT_NONE)
      instead_of[ladder->products[i]] =
          vt_catalog_get (study->input->catalog, ladder->products[i - 1])->sku;
  if (!vt_study_replay (study, instead_of, NULL,
                        _ ("Taken as if everybody with a dearer tier had come by one step up."),
                        error))
    return FALSE;
  if (has_money)
    vt_study_tell_break_even (study, &money, ladder->n_lower[step - 1], base);
  return TRUE;
}

gboolean
vt_study_tier_ladder (VtStudy *study, GError **error)
{
  g_auto (Ladder) ladder = {NULL};

  ladder_init (&ladder, study);
  if (ladder.n_tiers < 2)
    return TRUE;
  count_orders (&ladder, study);
  tell_attach (study, &ladder);
  tell_step_margins (study, &ladder);
  show_mix (study, &ladder);
  if (ladder.has_discount)
    return tell_money (study, &ladder, error);
  vt_study_add_note (study, g_strdup (_ ("It takes nothing off: each step up is gained.")));
  return TRUE;
}
