/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence for less on whatever is selected: what of it was sold, month by month. */

#include "vt-offer-evidence-private.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64   n_units;
  gint64   n_orders;
  __int128 value_minor;
  __int128 cost_minor;
  guint64  n_without_cost; /* units */
  gint64  *month_units;    /* (owned) (array length=n_months) */
  int      first_month;
  guint    n_months;
} Sold;

static void
sold_clear (Sold *sold)
{
  g_clear_pointer (&sold->month_units, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sold, sold_clear)

static gint64
count_order (Sold *sold, VtStudy *study, const VtRoles *roles, guint32 order)
{
  VtOrders *orders = study->input->orders;
  gint64    n_units = 0;

  for (guint32 l = orders->order_first_line[order]; l < orders->order_first_line[order + 1]; l++)
    {
      guint32 product = orders->line_product[l];
      gint64  quantity = orders->line_quantity[l];
      gint64  cost_minor;

      if (!vt_roles_has (roles, product, 0) || !vt_sale_line_is_sold (orders, l))
        continue;
      cost_minor = vt_catalog_get (study->input->catalog, product)->cost_minor;
      n_units += quantity;
      sold->value_minor += (__int128) orders->line_price_minor[l] * quantity;
      if (cost_minor != VT_MONEY_UNKNOWN)
        sold->cost_minor += (__int128) cost_minor * quantity;
      else
        sold->n_without_cost += (guint64) quantity;
    }
  return n_units;
}

static void
count_sold (Sold *sold, VtStudy *study, const VtRoles *roles)
{
  const VtYear *year = &study->year;

  sold->first_month = vt_month_of (study->input->orders->order_time_us[year->first]);
  sold->n_months = (guint) (vt_month_of (year->until_us) - sold->first_month + 1);
  sold->month_units = g_new0 (gint64, sold->n_months);
  for (guint32 o = year->first; o < year->end; o++)
    {
      gint64 n_units;

      if (!vt_sale_is (study->input->orders, o))
        continue;
      n_units = count_order (sold, study, roles, o);
      sold->n_orders += n_units > 0;
      sold->n_units += n_units;
      sold->month_units[vt_month_of (study->input->orders->order_time_us[o]) - sold->first_month] +=
          n_units;
    }
}

/* ---- telling ---- */

static void
tell_sold (VtStudy *study, const Sold *sold, const char *name)
{
  g_autofree char *units = vt_words_count ((guint64) sold->n_units);
  g_autofree char *orders = vt_words_count ((guint64) sold->n_orders);
  g_autofree char *all = vt_words_count (study->year.n_sales);
  VtFact          *fact;

  fact = vt_study_add_count (
      study, "units", _ ("Sold last year without it"), sold->n_units,
      /* Translators: a count of units, what they are, two counts of orders */
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s unit of %s in %s of %s orders.",
                                    "%s units of %s in %s of %s orders.", (gulong) sold->n_units),
                       units, name, orders, all));
  fact->n_of = study->year.n_sales;
  vt_study_add_share (study, "together", _ ("Orders that have it anyway"), VT_TONE_NEUTRAL,
                      (guint64) sold->n_orders, study->year.n_sales,
                      g_strdup_printf (_ ("%s of %s orders of the last year have %s at the full "
                                          "price."),
                                       orders, all, name));
}

static void
show_sold (VtStudy *study, const Sold *sold, const char *name)
{
  VtPicture *picture;

  if (sold->n_units == 0)
    return;
  picture = vt_picture_new ("sold", VT_PICTURE_BARS);
  for (guint i = 0; i < sold->n_months; i++)
    {
      int              month = sold->first_month + (int) i;
      g_autofree char *label = vt_study_month (month / 12, month % 12 + 1);
      g_autofree char *units = vt_words_count ((guint64) sold->month_units[i]);

      vt_picture_add_bar (
          picture, sold->month_units[i], g_strdup (label),
          /* Translators: a month and a count of units */
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %s unit", "%s: %s units",
                                        (gulong) sold->month_units[i]),
                           label, units));
    }
  picture->title = g_strdup (_ ("Units sold, month by month"));
  picture->sentence = g_strdup_printf (_ ("What was sold of %s in the last year."), name);
  vt_study_add_picture (study, picture);
}

/* What all units together brought, less what the offer would have taken off; by it a unit more is
 * judged. */
static gint64
margin_with_offer (VtStudy *study, const Sold *sold)
{
  gint64   given_minor = vt_study_get_given_minor (study);
  __int128 margin = sold->value_minor - sold->cost_minor;

  if (given_minor == VT_MONEY_UNKNOWN || sold->n_without_cost > 0 || sold->n_units == 0)
    return VT_MONEY_UNKNOWN;
  margin -= given_minor;
  return margin > -G_MAXINT64 && margin < G_MAXINT64 ? (gint64) margin : VT_MONEY_UNKNOWN;
}

gboolean
vt_study_markdown (VtStudy *study, GError **error)
{
  JsonObject      *select = vt_terms_get_object (study->terms, "select");
  g_autofree char *name = vt_tell_selector (&study->teller, select);
  g_autoptr (VtRoles) roles = vt_roles_new (study->input->catalog);
  g_auto (Sold) sold = {0};
  VtExample      example = {0};
  VtExampleMoney money;
  guint32        best;

  vt_roles_add (roles);
  vt_roles_add_selector (roles, 0, select);
  vt_roles_finish (roles);
  count_sold (&sold, study, roles);
  tell_sold (study, &sold, name);
  vt_study_add_count (study, "selected", _ ("Products it holds for"), vt_roles_count (roles, 0),
                      g_strdup_printf (_ ("What is selected: %s."), name));
  best = vt_study_best_seller (study, roles, 0);
  vt_example_add (&example, best, 1);
  if (vt_study_try (study, &example, &money))
    {
      g_autofree char *product = vt_study_name (study, best);

      vt_study_tell_margin (study, &money, product);
    }
  show_sold (study, &sold, name);
  if (!vt_study_replay (study, NULL, NULL, NULL, error))
    return FALSE;
  vt_study_tell_break_even_units (study, margin_with_offer (study, &sold), sold.n_units);
  return TRUE;
}
