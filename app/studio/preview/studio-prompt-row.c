/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to put before the shopper: the sentence, what it changes, and a button that does it. */

#include "studio-prompt-row.h"

#include "studio-actions.h"
#include "studio-message-label.h"
#include "vt-prompt.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

struct _StudioPromptRow
{
  GtkListBoxRow parent_instance;

  GtkLabel           *sentence;
  StudioMessageLabel *message;
  GtkLabel           *name;
  GtkWidget          *draft;
  GtkLabel           *change;
  GtkLabel           *margin;
  GtkButton          *accept;
  GtkButton          *refuse;
  GtkButton          *show;
};

G_DEFINE_FINAL_TYPE (StudioPromptRow, studio_prompt_row, GTK_TYPE_LIST_BOX_ROW)

static void
set_label (gpointer widget, const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
set_offer (StudioPromptRow *self, const StudioReceipt *receipt, const char *offer_id)
{
  const VtOffer   *offer = vt_offers_find (receipt->offers, offer_id);
  g_autofree char *name =
      vt_words_title (offer != NULL ? offer->name : offer_id, VT_WORDS_TITLE_MAX);
  g_autofree char *place = g_strdup_printf ("offers/%s", offer_id);
  g_autofree char *label = NULL;

  if (*name == '\0')
    {
      g_free (name);
      name = g_strdup (_ ("Offer without a name"));
    }
  /* TRANSLATORS: a control's name: an offer's name follows */
  label = g_strdup_printf (_ ("Show %s in Offers"), name);
  gtk_label_set_text (self->name, name);
  gtk_widget_set_visible (self->draft, studio_receipt_is_draft (receipt, offer_id));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->show), "s", place);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->show), STUDIO_ACTION_GO);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->show), label);
  set_label (self->show, label);
}

static gboolean
fits_cart (const VrPrompt *prompt)
{
  for (size_t i = 0; i < prompt->n_items; i++)
    if (prompt->items[i].quantity > VT_CART_MAX_QUANTITY)
      return FALSE;
  return prompt->n_items > 0;
}

/* All of it or nothing, in one change of the cart. */
static GVariant *
make_items (const VrPrompt *prompt)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(si)"));
  for (size_t i = 0; i < prompt->n_items; i++)
    g_variant_builder_add (&builder, "(si)", prompt->items[i].sku,
                           (gint32) prompt->items[i].quantity);
  return g_variant_builder_end (&builder);
}

/* The lines of our carts have no ids: results name them by their number. */
static guint
find_line (const VrPrompt *prompt)
{
  guint64 number = 0;

  if (prompt->line_id != NULL)
    (void) g_ascii_string_to_unsigned (prompt->line_id, 10, 1, VT_CART_MAX_LINES, &number, NULL);
  return (guint) number;
}

/* What accepting does to the cart: %FALSE if nothing. */
static gboolean
find_acceptance (const VrPrompt *prompt,
                 const char    **ret_label,
                 const char    **ret_action,
                 GVariant      **ret_target)
{
  guint line = find_line (prompt);

  if (prompt->action == VR_PROMPT_ADD && fits_cart (prompt))
    {
      *ret_label = _ ("Add");
      *ret_action = STUDIO_ACTION_CART_ADD;
      *ret_target = make_items (prompt);
      return TRUE;
    }
  if (prompt->action == VR_PROMPT_REPLACE && line > 0 && prompt->n_items > 0)
    {
      *ret_label = _ ("Replace");
      *ret_action = STUDIO_ACTION_CART_REPLACE;
      *ret_target = g_variant_new ("(uss)", line, prompt->items[0].sku,
                                   prompt->instead_of != NULL ? prompt->instead_of : "");
      return TRUE;
    }
  if (prompt->action == VR_PROMPT_SUBSCRIBE && line > 0)
    {
      *ret_label = _ ("Subscribe");
      *ret_action = STUDIO_ACTION_CART_LINE_DELIVERY;
      *ret_target = g_variant_new ("(uu)", line, 1);
      return TRUE;
    }
  return FALSE;
}

