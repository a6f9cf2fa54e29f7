/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From when until when an offer is there. */

#include "studio-offer-dates.h"

#include "studio-offer-edit.h"
#include "studio-quiet-controls.h"
#include "studio-text-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MIDNIGHT "T00:00:00Z"

struct _StudioOfferDates
{
  AdwBin parent_instance;

  StudioSession *session;  /* (owned) */
  char          *offer_id; /* (owned) (nullable): shown */
  StudioTextRow *from;     /* (owned by the widget tree) */
  StudioTextRow *until;    /* (owned by the widget tree) */
};

G_DEFINE_FINAL_TYPE (StudioOfferDates, studio_offer_dates, ADW_TYPE_BIN)

/* ---- dates as typed ---- */

char *
studio_date_from_typed (const char *text)
{
  g_autofree char *stripped = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  stripped = g_strstrip (g_strdup (text));
  length = strlen (stripped);
  if (length == strlen ("2025-11-24"))
    whole = g_strconcat (stripped, MIDNIGHT, NULL);
  else if (length == strlen ("2025-11-24 18:30"))
    whole = g_strconcat (stripped, ":00Z", NULL);
  else
    whole = g_strdup (stripped);
  if (length > strlen ("2025-11-24") && whole[strlen ("2025-11-24")] == ' ')
    whole[strlen ("2025-11-24")] = 'T';

  /* Without its zone a moment could be any of many. */
  time = g_date_time_new_from_iso8601 (whole, NULL);
  return time != NULL ? g_steal_pointer (&whole) : NULL;
}

char *
studio_date_to_typed (const char *instant)
{
  g_return_val_if_fail (instant != NULL, NULL);

  if (g_str_has_suffix (instant, MIDNIGHT))
    return g_strndup (instant, strlen (instant) - strlen (MIDNIGHT));
  return g_strdup (instant);
}

/* ---- the rows ---- */

static void
on_committed (StudioTextRow *row, const char *text, gpointer user_data)
{
  StudioOfferDates *self = user_data;
  g_autofree char  *instant = NULL;

  if (self->offer_id == NULL)
    return;
  if (*text != '\0')
    {
      instant = studio_date_from_typed (text);
      if (instant == NULL)
        {
          studio_text_row_set_problem (row, _ ("Write a day as 2025-11-24, or 2025-11-24 18:30"));
          return;
        }
    }
  studio_offer_set_date (self->session, self->offer_id, row == self->from ? "from" : "until",
                         instant);
}

static void
show_date (StudioTextRow *row, JsonObject *schedule, const char *name)
{
  const char      *instant = vt_terms_get_text (schedule, name);
  g_autofree char *text = studio_date_to_typed (instant != NULL ? instant : "");

  studio_text_row_set_kept (row, text);
}

void
studio_offer_dates_show (StudioOfferDates *self, const VtOffer *offer)
{
  JsonObject *schedule = vt_terms_get_object (vt_offer_get_terms (offer), "schedule");

  g_return_if_fail (STUDIO_IS_OFFER_DATES (self));

  g_free (self->offer_id);
  self->offer_id = g_strdup (offer->id);
  show_date (self->from, schedule, "from");
  show_date (self->until, schedule, "until");
}

void
studio_offer_dates_commit (StudioOfferDates *self)
{
  g_return_if_fail (STUDIO_IS_OFFER_DATES (self));

  studio_text_row_commit (self->from);
  studio_text_row_commit (self->until);
}

static void
studio_offer_dates_dispose (GObject *object)
{
  StudioOfferDates *self = STUDIO_OFFER_DATES (object);

  g_clear_pointer (&self->offer_id, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_offer_dates_parent_class)->dispose (object);
}

static void
studio_offer_dates_class_init (StudioOfferDatesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_offer_dates_dispose;
}

static void
studio_offer_dates_init (StudioOfferDates *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->from = STUDIO_TEXT_ROW (studio_text_row_new (_ ("From")));
  self->until = STUDIO_TEXT_ROW (studio_text_row_new (_ ("Until")));
  g_signal_connect (self->from, "committed", G_CALLBACK (on_committed), self);
  g_signal_connect (self->until, "committed", G_CALLBACK (on_committed), self);
  adw_preferences_group_set_title (group, _ ("Schedule"));
  adw_preferences_group_set_description (
      group, _ ("A day as 2025-11-24, or a time as 2025-11-24 18:30, UTC; empty for always"));
  adw_preferences_group_add (group, GTK_WIDGET (self->from));
  adw_preferences_group_add (group, GTK_WIDGET (self->until));
  studio_group_name_list (group, _ ("From when until when"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (group));
}

GtkWidget *
studio_offer_dates_new (StudioSession *session)
{
  StudioOfferDates *self = g_object_new (STUDIO_TYPE_OFFER_DATES, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
