/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The offers in the order of their priority; several can be selected. */

#include "studio-offer-list.h"

#include "studio-bulk-edit.h"
#include "studio-offer-edit.h"
#include "studio-offer-filter.h"
#include "studio-offer-row.h"
#include "studio-tab-stop.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StudioOfferList
{
  GtkWidget parent_instance;

  StudioSession  *session; /* (owned) */
  GtkListBox     *list;    /* (owned by the widget tree) */
  GPtrArray      *rows;    /* (owned) (element-type StudioOfferRow): by priority */
  char           *folded;  /* (owned): what is searched for */
  gboolean        syncing; /* the selection is being carried over: not the user's doing */
  gboolean        is_gathering;
  GdkModifierType held; /* when a row was pressed, or a key */
};

G_DEFINE_FINAL_TYPE (StudioOfferList, studio_offer_list, GTK_TYPE_WIDGET)

/* ---- showing ---- */

static const char *
id_of (GtkListBoxRow *row)
{
  return studio_offer_row_get_id (STUDIO_OFFER_ROW (row));
}

/* The rows of the offers that the session has selected, and no others. */
static void
select_rows_of_session (StudioOfferList *self)
{
  const char *const *ids = studio_session_get_selected_offers (self->session);

  self->syncing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkListBoxRow *row = self->rows->pdata[i];
      gboolean       is_selected = g_strv_contains (ids, id_of (row));

      if (is_selected && !gtk_list_box_row_is_selected (row))
        gtk_list_box_select_row (self->list, row);
      else if (!is_selected && gtk_list_box_row_is_selected (row))
        gtk_list_box_unselect_row (self->list, row);
    }
  self->syncing = FALSE;
}

static gboolean
has_rows_of (StudioOfferList *self, GPtrArray *offers)
{
  if (self->rows->len != offers->len)
    return FALSE;
  for (guint i = 0; i < offers->len; i++)
    if (!g_str_equal (studio_offer_row_get_id (self->rows->pdata[i]),
                      ((const VtOffer *) offers->pdata[i])->id))
      return FALSE;
  return TRUE;
}

/* Rows stay with their offers, so that focus and scrolling survive a new order. */
static void
replace_rows (StudioOfferList *self, GPtrArray *offers)
{
  g_autoptr (GHashTable) rows_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    focus = NULL;
  self->syncing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      StudioOfferRow *row = self->rows->pdata[i];

      g_hash_table_insert (rows_by_id, (gpointer) studio_offer_row_get_id (row), row);
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
    }
  for (guint i = 0; i < offers->len; i++)
    {
      const VtOffer *offer = offers->pdata[i];
      GtkWidget     *row = g_hash_table_lookup (rows_by_id, offer->id);

      if (row == NULL)
        row = studio_offer_row_new (offer->id);
      g_ptr_array_add (rows, g_object_ref_sink (row));
      gtk_list_box_append (self->list, row);
    }
  g_ptr_array_unref (self->rows);
  self->rows = g_steal_pointer (&rows);
  self->syncing = FALSE;
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (focus);
}

static void
update (StudioOfferList *self)
{
  GPtrArray *offers = studio_session_get_offers (self->session);

  if (offers == NULL || studio_session_get_catalog (self->session) == NULL)
    return;
  if (!has_rows_of (self, offers))
    replace_rows (self, offers);
  for (guint i = 0; i < offers->len; i++)
    studio_offer_row_show (self->rows->pdata[i], self->session, offers->pdata[i], i + 1);
  gtk_list_box_invalidate_filter (self->list);
  select_rows_of_session (self);
}

/* Those selected that show: what is filtered away is not changed with the others unseen. */
static void
on_rows_selected (GtkListBox *list, gpointer user_data)
{
  StudioOfferList *self = user_data;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  if (self->syncing)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_list_box_row_is_selected (self->rows->pdata[i]) &&
        gtk_widget_get_child_visible (self->rows->pdata[i]))
      g_strv_builder_add (builder, id_of (self->rows->pdata[i]));
  ids = g_strv_builder_end (builder);
  self->is_gathering = (self->held & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0;
  studio_session_select_offers (self->session, (const char *const *) ids);
  self->is_gathering = FALSE;
}

