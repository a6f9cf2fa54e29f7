/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A campaign as a document, and as people write it. */

#include "vt-campaign.h"
#include "vt-document.h"

#include <glib/gi18n-lib.h>

#define DOCUMENT_VERSION 1

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_instant (JsonBuilder *builder, const char *name, gint64 time_us)
{
  g_autofree char *text = vt_instant_to_text (time_us);

  add_text (builder, name, text);
}

char *
vt_campaign_to_json (const VtCampaign *campaign, GError **error)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (campaign != NULL, NULL);

  if (!vt_campaign_validate (campaign, error))
    return NULL;

  builder = json_builder_new_immutable ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "document_version");
  json_builder_add_int_value (builder, DOCUMENT_VERSION);
  add_text (builder, "id", campaign->id);
  add_text (builder, "name", campaign->name);
  if (campaign->span.from_us != VT_SPAN_NO_START)
    add_instant (builder, "from", campaign->span.from_us);
  if (campaign->span.until_us != VT_SPAN_NO_END)
    add_instant (builder, "until", campaign->span.until_us);
  json_builder_set_member_name (builder, "paused");
  json_builder_add_boolean_value (builder, campaign->is_paused);
  add_text (builder, "note", campaign->note);
  json_builder_set_member_name (builder, "colour");
  json_builder_add_int_value (builder, campaign->colour);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return vt_document_to_text (root, error);
}

static gboolean
read_text (JsonObject *object, const char *name, gsize max_bytes, char **text, GError **error)
{
  g_autofree char *read = NULL;

  if (!vt_document_get_text (object, _ ("Campaign"), name, max_bytes, &read, error))
    return FALSE;
  g_free (*text);
  *text = g_steal_pointer (&read);
  return TRUE;
}

static gboolean
read_instant (JsonObject *object, const char *name, gint64 *time_us, GError **error)
{
  g_autofree char *text = NULL;

  if (!json_object_has_member (object, name))
    return TRUE;
  if (!vt_document_get_text (object, _ ("Campaign"), name, VT_ID_MAX_BYTES, &text, error))
    return FALSE;
  if (vt_instant_from_text (text, time_us))
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
               _ ("%s: the field “%s” is not an RFC 3339 date and time"), _ ("Campaign"), name);
  return FALSE;
}

static gboolean
read_version (JsonObject *object, GError **error)
{
  gint64 version;

  if (!vt_document_get_int64 (object, _ ("Campaign"), "document_version", 1, G_MAXINT64, &version,
                              error))
    return FALSE;
  if (version > DOCUMENT_VERSION)
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_TOO_NEW,
                           _ ("The campaign was written by a later version"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_members (JsonObject *object, VtCampaign *campaign, GError **error)
{
  static const char *const known[] = {"document_version", "id",   "name",   "from", "until",
                                      "paused",           "note", "colour", NULL};
  gint64                   colour;

  if (!vt_document_check_members (object, _ ("Campaign"), known, error) ||
      !read_text (object, "id", VT_ID_MAX_BYTES, &campaign->id, error) ||
      !read_text (object, "name", VT_ID_MAX_BYTES, &campaign->name, error) ||
      !read_text (object, "note", VT_TEXT_MAX_BYTES, &campaign->note, error) ||
      !read_instant (object, "from", &campaign->span.from_us, error) ||
      !read_instant (object, "until", &campaign->span.until_us, error) ||
      !vt_document_get_boolean (object, _ ("Campaign"), "paused", &campaign->is_paused, error) ||
      !vt_document_get_int64 (object, _ ("Campaign"), "colour", 0, VT_CAMPAIGN_N_COLOURS - 1,
                              &colour, error))
    return FALSE;
  campaign->colour = (guint) colour;
  return TRUE;
}

static VtCampaign *
read_document (JsonObject *object, GError **error)
{
  g_autoptr (VtCampaign) campaign = vt_campaign_new ("");

  if (!read_version (object, error) || !read_members (object, campaign, error) ||
      !vt_campaign_validate (campaign, error))
    return NULL;
  return g_steal_pointer (&campaign);
}

VtCampaign *
vt_campaign_from_json (const char *json, GError **error)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  root = vt_document_parse (json, -1, error);
  return root != NULL ? read_document (json_node_get_object (root), error) : NULL;
}

/* ---- as people write them ---- */

static gboolean
read_optional_texts (JsonObject *object, VtCampaign *campaign, GError **error)
{
  return (!json_object_has_member (object, "id") ||
          read_text (object, "id", VT_ID_MAX_BYTES, &campaign->id, error)) &&
         (!json_object_has_member (object, "note") ||
          read_text (object, "note", VT_TEXT_MAX_BYTES, &campaign->note, error));
}

/* @place: of the campaign in its list, for a colour of its own. */
static VtCampaign *
read_form (JsonObject *object, guint place, GError **error)
{
  static const char *const known[] = {"id",     "name", "from",   "until",
                                      "paused", "note", "colour", NULL};
  g_autoptr (VtCampaign) campaign = NULL;
  gint64 colour = place % VT_CAMPAIGN_N_COLOURS;

  if (json_object_has_member (object, "document_version"))
    return read_document (object, error);
  campaign = vt_campaign_new ("");
  if (!vt_document_check_members (object, _ ("Campaign"), known, error) ||
      !read_text (object, "name", VT_ID_MAX_BYTES, &campaign->name, error) ||
      !read_optional_texts (object, campaign, error) ||
      !read_instant (object, "from", &campaign->span.from_us, error) ||
      !read_instant (object, "until", &campaign->span.until_us, error) ||
      (json_object_has_member (object, "paused") &&
       !vt_document_get_boolean (object, _ ("Campaign"), "paused", &campaign->is_paused, error)) ||
      (json_object_has_member (object, "colour") &&
       !vt_document_get_int64 (object, _ ("Campaign"), "colour", 0, VT_CAMPAIGN_N_COLOURS - 1,
                               &colour, error)))
    return NULL;
  campaign->colour = (guint) colour;
  return vt_campaign_validate (campaign, error) ? g_steal_pointer (&campaign) : NULL;
}

static gboolean
take_form (GPtrArray *campaigns, JsonArray *array, guint place, GError **error)
{
  g_autofree char *where = g_strdup_printf (_ ("Campaign %u"), place + 1);
  JsonObject      *object = vt_document_get_element (array, where, place, error);
  g_autoptr (VtCampaign) campaign = NULL;

  if (object == NULL)
    return FALSE;
  campaign = read_form (object, place, error);
  if (campaign == NULL)
    {
      g_prefix_error (error, "%s: ", where);
      return FALSE;
    }
  if (vt_campaigns_find (campaigns, campaign->name) != NULL)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("%s: another one before it is called “%s”"), where, campaign->name);
      return FALSE;
    }
  g_ptr_array_add (campaigns, g_steal_pointer (&campaign));
  return TRUE;
}

GPtrArray *
vt_campaigns_from_text (const char *text, gssize length, GError **error)
{
  g_autoptr (GPtrArray) campaigns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_campaign_free);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (JsonArray) array = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  root = vt_document_parse_value (text, length, error);
  if (root == NULL)
    return NULL;
  array = vt_document_to_list (root);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!take_form (campaigns, array, i, error))
      return NULL;
  return g_steal_pointer (&campaigns);
}
