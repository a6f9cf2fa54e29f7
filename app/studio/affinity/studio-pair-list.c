/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pairs that the table shows: the strongest of all, or those of the selected products. */

#include "studio-pair-list.h"

#include "vt-map-links.h"

struct _StudioPairList
{
  GObject parent_instance;

  StudioSession *session;  /* (owned) */
  GListStore    *items;    /* (owned) (element-type StudioPairItem) */
  GArray        *products; /* (owned) (element-type guint32): whose pairs are shown */
  GCancellable  *choosing; /* (owned) (nullable): the choice under way */
  gsize          n_pairs;
};

G_DEFINE_FINAL_TYPE (StudioPairList, studio_pair_list, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- choosing, in a thread ---- */

/* A pair and what it is ordered by: pairs within the selection come before those that lead out. */
typedef struct
{
  gboolean is_within;
  double   strength;
  gsize    pair;
} Ranked;

/* Everything a choice needs, and its outcome. */
typedef struct
{
  VtPairs     *pairs;    /* (owned) */
  VtCatalog   *catalog;  /* (owned) */
  GHashTable  *products; /* (owned) (nullable): a set; %NULL: all */
  VtMapMeasure measure;
  VtPairFilter filter;
  GArray      *ranked; /* (owned) (element-type Ranked) */
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  vt_pairs_unref (choice->pairs);
  vt_catalog_unref (choice->catalog);
  g_clear_pointer (&choice->products, g_hash_table_unref);
  g_array_unref (choice->ranked);
  g_free (choice);
}

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *left = a;
  const Ranked *right = b;

  if (left->is_within != right->is_within)
    return left->is_within ? -1 : 1;
  if (left->strength != right->strength)
    return left->strength > right->strength ? -1 : 1;
  return left->pair < right->pair ? -1 : left->pair > right->pair;
}

static gboolean
is_wanted (const Choice *choice, const VtPair *pair)
{
  return choice->products == NULL ||
         g_hash_table_contains (choice->products, GUINT_TO_POINTER (pair->item_a)) ||
         g_hash_table_contains (choice->products, GUINT_TO_POINTER (pair->item_b));
}

static gboolean
is_within (const Choice *choice, const VtPair *pair)
{
  return choice->products != NULL &&
         g_hash_table_contains (choice->products, GUINT_TO_POINTER (pair->item_a)) &&
         g_hash_table_contains (choice->products, GUINT_TO_POINTER (pair->item_b));
}

static void
choose_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Choice *choice = data;

  for (gsize i = 0; i < choice->pairs->n_pairs; i++)
    {
      const VtPair *pair = &choice->pairs->pairs[i];
      Ranked        ranked;

      if (!is_wanted (choice, pair) || !vt_pair_filter_passes (&choice->filter, pair))
        continue;
      ranked =
          (Ranked){is_within (choice, pair), vt_map_measure_of_pair (pair, choice->measure), i};
      g_array_append_val (choice->ranked, ranked);
    }
  g_array_sort (choice->ranked, compare_ranked);
  g_task_return_boolean (task, TRUE);
}

/* The product named first is the selected one, else the one that brings the other along more. */
static guint32
first_product (const Choice *choice, const VtPair *pair)
{
  if (choice->products != NULL &&
      !g_hash_table_contains (choice->products, GUINT_TO_POINTER (pair->item_a)))
    return pair->item_b;
  if (choice->products != NULL &&
      !g_hash_table_contains (choice->products, GUINT_TO_POINTER (pair->item_b)))
    return pair->item_a;
  return pair->confidence_ab >= pair->confidence_ba ? pair->item_a : pair->item_b;
}

static void
on_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StudioPairList *self = STUDIO_PAIR_LIST (source);
  Choice         *choice = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) rows = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;

  g_clear_object (&self->choosing);
  rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < MIN (choice->ranked->len, STUDIO_PAIR_LIST_MAX); i++)
    {
      const VtPair *pair = &choice->pairs->pairs[g_array_index (choice->ranked, Ranked, i).pair];

      g_ptr_array_add (rows,
                       studio_pair_item_new (choice->catalog, pair, first_product (choice, pair)));
    }
  self->n_pairs = choice->ranked->len;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       rows->pdata, rows->len);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static Choice *
