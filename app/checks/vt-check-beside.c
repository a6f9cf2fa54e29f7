/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers beside the others: the same twice, the same coupon, the same rank, the same products. */

#include "vt-check-beside.h"
#include "vt-check-rules.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

struct _VtBeside
{
  GHashTable *first_by_key; /* (owned): what an offer is for → the first such offer */
  GHashTable *by_product;   /* (owned): product index → array of offers */
};

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The same for the same parts in the same quantities, whatever their order. */
static char *
set_to_key (const VtOffer *offer)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  GString *key = g_string_new ("set:");

  for (guint i = 0; i < offer->components->len; i++)
    {
      const VtComponent *component = g_ptr_array_index (offer->components, i);
      g_autofree char   *folded = g_ascii_strdown (component->sku, -1);

      /* The length first, so that no SKU can pass for a part of another. */
      g_ptr_array_add (words, g_strdup_printf ("%zu:%s×%" PRId64 ";", strlen (folded), folded,
                                               component->quantity));
    }
  g_ptr_array_sort (words, compare_words);
  for (guint i = 0; i < words->len; i++)
    g_string_append (key, g_ptr_array_index (words, i));
  return g_string_free (key, FALSE);
}

/* Takes @key. */
static void
index_key (VtBeside *self, char *key, const VtOffer *offer)
{
  if (key == NULL || g_hash_table_contains (self->first_by_key, key))
    g_free (key);
  else
    g_hash_table_insert (self->first_by_key, key, (gpointer) offer);
}

static void
index_products (VtBeside *self, VtCatalog *catalog, const VtOffer *offer)
{
  for (guint i = 0; i < offer->components->len; i++)
    {
      const VtComponent *component = g_ptr_array_index (offer->components, i);
      guint32            index = vt_catalog_index_of_sku (catalog, component->sku);
      GPtrArray         *sharers;

      if (index == VT_PRODUCT_NONE)
        continue;
      sharers = g_hash_table_lookup (self->by_product, GUINT_TO_POINTER (index));
      if (sharers == NULL)
        {
          sharers = g_ptr_array_new ();
          g_hash_table_insert (self->by_product, GUINT_TO_POINTER (index), sharers);
        }
      g_ptr_array_add (sharers, (gpointer) offer);
    }
}

VtBeside *
vt_beside_new (GPtrArray *offers, VtCatalog *catalog)
{
  VtBeside *self = g_new0 (VtBeside, 1);

  self->first_by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_product = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < offers->len; i++)
    {
      const VtOffer *offer = g_ptr_array_index (offers, i);

      if (offer->state == VT_OFFER_PAUSED)
        continue;
      if (offer->components->len > 0)
        index_key (self, set_to_key (offer), offer);
      index_products (self, catalog, offer);
    }
  return self;
}

void
vt_beside_free (VtBeside *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->first_by_key);
  g_hash_table_unref (self->by_product);
  g_free (self);
}

/* ---- the same twice ---- */

static void
add_pause (VtExam *exam, VtProblem *problem)
{
  vt_exam_set_text (exam, vt_exam_add_fix (problem, g_strdup (_ ("Pause This One"))), "state",
                    "paused");
}

/* (nullable): an offer before this one that the key stands for. */
static const VtOffer *
find_first (const VtExam *exam, const char *key)
{
  const VtOffer *first = g_hash_table_lookup (exam->checker->beside->first_by_key, key);

  return first != exam->offer ? first : NULL;
}

static gboolean
check_same_set (VtExam *exam)
{
  g_autofree char *key = set_to_key (exam->offer);
  const VtOffer   *first = find_first (exam, key);
  g_autofree char *name = NULL;

  if (first == NULL)
    return FALSE;
  name = vt_words_title (first->name, VT_WORDS_TITLE_MAX);
  add_pause (exam, vt_exam_add (exam, VT_PROBLEM_SAME_SET, NULL,
                                g_strdup_printf (_ ("“%s” has the same parts."), name)));
  return TRUE;
}

/* ---- competition ---- */

/* (nullable): the offers that have the product, if there are several. */
static GPtrArray *
find_sharers (const VtExam *exam, const char *sku)
{
  guint32    index = vt_exam_find_product (exam, sku);
  GPtrArray *sharers;

  if (index == VT_PRODUCT_NONE)
    return NULL;
  sharers = g_hash_table_lookup (exam->checker->beside->by_product, GUINT_TO_POINTER (index));
  return sharers != NULL && sharers->len > 1 ? sharers : NULL;
}

/* One note an offer, about the first product that it shares. */
static void
check_competition (VtExam *exam)
{
  for (guint i = 0; i < exam->offer->components->len; i++)
    {
      const VtComponent *component = g_ptr_array_index (exam->offer->components, i);
      GPtrArray         *sharers = find_sharers (exam, component->sku);
      const VtOffer     *other;
      g_autofree char   *words = NULL;
      g_autofree char   *name = NULL;

      if (sharers == NULL)
        continue;
      other = g_ptr_array_index (sharers, 0);
      if (other == exam->offer)
        other = g_ptr_array_index (sharers, 1);
      words = vt_words_product (exam->checker->context->catalog, component->sku);
      name = vt_words_title (other->name, VT_WORDS_TITLE_MAX);
      vt_exam_add (
          exam, VT_PROBLEM_COMPETES, component->sku,
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "Shares “%s” with “%s”: a cart with one of it gets the "
                                        "offer that saves more.",
                                        "Shares “%s” with “%s” and others (%u): a cart with one of "
                                        "it gets the offer that saves most.",
                                        sharers->len - 1),
                           words, name, sharers->len - 1));
      return;
    }
}

void
vt_check_same_set (VtExam *exam)
{
  if (exam->offer->state != VT_OFFER_PAUSED && !check_same_set (exam))
    check_competition (exam);
}
