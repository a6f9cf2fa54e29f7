/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for what is given: a share off, an amount off, or a price. */

#include "studio-reward-field.h"

#include "studio-accessible.h"
#include "studio-bundle-reward.h"
#include "studio-slider.h"
#include "vt-document.h"
#include "vt-offer-start.h"

#include <glib/gi18n-lib.h>

#define PPM_PER_PERCENT 10000
#define PERCENT_DEFAULT 10
#define PERCENT_MAX 100
#define N_TYPES 3

struct _StudioRewardField
{
  StudioFieldRow parent_instance;

  StudioRewardFlags flags;
  StudioRewardWhole whole;          /* (nullable) */
  VtRewardType      types[N_TYPES]; /* (array length=n_types): that can be chosen */
  guint             n_types;
  VtReward          reward; /* what is shown */
  gboolean          is_set; /* whether there is a reward */
  char             *kept;   /* (owned): the text of what is shown */
  GtkDropDown      *type;   /* (owned by the widget tree), as the others */
  GtkEntry         *entry;
  GtkLabel         *unit;
  StudioSlider     *slider; /* (nullable) */
  gboolean          updating;
};

G_DEFINE_FINAL_TYPE (StudioRewardField, studio_reward_field, STUDIO_TYPE_FIELD_ROW)

/* ---- in the offer ---- */

gboolean
studio_reward_from_node (JsonNode *node, VtReward *ret_reward)
{
  JsonObject *object =
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *percent = vt_terms_get_text (object, "percent");
  VtReward    reward = {VT_REWARD_PERCENT, -1};
  gint32      ppm;

  if (percent != NULL && vt_percent_from_plain (percent, &ppm, NULL))
    {
      reward.value = ppm;
    }
  else if (vt_terms_get_int64 (object, "amount", -1) >= 0)
    {
      reward.type = VT_REWARD_AMOUNT;
      reward.value = vt_terms_get_int64 (object, "amount", -1);
    }
  else
    {
      reward.type = VT_REWARD_FIXED;
      reward.value = vt_terms_get_int64 (object, "fixed", -1);
    }
  if (reward.value < 0)
    return FALSE;
  *ret_reward = reward;
  return TRUE;
}

JsonNode *
studio_reward_to_node (const VtReward *reward)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *percent = NULL;

  g_return_val_if_fail (reward != NULL, NULL);

  switch (reward->type)
    {
    case VT_REWARD_PERCENT:
      percent = vt_percent_to_plain ((gint32) reward->value);
      json_object_set_string_member (object, "percent", percent);
      break;
    case VT_REWARD_AMOUNT:
      json_object_set_int_member (object, "amount", reward->value);
      break;
    case VT_REWARD_FIXED:
      json_object_set_int_member (object, "fixed", reward->value);
      break;
    }
  return json_node_init_object (json_node_alloc (), object);
}

/* ---- what it is off ---- */

static const VtCurrency *
get_currency (StudioRewardField *self)
{
  return studio_session_get_currency (studio_field_row_get_session (STUDIO_FIELD_ROW (self)));
}

static gint64
get_whole (StudioRewardField *self)
{
  StudioFieldRow *row = STUDIO_FIELD_ROW (self);
  VtCatalog      *catalog = studio_session_get_catalog (studio_field_row_get_session (row));

  if (self->whole == NULL || catalog == NULL || studio_field_row_get_offer (row) == NULL)
    return VT_MONEY_UNKNOWN;
  return self->whole (studio_field_row_get_offer (row), catalog);
}

/* What is left of the whole, as far as a choice of type needs to know it. */
static VtBundleFigures
figures_of (const VtReward *reward, gint64 whole_minor)
{
  VtBundleFigures figures = {.list_minor = whole_minor};

  switch (reward->type)
    {
    case VT_REWARD_PERCENT:
      figures.saving_minor =
          (gint64) (((__int128) whole_minor * reward->value + PERCENT_MAX * PPM_PER_PERCENT / 2) /
                    (PERCENT_MAX * PPM_PER_PERCENT));
      break;
    case VT_REWARD_AMOUNT:
      figures.saving_minor = MIN (reward->value, whole_minor);
      break;
    case VT_REWARD_FIXED:
      figures.saving_minor = MAX (whole_minor - reward->value, 0);
      break;
    }
  figures.price_minor = whole_minor - figures.saving_minor;
  return figures;
}

/* A reward of @type in the place of what is there. */
static VtReward
convert (StudioRewardField *self, VtRewardType type)
{
  gint64   whole_minor = get_whole (self);
  VtReward reward = {type, PERCENT_DEFAULT * PPM_PER_PERCENT};

  if (self->is_set && whole_minor > 0)
    {
      VtBundleFigures figures = figures_of (&self->reward, whole_minor);

      return studio_reward_convert (&self->reward, type, &figures);
    }
  if (type == VT_REWARD_AMOUNT)
    reward.value = vt_offer_round_amount (get_currency (self)) / 10;
  if (type == VT_REWARD_FIXED)
    reward.value = vt_offer_round_amount (get_currency (self));
  return reward;
}

