/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A campaign as a value, and among others. */

#include "vt-campaign.h"

#include "vt-document.h"

#include <glib/gi18n-lib.h>

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
