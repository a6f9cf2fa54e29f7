/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule of a segment as groups within groups of conditions. */

#include "studio-rule-builder.h"

#include "studio-rule-group.h"
#include "studio-rule-part.h"
#include "studio-rule-row.h"
#include "studio-segment-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A condition on dates begins with the year before the reference day. */
#define DAYS_BACK 365

struct _StudioRuleBuilder
{
  GtkWidget parent_instance;

  StudioSession *session; /* (owned) */
  char          *id;      /* (owned) (nullable): of the segment shown */
  VtSegmentRule *kept;    /* (owned) (nullable) */
  char          *shape;   /* (owned) (nullable): which groups and rows there are */
  char          *focus;   /* (owned) (nullable): the path to go to once it is there */
  gboolean       building;

  GHashTable *rows;   /* (owned): path → StudioRuleRow, of the widget tree */
  GHashTable *groups; /* (owned): path → StudioRuleGroup, of the widget tree */
  GtkWidget  *root;   /* (owned by the widget tree) (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioRuleBuilder, studio_rule_builder, GTK_TYPE_WIDGET)

enum
{
  DRAFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* "a/b", of which a may be the whole. */
static char *
path_below (const char *path, guint index)
{
  return *path == '\0' ? g_strdup_printf ("%u", index) : g_strdup_printf ("%s/%u", path, index);
}

/* ---- changing ---- */

/* A document whose rule is one condition has no place for the group that the widgets put around it.
 */
static gboolean
is_wrapped (StudioRuleBuilder *self)
{
  const VtSegment *segment = studio_session_find_segment (self->session, self->id);

  return segment != NULL && !vt_segment_rule_is_group (segment->rule);
}

static void
set_part (StudioRuleBuilder *self, const char *path, const VtSegmentRule *part)
{
  g_autoptr (VtSegmentRule) whole = NULL;

  if (!is_wrapped (self))
    {
      studio_segment_set_part (self->session, self->id, path, part);
      return;
    }
  whole = vt_segment_rule_copy (self->kept);
  if (vt_segment_rule_replace (whole, path, vt_segment_rule_copy (part), NULL))
    studio_segment_set_rule (self->session, self->id, whole);
}

static void
on_draft (StudioRuleRow *row, const VtSegmentRule *part, gpointer user_data)
{
  StudioRuleBuilder *self = user_data;
  g_autoptr (VtSegmentRule) rule = NULL;

  if (self->building || self->kept == NULL)
    return;
  rule = vt_segment_rule_copy (self->kept);
  if (vt_segment_rule_replace (rule, studio_rule_row_get_path (row), vt_segment_rule_copy (part),
                               NULL))
    g_signal_emit (self, signals[DRAFT], 0, rule);
}

static void
on_committed (StudioRuleRow *row, const VtSegmentRule *part, gpointer user_data)
{
  StudioRuleBuilder *self = user_data;

  if (self->building || self->id == NULL)
    return;
  on_draft (row, part, self);
  set_part (self, studio_rule_row_get_path (row), part);
}

/* ---- building ---- */

static GtkWidget *build (StudioRuleBuilder *self, const VtSegmentRule *rule, const char *path);

static GtkWidget *
build_group (StudioRuleBuilder *self, const VtSegmentRule *rule, const char *path)
{
  GtkWidget *group = studio_rule_group_new (path);

  for (guint i = 0; i < rule->parts->len; i++)
    {
      g_autofree char *below = path_below (path, i);

      studio_rule_group_add (STUDIO_RULE_GROUP (group), build (self, rule->parts->pdata[i], below),
                             below);
    }
  studio_rule_group_set_empty (STUDIO_RULE_GROUP (group), rule->parts->len == 0);
  g_hash_table_insert (self->groups, g_strdup (path), group);
  return group;
}

static GtkWidget *
build (StudioRuleBuilder *self, const VtSegmentRule *rule, const char *path)
{
  GtkWidget *row;

  if (vt_segment_rule_is_group (rule))
    return build_group (self, rule, path);
  row = studio_rule_row_new (self->session, rule->type, path);
  g_signal_connect (row, "draft", G_CALLBACK (on_draft), self);
  g_signal_connect (row, "committed", G_CALLBACK (on_committed), self);
  g_hash_table_insert (self->rows, g_strdup (path), row);
  return row;
}

/* Which widgets a rule needs: those there serve as long as it stays. */
static void
tell_shape (const VtSegmentRule *rule, GString *shape)
{
  if (!vt_segment_rule_is_group (rule))
    {
      g_string_append_printf (shape, "%d ", (int) rule->type);
      return;
    }
  g_string_append_c (shape, '(');
  for (guint i = 0; i < rule->parts->len; i++)
    tell_shape (rule->parts->pdata[i], shape);
  g_string_append_c (shape, ')');
}

/* A rule that is one condition and no group stands in one of its own. */
static VtSegmentRule *
wrap (const VtSegmentRule *rule)
{
  VtSegmentRule *group;

  if (vt_segment_rule_is_group (rule))
    return vt_segment_rule_copy (rule);
  group = vt_segment_rule_new (VT_SEGMENT_ALL);
  vt_segment_rule_add (group, vt_segment_rule_copy (rule));
  return group;
}

static void
rebuild (StudioRuleBuilder *self)
{
  self->building = TRUE;
  g_hash_table_remove_all (self->rows);
  g_hash_table_remove_all (self->groups);
  g_clear_pointer (&self->root, gtk_widget_unparent);
  self->root = build (self, self->kept, "");
  gtk_widget_set_parent (self->root, GTK_WIDGET (self));
  self->building = FALSE;
}

static void
fill (StudioRuleBuilder *self)
{
  GHashTableIter iter;
  gpointer       path, widget;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &path, &widget))
    studio_rule_row_show (widget, vt_segment_rule_find (self->kept, path));
  g_hash_table_iter_init (&iter, self->groups);
  while (g_hash_table_iter_next (&iter, &path, &widget))
    studio_rule_group_set_type (widget, vt_segment_rule_find (self->kept, path)->type);
}