/* ---- showing ---- */

static void
show_slider (StudioRewardField *self)
{
  gint64 whole_minor = get_whole (self);

  if (self->slider == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->slider),
                          self->is_set &&
                              (self->reward.type == VT_REWARD_PERCENT || whole_minor > 0));
  if (self->reward.type == VT_REWARD_PERCENT)
    studio_slider_set (self->slider, 1, PERCENT_MAX, 1,
                       (self->reward.value + PPM_PER_PERCENT / 2) / PPM_PER_PERCENT);
  else if (whole_minor > 0)
    studio_slider_set (self->slider, self->reward.type == VT_REWARD_FIXED ? 0 : 1, whole_minor,
                       MAX (whole_minor / 100, 1), MIN (self->reward.value, whole_minor));
}

static void
show_text (StudioRewardField *self)
{
  g_free (self->kept);
  self->kept =
      self->is_set ? studio_reward_to_typed (&self->reward, get_currency (self)) : g_strdup ("");
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->kept))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), self->kept);
}

static void
show_reward (StudioRewardField *self)
{
  self->updating = TRUE;
  show_text (self);
  for (guint i = 0; i < self->n_types; i++)
    if (self->types[i] == self->reward.type)
      gtk_drop_down_set_selected (self->type, i);
  gtk_widget_set_opacity (GTK_WIDGET (self->unit),
                          self->reward.type == VT_REWARD_PERCENT ? 1.0 : 0.0);
  show_slider (self);
  self->updating = FALSE;
}

static void
show_value (StudioFieldRow *row, JsonNode *value, gboolean is_other)
{
  StudioRewardField *self = STUDIO_REWARD_FIELD (row);

  self->is_set = studio_reward_from_node (value, &self->reward);
  if (!self->is_set)
    self->reward = (VtReward){self->types[0], 0};
  show_reward (self);
}

/* What it is off may have changed. */
static void
show_offer (StudioFieldRow *row, const VtOffer *offer)
{
  show_slider (STUDIO_REWARD_FIELD (row));
}

/* ---- changing ---- */

static void
keep (StudioRewardField *self, const VtReward *reward)
{
  self->reward = *reward;
  self->is_set = TRUE;
  show_reward (self);
  studio_field_row_keep (STUDIO_FIELD_ROW (self), studio_reward_to_node (reward));
}

static gboolean
is_in_range (const VtReward *reward, GError **error)
{
  gint64 max = reward->type == VT_REWARD_PERCENT ? PERCENT_MAX * PPM_PER_PERCENT : VT_MONEY_MAX;

  if (reward->value >= (reward->type == VT_REWARD_FIXED ? 0 : 1) && reward->value <= max)
    return TRUE;
  g_set_error_literal (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                       reward->type == VT_REWARD_PERCENT ? _ ("More than 0 and at most 100 %")
                                                         : _ ("An amount above 0"));
  return FALSE;
}

static void
commit (StudioFieldRow *row)
{
  StudioRewardField *self = STUDIO_REWARD_FIELD (row);
  const char        *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;
  VtReward reward;

  if (self->slider != NULL)
    studio_slider_settle (self->slider);
  if (g_str_equal (text, self->kept))
    return;
  if (*text == '\0' && (self->flags & STUDIO_REWARD_OPTIONAL) != 0)
    {
      self->is_set = FALSE;
      show_reward (self);
      studio_field_row_keep (row, NULL);
    }
  else if (studio_reward_from_typed (text, self->reward.type, get_currency (self), &reward,
                                     &error) &&
           is_in_range (&reward, &error))
    {
      keep (self, &reward);
    }
  else
    {
      studio_field_row_set_reason (row, error->message);
    }
}

static void
on_left (GtkEventControllerFocus *controller, gpointer user_data)
{
  studio_field_commit (user_data);
}

static void
on_activate (GtkEntry *entry, gpointer user_data)
{
  studio_field_commit (user_data);
}

static void
on_changed (GtkEditable *editable, gpointer user_data)
{
  studio_field_row_set_reason (user_data, NULL);
}

static void
on_type (StudioRewardField *self)
{
  guint    position = gtk_drop_down_get_selected (self->type);
  VtReward reward;

  if (self->updating || position >= self->n_types ||
      studio_field_row_get_offer (STUDIO_FIELD_ROW (self)) == NULL)
    return;
  if (self->slider != NULL)
    studio_slider_settle (self->slider);
  reward = convert (self, self->types[position]);
  keep (self, &reward);
}

static VtReward
from_slider (StudioRewardField *self, gint64 position)
{
  VtReward reward = {self->reward.type, position};

  if (reward.type == VT_REWARD_PERCENT)
    reward.value = position * PPM_PER_PERCENT;
  return reward;
}

static void
on_moved (StudioSlider *slider, gint64 position, gpointer user_data)
{
  StudioRewardField *self = user_data;
  StudioFieldRow    *row = user_data;
  g_autoptr (JsonNode) value = NULL;

  if (studio_field_row_get_offer (row) == NULL)
    return;
  self->reward = from_slider (self, position);
  show_text (self);
  value = studio_reward_to_node (&self->reward);
  studio_field_draft (STUDIO_FIELD (self), studio_field_row_get_offer (row),
                      studio_field_row_get_path (row), value);
}

