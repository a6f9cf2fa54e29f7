/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to a product on the map. */

#include "studio-map-canvas-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
add_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static GVariant *
one_sku (const char *sku)
{
  return g_variant_new_strv (&sku, 1);
}

static GMenuModel *
menu_of_product (StudioMapCanvas *self, guint32 product)
{
  const char *sku = vt_catalog_get (studio_session_get_catalog (self->session), product)->sku;
  gboolean    is_pinned = studio_session_is_pinned (self->session, product);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) around = g_menu_new ();
  g_autoptr (GMenu) place = g_menu_new ();
  g_autoptr (GMenu) away = g_menu_new ();

  add_item (around, _ ("Show Its Surroundings Only"), "win.map-focus",
            g_variant_new ("(su)", sku, studio_map_state_get_steps (self->state)));
  add_item (around, _ ("Select Its Neighbours"), "win.map-select-neighbours", one_sku (sku));
  add_item (around, _ ("Bring More Neighbours"), "win.map-expand", one_sku (sku));
  add_item (place, is_pinned ? _ ("Unpin") : _ ("Pin Here"),
            is_pinned ? "win.map-unpin" : "win.map-pin", one_sku (sku));
  add_item (place, _ ("Hide"), "win.map-hide", one_sku (sku));
  add_item (away, _ ("Show in the Catalogue"), "win.show-product", g_variant_new_string (sku));
  if (self->selected->len > 1)
    add_item (away, _ ("Make a Bundle of the Selection"), "win.make-bundle", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (around));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (place));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (away));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static gboolean
remove_menu (gpointer user_data)
{
  gtk_widget_unparent (user_data);
  return G_SOURCE_REMOVE;
}

/* Not at once: its item is activated after it closes. */
static void
on_closed (GtkPopover *popover, StudioMapCanvas *self)
{
  if (self->menu == GTK_WIDGET (popover))
    self->menu = NULL;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, remove_menu, g_object_ref (popover), g_object_unref);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

void
studio_map_canvas_open_menu (StudioMapCanvas *self, guint32 node)
{
  g_autoptr (GMenuModel) model = NULL;
  const VtMapNode *place;
  int              radius;

  if (node == VT_MAP_NONE || self->shown == NULL || self->menu != NULL)
    return;
  model = menu_of_product (self, studio_map_canvas_product_of (self, node));
  place = &self->scene->nodes[node];
  radius = (int) ceil (vt_map_view_radius_px (&self->view, place));
  self->focus = node;
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (
      GTK_POPOVER (self->menu),
      &(GdkRectangle){(int) vt_map_view_x_to_px (&self->view, place->x) - radius,
                      (int) vt_map_view_y_to_px (&self->view, place->y) - radius, 2 * radius,
                      2 * radius});
  g_signal_connect (self->menu, "closed", G_CALLBACK (on_closed), self);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}
