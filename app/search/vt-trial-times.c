/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When offers are live, and together with which others. */

#include "vt-trial-times.h"

#include <string.h>

#define N_DAYS 7
#define DAY_MINUTES 1440
/* What a change of clocks skips in one week is there in the next. */
#define HORIZON_DAYS 15

/* Minutes of the day; until is 1440 at most, and on the next day if it is not after from. */
typedef struct
{
  int from;
  int until;
} Window;

/* Days of the week as bits, Monday being the first; 0: every day. No windows: all day. */
typedef struct
{
  guint   days;
  GArray *windows; /* (owned) */
} Week;

struct _VtTrialTimes
{
  gint64     from_us;
  gint64     until_us;
  GPtrArray *weeks; /* (owned) (element-type Week): the schedule's first, then of conditions */
  guint      n_own; /* how many of them are the schedule's */
};

static void
week_free (gpointer data)
{
  Week *week = data;

  g_array_unref (week->windows);
  g_free (week);
}

void
vt_trial_times_free (VtTrialTimes *times)
{
  if (times == NULL)
    return;

  g_ptr_array_unref (times->weeks);
  g_free (times);
}

/* ---- reading; the evaluator has taken all of it ---- */

static gint64
read_instant (JsonObject *schedule, const char *name, gint64 absent)
{
  const char *text = vt_terms_get_text (schedule, name);
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  if (time == NULL)
    return absent;
  return g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
}

static guint
read_days (JsonArray *array)
{
  static const char *const words[N_DAYS] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  guint                    days = 0;

  for (guint i = 0; i < vt_terms_get_length (array); i++)
    for (guint day = 0; day < N_DAYS; day++)
      if (g_strcmp0 (vt_terms_get_word (array, i), words[day]) == 0)
        days |= 1u << day;
  return days;
}

/* "17:00" → 1020. */
static int
read_minute (const char *text)
{
  return text != NULL && strlen (text) == 5 ? atoi (text) * 60 + atoi (text + 3) : 0;
}

static void
read_hours (JsonArray *array, GArray *windows)
{
  for (guint i = 0; i < vt_terms_get_length (array); i++)
    {
      JsonObject *object = vt_terms_get_element (array, i);
      Window      window = {read_minute (vt_terms_get_text (object, "from")),
                            read_minute (vt_terms_get_text (object, "until"))};

      g_array_append_val (windows, window);
    }
}

static void
add_week (VtTrialTimes *times, JsonArray *days, JsonArray *hours)
{
  Week *week;

  if (days == NULL && hours == NULL)
    return;
  week = g_new0 (Week, 1);
  week->windows = g_array_new (FALSE, FALSE, sizeof (Window));
  week->days = read_days (days);
  read_hours (hours, week->windows);
  g_ptr_array_add (times->weeks, week);
}

static void
look_into (VtTrialTimes *times, JsonNode *condition)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  if (JSON_NODE_HOLDS_ARRAY (condition))
    {
      JsonArray *array = json_node_get_array (condition);

      for (guint i = 0; i < json_array_get_length (array); i++)
        look_into (times, json_array_get_element (array, i));
      return;
    }
  if (!JSON_NODE_HOLDS_OBJECT (condition))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (condition));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (strcmp (name, "weekday") == 0 && JSON_NODE_HOLDS_ARRAY (node))
        add_week (times, json_node_get_array (node), NULL);
      else if (strcmp (name, "hours") == 0 && JSON_NODE_HOLDS_ARRAY (node))
        add_week (times, NULL, json_node_get_array (node));
      else if (!vt_terms_is_selector (name))
        look_into (times, node);
    }
}

