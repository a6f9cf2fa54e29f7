/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which prices the plans of a protection offer leave without a plan, and which they give two. */

#include "vt-protection-bands.h"

#include "vt-document.h"
#include "vt-terms-path.h"

#include <glib/gi18n-lib.h>

GArray *
vt_plan_bands_read (JsonObject *terms)
{
  GArray    *bands = g_array_new (FALSE, FALSE, sizeof (VtPlanBand));
  JsonArray *plans = vt_terms_get_array (terms, "plans");

  for (guint i = 0; i < vt_terms_get_length (plans); i++)
    {
      JsonObject *plan = vt_terms_get_element (plans, i);
      JsonObject *price = vt_terms_get_object (plan, "price");
      VtPlanBand  band = {
           .plan = i,
           .n_months = vt_terms_get_int64 (plan, "term_months", 0),
           .from_minor = CLAMP (vt_terms_get_int64 (price, "from", 0), 0, VT_MONEY_MAX),
           .to_minor = CLAMP (vt_terms_get_int64 (price, "to", VT_MONEY_MAX), 0, VT_MONEY_MAX),
      };

      g_array_append_val (bands, band);
    }
  return bands;
}

/* ---- counting ---- */

/* How many prices are below. */
static guint
count_below (const gint64 *prices, guint n_prices, gint64 minor)
{
  guint low = 0;
  guint high = n_prices;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (prices[middle] < minor)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint
vt_prices_count (const gint64 *prices, guint n_prices, gint64 from_minor, gint64 to_minor)
{
  g_return_val_if_fail (prices != NULL || n_prices == 0, 0);

  if (from_minor > to_minor)
    return 0;
  return (to_minor < VT_MONEY_MAX ? count_below (prices, n_prices, to_minor + 1) : n_prices) -
         count_below (prices, n_prices, from_minor);
}

/* ---- the sweep ---- */

typedef struct
{
  const gint64 *prices; /* (unowned) */
  guint         n_prices;
} Prices;

static gboolean
is_empty (const VtPlanBand *band)
{
  return band->from_minor > band->to_minor;
}

static int
compare_bands (gconstpointer a, gconstpointer b)
{
  const VtPlanBand *band = a;
  const VtPlanBand *other = b;

  if (band->n_months != other->n_months)
    return band->n_months < other->n_months ? -1 : 1;
  if (band->from_minor != other->from_minor)
    return band->from_minor < other->from_minor ? -1 : 1;
  return band->plan < other->plan ? -1 : band->plan > other->plan;
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const VtPlanBand *band = a;
  const VtPlanBand *other = b;

  return band->from_minor < other->from_minor ? -1 : band->from_minor > other->from_minor;
}

static void
add_gap (VtProtectionBands *self,
         const Prices      *prices,
         gint64             n_months,
         gint64             from_minor,
         gint64             to_minor)
{
  VtBandGap gap = {
      .n_months = n_months,
      .from_minor = from_minor,
      .to_minor = to_minor,
      .is_between = from_minor > 0 && to_minor < VT_MONEY_MAX,
      .n_products = vt_prices_count (prices->prices, prices->n_prices, from_minor, to_minor),
  };

  g_array_append_val (self->gaps, gap);
}

/* @bands: (array length=n): of one term, by where they begin */
static void
add_gaps (VtProtectionBands *self, const Prices *prices, const VtPlanBand *bands, guint n)
{
  gint64 next_minor = 0; /* the lowest price that is not known to have a plan */

  for (guint i = 0; i < n; i++)
    {
      if (is_empty (&bands[i]))
        continue;
      if (bands[i].from_minor > next_minor)
        add_gap (self, prices, bands[i].n_months, next_minor, bands[i].from_minor - 1);
      next_minor = MAX (next_minor, bands[i].to_minor + 1);
    }
  if (next_minor <= VT_MONEY_MAX)
    add_gap (self, prices, bands[0].n_months, next_minor, VT_MONEY_MAX);
}

static int
compare_overlaps (gconstpointer a, gconstpointer b)
{
  const VtBandOverlap *overlap = a;
  const VtBandOverlap *other = b;

  if (overlap->n_months != other->n_months)
    return overlap->n_months < other->n_months ? -1 : 1;
  if (overlap->plan_a != other->plan_a)
    return overlap->plan_a < other->plan_a ? -1 : 1;
  return overlap->plan_b < other->plan_b ? -1 : overlap->plan_b > other->plan_b;
}

static void
add_overlaps (VtProtectionBands *self, const Prices *prices, const VtPlanBand *bands, guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        VtBandOverlap overlap = {
            .n_months = bands[i].n_months,
            .plan_a = MIN (bands[i].plan, bands[j].plan),
            .plan_b = MAX (bands[i].plan, bands[j].plan),
            .from_minor = MAX (bands[i].from_minor, bands[j].from_minor),
            .to_minor = MIN (bands[i].to_minor, bands[j].to_minor),
        };

        if (is_empty (&bands[i]) || is_empty (&bands[j]) || overlap.from_minor > overlap.to_minor)
          continue;
        overlap.n_products = vt_prices_count (prices->prices, prices->n_prices, overlap.from_minor,
                                              overlap.to_minor);
        g_array_append_val (self->overlaps, overlap);
      }
}

