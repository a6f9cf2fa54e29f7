/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which attributes an item has to share with what it goes with. */

#include "studio-compatible-field.h"

#include "studio-companions.h"
#include "vt-terms-list.h"

#include <glib/gi18n-lib.h>

struct _StudioCompatibleField
{
  StudioFieldRow parent_instance;

  StudioCompanions *companions; /* (unowned): the session owns them */
  char             *item_path;  /* (owned) */
  GPtrArray        *names;      /* (owned) (element-type utf8): of the check boxes */
  GtkWidget        *box;        /* (owned by the widget tree): a check box for each */
  gboolean          updating;
};

G_DEFINE_FINAL_TYPE (StudioCompatibleField, studio_compatible_field, STUDIO_TYPE_FIELD_ROW)

static JsonArray *
get_array (StudioCompatibleField *self)
{
  JsonNode *value = studio_field_row_get_value (STUDIO_FIELD_ROW (self));

  return value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;
}

static gboolean
has_word (JsonArray *array, const char *word)
{
  for (guint i = 0; i < vt_terms_get_length (array); i++)
    if (g_strcmp0 (vt_terms_get_word (array, i), word) == 0)
      return TRUE;
  return FALSE;
}

/* %VT_PRODUCT_NONE if the catalogue lacks it. */
static guint32
find_product (StudioCompatibleField *self, const VtOffer *offer)
{
  VtCatalog *catalog =
      studio_session_get_catalog (studio_field_row_get_session (STUDIO_FIELD_ROW (self)));
  JsonNode   *item = vt_terms_path_get (offer->terms, self->item_path);
  const char *sku = item != NULL ? vt_terms_element_get_sku (item) : NULL;

  return sku != NULL && catalog != NULL ? vt_catalog_index_of_sku (catalog, sku) : VT_PRODUCT_NONE;
}

/* ---- keeping ---- */

static GtkCheckButton *
get_check (StudioCompatibleField *self, guint index)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->box), (int) index);

  return GTK_CHECK_BUTTON (gtk_flow_box_child_get_child (child));
}

static void
on_toggled (StudioCompatibleField *self)
{
  g_autoptr (JsonArray) words = json_array_new ();

  if (self->updating)
    return;
  for (guint i = 0; i < self->names->len; i++)
    if (gtk_check_button_get_active (get_check (self, i)))
      json_array_add_string_element (words, self->names->pdata[i]);
  studio_field_row_keep (
      STUDIO_FIELD_ROW (self),
      json_array_get_length (words) > 0 ? json_node_init_array (json_node_alloc (), words) : NULL);
}

/* ---- showing ---- */

/* What both have, and what is asked for already. */
static GPtrArray *
list_names (StudioCompatibleField *self, guint32 product)
{
  const VtAnchors *anchors = studio_companions_get_anchors (self->companions);
  JsonArray       *array = get_array (self);
  GPtrArray       *names = anchors != NULL && product != VT_PRODUCT_NONE
                               ? vt_anchors_list_shared (anchors, product)
                               : g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < vt_terms_get_length (array); i++)
    {
      const char *word = vt_terms_get_word (array, i);

      if (word != NULL && !g_ptr_array_find_with_equal_func (names, word, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (word));
    }
  return names;
}

static void
add_check (StudioCompatibleField *self, const char *name)
{
  GtkWidget *check = gtk_check_button_new_with_label (name);

  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_toggled), self);
  gtk_flow_box_append (GTK_FLOW_BOX (self->box), check);
  /* The check box is what is gone to, not the cell around it. */
  gtk_widget_set_focusable (gtk_widget_get_parent (check), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (check)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
are_equal (GPtrArray *left, GPtrArray *right)
{
  gboolean are = left->len == right->len;

  for (guint i = 0; are && i < left->len; i++)
    are = g_str_equal (left->pdata[i], right->pdata[i]);
  return are;
}

/* Takes @names. Boxes stay while they are the same, so that the focus does. */
static void
match_checks (StudioCompatibleField *self, GPtrArray *names)
{
  GtkFlowBoxChild *child;

  if (are_equal (names, self->names))
    {
      g_ptr_array_unref (names);
      return;
    }
  while ((child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->box), 0)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->box), GTK_WIDGET (child));
  g_ptr_array_unref (self->names);
  self->names = names;
  for (guint i = 0; i < names->len; i++)
    add_check (self, names->pdata[i]);
}

