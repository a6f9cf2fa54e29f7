/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings in words: counts, shares, what goes together. */

#include "vt-offer-evidence-private.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* 95 % of a normal distribution. */
#define Z_95 1.959964
/* With fewer together an interval says nothing. */
#define MIN_FOR_INTERVAL 5
/* Of those who get an offer for what they do anyway: few, and too many. */
#define FEW_ANYWAY 0.1
#define MANY_ANYWAY 0.33

/* ---- facts ---- */

VtFact *
vt_study_add_fact (
    VtStudy *study, const char *code, const char *title, VtTone tone, char *value, char *sentence)
{
  VtFact *fact = g_new0 (VtFact, 1);

  fact->code = code;
  fact->title = g_strdup (title);
  fact->tone = tone;
  fact->value = value;
  fact->sentence = sentence;
  fact->is_known = TRUE;
  g_ptr_array_add (study->evidence->facts, fact);
  return fact;
}

VtFact *
vt_study_add_unknown (VtStudy *study, const char *code, const char *title, char *sentence)
{
  VtFact *fact = vt_study_add_fact (study, code, title, VT_TONE_NEUTRAL, g_strdup ("—"), sentence);

  fact->is_known = FALSE;
  return fact;
}

VtFact *
vt_study_add_share (VtStudy    *study,
                    const char *code,
                    const char *title,
                    VtTone      tone,
                    guint64     n,
                    guint64     n_of,
                    char       *sentence)
{
  double  share = n_of > 0 ? (double) n / (double) n_of : 0;
  VtFact *fact;

  if (n_of == 0)
    fact = vt_study_add_unknown (study, code, title, sentence);
  else
    fact = vt_study_add_fact (study, code, title, tone, vt_words_share (share), sentence);
  fact->unit = VT_FACT_SHARE;
  fact->number = share;
  fact->n = n;
  fact->n_of = n_of;
  return fact;
}

VtFact *
vt_study_add_count (VtStudy *study, const char *code, const char *title, gint64 n, char *sentence)
{
  VtFact *fact =
      vt_study_add_fact (study, code, title, VT_TONE_NEUTRAL, vt_count_to_display (n), sentence);

  fact->unit = VT_FACT_COUNT;
  fact->amount = n;
  fact->n = (guint64) MAX (n, 0);
  return fact;
}

VtFact *
vt_study_add_money (
    VtStudy *study, const char *code, const char *title, VtTone tone, gint64 minor, char *sentence)
{
  VtFact *fact = vt_study_add_fact (study, code, title, tone,
                                    vt_money_to_display (minor, study->input->currency), sentence);

  fact->unit = VT_FACT_MONEY;
  fact->amount = minor;
  fact->is_known = minor != VT_MONEY_UNKNOWN;
  return fact;
}

void
vt_study_add_note (VtStudy *study, char *note)
{
  g_ptr_array_add (study->evidence->notes, note);
}

void
vt_study_add_picture (VtStudy *study, VtPicture *picture)
{
  g_ptr_array_add (study->evidence->pictures, picture);
}

/* ---- words ---- */

char *
vt_study_name (VtStudy *study, guint32 product)
{
  g_autofree char *title = NULL;

  if (product == VT_PRODUCT_NONE)
    return g_strdup ("—");
  title = vt_words_product (study->input->catalog,
                            vt_catalog_get (study->input->catalog, product)->sku);
  return g_strdup_printf (_ ("“%s”"), title);
}

char *
vt_study_day (gint64 time_us)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (time_us / G_USEC_PER_SEC);

  /* Translators: a day, as g_date_time_format() has it */
  return time != NULL ? g_date_time_format (time, _ ("%-d %B %Y")) : g_strdup ("");
}

char *
vt_study_month (int year, int month)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (CLAMP (year, 1, 9999), month, 1, 0, 0, 0);

  /* Translators: a month, as g_date_time_format() has it */
  return g_date_time_format (time, _ ("%b %Y"));
}

char *
vt_study_month_label (int year, int month)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (CLAMP (year, 1, 9999), month, 1, 0, 0, 0);

  /* Translators: a month below a narrow bar, as g_date_time_format() has it */
  return g_date_time_format (time, _ ("%b"));
}

char *
vt_study_points (double points)
{
  if (points >= 9.95)
    return g_strdup_printf ("%.0f", points);
  if (points >= 0.095 || points <= 0)
    return g_strdup_printf ("%.1f", points);
  return g_strdup_printf ("%.2f", MAX (points, 0.01));
}

/* ---- what goes together ---- */

void
vt_study_tell_support (VtStudy *study, guint32 n, const char *what)
{
  guint32          n_baskets = study->input->baskets->n_baskets;
  g_autofree char *count = vt_words_count (n);
  g_autofree char *all = vt_words_count (n_baskets);
  VtFact          *fact;

  fact =
      vt_study_add_count (study, "support", _ ("Orders with all of it"), n,
                          /* Translators: two counts of orders, and what is in them */
                          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s of %s orders has %s.",
                                                        "%s of %s orders have %s.", n),
                                           count, all, what));
  fact->n_of = n_baskets;
  fact->number = n_baskets > 0 ? (double) n / n_baskets : 0;
}

