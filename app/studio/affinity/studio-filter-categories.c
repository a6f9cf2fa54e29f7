/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue's categories as a tree, of which some are looked at. */

#include "studio-filter-categories.h"

#include "studio-facets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define INDENT_PX 18
#define ROW_HEIGHT_PX 28
#define MAX_HEIGHT_PX 224

struct _StudioFilterCategories
{
  GtkWidget parent_instance;

  StudioSession *session; /* (owned) */
  StudioFacets  *facets;  /* (owned) */
  GtkWidget     *scroller;
  GtkWidget     *box;    /* (owned by the widget tree) */
  GPtrArray     *checks; /* (owned) (element-type GtkCheckButton) (unowned elements) */
  GPtrArray     *paths;  /* (owned) (element-type utf8): of each check */
  gboolean       updating;
};

G_DEFINE_FINAL_TYPE (StudioFilterCategories, studio_filter_categories, GTK_TYPE_WIDGET)

static const char *
get_path (StudioFilterCategories *self, guint i)
{
  return self->paths->pdata[i];
}

/* Whether @path is @above or below it. */
static gboolean
is_within (const char *path, const char *above)
{
  gsize length = strlen (above);

  return g_str_has_prefix (path, above) &&
         (path[length] == '\0' || g_str_has_prefix (path + length, " > "));
}

static gboolean
is_below_any (const char *path, GStrv categories)
{
  for (guint i = 0; categories != NULL && categories[i] != NULL; i++)
    if (is_within (path, categories[i]))
      return TRUE;
  return FALSE;
}

/* What is below a category that is checked comes with it, and cannot be left out alone. */
static void
show_checks (StudioFilterCategories *self)
{
  GStrv categories = studio_session_get_order_filter (self->session)->categories;

  self->updating = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    {
      const char *path = get_path (self, i);
      gboolean    is_named =
          categories != NULL && g_strv_contains ((const char *const *) categories, path);
      gboolean is_shown = is_below_any (path, categories);

      gtk_check_button_set_active (self->checks->pdata[i], is_shown);
      gtk_widget_set_sensitive (self->checks->pdata[i], is_named || !is_shown);
    }
  self->updating = FALSE;
}

static void
on_toggled (GtkCheckButton *check, gpointer user_data)
{
  StudioFilterCategories *self = user_data;
  VtOrderFilter           filter = *studio_session_get_order_filter (self->session);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) categories = NULL;
  guint place;

  if (self->updating || !g_ptr_array_find (self->checks, check, &place))
    return;
  for (guint i = 0; filter.categories != NULL && filter.categories[i] != NULL; i++)
    if (!is_within (filter.categories[i], get_path (self, place)))
      g_strv_builder_add (builder, filter.categories[i]);
  if (gtk_check_button_get_active (check))
    g_strv_builder_add (builder, get_path (self, place));
  categories = g_strv_builder_end (builder);
  filter.categories = categories[0] != NULL ? categories : NULL;
  studio_session_set_order_filter (self->session, &filter);
}

/* ---- the tree ---- */

static char *
facet_to_path (const VtFacet *facet)
{
  JsonArray *parts = json_node_get_array (facet->value);
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (parts); i++)
    g_string_append_printf (path, "%s%s", i > 0 ? " > " : "",
                            json_array_get_string_element (parts, i));
  return g_string_free (g_steal_pointer (&path), FALSE);
}

static void
add_check (StudioFilterCategories *self, const VtFacet *facet)
{
  char            *path = facet_to_path (facet);
  const char      *name = strrchr (path, '>') != NULL ? strrchr (path, '>') + 2 : path;
  g_autofree char *text = g_strdup_printf ("%s (%u)", name, facet->n_products);
  GtkWidget       *check = gtk_check_button_new ();

  gtk_check_button_set_label (GTK_CHECK_BUTTON (check), text);
  gtk_widget_set_margin_start (check, (int) facet->depth * INDENT_PX);
  gtk_widget_set_tooltip_text (check, facet->label);
  /* With what is around it: "Photo › Cameras", not "Cameras" alone. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  facet->label, -1);
  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), self);
  g_ptr_array_add (self->checks, check);
  g_ptr_array_add (self->paths, path);
  gtk_box_append (GTK_BOX (self->box), check);
}

static void
fill (StudioFilterCategories *self)
{
  VtFacets  *facets = studio_facets_get (self->facets);
  GPtrArray *categories;

  if (facets == NULL)
    return;
  categories = vt_facets_get (facets, VT_FACET_CATEGORY);
  for (guint i = 0; i < self->checks->len; i++)
    gtk_box_remove (GTK_BOX (self->box), self->checks->pdata[i]);
  g_ptr_array_set_size (self->checks, 0);
  g_ptr_array_set_size (self->paths, 0);
  for (guint i = 0; i < categories->len; i++)
    add_check (self, categories->pdata[i]);
  /* The pane, which scrolls itself, gives it no more than it must. */
  gtk_scrolled_window_set_min_content_height (
      GTK_SCROLLED_WINDOW (self->scroller),
      MIN ((int) categories->len * ROW_HEIGHT_PX, MAX_HEIGHT_PX));
  gtk_widget_set_visible (GTK_WIDGET (self), categories->len > 0);
  show_checks (self);
}

static void
studio_filter_categories_dispose (GObject *object)
{
  StudioFilterCategories *self = STUDIO_FILTER_CATEGORIES (object);

  self->updating = TRUE;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_clear_object (&self->facets);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_filter_categories_parent_class)->dispose (object);
}

static void
studio_filter_categories_class_init (StudioFilterCategoriesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_filter_categories_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_filter_categories_init (StudioFilterCategories *self)
{
  self->checks = g_ptr_array_new ();
  self->paths = g_ptr_array_new_with_free_func (g_free);
}

GtkWidget *
studio_filter_categories_new (StudioSession *session)
{
  StudioFilterCategories *self = g_object_new (STUDIO_TYPE_FILTER_CATEGORIES, NULL);

  self->session = g_object_ref (session);
  self->facets = g_object_ref (studio_facets_of (session));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MAX_HEIGHT_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (self->facets, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::order-filter", G_CALLBACK (show_checks), self,
                           G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
