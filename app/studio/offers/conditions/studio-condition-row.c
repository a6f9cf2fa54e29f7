/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One part of a condition: a group, or something that is asked. */

#include "studio-condition-row.h"

#include "studio-accessible.h"
#include "studio-condition-edit.h"
#include "studio-condition-fields.h"
#include "studio-field.h"
#include "studio-segment-row.h"
#include "vt-selector-words.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define INDENT_PX 24

/* What a group can mean, in the order of its list. */
static const struct
{
  const char *member;
  gboolean    is_negated;
  const char *word;
  const char *label;
} meanings[] = {
    {"all", FALSE, N_ ("All"), N_ ("All of these")},
    {"any", FALSE, N_ ("Any"), N_ ("Any of these")},
    {"any", TRUE, N_ ("None"), N_ ("None of these")},
    {"all", TRUE, N_ ("Not all"), N_ ("Not all of these")},
};

struct _StudioConditionRow
{
  AdwExpanderRow parent_instance;

  StudioSession *session;  /* (owned) */
  char          *offer_id; /* (owned) (nullable): shown */
  char          *path;     /* (owned) (nullable): of the part shown */
  const char    *form;     /* see studio_condition_form(); of any group where it is one */
  guint          level;
  GPtrArray     *fields; /* (owned) (element-type StudioField, unowned) */

  GtkDropDown     *meaning; /* (owned by the widget tree) (nullable): of a group, as the others */
  GtkWidget       *add;     /* (nullable): of a group */
  GtkToggleButton *negate;  /* (nullable): of what is asked */
  GtkWidget       *remove;
  gboolean         updating;
};

G_DEFINE_FINAL_TYPE (StudioConditionRow, studio_condition_row, ADW_TYPE_EXPANDER_ROW)

/* ---- words ---- */

/* A sentence of its own begins with a capital letter. */
static char *
begin_sentence (const char *words)
{
  g_autofree char *first = NULL;

  if (*words == '\0')
    return g_strdup (words);
  first = g_utf8_strup (words, g_utf8_next_char (words) - words);
  return g_strconcat (first, g_utf8_next_char (words), NULL);
}

/* By its name, and with how many are in it. */
static char *
tell_segment (const char *key, gpointer session)
{
  GPtrArray              *segments = studio_session_get_segments (session);
  const VtSegment        *segment = segments != NULL ? vt_segments_find_key (segments, key) : NULL;
  const VtSegmentFigures *figures =
      segment != NULL ? studio_session_get_segment_figures (session, segment) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *line = NULL;

  if (figures == NULL)
    return NULL;
  name = vt_words_title (segment->name, VT_WORDS_TITLE_MAX);
  line = studio_segment_describe (figures);
  /* Translators: the name of a segment, and how many are in it */
  return g_strdup_printf (_ ("“%s” (%s)"), name, line);
}

/* The condition without the "not" around it, which its button says. */
static char *
tell_part (StudioConditionRow *self, const VtOffer *offer, const VtConditionPart *part)
{
  VtCatalog       *catalog = studio_session_get_catalog (self->session);
  const VtTeller   teller = {catalog, studio_session_get_currency (self->session), tell_segment,
                             self->session};
  g_autofree char *inside = g_strconcat (part->path, part->is_negated ? "/not" : "", NULL);
  JsonNode        *condition = vt_terms_path_get (offer->terms, inside);
  const char      *word;
  g_autofree char *words = NULL;

  if (catalog == NULL || condition == NULL || !JSON_NODE_HOLDS_OBJECT (condition))
    return g_strdup ("?");
  word = vt_terms_get_text (json_node_get_object (condition), part->member);
  if (word != NULL && *word == '\0' && *self->form != '\0')
    return g_strdup (studio_condition_label (self->form));
  words = vt_tell_condition (&teller, json_node_get_object (condition));
  return begin_sentence (words);
}

static guint
find_meaning (const VtConditionPart *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (strcmp (meanings[i].member, part->member) == 0 &&
        meanings[i].is_negated == part->is_negated)
      return i;
  return 0;
}

/* ---- showing ---- */