choice_new (StudioPairList *self, VtPairs *pairs, VtCatalog *catalog)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->pairs = vt_pairs_ref (pairs);
  choice->catalog = vt_catalog_ref (catalog);
  choice->measure = studio_session_get_map_options (self->session)->measure;
  choice->filter = studio_session_get_map_options (self->session)->filter;
  choice->ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  if (self->products->len == 0)
    return choice;

  choice->products = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->products->len; i++)
    g_hash_table_add (choice->products,
                      GUINT_TO_POINTER (g_array_index (self->products, guint32, i)));
  return choice;
}

static void
choose (StudioPairList *self)
{
  VtPairs   *pairs = studio_session_get_shown_pairs (self->session);
  VtCatalog *catalog = studio_session_get_catalog (self->session);
  g_autoptr (GTask) task = NULL;

  if (self->choosing != NULL)
    g_cancellable_cancel (self->choosing);
  g_clear_object (&self->choosing);
  /* Pairs of an older catalogue are of no use; the new ones come soon. */
  if (pairs == NULL || catalog == NULL ||
      pairs->baskets->n_items != vt_catalog_get_n_products (catalog))
    {
      self->n_pairs = 0;
      g_list_store_remove_all (self->items);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      return;
    }

  self->choosing = g_cancellable_new ();
  task = g_task_new (self, self->choosing, on_chosen, NULL);
  g_task_set_source_tag (task, choose);
  g_task_set_task_data (task, choice_new (self, pairs, catalog), choice_free);
  g_task_run_in_thread (task, choose_in_thread);
}

/* ---- public ---- */

GListModel *
studio_pair_list_get_model (StudioPairList *self)
{
  g_return_val_if_fail (STUDIO_IS_PAIR_LIST (self), NULL);

  return G_LIST_MODEL (self->items);
}

gsize
studio_pair_list_get_n_pairs (StudioPairList *self)
{
  g_return_val_if_fail (STUDIO_IS_PAIR_LIST (self), 0);

  return self->n_pairs;
}

guint
studio_pair_list_get_n_selected (StudioPairList *self)
{
  g_return_val_if_fail (STUDIO_IS_PAIR_LIST (self), 0);

  return self->products->len;
}

void
studio_pair_list_set_products (StudioPairList *self, const guint32 *products, guint n_products)
{
  g_return_if_fail (STUDIO_IS_PAIR_LIST (self));

  g_array_set_size (self->products, 0);
  g_array_append_vals (self->products, products, n_products);
  choose (self);
}

static void
studio_pair_list_dispose (GObject *object)
{
  StudioPairList *self = STUDIO_PAIR_LIST (object);

  if (self->choosing != NULL)
    g_cancellable_cancel (self->choosing);
  g_clear_object (&self->choosing);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_pair_list_parent_class)->dispose (object);
}

static void
studio_pair_list_finalize (GObject *object)
{
  StudioPairList *self = STUDIO_PAIR_LIST (object);

  g_clear_object (&self->items);
  g_array_unref (self->products);
  G_OBJECT_CLASS (studio_pair_list_parent_class)->finalize (object);
}

static void
studio_pair_list_class_init (StudioPairListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_pair_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_pair_list_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_pair_list_init (StudioPairList *self)
{
  self->items = g_list_store_new (STUDIO_TYPE_PAIR_ITEM);
  self->products = g_array_new (FALSE, FALSE, sizeof (guint32));
}

StudioPairList *
studio_pair_list_new (StudioSession *session)
{
  StudioPairList *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_PAIR_LIST, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::shown-pairs", G_CALLBACK (choose), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::catalog", G_CALLBACK (choose), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::map-options", G_CALLBACK (choose), self,
                           G_CONNECT_SWAPPED);
  choose (self);
  return self;
}
