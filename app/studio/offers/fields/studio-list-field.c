/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for a list in an offer. */

#include "studio-list-field.h"

#include "studio-list-row.h"
#include "studio-offer-edit.h"
#include "studio-product-entry.h"
#include "vt-terms-list.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* An element without a SKU is dragged as its place behind this. */
#define DRAG_PREFIX "vitrine-element:"
#define NOWHERE G_MAXUINT

struct _StudioListField
{
  AdwBin parent_instance;

  StudioSession        *session; /* (owned) */
  const StudioListKind *kind;
  char                 *title; /* (owned) */
  char                 *path;  /* (owned) */
  VtOffer              *offer; /* (owned) (nullable): shown */
  GPtrArray            *rows;  /* (owned) (element-type StudioListRow, unowned): by place */
  guint                 go_to; /* the row that gets the focus once it is shown, or NOWHERE */
  gboolean              opens; /* it was added: its fields are to be filled */
  GtkListBox           *list;  /* (owned by the widget tree), as the others */
  GtkWidget            *last;  /* the row below the elements */
  GtkLabel             *empty;
  GtkWidget            *add; /* (nullable) */
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioListField,
                               studio_list_field,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

/* (nullable): belongs to the offer. */
static JsonArray *
get_array (StudioListField *self)
{
  JsonNode *node = vt_terms_path_get (self->offer->terms, self->path);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static guint
find_row (StudioListField *self, gpointer row)
{
  guint index;

  return g_ptr_array_find (self->rows, row, &index) ? index : NOWHERE;
}

/* What the array has in that row's place; %NULL if it has become shorter. */
static JsonNode *
get_element (StudioListField *self, guint index)
{
  JsonArray *array = get_array (self);

  return index < vt_terms_get_length (array) ? json_array_get_element (array, index) : NULL;
}

/* Products are known by their SKUs, other elements by their place. */
static gboolean
is_keyed (StudioListField *self, JsonNode *element)
{
  return self->kind->takes_products && element != NULL &&
         vt_terms_element_get_sku (element) != NULL;
}

/* ---- changing ---- */

static void
move_to (StudioListField *self, guint from, guint to)
{
  JsonNode        *element = get_element (self, from);
  g_autofree char *label = g_strdup_printf (_ ("Reorder “%s”"), self->title);

  if (element == NULL || to >= vt_terms_get_length (get_array (self)) || from == to)
    return;
  self->go_to = to;
  if (is_keyed (self, element))
    studio_offer_move_element (self->session, self->offer->id, label, self->path,
                               json_node_ref (element), to);
  else
    studio_offer_move_term (self->session, self->offer->id, label, self->path, from, to);
}

static void
on_move (StudioListRow *row, int by, gpointer user_data)
{
  StudioListField *self = user_data;
  guint            from = find_row (self, row);

  if (from != NOWHERE && (by > 0 || from > 0))
    move_to (self, from, (guint) ((int) from + by));
}

static void
on_remove (StudioListRow *row, gpointer user_data)
{
  StudioListField *self = user_data;
  guint            index = find_row (self, row);
  JsonNode        *element = index != NOWHERE ? get_element (self, index) : NULL;
  g_autofree char *label = g_strdup_printf (_ ("Remove From “%s”"), self->title);
  g_autofree char *place = NULL;

  if (element == NULL)
    return;
  self->go_to = index;
  if (is_keyed (self, element))
    {
      studio_offer_remove_element (self->session, self->offer->id, label, self->path,
                                   json_node_ref (element));
      return;
    }
  place = g_strdup_printf ("%s/%u", self->path, index);
  studio_offer_set_term (self->session, self->offer->id, label, place, NULL);
}

static void
on_add (GtkButton *button, gpointer user_data)
{
  StudioListField *self = user_data;

  if (self->offer == NULL)
    return;
  self->go_to = vt_terms_get_length (get_array (self));
  self->opens = TRUE;
  studio_offer_insert_term (self->session, self->offer->id, _ (self->kind->add), self->path,
                            self->go_to, self->kind->create (self->session, self->offer));
}

/* ---- products ---- */

typedef struct
{
  char      *path;     /* (owned) */
  GPtrArray *elements; /* (owned) (element-type JsonNode) */
} Addition;

static void
addition_free (gpointer data)
{
  Addition *addition = data;

  g_free (addition->path);
  g_ptr_array_unref (addition->elements);
  g_free (addition);
}

static JsonNode *
run_addition (JsonNode *terms, gpointer data, GError **error)
{
  const Addition *addition = data;
  g_autoptr (JsonNode) changed = json_node_ref (terms);

  for (guint i = 0; i < addition->elements->len; i++)
    {
      JsonNode *next =
          vt_terms_list_add (changed, addition->path, addition->elements->pdata[i], error);

      if (next == NULL)
        return NULL;
      json_node_unref (changed);
      changed = next;
    }
  return g_steal_pointer (&changed);
}

static JsonNode *
element_of (StudioListField *self, const char *sku)
{
  VtCatalog *catalog = studio_session_get_catalog (self->session);

  if (self->kind->create_product == NULL)
    return vt_terms_text_new (sku);
  return self->kind->create_product (
      vt_catalog_get (catalog, vt_catalog_index_of_sku (catalog, sku)));
}

static gboolean
add_products (StudioListField *self, const char *const *skus)
{
  g_auto (GStrv) found = NULL;
  g_autofree char *label = NULL;
  Addition        *addition;

  if (self->offer == NULL)
    return FALSE;
  found = studio_products_find (self->session, skus);
  if (found[0] == NULL)
    return FALSE;
  addition = g_new0 (Addition, 1);
  addition->path = g_strdup (self->path);
  addition->elements = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  for (guint i = 0; found[i] != NULL; i++)
    if (self->kind->adopt == NULL ||
        !self->kind->adopt (self->session, self->offer, self->path, found[i]))
      g_ptr_array_add (addition->elements, element_of (self, found[i]));
  if (addition->elements->len == 0)
    {
      addition_free (addition);
      return TRUE;
    }
  label = studio_products_label (addition->elements->len);
  studio_offer_change_terms (self->session, self->offer->id, label, run_addition, addition,
                             addition_free);
  return TRUE;
}

static void
on_chosen (StudioProductEntry *entry, const char *sku, gpointer user_data)
{
  const char *const skus[] = {sku, NULL};

  (void) add_products (user_data, skus);
}

/* ---- dragging ---- */

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, gpointer user_data)
{
  StudioListField *self = user_data;
  GtkListBoxRow   *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  guint            index = row != NULL ? find_row (self, row) : NOWHERE;
  JsonNode        *element = index != NOWHERE ? get_element (self, index) : NULL;
  g_autofree char *text = NULL;

  if (element == NULL)
    return NULL;
  /* A product as its SKU, so that others understand it too. */
  if (is_keyed (self, element))
    text = g_strdup (vt_terms_element_get_sku (element));
  else
    text = g_strdup_printf (DRAG_PREFIX "%s/%u", self->path, index);
  return gdk_content_provider_new_typed (G_TYPE_STRING, text);
}

/* The place of what is dragged, if it is of this list. */
static guint
find_dragged (StudioListField *self, const char *text)
{
  g_autofree char *prefix = g_strdup_printf (DRAG_PREFIX "%s/", self->path);
  g_autoptr (JsonNode) sku = NULL;
  guint index;

  if (g_str_has_prefix (text, prefix))
    return (guint) strtoul (text + strlen (prefix), NULL, 10);
  sku = vt_terms_text_new (text);
  if (self->kind->takes_products &&
      vt_terms_list_find (self->offer->terms, self->path, sku, &index))
    return index;
  return NOWHERE;
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  StudioListField *self = user_data;
  const char      *text = g_value_get_string (value);
  GtkListBoxRow   *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  guint            to = row != NULL ? find_row (self, row) : NOWHERE;
  g_auto (GStrv) skus = NULL;
  guint from;

  if (self->offer == NULL || *text == '\0' || g_str_has_prefix (text, STUDIO_OFFER_DRAG_PREFIX))
    return FALSE;
  from = find_dragged (self, text);
  if (from != NOWHERE)
    {
      move_to (self, from, to != NOWHERE ? to : vt_terms_get_length (get_array (self)) - 1);
      return TRUE;
    }
  if (!self->kind->takes_products || g_str_has_prefix (text, DRAG_PREFIX))
    return FALSE;
  skus = g_strsplit (text, "\n", -1);
  return add_products (self, (const char *const *) skus);
}

/* ---- showing ---- */

static void
on_draft (GtkWidget *row, const VtOffer *draft, gpointer user_data)
{
  g_signal_emit_by_name (user_data, "draft", draft);
}

static void
set_n_rows (StudioListField *self, guint n)
{
  while (self->rows->len > n)
    {
      gtk_list_box_remove (self->list, self->rows->pdata[self->rows->len - 1]);
      g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
    }
  while (self->rows->len < n)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u", self->path, self->rows->len);
      GtkWidget       *row = studio_list_row_new (self->session, self->kind, path);

      g_signal_connect (row, "move", G_CALLBACK (on_move), self);
      g_signal_connect (row, "remove", G_CALLBACK (on_remove), self);
      g_signal_connect (row, "draft", G_CALLBACK (on_draft), self);
      gtk_list_box_insert (self->list, row, (int) self->rows->len);
      g_ptr_array_add (self->rows, row);
    }
}