void
studio_offer_list_hold (StudioOfferList *self, GdkModifierType held)
{
  g_return_if_fail (STUDIO_IS_OFFER_LIST (self));

  self->held = held;
}

gboolean
studio_offer_list_is_gathering (StudioOfferList *self)
{
  g_return_val_if_fail (STUDIO_IS_OFFER_LIST (self), FALSE);

  return self->is_gathering;
}

/* Before the list sees it. */
static gboolean
on_event (GtkEventControllerLegacy *controller, GdkEvent *event, gpointer user_data)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_PRESS || type == GDK_BUTTON_RELEASE || type == GDK_KEY_PRESS ||
      type == GDK_TOUCH_BEGIN)
    studio_offer_list_hold (user_data, gdk_event_get_modifier_state (event));
  return GDK_EVENT_PROPAGATE;
}

/* ---- searching ---- */

static gboolean
passes (GtkListBoxRow *row, gpointer user_data)
{
  StudioOfferList *self = user_data;
  const VtOffer   *offer = studio_session_find_offer (self->session, id_of (row));

  return (*self->folded == '\0' ||
          studio_offer_row_matches (STUDIO_OFFER_ROW (row), self->folded)) &&
         (offer == NULL ||
          studio_offer_filter_passes (studio_offer_filter_get (self->session), offer));
}

/* Of several that are selected, those that are filtered away are not any more. */
static void
filter_again (StudioOfferList *self)
{
  const char *const *ids = studio_session_get_selected_offers (self->session);

  gtk_list_box_invalidate_filter (self->list);
  if (ids[0] != NULL && ids[1] != NULL)
    on_rows_selected (self->list, self);
}

void
studio_offer_list_set_search (StudioOfferList *self, const char *search)
{
  g_autofree char *stripped = NULL;

  g_return_if_fail (STUDIO_IS_OFFER_LIST (self) && search != NULL);

  stripped = g_strstrip (g_strdup (search));
  g_free (self->folded);
  self->folded = g_utf8_casefold (stripped, -1);
  filter_again (self);
}

guint
studio_offer_list_get_n (StudioOfferList *self)
{
  g_return_val_if_fail (STUDIO_IS_OFFER_LIST (self), 0);

  return self->rows->len;
}

guint
studio_offer_list_get_n_shown (StudioOfferList *self)
{
  guint n = 0;

  g_return_val_if_fail (STUDIO_IS_OFFER_LIST (self), 0);

  for (guint i = 0; i < self->rows->len; i++)
    n += passes (self->rows->pdata[i], self);
  return n;
}

/* ---- moving ---- */

static gboolean
move_by_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gtk_widget_activate_action (widget, "win.offer-priority", "s",
                              g_variant_get_int32 (args) < 0 ? "up" : "down");
  return TRUE;
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, gpointer user_data)
{
  StudioOfferList *self = user_data;
  GtkListBoxRow   *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  g_autofree char *text = NULL;

  if (row == NULL)
    return NULL;
  text = g_strconcat (STUDIO_OFFER_DRAG_PREFIX, studio_offer_row_get_id (STUDIO_OFFER_ROW (row)),
                      NULL);
  return gdk_content_provider_new_typed (G_TYPE_STRING, text);
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, gpointer user_data)
{
  StudioOfferList *self = user_data;
  const char      *id = studio_session_get_offer_id (self->session);
  GtkWidget       *row = NULL;

  for (guint i = 0; id != NULL && i < self->rows->len; i++)
    if (g_str_equal (id_of (self->rows->pdata[i]), id))
      row = self->rows->pdata[i];
  if (row != NULL)
    {
      g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (row);

      gtk_drag_source_set_icon (source, paintable, 12, 12);
    }
}