static const char *
form_of (const VtOffer *offer, const VtConditionPart *part)
{
  return studio_condition_form (part->member, vt_terms_path_get (offer->terms, part->inner_path));
}

gboolean
studio_condition_row_suits (StudioConditionRow    *self,
                            const VtOffer         *offer,
                            const VtConditionPart *part)
{
  g_return_val_if_fail (STUDIO_IS_CONDITION_ROW (self), FALSE);

  if (self->level != part->level)
    return FALSE;
  if (vt_condition_is_group (self->form) || vt_condition_is_group (part->member))
    return vt_condition_is_group (self->form) && vt_condition_is_group (part->member);
  return self->form == form_of (offer, part);
}

static void
name_controls (StudioConditionRow *self, const char *title)
{
  g_autofree char *remove_name = g_strdup_printf (_ ("Remove “%s”"), title);
  /* Translators: a condition that must not hold */
  g_autofree char *negate_name = g_strdup_printf (_ ("Must not hold: %s"), title);

  gtk_widget_set_tooltip_text (self->remove, remove_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove_name, -1);
  studio_accessible_set_label (GTK_WIDGET (self), title);
  if (self->negate != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->negate), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    negate_name, -1);
  if (self->meaning != NULL)
    studio_accessible_set_label (GTK_WIDGET (self->meaning), _ ("What of the group has to hold"));
}

void
studio_condition_row_show (StudioConditionRow    *self,
                           const VtOffer         *offer,
                           const VtConditionPart *part)
{
  g_autofree char *title = NULL;

  g_return_if_fail (STUDIO_IS_CONDITION_ROW (self) && offer != NULL && part != NULL);

  g_free (self->offer_id);
  self->offer_id = g_strdup (offer->id);
  g_free (self->path);
  self->path = g_strdup (part->path);
  self->updating = TRUE;
  if (self->meaning != NULL)
    {
      gtk_drop_down_set_selected (self->meaning, find_meaning (part));
      studio_condition_add_button_set (self->add, part->path, part);
      title = g_strdup (_ (meanings[find_meaning (part)].label));
      /* Translators: follows “All”, “Any”, “None” or “Not all”: of the conditions below */
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("of these"));
    }
  else
    {
      title = tell_part (self, offer, part);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
      gtk_toggle_button_set_active (self->negate, part->is_negated);
    }
  name_controls (self, title);
  self->updating = FALSE;
  studio_condition_fields_set_path (self->form, part->inner_path, self->fields);
  for (guint i = 0; i < self->fields->len; i++)
    studio_field_show (self->fields->pdata[i], offer);
}

void
studio_condition_row_commit (StudioConditionRow *self)
{
  g_return_if_fail (STUDIO_IS_CONDITION_ROW (self));

  for (guint i = 0; i < self->fields->len; i++)
    studio_field_commit (self->fields->pdata[i]);
}

void
studio_condition_row_enter (StudioConditionRow *self)
{
  g_return_if_fail (STUDIO_IS_CONDITION_ROW (self));

  if (self->fields->len == 0)
    {
      gtk_widget_grab_focus (self->add != NULL ? self->add : self->remove);
      return;
    }
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  studio_field_enter (self->fields->pdata[0]);
}

/* ---- changing ---- */

static void
on_meaning (StudioConditionRow *self)
{
  guint position = gtk_drop_down_get_selected (self->meaning);

  if (!self->updating && self->path != NULL && position < G_N_ELEMENTS (meanings))
    studio_condition_regroup (self->session, self->offer_id, self->path, meanings[position].member,
                              meanings[position].is_negated);
}

static void
on_negate (StudioConditionRow *self)
{
  if (self->updating || self->path == NULL)
    return;
  studio_condition_row_commit (self);
  studio_condition_negate (self->session, self->offer_id, self->path);
}

static void
on_remove (StudioConditionRow *self)
{
  if (self->path != NULL)
    studio_condition_remove (self->session, self->offer_id, self->path);
}

static gboolean
remove_by_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  on_remove (STUDIO_CONDITION_ROW (widget));
  return TRUE;
}

/* ---- the button that adds ---- */