static void
on_settled (StudioSlider *slider, gint64 position, gpointer user_data)
{
  StudioRewardField *self = user_data;
  VtReward           reward = from_slider (self, position);

  keep (self, &reward);
}

static gboolean
take_back (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  StudioRewardField *self = STUDIO_REWARD_FIELD (widget);

  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->kept))
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->kept);
  return TRUE;
}

/* ---- the row ---- */

static gboolean
studio_reward_field_grab_focus (GtkWidget *widget)
{
  StudioRewardField *self = STUDIO_REWARD_FIELD (widget);

  return gtk_widget_grab_focus (self->n_types > 1 ? GTK_WIDGET (self->type)
                                                  : GTK_WIDGET (self->entry));
}

static void
studio_reward_field_finalize (GObject *object)
{
  g_free (STUDIO_REWARD_FIELD (object)->kept);
  G_OBJECT_CLASS (studio_reward_field_parent_class)->finalize (object);
}

static void
studio_reward_field_class_init (StudioRewardFieldClass *klass)
{
  StudioFieldRowClass *row_class = STUDIO_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_reward_field_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = studio_reward_field_grab_focus;
  row_class->show_value = show_value;
  row_class->show_offer = show_offer;
  row_class->commit = commit;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, take_back, NULL);
}

static void
studio_reward_field_init (StudioRewardField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->kept = g_strdup ("");
  self->entry = GTK_ENTRY (gtk_entry_new ());
  self->unit = GTK_LABEL (gtk_label_new ("%"));
  gtk_widget_add_css_class (GTK_WIDGET (self->unit), "dim-label");
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 8);
  g_signal_connect (focus, "leave", G_CALLBACK (on_left), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect (self->entry, "changed", G_CALLBACK (on_changed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
}

static void
add_types (StudioRewardField *self, const char *title)
{
  static const struct
  {
    StudioRewardFlags flag;
    VtRewardType      type;
    const char       *label;
  } types[N_TYPES] = {
      {STUDIO_REWARD_PERCENT, VT_REWARD_PERCENT, N_ ("Percent off")},
      {STUDIO_REWARD_AMOUNT, VT_REWARD_AMOUNT, N_ ("Amount off")},
      {STUDIO_REWARD_FIXED, VT_REWARD_FIXED, N_ ("Price")},
  };
  GtkStringList *labels = gtk_string_list_new (NULL);
  /* Translators: the title of a discount's field */
  g_autofree char *name = g_strdup_printf (_ ("%s: what is given"), title);

  for (guint i = 0; i < N_TYPES; i++)
    if ((self->flags & types[i].flag) != 0)
      {
        self->types[self->n_types++] = types[i].type;
        gtk_string_list_append (labels, _ (types[i].label));
      }
  self->type = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (labels), NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->type), self->n_types > 1);
  g_signal_connect_swapped (self->type, "notify::selected", G_CALLBACK (on_type), self);
  studio_accessible_set_label (GTK_WIDGET (self->type), name);
}

static void
add_slider (StudioRewardField *self, const char *title)
{
  /* Translators: the title of a discount's field */
  g_autofree char *name = g_strdup_printf (_ ("%s by slider"), title);

  self->slider = STUDIO_SLIDER (studio_slider_new (name));
  g_signal_connect (self->slider, "moved", G_CALLBACK (on_moved), self);
  g_signal_connect (self->slider, "settled", G_CALLBACK (on_settled), self);
  studio_field_row_add_below (STUDIO_FIELD_ROW (self), GTK_WIDGET (self->slider));
}

GtkWidget *
studio_reward_field_new (StudioSession    *session,
                         const char       *title,
                         const char       *path,
                         StudioRewardFlags flags)
{
  StudioRewardField *self;
  StudioFieldRow    *row;

  g_return_val_if_fail ((flags & STUDIO_REWARD_ANY) != 0, NULL);

  self = g_object_new (STUDIO_TYPE_REWARD_FIELD, NULL);
  row = STUDIO_FIELD_ROW (self);
  self->flags = flags;
  self->updating = TRUE;
  add_types (self, title);
  studio_field_row_set_named (row, GTK_WIDGET (self->entry));
  studio_field_row_add_control (row, GTK_WIDGET (self->type));
  studio_field_row_add_control (row, GTK_WIDGET (self->entry));
  studio_field_row_add_control (row, GTK_WIDGET (self->unit));
  if ((flags & STUDIO_REWARD_SLIDER) != 0)
    add_slider (self, title);
  studio_field_row_construct (row, session, title, path);
  self->updating = FALSE;
  return GTK_WIDGET (self);
}

void
studio_reward_field_set_whole (StudioRewardField *self, StudioRewardWhole whole)
{
  g_return_if_fail (STUDIO_IS_REWARD_FIELD (self));

  self->whole = whole;
}
