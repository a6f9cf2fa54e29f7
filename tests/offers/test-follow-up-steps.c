/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of a follow-up moved in time. */

#include "vt-error.h"
#include "vt-follow-up-steps.h"

#define TERMS                                                                                      \
  "{\"after\":{\"skus\":[\"A\"]},\"steps\":["                                                      \
  "{\"days\":0,\"placement\":\"receipt_email\",\"items\":[\"X\",\"Y\"]},"                          \
  "{\"days\":7,\"until_days\":10,\"placement\":\"follow_up_email\",\"coupon\":\"C\"},"             \
  "{\"days\":7,\"placement\":\"direct\"},"                                                         \
  "{\"days\":30,\"until_days\":60,\"placement\":\"follow_up_email\"}]}"

static JsonNode *
parse (const char *text)
{
  JsonNode *node = json_from_string (text, NULL);

  json_node_seal (node);
  return node;
}

/* "0 7-10 7 30-60", with an r, f or d for the place. */
static char *
describe (JsonNode *terms)
{
  g_autoptr (GArray) steps = vt_follow_up_steps_read (terms);
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const VtFollowUpStep *step = &g_array_index (steps, VtFollowUpStep, i);

      g_string_append_printf (told, "%s%c%d", i > 0 ? " " : "",
                              *step->placement != '\0' ? *step->placement : '?', (int) step->days);
      if (step->until_days != VT_FOLLOW_UP_OPEN)
        g_string_append_printf (told, "-%d", (int) step->until_days);
    }
  return g_string_free (told, FALSE);
}

static const struct
{
  const char *terms;
  const char *told;
} read_cases[] = {
    {TERMS, "r0 f7-10 d7 f30-60"},
    {"{}", ""},
    {"{\"steps\":3}", ""},
    {"{\"steps\":[1,{\"days\":\"x\",\"placement\":2}]}", "?0 ?0"},
    {"{\"steps\":[{\"days\":-3,\"until_days\":-5}]}", "?0"},
    {"{\"steps\":[{\"days\":5,\"until_days\":5}]}", "?5"},
    {"{\"steps\":[{\"days\":99999,\"until_days\":99999}]}", "?36500"},
};

static void
test_read (void)
{
  g_autoptr (JsonNode) terms = parse (TERMS);
  g_autoptr (GArray) steps = vt_follow_up_steps_read (terms);

  for (gsize i = 0; i < G_N_ELEMENTS (read_cases); i++)
    {
      g_autoptr (JsonNode) node = parse (read_cases[i].terms);
      g_autofree char *told = describe (node);

      g_assert_cmpstr (told, ==, read_cases[i].told);
    }
  g_assert_cmpuint (g_array_index (steps, VtFollowUpStep, 0).n_items, ==, 2);
  g_assert_cmpstr (g_array_index (steps, VtFollowUpStep, 1).coupon, ==, "C");
  g_assert_cmpstr (g_array_index (steps, VtFollowUpStep, 2).coupon, ==, "");
}

static const struct
{
  guint  index;
  gint64 wanted;
  gint64 days;
} clamp_cases[] = {
    {0, 3, 3}, {0, 9, 7},   {0, -1, 0},  {1, -1, 0}, {1, 7, 7},         {1, 12, 7},
    {2, 6, 7}, {2, 29, 29}, {2, 31, 30}, {3, 6, 7},  {3, 99999, 36500},
};

static void
test_clamp (void)
{
  g_autoptr (JsonNode) terms = parse (TERMS);
  g_autoptr (GArray) steps = vt_follow_up_steps_read (terms);

  for (gsize i = 0; i < G_N_ELEMENTS (clamp_cases); i++)
    g_assert_cmpint (vt_follow_up_steps_clamp (steps, clamp_cases[i].index, clamp_cases[i].wanted),
                     ==, clamp_cases[i].days);
}

static const struct
{
  guint       index;
  gint64      days;
  const char *told;
  guint       place;
} move_cases[] = {
    {1, 8, "r0 d7 f8-11 f30-60", 2},
    {1, 7, "r0 f7-10 d7 f30-60", 1},
    {2, 7, "r0 f7-10 d7 f30-60", 2},
    {1, 0, "r0 f0-3 d7 f30-60", 1},
    {3, 0, "r0 f0-30 f7-10 d7", 1},
    {0, 100, "f7-10 d7 f30-60 r100", 3},
    {0, 7, "r7 f7-10 d7 f30-60", 0},
    {3, 7, "r0 f7-10 d7 f7-37", 3},
    {3, 36500, "r0 f7-10 d7 f36500-36501", 3},
    {3, 99999, "r0 f7-10 d7 f36500-36501", 3},
    {1, -5, "r0 f0-3 d7 f30-60", 1},
};

