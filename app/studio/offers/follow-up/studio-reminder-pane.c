/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of a follow-up. */

#include "studio-reminder-pane.h"

#include "studio-choice-field.h"
#include "studio-field-set.h"
#include "studio-follow-up-steps.h"
#include "studio-list-field.h"
#include "studio-live-figure.h"
#include "studio-number-field.h"
#include "studio-reminder-letter.h"
#include "studio-text-field.h"
#include "studio-texts-view.h"
#include "vt-document.h"
#include "vt-follow-up-steps.h"
#include "vt-terms-list.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

struct _StudioReminderPane
{
  GtkWidget parent_instance;

  guint                index;
  GtkWidget           *set; /* (owned by the widget tree), as the others */
  AdwPreferencesGroup *group;
  StudioTextsView     *texts;
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioReminderPane,
                               studio_reminder_pane,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

static const StudioChoice places[] = {
    {"receipt_email", N_ ("Receipt e-mail")},
    {"follow_up_email", N_ ("Follow-up e-mail")},
    {"direct", N_ ("Direct contact")},
    {"post_purchase", N_ ("Thank-you page")},
};

const char *
studio_reminder_place_to_text (const char *placement)
{
  g_return_val_if_fail (placement != NULL, "");

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (strcmp (places[i].word, placement) == 0)
      return _ (places[i].label);
  return placement;
}

/* ---- when it begins ---- */

static JsonNode *
read_days (StudioFieldRow *field, const char *text, GError **error)
{
  gint64 days;

  if (g_ascii_string_to_signed (text, 10, 0, VT_FOLLOW_UP_MAX_DAYS, &days, NULL))
    return vt_terms_int64_new (days);
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("A whole number from %d to %d"), 0,
               VT_FOLLOW_UP_MAX_DAYS);
  return NULL;
}

static gint64
days_of (JsonNode *value)
{
  return value != NULL && json_node_get_value_type (value) == G_TYPE_INT64
             ? json_node_get_int (value)
             : 0;
}

static char *
write_days (StudioFieldRow *field, JsonNode *value)
{
  return g_strdup_printf ("%" PRId64, days_of (value));
}

static JsonNode *
step_days (StudioFieldRow *field, JsonNode *value, int direction)
{
  gint64 days = days_of (value) + direction;

  return days >= 0 && days <= VT_FOLLOW_UP_MAX_DAYS ? vt_terms_int64_new (days) : NULL;
}

/* It goes past the others, and all know where it is then. */
static void
set_days (StudioFieldRow *field, const VtOffer *offer, JsonNode *value)
{
  GtkWidget *steps = gtk_widget_get_ancestor (GTK_WIDGET (field), STUDIO_TYPE_FOLLOW_UP_STEPS);
  guint index = (guint) strtoul (studio_field_row_get_path (field) + strlen ("steps/"), NULL, 10);

  if (steps != NULL)
    studio_follow_up_steps_move (STUDIO_FOLLOW_UP_STEPS (steps), index, days_of (value));
  g_clear_pointer (&value, json_node_unref);
}

static GtkWidget *
days_field_new (StudioSession *session, const char *path)
{
  static const StudioEntryFormat format = {
      .read = read_days, .write = write_days, .step = step_days, .width_chars = 6, .set = set_days};
  GtkWidget *field = studio_entry_field_new (session, _ ("Days after the purchase"), path, &format,
                                             NULL, NULL, NULL);

  studio_field_row_set_hint (STUDIO_FIELD_ROW (field), _ ("0 for at once"));
  return field;
}

/* ---- the coupon ---- */

typedef struct
{
  StudioSession *session; /* (unowned): the row has it */
  char          *path;    /* (owned) */
} Coupon;

static void
coupon_free (gpointer data)
{
  g_free (((Coupon *) data)->path);
  g_free (data);
}

static gboolean
has_coupon (const VtOffer *offer, const char *coupon)
{
  JsonObject *terms = vt_offer_get_terms (offer);
  JsonArray  *coupons = vt_terms_get_array (terms, "coupons");

  if (g_strcmp0 (vt_terms_get_text (terms, "coupon"), coupon) == 0)
    return TRUE;
  for (guint i = 0; i < vt_terms_get_length (coupons); i++)
    if (g_strcmp0 (vt_terms_get_word (coupons, i), coupon) == 0)
      return TRUE;
  return FALSE;
}

/* Which offer it opens. */
static char *
tell_coupon (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency, gpointer data)
{
  const Coupon *self = data;
  JsonNode     *node = vt_terms_path_get (offer->terms, self->path);
  GPtrArray    *offers = studio_session_get_offers (self->session);
  const char   *coupon = node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
                             ? json_node_get_string (node)
                             : NULL;

  if (coupon == NULL)
    return NULL;
  for (guint i = 0; offers != NULL && i < offers->len; i++)
    if (has_coupon (offers->pdata[i], coupon))
      /* Translators: an offer */
      return g_strdup_printf (_ ("“%s”"), ((const VtOffer *) offers->pdata[i])->name);
  return g_strdup (_ ("no offer yet"));
}

