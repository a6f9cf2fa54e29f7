/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The products of a bundle as a list: quantities, order, the main one. */

#include "studio-bundle-parts.h"

#include "studio-component-row.h"
#include "studio-offer-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StudioBundleParts
{
  AdwBin parent_instance;

  StudioSession *session;  /* (owned) */
  char          *offer_id; /* (owned) (nullable) */
  GtkListBox    *list;     /* (owned by the widget tree) */
  GPtrArray     *rows;     /* (owned) (element-type StudioComponentRow): in order */
};

G_DEFINE_FINAL_TYPE (StudioBundleParts, studio_bundle_parts, ADW_TYPE_BIN)

/* ---- showing ---- */

static gboolean
has_rows_of (StudioBundleParts *self, const VtOffer *offer)
{
  if (g_strcmp0 (self->offer_id, offer->id) != 0 || self->rows->len != offer->components->len)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const VtComponent *component = offer->components->pdata[i];

      if (!g_str_equal (component->sku, studio_component_row_get_sku (self->rows->pdata[i])))
        return FALSE;
    }
  return TRUE;
}

/* (transfer full): the row there is of that product, so that it keeps the focus, or a new one. */
static GtkWidget *
take_row (StudioBundleParts *self, const char *sku)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (studio_component_row_get_sku (self->rows->pdata[i]), sku))
      return g_ptr_array_steal_index (self->rows, i);
  return g_object_ref_sink (studio_component_row_new (self->session, sku));
}

static void
replace_rows (StudioBundleParts *self, const VtOffer *offer)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    focus = NULL;
  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (self->list, self->rows->pdata[i]);
  if (g_strcmp0 (self->offer_id, offer->id) != 0)
    {
      g_ptr_array_set_size (self->rows, 0);
      focus = NULL;
    }
  for (guint i = 0; i < offer->components->len; i++)
    {
      const VtComponent *component = offer->components->pdata[i];
      GtkWidget         *row = take_row (self, component->sku);

      g_ptr_array_add (rows, row);
      gtk_list_box_append (self->list, row);
    }
  g_ptr_array_unref (self->rows);
  self->rows = g_steal_pointer (&rows);
  g_free (self->offer_id);
  self->offer_id = g_strdup (offer->id);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (focus);
}

void
studio_bundle_parts_show (StudioBundleParts *self, const VtOffer *offer)
{
  if (!has_rows_of (self, offer))
    replace_rows (self, offer);
  for (guint i = 0; i < self->rows->len; i++)
    studio_component_row_show (self->rows->pdata[i], offer->id, offer->components->pdata[i], i,
                               self->rows->len);
}

/* ---- dragging ---- */

/* Dragged as its SKU, so that other programs understand it too. */
static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, gpointer user_data)
{
  GtkWidget     *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (GTK_LIST_BOX (list), (int) y);

  if (!STUDIO_IS_COMPONENT_ROW (row))
    return NULL;
  return gdk_content_provider_new_typed (G_TYPE_STRING,
                                         studio_component_row_get_sku (STUDIO_COMPONENT_ROW (row)));
}

static gboolean
has_part (StudioBundleParts *self, const char *sku)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (studio_component_row_get_sku (self->rows->pdata[i]), sku))
      return TRUE;
  return FALSE;
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  StudioBundleParts *self = user_data;
  g_auto (GStrv) skus = g_strsplit (g_value_get_string (value), "\n", -1);
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);

  if (self->offer_id == NULL || skus[0] == NULL ||
      g_str_has_prefix (skus[0], STUDIO_OFFER_DRAG_PREFIX))
    return FALSE;
  if (skus[1] == NULL && has_part (self, skus[0]))
    {
      studio_offer_move_product (self->session, self->offer_id, skus[0],
                                 row != NULL ? (guint) gtk_list_box_row_get_index (row)
                                             : self->rows->len);
      return TRUE;
    }
  studio_offer_add_products (self->session, self->offer_id, (const char *const *) skus);
  return TRUE;
}

/* ---- the widget ---- */

static GtkWidget *
placeholder_new (void)
{
  GtkWidget *label = gtk_label_new (_ ("Drag products here from the list on the right, or search "
                                       "there and press Ctrl+Return"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "offer-card");
  return label;
}

static void
studio_bundle_parts_dispose (GObject *object)
{
  StudioBundleParts *self = STUDIO_BUNDLE_PARTS (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->offer_id, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_bundle_parts_parent_class)->dispose (object);
}

static void
studio_bundle_parts_class_init (StudioBundlePartsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_bundle_parts_dispose;
}

static void
add_dragging (StudioBundleParts *self)
{
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (drag, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (on_drag_prepare), self);
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (drop));
}

static void
studio_bundle_parts_init (StudioBundleParts *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *add = gtk_button_new_with_label (_ ("Add Product…"));

  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (self->list, placeholder_new ());
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Products in the bundle"), -1);
  gtk_widget_add_css_class (add, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "page.find-product");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Products"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), add);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  adw_bin_set_child (ADW_BIN (self), group);
  add_dragging (self);
}

GtkWidget *
studio_bundle_parts_new (StudioSession *session)
{
  StudioBundleParts *self = g_object_new (STUDIO_TYPE_BUNDLE_PARTS, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
