/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the shopper reads of an offer, in every language. */

#include "vt-offer-texts.h"

#include "vt-document.h"
#include "vt-language-names.h"
#include "vt-terms-path.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const text_names[] = {"message", "reason"};

/* Whether it is the one text that is a field. */
static gboolean
is_field (const char *place, const char *language)
{
  return strcmp (place, "message") == 0 && strcmp (language, VT_LOCALE_UNKNOWN) == 0;
}

static JsonObject *
find_texts (const VtOffer *offer, const char *place)
{
  JsonNode *node = vt_terms_path_get (offer->terms, place);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

const char *
vt_offer_get_text (const VtOffer *offer, const char *place, const char *language)
{
  const char *text;

  g_return_val_if_fail (offer != NULL, NULL);
  g_return_val_if_fail (place != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  if (is_field (place, language))
    text = offer->message;
  else
    text = vt_terms_get_text (find_texts (offer, place), language);
  return text != NULL && text[0] != '\0' ? text : NULL;
}

const char *
vt_offer_find_text (const VtOffer *offer, const char *place, const char *locale)
{
  g_autofree char *wider = g_strdup (locale);
  const char      *text = NULL;

  g_return_val_if_fail (locale != NULL, NULL);

  while (text == NULL && *wider != '\0')
    {
      char *dash = strrchr (wider, '-');

      text = vt_offer_get_text (offer, place, wider);
      *(dash != NULL ? dash : wider) = '\0';
    }
  return text != NULL ? text : vt_offer_get_text (offer, place, VT_LOCALE_UNKNOWN);
}

GPtrArray *
vt_offer_list_text_places (const VtOffer *offer)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (g_free);
  JsonArray *steps;

  g_return_val_if_fail (offer != NULL, places);

  for (gsize i = 0; i < G_N_ELEMENTS (text_names); i++)
    g_ptr_array_add (places, g_strdup (text_names[i]));
  steps = offer->kind == VT_OFFER_FOLLOW_UP
              ? vt_terms_get_array (vt_offer_get_terms (offer), "steps")
              : NULL;
  for (guint step = 0; step < vt_terms_get_length (steps); step++)
    for (gsize i = 0; i < G_N_ELEMENTS (text_names); i++)
      g_ptr_array_add (places, g_strdup_printf ("steps/%u/%s", step, text_names[i]));
  return places;
}

/* ---- languages ---- */

static int
compare_languages (gconstpointer a, gconstpointer b)
{
  const char *left = *(const char *const *) a;
  const char *right = *(const char *const *) b;
  int         is_left_none = strcmp (left, VT_LOCALE_UNKNOWN) == 0;
  int         is_right_none = strcmp (right, VT_LOCALE_UNKNOWN) == 0;

  return is_left_none != is_right_none ? is_right_none - is_left_none : strcmp (left, right);
}

static void
add_language (GPtrArray *languages, const char *language)
{
  if (!g_ptr_array_find_with_equal_func (languages, language, g_str_equal, NULL))
    g_ptr_array_add (languages, g_strdup (language));
}

static void
add_languages (GPtrArray *languages, const VtOffer *offer)
{
  g_autoptr (GPtrArray) places = vt_offer_list_text_places (offer);

  if (offer->message[0] != '\0')
    add_language (languages, VT_LOCALE_UNKNOWN);
  for (guint i = 0; i < places->len; i++)
    {
      JsonObject    *texts = find_texts (offer, places->pdata[i]);
      JsonObjectIter iter;
      const char    *language;

      if (texts == NULL)
        continue;
      json_object_iter_init_ordered (&iter, texts);
      while (json_object_iter_next_ordered (&iter, &language, NULL))
        if (vt_offer_get_text (offer, places->pdata[i], language) != NULL)
          add_language (languages, language);
    }
}

GPtrArray *
vt_offer_list_languages (const VtOffer *offer)
{
  GPtrArray *languages = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (offer != NULL, languages);

  add_languages (languages, offer);
  g_ptr_array_sort (languages, compare_languages);
  return languages;
}

GPtrArray *
vt_offers_list_lacking_languages (GPtrArray *offers, const VtOffer *offer)
{
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *lacking = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (offers != NULL && offer != NULL, lacking);

  own = vt_offer_list_languages (offer);
  for (guint i = 0; i < offers->len; i++)
    add_languages (all, offers->pdata[i]);
  for (guint i = 0; i < all->len; i++)
    if (strcmp (all->pdata[i], VT_LOCALE_UNKNOWN) != 0 &&
        !g_ptr_array_find_with_equal_func (own, all->pdata[i], g_str_equal, NULL))
      add_language (lacking, all->pdata[i]);
  g_ptr_array_sort (lacking, compare_languages);
  return lacking;
}

/* ---- changing ---- */

static gboolean
check_place (const VtOffer *offer, const char *place, GError **error)
{
  g_autoptr (GPtrArray) places = vt_offer_list_text_places (offer);

  if (g_ptr_array_find_with_equal_func (places, place, g_str_equal, NULL))
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("The offer has no text at “%s”"), place);
  return FALSE;
}

static gboolean
check_text (const char *language, const char *text, GError **error)
{
  g_autofree char *normal = vt_language_normalize (language);

  if (g_strcmp0 (normal, language) != 0)
    g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                 _ ("“%s” is no language: “de” or “pt-BR” would be"), language);
  else if (!g_utf8_validate (text, -1, NULL))
    g_set_error_literal (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("The text is not UTF-8"));
  else if (strlen (text) > VT_TEXT_MAX_BYTES)
    g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("The text is longer than %d bytes"),
                 VT_TEXT_MAX_BYTES);
  else
    return TRUE;
  return FALSE;
}

/* Empty takes it out. */
static gboolean
write_text (
    VtOffer *offer, const char *place, const char *language, const char *text, GError **error)
{
  g_autofree char *path = g_strconcat (place, "/", language, NULL);
  g_autoptr (JsonNode) terms = NULL;
  g_autoptr (JsonNode) value = NULL;

  if (is_field (place, language))
    {
      g_free (offer->message);
      offer->message = g_strdup (text);
      return TRUE;
    }
  if (text[0] != '\0')
    value = json_node_init_string (json_node_alloc (), text);
  terms = vt_terms_path_set (offer->terms, path, value, error);
  return terms != NULL && vt_offer_set_terms (offer, terms, error);
}

gboolean
vt_offer_set_text (
    VtOffer *offer, const char *place, const char *language, const char *text, GError **error)
{
  g_return_val_if_fail (offer != NULL && place != NULL, FALSE);
  g_return_val_if_fail (language != NULL && text != NULL, FALSE);

  return check_place (offer, place, error) && check_text (language, text, error) &&
         write_text (offer, place, language, text, error);
}

gboolean
vt_offer_remove_language (VtOffer *offer, const char *language, GError **error)
{
  g_autoptr (GPtrArray) places = NULL;

  g_return_val_if_fail (offer != NULL && language != NULL, FALSE);

  places = vt_offer_list_text_places (offer);
  for (guint i = 0; i < places->len; i++)
    if (vt_offer_get_text (offer, places->pdata[i], language) != NULL &&
        !write_text (offer, places->pdata[i], language, "", error))
      return FALSE;
  return TRUE;
}
