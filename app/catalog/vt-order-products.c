/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The products that order lines are about: which spellings are one, and what they are called. */

#include "vt-order-products.h"

#include "vt-fee-rule.h"

#include <string.h>

void
vt_order_products_free (VtOrderProducts *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->products);
  g_free (self->of_spelling);
  g_free (self);
}

/* ---- spellings ---- */

static guint32
find_product (VtIntern *folds, const char *spelling, gsize length, VtSkuCase sku_case)
{
  g_autofree char *folded = NULL;

  if (sku_case == VT_SKU_CASE_EXACT)
    return vt_intern_add (folds, spelling, length);
  folded = g_ascii_strdown (spelling, (gssize) length);
  return vt_intern_add (folds, folded, length);
}

static void
group_spellings (VtOrderProducts *self, VtOrderTable *table, VtSkuCase sku_case)
{
  g_autoptr (VtIntern) folds = vt_intern_new ();
  g_autoptr (GArray) most = g_array_new (FALSE, TRUE, sizeof (guint32));
  guint32 n = vt_intern_get_n (table->spellings);

  self->of_spelling = g_new (guint32, (gsize) n + 1);
  for (guint32 i = 0; i < n; i++)
    {
      gsize       length;
      const char *spelling = vt_intern_get (table->spellings, i, &length);
      guint32     product = find_product (folds, spelling, length, sku_case);
      guint32     n_lines = g_array_index (table->spelling_lines, guint32, i);

      self->of_spelling[i] = product;
      if (product == self->products->len)
        {
          g_array_set_size (self->products, product + 1);
          g_array_set_size (most, product + 1);
        }
      else
        self->n_spellings_merged++;
      if (n_lines > g_array_index (most, guint32, product))
        {
          g_array_index (most, guint32, product) = n_lines;
          vt_order_products_get (self, product)->sku = spelling;
        }
    }
}

/* ---- titles ---- */

typedef struct
{
  gboolean has_upper;
  gboolean has_lower;
} Case;

static Case
look_at_case (const char *text)
{
  Case found = {FALSE, FALSE};

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      found.has_upper = found.has_upper || g_unichar_isupper (c);
      found.has_lower = found.has_lower || g_unichar_islower (c);
    }
  return found;
}

/* Whether the shop writes titles in capitals: then what has small letters and is never sold is
 * somebody's note on a stock movement. */
static gboolean
writes_capitals (VtOrderTable *table)
{
  guint64 n_capitals = 0, n_all = 0;

  for (guint i = 0; i < table->titles->len; i++)
    {
      const VtTableTitle *title = &g_array_index (table->titles, VtTableTitle, i);

      if (title->n_sales == 0)
        continue;
      n_all++;
      n_capitals += !look_at_case (vt_intern_get (table->title_texts, title->text, NULL)).has_lower;
    }
  return n_capitals * 5 >= n_all * 4;
}

/* The descriptions of one product over all its spellings. */
typedef struct
{
  guint32 product;
  guint32 text;
  guint32 n_sales;
  guint32 n_all;
} Candidate;

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->product != second->product)
    return first->product < second->product ? -1 : 1;
  return first->text < second->text ? -1 : first->text > second->text;
}

static GArray *
list_candidates (const VtOrderProducts *self, VtOrderTable *table)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  guint   n = 0;

  for (guint32 i = 0; i < vt_intern_get_n (table->spellings); i++)
    for (guint32 at = g_array_index (table->spelling_title, guint32, i); at != VT_INTERN_NONE;)
      {
        const VtTableTitle *title = &g_array_index (table->titles, VtTableTitle, at);
        Candidate           candidate = {self->of_spelling[i], title->text, title->n_sales,
                                         title->n_sales + title->n_others};

        g_array_append_val (candidates, candidate);
        at = title->next;
      }
  g_array_sort (candidates, compare_candidates);

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      Candidate       *last = n > 0 ? &g_array_index (candidates, Candidate, n - 1) : NULL;

      if (last != NULL && compare_candidates (last, candidate) == 0)
        {
          last->n_sales += candidate->n_sales;
          last->n_all += candidate->n_all;
        }
      else
        g_array_index (candidates, Candidate, n++) = *candidate;
    }
  g_array_set_size (candidates, n);
  return candidates;
}

/* 3: a title sold; 2: a note on a sale; 1: a title never sold; 0: a note, which names nothing. */
static int
rank_candidate (const Candidate *candidate, const char *text, gboolean capitals)
{
  Case letters = look_at_case (text);

  if (candidate->n_sales > 0)
    return letters.has_upper ? 3 : 2;
  return letters.has_upper && !(capitals && letters.has_lower) ? 1 : 0;
}

