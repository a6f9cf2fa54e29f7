/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of campaigns with their offers, each undone and redone after the file was closed. */

#include "shop-fixture.h"
#include "vt-campaign-edit.h"
#include "vt-campaigns-apply.h"
#include "vt-zone.h"

#define BERLIN "Europe/Berlin"

/* The shop: the campaign "Spring" of April 2026 with two offers, of which one has dates of its own;
 * one offer in "Winter", which is only a name; one in none. */
typedef struct
{
  Shop      *shop; /* (owned) */
  GTimeZone *zone; /* (owned) */
} Fixture;

typedef gboolean (*Work) (VtDatabase *database, Fixture *fixture, GError **error);

typedef struct
{
  Fixture *fixture;
  Work     work;
} Edit;

static gboolean
run_edit (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Edit *edit = data;

  return edit->work (database, edit->fixture, error);
}

static gint64
instant (const char *text)
{
  gint64 time_us;

  g_assert_true (vt_instant_from_text (text, &time_us));
  return time_us;
}

static void
save_kind (Shop *shop, const char *kind, const char *terms, gint64 priority)
{
  g_autoptr (VtOffer) offer = shop_make_kind (kind, terms);

  offer->priority = priority;
  shop_save_offer (shop, offer);
}

static gboolean
save_spring (VtDatabase *database, Fixture *fixture, GError **error)
{
  g_autoptr (VtCampaign) spring = vt_campaign_new ("Spring");

  g_free (spring->id);
  spring->id = g_strdup ("spring-id");
  /* All of April, in Berlin. */
  spring->span = (VtSpan){instant ("2026-03-31T22:00:00Z"), instant ("2026-04-30T22:00:00Z")};
  return vt_campaigns_save (database, spring, error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Edit edit = {fixture, save_spring};

  fixture->shop = shop_new ();
  fixture->zone = vt_local_zone (BERLIN);
  save_kind (fixture->shop, "markdown", "\"campaign\":\"Spring\"", 1);
  save_kind (fixture->shop, "threshold",
             "\"campaign\":\"Spring\",\"schedule\":{\"from\":\"2026-04-10T00:00:00+02:00\","
             "\"weekdays\":[\"fri\"]}",
             2);
  save_kind (fixture->shop, "volume", "\"campaign\":\"Winter\"", 3);
  save_kind (fixture->shop, "add_on", "", 4);
  vt_workspace_edit (fixture->shop->workspace, "Save", NULL, run_edit, &edit, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_time_zone_unref (fixture->zone);
  shop_free (fixture->shop);
}

static gboolean
load_set (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_offer_set_load (data, database, error);
}

/* "Spring 2026-04-01 2026-04-30 paused" a campaign, "markdown ready Spring 2026-04-10 -" an offer,
 * a line each, by name and by priority. */
static char *
describe_span (VtSpan span, GTimeZone *zone)
{
  g_autofree char *from =
      span.from_us != VT_SPAN_NO_START ? vt_local_to_typed (zone, span.from_us) : g_strdup ("-");
  g_autofree char *until = span.until_us != VT_SPAN_NO_END
                               ? vt_local_end_to_typed (zone, span.until_us)
                               : g_strdup ("-");

  return g_strdup_printf ("%s %s", from, until);
}

static char *
describe (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_auto (VtOfferSet) set = {NULL, NULL, NULL};
  GString *text = g_string_new (NULL);

  vt_workspace_read (fixture->shop->workspace, load_set, &set, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < set.campaigns->len; i++)
    {
      const VtCampaign *campaign = set.campaigns->pdata[i];
      g_autofree char  *span = describe_span (campaign->span, fixture->zone);

      g_string_append_printf (text, "%s%s %s%s%s%s\n",
                              vt_campaign_has_document (campaign) ? "" : "~", campaign->name, span,
                              campaign->is_paused ? " paused" : "",
                              *campaign->note != '\0' ? " " : "", campaign->note);
    }
  for (guint i = 0; i < set.documents->len; i++)
    {
      const VtOffer   *offer = set.documents->pdata[i];
      const char      *name = vt_offer_get_campaign (offer);
      VtSpan           span;
      g_autofree char *dates = NULL;

      g_assert_true (vt_offer_get_span (offer, &span));
      dates = describe_span (span, fixture->zone);
      g_string_append_printf (text, "%s %s %s %s\n", offer->name,
                              offer->state == VT_OFFER_READY ? "ready" : "draft",
                              name != NULL ? name : "-", dates);
    }
  return g_string_free (text, FALSE);
}

#define SPRING "Spring 2026-04-01 2026-04-30\n"
#define WINTER "~Winter - -\n"
#define OFFERS                                                                                     \
  "markdown ready Spring - -\nthreshold ready Spring 2026-04-10 -\n"                               \
  "volume ready Winter - -\nadd_on ready - - -\n"
#define BEFORE SPRING WINTER OFFERS

/* ---- what is done ---- */

static gboolean
rename_spring (VtDatabase *database, Fixture *fixture, GError **error)
{
  return vt_campaign_rename (database, "spring-id", "Easter", error);
}

static gboolean
rename_winter (VtDatabase *database, Fixture *fixture, GError **error)
{
  return vt_campaign_rename (database, "Winter", "Frost", error);
}

static gboolean
rename_to_taken (VtDatabase *database, Fixture *fixture, GError **error)
{
  return vt_campaign_rename (database, "Spring", "Winter", error);
}

static gboolean
rename_to_nothing (VtDatabase *database, Fixture *fixture, GError **error)
{
  return vt_campaign_rename (database, "Spring", "", error);
}

static gboolean
rename_missing (VtDatabase *database, Fixture *fixture, GError **error)
{
  return vt_campaign_rename (database, "Summer", "Sun", error);
}

static gboolean
pause_winter (VtDatabase *database, Fixture *fixture, GError **error)
{
  return vt_campaign_set_paused (database, "Winter", TRUE, error);
}

static gboolean
note_spring (VtDatabase *database, Fixture *fixture, GError **error)
{
  return vt_campaign_set_note (database, "Spring", "Eggs", error) &&
         vt_campaign_set_colour (database, "Spring", 3, error);
}

static gboolean
colour_beyond (VtDatabase *database, Fixture *fixture, GError **error)
{
  return vt_campaign_set_colour (database, "Spring", VT_CAMPAIGN_N_COLOURS, error);
}

static gboolean
date_spring (VtDatabase *database, Fixture *fixture, GError **error)
{
  return vt_campaign_set_span (database, "Spring",
                               (VtSpan){instant ("2026-04-05T22:00:00Z"), VT_SPAN_NO_END}, error);
}

static gboolean
date_backwards (VtDatabase *database, Fixture *fixture, GError **error)
{
  return vt_campaign_set_span (
      database, "Spring",
      (VtSpan){instant ("2026-04-05T22:00:00Z"), instant ("2026-04-05T22:00:00Z")}, error);
}

/* Out of summer time at one end, and no shorter than a day at the other. */
static gboolean
stretch_spring (VtDatabase *database, Fixture *fixture, GError **error)
{
  return vt_campaign_stretch (database, "Spring", VT_TIMELINE_START, -7, fixture->zone, error) &&
         vt_campaign_stretch (database, "Spring", VT_TIMELINE_END, -100, fixture->zone, error);
}

/* Four weeks back, out of summer time. */
static gboolean
shift_spring (VtDatabase *database, Fixture *fixture, GError **error)
{
  return vt_campaign_shift (database, "Spring", (VtShift){-28, 0}, fixture->zone, error);
}

static gboolean
shift_too_far (VtDatabase *database, Fixture *fixture, GError **error)
{
  return vt_campaign_shift (database, "Spring", (VtShift){G_MAXINT64, 0}, fixture->zone, error);
}

static gboolean
copy_spring (VtDatabase *database, Fixture *fixture, GError **error)
{
  g_autoptr (VtCampaign) copy = vt_campaign_new ("Spring");

  return vt_campaign_duplicate (database, "Spring", copy, (VtShift){0, 1}, fixture->zone, error);
}

static gboolean
delete_spring (VtDatabase *database, Fixture *fixture, GError **error)
{
  return vt_campaign_delete (database, "Spring", VT_CAMPAIGN_KEEP_OFFERS, error);
}

static gboolean
delete_with_offers (VtDatabase *database, Fixture *fixture, GError **error)
{
  return vt_campaign_delete (database, "Spring", VT_CAMPAIGN_DELETE_OFFERS, error);
}

static gboolean
delete_winter (VtDatabase *database, Fixture *fixture, GError **error)
{
  return vt_campaign_delete (database, "Winter", VT_CAMPAIGN_KEEP_OFFERS, error);
}

static gboolean
take_offers (VtDatabase *database, Fixture *fixture, GError **error)
{
  return vt_campaign_take_offers (database, "spring-id", (const char *[]){"volume", "add_on", NULL},
                                  error);
}

static gboolean
take_out (VtDatabase *database, Fixture *fixture, GError **error)
{
  return vt_campaign_take_offers (database, NULL, (const char *[]){"markdown", NULL}, error);
}

static gboolean
take_missing (VtDatabase *database, Fixture *fixture, GError **error)
{
  return vt_campaign_take_offers (database, "Spring", (const char *[]){"volume", "gone", NULL},
                                  error);
}

typedef struct
{
  const char *path;
  Work        work;
  const char *after; /* (nullable): %NULL where it is refused */
  int         code;
} Row;

static const Row rows[] = {
    {"/campaign-edit/rename", rename_spring,
     "Easter 2026-04-01 2026-04-30\n" WINTER
     "markdown ready Easter - -\nthreshold ready Easter 2026-04-10 -\nvolume ready Winter - -\n"
     "add_on ready - - -\n",
     0},
    {"/campaign-edit/rename-a-name", rename_winter,
     "Frost - -\n" SPRING "markdown ready Spring - -\nthreshold ready Spring 2026-04-10 -\n"
     "volume ready Frost - -\nadd_on ready - - -\n",
     0},
    {"/campaign-edit/rename-to-taken", rename_to_taken, NULL, VT_ERROR_CONSTRAINT},
    {"/campaign-edit/rename-to-nothing", rename_to_nothing, NULL, VT_ERROR_BAD_INPUT},
    {"/campaign-edit/rename-missing", rename_missing, NULL, VT_ERROR_NOT_FOUND},
    {"/campaign-edit/pause-a-name", pause_winter, SPRING "Winter - - paused\n" OFFERS, 0},
    {"/campaign-edit/note", note_spring, "Spring 2026-04-01 2026-04-30 Eggs\n" WINTER OFFERS, 0},
    {"/campaign-edit/colour-beyond", colour_beyond, NULL, VT_ERROR_BAD_INPUT},
    {"/campaign-edit/dates", date_spring, "Spring 2026-04-06 -\n" WINTER OFFERS, 0},
    {"/campaign-edit/dates-backwards", date_backwards, NULL, VT_ERROR_BAD_INPUT},
    {"/campaign-edit/stretch", stretch_spring, "Spring 2026-03-25 2026-03-25\n" WINTER OFFERS, 0},
    {"/campaign-edit/shift", shift_spring,
     "Spring 2026-03-04 2026-04-02\n" WINTER
     "markdown ready Spring - -\nthreshold ready Spring 2026-03-13 -\nvolume ready Winter - -\n"
     "add_on ready - - -\n",
     0},
    {"/campaign-edit/shift-too-far", shift_too_far, NULL, VT_ERROR_LIMIT},
    {"/campaign-edit/copy", copy_spring,
     SPRING "Spring 2 2027-04-01 2027-04-30\n" WINTER OFFERS
            "markdown 2 draft Spring 2 - -\nthreshold 2 draft Spring 2 2027-04-10 -\n",
     0},
    {"/campaign-edit/delete", delete_spring,
     WINTER "markdown ready - - -\nthreshold ready - 2026-04-10 -\nvolume ready Winter - -\n"
            "add_on ready - - -\n",
     0},
    {"/campaign-edit/delete-with-offers", delete_with_offers,
     WINTER "volume ready Winter - -\nadd_on ready - - -\n", 0},
    {"/campaign-edit/delete-a-name", delete_winter,
     SPRING "markdown ready Spring - -\nthreshold ready Spring 2026-04-10 -\nvolume ready - - -\n"
            "add_on ready - - -\n",
     0},
    {"/campaign-edit/take", take_offers,
     SPRING "markdown ready Spring - -\nthreshold ready Spring 2026-04-10 -\n"
            "volume ready Spring - -\nadd_on ready Spring - -\n",
     0},
    {"/campaign-edit/take-out", take_out,
     SPRING WINTER "markdown ready - - -\nthreshold ready Spring 2026-04-10 -\n"
                   "volume ready Winter - -\nadd_on ready - - -\n",
     0},
    {"/campaign-edit/take-missing", take_missing, NULL, VT_ERROR_NOT_FOUND},
};

static void
assert_is (Fixture *fixture, const char *expected)
{
  g_autofree char *text = describe (fixture);

  g_assert_cmpstr (text, ==, expected);
}

static void
reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup (vt_workspace_get_path (fixture->shop->workspace));

  vt_workspace_close (fixture->shop->workspace, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->shop->workspace);
  fixture->shop->workspace = vt_workspace_open (path, NULL, &error);
  g_assert_no_error (error);
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GError) error = NULL;
  Edit edit = {fixture, row->work};

  if (!vt_zone_check (BERLIN, NULL))
    {
      g_test_skip ("the system does not know that time zone");
      return;
    }
  assert_is (fixture, BEFORE);
  if (!vt_workspace_edit (fixture->shop->workspace, "Do", NULL, run_edit, &edit, NULL, &error))
    {
      g_assert_null (row->after);
      g_assert_error (error, VT_ERROR, row->code);
      assert_is (fixture, BEFORE);
      return;
    }
  g_assert_nonnull (row->after);
  assert_is (fixture, row->after);
  reopen (fixture);
  vt_workspace_undo (fixture->shop->workspace, NULL, &error);
  g_assert_no_error (error);
  assert_is (fixture, BEFORE);
  reopen (fixture);
  vt_workspace_redo (fixture->shop->workspace, NULL, &error);
  g_assert_no_error (error);
  assert_is (fixture, row->after);
}

