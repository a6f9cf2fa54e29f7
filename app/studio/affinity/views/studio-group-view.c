/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The groups of products that the map falls into. */

#include "studio-group-view.h"

#include "vt-community-facts.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  COLUMN_NAME,
  COLUMN_SIZE,
  COLUMN_REVENUE,
  COLUMN_STRONGEST,
  COLUMN_BRIDGE,
} Column;

static const StudioViewColumn columns[] = {
    [COLUMN_NAME] = {N_ ("Group"), N_ ("Products that are bought together more than with others"),
                     STUDIO_VIEW_TEXT, 120},
    [COLUMN_SIZE] = {N_ ("Products"), NULL, STUDIO_VIEW_NUMBER, 72},
    [COLUMN_REVENUE] = {N_ ("Revenue"), N_ ("Of all its products, in all orders"),
                        STUDIO_VIEW_NUMBER, 124},
    [COLUMN_STRONGEST] = {N_ ("Strongest Pair"), N_ ("Its two products that belong together most"),
                          STUDIO_VIEW_TEXT, 150},
    [COLUMN_BRIDGE] = {N_ ("Bridge"), N_ ("The product that ties it most to other groups"),
                       STUDIO_VIEW_TEXT, 120},
};

struct _StudioGroupView
{
  GtkWidget parent_instance;

  StudioSession   *session;     /* (owned) */
  StudioViewTable *table;       /* (owned by the widget tree) */
  GCancellable    *cancellable; /* (owned) (nullable) */
  VtAffinityMap   *shown;       /* (owned) (nullable): asked for or shown */
};

G_DEFINE_FINAL_TYPE (StudioGroupView, studio_group_view, GTK_TYPE_WIDGET)

/* ---- in a thread ---- */

typedef struct
{
  VtAffinityMap *map;     /* (owned) */
  VtCatalog     *catalog; /* (owned) */
  gint64        *revenue; /* (owned) (nullable) */
  guint32        n_revenue;
  VtCurrency     currency;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  vt_affinity_map_unref (search->map);
  vt_catalog_unref (search->catalog);
  g_free (search->revenue);
  g_free (search);
}

static char *
title_of (Search *search, guint32 product)
{
  return vt_title_shorten (vt_catalog_get (search->catalog, product)->title, 40);
}

static void
set_pair (Search *search, StudioViewRow *row, const VtCommunityFacts *facts)
{
  const VtPair    *pair;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (facts->strongest == VT_MAP_NONE)
    {
      studio_view_row_set (row, COLUMN_STRONGEST, g_strdup ("–"), 0);
      return;
    }
  pair = vt_affinity_map_get_pair (search->map, facts->strongest);
  first = title_of (search, pair->item_a);
  second = title_of (search, pair->item_b);
  studio_view_row_set (row, COLUMN_STRONGEST, g_strdup_printf (_ ("%s + %s"), first, second), 0);
}

static StudioViewRow *
row_of (Search *search, const VtCommunityFacts *facts)
{
  StudioViewRow   *row = studio_view_row_new (facts->products, facts->n_products);
  g_autofree char *size = vt_count_to_display (facts->n_products);

  set_pair (search, row, facts);
  studio_view_row_set (row, COLUMN_NAME, g_strdup (facts->name), 0);
  if (facts->revenue_minor != VT_MONEY_UNKNOWN)
    studio_view_row_set (row, COLUMN_REVENUE,
                         vt_money_to_display (facts->revenue_minor, &search->currency),
                         (double) facts->revenue_minor);
  else
    studio_view_row_set (row, COLUMN_REVENUE, g_strdup ("–"), -G_MAXDOUBLE);
  studio_view_row_set (
      row, COLUMN_BRIDGE,
      facts->bridge != VT_PRODUCT_NONE ? title_of (search, facts->bridge) : g_strdup ("–"), 0);
  studio_view_row_set_sentence (
      /* Translators: a group's name, a count of products, two products, a product */
      row, g_strdup_printf (_ ("%s: %s products. Most together: %s. Tied to other groups by: %s."),
                            facts->name, size, studio_view_row_get_text (row, COLUMN_STRONGEST),
                            studio_view_row_get_text (row, COLUMN_BRIDGE)));
  studio_view_row_set (row, COLUMN_SIZE, g_steal_pointer (&size), facts->n_products);
  return row;
}

static void
search_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Search *search = data;
  g_autoptr (GPtrArray) facts =
      vt_community_facts_find (search->map, search->revenue, search->n_revenue);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < facts->len; i++)
    g_ptr_array_add (rows, row_of (search, facts->pdata[i]));
  g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
}

/* ---- in the main thread ---- */

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StudioGroupView *self = STUDIO_GROUP_VIEW (source);
  g_autoptr (GPtrArray) rows = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *words = NULL;

  if (rows == NULL)
    return;
  words = g_strdup_printf (ngettext ("%u group", "%u groups", rows->len), rows->len);
  studio_view_table_set_rows (self->table, rows, words);
}

static void
refresh (StudioGroupView *self)
{
  VtAffinityMap         *map = studio_session_get_map (self->session);
  const VtOrdersSummary *summary = studio_session_get_summary (self->session);
  Search                *search;
  g_autoptr (GTask) task = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || map == self->shown)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->shown, vt_affinity_map_unref);
  if (map == NULL)
    {
      g_autoptr (GPtrArray) none = g_ptr_array_new ();

      studio_view_table_set_rows (self->table, none, "");
      return;
    }
  self->shown = vt_affinity_map_ref (map);
  search = g_new0 (Search, 1);
  search->map = vt_affinity_map_ref (map);
  search->catalog = vt_catalog_ref (studio_session_get_catalog (self->session));
  search->currency = *studio_session_get_currency (self->session);
  if (summary != NULL)
    {
      search->n_revenue = summary->n_products;
      search->revenue =
          g_memdup2 (summary->product_revenue_minor, summary->n_products * sizeof (gint64));
    }
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_found, NULL);
  g_task_set_source_tag (task, refresh);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, search_in_thread);
}

/* ---- the widget ---- */

static void
studio_group_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_group_view_parent_class)->map (widget);
  refresh (STUDIO_GROUP_VIEW (widget));
}

static void
studio_group_view_dispose (GObject *object)
{
  StudioGroupView *self = STUDIO_GROUP_VIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->shown, vt_affinity_map_unref);
  g_clear_pointer ((GtkWidget **) &self->table, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_group_view_parent_class)->dispose (object);
}

static void
studio_group_view_class_init (StudioGroupViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_group_view_dispose;
  GTK_WIDGET_CLASS (klass)->map = studio_group_view_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_group_view_init (StudioGroupView *self)
{
}

StudioViewTable *
studio_group_view_get_table (StudioGroupView *self)
{
  g_return_val_if_fail (STUDIO_IS_GROUP_VIEW (self), NULL);

  return self->table;
}

GtkWidget *
studio_group_view_new (StudioSession *session)
{
  StudioGroupView *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_GROUP_VIEW, NULL);
  self->session = g_object_ref (session);
  self->table = STUDIO_VIEW_TABLE (
      studio_view_table_new (session, _ ("Groups of products"), columns, G_N_ELEMENTS (columns)));
  gtk_widget_set_parent (GTK_WIDGET (self->table), GTK_WIDGET (self));
  g_signal_connect_object (session, "notify::map", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
