/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds products by a few letters while they are being typed. */

#include "studio-product-search.h"

#include "studio-product-item.h"
#include "studio-refresh.h"

#include <string.h>

/* What is looked in, prepared of one catalogue. */
typedef struct
{
  VtCatalog *catalog;   /* (owned) */
  char     **haystacks; /* (owned) (array length=products): SKU, title, brand, category, folded */
} Index;

struct _StudioProductSearch
{
  GObject parent_instance;

  StudioSession *session; /* (owned) */
  StudioRefresh *refresh; /* (owned) */
  Index         *index;   /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioProductSearch, studio_product_search, G_TYPE_OBJECT)

/* ---- preparing ---- */

static void
index_free (Index *index)
{
  if (index == NULL)
    return;

  for (guint32 i = 0; i < vt_catalog_get_n_products (index->catalog); i++)
    g_free (index->haystacks[i]);
  g_free (index->haystacks);
  vt_catalog_unref (index->catalog);
  g_free (index);
}

static gpointer
take (gpointer owner)
{
  StudioProductSearch *self = owner;
  VtCatalog           *catalog = studio_session_get_catalog (self->session);
  Index              **work;

  if (catalog == NULL)
    return NULL;
  work = g_new0 (Index *, 1);
  *work = g_new0 (Index, 1);
  (*work)->catalog = vt_catalog_ref (catalog);
  (*work)->haystacks = g_new0 (char *, vt_catalog_get_n_products (catalog) + 1);
  return work;
}

static void
compute (gpointer data)
{
  Index *index = *(Index **) data;

  for (guint32 i = 0; i < vt_catalog_get_n_products (index->catalog); i++)
    {
      const VtProduct *product = vt_catalog_get (index->catalog, i);
      g_autofree char *all =
          g_strjoin ("\n", product->sku, product->title, product->brand, product->category, NULL);

      index->haystacks[i] = g_utf8_casefold (all, -1);
    }
}

static void
give (gpointer owner, gpointer data)
{
  StudioProductSearch *self = owner;

  g_clear_pointer (&self->index, index_free);
  self->index = g_steal_pointer ((Index **) data);
}

static void
work_free (gpointer data)
{
  index_free (*(Index **) data);
  g_free (data);
}

/* ---- finding ---- */

typedef struct
{
  guint32 product;
  guint   rank; /* lower first */
  guint64 n_orders;
} Hit;

static gboolean
has_all (const char *haystack, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strstr (haystack, *words) == NULL)
      return FALSE;
  return TRUE;
}

/* The haystack begins with the SKU, and the title follows on the next line. */
static guint
rank_hit (const char *haystack, const char *typed)
{
  gsize       length = strlen (typed);
  const char *title = strchr (haystack, '\n') + 1;

  if (strncmp (haystack, typed, length) == 0)
    return haystack[length] == '\n' ? 0 : 1;
  return strncmp (title, typed, length) == 0 ? 2 : 3;
}

static gboolean
goes_before (const Hit *hit, const Hit *other)
{
  if (hit->rank != other->rank)
    return hit->rank < other->rank;
  if (hit->n_orders != other->n_orders)
    return hit->n_orders > other->n_orders;
  return hit->product < other->product;
}

/* Keeps the best @max in order; returns how many there are now. */
static guint
insert_hit (Hit *hits, guint n, guint max, const Hit *hit)
{
  guint at = n;

  while (at > 0 && goes_before (hit, &hits[at - 1]))
    at--;
  if (at == max)
    return n;
  n = MIN (n + 1, max);
  memmove (&hits[at + 1], &hits[at], (n - 1 - at) * sizeof *hits);
  hits[at] = *hit;
  return n;
}

guint
studio_product_search_find (StudioProductSearch *self,
                            const char          *text,
                            guint                max,
                            guint32             *ret_products)
{
  const VtOrdersSummary *summary;
  g_auto (GStrv) words = NULL;
  g_autofree char *typed = NULL;
  g_autofree Hit  *hits = NULL;
  guint            n = 0;

  g_return_val_if_fail (STUDIO_IS_PRODUCT_SEARCH (self) && text != NULL, 0);
  g_return_val_if_fail (max > 0 && ret_products != NULL, 0);

  words = studio_product_fold_words (text);
  if (words[0] == NULL || self->index == NULL)
    return 0;
  typed = g_strstrip (g_utf8_casefold (text, -1));
  hits = g_new (Hit, max + 1);
  summary = studio_session_get_summary (self->session);
  for (guint32 i = 0; i < vt_catalog_get_n_products (self->index->catalog); i++)
    {
      Hit hit = {i, 0, 0};

      if (vt_catalog_get (self->index->catalog, i)->kind == VT_PRODUCT_FEE ||
          !has_all (self->index->haystacks[i], (const char *const *) words))
        continue;
      hit.rank = rank_hit (self->index->haystacks[i], typed);
      if (summary != NULL && i < summary->n_products)
        hit.n_orders = summary->product_orders[i];
      n = insert_hit (hits, n, max, &hit);
    }
  for (guint i = 0; i < n; i++)
    ret_products[i] = hits[i].product;
  return n;
}

VtCatalog *
studio_product_search_get_catalog (StudioProductSearch *self)
{
  g_return_val_if_fail (STUDIO_IS_PRODUCT_SEARCH (self), NULL);

  return self->index != NULL ? self->index->catalog : NULL;
}

/* ---- the object ---- */

static void
studio_product_search_finalize (GObject *object)
{
  StudioProductSearch *self = STUDIO_PRODUCT_SEARCH (object);

  g_clear_pointer (&self->refresh, studio_refresh_free);
  g_clear_pointer (&self->index, index_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_product_search_parent_class)->finalize (object);
}

static void
studio_product_search_class_init (StudioProductSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_product_search_finalize;
}

static void
studio_product_search_init (StudioProductSearch *self)
{
  static const StudioRefreshFuncs funcs = {take, compute, give, work_free};

  self->refresh = studio_refresh_new (G_OBJECT (self), &funcs);
}

static void
on_catalog (StudioProductSearch *self)
{
  studio_refresh_ask (self->refresh);
}

StudioProductSearch *
studio_product_search_new (StudioSession *session)
{
  StudioProductSearch *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_PRODUCT_SEARCH, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::catalog", G_CALLBACK (on_catalog), self,
                           G_CONNECT_SWAPPED);
  studio_refresh_ask (self->refresh);
  return self;
}
