/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sets of a mix and match come to. */

#include "studio-mix-table.h"

#include "studio-figures-grid.h"
#include "studio-quiet-controls.h"
#include "vt-mix-sets.h"
#include "vt-terms-path.h"

#include <glib/gi18n-lib.h>

struct _StudioMixTable
{
  AdwBin parent_instance;

  StudioSession *session; /* (owned) */
  VtOffer       *offer;   /* (owned) (nullable): shown */
  VtCatalog     *catalog; /* (owned) (nullable): where the sets were looked for */
  JsonNode      *slots;   /* (owned) (nullable): for which */
  VtMixSets     *sets;    /* (owned) (nullable): found */
  VtJob         *job;     /* (owned) (nullable): looking */

  AdwPreferencesGroup *group; /* (owned by the widget tree), as the other */
  StudioFiguresGrid   *grid;
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioMixTable,
                               studio_mix_table,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

/* ---- showing ---- */

static const char *const titles[] = {N_ ("Set"), N_ ("Apart"), N_ ("Together"), N_ ("Saved"),
                                     N_ ("Margin")};

static const char *const set_names[VT_N_MIX_SETS] = {
    [VT_MIX_CHEAPEST] = N_ ("The cheapest"),
    [VT_MIX_SOLD_MOST] = N_ ("What sells most"),
    [VT_MIX_DEAREST] = N_ ("The dearest"),
};

static gboolean
add_set (StudioMixTable *self, VtMixSet set)
{
  const VtCurrency *currency = studio_session_get_currency (self->session);
  VtBundleFigures   figures;

  if (!vt_mix_set_figures (self->sets, set, self->offer, currency, &figures, NULL))
    return FALSE;

  g_autofree char  *list = vt_money_to_display (figures.list_minor, currency);
  g_autofree char  *price = vt_money_to_display (figures.price_minor, currency);
  g_autofree char  *saving = vt_money_to_display (figures.saving_minor, currency);
  g_autofree char  *margin = vt_money_to_display (figures.margin_after_minor, currency);
  const char *const cells[] = {_ (set_names[set]), list, price, saving, margin};

  G_STATIC_ASSERT (G_N_ELEMENTS (cells) == G_N_ELEMENTS (titles));
  studio_figures_grid_add_line (self->grid, cells,
                                figures.margin_after_minor != VT_MONEY_UNKNOWN &&
                                    figures.margin_after_minor < 0);
  return TRUE;
}

/* "4 × 3 × 5 products to choose from" */
static char *
describe_choice (StudioMixTable *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint            n;
  const VtMixSlot *slots = vt_mix_sets_get_slots (self->sets, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *count = vt_count_to_display (slots[i].n_products);

      g_string_append_printf (text, "%s%s", i > 0 ? " × " : "", count);
    }
  /* Translators: numbers of products, one for each part of a set: "4 × 3 × 5" */
  return g_strdup_printf (_ ("%s products to choose from"), text->str);
}

/* What is missing is among the problems. */
static void
update (StudioMixTable *self)
{
  g_autofree char *choice = NULL;
  gboolean         has_sets = self->sets != NULL && self->offer != NULL;

  studio_figures_grid_clear (self->grid);
  for (guint set = 0; has_sets && set < VT_N_MIX_SETS; set++)
    has_sets = add_set (self, (VtMixSet) set);
  if (has_sets)
    choice = describe_choice (self);
  adw_preferences_group_set_description (self->group, choice);
  gtk_widget_set_visible (GTK_WIDGET (self->group), has_sets);
}

/* ---- looking for the sets, off the main loop ---- */

typedef struct
{
  VtOffer   *offer;   /* (owned) */
  VtCatalog *catalog; /* (owned) */
  gint64    *units;   /* (owned) (nullable) */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  vt_offer_free (look->offer);
  vt_catalog_unref (look->catalog);
  g_free (look->units);
  g_free (look);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *look = data;
  g_autoptr (VtJob) job = vt_job_new (cancellable);
  g_autoptr (GError) error = NULL;
  VtMixSets *sets = vt_mix_sets_new (look->offer, look->catalog, look->units, job, &error);

  if (sets != NULL)
    g_task_return_pointer (task, sets, (GDestroyNotify) vt_mix_sets_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StudioMixTable *self = STUDIO_MIX_TABLE (source);
  VtMixSets      *sets = g_task_propagate_pointer (G_TASK (result), NULL);

  if (sets == NULL)
    return;
  g_clear_pointer (&self->job, vt_job_unref);
  g_clear_pointer (&self->sets, vt_mix_sets_unref);
  self->sets = sets;
  update (self);
}

static void
stop_looking (StudioMixTable *self)
{
  if (self->job != NULL)
    vt_job_cancel (self->job);
  g_clear_pointer (&self->job, vt_job_unref);
}

static void
look_for (StudioMixTable *self, VtCatalog *catalog)
{
  const VtOrdersSummary *summary = studio_session_get_summary (self->session);
  Look                  *look = g_new0 (Look, 1);
  g_autoptr (GTask) task = NULL;

  look->offer = vt_offer_copy (self->offer);
  look->catalog = vt_catalog_ref (catalog);
  if (summary != NULL && summary->n_products == vt_catalog_get_n_products (catalog))
    look->units = g_memdup2 (summary->product_units, summary->n_products * sizeof *look->units);
  self->job = vt_job_new (NULL);
  task = g_task_new (self, vt_job_get_cancellable (self->job), on_looked, NULL);
  g_task_set_source_tag (task, look_for);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_in_thread);
}

static gboolean
is_same (JsonNode *slots, JsonNode *other)
{
  return slots != NULL && other != NULL && json_node_equal (slots, other);
}

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioMixTable *self = STUDIO_MIX_TABLE (field);
  VtCatalog      *catalog = studio_session_get_catalog (self->session);
  VtOffer        *copy = vt_offer_copy (offer);
  JsonNode       *slots = vt_terms_path_get (copy->terms, "slots");

  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = copy;
  if (catalog != NULL && (catalog != self->catalog || !is_same (slots, self->slots)))
    {
      stop_looking (self);
      g_clear_pointer (&self->sets, vt_mix_sets_unref);
      g_clear_pointer (&self->catalog, vt_catalog_unref);
      g_clear_pointer (&self->slots, json_node_unref);
      self->catalog = vt_catalog_ref (catalog);
      self->slots = slots != NULL ? json_node_ref (slots) : NULL;
      look_for (self, catalog);
    }
  update (self);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
}