static char *
tell_fits (StudioCompatibleField *self, guint32 product)
{
  const VtAnchors *anchors = studio_companions_get_anchors (self->companions);
  guint            n_anchors;
  guint            n;

  if (anchors == NULL || product == VT_PRODUCT_NONE)
    return NULL;
  n = vt_anchors_count_fits (anchors, product, get_array (self));
  (void) vt_anchors_get (anchors, &n_anchors);
  /* Translators: how many of how many products something fits */
  return g_strdup_printf (ngettext ("Fits %u of %u product", "Fits %u of %u products", n_anchors),
                          n, n_anchors);
}

static void
show_offer (StudioFieldRow *row, const VtOffer *offer)
{
  StudioCompatibleField *self = STUDIO_COMPATIBLE_FIELD (row);
  guint32                product = find_product (self, offer);
  g_autofree char       *fits = tell_fits (self, product);

  self->updating = TRUE;
  match_checks (self, list_names (self, product));
  for (guint i = 0; i < self->names->len; i++)
    gtk_check_button_set_active (get_check (self, i),
                                 has_word (get_array (self), self->names->pdata[i]));
  self->updating = FALSE;
  studio_field_row_set_hint (row, fits);
  gtk_widget_set_visible (GTK_WIDGET (self), self->names->len > 0);
}

static void
show_value (StudioFieldRow *row, JsonNode *value, gboolean is_other)
{
}

static void
on_companions (StudioCompatibleField *self)
{
  const VtOffer *offer = studio_field_row_get_offer (STUDIO_FIELD_ROW (self));

  if (offer != NULL)
    show_offer (STUDIO_FIELD_ROW (self), offer);
}

/* ---- the row ---- */

static gboolean
studio_compatible_field_grab_focus (GtkWidget *widget)
{
  StudioCompatibleField *self = STUDIO_COMPATIBLE_FIELD (widget);

  return self->names->len > 0 && gtk_widget_grab_focus (GTK_WIDGET (get_check (self, 0)));
}

static void
studio_compatible_field_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_COMPATIBLE_FIELD (object)->names);
  g_free (STUDIO_COMPATIBLE_FIELD (object)->item_path);
  G_OBJECT_CLASS (studio_compatible_field_parent_class)->finalize (object);
}

static void
studio_compatible_field_class_init (StudioCompatibleFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_compatible_field_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = studio_compatible_field_grab_focus;
  STUDIO_FIELD_ROW_CLASS (klass)->show_value = show_value;
  STUDIO_FIELD_ROW_CLASS (klass)->show_offer = show_offer;
}

static void
studio_compatible_field_init (StudioCompatibleField *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->box), 6);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->box), 6);
  studio_field_row_add_below (STUDIO_FIELD_ROW (self), self->box);
  studio_field_row_set_named (STUDIO_FIELD_ROW (self), self->box);
}

GtkWidget *
studio_compatible_field_new (StudioSession *session, const char *path)
{
  StudioCompatibleField *self = g_object_new (STUDIO_TYPE_COMPATIBLE_FIELD, NULL);
  g_autofree char       *own_path = g_strconcat (path, "/compatible", NULL);

  self->item_path = g_strdup (path);
  self->companions = studio_companions_of (session);
  studio_field_row_construct (STUDIO_FIELD_ROW (self), session, _ ("Has to have the same"),
                              own_path);
  g_signal_connect_object (self->companions, "changed", G_CALLBACK (on_companions), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
