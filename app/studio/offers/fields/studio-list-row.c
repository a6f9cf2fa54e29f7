/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One element of a list field. */

#include "studio-list-row.h"

#include "studio-accessible.h"
#include "studio-offer-words.h"
#include "vt-terms-list.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

struct _StudioListRow
{
  AdwExpanderRow parent_instance;

  StudioSession        *session; /* (owned) */
  const StudioListKind *kind;
  char                 *path;   /* (owned) */
  GPtrArray            *fields; /* (owned) (element-type StudioField, unowned) */
  GtkWidget            *remove; /* (owned by the widget tree) */
};

G_DEFINE_FINAL_TYPE (StudioListRow, studio_list_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  SIGNAL_MOVE,
  SIGNAL_REMOVE,
  SIGNAL_DRAFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- showing ---- */

static char *
describe_product (StudioSession *session, const char *sku)
{
  VtCatalog       *catalog = studio_session_get_catalog (session);
  guint32          product = vt_catalog_index_of_sku (catalog, sku);
  g_autofree char *price = NULL;

  if (product == VT_PRODUCT_NONE)
    return g_strdup_printf (_ ("%s · not in the catalogue"), sku);
  price = vt_words_price (catalog, sku, studio_session_get_currency (session));
  /* Translators: a product's code, its price */
  return g_strdup_printf (_ ("%s · %s"), sku, price);
}

static void
tell (StudioListRow *self,
      const VtOffer *offer,
      JsonNode      *element,
      guint          index,
      char         **ret_title,
      char         **ret_subtitle)
{
  VtCatalog  *catalog = studio_session_get_catalog (self->session);
  const char *sku = vt_terms_element_get_sku (element);

  if (self->kind->tell != NULL)
    {
      self->kind->tell (self->session, offer, element, index, ret_title, ret_subtitle);
    }
  else if (sku != NULL && catalog != NULL)
    {
      *ret_title = studio_product_title (catalog, sku);
      *ret_subtitle = describe_product (self->session, sku);
    }
}

void
studio_list_row_show (StudioListRow *self, const VtOffer *offer, JsonNode *element, guint index)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *remove_name = NULL;

  g_return_if_fail (STUDIO_IS_LIST_ROW (self) && offer != NULL && element != NULL);

  tell (self, offer, element, index, &title, &subtitle);
  if (title == NULL)
    title = g_strdup ("?");
  remove_name = g_strdup_printf (_ ("Remove %s"), title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle != NULL ? subtitle : "");
  gtk_widget_set_tooltip_text (self->remove, remove_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove_name, -1);
  studio_accessible_set_label (GTK_WIDGET (self), title);
  for (guint i = 0; i < self->fields->len; i++)
    studio_field_show (self->fields->pdata[i], offer);
}

void
studio_list_row_commit (StudioListRow *self)
{
  g_return_if_fail (STUDIO_IS_LIST_ROW (self));

  for (guint i = 0; i < self->fields->len; i++)
    studio_field_commit (self->fields->pdata[i]);
}

void
studio_list_row_enter (StudioListRow *self)
{
  g_return_if_fail (STUDIO_IS_LIST_ROW (self));

  if (self->fields->len > 0 && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    studio_field_enter (self->fields->pdata[0]);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* ---- what the user asks for ---- */

static void
on_remove (GtkButton *button, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_REMOVE], 0);
}

static gboolean
remove_by_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  g_signal_emit (widget, signals[SIGNAL_REMOVE], 0);
  return TRUE;
}

static gboolean
move (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  g_signal_emit (widget, signals[SIGNAL_MOVE], 0, g_variant_get_int32 (args));
  return TRUE;
}

static void
on_draft (StudioField *field, const VtOffer *draft, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_DRAFT], 0, draft);
}

/* ---- the row ---- */

static void
studio_list_row_dispose (GObject *object)
{
  StudioListRow *self = STUDIO_LIST_ROW (object);

  g_ptr_array_set_size (self->fields, 0);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_list_row_parent_class)->dispose (object);
}

static void
studio_list_row_finalize (GObject *object)
{
  StudioListRow *self = STUDIO_LIST_ROW (object);

  g_free (self->path);
  g_ptr_array_unref (self->fields);
  G_OBJECT_CLASS (studio_list_row_parent_class)->finalize (object);
}

static void
studio_list_row_class_init (StudioListRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_list_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_list_row_finalize;
  signals[SIGNAL_MOVE] = g_signal_new ("move", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_REMOVE] =
      g_signal_new ("remove", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DRAFT] = g_signal_new ("draft", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, remove_by_key, NULL);
}

static void
studio_list_row_init (StudioListRow *self)
{
  self->fields = g_ptr_array_new ();
  self->remove = gtk_button_new_from_icon_name ("vitrine-remove-symbolic");
  gtk_widget_set_valign (self->remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->remove, "flat");
  g_signal_connect (self->remove, "clicked", G_CALLBACK (on_remove), self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->remove);
}

GtkWidget *
studio_list_row_new (StudioSession *session, const StudioListKind *kind, const char *path)
{
  StudioListRow *self = g_object_new (STUDIO_TYPE_LIST_ROW, NULL);

  self->session = g_object_ref (session);
  self->kind = kind;
  self->path = g_strdup (path);
  if (kind->extend != NULL)
    kind->extend (session, path, self->fields);
  for (guint i = 0; i < self->fields->len; i++)
    {
      g_signal_connect (self->fields->pdata[i], "draft", G_CALLBACK (on_draft), self);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->fields->pdata[i]);
    }
  if (self->fields->len == 0)
    {
      /* Turned on again it would open. */
      gtk_widget_add_css_class (GTK_WIDGET (self), "closed");
      adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), FALSE);
    }
  return GTK_WIDGET (self);
}