/* Wilson (1927), "Probable Inference, the Law of Succession, and Statistical Inference". */
static void
share_interval (guint32 n, guint32 n_of, double *ret_low, double *ret_high)
{
  double share = (double) n / n_of;
  double z2 = Z_95 * Z_95;
  double middle = (share + z2 / (2.0 * n_of)) / (1 + z2 / n_of);
  double reach = Z_95 * sqrt (share * (1 - share) / n_of + z2 / (4.0 * n_of * (double) n_of)) /
                 (1 + z2 / n_of);

  *ret_low = MAX (middle - reach, 0);
  *ret_high = MIN (middle + reach, 1);
}

void
vt_study_tell_attach (VtStudy            *study,
                      const VtPairCounts *counts,
                      const char         *with,
                      const char         *also)
{
  g_autofree char *together = vt_words_count (counts->n_together);
  g_autofree char *base = vt_words_count (counts->n_a);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *counted = NULL;
  double           low_share, high_share;

  if (counts->n_a == 0)
    {
      vt_study_add_share (study, "attach", _ ("Attach rate now"), VT_TONE_NEUTRAL, 0, 0,
                          g_strdup_printf (_ ("No order has %s yet."), with));
      return;
    }
  /* Translators: how many orders have the first, how many of them the second as well */
  counted =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Of %s order with %s, %s has %s as well.",
                                    "Of %s orders with %s, %s have %s as well.", counts->n_a),
                       base, with, together, also);
  share_interval (counts->n_together, counts->n_a, &low_share, &high_share);
  low = vt_words_share (low_share);
  high = vt_words_share (high_share);
  vt_study_add_share (
      study, "attach", _ ("Attach rate now"), VT_TONE_NEUTRAL, counts->n_together, counts->n_a,
      /* Translators: a sentence with counts, then two percentages */
      g_strdup_printf (_ ("%s From so many, %s to %s is likely."), counted, low, high));
}

static VtTone
tone_of_lift (double low, double high)
{
  if (low > 1)
    return VT_TONE_GOOD;
  return high < 1 ? VT_TONE_BAD : VT_TONE_NEUTRAL;
}

static char *
lift_to_sentence (
    const VtPairCounts *counts, double low, double high, const char *with, const char *also)
{
  g_autofree char *together = vt_words_count (counts->n_together);

  if (counts->n_together == 0)
    return g_strdup_printf (_ ("No order has %s and %s as well."), with, also);
  if (counts->n_together < MIN_FOR_INTERVAL)
    return g_strdup_printf (
        /* Translators: a count of orders and what is in them */
        g_dngettext (GETTEXT_PACKAGE,
                     "%s order with %s and %s as well is too few to tell it from chance.",
                     "%s orders with %s and %s as well are too few to tell it from chance.",
                     counts->n_together),
        together, with, also);
  if (low > 1)
    return g_strdup_printf (
        /* Translators: two names and two factors */
        _ ("Who has %s takes %s more often than others: %.1f to %.1f times is likely."), with, also,
        low, high);
  if (high < 1)
    return g_strdup_printf (
        /* Translators: two names and two factors */
        _ ("Who has %s takes %s less often than others: %.1f to %.1f times is likely."), with, also,
        low, high);
  return g_strdup_printf (
      /* Translators: two names and two factors */
      _ ("It may be chance that who has %s takes %s: %.1f to %.1f times is likely."), with, also,
      low, high);
}

void
vt_study_tell_item (VtStudy *study, const VtPairCounts *counts, const char *with, guint32 product)
{
  g_autofree char *also = vt_study_name (study, product);
  VtFact          *fact;

  vt_study_tell_attach (study, counts, with, also);
  fact = study->evidence->facts->pdata[study->evidence->facts->len - 1];
  fact->code = "item";
  g_free (fact->title);
  fact->title = g_strdup_printf (_ ("With %s"), also);
}

void
vt_study_tell_lift (VtStudy *study, const VtPairCounts *counts, const char *with, const char *also)
{
  double  low = 0, high = 0;
  double  lift;
  VtFact *fact;

  if (counts->n_a == 0 || counts->n_b == 0)
    return;
  lift = vt_measure_lift (*counts);
  vt_measure_lift_interval (*counts, Z_95, &low, &high);
  fact = vt_study_add_fact (
      study, "lift", _ ("Against chance"),
      counts->n_together < MIN_FOR_INTERVAL ? VT_TONE_NEUTRAL : tone_of_lift (low, high),
      /* Translators: how many times as often as by chance */
      g_strdup_printf (_ ("%.1f times"), lift), lift_to_sentence (counts, low, high, with, also));
  fact->unit = VT_FACT_FACTOR;
  fact->number = lift;
  fact->n = counts->n_together;
  fact->n_of = counts->n_baskets;
}

VtTone
vt_study_tone_of_anyway (guint64 n, guint64 n_of)
{
  double share = n_of > 0 ? (double) n / (double) n_of : 0;

  if (n_of == 0)
    return VT_TONE_NEUTRAL;
  if (share > MANY_ANYWAY)
    return VT_TONE_BAD;
  return share < FEW_ANYWAY ? VT_TONE_GOOD : VT_TONE_NEUTRAL;
}
