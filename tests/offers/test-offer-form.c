/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers as people and rule packs write them. */

#include "vt-offer-form.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  int         code;    /* -1: read */
  const char *mention; /* what the message names */
} FormCase;

#define HEAD "\"kind\":\"volume\",\"name\":\"n\""

static const FormCase form_cases[] = {
    {"least", "{" HEAD "}", -1, NULL},
    {"array", "[{" HEAD "},{" HEAD "}]", -1, NULL},
    {"no-offers", "[]", -1, NULL},
    {"pack", "{\"format\":\"vitrine-rule-pack\",\"offers\":[{" HEAD ",\"id\":\"x\"}]}", -1, NULL},
    {"any-term", "{" HEAD ",\"whatever\":[1]}", -1, NULL},
    {"no-kind", "{\"name\":\"n\"}", VT_ERROR_BAD_INPUT, "kind"},
    {"no-name", "{\"kind\":\"volume\"}", VT_ERROR_BAD_INPUT, "name"},
    {"unknown-kind", "{\"kind\":\"lottery\",\"name\":\"n\"}", VT_ERROR_BAD_INPUT, "lottery"},
    {"state", "{" HEAD ",\"state\":\"live\"}", VT_ERROR_BAD_INPUT, "live"},
    {"priority", "{" HEAD ",\"priority\":\"first\"}", VT_ERROR_BAD_INPUT, "priority"},
    {"message", "{" HEAD ",\"message\":7}", VT_ERROR_BAD_INPUT, "message"},
    {"evidence", "{" HEAD ",\"evidence\":[]}", VT_ERROR_BAD_INPUT, "evidence"},
    {"bundle-without-reward", "{\"kind\":\"bundle\",\"name\":\"n\",\"components\":[]}",
     VT_ERROR_BAD_INPUT, "reward"},
    {"which", "[{" HEAD "},{\"kind\":\"volume\",\"name\":\"Tea\",\"state\":1}]", VT_ERROR_BAD_INPUT,
     "Offer 2 (Tea): "},
    {"no-object", "[7]", VT_ERROR_BAD_INPUT, "Offer 1: "},
    {"number", "7", VT_ERROR_BAD_INPUT, "object"},
    {"offers-no-array", "{\"offers\":{}}", VT_ERROR_BAD_INPUT, "offers"},
    {"syntax", "[\n{\n]", VT_ERROR_BAD_INPUT, "line 3"},
    {"nothing", "", VT_ERROR_BAD_INPUT, ""},
};

static void
test_form (gconstpointer data)
{
  const FormCase *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = vt_offers_from_text (c->text, -1, &error);

  if (c->code < 0)
    {
      g_assert_no_error (error);
      g_assert_nonnull (offers);
      return;
    }
  g_assert_null (offers);
  g_assert_error (error, VT_ERROR, c->code);
  if (strstr (error->message, c->mention) == NULL)
    g_error ("“%s” does not mention “%s”", error->message, c->mention);
}

