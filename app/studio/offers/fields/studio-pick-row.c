/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a selector asks for of one sort, each with a button that takes it away. */

#include "studio-pick-row.h"

#include "studio-offer-edit.h"
#include "studio-offer-words.h"
#include "studio-pick-button.h"
#include "studio-product-entry.h"
#include "vt-terms-list.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

/* Of more than these the rest is counted. */
#define MAX_CHIPS 24
#define CHIP_TITLE_MAX 40

struct _StudioPickRow
{
  StudioFieldRow parent_instance;

  gboolean    is_products;
  gboolean    is_attributes;
  GtkFlowBox *chips; /* (owned by the widget tree), as the others */
  GtkWidget  *add;
};

G_DEFINE_FINAL_TYPE (StudioPickRow, studio_pick_row, STUDIO_TYPE_FIELD_ROW)

/* ---- what is chosen ---- */

/* "Clothing › Shirts" */
static char *
tell_path (JsonNode *element)
{
  JsonArray *path = json_node_get_array (element);
  GString   *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (path); i++)
    {
      const char *part = vt_terms_get_word (path, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " › " : "", part != NULL ? part : "?");
    }
  return g_string_free (text, FALSE);
}

static char *
tell_element (StudioPickRow *self, JsonNode *element)
{
  VtCatalog *catalog =
      studio_session_get_catalog (studio_field_row_get_session (STUDIO_FIELD_ROW (self)));
  g_autofree char *text = NULL;
  const char      *word = vt_terms_element_get_sku (element);

  if (JSON_NODE_HOLDS_ARRAY (element))
    text = tell_path (element);
  else if (self->is_products && word != NULL && catalog != NULL)
    text = studio_product_title (catalog, word);
  else
    text = g_strdup (word != NULL ? word : "?");
  return vt_words_title (text, CHIP_TITLE_MAX);
}

/* ---- changing ---- */

static void
remove_chip (GtkWidget *chip, gpointer user_data)
{
  StudioPickRow   *self = user_data;
  StudioFieldRow  *row = user_data;
  const VtOffer   *offer = studio_field_row_get_offer (row);
  JsonNode        *element = g_object_get_data (G_OBJECT (chip), "studio-element");
  g_autofree char *label = studio_field_row_label (row);
  g_autofree char *path = NULL;

  if (offer == NULL)
    return;
  if (!self->is_attributes)
    {
      studio_offer_remove_element (studio_field_row_get_session (row), offer->id, label,
                                   studio_field_row_get_path (row), json_node_ref (element));
      return;
    }
  path = g_strdup_printf ("%s/%s", studio_field_row_get_path (row), json_node_get_string (element));
  studio_offer_set_term (studio_field_row_get_session (row), offer->id, label, path, NULL);
}

static void
on_picked (StudioPickButton *button, const VtFacet *facet, gpointer user_data)
{
  StudioPickRow   *self = user_data;
  StudioFieldRow  *row = user_data;
  const VtOffer   *offer = studio_field_row_get_offer (row);
  g_autofree char *label = studio_field_row_label (row);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (offer == NULL)
    return;
  if (!self->is_attributes)
    {
      studio_offer_add_element (studio_field_row_get_session (row), offer->id, label,
                                studio_field_row_get_path (row), json_node_ref (facet->value));
      return;
    }
  name = vt_terms_path_escape (facet->name);
  path = g_strdup_printf ("%s/%s", studio_field_row_get_path (row), name);
  studio_offer_set_term (studio_field_row_get_session (row), offer->id, label, path,
                         json_node_ref (facet->value));
}

static void
on_chosen (StudioProductEntry *entry, const char *sku, gpointer user_data)
{
  StudioFieldRow  *row = user_data;
  const VtOffer   *offer = studio_field_row_get_offer (row);
  g_autofree char *label = studio_field_row_label (row);

  if (offer != NULL)
    studio_offer_add_element (studio_field_row_get_session (row), offer->id, label,
                              studio_field_row_get_path (row), vt_terms_text_new (sku));
}

static gboolean
remove_by_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  remove_chip (widget, user_data);
  return TRUE;
}

/* ---- showing ---- */

static void
add_delete_key (StudioPickRow *self, GtkWidget *chip)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcut        *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                                                   gtk_callback_action_new (remove_by_key, self, NULL));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
  gtk_widget_add_controller (chip, keys);
}

/* @element: (transfer full): what is taken away with it */
static void
add_chip (StudioPickRow *self, const char *text, JsonNode *element)
{
  GtkWidget       *chip = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *label = gtk_label_new (text);
  g_autofree char *name = g_strdup_printf (_ ("Remove %s"), text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("vitrine-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (chip), "studio-element", element,
                          (GDestroyNotify) json_node_unref);
  g_signal_connect (chip, "clicked", G_CALLBACK (remove_chip), self);
  add_delete_key (self, chip);
  gtk_flow_box_append (self->chips, chip);
  gtk_widget_set_focusable (gtk_widget_get_parent (chip), FALSE);
}

static void
add_attributes (StudioPickRow *self, JsonObject *attributes)
{
  JsonObjectIter iter;
  const char    *name;

  json_object_iter_init_ordered (&iter, attributes);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      const char      *value = vt_terms_get_text (attributes, name);
      g_autofree char *both = g_strdup_printf ("%s: %s", name, value != NULL ? value : "?");
      g_autofree char *text = vt_words_title (both, CHIP_TITLE_MAX);
      g_autofree char *escaped = vt_terms_path_escape (name);

      add_chip (self, text, vt_terms_text_new (escaped));
    }
}

