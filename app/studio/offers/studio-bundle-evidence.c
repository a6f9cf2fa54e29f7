/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the orders say about the products of a bundle, in sentences. */

#include "studio-bundle-evidence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StudioBundleEvidence
{
  AdwBin parent_instance;

  StudioSession *session;     /* (owned) */
  GtkLabel      *label;       /* (owned by the widget tree) */
  GArray        *products;    /* (owned) (element-type guint32): of the bundle */
  VtPairs       *pairs;       /* (owned) (nullable): what the text shown was counted in */
  GCancellable  *cancellable; /* (owned) (nullable): of the count under way */
};

G_DEFINE_FINAL_TYPE (StudioBundleEvidence, studio_bundle_evidence, ADW_TYPE_BIN)

/* ---- counting ---- */

typedef struct
{
  VtPairs   *pairs;    /* (owned) */
  VtOrders  *orders;   /* (owned) */
  VtCatalog *catalog;  /* (owned) */
  guint32   *products; /* (owned) */
  guint      n_products;
  VtCurrency currency;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  vt_pairs_unref (count->pairs);
  vt_orders_unref (count->orders);
  vt_catalog_unref (count->catalog);
  g_free (count->products);
  g_free (count);
}

static char *
evidence_to_text (const VtEvidence *evidence, const Count *count)
{
  g_autofree char *text = vt_evidence_to_text (evidence, count->catalog, count->products);
  g_autofree char *sold = NULL;

  if (evidence->sold_minor == VT_MONEY_UNKNOWN)
    return g_steal_pointer (&text);
  sold = vt_money_to_display (evidence->sold_minor, &count->currency);
  /* Translators: sentences about orders, then an amount of money */
  return g_strdup_printf (_ ("%s In those, one of each was paid %s on average."), text, sold);
}

static void
run_count (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Count *count = task_data;
  g_autoptr (VtJob) job = vt_job_new (cancellable);
  VtEvidence evidence;
  GError    *error = NULL;

  if (!vt_evidence_compute (count->pairs->baskets, count->orders, count->products,
                            count->n_products, &evidence, job, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, evidence_to_text (&evidence, count), g_free);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StudioBundleEvidence *self = STUDIO_BUNDLE_EVIDENCE (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), &error);

  if (text != NULL && g_task_get_cancellable (G_TASK (result)) == self->cancellable)
    gtk_label_set_text (self->label, text);
}

static void
stop (StudioBundleEvidence *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
start (StudioBundleEvidence *self, VtPairs *pairs, VtOrders *orders, VtCatalog *catalog)
{
  Count *count = g_new0 (Count, 1);
  g_autoptr (GTask) task = NULL;

  count->pairs = vt_pairs_ref (pairs);
  count->orders = vt_orders_ref (orders);
  count->catalog = vt_catalog_ref (catalog);
  count->currency = *studio_session_get_currency (self->session);
  count->n_products = self->products->len;
  count->products =
      g_memdup2 (self->products->data, (gsize) self->products->len * sizeof (guint32));
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_counted, NULL);
  g_task_set_task_data (task, count, count_free);
  g_task_run_in_thread (task, run_count);
}

static void
recount (StudioBundleEvidence *self)
{
  VtPairs   *pairs = studio_session_get_pairs (self->session);
  VtOrders  *orders = studio_session_get_orders (self->session);
  VtCatalog *catalog = studio_session_get_catalog (self->session);

  stop (self);
  g_clear_pointer (&self->pairs, vt_pairs_unref);
  if (self->products->len < 2)
    {
      gtk_label_set_text (self->label,
                          _ ("With two products here, this tells how often they are bought "
                             "together."));
      return;
    }
  if (orders != NULL && orders->n_orders == 0)
    {
      gtk_label_set_text (self->label, _ ("No orders were imported yet."));
      return;
    }
  if (pairs == NULL || orders == NULL || catalog == NULL)
    {
      gtk_label_set_text (self->label, _ ("Counting the orders…"));
      return;
    }
  self->pairs = vt_pairs_ref (pairs);
  start (self, pairs, orders, catalog);
}

static void
on_pairs (StudioBundleEvidence *self)
{
  if (studio_session_get_pairs (self->session) != self->pairs)
    recount (self);
}

void
studio_bundle_evidence_show (StudioBundleEvidence *self, const VtOffer *offer)
{
  VtCatalog *catalog = studio_session_get_catalog (self->session);
  g_autoptr (GArray) products = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; catalog != NULL && i < offer->components->len; i++)
    {
      const VtComponent *component = offer->components->pdata[i];
      guint32            product = vt_catalog_index_of_sku (catalog, component->sku);

      if (product != VT_PRODUCT_NONE)
        g_array_append_val (products, product);
    }
  if (self->pairs != NULL && self->pairs == studio_session_get_pairs (self->session) &&
      products->len == self->products->len &&
      memcmp (products->data, self->products->data, (gsize) products->len * sizeof (guint32)) == 0)
    return;
  g_array_unref (self->products);
  self->products = g_steal_pointer (&products);
  recount (self);
}

static void
studio_bundle_evidence_dispose (GObject *object)
{
  StudioBundleEvidence *self = STUDIO_BUNDLE_EVIDENCE (object);

  stop (self);
  g_clear_pointer (&self->pairs, vt_pairs_unref);
  g_clear_pointer (&self->products, g_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_bundle_evidence_parent_class)->dispose (object);
}

static void
studio_bundle_evidence_class_init (StudioBundleEvidenceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_bundle_evidence_dispose;
}

static void
studio_bundle_evidence_init (StudioBundleEvidence *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *label = gtk_label_new (NULL);

  self->products = g_array_new (FALSE, FALSE, sizeof (guint32));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "card");
  gtk_widget_add_css_class (label, "offer-card");
  self->label = GTK_LABEL (label);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Evidence From the Orders"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), label);
  adw_bin_set_child (ADW_BIN (self), group);
}

GtkWidget *
studio_bundle_evidence_new (StudioSession *session)
{
  StudioBundleEvidence *self = g_object_new (STUDIO_TYPE_BUNDLE_EVIDENCE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::pairs", G_CALLBACK (on_pairs), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