/* @bands: (array length=n): by where they begin, whatever their term */
static guint
count_covered (const Prices *prices, const VtPlanBand *bands, guint n)
{
  gint64 next_minor = 0; /* the lowest price that was not counted */
  guint  n_covered = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 from_minor = MAX (bands[i].from_minor, next_minor);

      if (is_empty (&bands[i]) || from_minor > bands[i].to_minor)
        continue;
      n_covered +=
          vt_prices_count (prices->prices, prices->n_prices, from_minor, bands[i].to_minor);
      next_minor = bands[i].to_minor + 1;
    }
  return n_covered;
}

VtProtectionBands *
vt_protection_bands_new (const VtPlanBand *plans,
                         guint             n_plans,
                         const gint64     *prices,
                         guint             n_prices)
{
  VtProtectionBands     *self;
  Prices                 given = {prices, n_prices};
  g_autofree VtPlanBand *bands = NULL;

  g_return_val_if_fail (plans != NULL || n_plans == 0, NULL);
  g_return_val_if_fail (prices != NULL || n_prices == 0, NULL);

  self = g_new0 (VtProtectionBands, 1);
  self->gaps = g_array_new (FALSE, FALSE, sizeof (VtBandGap));
  self->overlaps = g_array_new (FALSE, FALSE, sizeof (VtBandOverlap));
  self->idle = g_array_new (FALSE, FALSE, sizeof (guint));
  bands = g_memdup2 (plans, n_plans * sizeof *plans);

  if (n_plans > 0)
    qsort (bands, n_plans, sizeof *bands, compare_bands);
  for (guint first = 0, end; first < n_plans; first = end)
    {
      for (end = first + 1; end < n_plans && bands[end].n_months == bands[first].n_months; end++)
        continue;
      add_gaps (self, &given, bands + first, end - first);
      add_overlaps (self, &given, bands + first, end - first);
    }
  g_array_sort (self->overlaps, compare_overlaps);
  for (guint i = 0; i < n_plans; i++)
    if (vt_prices_count (prices, n_prices, plans[i].from_minor, plans[i].to_minor) == 0)
      g_array_append_val (self->idle, plans[i].plan);
  if (n_plans > 0)
    qsort (bands, n_plans, sizeof *bands, compare_starts);
  self->n_covered = count_covered (&given, bands, n_plans);
  self->n_uncovered = n_prices - self->n_covered;
  return self;
}

void
vt_protection_bands_free (VtProtectionBands *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->gaps);
  g_array_unref (self->overlaps);
  g_array_unref (self->idle);
  g_free (self);
}

/* ---- moving ends ---- */

guint
vt_plan_bands_find_neighbour (const VtPlanBand *plans, guint n_plans, guint plan, gboolean is_upper)
{
  g_return_val_if_fail (plans != NULL && plan < n_plans, G_MAXUINT);

  for (guint i = 0; i < n_plans; i++)
    if (i != plan && plans[i].n_months == plans[plan].n_months && !is_empty (&plans[i]) &&
        (is_upper ? plans[plan].to_minor + 1 == plans[i].from_minor
                  : plans[i].to_minor + 1 == plans[plan].from_minor))
      return i;
  return G_MAXUINT;
}

void
vt_plan_bands_move (VtPlanBand *plans, guint n_plans, guint plan, gboolean is_upper, gint64 minor)
{
  guint       neighbour;
  VtPlanBand *band;

  g_return_if_fail (plans != NULL && plan < n_plans);

  neighbour = vt_plan_bands_find_neighbour (plans, n_plans, plan, is_upper);
  band = &plans[plan];
  if (is_upper)
    {
      if (neighbour != G_MAXUINT)
        minor = MIN (minor, plans[neighbour].to_minor - 1);
      band->to_minor = MAX (minor, band->from_minor);
      if (neighbour != G_MAXUINT)
        plans[neighbour].from_minor = band->to_minor + 1;
      return;
    }
  if (neighbour != G_MAXUINT)
    minor = MAX (minor, plans[neighbour].from_minor + 1);
  band->from_minor = MIN (minor, band->to_minor);
  if (neighbour != G_MAXUINT)
    plans[neighbour].to_minor = band->from_minor - 1;
}

/* Writes an end that differs into the terms, which are taken. */
static JsonNode *
write_end (JsonNode *terms, guint plan, const char *name, gint64 minor, gint64 open, GError **error)
{
  g_autofree char *path = g_strdup_printf ("plans/%u/price/%s", plan, name);
  g_autoptr (JsonNode) old = terms;
  g_autoptr (JsonNode) value = NULL;

  if (minor != open)
    value = json_node_init_int (json_node_alloc (), minor);
  return vt_terms_path_set (old, path, value, error);
}

JsonNode *
vt_plan_bands_move_in (JsonNode *terms, guint plan, gboolean is_upper, gint64 minor, GError **error)
{
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  JsonNode *moved;

  g_return_val_if_fail (terms != NULL, NULL);

  before = vt_plan_bands_read (json_node_get_object (terms));
  if (plan >= before->len)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no plan %u"), plan + 1);
      return NULL;
    }
  after = g_array_copy (before);
  vt_plan_bands_move ((VtPlanBand *) after->data, after->len, plan, is_upper, minor);
  moved = json_node_ref (terms);
  for (guint i = 0; i < after->len && moved != NULL; i++)
    {
      const VtPlanBand *old = &g_array_index (before, VtPlanBand, i);
      const VtPlanBand *new = &g_array_index (after, VtPlanBand, i);

      if (new->from_minor != old->from_minor)
        moved = write_end (moved, i, "from", new->from_minor, 0, error);
      if (moved != NULL && new->to_minor != old->to_minor)
        moved = write_end (moved, i, "to", new->to_minor, VT_MONEY_MAX, error);
    }
  return moved;
}
