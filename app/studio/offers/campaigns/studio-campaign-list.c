/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The campaigns by name; the one selected is the one looked at. */

#include "studio-campaign-list.h"

#include "studio-actions.h"
#include "studio-campaign-row.h"
#include "studio-tab-stop.h"

#include <glib/gi18n-lib.h>

struct _StudioCampaignList
{
  GtkWidget parent_instance;

  StudioSession *session; /* (owned) */
  GtkListBox    *list;    /* (owned by the widget tree) */
  GPtrArray     *rows;    /* (owned) (element-type StudioCampaignRow): by name */
  char          *folded;  /* (owned): what is searched for */
  gboolean       syncing; /* the selection is being carried over: not the user's doing */
};

G_DEFINE_FINAL_TYPE (StudioCampaignList, studio_campaign_list, GTK_TYPE_WIDGET)

static void
select_row_of_session (StudioCampaignList *self)
{
  const VtCampaign *campaign =
      studio_session_find_campaign (self->session, studio_session_get_campaign_id (self->session));
  GtkWidget *found = NULL;

  for (guint i = 0; campaign != NULL && i < self->rows->len && found == NULL; i++)
    if (g_str_equal (studio_campaign_row_get_id (self->rows->pdata[i]),
                     studio_campaign_get_key (campaign)))
      found = self->rows->pdata[i];
  self->syncing = TRUE;
  gtk_list_box_select_row (self->list, (GtkListBoxRow *) found);
  self->syncing = FALSE;
}

static gboolean
has_rows_of (StudioCampaignList *self, GPtrArray *campaigns)
{
  if (self->rows->len != campaigns->len)
    return FALSE;
  for (guint i = 0; i < campaigns->len; i++)
    if (!g_str_equal (studio_campaign_row_get_id (self->rows->pdata[i]),
                      studio_campaign_get_key (campaigns->pdata[i])))
      return FALSE;
  return TRUE;
}

/* Rows stay with their campaigns, so that focus and scrolling survive a new order. */
static void
replace_rows (StudioCampaignList *self, GPtrArray *campaigns)
{
  g_autoptr (GHashTable) rows_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  self->syncing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      StudioCampaignRow *row = self->rows->pdata[i];

      g_hash_table_insert (rows_by_id, (gpointer) studio_campaign_row_get_id (row), row);
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
    }
  for (guint i = 0; i < campaigns->len; i++)
    {
      GtkWidget *row =
          g_hash_table_lookup (rows_by_id, studio_campaign_get_key (campaigns->pdata[i]));

      if (row == NULL)
        row = studio_campaign_row_new (campaigns->pdata[i]);
      g_ptr_array_add (rows, g_object_ref_sink (row));
      gtk_list_box_append (self->list, row);
    }
  g_ptr_array_unref (self->rows);
  self->rows = g_steal_pointer (&rows);
  self->syncing = FALSE;
}

static void
update (StudioCampaignList *self)
{
  GPtrArray *campaigns = studio_session_get_campaigns (self->session);

  if (campaigns == NULL || studio_session_get_catalog (self->session) == NULL)
    return;
  if (!has_rows_of (self, campaigns))
    replace_rows (self, campaigns);
  for (guint i = 0; i < campaigns->len; i++)
    studio_campaign_row_show (self->rows->pdata[i], self->session, campaigns->pdata[i]);
  gtk_list_box_invalidate_filter (self->list);
  select_row_of_session (self);
}

static void
on_row_selected (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  StudioCampaignList *self = user_data;

  if (!self->syncing && row != NULL)
    studio_session_set_campaign_id (self->session,
                                    studio_campaign_row_get_id (STUDIO_CAMPAIGN_ROW (row)));
}

static gboolean
passes (GtkListBoxRow *row, gpointer user_data)
{
  StudioCampaignList *self = user_data;

  return *self->folded == '\0' ||
         studio_campaign_row_matches (STUDIO_CAMPAIGN_ROW (row), self->folded);
}

void
studio_campaign_list_set_search (StudioCampaignList *self, const char *search)
{
  g_autofree char *stripped = NULL;

  g_return_if_fail (STUDIO_IS_CAMPAIGN_LIST (self) && search != NULL);

  stripped = g_strstrip (g_strdup (search));
  g_free (self->folded);
  self->folded = g_utf8_casefold (stripped, -1);
  gtk_list_box_invalidate_filter (self->list);
}

/* ---- the widget ---- */

static void
studio_campaign_list_dispose (GObject *object)
{
  StudioCampaignList *self = STUDIO_CAMPAIGN_LIST (object);
  GtkWidget          *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  self->syncing = TRUE;
  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_campaign_list_parent_class)->dispose (object);
}

static void
studio_campaign_list_finalize (GObject *object)
{
  g_free (STUDIO_CAMPAIGN_LIST (object)->folded);
  G_OBJECT_CLASS (studio_campaign_list_parent_class)->finalize (object);
}

static void
studio_campaign_list_class_init (StudioCampaignListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_campaign_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_campaign_list_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0,
                                       STUDIO_ACTION_CAMPAIGN_DELETE, NULL);
}

static void
studio_campaign_list_init (StudioCampaignList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *nothing = gtk_label_new (_ ("None yet"));

  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->folded = g_strdup ("");
  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_filter_func (self->list, passes, self, NULL);
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_widget_set_margin_top (nothing, 24);
  gtk_list_box_set_placeholder (self->list, nothing);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Campaigns by name"), -1);
  g_signal_connect (list, "row-selected", G_CALLBACK (on_row_selected), self);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_parent (studio_tab_stop_new (scroller), GTK_WIDGET (self));
}

GtkWidget *
studio_campaign_list_new (StudioSession *session)
{
  static const char *const signals[] = {"notify::campaigns", "notify::catalog"};
  StudioCampaignList      *self = g_object_new (STUDIO_TYPE_CAMPAIGN_LIST, NULL);

  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::campaign-id", G_CALLBACK (select_row_of_session), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