/* Where the focus was wanted, once that is there and shows: what does not show takes none. Else the
 * group around it. */
static void
go_to_focus (StudioRuleBuilder *self)
{
  g_autofree char *path = NULL;
  char            *slash;
  gpointer         widget;

  if (self->focus == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  path = g_steal_pointer (&self->focus);
  widget = g_hash_table_lookup (self->rows, path);
  if (widget != NULL)
    {
      studio_rule_row_focus (widget);
      return;
    }
  while ((widget = g_hash_table_lookup (self->groups, path)) == NULL)
    {
      slash = strrchr (path, '/');
      *(slash != NULL ? slash : path) = '\0';
    }
  studio_rule_group_focus (widget);
}

void
studio_rule_builder_show (StudioRuleBuilder *self, const VtSegment *segment)
{
  g_autoptr (GString) shape = g_string_new (NULL);
  gboolean is_other;

  g_return_if_fail (STUDIO_IS_RULE_BUILDER (self) && segment != NULL);

  is_other = g_strcmp0 (self->id, segment->id) != 0;
  if (is_other)
    {
      studio_rule_builder_commit (self);
      g_free (self->id);
      self->id = g_strdup (segment->id);
      g_clear_pointer (&self->focus, g_free);
    }
  vt_segment_rule_free (self->kept);
  self->kept = wrap (segment->rule);
  tell_shape (self->kept, shape);
  if (is_other || g_strcmp0 (self->shape, shape->str) != 0)
    {
      g_free (self->shape);
      self->shape = g_strdup (shape->str);
      rebuild (self);
      fill (self);
      go_to_focus (self);
      return;
    }
  fill (self);
}

void
studio_rule_builder_commit (StudioRuleBuilder *self)
{
  GHashTableIter iter;
  gpointer       row;

  g_return_if_fail (STUDIO_IS_RULE_BUILDER (self));

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    studio_rule_row_commit (row);
}

/* ---- what groups and parts ask for ---- */

/* A column, and the value that most customers have. */
static gboolean
fill_attribute (StudioRuleBuilder *self, VtSegmentRule *rule)
{
  VtCustomers            *customers = studio_session_get_customers (self->session);
  const VtCustomerColumn *column;
  guint32                 most = 0;

  if (customers == NULL || customers->n_columns == 0)
    return FALSE;
  column = &customers->columns[0];
  for (guint32 i = 1; i < column->n_values; i++)
    if (column->n_with[i] > column->n_with[most])
      most = i;
  g_free (rule->name);
  rule->name = g_strdup (column->name);
  vt_segment_rule_add_value (rule, column->values[most]);
  return TRUE;
}

/* (nullable): something that can be kept as it is. */
static VtSegmentRule *
make_part (StudioRuleBuilder *self, VtSegmentRuleType type)
{
  g_autoptr (VtSegmentRule) rule = vt_segment_rule_new (type);
  VtCustomers *customers = studio_session_get_customers (self->session);

  if (type == VT_SEGMENT_ATTRIBUTE && !fill_attribute (self, rule))
    {
      studio_session_say (self->session, _ ("Nothing is known of the customers yet"), _ ("Import…"),
                          "win.import-customers");
      return NULL;
    }
  if (type == VT_SEGMENT_LIST)
    {
      g_free (rule->name);
      rule->name = g_strdup (_ ("My List"));
    }
  if (vt_segment_rule_type_get_form (type) == VT_SEGMENT_FORM_DATES)
    rule->from =
        (customers != NULL && customers->day != VT_DAY_NONE ? customers->day : 0) - DAYS_BACK;
  return g_steal_pointer (&rule);
}

void
studio_rule_builder_add (StudioRuleBuilder *self, const char *path, VtSegmentRuleType type)
{
  g_autoptr (VtSegmentRule) part = make_part (self, type);
  const VtSegmentRule *group;

  if (part == NULL || self->id == NULL)
    return;
  studio_rule_builder_commit (self);
  group = vt_segment_rule_find (self->kept, path);
  if (group == NULL || group->parts == NULL)
    return;
  g_free (self->focus);
  self->focus = path_below (path, group->parts->len);
  if (is_wrapped (self))
    {
      g_autoptr (VtSegmentRule) whole = vt_segment_rule_copy (self->kept);

      vt_segment_rule_add (whole, g_steal_pointer (&part));
      studio_segment_set_rule (self->session, self->id, whole);
      return;
    }
  studio_segment_add_part (self->session, self->id, path, group->parts->len, part);
}

void
studio_rule_builder_remove (StudioRuleBuilder *self, const char *path)
{
  if (self->id == NULL)
    return;
  g_free (self->focus);
  self->focus = g_strdup (path);
  /* Its only condition, or one among others. */
  studio_segment_remove_part (self->session, self->id, is_wrapped (self) ? "" : path);
}

void
studio_rule_builder_move (StudioRuleBuilder *self, const char *path, int by)
{
  g_autofree char *group = g_path_get_dirname (path);
  const char      *slash = strrchr (path, '/');
  int              index = atoi (slash != NULL ? slash + 1 : path);
  VtSegmentRule   *parent;

  parent = vt_segment_rule_find (self->kept, slash != NULL ? group : "");
  if (self->id == NULL || parent == NULL || parent->parts == NULL || index + by < 0 ||
      index + by >= (int) parent->parts->len)
    return;
  studio_rule_builder_commit (self);
  g_free (self->focus);
  self->focus = path_below (slash != NULL ? group : "", (guint) (index + by));
  /* Two of one type may change places, and then no widget does. */
  g_clear_pointer (&self->shape, g_free);
  studio_segment_move_part (self->session, self->id, path, by);
}

void
studio_rule_builder_set_group (StudioRuleBuilder *self, const char *path, VtSegmentRuleType type)
{
  g_autoptr (VtSegmentRule) group = NULL;
  const VtSegmentRule *found = vt_segment_rule_find (self->kept, path);

  if (self->id == NULL || found == NULL || found->type == type)
    return;
  studio_rule_builder_commit (self);
  group = vt_segment_rule_copy (found);
  group->type = type;
  set_part (self, path, group);
}

/* ---- the widget ---- */

static void
studio_rule_builder_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_rule_builder_parent_class)->map (widget);
  go_to_focus (STUDIO_RULE_BUILDER (widget));
}

static void
studio_rule_builder_dispose (GObject *object)
{
  StudioRuleBuilder *self = STUDIO_RULE_BUILDER (object);

  self->building = TRUE;
  g_clear_pointer (&self->root, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_rule_builder_parent_class)->dispose (object);
}

static void
studio_rule_builder_finalize (GObject *object)
{
  StudioRuleBuilder *self = STUDIO_RULE_BUILDER (object);

  g_free (self->id);
  g_free (self->shape);
  g_free (self->focus);
  vt_segment_rule_free (self->kept);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->groups);
  G_OBJECT_CLASS (studio_rule_builder_parent_class)->finalize (object);
}

static void
studio_rule_builder_class_init (StudioRuleBuilderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_rule_builder_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_rule_builder_finalize;
  GTK_WIDGET_CLASS (klass)->map = studio_rule_builder_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[DRAFT] = g_signal_new ("draft", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
studio_rule_builder_init (StudioRuleBuilder *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

GtkWidget *
studio_rule_builder_new (StudioSession *session)
{
  StudioRuleBuilder *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_RULE_BUILDER, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
