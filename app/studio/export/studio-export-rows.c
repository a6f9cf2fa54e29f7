/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the Export page: offers, changes, earlier exports. */

#include "studio-export-rows.h"

#include "studio-actions.h"
#include "vt-offer-words.h"
#include "vt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define DIGEST_SHOWN 15 /* "sha256:" and eight digits */

static GtkButton *
get_button (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "studio-button");
}

GtkWidget *
studio_export_row_new (void)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data (G_OBJECT (row), "studio-button", button);
  return row;
}

static void
set_words (GtkWidget *row, const char *title, const char *subtitle)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

static char *
tell_name (const char *name)
{
  g_autofree char *words = vt_words_title (name, VT_WORDS_TITLE_MAX);

  return *words != '\0' ? g_steal_pointer (&words) : g_strdup (_ ("Offer without a name"));
}

static void
link_offer (GtkWidget *row, const char *offer_id, const char *name)
{
  GtkButton       *button = get_button (row);
  g_autofree char *place = g_strdup_printf ("offers/%s", offer_id);
  /* TRANSLATORS: a control's name: an offer's name follows */
  g_autofree char *label = g_strdup_printf (_ ("Show %s in Offers"), name);

  gtk_button_set_icon_name (button, "vitrine-next-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (button), "circular");
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", place);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), STUDIO_ACTION_GO);
}

void
studio_export_row_set_ready (GtkWidget *row, const VtOffer *offer, const VtCurrency *currency)
{
  g_autofree char *name = tell_name (offer->name);
  g_autofree char *reward = vt_offer_reward_to_text (offer, currency);
  const char      *kind = vt_offer_kind_to_text (offer->kind);
  guint            n_parts = offer->components->len;
  g_autofree char *text = NULL;

  if (offer->kind == VT_OFFER_BUNDLE)
    /* TRANSLATORS: "Bundle of 2 products, 10 % off" */
    text = g_strdup_printf (
        ngettext ("Bundle of %u product, %s", "Bundle of %u products, %s", n_parts), n_parts,
        reward);
  else if (g_str_equal (kind, reward))
    text = g_strdup (kind);
  else
    /* TRANSLATORS: a kind of offer and what it gives: "Volume Discount, for £19.90" */
    text = g_strdup_printf (_ ("%s, %s"), kind, reward);
  set_words (row, name, text);
  link_offer (row, offer->id, name);
}

void
studio_export_row_set_kept (GtkWidget *row, const VtOffer *offer, const VtProblem *problem)
{
  g_autofree char *name = tell_name (offer->name);
  g_autofree char *text = NULL;

  if (offer->state == VT_OFFER_PAUSED)
    text = g_strdup (_ ("Paused"));
  else if (problem != NULL)
    text = g_strdup_printf (_ ("Draft. %s"), problem->text);
  else
    text = g_strdup (_ ("Draft. Nothing keeps it from being ready."));
  set_words (row, name, text);
  link_offer (row, offer->id, name);
}

void
studio_export_row_set_problem (GtkWidget *row, const VtOffer *offer, const VtProblem *problem)
{
  g_autofree char *name = tell_name (offer->name);
  /* TRANSLATORS: a control's name: an offer's name follows */
  g_autofree char *label = g_strdup_printf (_ ("Fix %s in Offers"), name);

  set_words (row, name, problem->text);
  link_offer (row, offer->id, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_button (row)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

void
studio_export_row_set_change (GtkWidget *row, const VtPackChange *change)
{
  static const char *const kinds[] = {
      [VT_PACK_ADDED] = N_ ("Added"),
      [VT_PACK_CHANGED] = N_ ("Changed"),
      [VT_PACK_REMOVED] = N_ ("Taken out"),
  };
  g_autofree char *name = tell_name (change->name);
  g_autofree char *sentences = g_strjoinv ("\n", change->sentences);

  set_words (row, name, *sentences != '\0' ? sentences : _ (kinds[change->kind]));
  gtk_widget_set_visible (GTK_WIDGET (get_button (row)), FALSE);
}

static char *
tell_time (gint64 time_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, _ ("%-d %B %Y, %H:%M:%S")) : g_strdup ("");
}

void
studio_export_row_set_export (GtkWidget *row, const VtExport *past)
{
  GtkButton       *button = get_button (row);
  g_autofree char *time = tell_time (past->exported_us);
  g_autofree char *name = g_filename_display_basename (past->path);
  g_autofree char *digest = g_strndup (past->digest, DIGEST_SHOWN);
  g_autofree char *label = g_strdup_printf (_ ("Save the export of %s again"), time);
  g_autofree char *text = NULL;

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s · %d offer · %s", "%s · %d offers · %s",
                                       (gulong) past->n_offers),
                          name, (int) past->n_offers, digest);
  set_words (row, time, text);
  gtk_button_set_label (button, _ ("Save Again…"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), _ ("Save the bytes that went out then"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", past->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), STUDIO_ACTION_EXPORT_AGAIN);
}
