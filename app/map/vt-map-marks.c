/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which mark each product on the map has, and what the marks stand for. */

#include "vt-map-marks.h"

#include "vt-community-names.h"
#include "vt-map-style.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Categories with a colour of their own; the last one of the palette is for all others. */
#define N_CATEGORIES (VT_MAP_N_PALETTE - 1)

typedef struct
{
  VtAffinityMap    *map;
  VtCatalog        *catalog;
  const VtCurrency *currency;
  const guint32    *nodes;
  guint32           n;
  guint32          *marks;   /* (owned) */
  GArray           *entries; /* (owned) of VtMapKeyEntry */
} Marking;

static void
clear_entry (gpointer data)
{
  g_free (((VtMapKeyEntry *) data)->name);
}

static const VtProduct *
product_of (const Marking *self, guint32 i)
{
  return vt_catalog_get (self->catalog, vt_affinity_map_get_product (self->map, self->nodes[i]));
}

/* Takes @name. */
static void
add_entry (Marking *self, guint32 mark, char *name)
{
  VtMapKeyEntry entry = {mark, name, 0};

  for (guint32 i = 0; i < self->n; i++)
    entry.n_products += self->marks[i] == mark;
  if (entry.n_products > 0)
    g_array_append_val (self->entries, entry);
  else
    g_free (name);
}

/* ---- groups ---- */

static void
mark_communities (Marking *self)
{
  guint32             n = vt_affinity_map_get_n_communities (self->map);
  g_autofree guint32 *n_products = g_new0 (guint32, MAX (n, 1));

  for (guint32 i = 0; i < self->n; i++)
    {
      self->marks[i] = vt_affinity_map_get_community (self->map, self->nodes[i]);
      n_products[self->marks[i]]++;
    }
  for (guint32 c = 0; c < n; c++)
    if (n_products[c] > 0)
      {
        VtMapKeyEntry entry = {c, g_strdup (vt_affinity_map_get_community_name (self->map, c)),
                               n_products[c]};

        g_array_append_val (self->entries, entry);
      }
}

/* The first part of a path, however it is written. */
static char *
root_of_category (const char *category)
{
  g_auto (GStrv) parts = vt_category_split (category);

  return g_strdup (parts[0] != NULL ? parts[0] : "");
}

typedef struct
{
  char   *name; /* (owned) */
  guint32 n_products;
  guint32 mark;
} Category;

static void
category_free (gpointer data)
{
  g_free (((Category *) data)->name);
  g_free (data);
}

/* The largest first; what has no name last. */
static int
compare_categories (gconstpointer a, gconstpointer b)
{
  const Category *x = *(Category *const *) a, *y = *(Category *const *) b;

  if ((*x->name == '\0') != (*y->name == '\0'))
    return *x->name == '\0' ? 1 : -1;
  if (x->n_products != y->n_products)
    return x->n_products > y->n_products ? -1 : 1;
  return strcmp (x->name, y->name);
}

