/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is paid when, as an example. */

#include "studio-schedule.h"

#include "studio-offer-words.h"
#include "vt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _StudioSchedule
{
  GtkWidget parent_instance;

  StudioSession       *session; /* (owned) */
  StudioDownsellFacts *facts;   /* (owned) */
  GPtrArray           *rows;    /* (owned) (element-type GtkWidget, unowned): of payments */

  AdwPreferencesGroup *group; /* (owned by the widget tree), as the other */
  AdwExpanderRow      *payments;
};

G_DEFINE_FINAL_TYPE (StudioSchedule, studio_schedule, GTK_TYPE_WIDGET)

/* ---- words ---- */

/* "1 × “Halo X”, $799.00 and a fee of $19.00" */
static char *
tell_sum (StudioSchedule *self, const VtTriedCart *tried)
{
  const VtCurrency  *currency = studio_session_get_currency (self->session);
  VtCatalog         *catalog = studio_session_get_catalog (self->session);
  const VtTriedLine *line = tried->lines->pdata[0];
  g_autofree char   *title = studio_product_title (catalog, line->sku);
  g_autofree char   *count = vt_words_count ((guint64) line->quantity);
  g_autofree char   *due = vt_money_to_display (tried->due_minor, currency);
  g_autofree char   *fee = vt_money_to_display (tried->fee_minor, currency);
  g_autofree char   *all = vt_money_to_display (tried->due_minor + tried->fee_minor, currency);

  if (tried->fee_minor == 0)
    /* Translators: a number of units, a product, an amount */
    return g_strdup_printf (_ ("%s × “%s”: %s in all"), count, title, due);
  /* Translators: a number of units, a product, the sum, an amount, a fee */
  return g_strdup_printf (_ ("%s × “%s”: %s in all, %s and a fee of %s"), count, title, all, due,
                          fee);
}

/* "12 payments, the first of $68.17, the last of $68.16" */
static char *
tell_payments (StudioSchedule *self, const VtTriedCart *tried)
{
  const VtCurrency *currency = studio_session_get_currency (self->session);
  guint             n = tried->payments->len;
  gint64            first_minor = g_array_index (tried->payments, VrPayment, 0).amount;
  gint64            last_minor = g_array_index (tried->payments, VrPayment, n - 1).amount;
  g_autofree char  *first = vt_money_to_display (first_minor, currency);
  g_autofree char  *last = vt_money_to_display (last_minor, currency);

  if (first_minor == last_minor)
    return g_strdup_printf (ngettext ("%u payment of %s", "%u payments of %s each", n), n, first);
  /* Translators: a number of payments and two amounts */
  return g_strdup_printf (_ ("%u payments, the first of %s, the last of %s"), n, first, last);
}

/* "28 December 2026, after 30 days" */
static char *
tell_date (gint64 n_days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, (int) n_days);
  g_autofree char *date = g_date_time_format (then, _ ("%-d %B %Y"));
  g_autofree char *count = NULL;

  if (n_days == 0)
    /* Translators: a date */
    return g_strdup_printf (_ ("%s, with the order"), date);
  count = vt_words_count ((guint64) n_days);
  /* Translators: a date and a number of days */
  return g_strdup_printf (ngettext ("%s, after %s day", "%s, after %s days", (gulong) n_days), date,
                          count);
}

/* ---- showing ---- */

static void
add_payment (StudioSchedule *self, guint index, const VrPayment *payment)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf (_ ("Payment %u"), index + 1);
  g_autofree char *date = tell_date (payment->days);
  g_autofree char *amount =
      vt_money_to_display (payment->amount, studio_session_get_currency (self->session));
  GtkWidget *label = gtk_label_new (amount);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), date);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_expander_row_add_row (self->payments, row);
  g_ptr_array_add (self->rows, row);
}

static void
update (StudioSchedule *self)
{
  const VtTriedCart *tried = studio_downsell_facts_get_tried (self->facts);
  gboolean           has_any = tried != NULL && tried->payments->len > 0 && tried->lines->len > 0 &&
                     studio_session_get_catalog (self->session) != NULL;
  g_autofree char *sum = NULL;
  g_autofree char *payments = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->payments, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), has_any);
  if (!has_any)
    return;
  sum = tell_sum (self, tried);
  payments = tell_payments (self, tried);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->payments), payments);
  adw_expander_row_set_subtitle (self->payments, sum);
  for (guint i = 0; i < tried->payments->len; i++)
    add_payment (self, i, &g_array_index (tried->payments, VrPayment, i));
}

/* ---- the widget ---- */

static void
studio_schedule_dispose (GObject *object)
{
  StudioSchedule *self = STUDIO_SCHEDULE (object);

  if (self->group != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->group));
  self->group = NULL;
  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->facts);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_schedule_parent_class)->dispose (object);
}

static void
studio_schedule_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_SCHEDULE (object)->rows);
  G_OBJECT_CLASS (studio_schedule_parent_class)->finalize (object);
}

static void
studio_schedule_class_init (StudioScheduleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_schedule_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_schedule_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_schedule_init (StudioSchedule *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->payments = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->payments), FALSE);
  adw_preferences_group_set_title (self->group, _ ("For Example"));
  adw_preferences_group_set_description (self->group, _ ("If it was ordered today"));
  adw_preferences_group_add (self->group, GTK_WIDGET (self->payments));
  gtk_widget_set_parent (GTK_WIDGET (self->group), GTK_WIDGET (self));
}

GtkWidget *
studio_schedule_new (StudioSession *session, StudioDownsellFacts *facts)
{
  StudioSchedule *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);
  g_return_val_if_fail (STUDIO_IS_DOWNSELL_FACTS (facts), NULL);

  self = g_object_new (STUDIO_TYPE_SCHEDULE, NULL);
  self->session = g_object_ref (session);
  self->facts = g_object_ref (facts);
  g_signal_connect_object (facts, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
