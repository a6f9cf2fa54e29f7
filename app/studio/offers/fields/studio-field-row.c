/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The base of fields that are one row. */

#include "studio-field-row.h"

#include "studio-accessible.h"
#include "studio-offer-edit.h"
#include "vt-terms-path.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  StudioSession *session;  /* (owned) */
  char          *title;    /* (owned) */
  char          *path;     /* (owned) */
  VtOffer       *offer;    /* (owned) (nullable): shown */
  JsonNode      *value;    /* (owned) (nullable): shown, or kept since */
  gboolean       is_stale; /* another path was set: whatever is there is to be shown */
  gboolean       is_kept;  /* the value was changed here since it was shown */

  GtkWidget *box; /* (owned by the widget tree), as the others */
  GtkLabel  *title_label;
  GtkLabel  *hint;
  GtkWidget *controls;
  GtkLabel  *reason;
  GtkWidget *named; /* (nullable) */
} StudioFieldRowPrivate;

static void field_init (StudioFieldInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (StudioFieldRow,
                                  studio_field_row,
                                  ADW_TYPE_PREFERENCES_ROW,
                                  G_ADD_PRIVATE (StudioFieldRow)
                                      G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

static StudioFieldRowPrivate *
get_private (StudioFieldRow *self)
{
  return studio_field_row_get_instance_private (self);
}

/* ---- showing ---- */

static gboolean
is_same (JsonNode *value, JsonNode *other)
{
  if (value == NULL || other == NULL)
    return value == other;
  return json_node_equal (value, other);
}

static JsonNode *
get_value (StudioFieldRow *self, const VtOffer *offer)
{
  JsonNode *value;

  if (STUDIO_FIELD_ROW_GET_CLASS (self)->get_value != NULL)
    return STUDIO_FIELD_ROW_GET_CLASS (self)->get_value (self, offer);
  value = vt_terms_path_get (offer->terms, get_private (self)->path);
  return value != NULL ? json_node_ref (value) : NULL;
}

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioFieldRow *self = STUDIO_FIELD_ROW (field);
  StudioFieldRowPrivate *private = get_private (self);
  StudioFieldRowClass *klass = STUDIO_FIELD_ROW_GET_CLASS (self);
  g_autoptr (JsonNode) value = get_value (self, offer);
  gboolean is_other =
      private->offer == NULL || !g_str_equal (private->offer->id, offer->id) || private->is_stale;
  /* What was changed here comes back with what was changed after it. */
  gboolean is_ours = !is_other && private->is_kept && studio_session_is_behind (private->session);
  gboolean is_new = is_other || (!is_ours && !is_same (value, private->value));
  VtOffer *copy = vt_offer_copy (offer);

  g_clear_pointer (&private->offer, vt_offer_free);
  private->offer = copy;
  private->is_stale = FALSE;
  private->is_kept = is_ours;
  if (is_new)
    {
      g_clear_pointer (&private->value, json_node_unref);
      private->value = g_steal_pointer (&value);
      studio_field_row_set_reason (self, NULL);
      klass->show_value (self, private->value, is_other);
    }
  if (klass->show_offer != NULL)
    klass->show_offer (self, private->offer);
}

static void
commit (StudioField *field)
{
  StudioFieldRow      *self = STUDIO_FIELD_ROW (field);
  StudioFieldRowClass *klass = STUDIO_FIELD_ROW_GET_CLASS (self);

  if (klass->commit != NULL && get_private (self)->offer != NULL)
    klass->commit (self);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
  iface->commit = commit;
}

/* ---- the row ---- */

/* A row of a list takes the focus itself when its controls are left backwards, which would give it
 * to the first of them again. */
static gboolean
studio_field_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (get_private (STUDIO_FIELD_ROW (widget))->box, direction);
}

static void
studio_field_row_dispose (GObject *object)
{
  StudioFieldRowPrivate *private = get_private (STUDIO_FIELD_ROW (object));

  g_clear_pointer (&private->offer, vt_offer_free);
  g_clear_pointer (&private->value, json_node_unref);
  g_clear_object (&private->session);
  G_OBJECT_CLASS (studio_field_row_parent_class)->dispose (object);
}

static void
studio_field_row_finalize (GObject *object)
{
  StudioFieldRowPrivate *private = get_private (STUDIO_FIELD_ROW (object));

  g_free (private->title);
  g_free (private->path);
  G_OBJECT_CLASS (studio_field_row_parent_class)->finalize (object);
}

static void
studio_field_row_class_init (StudioFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_field_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_field_row_finalize;
  GTK_WIDGET_CLASS (klass)->focus = studio_field_row_focus;
}

static GtkLabel *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
studio_field_row_init (StudioFieldRow *self)
{
  StudioFieldRowPrivate *private = get_private (self);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  private->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  private->title_label = label_new (NULL);
  private->hint = label_new ("subtitle");
  private->reason = label_new ("error");
  private->controls = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (GTK_WIDGET (private->reason), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (private->reason), "field-reason");
  gtk_widget_set_visible (GTK_WIDGET (private->hint), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (private->reason), FALSE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (private->controls, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (private->title_label));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (private->hint));
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), private->controls);
  gtk_widget_add_css_class (line, "field-line");
  gtk_box_append (GTK_BOX (private->box), line);
  gtk_box_append (GTK_BOX (private->box), GTK_WIDGET (private->reason));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), private->box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  /* The controls are what is gone to. */
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/* ---- for whoever has the row ---- */

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

void
studio_field_row_set_hint (StudioFieldRow *self, const char *hint)
{
  g_return_if_fail (STUDIO_IS_FIELD_ROW (self));

  set_text (get_private (self)->hint, hint);
}

