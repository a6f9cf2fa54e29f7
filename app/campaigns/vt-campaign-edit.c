/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of campaigns together with their offers. */

#include "vt-campaign-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A campaign among all others, with its offers. */
typedef struct
{
  GPtrArray  *offers;    /* (owned): all */
  GPtrArray  *campaigns; /* (owned): all, as of vt_campaigns_list() */
  VtCampaign *campaign;  /* (owned) (nullable): the one that is meant */
} Meant;

static void
meant_clear (Meant *meant)
{
  g_clear_pointer (&meant->offers, g_ptr_array_unref);
  g_clear_pointer (&meant->campaigns, g_ptr_array_unref);
  g_clear_pointer (&meant->campaign, vt_campaign_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Meant, meant_clear)

static gboolean
load_all (Meant *meant, VtDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) documents = NULL;

  meant->offers = vt_offers_load (database, error);
  if (meant->offers == NULL)
    return FALSE;
  documents = vt_campaigns_load (database, error);
  if (documents == NULL)
    return FALSE;
  meant->campaigns = vt_campaigns_list (documents, meant->offers);
  return TRUE;
}

static gboolean
load (Meant *meant, VtDatabase *database, const char *id_or_name, GError **error)
{
  const VtCampaign *found;

  if (!load_all (meant, database, error))
    return FALSE;
  found = vt_campaigns_find_meant (meant->campaigns, id_or_name);
  if (found == NULL)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no campaign “%s”"),
                   id_or_name);
      return FALSE;
    }
  meant->campaign = vt_campaign_copy (found);
  return TRUE;
}

/* What is only a name gets what a document needs. */
static void
make_document (Meant *meant)
{
  VtCampaign *campaign = meant->campaign;

  if (vt_campaign_has_document (campaign))
    return;
  g_free (campaign->id);
  campaign->id = g_uuid_string_random ();
  campaign->colour = vt_campaigns_free_colour (meant->campaigns);
}

static gboolean
is_of (const VtOffer *offer, const char *name)
{
  return g_strcmp0 (vt_offer_get_campaign (offer), name) == 0;
}

/* ---- the campaign alone ---- */

gboolean
vt_campaign_rename (VtDatabase *database, const char *campaign, const char *name, GError **error)
{
  g_auto (Meant) meant = {NULL, NULL, NULL};
  g_autofree char *old_name = NULL;

  g_return_val_if_fail (campaign != NULL && name != NULL, FALSE);

  if (!load (&meant, database, campaign, error))
    return FALSE;
  if (strcmp (meant.campaign->name, name) == 0)
    return TRUE;
  if (vt_campaigns_find (meant.campaigns, name) != NULL)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_CONSTRAINT, _ ("There is a campaign “%s” already"),
                   name);
      return FALSE;
    }
  old_name = g_steal_pointer (&meant.campaign->name);
  meant.campaign->name = g_strdup (name);
  make_document (&meant);
  if (!vt_campaigns_save (database, meant.campaign, error))
    return FALSE;
  for (guint i = 0; i < meant.offers->len; i++)
    {
      VtOffer *offer = meant.offers->pdata[i];

      if (is_of (offer, old_name) &&
          (!vt_offer_set_campaign (offer, name, error) || !vt_offers_save (database, offer, error)))
        return FALSE;
    }
  return TRUE;
}

gboolean
vt_campaign_set_span (VtDatabase *database, const char *campaign, VtSpan span, GError **error)
{
  g_auto (Meant) meant = {NULL, NULL, NULL};

  g_return_val_if_fail (campaign != NULL, FALSE);

  if (!load (&meant, database, campaign, error))
    return FALSE;
  make_document (&meant);
  meant.campaign->span = span;
  return vt_campaigns_save (database, meant.campaign, error);
}

gboolean
vt_campaign_set_paused (VtDatabase *database,
                        const char *campaign,
                        gboolean    is_paused,
                        GError    **error)
{
  g_auto (Meant) meant = {NULL, NULL, NULL};

  g_return_val_if_fail (campaign != NULL, FALSE);

  if (!load (&meant, database, campaign, error))
    return FALSE;
  make_document (&meant);
  meant.campaign->is_paused = is_paused;
  return vt_campaigns_save (database, meant.campaign, error);
}

gboolean
vt_campaign_set_note (VtDatabase *database, const char *campaign, const char *note, GError **error)
{
  g_auto (Meant) meant = {NULL, NULL, NULL};

  g_return_val_if_fail (campaign != NULL && note != NULL, FALSE);

  if (!load (&meant, database, campaign, error))
    return FALSE;
  make_document (&meant);
  g_free (meant.campaign->note);
  meant.campaign->note = g_strdup (note);
  return vt_campaigns_save (database, meant.campaign, error);
}