static VtOffer *
read_one (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = vt_offers_from_text (text, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (offers->len, ==, 1);
  return vt_offer_copy (offers->pdata[0]);
}

static char *
terms_of (const VtOffer *offer)
{
  return json_to_string (offer->terms, FALSE);
}

/* What has a field of its own is no term; other languages and figures are. */
static void
test_fields (void)
{
  g_autoptr (VtOffer) offer = read_one (
      "{\"id\":\"i\",\"kind\":\"volume\",\"name\":\"Tea\",\"state\":\"ready\",\"priority\":7,"
      "\"message\":{\"und\":\"Two\",\"de\":\"Zwei\"},\"evidence\":{\"note\":\"why\",\"support\":9},"
      "\"buy\":1}");
  g_autofree char *terms = terms_of (offer);

  g_assert_cmpstr (offer->id, ==, "i");
  g_assert_cmpstr (offer->name, ==, "Tea");
  g_assert_cmpint (offer->state, ==, VT_OFFER_READY);
  g_assert_cmpint (offer->priority, ==, 7);
  g_assert_cmpstr (offer->message, ==, "Two");
  g_assert_cmpstr (offer->note, ==, "why");
  g_assert_cmpstr (terms, ==,
                   "{\"buy\":1,\"evidence\":{\"support\":9},\"message\":{\"de\":\"Zwei\"}}");
}

static void
test_plain_texts (void)
{
  g_autoptr (VtOffer) offer =
      read_one ("{\"kind\":\"volume\",\"name\":\"Tea\",\"message\":\"Two\",\"note\":\"why\"}");
  g_autofree char *terms = terms_of (offer);

  g_assert_cmpstr (offer->message, ==, "Two");
  g_assert_cmpstr (offer->note, ==, "why");
  g_assert_cmpint (offer->state, ==, VT_OFFER_DRAFT);
  g_assert_cmpstr (offer->id, !=, "");
  g_assert_cmpstr (terms, ==, "{}");
}

/* A rule pack has what goes out, so its offers are ready; a document says its own state. */
static void
test_states (void)
{
  g_autoptr (VtOffer) packed = read_one ("{\"offers\":[{" HEAD "}]}");
  g_autoptr (VtOffer) paused = vt_offer_new (VT_OFFER_MARKDOWN, "Sale");
  g_autoptr (VtOffer) read = NULL;
  g_autofree char *document = NULL;

  g_assert_cmpint (packed->state, ==, VT_OFFER_READY);
  paused->state = VT_OFFER_PAUSED;
  document = vt_offer_to_json (paused, NULL);
  read = read_one (document);
  g_assert_true (vt_offer_equal (paused, read));
}

/* What is shown can be taken in again. */
static void
test_round_trip (void)
{
  static const char *const texts[] = {
      "{\"kind\":\"bundle\",\"name\":\"b\",\"components\":[{\"sku\":\"A\",\"quantity\":2,"
      "\"primary\":true},{\"sku\":\"B\",\"quantity\":1}],\"reward\":{\"fixed\":5},\"coupon\":"
      "\"C\"}",
      "{\"kind\":\"threshold\",\"name\":\"t\",\"steps\":[{\"from\":1,\"shipping\":0}],"
      "\"message\":{\"und\":\"m\",\"de\":\"n\"},\"reason\":{\"en\":\"r\"},\"note\":\"x\"}",
      "{\"kind\":\"follow_up\",\"name\":\"f\",\"state\":\"paused\",\"priority\":-3}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (VtOffer) offer = read_one (texts[i]);
      g_autofree char *text = vt_offer_form_to_text (offer);
      g_autoptr (VtOffer) again = read_one (text);

      g_assert_true (vt_offer_equal (offer, again));
    }
}

/* Several go as an array, with their states and campaigns. */
static void
test_several (void)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_offer_free);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *alone = NULL;
  g_autofree char *one = NULL;

  g_ptr_array_add (offers, read_one ("{\"kind\":\"markdown\",\"name\":\"a\",\"state\":\"ready\","
                                     "\"campaign\":\"Spring\"}"));
  one = vt_offers_to_text (offers);
  alone = vt_offer_form_to_text (offers->pdata[0]);
  g_assert_cmpstr (one, ==, alone);
  g_ptr_array_add (offers, read_one ("{\"kind\":\"volume\",\"name\":\"b\"}"));
  text = vt_offers_to_text (offers);
  again = vt_offers_from_text (text, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_true (vt_offer_equal (offers->pdata[i], again->pdata[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (form_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/offers/form/", form_cases[i].name, NULL);

      g_test_add_data_func (path, &form_cases[i], test_form);
    }
  g_test_add_func ("/offers/form/fields", test_fields);
  g_test_add_func ("/offers/form/plain-texts", test_plain_texts);
  g_test_add_func ("/offers/form/states", test_states);
  g_test_add_func ("/offers/form/round-trip", test_round_trip);
  g_test_add_func ("/offers/form/several", test_several);
  return g_test_run ();
}
