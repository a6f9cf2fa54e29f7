/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the cart comes to, which offers applied and why the others did not. */

#include "studio-receipt-pane.h"

#include "studio-calculation-view.h"
#include "studio-prompts-view.h"
#include "studio-receipt-row.h"
#include "studio-row-filler.h"
#include "studio-till.h"
#include "studio-totals-view.h"
#include "studio-verdict-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define DIGEST_SHOWN 15 /* "sha256:" and eight digits */

struct _StudioReceiptPane
{
  GtkWidget parent_instance;

  StudioSession   *session; /* (owned) */
  StudioTill      *till;    /* (unowned): the session owns it */
  StudioReceipt   *receipt; /* (owned) (nullable): shown */
  StudioRowFiller *lines_filler;
  StudioRowFiller *applied_filler;
  StudioRowFiller *others_filler;

  GtkWidget  *scroller;
  GtkStack   *stack;
  GtkLabel   *error_label;
  GtkWidget  *trial_note;
  GtkListBox *lines;
  AdwBin     *totals_bin;
  AdwBin     *prompts_bin;
  GtkLabel   *source;
  AdwBin     *calculation_bin;
  GtkWidget  *nothing_applied;
  GtkListBox *applied;
  GtkWidget  *others_group;
  GtkListBox *others;
  GtkWidget  *drafts_group;
  GtkLabel   *drafts_text;
};

G_DEFINE_FINAL_TYPE (StudioReceiptPane, studio_receipt_pane, GTK_TYPE_WIDGET)

/* ---- rows ---- */

static GtkWidget *
create_line (gpointer data)
{
  return studio_receipt_row_new ();
}

static void
bind_line (GtkWidget *row, guint index, gpointer data)
{
  StudioReceiptPane *self = data;
  const VrResult    *result = vt_preview_get_result (self->receipt->preview);

  studio_receipt_row_set (STUDIO_RECEIPT_ROW (row), self->receipt,
                          vr_result_get_line (result, index),
                          studio_session_get_currency (self->session));
}

static GtkWidget *
create_verdict (gpointer data)
{
  return studio_verdict_row_new ();
}

static void
bind_applied (GtkWidget *row, guint index, gpointer data)
{
  StudioReceiptPane *self = data;

  studio_verdict_row_set (STUDIO_VERDICT_ROW (row), self->receipt,
                          g_ptr_array_index (self->receipt->verdicts, index),
                          studio_session_get_currency (self->session));
}

/* The verdicts that were not applied, then the drafts that cannot be tried. */
static void
bind_other (GtkWidget *row, guint index, gpointer data)
{
  StudioReceiptPane *self = data;
  StudioReceipt     *receipt = self->receipt;
  guint              n_others = receipt->verdicts->len - receipt->n_applied;

  if (index < n_others)
    studio_verdict_row_set (STUDIO_VERDICT_ROW (row), receipt,
                            g_ptr_array_index (receipt->verdicts, receipt->n_applied + index),
                            studio_session_get_currency (self->session));
  else
    studio_verdict_row_set_untried (STUDIO_VERDICT_ROW (row), receipt,
                                    g_ptr_array_index (receipt->untried, index - n_others));
}

/* ---- what is shown ---- */

static void
show_source (StudioReceiptPane *self)
{
  const VtPackInfo *info = self->receipt->info;
  g_autofree char  *digest = g_strndup (info->digest, DIGEST_SHOWN);
  g_autofree char  *revision = g_strdup_printf ("%" G_GUINT64_FORMAT, info->revision);
  g_autofree char  *text = NULL;

  if (self->receipt->with_drafts)
    text = g_strdup_printf (_ ("Not what an export writes · %s"), digest);
  else
    text = g_strdup_printf (_ ("What an export writes: revision %s · %s"), revision, digest);
  gtk_label_set_text (self->source, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->source), info->digest);
}

static void
show_drafts (StudioReceiptPane *self)
{
  guint            n_drafts = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->receipt->offers->len; i++)
    n_drafts += ((const VtOffer *) self->receipt->offers->pdata[i])->state == VT_OFFER_DRAFT;
  text = g_strdup_printf (ngettext ("Counts %u draft as if it were ready; an export leaves it out",
                                    "Counts %u drafts as if they were ready; an export leaves "
                                    "them out",
                                    n_drafts),
                          n_drafts);
  gtk_label_set_text (self->drafts_text, text);
  gtk_widget_set_visible (self->drafts_group, n_drafts > 0 || self->receipt->with_drafts);
}

