/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence for quantity discounts: how many units orders have, and what one more would bring. */

#include "vt-offer-evidence-private.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define REWARDED 0 /* roles */
#define BOUGHT 1
/* Orders of so many units and more share a bar, unless a break lies beyond. */
#define MIN_SHOWN 10
#define MAX_SHOWN 40

typedef struct
{
  VtRoles *roles; /* (owned) */
  char    *name;  /* (owned): of what is selected */
  gboolean buys_other;
  gint64   buy;
  gint64   need;     /* units in a cart from which on it holds; with @buys_other those bought */
  GArray  *of_units; /* (owned) (element-type guint64): orders of the year by units, the last for
                        all beyond */
  guint64 n_any;     /* with a unit */
  guint64 n_second;  /* with two */
  guint64 n_enough;  /* with @need */
} Volume;

static void
volume_clear (Volume *volume)
{
  g_clear_pointer (&volume->roles, vt_roles_free);
  g_clear_pointer (&volume->name, g_free);
  g_clear_pointer (&volume->of_units, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Volume, volume_clear)

/* Of a break, from how many units on; 0 where that is not said. */
static gint64
break_from (VtStudy *study, guint index)
{
  JsonArray *breaks = vt_terms_get_array (study->terms, "breaks");

  return vt_terms_get_int64 (vt_terms_get_element (breaks, index), "from", 0);
}

static guint
n_breaks (VtStudy *study)
{
  return vt_terms_get_length (vt_terms_get_array (study->terms, "breaks"));
}

static void
volume_init (Volume *volume, VtStudy *study)
{
  JsonObject *select = vt_terms_get_object (study->terms, "select");
  JsonObject *buy_select = vt_terms_get_object (study->terms, "buy_select");
  gint64      get = MAX (vt_terms_get_int64 (study->terms, "get", 1), 1);
  gint64      last = n_breaks (study) > 0 ? break_from (study, n_breaks (study) - 1) : 0;

  volume->roles = vt_roles_new (study->input->catalog);
  vt_roles_add (volume->roles);
  vt_roles_add (volume->roles);
  vt_roles_add_selector (volume->roles, REWARDED, select);
  if (buy_select != NULL)
    vt_roles_add_selector (volume->roles, BOUGHT, buy_select);
  vt_roles_finish (volume->roles);
  volume->name = vt_tell_selector (&study->teller, select);
  volume->buys_other = buy_select != NULL;
  volume->buy = MAX (vt_terms_get_int64 (study->terms, "buy", 0), 0);
  volume->need = n_breaks (study) > 0 ? MAX (break_from (study, 0), 1) : volume->buy + get;
  volume->of_units = g_array_new (FALSE, TRUE, sizeof (guint64));
  g_array_set_size (volume->of_units,
                    (guint) CLAMP (MAX (last, volume->need) + 2, MIN_SHOWN + 1, MAX_SHOWN + 1));
}

static void
count_orders (Volume *volume, VtStudy *study)
{
  gint64 units[2];

  for (guint32 o = study->year.first; o < study->year.end; o++)
    {
      if (!vt_sale_is (study->input->orders, o))
        continue;
      vt_roles_count_order (volume->roles, study->input->orders, o, units);
      if (units[REWARDED] == 0)
        continue;
      g_array_index (volume->of_units, guint64,
                     MIN (units[REWARDED], (gint64) volume->of_units->len - 1))++;
      volume->n_any++;
      volume->n_second += units[REWARDED] >= 2;
      volume->n_enough += units[REWARDED] >= volume->need;
    }
}

/* ---- telling ---- */

static void
tell_second (VtStudy *study, const Volume *volume)
{
  g_autofree char *any = vt_words_count (volume->n_any);
  g_autofree char *second = vt_words_count (volume->n_second);

  vt_study_add_share (
      study, "attach", _ ("Second unit now"), VT_TONE_NEUTRAL, volume->n_second, volume->n_any,
      volume->n_any == 0
          ? g_strdup_printf (_ ("No order has %s yet."), volume->name)
          : g_strdup_printf (
                /* Translators: two counts of orders, and what is in them */
                g_dngettext (GETTEXT_PACKAGE, "Of %s order with %s, %s has two units or more.",
                             "Of %s orders with %s, %s have two units or more.",
                             (gulong) volume->n_any),
                any, volume->name, second));
}

static void
tell_enough (VtStudy *study, const Volume *volume)
{
  g_autofree char *any = vt_words_count (volume->n_any);
  g_autofree char *enough = vt_words_count (volume->n_enough);

  if (volume->n_any == 0)
    return;
  vt_study_add_share (
      study, "together", _ ("Bought in that quantity anyway"),
      vt_study_tone_of_anyway (volume->n_enough, volume->n_any), volume->n_enough, volume->n_any,
      g_strdup_printf (
          /* Translators: two counts of orders, what is in them, a number of units */
          g_dngettext (GETTEXT_PACKAGE,
                       "%s of %s orders with %s has %" PRId64
                       " units or more, and would get the discount for it.",
                       "%s of %s orders with %s have %" PRId64
                       " units or more, and would get the discount for it.",
                       (gulong) volume->n_enough),
          enough, any, volume->name, volume->need));
}

static void
mark_need (VtStudy *study, const Volume *volume, VtPicture *picture)
{
  for (guint i = 0; i < n_breaks (study); i++)
    if (break_from (study, i) > 0 && break_from (study, i) < (gint64) volume->of_units->len)
      vt_picture_add_mark (picture, break_from (study, i),
                           /* Translators: a number of units */
                           g_strdup_printf (_ ("from %" PRId64), break_from (study, i)));
  if (n_breaks (study) == 0 && volume->need < (gint64) volume->of_units->len)
    vt_picture_add_mark (picture, volume->need,
                         g_strdup_printf (_ ("from %" PRId64), volume->need));
}

static void
show_units (VtStudy *study, const Volume *volume)
{
  VtPicture *picture;
  guint      last = volume->of_units->len - 1;

  if (volume->n_any == 0)
    return;
  picture = vt_picture_new ("units", VT_PICTURE_HISTOGRAM);
  for (guint i = 1; i <= last; i++)
    {
      guint64          n = g_array_index (volume->of_units, guint64, i);
      g_autofree char *count = vt_words_count (n);
      /* Translators: a number of units and more */
      g_autofree char *label =
          i < last ? g_strdup_printf ("%u", i) : g_strdup_printf (_ ("%u+"), i);

      vt_picture_add_bin (
          picture, i, i < last ? i + 1 : G_MAXINT64, (gint64) n, g_strdup (label),
          /* Translators: units in an order, a count of orders */
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s unit: %s of the orders",
                                        "%s units: %s of the orders", i),
                           label, count));
    }
  picture->title = g_strdup (_ ("Units in an order"));
  picture->sentence = g_strdup_printf (_ ("Orders of the last year with %s, by how many units they "
                                          "have."),
                                       volume->name);
  if (!volume->buys_other)
    mark_need (study, volume, picture);
  vt_study_add_picture (study, picture);
}

