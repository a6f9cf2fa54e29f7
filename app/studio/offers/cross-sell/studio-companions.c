/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the orders say of an offer's base and what is suggested with it. */

#include "studio-companions.h"

#include "studio-refresh.h"
#include "vt-price-cap.h"
#include "vt-reach.h"
#include "vt-terms-path.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  VtOffer      *offer;       /* (owned) */
  VtCatalog    *catalog;     /* (owned) */
  VtBaskets    *baskets;     /* (owned) (nullable): before the orders were looked through */
  VtAnchors    *anchors;     /* (owned) (nullable) */
  VtCompanions *counts;      /* (owned) (nullable) */
  GArray       *suggestions; /* (owned) (nullable) */
} Facts;

struct _StudioCompanions
{
  GObject parent_instance;

  StudioSession *session;  /* (unowned): it owns us */
  StudioRefresh *refresh;  /* (owned) */
  char          *offer_id; /* (owned) (nullable): looked at */
  Facts         *facts;    /* (owned) (nullable): of that offer */
};

G_DEFINE_FINAL_TYPE (StudioCompanions, studio_companions, G_TYPE_OBJECT)

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
  g_clear_pointer (&facts->catalog, vt_catalog_unref);
  g_clear_pointer (&facts->baskets, vt_baskets_unref);
  g_clear_pointer (&facts->anchors, vt_anchors_free);
  g_clear_pointer (&facts->counts, vt_companions_free);
  g_clear_pointer (&facts->suggestions, g_array_unref);
  g_free (facts);
}

/* ---- counting ---- */

/* (nullable): where an offer of the kind says what it goes with. */
static const char *
get_path (VtOfferKind kind)
{
  if (kind == VT_OFFER_CROSS_SELL)
    return "anchor";
  return kind == VT_OFFER_ADD_ON ? "requires" : NULL;
}

static gpointer
take (gpointer owner)
{
  StudioCompanions *self = owner;
  VtCatalog        *catalog = studio_session_get_catalog (self->session);
  VtPairs          *pairs = studio_session_get_pairs (self->session);
  const VtOffer    *offer =
      self->offer_id != NULL ? studio_session_find_offer (self->session, self->offer_id) : NULL;
  Facts *facts;

  if (offer == NULL || catalog == NULL || get_path (offer->kind) == NULL)
    return NULL;
  facts = g_new0 (Facts, 1);
  facts->offer = vt_offer_copy (offer);
  facts->catalog = vt_catalog_ref (catalog);
  if (pairs != NULL)
    facts->baskets = vt_baskets_ref (pairs->baskets);
  return facts;
}

/* (element-type guint32): what the offer speaks of already. */
static GArray *
list_own (Facts *facts)
{
  g_autoptr (VtReach) reach = vt_reach_of (facts->offer, facts->catalog);

  return vt_reach_list (reach);
}

/* What goes with the anchors, is not in the offer, and not above its price cap. */
static GArray *
list_suggestions (Facts *facts)
{
  g_autoptr (GArray) own = list_own (facts);
  g_autoptr (GArray) all = vt_companions_list (facts->counts, facts->catalog, own, G_MAXUINT);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (VtCompanion));

  for (guint i = 0; i < all->len && list->len < STUDIO_COMPANIONS_MAX_SUGGESTIONS; i++)
    {
      const VtCompanion *companion = &g_array_index (all, VtCompanion, i);

      if (!vt_price_cap_is_above (facts->offer->terms, facts->catalog,
                                  vt_catalog_get (facts->catalog, companion->product)->sku))
        g_array_append_vals (list, companion, 1);
    }
  return list;
}

static void
compute (gpointer data)
{
  Facts         *facts = data;
  JsonNode      *selector = vt_terms_path_get (facts->offer->terms, get_path (facts->offer->kind));
  const guint32 *anchors;
  guint          n;

  if (selector != NULL && !JSON_NODE_HOLDS_OBJECT (selector))
    selector = NULL;
  facts->anchors =
      vt_anchors_new (selector != NULL ? json_node_get_object (selector) : NULL, facts->catalog);
  anchors = vt_anchors_get (facts->anchors, &n);
  if (facts->baskets == NULL)
    return;
  facts->counts = vt_companions_new (facts->baskets, anchors, n, NULL, NULL);
  facts->suggestions = list_suggestions (facts);
}

