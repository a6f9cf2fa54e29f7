/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ladder as a board. */

#include "studio-tier-board.h"

#include "studio-feature-grid.h"
#include "studio-feature-name.h"
#include "studio-tier-arrows.h"
#include "studio-tier-card.h"
#include "studio-tier-edit.h"
#include "studio-tier-steps.h"
#include "vt-tiers-edit.h"

#include <glib/gi18n-lib.h>

#define COLUMN_PX 113
#define NAMES_PX 170
#define HEAD_CHARS 16

struct _StudioTierBoard
{
  GtkWidget parent_instance;

  StudioSession *session;  /* (owned) */
  char          *offer_id; /* (owned) (nullable): shown */
  VtTierMatrix  *matrix;   /* (owned) (nullable): shown */
  GPtrArray     *order;    /* (owned) (element-type utf8): of all rows there have been here */
  GHashTable    *emptied;  /* (owned): set of features that were taken from their last tier here */

  GtkWidget         *heads; /* (owned by the widget tree), as the others: names at the left */
  GtkWidget         *sort;
  GtkWidget         *steps_head;
  GtkWidget         *names; /* the features' */
  GtkWidget         *scroller;
  GtkWidget         *columns;
  GtkWidget         *cards;
  StudioTierArrows  *arrows;
  StudioFeatureGrid *grid;
  GPtrArray         *groups; /* (owned) (element-type GtkSizeGroup): a row each */
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioTierBoard,
                               studio_tier_board,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

enum
{
  SIGNAL_REPLACE,
  SIGNAL_STEP_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- the order of rows ---- */

/* (transfer full) (array zero-terminated=1): the rows that are to stay where they are: those that
 * are there still, and those that nobody has any more because it was taken here. */
static GStrv
list_rows_that_stay (StudioTierBoard *self, JsonObject *terms)
{
  g_autoptr (VtTierMatrix) plain = vt_tier_matrix_new (terms, NULL);
  g_autoptr (GStrvBuilder) rows = g_strv_builder_new ();

  for (guint i = 0; i < self->order->len; i++)
    {
      const char *feature = self->order->pdata[i];

      if (g_hash_table_contains (self->emptied, feature) ||
          g_ptr_array_find_with_equal_func (plain->features, feature, g_str_equal, NULL))
        g_strv_builder_add (rows, feature);
    }
  return g_strv_builder_end (rows);
}

/* What is gone keeps its place, so that it is there again when that is undone. */
static void
remember_order (StudioTierBoard *self)
{
  guint next = 0;

  for (guint i = 0; i < self->matrix->features->len; i++)
    {
      const char *feature = self->matrix->features->pdata[i];
      guint       row;

      if (!g_ptr_array_find_with_equal_func (self->order, feature, g_str_equal, &row))
        {
          row = next;
          g_ptr_array_insert (self->order, (int) row, g_strdup (feature));
        }
      next = row + 1;
    }
}

static void
update_matrix (StudioTierBoard *self, const VtOffer *offer)
{
  JsonObject *terms = vt_offer_get_terms (offer);
  g_auto (GStrv) first = NULL;

  if (g_strcmp0 (self->offer_id, offer->id) != 0)
    {
      g_ptr_array_set_size (self->order, 0);
      g_hash_table_remove_all (self->emptied);
      g_free (self->offer_id);
      self->offer_id = g_strdup (offer->id);
    }
  first = list_rows_that_stay (self, terms);
  g_clear_pointer (&self->matrix, vt_tier_matrix_free);
  self->matrix = vt_tier_matrix_new (terms, (const char *const *) first);
  remember_order (self);
}

static void
on_feature_toggled (
    StudioFeatureGrid *grid, guint tier, guint feature, gboolean has, gpointer user_data)
{
  StudioTierBoard *self = user_data;
  const char      *name = vt_tier_matrix_get_feature (self->matrix, feature);
  g_auto (GStrv) order = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->order->len; i++)
    g_strv_builder_add (builder, self->order->pdata[i]);
  order = g_strv_builder_end (builder);
  if (!has && vt_tier_matrix_count (self->matrix, feature) == 1)
    g_hash_table_add (self->emptied, g_strdup (name));
  studio_tiers_set_feature (self->session, self->offer_id, tier, name, has,
                            (const char *const *) order);
}

/* The row stays where it is under its new name. */
static void
on_renamed (StudioFeatureName *head, const char *name, gpointer user_data)
{
  StudioTierBoard *self = user_data;
  guint            row;

  if (!g_ptr_array_find_with_equal_func (self->order, studio_feature_name_get_feature (head),
                                         g_str_equal, &row))
    return;
  if (!g_ptr_array_find_with_equal_func (self->order, name, g_str_equal, NULL))
    g_ptr_array_insert (self->order, (int) row + 1, g_strdup (name));
}

/* ---- showing ---- */

static void
on_replace (StudioTierCard *card, guint tier, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_REPLACE], 0, tier);
}

