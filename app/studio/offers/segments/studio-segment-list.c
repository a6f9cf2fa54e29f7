/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The segments by name; the one selected is the one looked at. */

#include "studio-segment-list.h"

#include "studio-actions.h"
#include "studio-segment-row.h"
#include "studio-tab-stop.h"

#include <glib/gi18n-lib.h>

struct _StudioSegmentList
{
  GtkWidget parent_instance;

  StudioSession *session; /* (owned) */
  GtkListBox    *list;    /* (owned by the widget tree) */
  GtkLabel      *nothing; /* (owned by the widget tree) */
  GPtrArray     *rows;    /* (owned) (element-type StudioSegmentRow): by name */
  char          *folded;  /* (owned): what is searched for */
  gboolean       syncing; /* the selection is being carried over: not the user's doing */
};

G_DEFINE_FINAL_TYPE (StudioSegmentList, studio_segment_list, GTK_TYPE_WIDGET)

static void
select_row_of_session (StudioSegmentList *self)
{
  const char *id = studio_session_get_segment_id (self->session);
  GtkWidget  *found = NULL;

  for (guint i = 0; id != NULL && i < self->rows->len && found == NULL; i++)
    if (g_str_equal (studio_segment_row_get_id (self->rows->pdata[i]), id))
      found = self->rows->pdata[i];
  self->syncing = TRUE;
  gtk_list_box_select_row (self->list, (GtkListBoxRow *) found);
  self->syncing = FALSE;
}

static gboolean
has_rows_of (StudioSegmentList *self, GPtrArray *segments)
{
  if (self->rows->len != segments->len)
    return FALSE;
  for (guint i = 0; i < segments->len; i++)
    if (!g_str_equal (studio_segment_row_get_id (self->rows->pdata[i]),
                      ((const VtSegment *) segments->pdata[i])->id))
      return FALSE;
  return TRUE;
}

/* Rows stay with their segments, so that focus survives a new order. */
static void
replace_rows (StudioSegmentList *self, GPtrArray *segments)
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
      StudioSegmentRow *row = self->rows->pdata[i];

      g_hash_table_insert (rows_by_id, (gpointer) studio_segment_row_get_id (row), row);
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
    }
  for (guint i = 0; i < segments->len; i++)
    {
      const VtSegment *segment = segments->pdata[i];
      GtkWidget       *row = g_hash_table_lookup (rows_by_id, segment->id);

      if (row == NULL)
        row = studio_segment_row_new (segment->id);
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
update (StudioSegmentList *self)
{
  GPtrArray *segments = studio_session_get_segments (self->session);

  if (segments == NULL)
    return;
  if (!has_rows_of (self, segments))
    replace_rows (self, segments);
  for (guint i = 0; i < segments->len; i++)
    studio_segment_row_show (
        self->rows->pdata[i], segments->pdata[i],
        studio_session_get_segment_figures (self->session, segments->pdata[i]));
  gtk_label_set_text (self->nothing,
                      segments->len > 0 ? _ ("No segment matches") : _ ("No segments yet"));
  gtk_list_box_invalidate_filter (self->list);
  select_row_of_session (self);
}

static void
on_row_selected (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  StudioSegmentList *self = user_data;

  if (!self->syncing && row != NULL)
    studio_session_set_segment_id (self->session,
                                   studio_segment_row_get_id (STUDIO_SEGMENT_ROW (row)));
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  gtk_widget_activate_action (user_data, "view.show-editor", NULL);
}

static gboolean
passes (GtkListBoxRow *row, gpointer user_data)
{
  StudioSegmentList *self = user_data;

  return *self->folded == '\0' ||
         studio_segment_row_matches (STUDIO_SEGMENT_ROW (row), self->folded);
}

void
studio_segment_list_set_search (StudioSegmentList *self, const char *search)
{
  g_autofree char *stripped = NULL;

  g_return_if_fail (STUDIO_IS_SEGMENT_LIST (self) && search != NULL);

  stripped = g_strstrip (g_strdup (search));
  g_free (self->folded);
  self->folded = g_utf8_casefold (stripped, -1);
  gtk_list_box_invalidate_filter (self->list);
}

/* ---- the widget ---- */

static void
studio_segment_list_dispose (GObject *object)
{
  StudioSegmentList *self = STUDIO_SEGMENT_LIST (object);
  GtkWidget         *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  self->syncing = TRUE;
  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_segment_list_parent_class)->dispose (object);
}

static void
studio_segment_list_finalize (GObject *object)
{
  g_free (STUDIO_SEGMENT_LIST (object)->folded);
  G_OBJECT_CLASS (studio_segment_list_parent_class)->finalize (object);
}

static void
studio_segment_list_class_init (StudioSegmentListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_segment_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_segment_list_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0,
                                       STUDIO_ACTION_DELETE_SEGMENT, NULL);
}

static void
studio_segment_list_init (StudioSegmentList *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *nothing = gtk_label_new (NULL);

  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->folded = g_strdup ("");
  self->list = GTK_LIST_BOX (list);
  self->nothing = GTK_LABEL (nothing);
  gtk_list_box_set_filter_func (self->list, passes, self, NULL);
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_widget_set_margin_top (nothing, 12);
  gtk_widget_set_margin_bottom (nothing, 12);
  gtk_list_box_set_placeholder (self->list, nothing);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Segments by name"), -1);
  g_signal_connect (list, "row-selected", G_CALLBACK (on_row_selected), self);
  g_signal_connect (list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_widget_set_parent (studio_tab_stop_new (list), GTK_WIDGET (self));
}

GtkWidget *
studio_segment_list_new (StudioSession *session)
{
  StudioSegmentList *self = g_object_new (STUDIO_TYPE_SEGMENT_LIST, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::segments", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::segment-id", G_CALLBACK (select_row_of_session), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
