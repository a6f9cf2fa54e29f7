/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sample's offers, campaigns and segments, taken in as anybody's own would be. */

#include "vt-sample-shop.h"

#include "vt-campaign.h"
#include "vt-local-day.h"
#include "vt-offers-add.h"
#include "vt-segment.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* ---- campaigns ---- */

/* The end @n_years later, or as it is where there is none. */
static gboolean
move_end (
    GTimeZone *zone, gint64 end_us, gint64 none, gint64 n_years, gint64 *ret_us, GError **error)
{
  const VtShift shift = {.n_years = n_years};

  *ret_us = end_us;
  return end_us == none || vt_local_shift (zone, end_us, shift, ret_us, error);
}

gboolean
vt_campaigns_renew (GPtrArray *campaigns, GTimeZone *zone, gint64 now_us, GError **error)
{
  g_return_val_if_fail (campaigns != NULL && zone != NULL, FALSE);

  for (guint i = 0; i < campaigns->len; i++)
    {
      VtCampaign  *campaign = campaigns->pdata[i];
      const VtSpan span = campaign->span;

      for (gint64 n = 1; campaign->span.until_us <= now_us; n++)
        if (!move_end (zone, span.from_us, VT_SPAN_NO_START, n, &campaign->span.from_us, error) ||
            !move_end (zone, span.until_us, VT_SPAN_NO_END, n, &campaign->span.until_us, error))
          return FALSE;
    }
  return TRUE;
}

/* A VtWorkspaceFunc; @data: (element-type VtCampaign). */
static gboolean
save_campaigns (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  GPtrArray *campaigns = data;

  for (guint i = 0; i < campaigns->len; i++)
    if (!vt_campaigns_save (database, campaigns->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
add_campaigns (
    VtWorkspace *workspace, const VtSample *sample, const char *text, VtJob *job, GError **error)
{
  g_autoptr (GPtrArray) campaigns = vt_campaigns_from_text (text, -1, error);
  g_autoptr (GTimeZone) zone = vt_local_zone (sample->time_zone);

  return campaigns != NULL && vt_campaigns_renew (campaigns, zone, g_get_real_time (), error) &&
         vt_workspace_edit (workspace, _ ("Add Campaigns"), "offers/campaigns", save_campaigns,
                            campaigns, job, error);
}

/* ---- segments ---- */

static gboolean
add_segments (
    VtWorkspace *workspace, const VtSample *sample, const char *text, VtJob *job, GError **error)
{
  g_autoptr (GPtrArray) segments = vt_segments_from_text (text, -1, error);

  return segments != NULL &&
         vt_workspace_edit (
             workspace, g_dngettext (GETTEXT_PACKAGE, "Add Segment", "Add Segments", segments->len),
             "offers/segments/", vt_segments_save_all, segments, job, error);
}

/* ---- the shop ---- */

static gboolean
add_offers (
    VtWorkspace *workspace, const VtSample *sample, const char *text, VtJob *job, GError **error)
{
  return vt_offers_add_text (workspace, text, -1, _ ("Add Offers"), job, NULL, error);
}

typedef gboolean (*AddFunc) (
    VtWorkspace *workspace, const VtSample *sample, const char *text, VtJob *job, GError **error);

/* @path: (nullable): nothing to do without. */
static gboolean
add_file (VtWorkspace    *workspace,
          const VtSample *sample,
          const char     *path,
          AddFunc         add,
          VtJob          *job,
          GError        **error)
{
  g_autofree char *text = NULL;

  if (path == NULL)
    return TRUE;
  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  if (add (workspace, sample, text, job, error))
    return TRUE;
  g_prefix_error (error, "%s: ", path);
  return FALSE;
}

VtWorkspace *
vt_sample_create_shop (
    const VtSample *sample, const char *path, VtJob *job, GPtrArray **ret_reports, GError **error)
{
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (VtWorkspace) workspace = NULL;

  g_return_val_if_fail (sample != NULL && path != NULL, NULL);

  workspace = vt_sample_create (sample, path, job, &reports, error);
  if (workspace == NULL)
    return NULL;
  /* Offers name segments and campaigns, so these come first. */
  if (!add_file (workspace, sample, sample->segments_path, add_segments, job, error) ||
      !add_file (workspace, sample, sample->campaigns_path, add_campaigns, job, error) ||
      !add_file (workspace, sample, sample->offers_path, add_offers, job, error))
    {
      vt_workspace_close (workspace, NULL);
      g_clear_object (&workspace);
      g_remove (path);
      return NULL;
    }
  if (ret_reports != NULL)
    *ret_reports = g_steal_pointer (&reports);
  return g_steal_pointer (&workspace);
}