static void
on_step_chosen (StudioTierArrows *arrows, guint tier, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_STEP_CHOSEN], 0, tier);
}

static void
show_cards (StudioTierBoard *self, const VtOffer *offer, guint n_tiers)
{
  GtkWidget *card = gtk_widget_get_first_child (self->cards);

  for (guint i = 0; i < n_tiers; i++)
    {
      if (card == NULL)
        {
          card = studio_tier_card_new (self->session, COLUMN_PX);
          g_signal_connect (card, "replace", G_CALLBACK (on_replace), self);
          gtk_box_append (GTK_BOX (self->cards), card);
        }
      studio_tier_card_show (STUDIO_TIER_CARD (card), offer, i, n_tiers);
      card = gtk_widget_get_next_sibling (card);
    }
  while (card != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (card);

      gtk_box_remove (GTK_BOX (self->cards), card);
      card = next;
    }
}

/* What no tier has any more is only here, so nobody else will say that it is gone. */
static void
on_removed (StudioFeatureName *head, const char *name, gpointer user_data)
{
  StudioTierBoard *self = user_data;
  const VtOffer   *offer = studio_session_find_offer (self->session, self->offer_id);

  if (g_hash_table_remove (self->emptied, name) && offer != NULL)
    studio_field_show (STUDIO_FIELD (self), offer);
}

static void
show_names (StudioTierBoard *self)
{
  GtkWidget *name = gtk_widget_get_first_child (self->names);

  for (guint i = 0; i < self->matrix->features->len; i++)
    {
      if (name == NULL)
        {
          name = studio_feature_name_new (self->session);
          g_signal_connect (name, "renamed", G_CALLBACK (on_renamed), self);
          g_signal_connect (name, "removed", G_CALLBACK (on_removed), self);
          gtk_box_append (GTK_BOX (self->names), name);
        }
      studio_feature_name_show (
          STUDIO_FEATURE_NAME (name), self->offer_id, vt_tier_matrix_get_feature (self->matrix, i),
          vt_tier_matrix_is_required (self->matrix, i), vt_tier_matrix_count (self->matrix, i));
      name = gtk_widget_get_next_sibling (name);
    }
  while (name != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (name);

      gtk_box_remove (GTK_BOX (self->names), name);
      name = next;
    }
}

/* Names and cells of a feature are as high as each other. */
static void
align_rows (StudioTierBoard *self)
{
  GtkWidget *name = gtk_widget_get_first_child (self->names);

  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < self->matrix->features->len; i++)
    {
      GtkSizeGroup *group = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);

      gtk_size_group_add_widget (group, name);
      gtk_size_group_add_widget (group, studio_feature_grid_get_row (self->grid, i));
      g_ptr_array_add (self->groups, group);
      name = gtk_widget_get_next_sibling (name);
    }
}

/* The scroller takes the columns to be as high as they are without being wrapped, and forgets the
 * scroll bar, which would lie on the last row. */
static void
fit_height (StudioTierBoard *self)
{
  GtkWidget *bar = gtk_scrolled_window_get_hscrollbar (GTK_SCROLLED_WINDOW (self->scroller));
  int        width;
  int        height;
  int        bar_height;

  gtk_widget_measure (self->columns, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (self->columns, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_measure (bar, GTK_ORIENTATION_VERTICAL, -1, NULL, &bar_height, NULL, NULL);
  gtk_widget_set_size_request (self->scroller, -1, height + bar_height);
}

static void
show_grid (StudioTierBoard *self, const VtOffer *offer)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->matrix->n_tiers; i++)
    g_ptr_array_add (titles,
                     studio_tier_title (offer, i, studio_session_get_catalog (self->session)));
  studio_feature_grid_show (self->grid, self->matrix, (const char *const *) titles->pdata);
}

void
studio_tier_board_show_steps (StudioTierBoard *self, const VtOffer *draft)
{
  g_autoptr (StudioTierSteps) steps = NULL;

  g_return_if_fail (STUDIO_IS_TIER_BOARD (self) && draft != NULL);

  if (self->matrix == NULL || studio_session_get_catalog (self->session) == NULL)
    return;
  steps = studio_tier_steps_new (draft, self->matrix, studio_session_get_catalog (self->session),
                                 studio_session_get_currency (self->session));
  studio_tier_arrows_set_steps (self->arrows, (const StudioTierStep *) steps->steps->data,
                                self->matrix->n_tiers);
}

