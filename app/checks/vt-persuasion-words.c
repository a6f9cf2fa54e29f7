/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that press shoppers, by language: a heuristic. */

#include "vt-persuasion-words.h"

#include <stdlib.h>
#include <string.h>

#define FEW 10

/**
 * Words:
 * @language: for who adds one; texts are searched for the words of all
 * @deadline: that something ends soon
 * @months: names of the months, from January on, each with its abbreviations
 * @scarcity: that few are left, with their number
 * @few: the same without a number
 * @before: what stands before the price of before
 *
 * Each is a regular expression; blanks may be several.
 */
typedef struct
{
  const char *language;
  const char *deadline;
  const char *months[12];
  const char *scarcity;
  const char *few;
  const char *before;
} Words;

static const Words words[] = {
    {
        .language = "en",
        .deadline =
            "only today|today only|last chance|last days?|final hours?|ends? (?:soon|today|"
            "tonight|tomorrow)|ending soon|limited time|hurry|this week only|only this week|"
            "until midnight|while it lasts|expires (?:soon|today|tonight)|before it'?s gone",
        .months = {"jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?",
                   "july?", "aug(?:ust)?", "sep(?:t|tember)?", "oct(?:ober)?", "nov(?:ember)?",
                   "dec(?:ember)?"},
        .scarcity = "(?:only|just) (\\d+) (?:more |items? )?(?:left|remaining|available|in stock)|"
                    "(?:the )?last (\\d+) (?:left|items?|pieces?|in stock)|(\\d+) left in stock",
        .few = "(?:only )?(?:a )?few left|almost (?:gone|sold out)|selling (?:out )?fast",
        .before = "instead of|rather than|was|before|formerly|previously",
    },
    {
        .language = "de",
        .deadline =
            "nur (?:noch )?heute|letzte chance|letzte[nr]? tage?|endet (?:bald|heute|morgen)|"
            "nur (?:für )?kurze zeit|nur diese woche|bis mitternacht|schnell sein|beeilen|"
            "läuft (?:bald |heute )?ab|solange (?:es|sie) gilt|befristet",
        .months = {"jan(?:uar)?", "feb(?:ruar)?", "märz", "apr(?:il)?", "mai", "juni?", "juli?",
                   "aug(?:ust)?", "sep(?:t|tember)?", "okt(?:ober)?", "nov(?:ember)?",
                   "dez(?:ember)?"},
        .scarcity = "nur noch (\\d+)(?: stück)?|noch (\\d+) (?:stück|auf lager|verfügbar)|"
                    "die letzten (\\d+)",
        .few = "nur noch wenige|fast (?:ausverkauft|weg)|bald ausverkauft",
        .before = "statt|anstatt|früher|vorher|bisher|uvp",
    },
};

static GRegex *
compile (const char *pattern)
{
  g_autoptr (GError) error = NULL;
  GRegex *regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, &error);

  g_assert_no_error (error);
  return regex;
}

/* "\b(?:A|B)\b" of all languages, blanks of any length. */
static char *
join (gsize offset)
{
  GString *pattern = g_string_new ("\\b(?:");

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *own = *(const char *const *) ((const char *) &words[i] + offset);

      if (i > 0)
        g_string_append_c (pattern, '|');
      for (const char *at = own; *at != '\0'; at++)
        if (*at == ' ')
          g_string_append (pattern, "\\s+");
        else
          g_string_append_c (pattern, *at);
    }
  g_string_append (pattern, ")\\b");
  return g_string_free (pattern, FALSE);
}

/* Compiled once, for all threads. */
static GRegex *
get_regex (GRegex **place, char *(*make) (void) )
{
  if (g_once_init_enter (place))
    {
      g_autofree char *pattern = make ();

      g_once_init_leave (place, compile (pattern));
    }
  return *place;
}

static char *
make_deadline (void)
{
  return join (G_STRUCT_OFFSET (Words, deadline));
}

static char *
make_scarcity (void)
{
  return join (G_STRUCT_OFFSET (Words, scarcity));
}

static char *
make_few (void)
{
  return join (G_STRUCT_OFFSET (Words, few));
}

