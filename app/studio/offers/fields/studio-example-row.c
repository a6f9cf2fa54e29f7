/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that chooses one of the products an offer selects, to show figures with. */

#include "studio-example-row.h"

#include "studio-accessible.h"
#include "studio-offer-words.h"
#include "vt-facts.h"
#include "vt-terms-path.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More than that nobody looks through; the others are found by narrowing what is selected. */
#define MAX_EXAMPLES 50

struct _StudioExampleRow
{
  AdwActionRow parent_instance;

  StudioSession *session;   /* (owned) */
  char          *path;      /* (owned) */
  JsonNode      *selector;  /* (owned) (nullable): what was looked for last */
  VtCatalog     *catalog;   /* (owned) (nullable): where */
  GPtrArray     *skus;      /* (owned) (element-type utf8, owned): in the list */
  VtJob         *job;       /* (owned) (nullable): looking */
  GtkDropDown   *drop_down; /* (owned by the widget tree) */
  gboolean       updating;  /* being filled: not the user's doing */
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioExampleRow,
                               studio_example_row,
                               ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- looking, off the main loop ---- */

typedef struct
{
  guint32 product;
  gint64  units;
} Example;

typedef struct
{
  VtCatalog *catalog;  /* (owned) */
  JsonNode  *selector; /* (owned) */
  gint64    *units;    /* (owned) (nullable): sold, of each product */
  GArray    *found;    /* (owned) (element-type Example): those sold most first */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  vt_catalog_unref (look->catalog);
  json_node_unref (look->selector);
  g_free (look->units);
  g_array_unref (look->found);
  g_free (look);
}

static int
compare_examples (gconstpointer a, gconstpointer b)
{
  const Example *example = a;
  const Example *other = b;

  if (example->units != other->units)
    return example->units > other->units ? -1 : 1;
  return example->product < other->product ? -1 : 1;
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look   *look = data;
  guint32 n = vt_catalog_get_n_products (look->catalog);

  for (guint32 i = 0; i < n && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_auto (VtFacts) facts = {vt_catalog_get (look->catalog, i)};
      Example example = {i, look->units != NULL ? look->units[i] : 0};

      if (facts.product->price_minor != VT_MONEY_UNKNOWN &&
          vt_facts_match (&facts, json_node_get_object (look->selector)))
        g_array_append_val (look->found, example);
    }
  g_array_sort (look->found, compare_examples);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

static void
fill (StudioExampleRow *self, const Look *look)
{
  g_autofree char *chosen = g_strdup (studio_example_row_get_sku (self));
  GtkStringList   *titles = gtk_string_list_new (NULL);
  guint            position = 0;

  g_ptr_array_set_size (self->skus, 0);
  for (guint i = 0; i < MIN (look->found->len, MAX_EXAMPLES); i++)
    {
      guint32          product = g_array_index (look->found, Example, i).product;
      const char      *sku = vt_catalog_get (look->catalog, product)->sku;
      g_autofree char *title = studio_product_title (look->catalog, sku);

      if (g_strcmp0 (sku, chosen) == 0)
        position = i;
      g_ptr_array_add (self->skus, g_strdup (sku));
      gtk_string_list_append (titles, title);
    }
  self->updating = TRUE;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->drop_down, position);
  self->updating = FALSE;
  g_object_unref (titles);
  gtk_widget_set_visible (GTK_WIDGET (self), self->skus->len > 0);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StudioExampleRow *self = STUDIO_EXAMPLE_ROW (source);

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  g_clear_pointer (&self->job, vt_job_unref);
  fill (self, g_task_get_task_data (G_TASK (result)));
}

static void
stop_looking (StudioExampleRow *self)
{
  if (self->job != NULL)
    vt_job_cancel (self->job);
  g_clear_pointer (&self->job, vt_job_unref);
}

static void
look_for (StudioExampleRow *self, VtCatalog *catalog, JsonNode *selector)
{
  const VtOrdersSummary *summary = studio_session_get_summary (self->session);
  Look                  *look = g_new0 (Look, 1);
  g_autoptr (GTask) task = NULL;

  look->catalog = vt_catalog_ref (catalog);
  look->selector = json_node_ref (selector);
  if (summary != NULL && summary->n_products == vt_catalog_get_n_products (catalog))
    look->units = g_memdup2 (summary->product_units, summary->n_products * sizeof *look->units);
  look->found = g_array_new (FALSE, FALSE, sizeof (Example));
  self->job = vt_job_new (NULL);
  task = g_task_new (self, vt_job_get_cancellable (self->job), on_looked, NULL);
  g_task_set_source_tag (task, look_for);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_in_thread);
}

/* ---- showing ---- */

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioExampleRow *self = STUDIO_EXAMPLE_ROW (field);
  VtCatalog        *catalog = studio_session_get_catalog (self->session);
  JsonNode         *selector = vt_terms_path_get (offer->terms, self->path);
  gboolean          is_said = selector != NULL && JSON_NODE_HOLDS_OBJECT (selector) &&
                     json_object_get_size (json_node_get_object (selector)) > 0;

  if (catalog == NULL || (catalog == self->catalog && is_said && self->selector != NULL &&
                          json_node_equal (selector, self->selector)))
    return;
  stop_looking (self);
  g_clear_pointer (&self->catalog, vt_catalog_unref);
  g_clear_pointer (&self->selector, json_node_unref);
  if (!is_said)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      g_ptr_array_set_size (self->skus, 0);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      return;
    }
  self->catalog = vt_catalog_ref (catalog);
  self->selector = json_node_ref (selector);
  look_for (self, catalog, selector);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
}

static void
on_selected (StudioExampleRow *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

const char *
studio_example_row_get_sku (StudioExampleRow *self)
{
  guint position;

  g_return_val_if_fail (STUDIO_IS_EXAMPLE_ROW (self), NULL);

  position = gtk_drop_down_get_selected (self->drop_down);
  return position < self->skus->len ? self->skus->pdata[position] : NULL;
}

/* ---- the widget ---- */

static void
studio_example_row_dispose (GObject *object)
{
  StudioExampleRow *self = STUDIO_EXAMPLE_ROW (object);

  stop_looking (self);
  g_clear_pointer (&self->catalog, vt_catalog_unref);
  g_clear_pointer (&self->selector, json_node_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_example_row_parent_class)->dispose (object);
}

static void
studio_example_row_finalize (GObject *object)
{
  StudioExampleRow *self = STUDIO_EXAMPLE_ROW (object);

  g_free (self->path);
  g_ptr_array_unref (self->skus);
  G_OBJECT_CLASS (studio_example_row_parent_class)->finalize (object);
}

static void
studio_example_row_class_init (StudioExampleRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_example_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_example_row_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_example_row_init (StudioExampleRow *self)
{
  self->skus = g_ptr_array_new_with_free_func (g_free);
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->drop_down), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->drop_down));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
studio_example_row_new (StudioSession *session, const char *title, const char *path)
{
  StudioExampleRow *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session) && title != NULL && path != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_EXAMPLE_ROW, "title", title, NULL);
  self->session = g_object_ref (session);
  self->path = g_strdup (path);
  studio_accessible_set_label (GTK_WIDGET (self->drop_down), title);
  return GTK_WIDGET (self);
}