/* ---- names and colours ---- */

typedef struct
{
  const char *path;
  const char *taken; /* separated by "/" */
  const char *wanted;
  const char *name;
} NameRow;

static const NameRow name_rows[] = {
    {"/campaign-edit/name/free", "Spring", "Summer", "Summer"},
    {"/campaign-edit/name/taken", "Spring", "Spring", "Spring 2"},
    {"/campaign-edit/name/next", "Spring/Spring 2", "Spring", "Spring 3"},
    {"/campaign-edit/name/of-a-copy", "Spring/Spring 2", "Spring 2", "Spring 3"},
    {"/campaign-edit/name/year", "Black Friday 2025", "Black Friday 2025", "Black Friday 2026"},
    {"/campaign-edit/name/only-a-number", "2025", "2025", "2025 2"},
    {"/campaign-edit/name/no-blank", "B2B", "B2B", "B2B 2"},
    {"/campaign-edit/name/digits-at-the-end", "Week45", "Week45", "Week45 2"},
    {"/campaign-edit/name/too-long", "A 12345678901", "A 12345678901", "A 12345678901 2"},
};

static void
test_name (gconstpointer data)
{
  const NameRow *row = data;
  g_auto (GStrv) taken = g_strsplit (row->taken, "/", -1);
  g_autoptr (GPtrArray) campaigns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_campaign_free);
  g_autofree char *name = NULL;

  for (guint i = 0; taken[i] != NULL; i++)
    g_ptr_array_add (campaigns, vt_campaign_new (taken[i]));
  name = vt_campaigns_free_name (campaigns, row->wanted);
  g_assert_cmpstr (name, ==, row->name);
}

static void
test_colour (void)
{
  g_autoptr (GPtrArray) campaigns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_campaign_free);

  for (guint i = 0; i < 2 * VT_CAMPAIGN_N_COLOURS; i++)
    {
      VtCampaign *campaign = vt_campaign_new ("x");

      campaign->colour = vt_campaigns_free_colour (campaigns);
      g_assert_cmpuint (campaign->colour, ==, i % VT_CAMPAIGN_N_COLOURS);
      g_ptr_array_add (campaigns, campaign);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add (rows[i].path, Fixture, &rows[i], set_up, test_edit, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (name_rows); i++)
    g_test_add_data_func (name_rows[i].path, &name_rows[i], test_name);
  g_test_add_func ("/campaign-edit/colour", test_colour);
  return g_test_run ();
}