VtTrialTimes *
vt_trial_times_new (JsonObject *form)
{
  static const char *const conditions[] = {"audience", "when"};
  VtTrialTimes            *times;
  JsonObject              *schedule;

  g_return_val_if_fail (form != NULL, NULL);

  times = g_new0 (VtTrialTimes, 1);
  schedule = vt_terms_get_object (form, "schedule");
  times->weeks = g_ptr_array_new_with_free_func (week_free);
  times->from_us = read_instant (schedule, "from", G_MININT64);
  times->until_us = read_instant (schedule, "until", G_MAXINT64);
  add_week (times, vt_terms_get_array (schedule, "weekdays"),
            vt_terms_get_array (schedule, "hours"));
  times->n_own = times->weeks->len;
  for (gsize i = 0; i < G_N_ELEMENTS (conditions); i++)
    if (json_object_has_member (form, conditions[i]))
      look_into (times, json_object_get_member (form, conditions[i]));
  return times;
}

/* ---- the clock on the wall ---- */

typedef struct
{
  guint day; /* of the week */
  int   minute;
} Clock;

static Clock
read_clock (gint64 at_us, GTimeZone *zone)
{
  gint64 at_s = at_us / G_USEC_PER_SEC;
  int    interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, at_s);
  gint64 local_s = at_s + g_time_zone_get_offset (zone, interval);
  gint64 day = local_s / 86400 - (local_s % 86400 < 0);

  /* 1970-01-01 was a Thursday. */
  return (Clock){(guint) (((day + 3) % N_DAYS + N_DAYS) % N_DAYS),
                 (int) ((local_s - day * 86400) / 60)};
}

static gboolean
has_day (const Week *week, guint day)
{
  return week->days == 0 || (week->days >> day % N_DAYS & 1) != 0;
}

static gboolean
has_clock (const Week *week, Clock clock)
{
  gboolean is_today = has_day (week, clock.day);
  gboolean was_yesterday = has_day (week, clock.day + N_DAYS - 1);

  if (week->windows->len == 0)
    return is_today;
  for (guint i = 0; i < week->windows->len; i++)
    {
      const Window *window = &g_array_index (week->windows, Window, i);
      gboolean      is_after = clock.minute >= window->from;
      gboolean      is_before = clock.minute < window->until;

      if (window->from < window->until ? is_today && is_after && is_before
                                       : (is_today && is_after) || (was_yesterday && is_before))
        return TRUE;
    }
  return FALSE;
}

static gboolean
are_open (const VtTrialTimes *times, gint64 at_us, Clock clock)
{
  if (at_us < times->from_us || at_us >= times->until_us)
    return FALSE;
  for (guint i = 0; i < times->n_own; i++)
    if (!has_clock (times->weeks->pdata[i], clock))
      return FALSE;
  return TRUE;
}

gboolean
vt_trial_times_are_open (const VtTrialTimes *times, gint64 at_us, GTimeZone *zone)
{
  g_return_val_if_fail (times != NULL, FALSE);

  return are_open (times, at_us, read_clock (at_us, zone));
}

/* ---- instants ---- */

typedef struct
{
  const VtTrialShop *shop;   /* (unowned) */
  const guint       *offers; /* (unowned) */
  guint              n_offers;
  VtTrialOpen        open;
  GTimeZone         *zone;     /* (unowned) */
  GArray            *instants; /* (owned) */
  GHashTable        *seen;     /* (owned): what was open and held */
} Lister;

static const VtTrialTimes *
get_times (const Lister *lister, guint i)
{
  return vt_trial_shop_get_offer (lister->shop, lister->offers[i])->times;
}

/* Each state of affairs once. */
static void
look_at (Lister *lister, gint64 at_us)
{
  Clock    clock = read_clock (at_us, lister->zone);
  GString *key;

  if (at_us < lister->shop->now_us)
    return;
  key = g_string_new (NULL);
  for (guint i = 0; i < lister->n_offers; i++)
    {
      const VtTrialTimes *times = get_times (lister, i);
      gboolean            is_open = are_open (times, at_us, clock);

      if (!is_open && lister->open == VT_TRIAL_ALL_OPEN)
        {
          g_string_free (key, TRUE);
          return;
        }
      g_string_append_c (key, is_open ? '1' : '0');
      for (guint j = times->n_own; j < times->weeks->len; j++)
        g_string_append_c (key, has_clock (times->weeks->pdata[j], clock) ? '1' : '0');
    }
  if (g_hash_table_add (lister->seen, g_string_free (key, FALSE)))
    g_array_append_val (lister->instants, at_us);
}

