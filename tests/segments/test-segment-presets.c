/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The segments every shop has, with thresholds of its own history. */

#include "history.h"

#include "vt-segment-presets.h"

#include <string.h>

/* Days from the first order to the second: 10, 20, 30, 40, 100. Order counts of who came back: 2,
 * 2, 2, 3, 5. Gaps: 10, 20, 30, 40, 25. */
static const char *const rows = "1,2020-01-01 10:00,a,CAM,1,500.00\n"
                                "2,2020-01-11 10:00,a,CAM,1,500.00\n"
                                "3,2020-01-01 10:00,b,CASE,1,20.00\n"
                                "4,2020-01-21 10:00,b,CASE,1,20.00\n"
                                "5,2020-01-01 10:00,c,CASE,2,20.00\n"
                                "6,2020-01-31 10:00,c,CAM,1,500.00\n"
                                "7,2020-01-01 10:00,d,CAM,1,500.00\n"
                                "8,2020-02-10 10:00,d,CAM,1,500.00\n"
                                "9,2020-03-21 10:00,d,CAM,1,500.00\n"
                                "10,2020-01-01 10:00,e,CAM,1,500.00\n"
                                "11,2020-04-10 10:00,e,CAM,1,500.00\n"
                                "12,2020-04-10 12:00,e,CAM,1,500.00\n"
                                "13,2020-04-10 13:00,e,CAM,1,500.00\n"
                                "14,2020-04-10 14:00,e,CAM,1,500.00\n"
                                "15,2020-01-02 10:00,f,CAM,1,500.00\n"
                                "16,2020-06-20 10:00,g,CAM,1,500.00\n"
                                "17,2020-07-18 10:00,,CAM,1,500.00\n";

static void
assert_preset (
    History *history, GPtrArray *presets, VtPresetCode code, const char *rule, const char *keys)
{
  const VtPreset  *preset = vt_presets_find (presets, vt_preset_code_to_word (code));
  g_autofree char *text = vt_segment_rule_to_text (preset->segment->rule, NULL);
  g_autoptr (VtMembers) members =
      vt_segment_rule_evaluate (preset->segment->rule, history->customers, NULL, NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_cmpint (preset->code, ==, code);
  g_assert_cmpstr (text, ==, rule);
  for (guint32 i = 0; i < history->customers->n_customers; i++)
    if (vt_members_has (members, i))
      g_string_append (found, vt_customers_get_key (history->customers, i));
  g_assert_cmpstr (found->str, ==, keys);
  g_assert_cmpuint (preset->figures.n_customers, ==, strlen (keys));
  g_assert_cmpstr (preset->segment->note, ==, preset->why);
  g_assert_true (vt_segment_validate (preset->segment, NULL));
}

/* The reference day is 18 July: 199 days after New Year's Day. Gap of e: 100 days. */
static void
test_thresholds (void)
{
  g_autoptr (History) history = history_new (rows);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) presets = vt_segment_presets (history->customers, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (presets->len, ==, VT_N_PRESETS);
  assert_preset (history, presets, VT_PRESET_NEW, "{\"all\":[{\"age_days\":{\"to\":30}}]}", "g");
  assert_preset (history, presets, VT_PRESET_LOYAL,
                 "{\"all\":[{\"orders\":{\"from\":3}},{\"recency_days\":{\"to\":100}}]}", "e");
  assert_preset (history, presets, VT_PRESET_LAPSING,
                 "{\"all\":[{\"orders\":{\"from\":3}},{\"overdue\":{\"percent\":200}}]}", "d");
  assert_preset (history, presets, VT_PRESET_ONE_TIME,
                 "{\"all\":[{\"orders\":{\"from\":1,\"to\":1}},{\"age_days\":{\"from\":101}}]}",
                 "f");
  assert_preset (history, presets, VT_PRESET_BARGAIN,
                 "{\"all\":[{\"bargain_share\":{\"from\":\"66\"}}]}", "bc");
}

static void
test_why (void)
{
  g_autoptr (History) history = history_new (rows);
  g_autoptr (GPtrArray) presets = vt_segment_presets (history->customers, NULL, NULL);
  const VtPreset *preset = vt_presets_find (presets, "new");

  g_assert_nonnull (strstr (preset->why, "within 30 days"));
  preset = vt_presets_find (presets, "loyal");
  g_assert_nonnull (strstr (preset->why, "3 orders or more"));
  g_assert_nonnull (strstr (preset->why, "100 days"));
  preset = vt_presets_find (presets, "one-time");
  g_assert_nonnull (strstr (preset->why, "within 100 days"));
  preset = vt_presets_find (presets, "bargain");
  g_assert_nonnull (strstr (preset->why, "66 %"));
  g_assert_null (vt_presets_find (presets, "nix"));
}

/* A history that says nothing has thresholds all the same, and says that they are not its own. */
static void
test_silent (void)
{
  g_autoptr (History) history = history_new ("1,2020-01-01 10:00,a,GIFT,1,5.00\n");
  g_autoptr (GPtrArray) presets = vt_segment_presets (history->customers, NULL, NULL);

  assert_preset (history, presets, VT_PRESET_NEW, "{\"all\":[{\"age_days\":{\"to\":30}}]}", "a");
  assert_preset (history, presets, VT_PRESET_LOYAL,
                 "{\"all\":[{\"orders\":{\"from\":3}},{\"recency_days\":{\"to\":90}}]}", "");
  assert_preset (history, presets, VT_PRESET_ONE_TIME,
                 "{\"all\":[{\"orders\":{\"from\":1,\"to\":1}},{\"age_days\":{\"from\":181}}]}",
                 "");
  assert_preset (history, presets, VT_PRESET_BARGAIN,
                 "{\"all\":[{\"bargain_share\":{\"from\":\"50\"}}]}", "");
  g_assert_nonnull (strstr (vt_presets_find (presets, "new")->why, "stand in"));
  g_assert_nonnull (strstr (vt_presets_find (presets, "bargain")->why, "no list price"));
}

static void
test_empty (void)
{
  g_autoptr (History) history = history_new ("");
  g_autoptr (GPtrArray) presets = vt_segment_presets (history->customers, NULL, NULL);

  for (guint i = 0; i < presets->len; i++)
    g_assert_cmpuint (((const VtPreset *) presets->pdata[i])->figures.n_customers, ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (History) history = history_new (rows);
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (GError) error = NULL;

  vt_job_cancel (job);
  g_assert_null (vt_segment_presets (history->customers, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/segment-presets/thresholds", test_thresholds);
  g_test_add_func ("/segment-presets/why", test_why);
  g_test_add_func ("/segment-presets/silent", test_silent);
  g_test_add_func ("/segment-presets/empty", test_empty);
  g_test_add_func ("/segment-presets/cancelled", test_cancelled);
  return g_test_run ();
}
