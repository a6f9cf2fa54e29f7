/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a downsell's editor tells, worked out off the main loop. */

#include "studio-downsell-facts.h"

#include "studio-refresh.h"
#include "vt-anchors.h"
#include "vt-downsell.h"
#include "vt-terms-path.h"

/* Everything that is worked out together. */
typedef struct
{
  VtOffer     *offer;   /* (owned) */
  VtCatalog   *catalog; /* (owned) */
  VtCurrency   currency;
  GArray      *products; /* (owned) (nullable) (element-type guint32) */
  guint32      product;
  guint32      alternative;
  GPtrArray   *compared;   /* (owned) (nullable) */
  GArray      *candidates; /* (owned) (nullable) */
  VtTriedCart *tried;      /* (owned) (nullable) */
} Facts;

struct _StudioDownsellFacts
{
  GObject parent_instance;

  StudioSession *session; /* (owned) */
  StudioRefresh *refresh; /* (owned) */
  VtOffer       *offer;   /* (owned) (nullable): shown last */
  guint32        chosen;
  Facts         *facts; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioDownsellFacts, studio_downsell_facts, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
facts_free (gpointer data)
{
  Facts *facts = data;

  if (facts == NULL)
    return;
  vt_offer_free (facts->offer);
  vt_catalog_unref (facts->catalog);
  g_clear_pointer (&facts->products, g_array_unref);
  g_clear_pointer (&facts->compared, g_ptr_array_unref);
  g_clear_pointer (&facts->candidates, g_array_unref);
  vt_tried_cart_free (facts->tried);
  g_free (facts);
}

/* ---- working out ---- */

static gpointer
take (gpointer owner)
{
  StudioDownsellFacts *self = owner;
  VtCatalog           *catalog = studio_session_get_catalog (self->session);
  Facts               *facts;

  if (self->offer == NULL || catalog == NULL)
    return NULL;
  facts = g_new0 (Facts, 1);
  facts->offer = vt_offer_copy (self->offer);
  facts->catalog = vt_catalog_ref (catalog);
  facts->currency = *studio_session_get_currency (self->session);
  facts->product = self->chosen;
  facts->alternative = VT_PRODUCT_NONE;
  return facts;
}

static void
find_products (Facts *facts)
{
  JsonNode *node = vt_terms_path_get (facts->offer->terms, "alternative/for");
  g_autoptr (VtAnchors) anchors = vt_anchors_new (
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL,
      facts->catalog);
  guint          n;
  const guint32 *products = vt_anchors_get (anchors, &n);
  gboolean       has_chosen = FALSE;

  facts->products = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < n && facts->products->len < STUDIO_DOWNSELL_MAX_PRODUCTS; i++)
    if (products[i] != facts->alternative)
      {
        g_array_append_val (facts->products, products[i]);
        has_chosen = has_chosen || products[i] == facts->product;
      }
  if (!has_chosen)
    facts->product =
        facts->products->len > 0 ? g_array_index (facts->products, guint32, 0) : VT_PRODUCT_NONE;
}

static void
find_candidates (Facts *facts)
{
  facts->candidates =
      vt_alternatives_find (facts->catalog, facts->product, STUDIO_DOWNSELL_MAX_CANDIDATES + 1);
  for (guint i = facts->candidates->len; i-- > 0;)
    if (g_array_index (facts->candidates, VtAlternative, i).product == facts->alternative)
      g_array_remove_index (facts->candidates, i);
  g_array_set_size (facts->candidates,
                    MIN (facts->candidates->len, STUDIO_DOWNSELL_MAX_CANDIDATES));
}

static void
compute_alternative (Facts *facts)
{
  JsonNode   *node = vt_terms_path_get (facts->offer->terms, "alternative");
  const char *sku = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                        ? vt_terms_get_text (json_node_get_object (node), "sku")
                        : NULL;

  if (sku != NULL)
    facts->alternative = vt_catalog_index_of_sku (facts->catalog, sku);
  find_products (facts);
  if (facts->product == VT_PRODUCT_NONE)
    return;
  find_candidates (facts);
  if (facts->alternative != VT_PRODUCT_NONE)
    facts->compared = vt_attributes_compare (facts->catalog, facts->product, facts->alternative);
}

static void
compute (gpointer data)
{
  Facts *facts = data;
  g_autoptr (VtCart) cart = NULL;

  if (vt_downsell_get_form (facts->offer->terms) == VT_DOWNSELL_ALTERNATIVE)
    {
      compute_alternative (facts);
      return;
    }
  facts->product = VT_PRODUCT_NONE;
  cart = vt_cart_for_offer (facts->offer, facts->catalog, &facts->currency);
  facts->tried = vt_tried_cart_new (facts->offer, cart, facts->catalog, &facts->currency, NULL);
}