/* ---- money ---- */

static gboolean
try_one_more (VtStudy *study, const Volume *volume, VtExampleMoney *ret_money)
{
  guint32 rewarded = vt_study_best_seller (study, volume->roles, REWARDED);
  guint32 bought =
      volume->buys_other ? vt_study_best_seller (study, volume->roles, BOUGHT) : rewarded;
  gint64    get = MAX (vt_terms_get_int64 (study->terms, "get", 1), 1);
  gint64    before = n_breaks (study) > 0 ? volume->need - 1 : volume->buy;
  VtExample example = {0};

  if (rewarded == VT_PRODUCT_NONE || bought == VT_PRODUCT_NONE)
    return FALSE;
  vt_example_add (&example, bought, before);
  vt_example_end_before (&example);
  vt_example_add (&example, rewarded, n_breaks (study) > 0 ? 1 : get);
  return vt_study_try (study, &example, ret_money);
}

static char *
name_example (VtStudy *study, const Volume *volume)
{
  g_autofree char *name =
      vt_study_name (study, vt_study_best_seller (study, volume->roles, REWARDED));
  g_autofree char *bought = NULL;

  if (!volume->buys_other)
    /* Translators: a number of units, and the product that sells most */
    return g_strdup_printf (_ ("%" PRId64 " of %s"), volume->need, name);
  bought = vt_study_name (study, vt_study_best_seller (study, volume->roles, BOUGHT));
  /* Translators: two products */
  return g_strdup_printf (_ ("%s with %s"), name, bought);
}

static guint64
count_buyers (VtStudy *study, const Volume *volume)
{
  guint64 n = 0;
  gint64  units[2];

  for (guint32 o = study->year.first; o < study->year.end; o++)
    {
      if (!vt_sale_is (study->input->orders, o))
        continue;
      vt_roles_count_order (volume->roles, study->input->orders, o, units);
      n += units[BOUGHT] >= MAX (volume->buy, 1);
    }
  return n;
}

/* What is bought for the reward is another thing: as an accessory. */
static void
tell_bought (VtStudy *study, const Volume *volume)
{
  JsonObject            *buy_select = vt_terms_get_object (study->terms, "buy_select");
  g_autofree VtRoleMask *found = vt_roles_find_in_baskets (volume->roles, study->input->baskets);
  g_autofree char       *with = vt_tell_selector (&study->teller, buy_select);
  VtPairCounts counts = vt_found_count (found, study->input->baskets->n_baskets, VT_ROLE (BOUGHT),
                                        VT_ROLE (REWARDED));

  vt_study_tell_attach (study, &counts, with, volume->name);
  vt_study_tell_lift (study, &counts, with, volume->name);
}

gboolean
vt_study_volume (VtStudy *study, GError **error)
{
  g_auto (Volume) volume = {NULL};
  VtExampleMoney money;
  gboolean       has_money;

  volume_init (&volume, study);
  count_orders (&volume, study);
  if (volume.buys_other)
    tell_bought (study, &volume);
  else
    {
      tell_second (study, &volume);
      tell_enough (study, &volume);
    }
  vt_study_add_count (study, "selected", _ ("Products it holds for"),
                      vt_roles_count (volume.roles, REWARDED),
                      g_strdup_printf (_ ("What is selected: %s."), volume.name));
  has_money = try_one_more (study, &volume, &money);
  if (has_money)
    {
      g_autofree char *name = name_example (study, &volume);

      vt_study_tell_margin (study, &money, name);
    }
  show_units (study, &volume);
  if (!vt_study_replay (study, NULL, NULL, NULL, error))
    return FALSE;
  if (has_money)
    {
      JsonObject *base =
          vt_terms_get_object (study->terms, volume.buys_other ? "buy_select" : "select");
      g_autofree char *with = vt_tell_selector (&study->teller, base);
      g_autofree char *orders = g_strdup_printf (_ ("orders with %s"), with);

      vt_study_tell_break_even (
          study, &money, volume.buys_other ? count_buyers (study, &volume) : volume.n_any, orders);
    }
  return TRUE;
}
