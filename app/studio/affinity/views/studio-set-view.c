/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of three to six products that are bought together. */

#include "studio-set-view.h"

#include "studio-accessible.h"
#include "studio-views-state.h"
#include "vt-set-rows.h"

#include <glib/gi18n-lib.h>

#define MAX_ROWS 3000

typedef enum
{
  COLUMN_SET,
  COLUMN_TOGETHER,
  COLUMN_HOLD,
  COLUMN_LIFT,
  COLUMN_EXPECTED,
} Column;

static const StudioViewColumn columns[] = {
    [COLUMN_SET] = {N_ ("Set"), NULL, STUDIO_VIEW_TEXT, 150},
    [COLUMN_TOGETHER] = {N_ ("Together"), N_ ("Orders with all of them"), STUDIO_VIEW_NUMBER, 74},
    [COLUMN_HOLD] = {N_ ("Hold"),
                     N_ ("Whichever of them is in an order, at least so often are all the others "
                         "(all-confidence)"),
                     STUDIO_VIEW_NUMBER, 60},
    [COLUMN_LIFT] = {N_ ("Lift"),
                     N_ ("How many times more often together than if the set were two parts that "
                         "have nothing to do with each other, however it is parted"),
                     STUDIO_VIEW_NUMBER, 64},
    [COLUMN_EXPECTED] = {N_ ("Margin"),
                         N_ ("Margin, at list prices, that every 1,000 orders bring by having the "
                             "whole set today"),
                         STUDIO_VIEW_NUMBER, 84},
};

struct _StudioSetView
{
  GtkWidget parent_instance;

  StudioSession   *session;     /* (owned) */
  StudioViewTable *table;       /* (owned by the widget tree) */
  GtkDropDown     *drop_down;   /* (owned by the widget tree) */
  VtItemSets      *sets;        /* (owned) (nullable): of pairs */
  VtPairs         *pairs;       /* (owned) (nullable): that sets are of */
  GCancellable    *cancellable; /* (owned) (nullable) */
  gboolean         is_updating;
};

G_DEFINE_FINAL_TYPE (StudioSetView, studio_set_view, GTK_TYPE_WIDGET)

/* ---- in a thread ---- */

typedef struct
{
  VtPairs    *pairs;    /* (owned) */
  VtCatalog  *catalog;  /* (owned) */
  VtItemSets *sets;     /* (owned) (nullable): mined, unless they are there */
  GArray     *products; /* (owned) */
  VtSetWish   wish;
  VtCurrency  currency;
  GPtrArray  *rows; /* (owned) (nullable): the result */
  gsize       n_found;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  vt_pairs_unref (search->pairs);
  vt_catalog_unref (search->catalog);
  g_clear_pointer (&search->sets, vt_item_sets_unref);
  g_array_unref (search->products);
  g_clear_pointer (&search->rows, g_ptr_array_unref);
  g_free (search);
}

static char *
name_set (VtCatalog *catalog, const VtItemSet *set)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < set->n_items; i++)
    {
      g_autofree char *title =
          vt_title_shorten (vt_catalog_get (catalog, set->items[i])->title, 32);

      g_string_append_printf (name, "%s%s", i > 0 ? " + " : "", title);
    }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static char *
tell_set (const VtSetRow *row, const char *name)
{
  g_autofree char *count = vt_count_to_display (row->set.n_together);

  return g_strdup_printf (
      /* Translators: products, a count of orders, a factor, a percentage */
      _ ("%s: together in %s orders, %.1f times as often as by chance. Whichever of them is "
         "bought, "
         "in at least %.0f %% of the orders all the others are too."),
      name, count, row->set.lift, 100 * row->set.all_confidence);
}

static StudioViewRow *
row_of (Search *search, const VtSetRow *row)
{
  StudioViewRow   *item = studio_view_row_new (row->set.items, row->set.n_items);
  g_autofree char *name = name_set (search->catalog, &row->set);

  studio_view_row_set_sentence (item, tell_set (row, name));
  studio_view_row_set (item, COLUMN_TOGETHER, vt_count_to_display (row->set.n_together),
                       row->set.n_together);
  studio_view_row_set (item, COLUMN_HOLD,
                       g_strdup_printf (_ ("%.0f %%"), 100 * row->set.all_confidence),
                       row->set.all_confidence);
  studio_view_row_set (item, COLUMN_LIFT, g_strdup_printf (_ ("%.1f×"), row->set.lift),
                       row->set.lift);
  if (row->expected_minor != VT_MONEY_UNKNOWN)
    studio_view_row_set (item, COLUMN_EXPECTED,
                         vt_money_to_display (row->expected_minor, &search->currency),
                         (double) row->expected_minor);
  else
    studio_view_row_set (item, COLUMN_EXPECTED, g_strdup ("–"), -G_MAXDOUBLE);
  studio_view_row_set (item, COLUMN_SET, g_steal_pointer (&name), 0);
  return item;
}

static void
search_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Search *search = data;
  g_autoptr (VtJob) job = vt_job_new (cancellable);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  if (search->sets == NULL)
    search->sets = vt_set_rows_mine (search->pairs, job, &error);
  if (search->sets == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  rows = vt_set_rows_choose (search->sets, search->catalog, search->pairs->baskets->n_baskets,
                             search->wish, (const guint32 *) (gpointer) search->products->data,
                             search->products->len, MAX_ROWS, &search->n_found);
  search->rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (search->rows, row_of (search, &g_array_index (rows, VtSetRow, i)));
  g_task_return_boolean (task, TRUE);
}

