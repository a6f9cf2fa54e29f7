/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From when until when: a schedule with something in it, and not over yet. */

#include "vt-check-rules.h"
#include "vt-instant.h"
#include "vt-mend.h"
#include "vt-offer-span.h"

#include <glib/gi18n-lib.h>

/* Takes the member out, and the schedule with its last one. */
static void
add_clear (VtExam *exam, VtProblem *problem, char *title, const char *member)
{
  JsonObject      *schedule = vt_terms_get_object (exam->terms, "schedule");
  g_autofree char *path = g_strconcat ("schedule/", member, NULL);

  vt_exam_set (exam, vt_exam_add_fix (problem, title),
               json_object_get_size (schedule) > 1 ? path : "schedule", NULL);
}

static void
check_empty_list (VtExam *exam, const char *member, char *text, char *title)
{
  JsonObject      *schedule = vt_terms_get_object (exam->terms, "schedule");
  JsonArray       *list = vt_terms_get_array (schedule, member);
  g_autofree char *owned_text = text;
  g_autofree char *owned_title = title;

  if (list != NULL && json_array_get_length (list) == 0)
    add_clear (exam,
               vt_exam_add (exam, VT_PROBLEM_SCHEDULE_EMPTY, NULL, g_steal_pointer (&owned_text)),
               g_steal_pointer (&owned_title), member);
}

void
vt_check_schedule (VtExam *exam)
{
  VtSpan span;

  check_empty_list (exam, "weekdays",
                    g_strdup (_ ("No day of the week is chosen: it is never "
                                 "there.")),
                    g_strdup (_ ("Every Day")));
  check_empty_list (exam, "hours", g_strdup (_ ("No hours are chosen: it is never there.")),
                    g_strdup (_ ("All Day")));
  if (!vt_offer_get_span (exam->offer, &span) || !vt_span_is_empty (span))
    return;
  add_clear (exam,
             vt_exam_add (exam, VT_PROBLEM_SCHEDULE_EMPTY, NULL,
                          g_strdup (_ ("It ends before it begins."))),
             g_strdup (_ ("Clear the End")), "until");
}

static gboolean
check_campaign (VtExam *exam)
{
  const VtCheckContext *context = exam->checker->context;
  const char           *name = vt_terms_get_text (exam->terms, "campaign");
  const VtCampaign     *campaign = name != NULL && context->campaigns != NULL
                                       ? vt_campaigns_find (context->campaigns, name)
                                       : NULL;
  g_autofree char      *words = NULL;
  g_autofree char      *end = NULL;

  if (campaign == NULL || campaign->span.until_us > context->now_us)
    return FALSE;
  words = vt_words_title (name, VT_WORDS_TITLE_MAX);
  end = vt_instant_tell (campaign->span.until_us, context->catalog);
  vt_mend_pause (
      exam,
      vt_exam_add (exam, VT_PROBLEM_CAMPAIGN_OVER, NULL,
                   /* Translators: the name of a campaign, and a date */
                   g_strdup_printf (_ ("Its campaign “%s” was over on %s."), words, end)),
      g_strdup (_ ("Set to Paused")));
  return TRUE;
}

void
vt_check_ended (VtExam *exam)
{
  const VtCheckContext *context = exam->checker->context;
  VtSpan                span;
  g_autofree char      *end = NULL;
  VtProblem            *problem;

  if (context->now_us == 0 || exam->offer->state != VT_OFFER_READY || check_campaign (exam) ||
      !vt_offer_get_span (exam->offer, &span) || span.until_us > context->now_us)
    return;
  end = vt_instant_tell (span.until_us, context->catalog);
  problem = vt_exam_add (exam, VT_PROBLEM_ENDED, NULL,
                         /* Translators: a date */
                         g_strdup_printf (_ ("It was over on %s."), end));
  vt_mend_pause (exam, problem, g_strdup (_ ("Set to Paused")));
  add_clear (exam, problem, g_strdup (_ ("Clear the End")), "until");
}
