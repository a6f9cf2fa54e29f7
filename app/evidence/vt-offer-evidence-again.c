/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence for what is delivered again and again: who buys it again, and after how long. */

#include "vt-offer-evidence-private.h"

#include "vt-histogram.h"
#include "vt-repeat.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

typedef struct
{
  VtRoles   *roles;   /* (owned) */
  VtRepeats *repeats; /* (owned) */
  char      *name;    /* (owned) */
} Again;

static void
again_clear (Again *again)
{
  g_clear_pointer (&again->roles, vt_roles_free);
  g_clear_pointer (&again->repeats, vt_repeats_free);
  g_clear_pointer (&again->name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Again, again_clear)

char *
vt_study_days (gint64 days)
{
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " day", "%" PRId64 " days", (gulong) days), days);
}

static void
tell_again (VtStudy *study, const Again *again)
{
  const VtRepeats *repeats = again->repeats;
  gint64           median = vt_repeats_median_days (repeats);
  g_autofree char *buyers = vt_words_count (repeats->n_buyers);
  g_autofree char *count = vt_words_count (repeats->n_again);
  g_autofree char *guests = vt_words_count (repeats->n_guest_orders);

  vt_study_add_share (
      study, "attach", _ ("Buy it again now"), VT_TONE_NEUTRAL, repeats->n_again, repeats->n_buyers,
      repeats->n_buyers == 0
          ? g_strdup_printf (_ ("No known customer has bought %s yet."), again->name)
          : g_strdup_printf (
                /* Translators: two counts of customers, and what they buy */
                g_dngettext (GETTEXT_PACKAGE,
                             "Of %s customer with %s, each product by itself, %s bought the same "
                             "again.",
                             "Of %s customers with %s, each product by itself, %s bought the same "
                             "again.",
                             (gulong) repeats->n_buyers),
                buyers, again->name, count));
  if (median >= 0)
    {
      g_autofree char *days = vt_study_days (median);
      g_autofree char *n = vt_words_count (repeats->days->len);
      VtFact          *fact = vt_study_add_fact (
                   study, "interval", _ ("Bought again after"), VT_TONE_NEUTRAL, g_strdup (days),
                   /* Translators: a count of purchases, a number of days */
                   g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                 "%s purchase of the same product by the same customer came "
                                                          "after %s.",
                                                 "Half of %s purchases of the same product by the same "
                                                          "customer came within %s.",
                                                 repeats->days->len),
                                    n, days));

      fact->unit = VT_FACT_DAYS;
      fact->amount = median;
      fact->n = repeats->days->len;
    }
  if (repeats->n_guest_orders > 0)
    vt_study_add_note (study, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                            "%s order of an unknown customer is "
                                                            "left out of who buys again.",
                                                            "%s orders of unknown customers are "
                                                            "left out of who buys again.",
                                                            (gulong) repeats->n_guest_orders),
                                               guests));
}

static char *
days_to_words (gint64 days, gpointer unused)
{
  return vt_study_days (days);
}

static void
show_days (VtStudy *study, const Again *again)
{
  gint64     median = vt_repeats_median_days (again->repeats);
  VtPicture *picture;

  if (median < 0)
    return;
  picture = vt_histogram_new ("days", VT_HISTOGRAM_PURCHASES,
                              (const gint64 *) (gpointer) again->repeats->days->data,
                              again->repeats->days->len, NULL, 0, days_to_words, NULL);
  vt_picture_add_mark (picture, median,
                       /* Translators: half of all are below it */
                       g_strdup (_ ("half")));
  picture->title = g_strdup (_ ("Days until it is bought again"));
  picture->sentence =
      g_strdup (_ ("Orders with a product that the same customer had before, by how "
                   "long before."));
  vt_study_add_picture (study, picture);
}

/* Units of the year that would have been deliveries, and the margin they brought. */
static gint64
sum_deliveries (VtStudy *study, const VtRepeats *repeats, __int128 *ret_margin, gboolean *ret_known)
{
  VtOrders *orders = study->input->orders;
  gint64    n_units = 0;

  *ret_margin = 0;
  *ret_known = TRUE;
  for (guint32 o = study->year.first; o < study->year.end; o++)
    for (guint32 l = orders->order_first_line[o]; l < orders->order_first_line[o + 1]; l++)
      {
        gint64 cost_minor =
            vt_catalog_get (study->input->catalog, orders->line_product[l])->cost_minor;

        if (repeats->line_delivery[l] == 0)
          continue;
        n_units += orders->line_quantity[l];
        if (cost_minor == VT_MONEY_UNKNOWN)
          *ret_known = FALSE;
        else
          *ret_margin +=
              ((__int128) orders->line_price_minor[l] - cost_minor) * orders->line_quantity[l];
      }
  return n_units;
}

static void
tell_break_even (VtStudy *study, const VtRepeats *repeats)
{
  gint64   given_minor = vt_study_get_given_minor (study);
  __int128 margin;
  gboolean is_known;
  gint64   n_units = sum_deliveries (study, repeats, &margin, &is_known);

  if (given_minor == VT_MONEY_UNKNOWN || !is_known || n_units == 0)
    vt_study_tell_break_even_units (study, VT_MONEY_UNKNOWN, n_units);
  else
    vt_study_tell_break_even_units (study, (gint64) (margin - given_minor), n_units);
}

gboolean
vt_study_subscription (VtStudy *study, GError **error)
{
  JsonObject *select = vt_terms_get_object (study->terms, "select");
  g_auto (Again) again = {NULL};
  VtExample      example = {0};
  VtExampleMoney money;
  guint32        best;

  again.roles = vt_roles_new (study->input->catalog);
  vt_roles_add (again.roles);
  vt_roles_add_selector (again.roles, 0, select);
  vt_roles_finish (again.roles);
  again.name = vt_tell_selector (&study->teller, select);
  again.repeats = vt_repeats_new (again.roles, 0, study->input->orders);
  tell_again (study, &again);
  vt_study_add_count (study, "selected", _ ("Products it holds for"),
                      vt_roles_count (again.roles, 0),
                      g_strdup_printf (_ ("What is selected: %s."), again.name));
  best = vt_study_best_seller (study, again.roles, 0);
  vt_example_add (&example, best, 1);
  example.lines[0].delivery = 1;
  if (vt_study_try (study, &example, &money))
    {
      g_autofree char *name = vt_study_name (study, best);

      vt_study_tell_margin (study, &money, name);
    }
  show_days (study, &again);
  if (!vt_study_replay (study, NULL, again.repeats->line_delivery,
                        _ ("Taken as if everybody who bought a product again had subscribed to it "
                           "from the first time on."),
                        error))
    return FALSE;
  if (study->has_replay)
    tell_break_even (study, again.repeats);
  return TRUE;
}
