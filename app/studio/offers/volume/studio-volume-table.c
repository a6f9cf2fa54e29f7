/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of what so many units come to with a volume offer. */

#include "studio-volume-table.h"

#include "studio-example-row.h"
#include "studio-figures-grid.h"
#include "studio-quiet-controls.h"
#include "vt-volume-figures.h"
#include "vt-volume-forms.h"

#include <glib/gi18n-lib.h>

struct _StudioVolumeTable
{
  AdwBin parent_instance;

  StudioSession *session; /* (owned) */
  VtOffer       *offer;   /* (owned) (nullable): shown */

  AdwPreferencesGroup *group; /* (owned by the widget tree), as the others */
  StudioExampleRow    *example;
  StudioExampleRow    *bought;
  StudioFiguresGrid   *grid;
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioVolumeTable,
                               studio_volume_table,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

static const char *const titles[] = {N_ ("Units"), N_ ("The last one"), N_ ("Together"),
                                     N_ ("Saved"), N_ ("Margin")};

static void
add_line (StudioVolumeTable *self, const VtVolumeRow *row)
{
  const VtCurrency *currency = studio_session_get_currency (self->session);
  g_autofree char  *units = vt_count_to_display (row->units);
  g_autofree char  *last = vt_money_to_display (row->last_minor, currency);
  g_autofree char  *due = vt_money_to_display (row->due_minor, currency);
  g_autofree char  *saved = vt_money_to_display (row->list_minor - row->due_minor, currency);
  g_autofree char  *margin = vt_money_to_display (row->margin_minor, currency);
  const char *const cells[] = {units, last, due, saved, margin};

  G_STATIC_ASSERT (G_N_ELEMENTS (cells) == G_N_ELEMENTS (titles));
  studio_figures_grid_add_line (self->grid, cells,
                                row->margin_minor != VT_MONEY_UNKNOWN && row->margin_minor < 0);
}

static void
update (StudioVolumeTable *self)
{
  VtCatalog  *catalog = studio_session_get_catalog (self->session);
  const char *sku = studio_example_row_get_sku (self->example);
  const char *bought = NULL;
  gint64      units[VT_VOLUME_MAX_ROWS];
  VtVolumeRow rows[VT_VOLUME_MAX_ROWS];
  guint       n;
  gboolean    is_other;

  if (self->offer == NULL || catalog == NULL)
    return;
  is_other = vt_volume_get_form (vt_offer_get_terms (self->offer)) == VT_VOLUME_OTHER;
  if (is_other)
    bought = studio_example_row_get_sku (self->bought);
  n = vt_volume_list_units (self->offer, units);
  if (sku == NULL || (is_other && bought == NULL) ||
      !vt_volume_table (self->offer, sku, bought, units, n, catalog,
                        studio_session_get_currency (self->session), rows, NULL))
    {
      /* What is missing is among the problems. */
      gtk_widget_set_visible (GTK_WIDGET (self->group), FALSE);
      return;
    }
  studio_figures_grid_clear (self->grid);
  for (guint i = 0; i < n; i++)
    add_line (self, &rows[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->group), TRUE);
}

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioVolumeTable *self = STUDIO_VOLUME_TABLE (field);
  VtOffer           *copy = vt_offer_copy (offer);

  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = copy;
  studio_field_show (STUDIO_FIELD (self->example), copy);
  studio_field_show (STUDIO_FIELD (self->bought), copy);
  update (self);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
}

/* ---- the widget ---- */

static void
studio_volume_table_dispose (GObject *object)
{
  StudioVolumeTable *self = STUDIO_VOLUME_TABLE (object);

  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_volume_table_parent_class)->dispose (object);
}

static void
studio_volume_table_class_init (StudioVolumeTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_volume_table_dispose;
}

static void
studio_volume_table_init (StudioVolumeTable *self)
{
}

GtkWidget *
studio_volume_table_new (StudioSession *session)
{
  StudioVolumeTable *self = g_object_new (STUDIO_TYPE_VOLUME_TABLE, NULL);
  const char        *translated[G_N_ELEMENTS (titles)];

  self->session = g_object_ref (session);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->example =
      STUDIO_EXAMPLE_ROW (studio_example_row_new (session, _ ("With the product"), "select"));
  self->bought =
      STUDIO_EXAMPLE_ROW (studio_example_row_new (session, _ ("Bought for it"), "buy_select"));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    translated[i] = _ (titles[i]);
  self->grid = STUDIO_FIGURES_GRID (studio_figures_grid_new (_ ("What so many units come to"),
                                                             translated, G_N_ELEMENTS (titles)));
  adw_preferences_group_set_title (self->group, _ ("What It Comes To"));
  adw_preferences_group_add (self->group, GTK_WIDGET (self->example));
  adw_preferences_group_add (self->group, GTK_WIDGET (self->bought));
  adw_preferences_group_add (self->group, GTK_WIDGET (self->grid));
  studio_group_name_list (self->group, _ ("What so many units come to"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self->group), FALSE);
  g_signal_connect_swapped (self->example, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->bought, "changed", G_CALLBACK (update), self);
  return GTK_WIDGET (self);
}