gboolean
vt_campaign_set_colour (VtDatabase *database, const char *campaign, guint colour, GError **error)
{
  g_auto (Meant) meant = {NULL, NULL, NULL};

  g_return_val_if_fail (campaign != NULL, FALSE);

  if (!load (&meant, database, campaign, error))
    return FALSE;
  make_document (&meant);
  meant.campaign->colour = colour;
  return vt_campaigns_save (database, meant.campaign, error);
}

/* ---- dates ---- */

static gboolean
shift_span (VtSpan *span, VtShift shift, GTimeZone *zone, GError **error)
{
  return (span->from_us == VT_SPAN_NO_START ||
          vt_local_shift (zone, span->from_us, shift, &span->from_us, error)) &&
         (span->until_us == VT_SPAN_NO_END ||
          vt_local_shift (zone, span->until_us, shift, &span->until_us, error));
}

gboolean
vt_campaign_stretch (VtDatabase    *database,
                     const char    *campaign,
                     VtTimelinePart part,
                     gint64         n_days,
                     GTimeZone     *zone,
                     GError       **error)
{
  g_auto (Meant) meant = {NULL, NULL, NULL};

  g_return_val_if_fail (campaign != NULL && zone != NULL, FALSE);

  if (!load (&meant, database, campaign, error))
    return FALSE;
  make_document (&meant);
  meant.campaign->span = vt_timeline_drag (meant.campaign->span, part, n_days, zone);
  return vt_campaigns_save (database, meant.campaign, error);
}

static gboolean
shift_offer (VtOffer *offer, VtShift shift, GTimeZone *zone, GError **error)
{
  VtSpan span;

  return !vt_offer_get_span (offer, &span) ||
         (shift_span (&span, shift, zone, error) && vt_offer_set_span (offer, span, error));
}

gboolean
vt_campaign_shift (
    VtDatabase *database, const char *campaign, VtShift shift, GTimeZone *zone, GError **error)
{
  g_auto (Meant) meant = {NULL, NULL, NULL};

  g_return_val_if_fail (campaign != NULL && zone != NULL, FALSE);

  if (!load (&meant, database, campaign, error))
    return FALSE;
  if (!shift_span (&meant.campaign->span, shift, zone, error) ||
      (vt_campaign_has_document (meant.campaign) &&
       !vt_campaigns_save (database, meant.campaign, error)))
    return FALSE;
  for (guint i = 0; i < meant.offers->len; i++)
    {
      VtOffer *offer = meant.offers->pdata[i];

      if (is_of (offer, meant.campaign->name) &&
          (!shift_offer (offer, shift, zone, error) || !vt_offers_save (database, offer, error)))
        return FALSE;
    }
  return TRUE;
}

/* ---- with offers ---- */

static gboolean
duplicate_offers (Meant            *meant,
                  VtDatabase       *database,
                  const VtCampaign *copy,
                  VtShift           shift,
                  GTimeZone        *zone,
                  GError          **error)
{
  guint  n = meant->offers->len;
  gint64 priority = 0;

  for (guint i = 0; i < n; i++)
    priority = MAX (priority, ((const VtOffer *) meant->offers->pdata[i])->priority);
  for (guint i = 0; i < n; i++)
    {
      const VtOffer *offer = meant->offers->pdata[i];
      g_autoptr (VtOffer) duplicate = NULL;
      g_autofree char *name = NULL;

      if (!is_of (offer, meant->campaign->name))
        continue;
      name = vt_offers_free_name (meant->offers, offer->name);
      duplicate = vt_offer_duplicate (offer, name);
      priority = MIN (priority + 1, VT_OFFER_MAX_PRIORITY);
      duplicate->priority = priority;
      if (!vt_offer_set_campaign (duplicate, copy->name, error) ||
          !shift_offer (duplicate, shift, zone, error) ||
          !vt_offers_save (database, duplicate, error))
        return FALSE;
      g_ptr_array_add (meant->offers, g_steal_pointer (&duplicate));
    }
  return TRUE;
}

