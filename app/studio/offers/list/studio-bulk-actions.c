/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to several offers from anywhere. */

#include "studio-actions.h"
#include "studio-bulk-edit.h"
#include "studio-campaign-edit.h"
#include "studio-shift-button.h"

#include <glib/gi18n-lib.h>

/* (transfer full): those named; the selected ones where none is. */
static GStrv
dup_ids (StudioSession *session, GVariantIter *iter)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *id;
  gboolean    is_any = FALSE;

  while (g_variant_iter_next (iter, "&s", &id))
    {
      g_strv_builder_add (builder, id);
      is_any = TRUE;
    }
  if (is_any)
    return g_strv_builder_end (builder);
  return g_strdupv ((char **) studio_session_get_selected_offers (session));
}

static GStrv
dup_ids_of (StudioSession *session, GVariant *parameter)
{
  GVariantIter iter;

  g_variant_iter_init (&iter, parameter);
  return dup_ids (session, &iter);
}

#define IDS(ids) ((const char *const *) (ids))

static void
select_offers (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_autofree const char **ids = g_variant_get_strv (parameter, NULL);
  g_autoptr (GPtrArray) there = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    if (studio_session_find_offer (session, ids[i]) != NULL)
      g_ptr_array_add (there, (gpointer) ids[i]);
  g_ptr_array_add (there, NULL);
  studio_session_select_offers (session, IDS (there->pdata));
}

static void
set_ready (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_auto (GStrv) ids = dup_ids_of (session, parameter);

  studio_bulk_set_state (session, IDS (ids), VT_OFFER_READY);
}

static void
pause_offers (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_auto (GStrv) ids = dup_ids_of (session, parameter);

  studio_bulk_set_state (session, IDS (ids), VT_OFFER_PAUSED);
}

static void
set_draft (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_auto (GStrv) ids = dup_ids_of (session, parameter);

  studio_bulk_set_state (session, IDS (ids), VT_OFFER_DRAFT);
}

static void
duplicate (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_auto (GStrv) ids = dup_ids_of (session, parameter);

  studio_bulk_duplicate (session, IDS (ids));
}

static void delete (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_auto (GStrv) ids = dup_ids_of (session, parameter);

  studio_bulk_delete (session, IDS (ids));
}

static void
copy (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_auto (GStrv) ids = dup_ids_of (session, parameter);

  studio_bulk_copy (session, IDS (ids));
}

static void
set_campaign (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_autoptr (GVariantIter) iter = NULL;
  const char *campaign;
  g_auto (GStrv) ids = NULL;

  g_variant_get (parameter, "(&sas)", &campaign, &iter);
  ids = dup_ids (session, iter);
  studio_campaign_take_offers (session, *campaign != '\0' ? campaign : NULL, IDS (ids));
}

static void
set_dates (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_autoptr (GVariantIter) iter = NULL;
  g_autoptr (GTimeZone) zone = studio_session_dup_zone (session);
  VtSpan      span = VT_SPAN_ALWAYS;
  const char *first;
  const char *last;
  g_auto (GStrv) ids = NULL;

  g_variant_get (parameter, "(&s&sas)", &first, &last, &iter);
  ids = dup_ids (session, iter);
  if (!vt_span_set_first_typed (&span, zone, first) || !vt_span_set_last_typed (&span, zone, last))
    studio_session_say (session, _ ("Write a day as 2025-11-24, or 2025-11-24 18:30"), NULL, NULL);
  else if (vt_span_is_empty (span))
    studio_session_say (session, _ ("It would end before it begins"), NULL, NULL);
  else
    studio_bulk_set_span (session, IDS (ids), span);
}

static void
shift (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_autoptr (GVariantIter) iter = NULL;
  const char *unit;
  gint32      n;
  VtShift     by;
  g_auto (GStrv) ids = NULL;

  g_variant_get (parameter, "(i&sas)", &n, &unit, &iter);
  ids = dup_ids (session, iter);
  if (studio_shift_from_words (n, unit, &by) && !vt_shift_is_none (by))
    studio_bulk_shift (session, IDS (ids), by);
}

/* As the button that asks by how much has it: of the selected offers. */
static void
shift_selected (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char *unit;
  gint32      n;
  VtShift     by;

  g_variant_get (parameter, "(i&s)", &n, &unit);
  if (studio_shift_from_words (n, unit, &by) && !vt_shift_is_none (by))
    studio_bulk_shift (session, studio_session_get_selected_offers (session), by);
}

/* @data: the actions of a window, which may go before the session does. */
static void
follow (StudioSession *session, GParamSpec *pspec, gpointer data)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (data, "offers-select")),
                             g_variant_new_strv (studio_session_get_selected_offers (session), -1));
}

void
studio_bulk_add_actions (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entries[] = {
      {"offers-select", select_offers, "as", "@as []", select_offers, {0}},
      {.name = "offers-set-ready", .activate = set_ready, .parameter_type = "as"},
      {.name = "offers-pause", .activate = pause_offers, .parameter_type = "as"},
      {.name = "offers-set-draft", .activate = set_draft, .parameter_type = "as"},
      {.name = "offers-duplicate", .activate = duplicate, .parameter_type = "as"},
      {.name = "offers-delete", .activate = delete, .parameter_type = "as"},
      {.name = "offers-copy", .activate = copy, .parameter_type = "as"},
      {.name = "offers-set-campaign", .activate = set_campaign, .parameter_type = "(sas)"},
      {.name = "offers-set-dates", .activate = set_dates, .parameter_type = "(ssas)"},
      {.name = "offers-shift", .activate = shift, .parameter_type = "(isas)"},
      {.name = "offers-shift-selected", .activate = shift_selected, .parameter_type = "(is)"},
  };

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
  g_signal_connect_object (session, "notify::offer-selection", G_CALLBACK (follow), actions, 0);
  follow (session, NULL, actions);
}
