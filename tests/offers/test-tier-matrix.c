/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The features of a ladder's tiers, by table and against what the evaluator offers instead. */

#include "shop-fixture.h"

#include "vt-compile.h"
#include "vt-evaluate.h"
#include "vt-tier-matrix.h"

static JsonNode *
parse (const char *json)
{
  g_autoptr (GString) text = g_string_new (json);
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  g_string_replace (text, "'", "\"", 0);
  node = json_from_string (text->str, &error);
  g_assert_no_error (error);
  return node;
}

/* ---- the matrix ---- */

/* A row each: the feature, a letter for each tier (x has it, . not, lower tier's: l lost, r
 * replaced), and "!" where it is required. */
static char *
tell_matrix (const VtTierMatrix *matrix)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < matrix->features->len; i++)
    {
      g_string_append_printf (text, "%s%s ", i > 0 ? "|" : "",
                              vt_tier_matrix_get_feature (matrix, i));
      for (guint tier = 0; tier < matrix->n_tiers; tier++)
        {
          VtFeatureStep step =
              tier > 0 ? vt_tier_matrix_get_step (matrix, tier, i, NULL) : VT_FEATURE_SAME;

          g_assert_cmpint (step == VT_FEATURE_GAINED, ==,
                           tier > 0 && vt_tier_matrix_has (matrix, tier, i) &&
                               !vt_tier_matrix_has (matrix, tier - 1, i));
          g_string_append_c (text, step == VT_FEATURE_LOST                ? 'l'
                                   : step == VT_FEATURE_REPLACED          ? 'r'
                                   : vt_tier_matrix_has (matrix, tier, i) ? 'x'
                                                                          : '.');
        }
      if (vt_tier_matrix_is_required (matrix, i))
        g_string_append_c (text, '!');
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *name;
  const char *terms;
  const char *first; /* separated by "|" */
  const char *rows;
  const char *lower; /* of each tier, "-" for none */
} MatrixCase;

static const MatrixCase matrix_cases[] = {
    {"empty", "{}", NULL, "", ""},
    {"no-features", "{'tiers':[{'sku':'A'},{'sku':'B'}]}", NULL, "", "-0"},
    {"rows",
     "{'tiers':[{'features':['a','c']},{'features':['a','b','c','d']},{'features':['b','e']}]}",
     NULL, "a xxl|b .xx|e ..x|c xxl|d .xl", "-01"},
    {"rows-that-stay", "{'tiers':[{'features':['c','a']},{'features':['a','b']}]}", "b|gone|b|a",
     "c xl|b .x|gone ..|a xx", "-0"},
    {"required",
     "{'tiers':[{'features':['a']},{'features':['a','b']},{'features':['b']},{'features':['a','b']}"
     "],'required':['b','a']}",
     NULL, "a xxlx!|b .xxx!", "--11"},
    {"required-of-none", "{'tiers':[{'features':['a']},{'features':['a']}],'required':['z']}", NULL,
     "a xx|z ..!", "--"},
    {"replaced",
     "{'tiers':[{'features':['8 cores','16 GB memory','air cooling','stand']},"
     "{'features':['12 cores','16 GB memory','liquid cooling']}]}",
     NULL, "8 cores xr|12 cores .x|16 GB memory xx|air cooling xr|liquid cooling .x|stand xl",
     "-0"},
    /* What both have takes no other's place. */
    {"not-replaced",
     "{'tiers':[{'features':['air cooling','liquid cooling']},{'features':['liquid cooling']}]}",
     NULL, "air cooling xl|liquid cooling xx", "-0"},
    {"malformed", "{'tiers':[7,{'features':['a',7,null,'a']},{'features':'a'}],'required':[1]}",
     NULL, "a .xl", "-01"},
};

static void
test_matrix (gconstpointer data)
{
  const MatrixCase *c = data;
  g_autoptr (JsonNode) terms = parse (c->terms);
  g_auto (GStrv) first = c->first != NULL ? g_strsplit (c->first, "|", -1) : NULL;
  g_autoptr (VtTierMatrix) matrix =
      vt_tier_matrix_new (json_node_get_object (terms), (const char *const *) first);
  g_autofree char *rows = tell_matrix (matrix);
  g_autoptr (GString) lower = g_string_new (NULL);

  for (guint tier = 0; tier < matrix->n_tiers; tier++)
    {
      guint below = vt_tier_matrix_find_lower (matrix, tier);

      if (below == VT_TIER_NONE)
        g_string_append_c (lower, '-');
      else
        g_string_append_printf (lower, "%u", below);
    }
  g_assert_cmpstr (rows, ==, c->rows);
  g_assert_cmpstr (lower->str, ==, c->lower);
}