static void
test_move (void)
{
  g_autoptr (JsonNode) terms = parse (TERMS);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (move_cases); i++)
    {
      guint place = 99;
      g_autoptr (JsonNode) moved =
          vt_follow_up_move_step (terms, move_cases[i].index, move_cases[i].days, &place, &error);
      g_autofree char *told = describe (moved);

      g_assert_no_error (error);
      g_assert_cmpstr (told, ==, move_cases[i].told);
      g_assert_cmpuint (place, ==, move_cases[i].place);
      g_assert_nonnull (vt_terms_get_object (json_node_get_object (moved), "after"));
    }
  g_assert_null (vt_follow_up_move_step (terms, 4, 1, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
}

static const struct
{
  guint       index;
  gint64      until;
  const char *told;
} until_cases[] = {
    {0, 5, "r0-5 f7-10 d7 f30-60"},
    {1, VT_FOLLOW_UP_OPEN, "r0 f7 d7 f30-60"},
    {1, 3, "r0 f7-8 d7 f30-60"},
    {3, 99999, "r0 f7-10 d7 f30-36501"},
};

static void
test_until (void)
{
  g_autoptr (JsonNode) terms = parse (TERMS);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (until_cases); i++)
    {
      g_autoptr (JsonNode) changed =
          vt_follow_up_set_until (terms, until_cases[i].index, until_cases[i].until, &error);
      g_autofree char *told = describe (changed);

      g_assert_no_error (error);
      g_assert_cmpstr (told, ==, until_cases[i].told);
    }
  g_assert_null (vt_follow_up_set_until (terms, 4, 1, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
}

/* Up to the most there can be; each later than the last. */
static void
test_add (void)
{
  g_autoptr (JsonNode) terms = parse ("{}");
  g_autoptr (GError) error = NULL;
  g_autofree char *two = NULL;

  for (guint i = 0; i < VT_FOLLOW_UP_MAX_STEPS; i++)
    {
      JsonNode *more = vt_follow_up_add_step (terms, &error);

      g_assert_no_error (error);
      json_node_unref (terms);
      terms = more;
      if (i == 1)
        two = describe (terms);
    }
  g_assert_cmpstr (two, ==, "r0 f7");
  g_assert_null (vt_follow_up_add_step (terms, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_LIMIT);
}

static const struct
{
  guint       index;
  const char *told;
  guint       place;
} duplicate_cases[] = {
    {0, "r0 r7 f7-10 d7 f30-60", 1},
    {1, "r0 f7-10 d7 f14-17 f30-60", 3},
    {3, "r0 f7-10 d7 f30-60 f37-67", 4},
};

static void
test_duplicate (void)
{
  g_autoptr (JsonNode) terms = parse (TERMS);
  g_autoptr (JsonNode) full = parse (TERMS);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (duplicate_cases); i++)
    {
      guint place = 99;
      g_autoptr (JsonNode) longer =
          vt_follow_up_duplicate_step (terms, duplicate_cases[i].index, &place, &error);
      g_autofree char *told = NULL;

      g_assert_no_error (error);
      told = describe (longer);
      g_assert_cmpstr (told, ==, duplicate_cases[i].told);
      g_assert_cmpuint (place, ==, duplicate_cases[i].place);
    }
  g_assert_null (vt_follow_up_duplicate_step (terms, 4, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  for (guint i = 4; i < VT_FOLLOW_UP_MAX_STEPS; i++)
    {
      JsonNode *longer = vt_follow_up_duplicate_step (full, 0, NULL, &error);

      g_assert_no_error (error);
      json_node_unref (full);
      full = longer;
    }
  g_assert_null (vt_follow_up_duplicate_step (full, 0, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_LIMIT);
}

static const struct
{
  gint64      days;
  gint64      until_days;
  const char *told;
} day_cases[] = {
    {0, VT_FOLLOW_UP_OPEN, "From day 0"},
    {14, 60, "Day 14 to 59"},
    {3, 4, "Day 3"},
};

static void
test_tell_days (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (day_cases); i++)
    {
      VtFollowUpStep   step = {day_cases[i].days, day_cases[i].until_days, "", "", 0};
      g_autofree char *told = vt_follow_up_tell_days (&step);

      g_assert_cmpstr (told, ==, day_cases[i].told);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offers/follow-up-steps/read", test_read);
  g_test_add_func ("/offers/follow-up-steps/clamp", test_clamp);
  g_test_add_func ("/offers/follow-up-steps/move", test_move);
  g_test_add_func ("/offers/follow-up-steps/until", test_until);
  g_test_add_func ("/offers/follow-up-steps/add", test_add);
  g_test_add_func ("/offers/follow-up-steps/duplicate", test_duplicate);
  g_test_add_func ("/offers/follow-up-steps/tell-days", test_tell_days);
  return g_test_run ();
}