static void
set_accept (StudioPromptRow *self, const VrPrompt *prompt, const char *sentence)
{
  const char *button_label;
  const char *action;
  GVariant   *target;
  gboolean    can_accept = find_acceptance (prompt, &button_label, &action, &target);

  gtk_widget_set_visible (GTK_WIDGET (self->accept), can_accept);
  if (!can_accept)
    return;
  gtk_button_set_label (self->accept, button_label);
  /* No action may meet the target of another. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->accept), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->accept), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->accept), action);
  set_label (self->accept, sentence);
}

static void
set_refuse (StudioPromptRow *self, const VrPrompt *prompt)
{
  g_autofree char *label =
      /* TRANSLATORS: a control's name: an offer's name follows */
      g_strdup_printf (_ ("The Shopper Refuses %s"), gtk_label_get_text (self->name));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->refuse), "(sb)", prompt->offer_id, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->refuse), STUDIO_ACTION_CART_DECLINED);
  set_label (self->refuse, label);
}

/* A reminder changes nothing yet. Less to pay is a discount, and looks like one. */
static void
set_changes (StudioPromptRow *self, const VrPrompt *prompt, const VtCurrency *currency)
{
  g_autofree char *change = vt_prompt_change_to_text (prompt->change, currency);
  g_autofree char *margin = vt_prompt_change_to_text (prompt->margin_change, currency);
  /* TRANSLATORS: what an offer changes of the margin: an amount with its sign */
  g_autofree char *margin_text = g_strdup_printf (_ ("Margin %s"), margin);
  gboolean         changes = prompt->action != VR_PROMPT_REMIND;

  gtk_label_set_text (self->change, changes ? change : "");
  gtk_label_set_text (self->margin, changes && prompt->has_margin_change ? margin_text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->change), changes);
  gtk_widget_set_visible (GTK_WIDGET (self->margin), changes && prompt->has_margin_change);
  if (prompt->change < 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->change), "receipt-discount");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->change), "receipt-discount");
}

/* What the shopper reads of it. */
static void
set_message (StudioPromptRow     *self,
             const StudioReceipt *receipt,
             const VrPrompt      *prompt,
             const VtCurrency    *currency)
{
  const VtOffer *offer = vt_offers_find (receipt->offers, prompt->offer_id);
  g_autoptr (VtMessage) message = NULL;

  if (offer != NULL)
    message = vt_message_of_prompt (prompt, vt_preview_get_result (receipt->preview), offer,
                                    receipt->catalog, currency);
  studio_message_label_set (self->message, message, receipt->shopper->locale);
}

static void
set_name (StudioPromptRow *self)
{
  GtkLabel *const parts[] = {self->name, self->sentence, self->change, self->margin};
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*gtk_label_get_text (parts[i]) != '\0')
      g_string_append_printf (text, "%s%s", i == 0 ? "" : (i == 1 ? ": " : " "),
                              gtk_label_get_text (parts[i]));
  if (*studio_message_label_get_text (self->message) != '\0')
    /* TRANSLATORS: the end of a row's name: what the shopper reads */
    g_string_append_printf (text, _ (". Message: %s"),
                            studio_message_label_get_text (self->message));
  set_label (self, text->str);
}

void
studio_prompt_row_set (StudioPromptRow     *self,
                       const StudioReceipt *receipt,
                       const VrPrompt      *prompt,
                       const VtCurrency    *currency)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (STUDIO_IS_PROMPT_ROW (self) && receipt != NULL && prompt != NULL);

  sentence = vt_prompt_to_text (prompt, vt_preview_get_result (receipt->preview), receipt->catalog,
                                currency);
  gtk_label_set_text (self->sentence, sentence);
  set_offer (self, receipt, prompt->offer_id);
  set_message (self, receipt, prompt, currency);
  set_changes (self, prompt, currency);
  set_accept (self, prompt, sentence);
  set_refuse (self, prompt);
  set_name (self);
}

static void
studio_prompt_row_class_init (StudioPromptRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (STUDIO_TYPE_MESSAGE_LABEL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine_studio/Vitrine/preview/studio-prompt-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPromptRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, StudioPromptRow, message);
  gtk_widget_class_bind_template_child (widget_class, StudioPromptRow, name);
  gtk_widget_class_bind_template_child (widget_class, StudioPromptRow, draft);
  gtk_widget_class_bind_template_child (widget_class, StudioPromptRow, change);
  gtk_widget_class_bind_template_child (widget_class, StudioPromptRow, margin);
  gtk_widget_class_bind_template_child (widget_class, StudioPromptRow, accept);
  gtk_widget_class_bind_template_child (widget_class, StudioPromptRow, refuse);
  gtk_widget_class_bind_template_child (widget_class, StudioPromptRow, show);
}

static void
studio_prompt_row_init (StudioPromptRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_prompt_row_new (void)
{
  return g_object_new (STUDIO_TYPE_PROMPT_ROW, NULL);
}
