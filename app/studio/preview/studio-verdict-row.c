/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened to an offer: the sentence, the amount, and what would change it. */

#include "studio-verdict-row.h"

#include "studio-actions.h"
#include "studio-message-label.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

struct _StudioVerdictRow
{
  GtkListBoxRow parent_instance;

  GtkLabel           *name;
  GtkWidget          *draft;
  GtkLabel           *amount;
  GtkLabel           *sentence;
  StudioMessageLabel *message;
  GtkButton          *add;
  GtkButton          *show;
};

G_DEFINE_FINAL_TYPE (StudioVerdictRow, studio_verdict_row, GTK_TYPE_LIST_BOX_ROW)

static void
set_label (gpointer widget, const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
set_offer (StudioVerdictRow *self, const StudioReceipt *receipt, const char *offer_id)
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

/* Whether all that is lacking is products, so that a button can add them. */
static gboolean
can_add (const VrVerdict *verdict)
{
  for (size_t i = 0; i < verdict->n_needs; i++)
    if (verdict->needs[i].sku == NULL || verdict->needs[i].quantity <= 0 ||
        verdict->needs[i].quantity > VT_CART_MAX_QUANTITY)
      return FALSE;
  return (verdict->code == VR_VERDICT_NOT_MET || verdict->code == VR_VERDICT_PROMPTED ||
          verdict->code == VR_VERDICT_SUPPRESSED) &&
         verdict->n_needs > 0;
}

static void
set_add (StudioVerdictRow *self, const VrVerdict *verdict)
{
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;
  g_autofree char *number = NULL;
  guint64          n_units = 0;
  GVariantBuilder  builder;

  gtk_widget_set_visible (GTK_WIDGET (self->add), can_add (verdict));
  if (!can_add (verdict))
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(si)"));
  for (size_t i = 0; i < verdict->n_needs; i++)
    {
      g_variant_builder_add (&builder, "(si)", verdict->needs[i].sku,
                             (gint32) verdict->needs[i].quantity);
      n_units += (guint64) verdict->needs[i].quantity;
    }
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->add),
                                          g_variant_builder_end (&builder));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), STUDIO_ACTION_CART_ADD);
  number = vt_words_count (n_units);
  /* TRANSLATORS: a button: puts so many missing units in the cart */
  label = g_strdup_printf (_ ("Add %s"), number);
  /* TRANSLATORS: a control's name: an offer's name follows */
  name = g_strdup_printf (_ ("%s to meet %s"), label, gtk_label_get_text (self->name));
  gtk_button_set_label (self->add, label);
  set_label (self->add, name);
}

/* What the shopper reads of what was applied. */
static void
set_message (StudioVerdictRow    *self,
             const StudioReceipt *receipt,
             const VrVerdict     *verdict,
             const VtCurrency    *currency)
{
  const VtOffer *offer = vt_offers_find (receipt->offers, verdict->offer_id);
  g_autoptr (VtMessage) message = NULL;

  if (offer != NULL)
    message = vt_message_of_verdict (verdict, vt_preview_get_result (receipt->preview), offer,
                                     receipt->shopper->locale, receipt->catalog, currency);
  studio_message_label_set (self->message, message, receipt->shopper->locale);
}

static void
set_words (StudioVerdictRow *self, const char *sentence, const char *amount)
{
  const char      *message = studio_message_label_get_text (self->message);
  g_autofree char *said = g_strdup_printf ("%s: %s", gtk_label_get_text (self->name), sentence);
  g_autofree char *name =
      *message != '\0'
          /* TRANSLATORS: a row's name: what happened, and what the shopper reads */
          ? g_strdup_printf (_ ("%s Message: %s"), said, message)
          : g_strdup (said);

  gtk_label_set_text (self->sentence, sentence);
  gtk_label_set_text (self->amount, amount);
  gtk_widget_set_visible (GTK_WIDGET (self->amount), *amount != '\0');
  set_label (self, name);
}

void
studio_verdict_row_set (StudioVerdictRow    *self,
                        const StudioReceipt *receipt,
                        const VrVerdict     *verdict,
                        const VtCurrency    *currency)
{
  g_autofree char *sentence = NULL;
  g_autofree char *amount = NULL;

  g_return_if_fail (STUDIO_IS_VERDICT_ROW (self) && receipt != NULL && verdict != NULL);

  sentence = vt_verdict_to_text (verdict, receipt->offers, receipt->catalog, currency);
  if (verdict->code == VR_VERDICT_APPLIED)
    amount = vt_money_to_display (verdict->amount, currency);
  set_offer (self, receipt, verdict->offer_id);
  set_message (self, receipt, verdict, currency);
  set_add (self, verdict);
  set_words (self, sentence, amount != NULL ? amount : "");
}

void
studio_verdict_row_set_untried (StudioVerdictRow         *self,
                                const StudioReceipt      *receipt,
                                const StudioUntriedDraft *untried)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (STUDIO_IS_VERDICT_ROW (self) && receipt != NULL && untried != NULL);

  sentence = g_strdup_printf (_ ("Cannot be tried: %s."), untried->reason);
  set_offer (self, receipt, untried->offer_id);
  studio_message_label_set (self->message, NULL, receipt->shopper->locale);
  gtk_widget_set_visible (GTK_WIDGET (self->add), FALSE);
  set_words (self, sentence, "");
}

static void
studio_verdict_row_class_init (StudioVerdictRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (STUDIO_TYPE_MESSAGE_LABEL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine_studio/Vitrine/preview/studio-verdict-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioVerdictRow, name);
  gtk_widget_class_bind_template_child (widget_class, StudioVerdictRow, draft);
  gtk_widget_class_bind_template_child (widget_class, StudioVerdictRow, amount);
  gtk_widget_class_bind_template_child (widget_class, StudioVerdictRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, StudioVerdictRow, message);
  gtk_widget_class_bind_template_child (widget_class, StudioVerdictRow, add);
  gtk_widget_class_bind_template_child (widget_class, StudioVerdictRow, show);
}

static void
studio_verdict_row_init (StudioVerdictRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_verdict_row_new (void)
{
  return g_object_new (STUDIO_TYPE_VERDICT_ROW, NULL);
}