static void
add_elements (StudioPickRow *self, JsonArray *array)
{
  guint n = json_array_get_length (array);

  for (guint i = 0; i < MIN (n, MAX_CHIPS); i++)
    {
      JsonNode        *element = json_array_get_element (array, i);
      g_autofree char *text = tell_element (self, element);

      add_chip (self, text, json_node_ref (element));
    }
  if (n > MAX_CHIPS)
    {
      g_autofree char *count = vt_words_count (n - MAX_CHIPS);
      g_autofree char *text = g_strdup_printf (_ ("And %s more"), count);

      gtk_flow_box_append (self->chips, gtk_label_new (text));
    }
}

/* The chip that has the focus; -1 if none has. */
static int
find_focus (StudioPickRow *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *cell;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->chips)))
    return -1;
  cell = gtk_widget_get_ancestor (focus, GTK_TYPE_FLOW_BOX_CHILD);
  return gtk_flow_box_child_get_index (GTK_FLOW_BOX_CHILD (cell));
}

/* What takes the place of the chip that had it, so that several can be taken away in a row. */
static void
restore_focus (StudioPickRow *self, int index, int n_chips)
{
  GtkFlowBoxChild *cell =
      n_chips > 0 ? gtk_flow_box_get_child_at_index (self->chips, MIN (index, n_chips - 1)) : NULL;

  if (cell != NULL)
    gtk_widget_grab_focus (gtk_flow_box_child_get_child (cell));
  else
    gtk_widget_child_focus (self->add, GTK_DIR_TAB_FORWARD);
}

static void
show_value (StudioFieldRow *row, JsonNode *value, gboolean is_other)
{
  StudioPickRow *self = STUDIO_PICK_ROW (row);
  int            focus = is_other ? -1 : find_focus (self);
  int            n_chips = 0;
  GtkWidget     *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_flow_box_remove (self->chips, child);
  if (value != NULL && JSON_NODE_HOLDS_OBJECT (value) && self->is_attributes)
    add_attributes (self, json_node_get_object (value));
  else if (value != NULL && JSON_NODE_HOLDS_ARRAY (value))
    add_elements (self, json_node_get_array (value));
  while (gtk_flow_box_get_child_at_index (self->chips, n_chips) != NULL)
    n_chips++;
  gtk_widget_set_visible (GTK_WIDGET (self->chips), n_chips > 0);
  if (focus >= 0)
    restore_focus (self, focus, n_chips);
}

/* ---- the row ---- */

static gboolean
studio_pick_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (STUDIO_PICK_ROW (widget)->add, GTK_DIR_TAB_FORWARD);
}

static void
studio_pick_row_class_init (StudioPickRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = studio_pick_row_grab_focus;
  STUDIO_FIELD_ROW_CLASS (klass)->show_value = show_value;
}

static void
studio_pick_row_init (StudioPickRow *self)
{
  self->chips = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->chips, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->chips, 6);
  gtk_flow_box_set_column_spacing (self->chips, 6);
  gtk_flow_box_set_row_spacing (self->chips, 6);
  gtk_widget_set_visible (GTK_WIDGET (self->chips), FALSE);
  studio_field_row_set_named (STUDIO_FIELD_ROW (self), GTK_WIDGET (self->chips));
}

GtkWidget *
studio_pick_row_new (
    StudioSession *session, const char *title, const char *path, VtFacetKind kind, const char *add)
{
  StudioPickRow *self = g_object_new (STUDIO_TYPE_PICK_ROW, NULL);

  self->is_attributes = kind == VT_FACET_ATTRIBUTE;
  self->add = studio_pick_button_new (session, add, kind);
  g_signal_connect (self->add, "picked", G_CALLBACK (on_picked), self);
  studio_field_row_add_control (STUDIO_FIELD_ROW (self), self->add);
  studio_field_row_add_below (STUDIO_FIELD_ROW (self), GTK_WIDGET (self->chips));
  studio_field_row_construct (STUDIO_FIELD_ROW (self), session, title, path);
  return GTK_WIDGET (self);
}

GtkWidget *
studio_pick_row_new_for_products (StudioSession *session, const char *title, const char *path)
{
  StudioPickRow *self = g_object_new (STUDIO_TYPE_PICK_ROW, NULL);

  self->is_products = TRUE;
  self->add = studio_product_entry_new (session, _ ("Add a product"));
  g_signal_connect (self->add, "chosen", G_CALLBACK (on_chosen), self);
  studio_field_row_add_below (STUDIO_FIELD_ROW (self), self->add);
  studio_field_row_add_below (STUDIO_FIELD_ROW (self), GTK_WIDGET (self->chips));
  studio_field_row_construct (STUDIO_FIELD_ROW (self), session, title, path);
  return GTK_WIDGET (self);
}