static void
give (gpointer owner, gpointer data)
{
  StudioCompanions *self = owner;
  Facts            *facts = data;
  Facts            *copy;

  if (g_strcmp0 (facts->offer->id, self->offer_id) != 0)
    return;
  copy = g_new0 (Facts, 1);
  copy->offer = g_steal_pointer (&facts->offer);
  copy->catalog = g_steal_pointer (&facts->catalog);
  copy->baskets = g_steal_pointer (&facts->baskets);
  copy->anchors = g_steal_pointer (&facts->anchors);
  copy->counts = g_steal_pointer (&facts->counts);
  copy->suggestions = g_steal_pointer (&facts->suggestions);
  facts_free (self->facts);
  self->facts = copy;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- following ---- */

static void
ask (StudioCompanions *self)
{
  studio_refresh_ask (self->refresh);
}

static void
on_offer_id (StudioCompanions *self)
{
  const char *id = studio_session_get_offer_id (self->session);

  if (g_strcmp0 (id, self->offer_id) == 0)
    return;
  g_free (self->offer_id);
  self->offer_id = g_strdup (id);
  g_clear_pointer (&self->facts, facts_free);
  ask (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- the object ---- */

static void
studio_companions_finalize (GObject *object)
{
  StudioCompanions *self = STUDIO_COMPANIONS (object);

  g_clear_pointer (&self->refresh, studio_refresh_free);
  g_clear_pointer (&self->facts, facts_free);
  g_free (self->offer_id);
  G_OBJECT_CLASS (studio_companions_parent_class)->finalize (object);
}

static void
studio_companions_class_init (StudioCompanionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_companions_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_companions_init (StudioCompanions *self)
{
  static const StudioRefreshFuncs funcs = {take, compute, give, facts_free};

  self->refresh = studio_refresh_new (G_OBJECT (self), &funcs);
}

StudioCompanions *
studio_companions_of (StudioSession *session)
{
  static const char        key[] = "studio-companions";
  static const char *const sources[] = {"notify::offers", "notify::catalog", "notify::pairs"};
  StudioCompanions        *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (session), key);
  if (self != NULL)
    return self;
  self = g_object_new (STUDIO_TYPE_COMPANIONS, NULL);
  self->session = session;
  g_object_set_data_full (G_OBJECT (session), key, self, g_object_unref);
  g_signal_connect_object (session, "notify::offer-id", G_CALLBACK (on_offer_id), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    g_signal_connect_object (session, sources[i], G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  on_offer_id (self);
  return self;
}

/* ---- what is known ---- */

const VtAnchors *
studio_companions_get_anchors (StudioCompanions *self)
{
  g_return_val_if_fail (STUDIO_IS_COMPANIONS (self), NULL);

  return self->facts != NULL ? self->facts->anchors : NULL;
}

/* In how many baskets it is. */
static guint32
count_sales (const VtBaskets *baskets, guint32 product)
{
  return baskets != NULL && product < baskets->n_items ? baskets->item_count[product] : 0;
}

guint32
studio_companions_get_best_anchor (StudioCompanions *self)
{
  const guint32 *anchors;
  guint          n;
  guint32        best = VT_PRODUCT_NONE;

  g_return_val_if_fail (STUDIO_IS_COMPANIONS (self), VT_PRODUCT_NONE);

  if (self->facts == NULL || self->facts->anchors == NULL)
    return VT_PRODUCT_NONE;
  anchors = vt_anchors_get (self->facts->anchors, &n);
  for (guint i = 0; i < n; i++)
    if (vt_catalog_get (self->facts->catalog, anchors[i])->price_minor != VT_MONEY_UNKNOWN &&
        (best == VT_PRODUCT_NONE ||
         count_sales (self->facts->baskets, anchors[i]) > count_sales (self->facts->baskets, best)))
      best = anchors[i];
  return best;
}

const VtCompanions *
studio_companions_get_counts (StudioCompanions *self)
{
  g_return_val_if_fail (STUDIO_IS_COMPANIONS (self), NULL);

  return self->facts != NULL ? self->facts->counts : NULL;
}

GArray *
studio_companions_get_suggestions (StudioCompanions *self)
{
  g_return_val_if_fail (STUDIO_IS_COMPANIONS (self), NULL);

  return self->facts != NULL ? self->facts->suggestions : NULL;
}

char *
studio_companions_tell_attach (StudioCompanions *self, const char *sku)
{
  const VtCompanions *counts = studio_companions_get_counts (self);
  VtCompanion         companion;
  guint32             product;
  g_autofree char    *share = NULL;

  g_return_val_if_fail (sku != NULL, NULL);

  if (counts == NULL || counts->n_anchors == 0)
    return NULL;
  product = vt_catalog_index_of_sku (self->facts->catalog, sku);
  if (product == VT_PRODUCT_NONE)
    return NULL;
  companion = vt_companions_get (counts, product);
  if (companion.n_together == 0)
    return g_strdup (_ ("not taken along yet"));
  share = vt_words_share (companion.attach);
  /* Translators: a percentage: of the orders with what the offer goes with; how many times */
  return g_strdup_printf (_ ("taken along by %s (%.1f times chance)"), share, companion.lift);
}

gboolean
studio_companions_is_pending (StudioCompanions *self)
{
  g_return_val_if_fail (STUDIO_IS_COMPANIONS (self), FALSE);

  return studio_refresh_is_pending (self->refresh);
}
