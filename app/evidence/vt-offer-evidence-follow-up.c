/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence for a word after a purchase: who comes back, and after how many days. */

#include "vt-offer-evidence-private.h"

#include "vt-histogram.h"
#include "vt-return.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

#define MAX_STEPS 16

typedef struct
{
  VtRoles   *roles;   /* (owned): VT_RETURN_AFTER, VT_RETURN_WITHOUT */
  VtReturns *returns; /* (owned) */
  char      *after;   /* (owned): in words, as the next */
  char      *without; /* (owned) */
} FollowUp;

static void
follow_up_clear (FollowUp *follow_up)
{
  g_clear_pointer (&follow_up->roles, vt_roles_free);
  g_clear_pointer (&follow_up->returns, vt_returns_free);
  g_clear_pointer (&follow_up->after, g_free);
  g_clear_pointer (&follow_up->without, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FollowUp, follow_up_clear)

static void
follow_up_init (FollowUp *follow_up, VtStudy *study)
{
  JsonObject *after = vt_terms_get_object (study->terms, "after");
  JsonObject *without = vt_terms_get_object (study->terms, "without");

  follow_up->roles = vt_return_roles_new (study->terms, study->input->catalog);
  follow_up->returns = vt_returns_new (follow_up->roles, study->input->orders);
  follow_up->after = vt_tell_selector (&study->teller, after);
  follow_up->without = without != NULL ? vt_tell_selector (&study->teller, without)
                                       : g_strdup (_ ("what it reminds of"));
}

/* ---- telling ---- */

static void
tell_returns (VtStudy *study, const FollowUp *follow_up)
{
  const VtReturns *returns = follow_up->returns;
  g_autofree char *buyers = vt_words_count (returns->n_buyers);
  g_autofree char *with = vt_words_count (returns->n_at_once);
  g_autofree char *later = vt_words_count (returns->n_wanted);
  g_autofree char *back = vt_words_count (returns->n_back);
  g_autofree char *open = vt_words_count (returns->n_buyers - returns->n_at_once);

  vt_study_add_share (
      study, "attach", _ ("Buy it later now"), VT_TONE_NEUTRAL, returns->n_wanted,
      returns->n_buyers - returns->n_at_once,
      returns->n_buyers == 0
          ? g_strdup_printf (_ ("No known customer has bought %s yet."), follow_up->after)
          : g_strdup_printf (
                /* Translators: a count of customers, what they bought, what they did not, how many
                 * of them did later */
                g_dngettext (GETTEXT_PACKAGE,
                             "Of %s customer who bought %s without %s, %s came back for it.",
                             "Of %s customers who bought %s without %s, %s came back for it.",
                             (gulong) (returns->n_buyers - returns->n_at_once)),
                open, follow_up->after, follow_up->without, later));
  if (returns->n_buyers == 0)
    return;
  vt_study_add_share (study, "together", _ ("Bought with it anyway"), VT_TONE_NEUTRAL,
                      returns->n_at_once, returns->n_buyers,
                      /* Translators: two counts of customers, what they bought */
                      g_strdup_printf (_ ("%s of %s customers with %s had %s before, or took it in "
                                          "the same order: they are not written to."),
                                       with, buyers, follow_up->after, follow_up->without));
  vt_study_add_share (
      study, "back", _ ("Came back for anything"), VT_TONE_NEUTRAL, returns->n_back,
      returns->n_buyers,
      /* Translators: two counts of customers, what they bought */
      g_strdup_printf (_ ("%s of %s customers with %s ordered again later, whatever "
                          "it was."),
                       back, buyers, follow_up->after));
}

static guint
count_from (const GArray *days, gint64 from)
{
  guint n = 0;

  for (guint i = 0; i < days->len; i++)
    n += g_array_index (days, gint64, i) >= from;
  return n;
}

/* Which of those who came back did so before a step and would not have been written to. */
static void
tell_steps (VtStudy *study, const FollowUp *follow_up)
{
  JsonArray *steps = vt_terms_get_array (study->terms, "steps");
  GArray    *days = follow_up->returns->days;

  for (guint i = 0; i < vt_terms_get_length (steps) && days->len > 0; i++)
    {
      gint64           from = vt_terms_get_int64 (vt_terms_get_element (steps, i), "days", 0);
      guint            n = count_from (days, from);
      g_autofree char *count = vt_words_count (n);
      g_autofree char *all = vt_words_count (days->len);
      g_autofree char *after = vt_study_days (from);
      g_autofree char *title = g_strdup_printf (_ ("Still to come after %s"), after);

      vt_study_add_share (
          study, "step", title, VT_TONE_NEUTRAL, n, days->len,
          /* Translators: two counts of customers, a number of days */
          g_strdup_printf (_ ("%s of the %s who came back for it did so after %s or "
                              "more; the others would not be reached by then."),
                           count, all, after));
    }
}

static void
tell_median (VtStudy *study, const FollowUp *follow_up)
{
  GArray          *days = follow_up->returns->days;
  gint64           median;
  g_autofree char *text = NULL;
  VtFact          *fact;

  if (days->len == 0)
    return;
  median = g_array_index (days, gint64, (days->len - 1) / 2);
  text = vt_study_days (median);
  fact =
      vt_study_add_fact (study, "interval", _ ("Came back after"), VT_TONE_NEUTRAL, g_strdup (text),
                         g_strdup_printf (_ ("Half of those who came back for it did so within "
                                             "%s."),
                                          text));
  fact->unit = VT_FACT_DAYS;
  fact->amount = median;
  fact->n = days->len;
}

static char *
days_to_words (gint64 days, gpointer unused)
{
  return vt_study_days (days);
}

static void
show_days (VtStudy *study, const FollowUp *follow_up)
{
  JsonArray *steps = vt_terms_get_array (study->terms, "steps");
  GArray    *days = follow_up->returns->days;
  gint64     marks[MAX_STEPS];
  guint      n_marks = 0;
  VtPicture *picture;

  if (days->len == 0)
    return;
  for (guint i = 0; i < vt_terms_get_length (steps) && n_marks < MAX_STEPS; i++)
    {
      gint64 from = vt_terms_get_int64 (vt_terms_get_element (steps, i), "days", 0);

      if (from > (n_marks > 0 ? marks[n_marks - 1] : 0))
        marks[n_marks++] = from;
    }
  picture =
      vt_histogram_new ("days", VT_HISTOGRAM_CUSTOMERS, (const gint64 *) (gpointer) days->data,
                        days->len, marks, n_marks, days_to_words, NULL);
  picture->title = g_strdup (_ ("Days until they came back"));
  picture->sentence =
      g_strdup_printf (_ ("Customers who bought %s later, by how much later. A line "
                          "stands where a step begins."),
                       follow_up->without);
  vt_study_add_picture (study, picture);
}

gboolean
vt_study_follow_up (VtStudy *study, GError **error)
{
  g_auto (FollowUp) follow_up = {NULL};
  g_autofree char *guests = NULL;

  if (!vt_job_check (study->job, error))
    return FALSE;
  follow_up_init (&follow_up, study);
  tell_returns (study, &follow_up);
  tell_median (study, &follow_up);
  show_days (study, &follow_up);
  tell_steps (study, &follow_up);
  guests = vt_words_count (follow_up.returns->n_guest_orders);
  if (follow_up.returns->n_guest_orders > 0)
    vt_study_add_note (study,
                       g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                     "%s order of an unknown customer is left out.",
                                                     "%s orders of unknown customers are left out.",
                                                     (gulong) follow_up.returns->n_guest_orders),
                                        guests));
  vt_study_add_note (study,
                     g_strdup (_ ("It takes nothing off by itself; what a coupon in it takes "
                                  "off stands with the offer of the coupon.")));
  return TRUE;
}