GtkWidget *
studio_condition_add_button_new (const char *label)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "vitrine-add-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

void
studio_condition_add_button_set (GtkWidget *button, const char *path, const VtConditionPart *part)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) section = NULL;
  guint                      n;
  const StudioConditionKind *kinds = studio_condition_kinds_get (&n);
  g_autofree char           *key = g_strdup_printf ("%s %u", path, part != NULL ? part->depth : 0);

  if (g_strcmp0 (g_object_get_data (G_OBJECT (button), "studio-key"), key) == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      /* A group is of no use without room for what is in it. */
      guint depth = vt_condition_is_group (kinds[i].member) ? 2 : 1;
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (kinds[i].label), NULL);

      if (part != NULL && !vt_condition_has_room (part, depth))
        continue;
      if (i == 0 || kinds[i].section != kinds[i - 1].section)
        {
          g_clear_object (&section);
          section = g_menu_new ();
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
        }
      g_menu_item_set_action_and_target (item, "condition.add", "(ss)", path, kinds[i].member);
      g_menu_append_item (section, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_sensitive (button, part == NULL || vt_condition_has_room (part, 1));
  g_object_set_data_full (G_OBJECT (button), "studio-key", g_steal_pointer (&key), g_free);
}

/* ---- the row ---- */

static void
studio_condition_row_dispose (GObject *object)
{
  StudioConditionRow *self = STUDIO_CONDITION_ROW (object);

  self->updating = TRUE;
  g_ptr_array_set_size (self->fields, 0);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_condition_row_parent_class)->dispose (object);
}

static void
studio_condition_row_finalize (GObject *object)
{
  StudioConditionRow *self = STUDIO_CONDITION_ROW (object);

  g_free (self->offer_id);
  g_free (self->path);
  g_ptr_array_unref (self->fields);
  G_OBJECT_CLASS (studio_condition_row_parent_class)->finalize (object);
}

static void
studio_condition_row_class_init (StudioConditionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_condition_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_condition_row_finalize;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Delete, 0, remove_by_key, NULL);
}

static void
studio_condition_row_init (StudioConditionRow *self)
{
  self->fields = g_ptr_array_new ();
  self->remove = gtk_button_new_from_icon_name ("vitrine-remove-symbolic");
  gtk_widget_set_valign (self->remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->remove, "flat");
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (on_remove), self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

static void
add_group_controls (StudioConditionRow *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    gtk_string_list_append (labels, _ (meanings[i].word));
  self->meaning = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (labels), NULL));
  self->add = studio_condition_add_button_new (_ ("Add to the group"));
  gtk_widget_set_valign (GTK_WIDGET (self->meaning), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->meaning, "notify::selected", G_CALLBACK (on_meaning), self);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->meaning));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->add);
}

static void
add_fields (StudioConditionRow *self, const VtConditionPart *part)
{
  self->negate = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_ ("Not")));
  gtk_widget_set_valign (GTK_WIDGET (self->negate), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->negate), _ ("It must not hold"));
  gtk_widget_add_css_class (GTK_WIDGET (self->negate), "flat");
  g_signal_connect_swapped (self->negate, "toggled", G_CALLBACK (on_negate), self);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->negate));
  studio_condition_fields_add (self->session, self->form, part->inner_path, self->fields);
  for (guint i = 0; i < self->fields->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->fields->pdata[i]);
}

GtkWidget *
studio_condition_row_new (StudioSession *session, const VtOffer *offer, const VtConditionPart *part)
{
  StudioConditionRow *self = g_object_new (STUDIO_TYPE_CONDITION_ROW, NULL);

  self->session = g_object_ref (session);
  self->form = form_of (offer, part);
  self->level = part->level;
  self->updating = TRUE;
  /* What is added later stands before it. */
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->remove);
  if (vt_condition_is_group (part->member))
    add_group_controls (self);
  else
    add_fields (self, part);
  gtk_widget_set_margin_start (GTK_WIDGET (self), (int) part->level * INDENT_PX);
  if (self->fields->len == 0)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "closed");
      adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), FALSE);
    }
  self->updating = FALSE;
  return GTK_WIDGET (self);
}