static void
mark_categories (Marking *self)
{
  g_autoptr (GPtrArray) categories = g_ptr_array_new_with_free_func (category_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree Category **of_node = g_new (Category *, MAX (self->n, 1));

  for (guint32 i = 0; i < self->n; i++)
    {
      g_autofree char *root = root_of_category (product_of (self, i)->category);
      Category        *category = g_hash_table_lookup (by_name, root);

      if (category == NULL)
        {
          category = g_new0 (Category, 1);
          category->name = g_steal_pointer (&root);
          g_hash_table_insert (by_name, category->name, category);
          g_ptr_array_add (categories, category);
        }
      category->n_products++;
      of_node[i] = category;
    }
  g_ptr_array_sort (categories, compare_categories);
  for (guint k = 0; k < categories->len; k++)
    {
      Category *category = categories->pdata[k];

      category->mark = *category->name != '\0' ? MIN (k, N_CATEGORIES) : N_CATEGORIES;
    }
  for (guint32 i = 0; i < self->n; i++)
    self->marks[i] = of_node[i]->mark;
  for (guint k = 0; k < MIN (categories->len, N_CATEGORIES); k++)
    {
      const Category *category = categories->pdata[k];

      if (*category->name != '\0')
        add_entry (self, k, g_strdup (category->name));
    }
  add_entry (
      self, N_CATEGORIES,
      g_strdup (categories->len > N_CATEGORIES ? _ ("Other categories") : _ ("No category")));
}

/* ---- bands ---- */

/* How many of the bounds a value has reached. */
static guint32
band_of (const gint64 *bounds, guint n_bounds, gint64 value)
{
  guint32 band = 0;

  while (band < n_bounds && value >= bounds[band])
    band++;
  return band;
}

static void
mark_margins (Marking *self)
{
  static const gint64      bounds[] = VT_MAP_MARGIN_BOUNDS;
  static const char *const names[VT_MAP_N_BANDS] = {N_ ("Under 10 %"), N_ ("10 to 25 %"),
                                                    N_ ("25 to 40 %"), N_ ("40 to 55 %"),
                                                    /* xgettext:no-c-format */
                                                    N_ ("55 % and more")};

  for (guint32 i = 0; i < self->n; i++)
    {
      const VtProduct *product = product_of (self, i);
      gboolean         is_known = product->price_minor != VT_MONEY_UNKNOWN &&
                          product->cost_minor != VT_MONEY_UNKNOWN && product->price_minor > 0;
      double share = is_known ? ((double) product->price_minor - (double) product->cost_minor) /
                                    (double) product->price_minor
                              : 0;

      self->marks[i] = is_known ? band_of (bounds, G_N_ELEMENTS (bounds),
                                           (gint64) floor (CLAMP (share, -1e6, 1) * 1e6 + 0.5))
                                : VT_MAP_BAND_UNKNOWN;
    }
  for (guint band = VT_MAP_N_BANDS; band > 0; band--)
    add_entry (self, band - 1, g_strdup (_ (names[band - 1])));
  add_entry (self, VT_MAP_BAND_UNKNOWN, g_strdup (_ ("No cost known")));
}

static int
compare_amounts (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* To the nearest amount that can be remembered. */
static gint64
round_amount (gint64 amount)
{
  static const double round[] = {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10};
  double              power = pow (10, floor (log10 (MAX ((double) amount, 1))));
  double              rest = (double) amount / power;
  guint               best = 0;

  for (guint k = 1; k < G_N_ELEMENTS (round); k++)
    if (fabs (round[k] - rest) < fabs (round[best] - rest))
      best = k;
  return (gint64) floor (power * round[best] + 0.5);
}

/* Round amounts that leave about as many products between any two. Returns: how many there are */
static guint
choose_bounds (const Marking *self, gint64 *ret_bounds)
{
  g_autoptr (GArray) prices = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = 0;

  for (guint32 i = 0; i < self->n; i++)
    {
      gint64 price = product_of (self, i)->price_minor;

      if (price != VT_MONEY_UNKNOWN)
        g_array_append_val (prices, price);
    }
  g_array_sort (prices, compare_amounts);
  for (guint k = 1; k < VT_MAP_N_BANDS && prices->len > 0; k++)
    {
      gint64 bound =
          round_amount (g_array_index (prices, gint64, prices->len * k / VT_MAP_N_BANDS));

      if (n == 0 || bound > ret_bounds[n - 1])
        ret_bounds[n++] = bound;
    }
  return n;
}

static char *
name_of_price_band (const Marking *self, const gint64 *bounds, guint n_bounds, guint band)
{
  g_autofree char *from = band > 0 ? vt_money_to_display (bounds[band - 1], self->currency) : NULL;
  g_autofree char *until =
      band < n_bounds ? vt_money_to_display (bounds[band], self->currency) : NULL;

  if (from == NULL)
    return until != NULL ? g_strdup_printf (_ ("Under %s"), until) : g_strdup (_ ("Any price"));
  if (until == NULL)
    return g_strdup_printf (_ ("%s and more"), from);
  /* Translators: a band of prices, the upper end not included. */
  return g_strdup_printf (_ ("%s to %s"), from, until);
}

static void
mark_prices (Marking *self)
{
  gint64 bounds[VT_MAP_N_BANDS];
  guint  n_bounds = choose_bounds (self, bounds);

  for (guint32 i = 0; i < self->n; i++)
    {
      gint64 price = product_of (self, i)->price_minor;

      self->marks[i] =
          price != VT_MONEY_UNKNOWN ? band_of (bounds, n_bounds, price) : VT_MAP_BAND_UNKNOWN;
    }
  for (guint band = n_bounds + 1; band > 0; band--)
    add_entry (self, band - 1, name_of_price_band (self, bounds, n_bounds, band - 1));
  add_entry (self, VT_MAP_BAND_UNKNOWN, g_strdup (_ ("No price known")));
}

guint32 *
vt_map_marks_new (VtAffinityMap    *map,
                  VtCatalog        *catalog,
                  const VtCurrency *currency,
                  VtMapColour       colour,
                  const guint32    *nodes,
                  guint32           n,
                  GArray          **ret_entries)
{
  Marking self = {map, catalog, currency, nodes, n};

  self.marks = g_new0 (guint32, MAX (n, 1));
  self.entries = g_array_new (FALSE, FALSE, sizeof (VtMapKeyEntry));
  g_array_set_clear_func (self.entries, clear_entry);
  switch (colour)
    {
    case VT_MAP_COLOUR_CATEGORY:
      mark_categories (&self);
      break;
    case VT_MAP_COLOUR_MARGIN:
      mark_margins (&self);
      break;
    case VT_MAP_COLOUR_PRICE:
      mark_prices (&self);
      break;
    case VT_MAP_COLOUR_COMMUNITY:
    default:
      mark_communities (&self);
      break;
    }
  *ret_entries = self.entries;
  return self.marks;
}