static void
give (gpointer owner, gpointer data)
{
  StudioDownsellFacts *self = owner;
  Facts               *facts = data;
  Facts               *copy = g_memdup2 (facts, sizeof *facts);

  /* What was worked out changes hands; the rest is freed with the work. */
  copy->offer = vt_offer_copy (facts->offer);
  copy->catalog = vt_catalog_ref (facts->catalog);
  facts->products = facts->candidates = NULL;
  facts->compared = NULL;
  facts->tried = NULL;
  facts_free (self->facts);
  self->facts = copy;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- the object ---- */

static void
ask (StudioDownsellFacts *self)
{
  studio_refresh_ask (self->refresh);
}

static void
studio_downsell_facts_dispose (GObject *object)
{
  StudioDownsellFacts *self = STUDIO_DOWNSELL_FACTS (object);

  g_clear_pointer (&self->refresh, studio_refresh_free);
  g_clear_pointer (&self->facts, facts_free);
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_downsell_facts_parent_class)->dispose (object);
}

static void
studio_downsell_facts_class_init (StudioDownsellFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_downsell_facts_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_downsell_facts_init (StudioDownsellFacts *self)
{
  static const StudioRefreshFuncs funcs = {take, compute, give, facts_free};

  self->chosen = VT_PRODUCT_NONE;
  self->refresh = studio_refresh_new (G_OBJECT (self), &funcs);
}

StudioDownsellFacts *
studio_downsell_facts_new (StudioSession *session)
{
  StudioDownsellFacts *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_DOWNSELL_FACTS, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::catalog", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  return self;
}

void
studio_downsell_facts_show (StudioDownsellFacts *self, const VtOffer *offer)
{
  VtOffer *copy;

  g_return_if_fail (STUDIO_IS_DOWNSELL_FACTS (self) && offer != NULL);

  if (self->offer != NULL && vt_offer_equal (self->offer, offer))
    return;
  if (self->offer == NULL || !g_str_equal (self->offer->id, offer->id))
    {
      self->chosen = VT_PRODUCT_NONE;
      g_clear_pointer (&self->facts, facts_free);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  copy = vt_offer_copy (offer);
  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = copy;
  ask (self);
}

void
studio_downsell_facts_choose (StudioDownsellFacts *self, guint32 product)
{
  g_return_if_fail (STUDIO_IS_DOWNSELL_FACTS (self));

  if (product == studio_downsell_facts_get_product (self))
    return;
  self->chosen = product;
  ask (self);
}

/* ---- what was found ---- */

const guint32 *
studio_downsell_facts_get_products (StudioDownsellFacts *self, guint *ret_n)
{
  g_return_val_if_fail (STUDIO_IS_DOWNSELL_FACTS (self) && ret_n != NULL, NULL);

  *ret_n = 0;
  if (self->facts == NULL || self->facts->products == NULL)
    return NULL;
  *ret_n = self->facts->products->len;
  return (const guint32 *) (gpointer) self->facts->products->data;
}

guint32
studio_downsell_facts_get_product (StudioDownsellFacts *self)
{
  g_return_val_if_fail (STUDIO_IS_DOWNSELL_FACTS (self), VT_PRODUCT_NONE);

  return self->facts != NULL ? self->facts->product : VT_PRODUCT_NONE;
}

guint32
studio_downsell_facts_get_alternative (StudioDownsellFacts *self)
{
  g_return_val_if_fail (STUDIO_IS_DOWNSELL_FACTS (self), VT_PRODUCT_NONE);

  return self->facts != NULL ? self->facts->alternative : VT_PRODUCT_NONE;
}

GPtrArray *
studio_downsell_facts_get_compared (StudioDownsellFacts *self)
{
  g_return_val_if_fail (STUDIO_IS_DOWNSELL_FACTS (self), NULL);

  return self->facts != NULL ? self->facts->compared : NULL;
}

GArray *
studio_downsell_facts_get_candidates (StudioDownsellFacts *self)
{
  g_return_val_if_fail (STUDIO_IS_DOWNSELL_FACTS (self), NULL);

  return self->facts != NULL ? self->facts->candidates : NULL;
}

const VtTriedCart *
studio_downsell_facts_get_tried (StudioDownsellFacts *self)
{
  g_return_val_if_fail (STUDIO_IS_DOWNSELL_FACTS (self), NULL);

  return self->facts != NULL ? self->facts->tried : NULL;
}

gboolean
studio_downsell_facts_is_pending (StudioDownsellFacts *self)
{
  g_return_val_if_fail (STUDIO_IS_DOWNSELL_FACTS (self), FALSE);

  return studio_refresh_is_pending (self->refresh);
}
