/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers as values and as documents. */

#include "vt-offer.h"

#include "vt-document.h"
#include "vt-terms.h"
#include "vt-words.h"

#define N_RANDOM 500

/* ---- any offer survives its document ---- */

static char *
random_text (GRand *rand, guint max_characters)
{
  static const gunichar characters[] = {'a',  'Z',  '0',    ' ',    '"',    '\\',   '/',    '<',
                                        '&',  '\'', '\n',   '\t',   0x01,   0x7f,   '%',    ';',
                                        0xe9, 0xdf, 0x20ac, 0x2028, 0xfffd, 0x4e2d, 0x1f600};
  GString              *text = g_string_new (NULL);
  guint                 n = g_rand_int_range (rand, 0, max_characters + 1);

  for (guint i = 0; i < n; i++)
    g_string_append_unichar (text,
                             characters[g_rand_int_range (rand, 0, G_N_ELEMENTS (characters))]);
  return g_string_free (text, FALSE);
}

static void
set_random_terms (GRand *rand, VtOffer *offer)
{
  g_autofree char *text = random_text (rand, 20);
  g_autoptr (JsonNode) terms = vt_terms_new_empty ();
  g_autoptr (JsonNode) mutable =
      vt_terms_without (json_node_get_object (terms), (const char *const[]){NULL});
  g_autoptr (GError) error = NULL;

  if (g_rand_boolean (rand))
    json_object_set_string_member (json_node_get_object (mutable), "exclusive_group", text);
  if (g_rand_boolean (rand))
    json_object_set_boolean_member (json_node_get_object (mutable), "last", TRUE);
  g_assert_true (vt_offer_set_terms (offer, mutable, &error));
  g_assert_no_error (error);
}

static VtOffer *
random_offer (GRand *rand)
{
  g_autofree char *name = random_text (rand, 40);
  VtOffer         *offer = vt_offer_new_bundle (name);
  guint            n_components = g_rand_int_range (rand, 0, VT_OFFER_MAX_COMPONENTS + 1);

  g_free (offer->message);
  offer->message = random_text (rand, 100);
  g_free (offer->note);
  offer->note = random_text (rand, 100);
  set_random_terms (rand, offer);
  offer->state = g_rand_int_range (rand, VT_OFFER_DRAFT, VT_OFFER_PAUSED + 1);
  offer->priority = g_rand_int_range (rand, -VT_OFFER_MAX_PRIORITY, VT_OFFER_MAX_PRIORITY + 1);
  offer->reward.type = g_rand_int_range (rand, VT_REWARD_PERCENT, VT_REWARD_FIXED + 1);
  offer->reward.value = offer->reward.type == VT_REWARD_PERCENT
                            ? g_rand_int_range (rand, 1, 1000001)
                            : (gint64) g_rand_int (rand) * 2097151 + 1;
  for (guint i = 0; i < n_components; i++)
    {
      g_autofree char *text = random_text (rand, 10);
      g_autofree char *sku = g_strdup_printf ("%u%s", i, text);

      vt_offer_add_component (offer, sku, g_rand_int_range (rand, 1, VT_COMPONENT_MAX_QUANTITY + 1),
                              g_rand_int_range (rand, 0, 4) == 0);
    }
  return offer;
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20110812);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VtOffer) offer = random_offer (rand);
      g_autoptr (VtOffer) copy = vt_offer_copy (offer);
      g_autofree char *json = vt_offer_to_json (offer, &error);
      g_autoptr (VtOffer) read = NULL;
      g_autofree char *again = NULL;

      g_assert_no_error (error);
      g_assert_true (vt_offer_equal (offer, copy));
      read = vt_offer_from_json (json, &error);
      g_assert_no_error (error);
      g_assert_true (vt_offer_equal (offer, read));
      again = vt_offer_to_json (read, &error);
      g_assert_cmpstr (json, ==, again);
    }
}

/* ---- what is refused when read ---- */

