/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of several offers at once, each one step of undo. */

#include "studio-bulk-edit.h"

#include "studio-campaign-edit.h"
#include "studio-offer-change.h"
#include "vt-offer-form.h"
#include "vt-words.h"

#include <gdk/gdk.h>
#include <glib/gi18n-lib.h>

typedef struct _Bulk Bulk;

/* Changes @offer, one of @offers; runs in the writing thread. */
typedef gboolean (*Change) (GPtrArray *offers, VtOffer *offer, const Bulk *bulk, GError **error);

struct _Bulk
{
  Change       change;
  GStrv        ids;  /* (owned) */
  GTimeZone   *zone; /* (owned) (nullable) */
  VtSpan       span;
  VtShift      shift;
  VtOfferState state;
};

static void
bulk_free (gpointer data)
{
  Bulk *bulk = data;

  g_strfreev (bulk->ids);
  g_clear_pointer (&bulk->zone, g_time_zone_unref);
  g_free (bulk);
}

static Bulk *
bulk_new (const char *const *ids, Change change)
{
  Bulk *bulk = g_new0 (Bulk, 1);

  bulk->ids = g_strdupv ((char **) ids);
  bulk->change = change;
  return bulk;
}

/* A VtWorkspaceFunc. What has not changed is not written. */
static gboolean
run_bulk (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  const Bulk *bulk = data;
  g_autoptr (GPtrArray) offers = vt_offers_load (database, error);

  if (offers == NULL)
    return FALSE;
  for (guint i = 0; bulk->ids[i] != NULL; i++)
    {
      VtOffer *offer = (VtOffer *) vt_offers_find (offers, bulk->ids[i]);

      if (offer != NULL && !bulk->change (offers, offer, bulk, error))
        return FALSE;
    }
  for (guint i = 0; i < offers->len; i++)
    if (!vt_offers_save (database, offers->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* Takes @bulk. */
static void
submit (StudioSession *session, const char *label, Bulk *bulk)
{
  if (bulk->ids[0] == NULL)
    bulk_free (bulk);
  else
    studio_session_edit (session, label, "offers", run_bulk, bulk, bulk_free);
}

static guint
count (const char *const *ids)
{
  return g_strv_length ((char **) ids);
}

/* ---- state ---- */

char *
studio_bulk_find_refusal (StudioSession *session, const char *id)
{
  GPtrArray *problems = studio_session_get_problems (session);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const VtProblem *problem = problems->pdata[i];

      if (problem->severity == VT_PROBLEM_ERROR && g_strcmp0 (problem->offer_id, id) == 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", problem->text);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* "“Kit” cannot be ready: …", or how many cannot. */
static void
say_refused (StudioSession *session, const char *const *ids, guint n_others)
{
  g_autofree char *text = NULL;

  if (count (ids) > 1)
    text = g_strdup_printf (ngettext ("%u set to ready; %u offers cannot be",
                                      "%u set to ready; %u offers cannot be", count (ids)),
                            n_others, count (ids));
  else
    {
      const VtOffer   *offer = studio_session_find_offer (session, ids[0]);
      g_autofree char *name = vt_words_title (offer->name, VT_WORDS_TITLE_MAX);
      g_autofree char *why = studio_bulk_find_refusal (session, ids[0]);

      text = g_strdup_printf (_ ("“%s” cannot be ready: %s"), name, why);
    }
  studio_session_say (session, text, NULL, NULL);
}

static gboolean
change_state (GPtrArray *offers, VtOffer *offer, const Bulk *bulk, GError **error)
{
  offer->state = bulk->state;
  return TRUE;
}

static char *
make_state_label (VtOfferState state, guint n)
{
  switch (state)
    {
    case VT_OFFER_DRAFT:
      return g_strdup_printf (ngettext ("Set %u Offer to Draft", "Set %u Offers to Draft", n), n);
    case VT_OFFER_READY:
      return g_strdup_printf (ngettext ("Set %u Offer to Ready", "Set %u Offers to Ready", n), n);
    case VT_OFFER_PAUSED:
      return g_strdup_printf (ngettext ("Pause %u Offer", "Pause %u Offers", n), n);
    default:
      g_return_val_if_reached (NULL);
    }
}

void
studio_bulk_set_state (StudioSession *session, const char *const *ids, VtOfferState state)
{
  g_autoptr (GPtrArray) able = g_ptr_array_new ();
  g_autoptr (GPtrArray) refused = g_ptr_array_new ();
  g_autofree char *label = NULL;
  Bulk            *bulk;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *why =
          state == VT_OFFER_READY ? studio_bulk_find_refusal (session, ids[i]) : NULL;

      if (studio_session_find_offer (session, ids[i]) != NULL)
        g_ptr_array_add (why != NULL ? refused : able, (gpointer) ids[i]);
    }
  g_ptr_array_add (able, NULL);
  label = make_state_label (state, able->len - 1);
  bulk = bulk_new ((const char *const *) able->pdata, change_state);
  bulk->state = state;
  submit (session, label, bulk);
  if (refused->len == 0)
    return;
  g_ptr_array_add (refused, NULL);
  say_refused (session, (const char *const *) refused->pdata, able->len - 1);
}

/* ---- dates ---- */

static gboolean
change_span (GPtrArray *offers, VtOffer *offer, const Bulk *bulk, GError **error)
{
  return vt_offer_set_span (offer, bulk->span, error);
}

void
studio_bulk_set_span (StudioSession *session, const char *const *ids, VtSpan span)
{
  Bulk *bulk = bulk_new (ids, change_span);

  bulk->span = span;
  submit (session, _ ("Change Dates"), bulk);
}

static gboolean
change_dates (GPtrArray *offers, VtOffer *offer, const Bulk *bulk, GError **error)
{
  VtSpan span;

  if (!vt_offer_get_span (offer, &span))
    return TRUE;
  if ((span.from_us != VT_SPAN_NO_START &&
       !vt_local_shift (bulk->zone, span.from_us, bulk->shift, &span.from_us, error)) ||
      (span.until_us != VT_SPAN_NO_END &&
       !vt_local_shift (bulk->zone, span.until_us, bulk->shift, &span.until_us, error)))
    return FALSE;
  return vt_offer_set_span (offer, span, error);
}

void
studio_bulk_shift (StudioSession *session, const char *const *ids, VtShift shift)
{
  Bulk *bulk = bulk_new (ids, change_dates);

  bulk->shift = shift;
  bulk->zone = studio_session_dup_zone (session);
  submit (session, _ ("Shift Dates"), bulk);
}

/* ---- whole offers ---- */

typedef struct
{
  GPtrArray *pairs; /* (owned) (element-type utf8): an id, then that of its copy, and so on */
} Copies;

static void
copies_free (gpointer data)
{
  Copies *copies = data;

  g_ptr_array_unref (copies->pairs);
  g_free (copies);
}

static void
duplicate_one (GPtrArray *offers, const char *id, const char *copy_id)
{
  const VtOffer   *offer = vt_offers_find (offers, id);
  g_autofree char *name = offer != NULL ? vt_offers_free_name (offers, offer->name) : NULL;
  VtOffer         *copy;
  guint            position;

  if (offer == NULL || !g_ptr_array_find (offers, offer, &position))
    return;
  copy = vt_offer_duplicate (offer, name);
  g_free (copy->id);
  copy->id = g_strdup (copy_id);
  g_ptr_array_insert (offers, (int) position + 1, copy);
}

/* A VtWorkspaceFunc. */
static gboolean
run_copies (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  const Copies *copies = data;
  g_autoptr (GPtrArray) offers = vt_offers_load (database, error);

  if (offers == NULL)
    return FALSE;
  for (guint i = 0; i + 1 < copies->pairs->len; i += 2)
    duplicate_one (offers, copies->pairs->pdata[i], copies->pairs->pdata[i + 1]);
  studio_offers_renumber (offers);
  for (guint i = 0; i < offers->len; i++)
    if (!vt_offers_save (database, offers->pdata[i], error))
      return FALSE;
  return TRUE;
}

void
studio_bulk_duplicate (StudioSession *session, const char *const *ids)
{
  Copies *copies;
  g_autoptr (GPtrArray) made = g_ptr_array_new ();
  g_autofree char *label = NULL;
  guint            n = count (ids);

  if (n == 0)
    return;
  copies = g_new0 (Copies, 1);
  copies->pairs = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n; i++)
    {
      char *copy_id = g_uuid_string_random ();

      g_ptr_array_add (copies->pairs, g_strdup (ids[i]));
      g_ptr_array_add (copies->pairs, copy_id);
      g_ptr_array_add (made, g_strdup (copy_id));
    }
  g_ptr_array_set_free_func (made, g_free);
  g_ptr_array_add (made, NULL);
  label = g_strdup_printf (ngettext ("Duplicate %u Offer", "Duplicate %u Offers", n), n);
  studio_session_edit (session, label, "offers", run_copies, copies, copies_free);
  studio_session_select_offers (session, (const char *const *) made->pdata);
}

/* A VtWorkspaceFunc. */
static gboolean
run_delete (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  GStrv ids = data;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GError) local = NULL;

      /* Gone already is as good. */
      if (!vt_offers_remove (database, ids[i], &local) &&
          !g_error_matches (local, VT_ERROR, VT_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return TRUE;
}

void
studio_bulk_delete (StudioSession *session, const char *const *ids)
{
  guint            n = count (ids);
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  label = g_strdup_printf (ngettext ("Delete %u Offer", "Delete %u Offers", n), n);
  text = g_strdup_printf (ngettext ("%u offer deleted", "%u offers deleted", n), n);
  studio_session_edit (session, label, "offers", run_delete, g_strdupv ((char **) ids),
                       (GDestroyNotify) g_strfreev);
  studio_session_say (session, text, _ ("Undo"), "win.undo");
}

void
studio_bulk_copy (StudioSession *session, const char *const *ids)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new ();
  GdkDisplay      *display = gdk_display_get_default ();
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const VtOffer *offer = studio_session_find_offer (session, ids[i]);

      if (offer != NULL)
        g_ptr_array_add (offers, (gpointer) offer);
    }
  if (offers->len == 0 || display == NULL)
    return;
  text = vt_offers_to_text (offers);
  gdk_clipboard_set_text (gdk_display_get_clipboard (display), text);
  said = g_strdup_printf (
      ngettext ("%u offer copied as text", "%u offers copied as text", offers->len), offers->len);
  studio_session_say (session, said, NULL, NULL);
}