/* Focus goes with what was moved, and to the next where one was taken away. */
static void
restore_focus (StudioListField *self)
{
  guint index = self->go_to;

  self->go_to = NOWHERE;
  if (index == NOWHERE)
    return;
  if (self->rows->len == 0)
    {
      if (self->add != NULL)
        gtk_widget_grab_focus (self->add);
      return;
    }
  index = MIN (index, self->rows->len - 1);
  if (self->opens)
    adw_expander_row_set_expanded (self->rows->pdata[index], TRUE);
  self->opens = FALSE;
  studio_list_row_enter (self->rows->pdata[index]);
}

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioListField *self = STUDIO_LIST_FIELD (field);
  gboolean         is_other = self->offer == NULL || !g_str_equal (self->offer->id, offer->id);
  VtOffer         *copy = vt_offer_copy (offer);
  JsonArray       *array;
  guint            n;
  guint            n_before = self->rows->len;

  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = copy;
  array = get_array (self);
  n = vt_terms_get_length (array);
  set_n_rows (self, n);
  for (guint i = 0; i < n; i++)
    {
      if (is_other)
        adw_expander_row_set_expanded (self->rows->pdata[i], FALSE);
      studio_list_row_show (self->rows->pdata[i], self->offer, json_array_get_element (array, i),
                            i);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->empty), n == 0);
  if (!self->kind->takes_products)
    gtk_widget_set_visible (self->last, n == 0);
  if (is_other)
    self->go_to = NOWHERE;
  else if (!self->opens || n > n_before)
    restore_focus (self);
}