static const struct
{
  const char *feature;
  const char *other;
  gboolean    is_alike;
} alike_cases[] = {
    {"8 cores", "12 cores", TRUE},
    {"8 Cores", "12 cores", TRUE},
    {"16 GB memory", "32 GB memory", TRUE},
    {"16 GB memory", "16 GB graphics", FALSE},
    {"air cooling", "liquid cooling", TRUE},
    {"Memory: 16 GB", "memory: 32 GB", TRUE},
    {"Memory: 16 GB", "Graphics: 16 GB", FALSE},
    {"2-year warranty", "3-year warranty", TRUE},
    {"warranty", "warranty", FALSE},
    {"512", "1024", FALSE},
    {"memory", "memory: 32 GB", FALSE},
    {"512 GB", "1024 GB", TRUE},
    {"16 GB Speicher", "32 GB Speicher", TRUE},
    {"Größe ٣", "Größe ٤", TRUE},
    {": x", ": y", FALSE},
    {"", " ", FALSE},
};

static void
test_alike (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (alike_cases); i++)
    {
      g_test_message ("%s, %s", alike_cases[i].feature, alike_cases[i].other);
      g_assert_cmpint (vt_features_are_alike (alike_cases[i].feature, alike_cases[i].other), ==,
                       alike_cases[i].is_alike);
      g_assert_cmpint (vt_features_are_alike (alike_cases[i].other, alike_cases[i].feature), ==,
                       alike_cases[i].is_alike);
    }
}

/* ---- the tier offered instead is the evaluator's ---- */

static const char *const ladder_skus[] = {"PENNY", "LOSS", "CARD", "CASE", "CAM"};

/* The tiers are the first products, each with some of three features; some of them required. */
static char *
random_ladder (guint *ret_n_tiers)
{
  static const char *const features[] = {"\"a\"", "\"b\"", "\"c\""};
  guint                    n_tiers = (guint) g_test_rand_int_range (2, 6);
  GString                 *text = g_string_new ("\"tiers\":[");

  for (guint i = 0; i < n_tiers; i++)
    {
      guint n = 0;

      g_string_append_printf (text, "%s{\"sku\":\"%s\",\"features\":[", i > 0 ? "," : "",
                              ladder_skus[i]);
      for (guint j = 0; j < G_N_ELEMENTS (features); j++)
        if (g_test_rand_bit ())
          g_string_append_printf (text, "%s%s", n++ > 0 ? "," : "", features[j]);
      g_string_append (text, "]}");
    }
  g_string_append (text, "],\"required\":[");
  for (guint j = 0, n = 0; j < G_N_ELEMENTS (features); j++)
    if (g_test_rand_bit ())
      g_string_append_printf (text, "%s%s", n++ > 0 ? "," : "", features[j]);
  g_string_append_c (text, ']');
  *ret_n_tiers = n_tiers;
  return g_string_free (text, FALSE);
}

/* (nullable): the SKU that the shopper with @tier is offered when nothing dearer will do. */
static char *
offered_instead (GBytes *pack, guint tier)
{
  g_autofree char *cart =
      g_strdup_printf ("{\"currency\":\"GBP\",\"placement\":\"cart\",\"declined\":[\"anything\"],"
                       "\"lines\":[{\"sku\":\"%s\",\"quantity\":1}]}",
                       ladder_skus[tier]);
  g_autoptr (GError) error = NULL;
  g_autoptr (VrResult) result = vt_evaluate (pack, cart, &error);

  g_assert_no_error (error);
  for (size_t i = 0; i < vr_result_get_n_prompts (result); i++)
    {
      const char *sku = vr_result_get_prompt (result, i)->items[0].sku;

      for (guint j = 0; j < tier; j++)
        if (g_str_equal (ladder_skus[j], sku))
          return g_strdup (sku);
    }
  return NULL;
}

static void
test_lower_as_evaluated (void)
{
  g_autoptr (Shop) shop = shop_new ();

  for (guint round = 0; round < 300; round++)
    {
      guint            n_tiers;
      g_autofree char *terms = random_ladder (&n_tiers);
      VtOffer         *offer = shop_make_kind ("tier_ladder", terms);
      g_autoptr (GPtrArray) offers = shop_list_offers (offer, NULL);
      g_autoptr (VtTierMatrix) matrix = vt_tier_matrix_new (vt_offer_get_terms (offer), NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pack =
          vt_offers_compile (offers, NULL, shop->catalog, &shop->currency, "tiers", 0, &error);

      g_assert_no_error (error);
      for (guint tier = 0; tier < n_tiers; tier++)
        {
          guint            lower = vt_tier_matrix_find_lower (matrix, tier);
          g_autofree char *offered = offered_instead (pack, tier);

          g_assert_cmpstr (offered, ==, lower != VT_TIER_NONE ? ladder_skus[lower] : NULL);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (matrix_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/tiers/matrix/", matrix_cases[i].name, NULL);

      g_test_add_data_func (path, &matrix_cases[i], test_matrix);
    }
  g_test_add_func ("/tiers/alike", test_alike);
  g_test_add_func ("/tiers/lower-as-evaluated", test_lower_as_evaluated);
  return g_test_run ();
}
