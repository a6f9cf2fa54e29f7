/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finding: what it is, the smallest cart that shows it, and what can be done about it. */

#include "studio-findings-row.h"

#include "studio-actions.h"
#include "studio-findings-receipt.h"
#include "studio-findings-words.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
text_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* ---- its buttons ---- */

GtkWidget *
studio_finding_try_button_new (const VtFinding *finding)
{
  GtkWidget       *button;
  g_autofree char *key = NULL;

  g_return_val_if_fail (finding != NULL, NULL);

  if (finding->shopper == NULL || finding->lines->len == 0)
    return NULL;
  key = studio_finding_make_key (finding);
  button = gtk_button_new_with_label (_ ("Try This Cart"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* Several rows have a button of this name: what it is for tells them apart. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  finding->text, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), STUDIO_ACTION_FINDING_TRY);
  return button;
}

static GtkWidget *
dismiss_button_new (const VtFinding *finding)
{
  GtkWidget       *button = gtk_button_new_with_label (_ ("Dismiss"));
  g_autofree char *key = studio_finding_make_key (finding);

  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  finding->text, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), STUDIO_ACTION_FINDING_DISMISS);
  return button;
}

static GtkWidget *
buttons_new (const VtFinding *finding)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *try = studio_finding_try_button_new (finding);

  if (try != NULL)
    gtk_box_append (GTK_BOX (box), try);
  gtk_box_append (GTK_BOX (box), dismiss_button_new (finding));
  return box;
}

/* ---- the row ---- */

static GtkWidget *
heading_new (const VtFinding *finding)
{
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget  *icon = gtk_image_new_from_icon_name (studio_severity_to_icon (finding->severity));
  const char *css_class = studio_severity_to_css (finding->severity);

  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  studio_severity_to_text (finding->severity), -1);
  if (css_class != NULL)
    gtk_widget_add_css_class (icon, css_class);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box),
                  text_new (studio_finding_code_to_title (finding->code), "heading"));
  return box;
}

/* The cart, who it is for, and what the offers do to it. */
static void
add_cart (GtkWidget *box, StudioSession *session, const VtFinding *finding)
{
  const StudioFindingMoney money = {finding->list_minor, finding->due_minor, VT_MONEY_UNKNOWN};
  g_autofree char *json = vt_finding_to_cart_json (finding, studio_session_get_catalog (session),
                                                   studio_session_get_currency (session));
  g_autofree char *shopper = studio_finding_describe_shopper (session, json);
  g_autofree char *told = NULL;

  gtk_box_append (GTK_BOX (box), studio_finding_receipt_new (session, finding->lines, &money));
  if (shopper == NULL)
    return;
  /* Translators: who and when a cart is for */
  told = g_strdup_printf (_ ("Shopper: %s"), shopper);
  gtk_box_append (GTK_BOX (box), text_new (told, "caption"));
}

GtkWidget *
studio_finding_row_new (void)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

void
studio_finding_row_show (GtkWidget *row, StudioSession *session, const VtFinding *finding)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gboolean   has_cart = finding->shopper != NULL && finding->lines->len > 0;
  GtkWidget *proof;

  gtk_box_append (GTK_BOX (box), heading_new (finding));
  gtk_box_append (GTK_BOX (box), text_new (finding->text, NULL));
  if (has_cart)
    add_cart (box, session, finding);
  if (finding->shares->len > 0)
    gtk_box_append (GTK_BOX (box), studio_finding_shares_new (session, finding->shares, has_cart));
  if (*finding->proof != '\0')
    {
      proof = text_new (finding->proof, "dim-label");
      gtk_widget_add_css_class (proof, "caption");
      gtk_box_append (GTK_BOX (box), proof);
    }
  gtk_box_append (GTK_BOX (box), buttons_new (finding));
  gtk_widget_add_css_class (box, "finding");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  finding->text, -1);
}