void
studio_field_row_set_path (StudioFieldRow *self, const char *path)
{
  StudioFieldRowPrivate *private;

  g_return_if_fail (STUDIO_IS_FIELD_ROW (self) && path != NULL);

  private = get_private (self);
  if (g_str_equal (path, private->path))
    return;
  g_free (private->path);
  private->path = g_strdup (path);
  private->is_stale = TRUE;
}

const char *
studio_field_row_get_path (StudioFieldRow *self)
{
  g_return_val_if_fail (STUDIO_IS_FIELD_ROW (self), NULL);

  return get_private (self)->path;
}

static void
name_control (StudioFieldRow *self)
{
  StudioFieldRowPrivate *private = get_private (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  private->title, -1);
  if (private->named != NULL)
    studio_accessible_set_label (private->named, private->title);
}

void
studio_field_row_set_title (StudioFieldRow *self, const char *title)
{
  StudioFieldRowPrivate *private;

  g_return_if_fail (STUDIO_IS_FIELD_ROW (self) && title != NULL);

  private = get_private (self);
  if (g_strcmp0 (title, private->title) == 0)
    return;
  g_free (private->title);
  private->title = g_strdup (title);
  gtk_label_set_text (private->title_label, title);
  name_control (self);
}

/* ---- for subclasses ---- */

void
studio_field_row_construct (StudioFieldRow *self,
                            StudioSession  *session,
                            const char     *title,
                            const char     *path)
{
  StudioFieldRowPrivate *private;

  g_return_if_fail (STUDIO_IS_FIELD_ROW (self));
  g_return_if_fail (STUDIO_IS_SESSION (session) && title != NULL && path != NULL);

  private = get_private (self);
  private->session = g_object_ref (session);
  private->path = g_strdup (path);
  studio_field_row_set_title (self, title);
}

void
studio_field_row_add_control (StudioFieldRow *self, GtkWidget *control)
{
  StudioFieldRowPrivate *private;

  g_return_if_fail (STUDIO_IS_FIELD_ROW (self) && GTK_IS_WIDGET (control));

  private = get_private (self);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (private->controls), control);
  if (private->named == NULL)
    studio_field_row_set_named (self, control);
}

void
studio_field_row_add_below (StudioFieldRow *self, GtkWidget *widget)
{
  StudioFieldRowPrivate *private;

  g_return_if_fail (STUDIO_IS_FIELD_ROW (self) && GTK_IS_WIDGET (widget));

  private = get_private (self);
  gtk_widget_add_css_class (widget, "field-below");
  gtk_box_insert_child_after (GTK_BOX (private->box), widget,
                              gtk_widget_get_prev_sibling (GTK_WIDGET (private->reason)));
}

void
studio_field_row_set_named (StudioFieldRow *self, GtkWidget *widget)
{
  g_return_if_fail (STUDIO_IS_FIELD_ROW (self) && GTK_IS_WIDGET (widget));

  get_private (self)->named = widget;
  if (get_private (self)->title != NULL)
    name_control (self);
}

StudioSession *
studio_field_row_get_session (StudioFieldRow *self)
{
  g_return_val_if_fail (STUDIO_IS_FIELD_ROW (self), NULL);

  return get_private (self)->session;
}

const VtOffer *
studio_field_row_get_offer (StudioFieldRow *self)
{
  g_return_val_if_fail (STUDIO_IS_FIELD_ROW (self), NULL);

  return get_private (self)->offer;
}

const char *
studio_field_row_get_title (StudioFieldRow *self)
{
  g_return_val_if_fail (STUDIO_IS_FIELD_ROW (self), NULL);

  return get_private (self)->title;
}

JsonNode *
studio_field_row_get_value (StudioFieldRow *self)
{
  g_return_val_if_fail (STUDIO_IS_FIELD_ROW (self), NULL);

  return get_private (self)->value;
}

char *
studio_field_row_label (StudioFieldRow *self)
{
  g_return_val_if_fail (STUDIO_IS_FIELD_ROW (self), NULL);

  /* Translators: a step of undo: the title of a field in an offer */
  return g_strdup_printf (_ ("Change “%s”"), get_private (self)->title);
}

void
studio_field_row_keep (StudioFieldRow *self, JsonNode *value)
{
  StudioFieldRowPrivate *private;
  g_autoptr (JsonNode) taken = value;
  g_autofree char *label = NULL;

  g_return_if_fail (STUDIO_IS_FIELD_ROW (self));

  private = get_private (self);
  studio_field_row_set_reason (self, NULL);
  if (private->offer == NULL || is_same (taken, private->value))
    return;
  g_clear_pointer (&private->value, json_node_unref);
  if (taken != NULL)
    {
      json_node_seal (taken);
      private->value = json_node_ref (taken);
    }
  private->is_kept = TRUE;
  if (STUDIO_FIELD_ROW_GET_CLASS (self)->set_value != NULL)
    {
      STUDIO_FIELD_ROW_GET_CLASS (self)->set_value (self, private->offer, g_steal_pointer (&taken));
      return;
    }
  label = studio_field_row_label (self);
  studio_offer_set_term (private->session, private->offer->id, label, private->path,
                         g_steal_pointer (&taken));
}

void
studio_field_row_set_reason (StudioFieldRow *self, const char *reason)
{
  StudioFieldRowPrivate *private;

  g_return_if_fail (STUDIO_IS_FIELD_ROW (self));

  private = get_private (self);
  set_text (private->reason, reason);
  if (private->named == NULL)
    return;
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (private->named), GTK_ACCESSIBLE_STATE_INVALID,
      reason != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (private->named),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason != NULL ? reason : "",
                                  -1);
  if (reason != NULL)
    gtk_widget_add_css_class (private->named, "error");
  else
    gtk_widget_remove_css_class (private->named, "error");
}
