/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ends that were put off: counted from the log of offers, and not from looking for the right date.
 */

#include "shop-fixture.h"

#include "vt-past-ends.h"
#include "vt-span.h"

#define DAY_US (G_GINT64_CONSTANT (24) * 3600 * G_USEC_PER_SEC)

static const struct
{
  const char *name;
  const char *days; /* "on which day: what end", in days */
  guint       n_later;
  gint64      first;
} cases[] = {
    {"none", "", 0, 0},
    {"once", "0:10", 0, 10},
    {"put-off", "0:10 5:20 9:30", 2, 10},
    {"same-again", "0:10 5:10 9:10", 0, 10},
    {"earlier", "0:30 5:20 9:10", 0, 30},
    {"there-and-back", "0:10 5:20 9:10 12:20", 1, 10},
    {"in-one-day", "0:10 0:20 0:30 0:40", 0, 40},
    {"taken-back", "0:10 5:20 5:10", 0, 10},
};

static void
test_count (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (VtPastEnds) ends = vt_past_ends_new ();
  g_auto (GStrv) days = g_strsplit (cases[i].days, " ", -1);
  gint64 first_us = 0;

  for (guint k = 0; days[k] != NULL && *days[k] != '\0'; k++)
    {
      g_auto (GStrv) parts = g_strsplit (days[k], ":", 2);
      VtPastEnd end = {atoi (parts[1]) * DAY_US, atoi (parts[0]) * DAY_US + k};

      vt_past_ends_add (ends, "offer", &end);
    }
  g_assert_cmpuint (vt_past_ends_count_later (ends, "offer", &first_us), ==, cases[i].n_later);
  g_assert_cmpint (first_us, ==, cases[i].first * DAY_US);
  g_assert_cmpuint (vt_past_ends_count_later (ends, "another", &first_us), ==, 0);
}

static gboolean
read_ends (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_past_ends_read (data, database, error);
}

static void
read_again (Shop *shop, VtPastEnds *ends)
{
  g_autoptr (GError) error = NULL;

  vt_workspace_read (shop->workspace, read_ends, ends, NULL, &error);
  g_assert_no_error (error);
}

/* Saves the offer with that end, or none, as if @day were the day. */
static void
save (Shop *shop, VtOfferState state, const char *until, guint day)
{
  g_autofree char *terms = until != NULL
                               ? g_strdup_printf ("\"reward\":{\"percent\":\"5\"},"
                                                  "\"schedule\":{\"until\":\"%sT00:00:00Z\"}",
                                                  until)
                               : g_strdup ("\"reward\":{\"percent\":\"5\"}");
  g_autoptr (VtOffer) offer = shop_make_kind ("markdown", terms);
  g_autofree char *sql = g_strdup_printf ("UPDATE log_offer SET made_us = %" G_GINT64_FORMAT
                                          " WHERE id = (SELECT max (id) FROM log_offer)",
                                          day * DAY_US);

  offer->state = state;
  shop_save_offer (shop, offer);
  shop_exec (shop, sql);
}

static void
test_log (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtPastEnds) ends = vt_past_ends_new ();
  gint64 first_us = 0;
  gint64 expected_us;

  /* A draft promises nothing. */
  save (shop, VT_OFFER_DRAFT, "2027-01-01", 1);
  save (shop, VT_OFFER_READY, "2027-02-01", 3);
  save (shop, VT_OFFER_READY, NULL, 5);
  read_again (shop, ends);
  g_assert_cmpuint (vt_past_ends_count_later (ends, "markdown", &first_us), ==, 0);
  g_assert_true (vt_instant_from_text ("2027-02-01T00:00:00Z", &expected_us));
  g_assert_cmpint (first_us, ==, expected_us);

  /* Read on, not anew. */
  save (shop, VT_OFFER_READY, "2027-03-01", 7);
  save (shop, VT_OFFER_PAUSED, "2027-04-01", 9);
  save (shop, VT_OFFER_READY, "2027-05-01", 11);
  read_again (shop, ends);
  read_again (shop, ends);
  g_assert_cmpuint (vt_past_ends_count_later (ends, "markdown", &first_us), ==, 2);
  g_assert_cmpint (first_us, ==, expected_us);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/past-ends/count/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_count);
    }
  g_test_add_func ("/checks/past-ends/log", test_log);
  return g_test_run ();
}
