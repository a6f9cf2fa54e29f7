/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that press shoppers, and words that only look like it. */

#include "vt-persuasion-words.h"

typedef struct
{
  const char *text;
  const char *found; /* NULL: nothing */
  const char *more;  /* the day, the amount; NULL: not looked at */
  guint       n_left;
} Case;

static const Case deadlines[] = {
    {"Only today: 20 % off!", "Only today"},
    {"LAST  CHANCE to save", "LAST  CHANCE"},
    {"Ends tonight.", "Ends tonight"},
    {"Nur noch heute sparen", "Nur noch heute"},
    {"Letzte Chance!", "Letzte Chance"},
    {"Nur für kurze Zeit", "Nur für kurze Zeit"},
    {"Delivered today", NULL},
    {"Lens, bag and memory card with your camera: 10 % off the set.", NULL},
    {"Endethos", NULL},
    {"", NULL},
};

static const Case dates[] = {
    {"Until 31 December", "31 December", ""},
    {"until December 31st", "December 31st", ""},
    {"by the 3rd of March", "3rd of March", ""},
    {"Bis 24.12.2025 günstiger", "24.12.2025", "2025-12-24"},
    {"Bis 1.3.2026", "1.3.2026", "2026-03-01"},
    {"Bis zum 24.12. günstiger", "24.12.", ""},
    {"bis 5. März", "5. März", ""},
    {"valid to 2025-12-24", "2025-12-24", "2025-12-24"},
    /* Amounts at the end of a sentence. */
    {"Two more years for 15.00.", NULL},
    {"Das zweite für 19.90.", NULL},
    {"From 3 packs 5 % off each", NULL},
    {"In zwölf Raten, die erste in 30 Tagen.", NULL},
};

static const Case scarcities[] = {
    {"Only 3 left!", "Only 3 left", NULL, 3},
    {"just 12 items left", "just 12 items left", NULL, 12},
    {"7 left in stock", "7 left in stock", NULL, 7},
    {"Nur noch 5 Stück", "Nur noch 5 Stück", NULL, 5},
    {"noch 2 auf Lager", "noch 2 auf Lager", NULL, 2},
    {"Almost gone", "Almost gone", NULL, 10},
    {"Nur noch wenige!", "Nur noch wenige", NULL, 10},
    {"Only 3 clicks away", NULL, NULL, 0},
    {"3 months left of the warranty", NULL, NULL, 0},
};

static const Case prices[] = {
    {"now instead of £99.00", "instead of £99.00", "£99.00"},
    {"was 49.90 EUR", "was 49.90 EUR", "49.90 EUR"},
    {"Jetzt statt 1.234,50 € nur 999", "statt 1.234,50 €", "1.234,50 €"},
    {"UVP: 20", "UVP: 20", "20"},
    {"instead of $5 for you", "instead of $5", "$5"},
    {"It was good", NULL},
    {"Half price", NULL},
};

static void
check (const Case *c, char *found, char *more)
{
  g_assert_cmpstr (found, ==, c->found);
  if (c->found != NULL && c->more != NULL)
    g_assert_cmpstr (more, ==, c->more);
  g_free (found);
  g_free (more);
}

static void
test_deadline (gconstpointer data)
{
  check (data, vt_persuasion_find_deadline (((const Case *) data)->text), NULL);
}

static void
test_date (gconstpointer data)
{
  char *day = NULL;
  char *found = vt_persuasion_find_date (((const Case *) data)->text, &day);

  check (data, found, day);
}

static void
test_scarcity (gconstpointer data)
{
  const Case *c = data;
  guint       n_left = 0;

  check (c, vt_persuasion_find_scarcity (c->text, &n_left), NULL);
  g_assert_cmpuint (n_left, ==, c->n_left);
}

static void
test_list_price (gconstpointer data)
{
  char            *amount = NULL;
  g_autofree char *digits = NULL;
  char *found = vt_persuasion_find_list_price (((const Case *) data)->text, &amount, &digits);

  check (data, found, amount);
}

static void
add (const char *name, const Case *cases, gsize n_cases, GTestDataFunc test)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *path = g_strdup_printf ("/checks/persuasion/%s/%zu", name, i);

      g_test_add_data_func (path, &cases[i], test);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("deadline", deadlines, G_N_ELEMENTS (deadlines), test_deadline);
  add ("date", dates, G_N_ELEMENTS (dates), test_date);
  add ("scarcity", scarcities, G_N_ELEMENTS (scarcities), test_scarcity);
  add ("list-price", prices, G_N_ELEMENTS (prices), test_list_price);
  return g_test_run ();
}
