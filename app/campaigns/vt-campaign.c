/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A campaign as a value and as a document. */

#include "vt-campaign.h"

#include "vt-document.h"

#include <glib/gi18n-lib.h>

#define DOCUMENT_VERSION 1

VtCampaign *
vt_campaign_new (const char *name)
{
  VtCampaign *campaign;

  g_return_val_if_fail (name != NULL, NULL);

  campaign = g_new0 (VtCampaign, 1);
  campaign->id = g_uuid_string_random ();
  campaign->name = g_strdup (name);
  campaign->span = VT_SPAN_ALWAYS;
  campaign->note = g_strdup ("");
  return campaign;
}

VtCampaign *
vt_campaign_copy (const VtCampaign *campaign)
{
  VtCampaign *copy;

  g_return_val_if_fail (campaign != NULL, NULL);

  copy = g_new0 (VtCampaign, 1);
  *copy = *campaign;
  copy->id = g_strdup (campaign->id);
  copy->name = g_strdup (campaign->name);
  copy->note = g_strdup (campaign->note);
  return copy;
}

void
vt_campaign_free (VtCampaign *campaign)
{
  if (campaign == NULL)
    return;

  g_free (campaign->id);
  g_free (campaign->name);
  g_free (campaign->note);
  g_free (campaign);
}

gboolean
vt_campaign_equal (const VtCampaign *campaign, const VtCampaign *other)
{
  g_return_val_if_fail (campaign != NULL && other != NULL, FALSE);

  return strcmp (campaign->id, other->id) == 0 && strcmp (campaign->name, other->name) == 0 &&
         strcmp (campaign->note, other->note) == 0 && vt_span_equal (campaign->span, other->span) &&
         campaign->is_paused == other->is_paused && campaign->colour == other->colour;
}

gboolean
vt_campaign_has_document (const VtCampaign *campaign)
{
  g_return_val_if_fail (campaign != NULL, FALSE);

  return *campaign->id != '\0';
}

static gboolean
validate_text (const char *text, const char *name, gsize max_bytes, GError **error)
{
  if (strlen (text) > max_bytes)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_LIMIT,
                   /* Translators: the first is a field's name */
                   _ ("%s is longer than %zu bytes"), name, max_bytes);
      return FALSE;
    }
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("%s is not UTF-8 text"), name);
      return FALSE;
    }
  return TRUE;
}

gboolean
vt_campaign_validate (const VtCampaign *campaign, GError **error)
{
  g_return_val_if_fail (campaign != NULL, FALSE);

  if (*campaign->id == '\0' || *campaign->name == '\0')
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                           *campaign->id == '\0' ? _ ("The campaign has no id")
                                                 : _ ("The campaign has no name"));
      return FALSE;
    }
  if (!validate_text (campaign->id, _ ("The id"), VT_ID_MAX_BYTES, error) ||
      !validate_text (campaign->name, _ ("The name"), VT_ID_MAX_BYTES, error) ||
      !validate_text (campaign->note, _ ("The note"), VT_TEXT_MAX_BYTES, error))
    return FALSE;
  if (vt_span_is_empty (campaign->span))
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                           _ ("The campaign ends before it begins"));
      return FALSE;
    }
  if (campaign->colour >= VT_CAMPAIGN_N_COLOURS)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("The colour is not 0 to %d"),
                   VT_CAMPAIGN_N_COLOURS - 1);
      return FALSE;
    }
  return TRUE;
}

/* ---- the document ---- */

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

VtCampaign *
vt_campaign_from_json (const char *json, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (VtCampaign) campaign = NULL;
  JsonObject *object;

  g_return_val_if_fail (json != NULL, NULL);

  root = vt_document_parse (json, -1, error);
  if (root == NULL)
    return NULL;
  object = json_node_get_object (root);
  if (!read_version (object, error))
    return NULL;
  campaign = vt_campaign_new ("");
  if (!read_members (object, campaign, error) || !vt_campaign_validate (campaign, error))
    return NULL;
  return g_steal_pointer (&campaign);
}

/* ---- among others ---- */

const VtCampaign *
vt_campaigns_find (GPtrArray *campaigns, const char *name)
{
  g_return_val_if_fail (campaigns != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < campaigns->len; i++)
    if (strcmp (((const VtCampaign *) campaigns->pdata[i])->name, name) == 0)
      return campaigns->pdata[i];
  return NULL;
}

const VtCampaign *
vt_campaigns_find_meant (GPtrArray *campaigns, const char *id_or_name)
{
  g_return_val_if_fail (campaigns != NULL, NULL);
  g_return_val_if_fail (id_or_name != NULL, NULL);

  for (guint i = 0; i < campaigns->len && *id_or_name != '\0'; i++)
    if (strcmp (((const VtCampaign *) campaigns->pdata[i])->id, id_or_name) == 0)
      return campaigns->pdata[i];
  return vt_campaigns_find (campaigns, id_or_name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const VtCampaign *campaign = *(const VtCampaign *const *) a;
  const VtCampaign *other = *(const VtCampaign *const *) b;
  int               order = g_utf8_collate (campaign->name, other->name);

  return order != 0 ? order : strcmp (campaign->name, other->name);
}

GPtrArray *
vt_campaigns_list (GPtrArray *campaigns, GPtrArray *offers)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_campaign_free);

  g_return_val_if_fail (campaigns != NULL, NULL);
  g_return_val_if_fail (offers != NULL, NULL);

  for (guint i = 0; i < campaigns->len; i++)
    g_ptr_array_add (list, vt_campaign_copy (campaigns->pdata[i]));
  for (guint i = 0; i < offers->len; i++)
    {
      const char *name = vt_offer_get_campaign (offers->pdata[i]);
      VtCampaign *campaign;

      if (name == NULL || vt_campaigns_find (list, name) != NULL)
        continue;
      campaign = vt_campaign_new (name);
      g_free (campaign->id);
      campaign->id = g_strdup ("");
      g_ptr_array_add (list, campaign);
    }
  g_ptr_array_sort (list, compare_names);
  return list;
}