/* ---- the widget ---- */

static void
studio_mix_table_dispose (GObject *object)
{
  StudioMixTable *self = STUDIO_MIX_TABLE (object);

  stop_looking (self);
  g_clear_pointer (&self->sets, vt_mix_sets_unref);
  g_clear_pointer (&self->slots, json_node_unref);
  g_clear_pointer (&self->catalog, vt_catalog_unref);
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_mix_table_parent_class)->dispose (object);
}

static void
studio_mix_table_class_init (StudioMixTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_mix_table_dispose;
}

static void
studio_mix_table_init (StudioMixTable *self)
{
}

GtkWidget *
studio_mix_table_new (StudioSession *session)
{
  StudioMixTable *self = g_object_new (STUDIO_TYPE_MIX_TABLE, NULL);
  const char     *translated[G_N_ELEMENTS (titles)];

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    translated[i] = _ (titles[i]);
  self->session = g_object_ref (session);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->grid = STUDIO_FIGURES_GRID (
      studio_figures_grid_new (_ ("What the sets come to"), translated, G_N_ELEMENTS (titles)));
  adw_preferences_group_set_title (self->group, _ ("What It Comes To"));
  adw_preferences_group_add (self->group, GTK_WIDGET (self->grid));
  studio_group_name_list (self->group, _ ("What the sets come to"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self->group), FALSE);
  return GTK_WIDGET (self);
}
