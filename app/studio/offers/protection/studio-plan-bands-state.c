/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from plans and prices for their picture: counts, lanes, ends, and words. */

#include "studio-plan-bands-private.h"

#include "vt-document.h"

#include <glib/gi18n-lib.h>

/* Where nothing says how far the axis goes, in minor units. */
#define DEFAULT_LOW 1000
#define DEFAULT_HIGH 100000

/* ---- what follows from the bands ---- */

static gboolean
is_covered (StudioPlanBands *self, gint64 minor)
{
  for (guint i = 0; i < self->bands->len; i++)
    if (band_at (self, i)->from_minor <= minor && minor <= band_at (self, i)->to_minor)
      return TRUE;
  return FALSE;
}

void
studio_plan_bands_prove (StudioPlanBands *self)
{
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_clear_pointer (&self->proof, vt_protection_bands_free);
  self->proof = vt_protection_bands_new ((const VtPlanBand *) self->bands->data, self->bands->len,
                                         (const gint64 *) self->prices->data, self->prices->len);
  for (guint i = 0; i < self->prices->len; i++)
    if (!is_covered (self, g_array_index (self->prices, gint64, i)))
      g_array_append_val (bare, g_array_index (self->prices, gint64, i));
  studio_price_axis_bin (&self->axis, (const gint64 *) self->prices->data, self->prices->len,
                         N_BINS, self->counts);
  studio_price_axis_bin (&self->axis, (const gint64 *) bare->data, bare->len, N_BINS,
                         self->uncovered);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
studio_plan_bands_stretch_axis (StudioPlanBands *self)
{
  gint64 min = G_MAXINT64;
  gint64 max = 0;

  if (self->prices->len > 0)
    {
      min = g_array_index (self->prices, gint64, 0);
      max = g_array_index (self->prices, gint64, self->prices->len - 1);
    }
  for (guint i = 0; i < self->bands->len; i++)
    {
      const VtPlanBand *band = band_at (self, i);

      if (band->from_minor > 0)
        min = MIN (min, band->from_minor);
      max = MAX (max, band->from_minor);
      if (band->to_minor < VT_MONEY_MAX)
        max = MAX (max, band->to_minor);
      if (band->to_minor < VT_MONEY_MAX && band->to_minor > 0)
        min = MIN (min, band->to_minor);
    }
  self->axis = max > 0 ? studio_price_axis_new (MIN (min, max), max)
                       : studio_price_axis_new (DEFAULT_LOW, DEFAULT_HIGH);
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  gint64 term = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return term < other ? -1 : term > other;
}

void
studio_plan_bands_list_lanes (StudioPlanBands *self)
{
  g_array_set_size (self->terms, 0);
  for (guint i = 0; i < self->bands->len; i++)
    {
      gboolean is_known = FALSE;

      for (guint j = 0; j < self->terms->len; j++)
        is_known =
            is_known || g_array_index (self->terms, gint64, j) == band_at (self, i)->n_months;
      if (!is_known)
        g_array_append_val (self->terms, band_at (self, i)->n_months);
    }
  g_array_sort (self->terms, compare_terms);
}

static int
compare_ends (gconstpointer a, gconstpointer b, gpointer data)
{
  const BandEnd    *end = a;
  const BandEnd    *other = b;
  const VtPlanBand *band = band_at (data, end->plan);
  const VtPlanBand *other_band = band_at (data, other->plan);

  if (band->n_months != other_band->n_months)
    return band->n_months < other_band->n_months ? -1 : 1;
  if (band->from_minor != other_band->from_minor)
    return band->from_minor < other_band->from_minor ? -1 : 1;
  if (end->plan != other->plan)
    return end->plan < other->plan ? -1 : 1;
  return end->is_upper - other->is_upper;
}

/* Lane by lane, the cheaper first; the one walked to stays. */
void
studio_plan_bands_list_ends (StudioPlanBands *self)
{
  BandEnd  current = {NO_END, FALSE};
  gboolean has_current = self->current < self->ends->len;

  if (has_current)
    current = g_array_index (self->ends, BandEnd, self->current);
  g_array_set_size (self->ends, 0);
  self->current = NO_END;
  for (guint i = 0; i < self->bands->len; i++)
    for (guint upper = 0; upper < 2; upper++)
      {
        BandEnd end = {i, upper == 1};

        g_array_append_val (self->ends, end);
      }
  g_array_sort_with_data (self->ends, compare_ends, self);
  for (guint i = 0; i < self->ends->len; i++)
    {
      const BandEnd *end = &g_array_index (self->ends, BandEnd, i);

      if (has_current && end->plan == current.plan && end->is_upper == current.is_upper)
        self->current = i;
    }
}

/* ---- saying ---- */

static char *
describe_end (StudioPlanBands *self, const BandEnd *end)
{
  const VtPlanBand *band = band_at (self, end->plan);
  gint64            minor = studio_plan_bands_end_minor (self, end);
  guint             n = vt_prices_count ((const gint64 *) self->prices->data, self->prices->len,
                                         band->from_minor, band->to_minor);
  g_autofree char  *money = vt_money_to_display (minor, &self->currency);
  g_autofree char  *where = NULL;
  g_autofree char  *products =
      g_strdup_printf (ngettext ("%u product in its band", "%u products in its band", n), n);

  if (end->is_upper)
    /* Translators: how far a price band goes */
    where = minor < VT_MONEY_MAX ? g_strdup_printf (_ ("up to %s"), money)
                                 : g_strdup (_ ("without an upper end"));
  else
    where = g_strdup_printf (_ ("from %s"), money);
  /* Translators: a plan, an end of its price band, how many products it is for */
  return g_strdup_printf (_ ("%s: %s; %s"), (const char *) self->names->pdata[end->plan], where,
                          products);
}

static char *
describe_all (StudioPlanBands *self)
{
  guint n_between = 0;

  for (guint i = 0; i < self->proof->gaps->len; i++)
    n_between += g_array_index (self->proof->gaps, VtBandGap, i).is_between;
  return g_strdup_printf (_ ("%u products, %u without a plan; gaps between plans: %u, overlaps: %u."
                             " Up and Down walk over the ends of the bands"),
                          self->prices->len, self->proof->n_uncovered, n_between,
                          self->proof->overlaps->len);
}

void
studio_plan_bands_say (StudioPlanBands *self)
{
  g_autofree char *text =
      self->current < self->ends->len
          ? describe_end (self, &g_array_index (self->ends, BandEnd, self->current))
          : describe_all (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}