static void
commit (StudioField *field)
{
  StudioTierBoard *self = STUDIO_TIER_BOARD (field);

  for (GtkWidget *name = gtk_widget_get_first_child (self->names); name != NULL;
       name = gtk_widget_get_next_sibling (name))
    studio_feature_name_commit (STUDIO_FEATURE_NAME (name));
}

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioTierBoard *self = STUDIO_TIER_BOARD (field);

  if (studio_session_get_catalog (self->session) == NULL)
    return;
  if (g_strcmp0 (self->offer_id, offer->id) != 0)
    commit (field);
  update_matrix (self, offer);
  gtk_widget_set_visible (GTK_WIDGET (self), self->matrix->n_tiers > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->arrows), self->matrix->n_tiers > 1);
  gtk_widget_set_visible (self->steps_head, self->matrix->n_tiers > 1);
  gtk_widget_set_visible (self->sort,
                          !vt_tiers_are_sorted (vt_offer_get_terms (offer),
                                                studio_session_get_catalog (self->session)));
  show_cards (self, offer, self->matrix->n_tiers);
  show_names (self);
  show_grid (self, offer);
  align_rows (self);
  fit_height (self);
  studio_tier_board_show_steps (self, offer);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
  iface->commit = commit;
}

/* ---- the widget ---- */

static void
studio_tier_board_dispose (GObject *object)
{
  StudioTierBoard *self = STUDIO_TIER_BOARD (object);

  g_clear_pointer (&self->heads, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->matrix, vt_tier_matrix_free);
  g_clear_pointer (&self->order, g_ptr_array_unref);
  g_clear_pointer (&self->emptied, g_hash_table_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->offer_id, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_tier_board_parent_class)->dispose (object);
}

static void
studio_tier_board_class_init (StudioTierBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_tier_board_dispose;
  signals[SIGNAL_REPLACE] = g_signal_new ("replace", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_STEP_CHOSEN] =
      g_signal_new ("step-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "tierboard");
}

/* What stands at the left of the cards, or of the arrows, and is as high. */
static GtkWidget *
head_new (StudioTierBoard *self, GtkWidget *beside, const char *text)
{
  GtkSizeGroup *group = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);
  GtkWidget    *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget    *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), HEAD_CHARS);
  gtk_widget_add_css_class (head, "tier-head");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (head), label);
  gtk_size_group_add_widget (group, head);
  gtk_size_group_add_widget (group, beside);
  g_object_unref (group);
  gtk_box_append (GTK_BOX (self->heads), head);
  return head;
}

/* Only where they are not in order. */
static void
build_sort (StudioTierBoard *self, GtkWidget *head)
{
  self->sort = gtk_button_new_with_label (_ ("Sort by Price"));
  gtk_widget_set_halign (self->sort, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->sort), "win.offer-sort-tiers");
  gtk_box_append (GTK_BOX (head), self->sort);
}

static void
build_columns (StudioTierBoard *self)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cards = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->arrows = STUDIO_TIER_ARROWS (studio_tier_arrows_new (COLUMN_PX));
  self->grid = STUDIO_FEATURE_GRID (studio_feature_grid_new (COLUMN_PX));
  gtk_box_append (GTK_BOX (columns), self->cards);
  gtk_box_append (GTK_BOX (columns), GTK_WIDGET (self->arrows));
  gtk_box_append (GTK_BOX (columns), GTK_WIDGET (self->grid));
  gtk_widget_set_halign (columns, GTK_ALIGN_START);
  self->columns = columns;
  g_signal_connect (self->arrows, "chosen", G_CALLBACK (on_step_chosen), self);
  g_signal_connect (self->grid, "toggled", G_CALLBACK (on_feature_toggled), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (self->scroller), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), columns);
  gtk_widget_set_hexpand (self->scroller, TRUE);
}

/* Once the fonts are those that it is shown with. */
static void
on_map (StudioTierBoard *self)
{
  fit_height (self);
}

static void
studio_tier_board_init (StudioTierBoard *self)
{
  self->order = g_ptr_array_new_with_free_func (g_free);
  self->emptied = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
  build_columns (self);
  self->heads = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_size_request (self->heads, NAMES_PX, -1);
  gtk_widget_set_valign (self->heads, GTK_ALIGN_START);
  build_sort (self, head_new (self, self->cards, _ ("Tiers, the cheapest first")));
  self->steps_head =
      head_new (self, GTK_WIDGET (self->arrows),
                _ ("What a step up costs, and what is offered to whom a tier is too dear"));
  gtk_box_append (GTK_BOX (self->heads), self->names);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tiers"),
                                  -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_set_parent (self->heads, GTK_WIDGET (self));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
}

GtkWidget *
studio_tier_board_new (StudioSession *session)
{
  StudioTierBoard *self = g_object_new (STUDIO_TYPE_TIER_BOARD, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