#define DOCUMENT(more)                                                                             \
  "{\"document_version\":1,\"id\":\"x\",\"kind\":\"bundle\",\"message\":\"\",\"name\":\"n\","      \
  "\"note\":\"\",\"priority\":0,\"state\":\"draft\"" more "}"
#define DOCUMENT_2(kind, more)                                                                     \
  "{\"document_version\":2,\"id\":\"x\",\"kind\":\"" kind "\",\"message\":\"\",\"name\":\"n\","    \
  "\"note\":\"\",\"priority\":0,\"state\":\"draft\"" more "}"
#define SOUND_COMPONENTS ",\"components\":[{\"sku\":\"A\",\"quantity\":1}]"
#define SOUND_REWARD ",\"reward\":{\"percent\":\"10\"}"

typedef struct
{
  const char *name;
  const char *json;
  int         code;    /* -1: read */
  const char *mention; /* what the message names */
} DocumentCase;

static const DocumentCase document_cases[] = {
    {"sound", DOCUMENT (SOUND_COMPONENTS SOUND_REWARD), -1, NULL},
    {"no-components", DOCUMENT (",\"components\":[]" SOUND_REWARD), -1, NULL},
    {"unknown-field", DOCUMENT (SOUND_COMPONENTS SOUND_REWARD ",\"colour\":\"red\""),
     VT_ERROR_BAD_INPUT, "colour"},
    {"extension-field", DOCUMENT (SOUND_COMPONENTS SOUND_REWARD ",\"x-colour\":\"red\""),
     VT_ERROR_BAD_INPUT, "x-colour"},
    {"missing-reward", DOCUMENT (SOUND_COMPONENTS), VT_ERROR_BAD_INPUT, "reward"},
    {"missing-components", DOCUMENT (SOUND_REWARD), VT_ERROR_BAD_INPUT, "components"},
    {"two-rewards", DOCUMENT (SOUND_COMPONENTS ",\"reward\":{\"amount\":1,\"fixed\":2}"),
     VT_ERROR_BAD_INPUT, "exactly one"},
    {"no-reward", DOCUMENT (SOUND_COMPONENTS ",\"reward\":{}"), VT_ERROR_BAD_INPUT, "exactly one"},
    {"percent-as-number", DOCUMENT (SOUND_COMPONENTS ",\"reward\":{\"percent\":10}"),
     VT_ERROR_BAD_INPUT, "percent"},
    {"percent-of-101", DOCUMENT (SOUND_COMPONENTS ",\"reward\":{\"percent\":\"101\"}"),
     VT_ERROR_BAD_INPUT, "101"},
    {"percent-of-0", DOCUMENT (SOUND_COMPONENTS ",\"reward\":{\"percent\":\"0\"}"),
     VT_ERROR_BAD_INPUT, "percent"},
    {"amount-of-0", DOCUMENT (SOUND_COMPONENTS ",\"reward\":{\"amount\":0}"), VT_ERROR_BAD_INPUT,
     "amount"},
    {"negative-price", DOCUMENT (SOUND_COMPONENTS ",\"reward\":{\"fixed\":-1}"), VT_ERROR_BAD_INPUT,
     "fixed"},
    {"fraction", DOCUMENT (SOUND_COMPONENTS ",\"reward\":{\"fixed\":1.5}"), VT_ERROR_BAD_INPUT,
     "document"},
    {"quantity-0", DOCUMENT (",\"components\":[{\"sku\":\"A\",\"quantity\":0}]" SOUND_REWARD),
     VT_ERROR_BAD_INPUT, "quantity"},
    {"quantity-1000", DOCUMENT (",\"components\":[{\"sku\":\"A\",\"quantity\":1000}]" SOUND_REWARD),
     VT_ERROR_BAD_INPUT, "quantity"},
    {"component-unknown-field",
     DOCUMENT (",\"components\":[{\"sku\":\"A\",\"quantity\":1,\"size\":2}]" SOUND_REWARD),
     VT_ERROR_BAD_INPUT, "Component 1: unknown field “size”"},
    {"component-no-object", DOCUMENT (",\"components\":[7]" SOUND_REWARD), VT_ERROR_BAD_INPUT,
     "Component 1"},
    {"component-empty-sku",
     DOCUMENT (",\"components\":[{\"sku\":\"\",\"quantity\":1}]" SOUND_REWARD), VT_ERROR_BAD_INPUT,
     "SKU"},
    {"component-twice",
     DOCUMENT (",\"components\":[{\"sku\":\"A\",\"quantity\":1},{\"sku\":\"a\",\"quantity\":1}"
               "]" SOUND_REWARD),
     VT_ERROR_BAD_INPUT, "more than once"},
    {"two-primaries",
     DOCUMENT (",\"components\":[{\"sku\":\"A\",\"quantity\":1,\"primary\":true},"
               "{\"sku\":\"B\",\"quantity\":1,\"primary\":true}]" SOUND_REWARD),
     VT_ERROR_BAD_INPUT, "primary"},
    {"primary-as-number",
     DOCUMENT (",\"components\":[{\"sku\":\"A\",\"quantity\":1,\"primary\":1}]" SOUND_REWARD),
     VT_ERROR_BAD_INPUT, "primary"},
    {"unknown-kind",
     "{\"document_version\":1,\"id\":\"x\",\"kind\":\"lottery\",\"message\":\"\",\"name\":\"n\","
     "\"note\":\"\",\"priority\":0,\"state\":\"draft\"" SOUND_COMPONENTS SOUND_REWARD "}",
     VT_ERROR_BAD_INPUT, "lottery"},
    {"later-version", "{\"document_version\":3,\"new\":true}", VT_ERROR_TOO_NEW, "later"},
    {"terms-in-version-1", DOCUMENT (SOUND_COMPONENTS SOUND_REWARD ",\"terms\":{}"),
     VT_ERROR_BAD_INPUT, "terms"},
    {"with-terms",
     DOCUMENT_2 ("bundle", SOUND_COMPONENTS SOUND_REWARD ",\"terms\":{\"last\":true}"), -1, NULL},
    {"without-terms", DOCUMENT_2 ("bundle", SOUND_COMPONENTS SOUND_REWARD), VT_ERROR_BAD_INPUT,
     "terms"},
    {"terms-no-object", DOCUMENT_2 ("volume", ",\"terms\":[]"), VT_ERROR_BAD_INPUT, "terms"},
    {"other-kind", DOCUMENT_2 ("volume", ",\"terms\":{\"buy\":1}"), -1, NULL},
    {"other-kind-with-components", DOCUMENT_2 ("volume", ",\"terms\":{}" SOUND_COMPONENTS),
     VT_ERROR_BAD_INPUT, "components"},
    {"terms-with-name", DOCUMENT_2 ("volume", ",\"terms\":{\"name\":\"n\"}"), VT_ERROR_BAD_INPUT,
     "“name” has a place of its own"},
    {"terms-with-reward",
     DOCUMENT_2 ("bundle", SOUND_COMPONENTS SOUND_REWARD ",\"terms\":{\"reward\":{}}"),
     VT_ERROR_BAD_INPUT, "“reward” has a place of its own"},
    {"terms-with-message", DOCUMENT_2 ("volume", ",\"terms\":{\"message\":{\"und\":\"m\"}}"),
     VT_ERROR_BAD_INPUT, "“und” has a place of its own"},
    {"terms-with-note", DOCUMENT_2 ("volume", ",\"terms\":{\"evidence\":{\"note\":\"n\"}}"),
     VT_ERROR_BAD_INPUT, "“note” has a place of its own"},
    {"terms-with-bad-message", DOCUMENT_2 ("volume", ",\"terms\":{\"message\":\"m\"}"),
     VT_ERROR_BAD_INPUT, "message"},
    {"no-version", "{}", VT_ERROR_BAD_INPUT, "document_version"},
    {"array", "[]", VT_ERROR_BAD_INPUT, "object"},
    {"not-json", "{", VT_ERROR_BAD_INPUT, "document"},
    {"member-twice", "{\"document_version\":1,\"document_version\":1}", VT_ERROR_BAD_INPUT, ""},
};