static void
show_outcome (StudioReceiptPane *self)
{
  StudioReceipt *receipt = self->receipt;
  guint          n_others = receipt->verdicts->len - receipt->n_applied + receipt->untried->len;

  studio_row_filler_set_n_rows (
      self->lines_filler, (guint) vr_result_get_n_lines (vt_preview_get_result (receipt->preview)));
  studio_row_filler_set_n_rows (self->applied_filler, receipt->n_applied);
  studio_row_filler_set_n_rows (self->others_filler, n_others);
  gtk_widget_set_visible (self->nothing_applied, receipt->n_applied == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->applied), receipt->n_applied > 0);
  gtk_widget_set_visible (self->others_group, n_others > 0);
  gtk_widget_set_visible (self->trial_note, receipt->with_drafts);
  studio_totals_view_set (STUDIO_TOTALS_VIEW (adw_bin_get_child (self->totals_bin)), receipt,
                          studio_session_get_currency (self->session));
  studio_calculation_view_set (STUDIO_CALCULATION_VIEW (adw_bin_get_child (self->calculation_bin)),
                               receipt->steps);
  show_source (self);
}

static void
forget_rows (StudioReceiptPane *self)
{
  studio_row_filler_set_n_rows (self->lines_filler, 0);
  studio_row_filler_set_n_rows (self->applied_filler, 0);
  studio_row_filler_set_n_rows (self->others_filler, 0);
}

static void
on_till (StudioReceiptPane *self)
{
  StudioReceipt *receipt = studio_till_get_receipt (self->till);

  if (receipt == NULL)
    return;
  /* Rows of the old one may still be waiting to be filled. */
  if (receipt->preview == NULL)
    forget_rows (self);
  g_clear_pointer (&self->receipt, studio_receipt_unref);
  self->receipt = studio_receipt_ref (receipt);
  show_drafts (self);
  gtk_stack_set_visible_child_name (self->stack, receipt->preview != NULL ? "receipt" : "error");
  if (receipt->preview != NULL)
    show_outcome (self);
  else
    gtk_label_set_text (self->error_label, receipt->error->message);
}

/* ---- the widget ---- */

static void
studio_receipt_pane_dispose (GObject *object)
{
  StudioReceiptPane *self = STUDIO_RECEIPT_PANE (object);

  g_clear_pointer (&self->lines_filler, studio_row_filler_free);
  g_clear_pointer (&self->applied_filler, studio_row_filler_free);
  g_clear_pointer (&self->others_filler, studio_row_filler_free);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->receipt, studio_receipt_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_receipt_pane_parent_class)->dispose (object);
}

static void
studio_receipt_pane_class_init (StudioReceiptPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_receipt_pane_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine_studio/Vitrine/preview/studio-receipt-pane.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, StudioReceiptPane, name)
  BIND (scroller);
  BIND (stack);
  BIND (error_label);
  BIND (trial_note);
  BIND (lines);
  BIND (totals_bin);
  BIND (prompts_bin);
  BIND (source);
  BIND (calculation_bin);
  BIND (nothing_applied);
  BIND (applied);
  BIND (others_group);
  BIND (others);
  BIND (drafts_group);
  BIND (drafts_text);
#undef BIND
}

static void
studio_receipt_pane_init (StudioReceiptPane *self)
{
  static const StudioRowFuncs line_funcs = {create_line, bind_line};
  static const StudioRowFuncs applied_funcs = {create_verdict, bind_applied};
  static const StudioRowFuncs other_funcs = {create_verdict, bind_other};

  gtk_widget_init_template (GTK_WIDGET (self));
  self->lines_filler = studio_row_filler_new (self->lines, &line_funcs, self);
  self->applied_filler = studio_row_filler_new (self->applied, &applied_funcs, self);
  self->others_filler = studio_row_filler_new (self->others, &other_funcs, self);
  adw_bin_set_child (self->totals_bin, studio_totals_view_new ());
  adw_bin_set_child (self->calculation_bin, studio_calculation_view_new ());
}

GtkWidget *
studio_receipt_pane_new (StudioSession *session)
{
  StudioReceiptPane *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_RECEIPT_PANE, NULL);
  self->session = g_object_ref (session);
  self->till = studio_till_get (session);
  adw_bin_set_child (self->prompts_bin, studio_prompts_view_new (session));
  g_signal_connect_object (self->till, "changed", G_CALLBACK (on_till), self, G_CONNECT_SWAPPED);
  on_till (self);
  return GTK_WIDGET (self);
}
