/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for the coupons of an offer, which are one member or another. */

#include "studio-offer-conditions.h"

#include "studio-offer-edit.h"
#include "studio-text-field.h"
#include "vt-document.h"
#include "vt-terms-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_COUPONS 1000

/* An array in either case. */
static JsonNode *
get_coupons (StudioFieldRow *field, const VtOffer *offer)
{
  const char *coupon = vt_terms_get_text (vt_offer_get_terms (offer), "coupon");
  JsonNode   *coupons = json_object_get_member (vt_offer_get_terms (offer), "coupons");
  g_autoptr (JsonArray) array = NULL;

  if (coupon == NULL)
    return coupons != NULL ? json_node_ref (coupons) : NULL;
  array = json_array_new ();
  json_array_add_string_element (array, coupon);
  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
run_set (JsonNode *terms, gpointer data, GError **error)
{
  const char *const *words = data;
  guint              n = g_strv_length (data);
  g_autoptr (JsonNode) without_one = vt_terms_path_set (terms, "coupon", NULL, error);
  g_autoptr (JsonNode) without =
      without_one != NULL ? vt_terms_path_set (without_one, "coupons", NULL, error) : NULL;
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (JsonNode) value = NULL;

  if (without == NULL || n == 0)
    return g_steal_pointer (&without);
  if (n == 1)
    {
      value = vt_terms_text_new (words[0]);
      return vt_terms_path_set (without, "coupon", value, error);
    }
  for (guint i = 0; i < n; i++)
    json_array_add_string_element (array, words[i]);
  value = json_node_init_array (json_node_alloc (), array);
  return vt_terms_path_set (without, "coupons", value, error);
}

static void
set_coupons (StudioFieldRow *field, const VtOffer *offer, JsonNode *value)
{
  g_autoptr (JsonNode) taken = value;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *label = studio_field_row_label (field);
  JsonArray       *array = taken != NULL ? json_node_get_array (taken) : NULL;

  for (guint i = 0; i < vt_terms_get_length (array); i++)
    g_strv_builder_add (words, json_array_get_string_element (array, i));
  studio_offer_change_terms (studio_field_row_get_session (field), offer->id, label, run_set,
                             g_strv_builder_end (words), (GDestroyNotify) g_strfreev);
}

static JsonNode *
read_coupons (StudioFieldRow *field, const char *text, GError **error)
{
  g_autoptr (JsonNode) words = studio_words_from_typed (text);
  JsonArray *array = json_node_get_array (words);
  guint      n = json_array_get_length (array);

  for (guint i = 0; i < n; i++)
    if (n > MAX_COUPONS || strlen (json_array_get_string_element (array, i)) > VT_ID_MAX_BYTES)
      {
        g_set_error_literal (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("Shorter, please"));
        return NULL;
      }
  if (n > 0)
    return g_steal_pointer (&words);
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("One to %u words with commas between"),
               MAX_COUPONS);
  return NULL;
}

static char *
write_coupons (StudioFieldRow *field, JsonNode *value)
{
  return studio_words_to_typed (value);
}

GtkWidget *
studio_coupons_field_new (StudioSession *session, const char *title)
{
  static const StudioEntryFormat format = {
      .read = read_coupons, .write = write_coupons, .get = get_coupons, .set = set_coupons};

  return studio_entry_field_new (session, title, "coupons", &format, _ ("none"), NULL, NULL);
}