/* ---- copy and paste ---- */

static void
copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioOfferList *self = STUDIO_OFFER_LIST (widget);

  studio_bulk_copy (self->session, studio_session_get_selected_offers (self->session));
}

static void
on_text (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioOfferList) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  /* What is no text is no offer. */
  if (text != NULL && self->session != NULL)
    studio_offers_paste (self->session, text);
}

/* One alone as its own command does it, which goes on to the next. */
static void
delete_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioOfferList   *self = STUDIO_OFFER_LIST (widget);
  const char *const *ids = studio_session_get_selected_offers (self->session);

  if (ids[0] == NULL)
    return;
  if (ids[1] == NULL)
    studio_offer_delete (self->session, ids[0]);
  else
    studio_bulk_delete (self->session, ids);
}

static void
paste (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, on_text,
                                 g_object_ref (widget));
}

/* Products dropped on an offer are added to it; an offer takes the place it is dropped on. */
static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  StudioOfferList *self = user_data;
  const char      *text = g_value_get_string (value);
  GtkListBoxRow   *row = gtk_list_box_get_row_at_y (self->list, (int) y);

  if (g_str_has_prefix (text, STUDIO_OFFER_DRAG_PREFIX))
    {
      studio_offer_move (self->session, text + strlen (STUDIO_OFFER_DRAG_PREFIX),
                         row != NULL ? (guint) gtk_list_box_row_get_index (row) : self->rows->len);
      return TRUE;
    }
  if (row != NULL)
    {
      g_auto (GStrv) skus = g_strsplit (text, "\n", -1);

      studio_offer_add_products (self->session, studio_offer_row_get_id (STUDIO_OFFER_ROW (row)),
                                 (const char *const *) skus);
      return TRUE;
    }
  return FALSE;
}

/* ---- the widget ---- */

static void
studio_offer_list_dispose (GObject *object)
{
  StudioOfferList *self = STUDIO_OFFER_LIST (object);
  GtkWidget       *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  self->syncing = TRUE;
  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_offer_list_parent_class)->dispose (object);
}

static void
studio_offer_list_finalize (GObject *object)
{
  g_free (STUDIO_OFFER_LIST (object)->folded);
  G_OBJECT_CLASS (studio_offer_list_parent_class)->finalize (object);
}

static void
studio_offer_list_class_init (StudioOfferListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_offer_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_offer_list_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_by_key, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_by_key, "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "offers.delete", NULL);
  gtk_widget_class_install_action (widget_class, "offers.delete", NULL, delete_selected);
  gtk_widget_class_install_action (widget_class, "offers.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "offers.paste", NULL, paste);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "offers.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "offers.paste",
                                       NULL);
}

static void
studio_offer_list_init (StudioOfferList *self)
{
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkWidget          *list = gtk_list_box_new ();
  GtkDragSource      *drag = gtk_drag_source_new ();
  GtkEventController *events = gtk_event_controller_legacy_new ();
  GtkDropTarget      *drop = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->folded = g_strdup ("");
  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_MULTIPLE);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Offers by priority"), -1);
  gtk_drag_source_set_actions (drag, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (on_drag_prepare), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (on_event), self);
  gtk_widget_add_controller (list, events);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (drop));
  g_signal_connect (list, "selected-rows-changed", G_CALLBACK (on_rows_selected), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_parent (studio_tab_stop_new (scroller), GTK_WIDGET (self));
}

GtkWidget *
studio_offer_list_new (StudioSession *session)
{
  StudioOfferList *self = g_object_new (STUDIO_TYPE_OFFER_LIST, NULL);

  self->session = g_object_ref (session);
  gtk_list_box_set_filter_func (self->list, passes, self, NULL);
  g_signal_connect_object (session, "notify::findings", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::problems", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::offer-selection", G_CALLBACK (select_rows_of_session),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (studio_offer_filter_get (session), "changed", G_CALLBACK (filter_again),
                           self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