static void
test_document (gconstpointer data)
{
  const DocumentCase *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VtOffer) offer = vt_offer_from_json (c->json, &error);

  if (c->code < 0)
    {
      g_assert_no_error (error);
      g_assert_nonnull (offer);
      return;
    }
  g_assert_null (offer);
  g_assert_error (error, VT_ERROR, c->code);
  if (strstr (error->message, c->mention) == NULL)
    g_error ("“%s” does not mention “%s”", error->message, c->mention);
}

/* What was written before there were terms is read, and written as it is done now. */
static void
test_version_1 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VtOffer) offer = vt_offer_from_json (DOCUMENT (SOUND_COMPONENTS SOUND_REWARD), &error);
  g_autofree char *json = vt_offer_to_json (offer, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (json_object_get_size (vt_offer_get_terms (offer)), ==, 0);
  g_assert_nonnull (strstr (json, "\"document_version\":2"));
  g_assert_nonnull (strstr (json, "\"terms\":{}"));
}

/* Every kind has a word of its own, and a document. */
static void
test_kinds (void)
{
  for (guint i = 0; i < VT_N_OFFER_KINDS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VtOffer) offer = vt_offer_new (i, "n");
      g_autofree char *json = NULL;
      g_autoptr (VtOffer) read = NULL;
      VtOfferKind kind;

      offer->reward = (VtReward){VT_REWARD_PERCENT, i == VT_OFFER_BUNDLE ? 1 : 0};
      json = vt_offer_to_json (offer, &error);
      g_assert_no_error (error);
      read = vt_offer_from_json (json, &error);
      g_assert_no_error (error);
      g_assert_true (vt_offer_equal (offer, read));
      g_assert_true (vt_offer_is_empty (read));
      g_assert_true (vt_offer_kind_from_word (vt_offer_kind_to_word (i), &kind));
      g_assert_cmpint (kind, ==, i);
      g_assert_cmpstr (vt_offer_kind_to_text (i), !=, "");
    }
}

