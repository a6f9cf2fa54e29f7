/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of an offer's texts, each a named step of undo. */

#include "studio-texts-edit.h"

#include "studio-offer-change.h"
#include "studio-texts.h"
#include "vt-language-names.h"
#include "vt-offer-texts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *place;    /* (owned) (nullable) */
  char *language; /* (owned) */
  char *text;     /* (owned) (nullable) */
} Edit;

static Edit *
edit_new (const char *place, const char *language, const char *text)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->place = g_strdup (place);
  edit->language = g_strdup (language);
  edit->text = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  return edit;
}

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_free (edit->place);
  g_free (edit->language);
  g_free (edit->text);
  g_free (edit);
}

static gboolean
change_text (GPtrArray *offers, VtOffer *offer, gpointer data, GError **error)
{
  const Edit *edit = data;

  return vt_offer_set_text (offer, edit->place, edit->language, edit->text, error);
}

void
studio_offer_set_text (StudioSession *session,
                       const char    *id,
                       const char    *place,
                       const char    *language,
                       const char    *text)
{
  g_return_if_fail (place != NULL && language != NULL && text != NULL);

  studio_offer_change (
      session, id, g_str_has_suffix (place, "reason") ? _ ("Change Reason") : _ ("Change Message"),
      change_text, edit_new (place, language, text), edit_free);
}

static gboolean
change_remove (GPtrArray *offers, VtOffer *offer, gpointer data, GError **error)
{
  return vt_offer_remove_language (offer, ((const Edit *) data)->language, error);
}

void
studio_offer_remove_language (StudioSession *session, const char *id, const char *language)
{
  g_return_if_fail (language != NULL);

  studio_offer_change (session, id, _ ("Remove Language"), change_remove,
                       edit_new (NULL, language, NULL), edit_free);
}

/* ---- actions ---- */

/* (nullable): the tag as it is written by custom; what is none is said. */
static char *
read_language (StudioSession *session, const char *typed)
{
  g_autofree char *language = vt_language_normalize (typed);
  g_autofree char *text = NULL;

  if (language != NULL)
    return g_steal_pointer (&language);
  text = g_strdup_printf (_ ("“%s” is no language: “de” or “pt-BR” would be"), typed);
  studio_session_say (session, text, NULL, NULL);
  return NULL;
}

static void
on_set_text (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioSession   *session = user_data;
  const char      *id = studio_session_get_offer_id (session);
  const char      *place;
  const char      *typed;
  const char      *text;
  g_autofree char *language = NULL;

  g_variant_get (parameter, "(&s&s&s)", &place, &typed, &text);
  language = read_language (session, typed);
  if (id != NULL && language != NULL)
    studio_offer_set_text (session, id, place, language, text);
}

static void
on_add_language (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *language = read_language (user_data, g_variant_get_string (parameter, NULL));

  if (language != NULL)
    studio_texts_add_language (studio_texts_of (user_data), language);
}

static void
on_remove_language (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *language = read_language (user_data, g_variant_get_string (parameter, NULL));

  if (language != NULL)
    studio_texts_remove_language (studio_texts_of (user_data), language);
}

void
studio_texts_add_actions (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entries[] = {
      {.name = "offer-set-text", .activate = on_set_text, .parameter_type = "(sss)"},
      {.name = "offer-add-language", .activate = on_add_language, .parameter_type = "s"},
      {.name = "offer-remove-language", .activate = on_remove_language, .parameter_type = "s"},
  };

  g_return_if_fail (G_IS_ACTION_MAP (actions) && STUDIO_IS_SESSION (session));

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
}