static char *
make_before (void)
{
  g_autofree char *before = join (G_STRUCT_OFFSET (Words, before));

  return g_strconcat (before,
                      "\\s*:?\\s*((?:\\p{Sc}|(?-i:[A-Z]{3}))?\\s*(\\d[\\d.,' ]*\\d|\\d)"
                      "(?:\\s*(?:\\p{Sc}|(?-i:[A-Z]{3})\\b))?)",
                      NULL);
}

static char *
make_date (void)
{
  GString *months = g_string_new (NULL);
  char    *pattern;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    for (gsize k = 0; k < 12; k++)
      g_string_append_printf (months, "%s%s", months->len > 0 ? "|" : "", words[i].months[k]);
  pattern = g_strdup_printf (
      "\\b(?:(?<iso>\\d{4}-\\d{2}-\\d{2})|"
      "(?<day>0?[1-9]|[12]\\d|3[01])\\.(?<month>0?[1-9]|1[0-2])\\.(?<year>\\d{4})?|"
      "\\d{1,2}(?:\\.|st|nd|rd|th)?\\s+(?:of\\s+)?(?:%s)\\b\\.?|"
      "(?:%s)\\s+\\d{1,2}(?:st|nd|rd|th)?\\b)",
      months->str, months->str);
  g_string_free (months, TRUE);
  return pattern;
}

char *
vt_persuasion_find_deadline (const char *text)
{
  static GRegex *regex;
  g_autoptr (GMatchInfo) match = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  return g_regex_match (get_regex (&regex, make_deadline), text, 0, &match)
             ? g_match_info_fetch (match, 0)
             : NULL;
}

static char *
make_day (GMatchInfo *match)
{
  g_autofree char *iso = g_match_info_fetch_named (match, "iso");
  g_autofree char *day = g_match_info_fetch_named (match, "day");
  g_autofree char *month = g_match_info_fetch_named (match, "month");
  g_autofree char *year = g_match_info_fetch_named (match, "year");

  if (iso != NULL && *iso != '\0')
    return g_steal_pointer (&iso);
  if (year == NULL || *year == '\0')
    return g_strdup ("");
  return g_strdup_printf ("%s-%02d-%02d", year, atoi (month), atoi (day));
}

char *
vt_persuasion_find_date (const char *text, char **ret_day)
{
  static GRegex *regex;
  g_autoptr (GMatchInfo) match = NULL;

  g_return_val_if_fail (text != NULL && ret_day != NULL, NULL);

  if (!g_regex_match (get_regex (&regex, make_date), text, 0, &match))
    return NULL;
  *ret_day = make_day (match);
  return g_match_info_fetch (match, 0);
}

/* The number is in the group of the language that matched. */
static guint
read_number (GMatchInfo *match)
{
  for (int i = 1; i < g_match_info_get_match_count (match); i++)
    {
      g_autofree char *group = g_match_info_fetch (match, i);
      guint64          number;

      if (group != NULL && g_ascii_string_to_unsigned (group, 10, 0, G_MAXUINT, &number, NULL))
        return (guint) number;
    }
  return FEW;
}

char *
vt_persuasion_find_scarcity (const char *text, guint *ret_n_left)
{
  static GRegex *scarcity;
  static GRegex *few;
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GMatchInfo) few_match = NULL;

  g_return_val_if_fail (text != NULL && ret_n_left != NULL, NULL);

  if (g_regex_match (get_regex (&scarcity, make_scarcity), text, 0, &match))
    {
      *ret_n_left = read_number (match);
      return g_match_info_fetch (match, 0);
    }
  if (!g_regex_match (get_regex (&few, make_few), text, 0, &few_match))
    return NULL;
  *ret_n_left = FEW;
  return g_match_info_fetch (few_match, 0);
}

char *
vt_persuasion_find_list_price (const char *text, char **ret_amount, char **ret_digits)
{
  static GRegex *regex;
  g_autoptr (GMatchInfo) match = NULL;

  g_return_val_if_fail (text != NULL && ret_amount != NULL && ret_digits != NULL, NULL);

  if (!g_regex_match (get_regex (&regex, make_before), text, 0, &match))
    return NULL;
  *ret_amount = g_match_info_fetch (match, 1);
  *ret_digits = g_match_info_fetch (match, 2);
  return g_match_info_fetch (match, 0);
}