/* Minutes of the day at which something begins or ends, midnight among them, as bits. */
static gboolean
collect_minutes (const Lister *lister, gboolean *minutes)
{
  gboolean any = FALSE;

  minutes[0] = TRUE;
  for (guint i = 0; i < lister->n_offers; i++)
    {
      const VtTrialTimes *times = get_times (lister, i);

      for (guint j = 0; j < times->weeks->len; j++)
        {
          const Week *week = times->weeks->pdata[j];

          any = TRUE;
          for (guint k = 0; k < week->windows->len; k++)
            {
              minutes[g_array_index (week->windows, Window, k).from] = TRUE;
              minutes[g_array_index (week->windows, Window, k).until] = TRUE;
            }
        }
    }
  return any;
}

static void
look_at_weeks (Lister *lister, gint64 from_us, gint64 until_us, const gboolean *minutes)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (from_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) from = g_date_time_to_timezone (utc, lister->zone);

  for (int day = 0; day < HORIZON_DAYS; day++)
    {
      g_autoptr (GDateTime) on_day = g_date_time_add_days (from, day);

      for (int minute = 0; minute < DAY_MINUTES; minute++)
        {
          g_autoptr (GDateTime) time = NULL;
          gint64 at_us;

          if (!minutes[minute])
            continue;
          time = g_date_time_new (
              lister->zone, g_date_time_get_year (on_day), g_date_time_get_month (on_day),
              g_date_time_get_day_of_month (on_day), minute / 60, minute % 60, 0);
          at_us = time != NULL ? g_date_time_to_unix (time) * G_USEC_PER_SEC : from_us;
          if (at_us >= until_us)
            return;
          if (at_us > from_us)
            look_at (lister, at_us);
        }
    }
}

static int
compare_instants (gconstpointer a, gconstpointer b)
{
  gint64 instant = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return instant < other ? -1 : instant > other;
}

/* Now, and whenever the dates of a schedule begin or end, in whole seconds. */
static GArray *
list_turns (const Lister *lister)
{
  GArray *turns = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (turns, lister->shop->now_us);
  for (guint i = 0; i < lister->n_offers; i++)
    {
      const gint64 ends[] = {get_times (lister, i)->from_us, get_times (lister, i)->until_us};

      for (gsize j = 0; j < G_N_ELEMENTS (ends); j++)
        {
          gint64 turn_us = ends[j];

          if (turn_us <= lister->shop->now_us || turn_us == G_MAXINT64)
            continue;
          turn_us = (turn_us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC * G_USEC_PER_SEC;
          g_array_append_val (turns, turn_us);
        }
    }
  g_array_sort (turns, compare_instants);
  return turns;
}

GArray *
vt_trial_instants_list (const VtTrialShop *shop,
                        const guint       *offers,
                        guint              n_offers,
                        VtTrialOpen        open)
{
  Lister   lister = {.shop = shop, .offers = offers, .n_offers = n_offers, .open = open};
  gboolean minutes[DAY_MINUTES + 1] = {FALSE};
  gboolean by_week;
  g_autoptr (GArray) turns = NULL;

  g_return_val_if_fail (shop != NULL, NULL);

  lister.zone = shop->zone;
  lister.instants = g_array_new (FALSE, FALSE, sizeof (gint64));
  lister.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  by_week = collect_minutes (&lister, minutes);
  turns = list_turns (&lister);
  for (guint i = 0; i < turns->len; i++)
    {
      gint64 from_us = g_array_index (turns, gint64, i);
      gint64 until_us = i + 1 < turns->len ? g_array_index (turns, gint64, i + 1) : G_MAXINT64;

      look_at (&lister, from_us);
      if (by_week && until_us > from_us)
        look_at_weeks (&lister, from_us, until_us, minutes);
    }
  g_array_sort (lister.instants, compare_instants);
  g_hash_table_unref (lister.seen);
  return lister.instants;
}