gboolean
vt_campaign_duplicate (VtDatabase *database,
                       const char *campaign,
                       VtCampaign *copy,
                       VtShift     shift,
                       GTimeZone  *zone,
                       GError    **error)
{
  g_auto (Meant) meant = {NULL, NULL, NULL};
  g_autofree char *name = NULL;

  g_return_val_if_fail (campaign != NULL && copy != NULL && zone != NULL, FALSE);

  if (!load (&meant, database, campaign, error))
    return FALSE;
  name = vt_campaigns_free_name (meant.campaigns, copy->name);
  g_free (copy->name);
  copy->name = g_steal_pointer (&name);
  copy->span = meant.campaign->span;
  copy->is_paused = FALSE;
  copy->colour = vt_campaigns_free_colour (meant.campaigns);
  g_free (copy->note);
  copy->note = g_strdup (meant.campaign->note);
  return shift_span (&copy->span, shift, zone, error) &&
         vt_campaigns_save (database, copy, error) &&
         duplicate_offers (&meant, database, copy, shift, zone, error);
}

gboolean
vt_campaign_delete (VtDatabase      *database,
                    const char      *campaign,
                    VtCampaignOffers offers,
                    GError         **error)
{
  g_auto (Meant) meant = {NULL, NULL, NULL};

  g_return_val_if_fail (campaign != NULL, FALSE);

  if (!load (&meant, database, campaign, error))
    return FALSE;
  if (vt_campaign_has_document (meant.campaign) &&
      !vt_campaigns_remove (database, meant.campaign->id, error))
    return FALSE;
  for (guint i = 0; i < meant.offers->len; i++)
    {
      VtOffer *offer = meant.offers->pdata[i];

      if (!is_of (offer, meant.campaign->name))
        continue;
      if (offers == VT_CAMPAIGN_DELETE_OFFERS ? !vt_offers_remove (database, offer->id, error)
                                              : !vt_offer_set_campaign (offer, NULL, error) ||
                                                    !vt_offers_save (database, offer, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
vt_campaign_take_offers (VtDatabase        *database,
                         const char        *campaign,
                         const char *const *ids,
                         GError           **error)
{
  g_auto (Meant) meant = {NULL, NULL, NULL};
  const VtCampaign *found;
  const char       *name = campaign;

  g_return_val_if_fail (ids != NULL, FALSE);

  if (!load_all (&meant, database, error))
    return FALSE;
  found = campaign != NULL ? vt_campaigns_find_meant (meant.campaigns, campaign) : NULL;
  if (found != NULL)
    name = found->name;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      VtOffer *offer = (VtOffer *) vt_offers_find (meant.offers, ids[i]);

      if (offer == NULL)
        {
          g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no offer “%s”"), ids[i]);
          return FALSE;
        }
      if (!vt_offer_set_campaign (offer, name, error) || !vt_offers_save (database, offer, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- names and colours ---- */

/* Where the number begins that @name ends with after a blank; its end if there is none. */
static gsize
find_number (const char *name, guint64 *ret_number)
{
  gsize length = strlen (name);
  gsize begin = length;

  while (begin > 0 && g_ascii_isdigit (name[begin - 1]))
    begin--;
  *ret_number = 1;
  if (begin == length || begin < 2 || name[begin - 1] != ' ' || length - begin > 9)
    return length;
  *ret_number = g_ascii_strtoull (name + begin, NULL, 10);
  return begin - 1;
}

char *
vt_campaigns_free_name (GPtrArray *campaigns, const char *wanted)
{
  g_autofree char *stem = NULL;
  guint64          number;

  g_return_val_if_fail (campaigns != NULL, NULL);
  g_return_val_if_fail (wanted != NULL, NULL);

  if (vt_campaigns_find (campaigns, wanted) == NULL)
    return g_strdup (wanted);
  stem = g_strndup (wanted, find_number (wanted, &number));
  for (number++;; number++)
    {
      g_autofree char *name = g_strdup_printf ("%s %" G_GUINT64_FORMAT, stem, number);

      if (vt_campaigns_find (campaigns, name) == NULL)
        return g_steal_pointer (&name);
    }
}

guint
vt_campaigns_free_colour (GPtrArray *campaigns)
{
  guint n_uses[VT_CAMPAIGN_N_COLOURS] = {0};
  guint colour = 0;

  g_return_val_if_fail (campaigns != NULL, 0);

  for (guint i = 0; i < campaigns->len; i++)
    if (vt_campaign_has_document (campaigns->pdata[i]))
      n_uses[((const VtCampaign *) campaigns->pdata[i])->colour]++;
  for (guint i = 1; i < VT_CAMPAIGN_N_COLOURS; i++)
    if (n_uses[i] < n_uses[colour])
      colour = i;
  return colour;
}
