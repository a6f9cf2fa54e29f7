/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of an offer is dearer than its price cap. */

#include "studio-dear-row.h"

#include "studio-offer-edit.h"
#include "studio-offer-words.h"
#include "vt-price-cap.h"
#include "vt-selector-words.h"

#include <glib/gi18n-lib.h>

struct _StudioDearRow
{
  AdwActionRow parent_instance;

  StudioSession *session;  /* (owned) */
  char          *offer_id; /* (owned) (nullable): shown */
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioDearRow,
                               studio_dear_row,
                               ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

/* ---- taking out ---- */

static JsonNode *
run_take_out (JsonNode *terms, gpointer catalog, GError **error)
{
  return vt_price_cap_take_out (terms, catalog, error);
}

static void
unref_catalog (gpointer catalog)
{
  vt_catalog_unref (catalog);
}

static void
on_take_out (GtkButton *button, gpointer user_data)
{
  StudioDearRow *self = user_data;
  VtCatalog     *catalog = studio_session_get_catalog (self->session);

  if (self->offer_id != NULL && catalog != NULL)
    studio_offer_change_terms (self->session, self->offer_id, _ ("Take Out What Is Dearer"),
                               run_take_out, vt_catalog_ref (catalog), unref_catalog);
}

/* ---- showing ---- */

/* "“Case” and “Tripod”" */
static char *
tell (StudioDearRow *self, GPtrArray *skus)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < skus->len; i++)
    {
      g_autofree char *title =
          studio_product_title (studio_session_get_catalog (self->session), skus->pdata[i]);
      g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), title);

      vt_tell_list_add (text, i, skus->len, quoted);
    }
  return g_string_free (text, FALSE);
}

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioDearRow *self = STUDIO_DEAR_ROW (field);
  VtCatalog     *catalog = studio_session_get_catalog (self->session);
  g_autoptr (GPtrArray) skus = NULL;
  g_autofree char *title = NULL;
  g_autofree char *names = NULL;

  if (g_strcmp0 (self->offer_id, offer->id) != 0)
    {
      g_free (self->offer_id);
      self->offer_id = g_strdup (offer->id);
    }
  if (catalog != NULL)
    skus = vt_price_cap_list_above (offer->terms, catalog);
  gtk_widget_set_visible (GTK_WIDGET (self), skus != NULL && skus->len > 0);
  if (skus == NULL || skus->len == 0)
    return;
  title = g_strdup_printf (
      ngettext ("%u suggestion is dearer", "%u suggestions are dearer", skus->len), skus->len);
  names = tell (self, skus);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), names);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
}

/* ---- the row ---- */

static void
studio_dear_row_dispose (GObject *object)
{
  StudioDearRow *self = STUDIO_DEAR_ROW (object);

  g_clear_pointer (&self->offer_id, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_dear_row_parent_class)->dispose (object);
}

static void
studio_dear_row_class_init (StudioDearRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_dear_row_dispose;
}

static void
studio_dear_row_init (StudioDearRow *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Take Out"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Take Out What Is Dearer"), -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_take_out), self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
studio_dear_row_new (StudioSession *session)
{
  StudioDearRow *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_DEAR_ROW, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
