/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers made, copied, pasted, deleted, and their order. */

#include "studio-offer-edit.h"

#include "studio-offer-change.h"
#include "vt-offer-form.h"
#include "vt-offer-start.h"
#include "vt-offers-add.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

#define N_LACKING_SAID 3

/* ---- priority ---- */

static gboolean
change_priority (GPtrArray *offers, VtOffer *offer, gpointer data, GError **error)
{
  studio_array_move (offers, offer, GPOINTER_TO_UINT (data));
  studio_offers_renumber (offers);
  return TRUE;
}

void
studio_offer_move (StudioSession *session, const char *id, guint position)
{
  studio_offer_change (session, id, _ ("Change Priority"), change_priority,
                       GUINT_TO_POINTER (position), NULL);
}

/* ---- whole offers ---- */

typedef struct
{
  VtOffer *offer;    /* (owned) */
  char    *after_id; /* (owned) (nullable): below which; %NULL for below all */
} Addition;

static void
addition_free (gpointer data)
{
  Addition *addition = data;

  vt_offer_free (addition->offer);
  g_free (addition->after_id);
  g_free (addition);
}

/* A VtWorkspaceFunc. */
static gboolean
run_addition (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Addition *addition = data;
  g_autoptr (GPtrArray) offers = vt_offers_load (database, error);
  guint position;
  char *name;

  if (offers == NULL)
    return FALSE;
  name = vt_offers_free_name (offers, addition->offer->name);
  g_free (addition->offer->name);
  addition->offer->name = name;
  position = offers->len;
  for (guint i = 0; addition->after_id != NULL && i < offers->len; i++)
    if (g_str_equal (((const VtOffer *) offers->pdata[i])->id, addition->after_id))
      position = i + 1;
  g_ptr_array_insert (offers, (int) position, vt_offer_copy (addition->offer));
  studio_offers_renumber (offers);
  for (guint i = 0; i < offers->len; i++)
    if (!vt_offers_save (database, offers->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* Takes @offer. */
static void
add (StudioSession *session, const char *label, VtOffer *offer, const char *after_id)
{
  g_autofree char *place = studio_offer_place (offer->id);
  Addition        *addition = g_new0 (Addition, 1);

  addition->offer = offer;
  addition->after_id = g_strdup (after_id);
  studio_session_edit (session, label, place, run_addition, addition, addition_free);
  studio_session_go (session, place);
}

void
studio_offer_create (StudioSession *session, VtOfferKind kind)
{
  g_autofree char *name = NULL;

  if (kind == VT_OFFER_BUNDLE)
    name = g_strdup (_ ("New Bundle"));
  else
    /* Translators: the name of an offer that was just made: its kind */
    name = g_strdup_printf (_ ("New %s"), vt_offer_kind_to_text (kind));
  add (session, _ ("New Offer"),
       vt_offer_new_of_kind (kind, name, studio_session_get_currency (session)), NULL);
}

void
studio_offer_duplicate (StudioSession *session, const char *id)
{
  const VtOffer *offer = studio_session_find_offer (session, id);

  if (offer != NULL)
    add (session, _ ("Duplicate Offer"), vt_offer_duplicate (offer, offer->name), id);
}

/* Whoever takes its place in the list is looked at next. */
static const char *
find_neighbour (StudioSession *session, const VtOffer *offer)
{
  GPtrArray *offers = studio_session_get_offers (session);
  guint      position;

  if (!g_ptr_array_find (offers, offer, &position) || offers->len < 2)
    return NULL;
  position = position + 1 < offers->len ? position + 1 : position - 1;
  return ((const VtOffer *) offers->pdata[position])->id;
}

void
studio_offer_delete (StudioSession *session, const char *id)
{
  const VtOffer   *offer = studio_session_find_offer (session, id);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *next = NULL;

  if (offer == NULL)
    return;
  name = vt_words_title (offer->name, VT_WORDS_TITLE_MAX);
  text =
      *name != '\0' ? g_strdup_printf (_ ("“%s” deleted"), name) : g_strdup (_ ("Offer deleted"));
  next = g_strdup (find_neighbour (session, offer));
  studio_session_remove_offer (session, _ ("Delete Offer"), id);
  if (g_strcmp0 (studio_session_get_offer_id (session), id) == 0)
    studio_session_set_offer_id (session, next);
  studio_session_say (session, text, _ ("Undo"), "win.undo");
}

/* ---- offers as text ---- */

/* A VtWorkspaceFunc. */
static gboolean
run_paste (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_offers_add_drafts (database, data, error);
}

/* "3 offers pasted. Not in this catalogue: “A”, “B” and 4 others" */
static void
say_pasted (StudioSession *session, GPtrArray *offers)
{
  VtCatalog *catalog = studio_session_get_catalog (session);
  g_autoptr (GPtrArray) lacking =
      catalog != NULL ? vt_offers_list_lacking (offers, catalog) : g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u offer pasted.", "%u offers pasted.", offers->len),
                          offers->len);
  for (guint i = 0; i < MIN (lacking->len, N_LACKING_SAID); i++)
    {
      g_autofree char *sku = vt_words_title (lacking->pdata[i], VT_WORDS_TITLE_MAX);

      /* Translators: a SKU; more may follow */
      g_string_append_printf (text, i == 0 ? _ (" Not in this catalogue: “%s”") : _ (", “%s”"),
                              sku);
    }
  if (lacking->len > N_LACKING_SAID)
    g_string_append_printf (
        text, ngettext (" and %u other", " and %u others", lacking->len - N_LACKING_SAID),
        lacking->len - N_LACKING_SAID);
  studio_session_say (session, text->str, _ ("Undo"), "win.undo");
}

void
studio_offers_paste (StudioSession *session, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = vt_offers_from_text (text, -1, &error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *place = NULL;

  if (offers == NULL)
    {
      g_autofree char *words = g_strdup_printf (_ ("No offers in the text: %s"), error->message);

      studio_session_say (session, words, NULL, NULL);
      return;
    }
  if (offers->len == 0)
    return;
  /* A copy of what may be there already. */
  for (guint i = 0; i < offers->len; i++)
    {
      VtOffer *offer = offers->pdata[i];

      g_free (offer->id);
      offer->id = g_uuid_string_random ();
      g_ptr_array_add (ids, g_strdup (offer->id));
    }
  g_ptr_array_add (ids, NULL);
  say_pasted (session, offers);
  studio_session_edit (session, _ ("Paste Offers"), "offers", run_paste, g_steal_pointer (&offers),
                       (GDestroyNotify) g_ptr_array_unref);
  place = studio_offer_place (ids->pdata[0]);
  studio_session_go (session, place);
  studio_session_select_offers (session, (const char *const *) ids->pdata);
}