static void
test_long_terms (void)
{
  g_autofree char *word = g_strnfill (VT_TERMS_MAX_BYTES, 'x');
  g_autofree char *text = g_strdup_printf ("{\"x-word\": \"%s\"}", word);
  g_autoptr (GError) error = NULL;

  g_assert_null (vt_terms_from_text (VT_OFFER_VOLUME, text, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_LIMIT);
}

static void
test_terms_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) terms = vt_terms_from_text (
      VT_OFFER_VOLUME, "{\"pick\": \"dearest\",\n \"get\": 1, \"buy\": 2}", &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = vt_terms_to_text (terms);
  g_assert_cmpstr (text, ==, "{\n  \"buy\" : 2,\n  \"get\" : 1,\n  \"pick\" : \"dearest\"\n}");
  g_assert_null (vt_terms_from_text (VT_OFFER_VOLUME, "{\n\"buy\": 2,\n}", &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "line 3"));
}

static void
test_deep (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) json = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append (json, "[");
  g_assert_null (vt_offer_from_json (json->str, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_LIMIT);
}

/* ---- what is refused when written ---- */

static void
test_bounds (void)
{
  g_autofree char *long_text = g_strnfill (VT_TEXT_MAX_BYTES + 1, 'x');
  g_autofree char *longest_text = g_strnfill (VT_TEXT_MAX_BYTES, 'x');

  const struct
  {
    const char *name;
    const char *sku;
    int         code;
  } cases[] = {
      {longest_text, "A", -1},
      {"", "A", -1},
      {long_text, "A", VT_ERROR_LIMIT},
      {"n", long_text, VT_ERROR_LIMIT},
      {"bad \xff byte", "A", VT_ERROR_BAD_INPUT},
      {"n", "\xc3", VT_ERROR_BAD_INPUT},
      {"n", "", VT_ERROR_BAD_INPUT},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VtOffer) offer = vt_offer_new_bundle (cases[i].name);
      g_autofree char *json = NULL;

      vt_offer_add_component (offer, cases[i].sku, 1, FALSE);
      json = vt_offer_to_json (offer, &error);
      if (cases[i].code < 0)
        g_assert_no_error (error);
      else
        {
          g_assert_null (json);
          g_assert_error (error, VT_ERROR, cases[i].code);
        }
    }
}

