/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of an offer that shoppers read. */

#include "vt-texts.h"

#include "vt-document.h"
#include "vt-offer-texts.h"

#include <string.h>

static void
text_free (gpointer data)
{
  VtText *text = data;

  g_free (text->path);
  g_free (text->place);
  g_free (text->language);
  g_free (text);
}

static void
add_text (GPtrArray *texts, const VtOffer *offer, const char *place, const char *language)
{
  const char *content = vt_offer_get_text (offer, place, language);
  VtText     *text;

  if (content == NULL)
    return;
  text = g_new0 (VtText, 1);
  text->path = g_strconcat (place, "/", language, NULL);
  text->place = g_strdup (place);
  text->language = g_strdup (language);
  text->text = content;
  g_ptr_array_add (texts, text);
}

GPtrArray *
vt_texts_list (const VtOffer *offer)
{
  g_autoptr (GPtrArray) places = vt_offer_list_text_places (offer);
  g_autoptr (GPtrArray) languages = vt_offer_list_languages (offer);
  GPtrArray *texts = g_ptr_array_new_with_free_func (text_free);

  for (guint i = 0; i < places->len; i++)
    for (guint k = 0; k < languages->len; k++)
      add_text (texts, offer, places->pdata[i], languages->pdata[k]);
  return texts;
}

gboolean
vt_text_is_message (const VtText *text)
{
  return g_str_has_suffix (text->place, "message");
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
vt_texts_list_languages (GPtrArray *offers)
{
  GPtrArray *languages = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < offers->len; i++)
    {
      const VtOffer *offer = offers->pdata[i];
      g_autoptr (GPtrArray) texts = NULL;

      if (offer->state != VT_OFFER_READY)
        continue;
      texts = vt_texts_list (offer);
      for (guint k = 0; k < texts->len; k++)
        {
          const VtText *text = texts->pdata[k];

          if (strcmp (text->language, VT_LOCALE_UNKNOWN) != 0 && vt_text_is_message (text) &&
              !g_ptr_array_find_with_equal_func (languages, text->language, g_str_equal, NULL))
            g_ptr_array_add (languages, g_strdup (text->language));
        }
    }
  g_ptr_array_sort (languages, compare_texts);
  return languages;
}