static GtkWidget *
coupon_row_new (StudioSession *session, const char *path)
{
  Coupon *coupon = g_new0 (Coupon, 1);

  coupon->session = session;
  coupon->path = g_strdup (path);
  return studio_live_figure_new (session, _ ("The coupon is for"), tell_coupon, coupon,
                                 coupon_free);
}

/* ---- showing ---- */

static void
show_heading (StudioReminderPane *self, const VtOffer *offer)
{
  g_autoptr (GArray) steps = vt_follow_up_steps_read (offer->terms);
  g_autofree char *title = g_strdup_printf (_ ("Step %u"), self->index + 1);
  g_autofree char *days = NULL;

  adw_preferences_group_set_title (self->group, title);
  if (self->index >= steps->len)
    return;
  days = vt_follow_up_tell_days (&g_array_index (steps, VtFollowUpStep, self->index));
  adw_preferences_group_set_description (self->group, days);
}

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioReminderPane *self = STUDIO_REMINDER_PANE (field);

  show_heading (self, offer);
  studio_field_show (STUDIO_FIELD (self->set), offer);
  studio_texts_view_show (self->texts, offer);
}

static void
commit (StudioField *field)
{
  StudioReminderPane *self = STUDIO_REMINDER_PANE (field);

  studio_field_commit (STUDIO_FIELD (self->set));
  studio_texts_view_commit (self->texts);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
  iface->commit = commit;
}

/* ---- the widget ---- */

static void
studio_reminder_pane_dispose (GObject *object)
{
  g_clear_pointer (&STUDIO_REMINDER_PANE (object)->set, gtk_widget_unparent);
  G_OBJECT_CLASS (studio_reminder_pane_parent_class)->dispose (object);
}

static void
studio_reminder_pane_class_init (StudioReminderPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_reminder_pane_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_reminder_pane_init (StudioReminderPane *self)
{
}

static void
on_draft (StudioField *set, const VtOffer *draft, gpointer user_data)
{
  g_signal_emit_by_name (user_data, "draft", draft);
}

static void
add_fields (StudioReminderPane *self, StudioSession *session)
{
  StudioFieldSet  *set = STUDIO_FIELD_SET (self->set);
  g_autofree char *days = g_strdup_printf ("steps/%u/days", self->index);
  g_autofree char *until = g_strdup_printf ("steps/%u/until_days", self->index);
  g_autofree char *placement = g_strdup_printf ("steps/%u/placement", self->index);
  g_autofree char *coupon = g_strdup_printf ("steps/%u/coupon", self->index);
  g_autofree char *items = g_strdup_printf ("steps/%u/items", self->index);
  GtkWidget       *end = studio_number_field_new (session, _ ("Until day"), until, 1,
                                                  VT_FOLLOW_UP_MAX_DAYS + 1, NULL, _ ("no end"));

  studio_field_row_set_hint (STUDIO_FIELD_ROW (end), _ ("Until but not including then"));
  self->group = studio_field_set_add_group (set, "", NULL, _ ("The step"));
  studio_field_set_add (set, days_field_new (session, days));
  studio_field_set_add (set, end);
  studio_field_set_add (set, studio_choice_field_new (session, _ ("Read in"), placement, places,
                                                      G_N_ELEMENTS (places)));
  studio_field_set_add (
      set, studio_text_field_new (session, _ ("Coupon"), coupon, VT_ID_MAX_BYTES, _ ("none")));
  studio_field_set_add (set, coupon_row_new (session, coupon));
  studio_field_set_add (set,
                        studio_product_list_field_new (
                            session, _ ("Reminded Of"),
                            _ ("What was ordered, or is in the cart by then, is left out"), items));
}

GtkWidget *
studio_reminder_pane_new (StudioSession *session, guint index)
{
  StudioReminderPane *self;
  StudioFieldSet     *set;
  g_autofree char    *prefix = g_strdup_printf ("steps/%u/", index);

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_REMINDER_PANE, NULL);
  self->index = index;
  self->set = studio_field_set_new ();
  set = STUDIO_FIELD_SET (self->set);
  add_fields (self, session);
  self->texts = STUDIO_TEXTS_VIEW (studio_texts_view_new (session, prefix));
  (void) studio_field_set_add_group (set, _ ("What They Read Then"),
                                     _ ("In the place of the message and the reason of the offer"),
                                     NULL);
  studio_field_set_add_plain (set, GTK_WIDGET (self->texts));
  studio_field_set_add (set, studio_reminder_letter_new (session, index));
  g_signal_connect (self->set, "draft", G_CALLBACK (on_draft), self);
  gtk_widget_set_parent (self->set, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