static void
test_components (void)
{
  g_autoptr (VtOffer) offer = vt_offer_new_bundle ("n");

  vt_offer_add_component (offer, "A", 1, TRUE);
  vt_offer_add_component (offer, "B", 998, FALSE);
  vt_offer_add_component (offer, "b", 5, TRUE);
  g_assert_cmpuint (offer->components->len, ==, 2);
  g_assert_cmpint (vt_offer_find_component (offer, "B")->quantity, ==, 999);
  g_assert_true (vt_offer_find_component (offer, "B")->primary);
  g_assert_false (vt_offer_find_component (offer, "a")->primary);
  g_assert_true (vt_offer_remove_component (offer, "a"));
  g_assert_false (vt_offer_remove_component (offer, "a"));
  g_assert_null (vt_offer_find_component (offer, "A"));
  g_assert_cmpuint (offer->components->len, ==, 1);
}

static void
test_duplicate (void)
{
  g_autoptr (VtOffer) offer = vt_offer_new_bundle ("Tea");
  g_autoptr (VtOffer) copy = NULL;

  vt_offer_add_component (offer, "A", 2, TRUE);
  offer->state = VT_OFFER_READY;
  copy = vt_offer_duplicate (offer, "Tea 2");
  g_assert_cmpstr (copy->id, !=, offer->id);
  g_assert_cmpstr (copy->name, ==, "Tea 2");
  g_assert_cmpint (copy->state, ==, VT_OFFER_DRAFT);
  g_assert_cmpuint (copy->components->len, ==, 1);
}

static void
test_free_name (void)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_offer_free);
  static const char *const expected[] = {"Tea", "Tea 2", "Tea 3"};

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *name = vt_offers_free_name (offers, "Tea");

      g_assert_cmpstr (name, ==, expected[i]);
      g_ptr_array_add (offers, vt_offer_new_bundle (name));
    }
  g_assert_nonnull (vt_offers_find (offers, ((VtOffer *) offers->pdata[1])->id));
  g_assert_null (vt_offers_find (offers, "elsewhere"));
}

/* ---- names in sentences ---- */

static const struct
{
  const char *title;
  gsize       max;
  const char *expected;
} title_cases[] = {
    {"Tea cup", 60, "Tea cup"},   {"  Two\nlines\t!\r\n ", 60, "Two lines !"},
    {"12345678", 8, "12345678"},  {"12345678 ", 8, "12345678"},
    {"123456789", 8, "1234567…"}, {"1234567 9", 8, "1234567…"},
    {"éééé", 3, "éé…"},           {"bad \xff byte", 60, "bad \xef\xbf\xbd byte"},
    {"<b>&amp;", 60, "<b>&amp;"}, {"", 60, ""},
};

static void
test_titles (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (title_cases); i++)
    {
      g_autofree char *words = vt_words_title (title_cases[i].title, title_cases[i].max);

      g_assert_cmpstr (words, ==, title_cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offers/offer/round-trip", test_round_trip);
  for (gsize i = 0; i < G_N_ELEMENTS (document_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/offers/document/", document_cases[i].name, NULL);

      g_test_add_data_func (path, &document_cases[i], test_document);
    }
  g_test_add_func ("/offers/document/deep", test_deep);
  g_test_add_func ("/offers/document/version-1", test_version_1);
  g_test_add_func ("/offers/document/kinds", test_kinds);
  g_test_add_func ("/offers/terms/long", test_long_terms);
  g_test_add_func ("/offers/terms/text", test_terms_text);
  g_test_add_func ("/offers/offer/bounds", test_bounds);
  g_test_add_func ("/offers/offer/components", test_components);
  g_test_add_func ("/offers/offer/duplicate", test_duplicate);
  g_test_add_func ("/offers/offer/free-name", test_free_name);
  g_test_add_func ("/offers/words/titles", test_titles);
  return g_test_run ();
}