static void
commit (StudioField *field)
{
  StudioListField *self = STUDIO_LIST_FIELD (field);

  for (guint i = 0; i < self->rows->len; i++)
    studio_list_row_commit (self->rows->pdata[i]);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
  iface->commit = commit;
}

/* ---- the widget ---- */

static void
studio_list_field_dispose (GObject *object)
{
  StudioListField *self = STUDIO_LIST_FIELD (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_list_field_parent_class)->dispose (object);
}

static void
studio_list_field_finalize (GObject *object)
{
  StudioListField *self = STUDIO_LIST_FIELD (object);

  g_free (self->title);
  g_free (self->path);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (studio_list_field_parent_class)->finalize (object);
}

static void
studio_list_field_class_init (StudioListFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_list_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_list_field_finalize;
}

static void
studio_list_field_init (StudioListField *self)
{
  self->rows = g_ptr_array_new ();
  self->go_to = NOWHERE;
}

/* A row that is none: it can neither be chosen nor gone to, but what is in it can. It is one, since
 * the Tab key does not come to what is behind a row that it cannot stop at. */
static void
add_last_row (StudioListField *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->last = gtk_list_box_row_new ();
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->empty));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->last), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->last), FALSE);
  gtk_widget_set_focusable (self->last, FALSE);
  gtk_list_box_append (self->list, self->last);
  if (self->kind->takes_products)
    {
      const char *label = self->kind->search != NULL ? _ (self->kind->search) : _ ("Add a product");
      GtkWidget  *entry = studio_product_entry_new (self->session, label);

      g_signal_connect (entry, "chosen", G_CALLBACK (on_chosen), self);
      gtk_widget_add_css_class (entry, "field-entry");
      gtk_box_append (GTK_BOX (box), entry);
    }
}

static void
add_dragging (StudioListField *self)
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
add_button (StudioListField *self, GtkWidget *group)
{
  if (self->kind->add != NULL)
    {
      self->add = gtk_button_new_with_label (_ (self->kind->add));
      gtk_widget_add_css_class (self->add, "flat");
      g_signal_connect (self->add, "clicked", G_CALLBACK (on_add), self);
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), self->add);
    }
}

GtkWidget *
studio_list_field_new (StudioSession        *session,
                       const char           *title,
                       const char           *description,
                       const char           *path,
                       const StudioListKind *kind)
{
  StudioListField *self;
  GtkWidget       *group = adw_preferences_group_new ();
  GtkWidget       *empty = gtk_label_new (_ (kind->empty));

  self = g_object_new (STUDIO_TYPE_LIST_FIELD, NULL);
  self->session = g_object_ref (session);
  self->kind = kind;
  self->title = g_strdup (title);
  self->path = g_strdup (path);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->empty = GTK_LABEL (empty);
  gtk_label_set_wrap (self->empty, TRUE);
  gtk_label_set_justify (self->empty, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_widget_add_css_class (empty, "offer-card");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  add_last_row (self);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (kind->list_name), -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  add_button (self, group);
  add_dragging (self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), group);
  return GTK_WIDGET (self);
}

GtkWidget *
studio_product_list_field_new (StudioSession *session,
                               const char    *title,
                               const char    *description,
                               const char    *path)
{
  static const StudioListKind kind = {
      .list_name = N_ ("Products"),
      .empty = N_ ("Search below, or drag products here"),
      .takes_products = TRUE,
  };

  return studio_list_field_new (session, title, description, path, &kind);
}