/* ---- in the main thread ---- */

static char *
count_words (Search *search)
{
  g_autofree char *all = vt_count_to_display ((gint64) search->n_found);
  g_autofree char *rows = vt_count_to_display (search->rows->len);

  if (search->products->len > 0)
    return g_strdup_printf (
        ngettext ("%s set with the selection", "%s sets with the selection", search->n_found), all);
  if (search->rows->len < search->n_found)
    return g_strdup_printf (_ ("The best %s of %s sets"), rows, all);
  return g_strdup_printf (ngettext ("%s set", "%s sets", search->n_found), all);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StudioSetView   *self = STUDIO_SET_VIEW (source);
  Search          *search = g_task_get_task_data (G_TASK (result));
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      studio_session_fail (self->session, _ ("The Sets Could Not Be Found"), error);
      return;
    }
  if (self->pairs != search->pairs)
    {
      g_clear_pointer (&self->pairs, vt_pairs_unref);
      self->pairs = vt_pairs_ref (search->pairs);
    }
  g_clear_pointer (&self->sets, vt_item_sets_unref);
  self->sets = vt_item_sets_ref (search->sets);
  words = count_words (search);
  studio_view_table_set_rows (self->table, search->rows, words);
}

static VtSetWish
get_wish (StudioSetView *self)
{
  const char *sets = studio_views_state_get_sets (studio_views_state_of (self->session));

  return g_str_equal (sets, "all")      ? VT_SETS_ALL
         : g_str_equal (sets, "closed") ? VT_SETS_CLOSED
                                        : VT_SETS_MAXIMAL;
}

static void
refresh (StudioSetView *self)
{
  VtPairs       *pairs = studio_session_get_pairs (self->session);
  VtCatalog     *catalog = studio_session_get_catalog (self->session);
  Search        *search;
  const guint32 *products;
  guint          n;
  g_autoptr (GTask) task = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || studio_view_table_is_going (self->table))
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (pairs == NULL || catalog == NULL ||
      pairs->baskets->n_items != vt_catalog_get_n_products (catalog))
    {
      g_autoptr (GPtrArray) none = g_ptr_array_new ();

      studio_view_table_set_rows (self->table, none, "");
      return;
    }
  search = g_new0 (Search, 1);
  search->pairs = vt_pairs_ref (pairs);
  search->catalog = vt_catalog_ref (catalog);
  search->sets = pairs == self->pairs && self->sets != NULL ? vt_item_sets_ref (self->sets) : NULL;
  search->products = g_array_new (FALSE, FALSE, sizeof (guint32));
  products = studio_session_get_selection (self->session, &n);
  g_array_append_vals (search->products, products, n);
  search->wish = get_wish (self);
  search->currency = *studio_session_get_currency (self->session);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_found, NULL);
  g_task_set_source_tag (task, refresh);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, search_in_thread);
}

static void
on_state (StudioSetView *self)
{
  self->is_updating = TRUE;
  gtk_drop_down_set_selected (self->drop_down, get_wish (self));
  self->is_updating = FALSE;
  refresh (self);
}

static void
on_chosen (StudioSetView *self)
{
  static const char *const words[] = {"all", "closed", "maximal"};
  guint                    chosen = gtk_drop_down_get_selected (self->drop_down);

  if (!self->is_updating && chosen < G_N_ELEMENTS (words))
    (void) studio_views_state_set_sets (studio_views_state_of (self->session), words[chosen]);
}

/* ---- the widget ---- */

static void
studio_set_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_set_view_parent_class)->map (widget);
  refresh (STUDIO_SET_VIEW (widget));
}

static void
studio_set_view_dispose (GObject *object)
{
  StudioSetView *self = STUDIO_SET_VIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer ((GtkWidget **) &self->table, gtk_widget_unparent);
  g_clear_pointer (&self->sets, vt_item_sets_unref);
  g_clear_pointer (&self->pairs, vt_pairs_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_set_view_parent_class)->dispose (object);
}

static void
studio_set_view_class_init (StudioSetViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_set_view_dispose;
  GTK_WIDGET_CLASS (klass)->map = studio_set_view_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_set_view_init (StudioSetView *self)
{
}

StudioViewTable *
studio_set_view_get_table (StudioSetView *self)
{
  g_return_val_if_fail (STUDIO_IS_SET_VIEW (self), NULL);

  return self->table;
}

GtkWidget *
studio_set_view_new (StudioSession *session)
{
  const char *const choices[] = {_ ("All"), _ ("No Subsets Repeated"), _ ("Largest Only"), NULL};
  StudioSetView    *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_SET_VIEW, NULL);
  self->session = g_object_ref (session);
  self->table = STUDIO_VIEW_TABLE (
      studio_view_table_new (session, _ ("Sets bought together"), columns, G_N_ELEMENTS (columns)));
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (choices));
  studio_accessible_set_label (GTK_WIDGET (self->drop_down), _ ("Which sets are listed"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->drop_down), _ ("Which sets are listed"));
  studio_view_table_add_control (self->table, GTK_WIDGET (self->drop_down));
  gtk_widget_set_parent (GTK_WIDGET (self->table), GTK_WIDGET (self));
  on_state (self);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (studio_views_state_of (session), "changed", G_CALLBACK (on_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::pairs", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::catalog", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
