/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A campaign in the list: its colour, name, dates and how many offers it has. */

#include "studio-campaign-row.h"

#include "studio-campaign-colour.h"
#include "studio-campaign-edit.h"
#include "vt-campaign-words.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StudioCampaignRow
{
  GtkListBoxRow parent_instance;

  char *id;       /* (owned) */
  char *haystack; /* (owned) (nullable): what a search looks in, folded */

  GtkWidget *dot; /* (owned by the widget tree), as the others */
  GtkLabel  *name;
  GtkLabel  *line;
};

G_DEFINE_FINAL_TYPE (StudioCampaignRow, studio_campaign_row, GTK_TYPE_LIST_BOX_ROW)

const char *
studio_campaign_get_key (const VtCampaign *campaign)
{
  g_return_val_if_fail (campaign != NULL, NULL);

  return vt_campaign_has_document (campaign) ? campaign->id : campaign->name;
}

const char *
studio_campaign_row_get_id (StudioCampaignRow *self)
{
  g_return_val_if_fail (STUDIO_IS_CAMPAIGN_ROW (self), NULL);

  return self->id;
}

gboolean
studio_campaign_row_matches (StudioCampaignRow *self, const char *folded)
{
  g_return_val_if_fail (STUDIO_IS_CAMPAIGN_ROW (self), FALSE);

  return self->haystack == NULL || strstr (self->haystack, folded) != NULL;
}

/* "Paused · 3 offers", "1 to 30 April 2026 · 3 offers" */
static char *
make_line (const VtCampaign *campaign, GPtrArray *offers, GTimeZone *zone)
{
  guint            n = vt_campaign_count_offers (campaign, offers, NULL);
  g_autofree char *when = campaign->is_paused
                              ? g_strdup (vt_campaign_phase_to_text (VT_CAMPAIGN_PAUSED))
                              : vt_span_to_text (campaign->span, zone);
  g_autofree char *counted =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u offer", "%u offers", n), n);

  /* Translators: when a campaign is, then how many offers it has */
  return g_strdup_printf (_ ("%s · %s"), when, counted);
}

void
studio_campaign_row_show (StudioCampaignRow *self,
                          StudioSession     *session,
                          const VtCampaign  *campaign)
{
  g_autoptr (GTimeZone) zone = studio_session_dup_zone (session);
  GPtrArray       *offers = studio_session_get_offers (session);
  g_autofree char *title = vt_words_title (campaign->name, VT_WORDS_TITLE_MAX);
  g_autofree char *line = make_line (campaign, offers, zone);
  g_autofree char *told = vt_campaign_to_text (campaign, offers, zone, g_get_real_time ());
  g_autofree char *spoken = g_strdup_printf ("%s: %s", title, told);
  VtCampaignPhase  phase = vt_campaign_get_phase (campaign, g_get_real_time ());

  g_return_if_fail (STUDIO_IS_CAMPAIGN_ROW (self));

  gtk_label_set_text (self->name, title);
  gtk_label_set_text (self->line, line);
  studio_campaign_dot_set (self->dot, campaign->colour);
  if (phase == VT_CAMPAIGN_LIVE || phase == VT_CAMPAIGN_PLANNED)
    gtk_widget_remove_css_class (GTK_WIDGET (self->name), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->name), "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), spoken);
  g_free (self->haystack);
  self->haystack = g_utf8_casefold (campaign->name, -1);
}

static void
studio_campaign_row_finalize (GObject *object)
{
  StudioCampaignRow *self = STUDIO_CAMPAIGN_ROW (object);

  g_free (self->id);
  g_free (self->haystack);
  G_OBJECT_CLASS (studio_campaign_row_parent_class)->finalize (object);
}

static void
studio_campaign_row_class_init (StudioCampaignRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_campaign_row_finalize;
}

static GtkLabel *
label_new (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
studio_campaign_row_init (StudioCampaignRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->dot = studio_campaign_dot_new ();
  self->name = label_new (texts);
  self->line = label_new (texts);
  gtk_widget_add_css_class (GTK_WIDGET (self->line), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->line), "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), self->dot);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_add_css_class (GTK_WIDGET (self), "offer-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
studio_campaign_row_new (const VtCampaign *campaign)
{
  StudioCampaignRow *self = g_object_new (STUDIO_TYPE_CAMPAIGN_ROW, NULL);

  self->id = g_strdup (studio_campaign_get_key (campaign));
  return GTK_WIDGET (self);
}