static void
choose_title (VtOrderProducts *self,
              VtOrderTable    *table,
              const Candidate *candidates,
              guint            n,
              gboolean         capitals)
{
  VtOrderProduct *product = vt_order_products_get (self, candidates[0].product);
  const char     *best = NULL, *most = NULL;
  guint32         best_votes = 0, most_votes = 0;
  int             best_rank = 0;

  for (guint i = 0; i < n; i++)
    {
      const char *text = vt_intern_get (table->title_texts, candidates[i].text, NULL);
      int         rank = rank_candidate (&candidates[i], text, capitals);
      guint32     votes = rank >= 2 ? candidates[i].n_sales : candidates[i].n_all;

      if (rank > best_rank || (rank == best_rank && rank > 0 && votes > best_votes))
        {
          best = text;
          best_rank = rank;
          best_votes = votes;
        }
      if (candidates[i].n_all > most_votes)
        {
          most = text;
          most_votes = candidates[i].n_all;
        }
    }

  /* A discount is never sold, so a fee is judged by what it is called most. */
  if (most != NULL && vt_fee_rule_matches (product->sku, most))
    {
      product->kind = VT_PRODUCT_FEE;
      best = most;
    }
  self->n_several_titles += n > 1;
  self->n_titles_left += best != NULL ? n - 1 : n;
  if (best != NULL)
    product->title = best;
}

static void
choose_titles (VtOrderProducts *self, VtOrderTable *table)
{
  g_autoptr (GArray) candidates = list_candidates (self, table);
  gboolean capitals = writes_capitals (table);

  for (guint i = 0; i < candidates->len;)
    {
      const Candidate *first = &g_array_index (candidates, Candidate, i);
      guint            n = 1;

      while (i + n < candidates->len && first[n].product == first->product)
        n++;
      choose_title (self, table, first, n, capitals);
      i += n;
    }

  for (guint i = 0; i < self->products->len; i++)
    {
      VtOrderProduct *product = vt_order_products_get (self, i);

      if (product->title != NULL)
        continue;
      product->title = product->sku;
      self->n_without_title++;
    }
}

/* ---- prices ---- */

typedef struct
{
  gint64  price_minor;
  gint64  last_us;
  guint32 count; /* 0 where free */
} PriceSlot;

/* The lines of each product one after the other: where each product's begin. */
static guint32 *
sort_lines (const VtOrderProducts *self, const VtOrderTable *table, guint32 **ret_first)
{
  guint32  n_products = self->products->len;
  guint32 *first = g_new0 (guint32, (gsize) n_products + 2);
  guint32 *lines = g_new (guint32, (gsize) table->n_lines + 1);

  for (guint32 i = 0; i < table->n_lines; i++)
    first[self->of_spelling[vt_order_table_get_line (table, i).spelling] + 2]++;
  for (guint32 i = 2; i < n_products + 2; i++)
    first[i] += first[i - 1];
  for (guint32 i = 0; i < table->n_lines; i++)
    lines[first[self->of_spelling[vt_order_table_get_line (table, i).spelling] + 1]++] = i;
  *ret_first = first;
  return lines;
}

static PriceSlot *
find_price (PriceSlot *slots, guint32 n_slots, gint64 price_minor)
{
  guint64 hash = (guint64) price_minor * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  guint32 slot = (guint32) (hash >> 32) & (n_slots - 1);

  while (slots[slot].count > 0 && slots[slot].price_minor != price_minor)
    slot = (slot + 1) & (n_slots - 1);
  return &slots[slot];
}

static gint64
find_mode (const VtOrderTable *table, const guint32 *lines, guint32 n, GArray *slots)
{
  guint32    n_slots = 16;
  PriceSlot *best = NULL;

  while (n_slots < 2 * n)
    n_slots *= 2;
  g_array_set_size (slots, 0);
  g_array_set_size (slots, n_slots);
  for (guint32 i = 0; i < n; i++)
    {
      VtTableLine line = vt_order_table_get_line (table, lines[i]);
      PriceSlot  *slot;

      if (line.quantity <= 0 || line.price_minor <= 0)
        continue;
      slot = find_price ((PriceSlot *) (gpointer) slots->data, n_slots, line.price_minor);
      slot->price_minor = line.price_minor;
      slot->last_us =
          slot->count == 0
              ? vt_order_table_get_order (table, line.order)->time_us
              : MAX (slot->last_us, vt_order_table_get_order (table, line.order)->time_us);
      slot->count++;
      if (best == NULL || slot->count > best->count ||
          (slot->count == best->count && slot->last_us >= best->last_us))
        best = slot;
    }
  return best != NULL ? best->price_minor : VT_MONEY_UNKNOWN;
}

static void
find_prices (VtOrderProducts *self, const VtOrderTable *table)
{
  g_autofree guint32 *first = NULL;
  g_autofree guint32 *lines = sort_lines (self, table, &first);
  g_autoptr (GArray) slots = g_array_new (FALSE, TRUE, sizeof (PriceSlot));

  for (guint32 i = 0; i < self->products->len; i++)
    vt_order_products_get (self, i)->price_minor =
        find_mode (table, lines + first[i], first[i + 1] - first[i], slots);
}

VtOrderProducts *
vt_order_products_new (VtOrderTable *table, VtSkuCase sku_case)
{
  VtOrderProducts *self = g_new0 (VtOrderProducts, 1);

  self->products = g_array_new (FALSE, TRUE, sizeof (VtOrderProduct));
  group_spellings (self, table, sku_case);
  choose_titles (self, table);
  find_prices (self, table);
  return self;
}
