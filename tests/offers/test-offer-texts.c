/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of offers by place and language. */

#include "shop-fixture.h"

#include "vt-error.h"
#include "vt-offer-texts.h"
#include "vt-terms-path.h"

#define STEPS                                                                                      \
  "\"after\":{\"skus\":[\"CAM\"]},\"steps\":["                                                     \
  "{\"days\":0,\"placement\":\"direct\",\"message\":{\"und\":\"Step\",\"fr\":\"Étape\"}},"        \
  "{\"days\":3,\"placement\":\"direct\"}]"

#define TEXTS                                                                                      \
  "\"message\":{\"und\":\"Plain\",\"de\":\"Deutsch\",\"de-AT\":\"Österreich\",\"it\":\"\"},"      \
  "\"reason\":{\"und\":\"Why\",\"es\":\"Por qué\"}"

static VtOffer *
make_texts (void)
{
  return shop_make_kind ("markdown", TEXTS ",\"reward\":{\"percent\":\"10\"}");
}

static VtOffer *
make_steps (void)
{
  return shop_make_kind ("follow_up", TEXTS "," STEPS);
}

/* "a b c" */
static char *
join (GPtrArray *words)
{
  g_autoptr (GPtrArray) owned = words;

  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (GStrv) words->pdata);
}

/* ---- reading ---- */

static const struct
{
  const char *place;
  const char *language;
  const char *exact;
  const char *read;
} read_cases[] = {
    {"message", "und", "Plain", "Plain"},
    {"message", "de", "Deutsch", "Deutsch"},
    {"message", "de-AT", "Österreich", "Österreich"},
    {"message", "de-CH", NULL, "Deutsch"},
    {"message", "de-CH-1996", NULL, "Deutsch"},
    {"message", "den", NULL, "Plain"},
    {"message", "fr", NULL, "Plain"},
    {"message", "it", NULL, "Plain"},
    {"message", "", NULL, "Plain"},
    {"reason", "und", "Why", "Why"},
    {"reason", "es", "Por qué", "Por qué"},
    {"reason", "de", NULL, "Why"},
    {"steps/0/message", "fr", "Étape", "Étape"},
    {"steps/0/message", "de", NULL, "Step"},
    {"steps/0/reason", "de", NULL, NULL},
    {"steps/1/message", "de", NULL, NULL},
    {"steps/2/message", "de", NULL, NULL},
};

static void
test_read (void)
{
  g_autoptr (VtOffer) offer = make_steps ();

  for (gsize i = 0; i < G_N_ELEMENTS (read_cases); i++)
    {
      g_assert_cmpstr (vt_offer_get_text (offer, read_cases[i].place, read_cases[i].language), ==,
                       read_cases[i].exact);
      g_assert_cmpstr (vt_offer_find_text (offer, read_cases[i].place, read_cases[i].language), ==,
                       read_cases[i].read);
    }
}

static void
test_places (void)
{
  g_autoptr (VtOffer) plain = make_texts ();
  g_autoptr (VtOffer) stepped = make_steps ();
  g_autoptr (VtOffer) threshold =
      shop_make_kind ("threshold", "\"steps\":[{\"from\":100,\"shipping\":0}]");
  g_autofree char *few = join (vt_offer_list_text_places (plain));
  g_autofree char *of_threshold = join (vt_offer_list_text_places (threshold));
  g_autofree char *many = join (vt_offer_list_text_places (stepped));

  g_assert_cmpstr (few, ==, "message reason");
  g_assert_cmpstr (of_threshold, ==, "message reason");
  g_assert_cmpstr (many, ==,
                   "message reason steps/0/message steps/0/reason steps/1/message steps/1/reason");
}

/* An empty text is none, so Italian is not among them. */
static void
test_languages (void)
{
  g_autoptr (VtOffer) plain = make_texts ();
  g_autoptr (VtOffer) stepped = make_steps ();
  g_autoptr (VtOffer) mute = shop_make_kind ("markdown", "\"reward\":{\"percent\":\"10\"}");
  g_autoptr (GPtrArray) offers = g_ptr_array_new ();
  g_autofree char *of_plain = join (vt_offer_list_languages (plain));
  g_autofree char *of_stepped = join (vt_offer_list_languages (stepped));
  g_autofree char *of_mute = join (vt_offer_list_languages (mute));
  g_autofree char *lacking = NULL;
  g_autofree char *lacking_plain = NULL;

  g_assert_cmpstr (of_plain, ==, "und de de-AT es");
  g_assert_cmpstr (of_stepped, ==, "und de de-AT es fr");
  g_assert_cmpstr (of_mute, ==, "");

  g_ptr_array_add (offers, mute);
  g_ptr_array_add (offers, plain);
  g_ptr_array_add (offers, stepped);
  lacking = join (vt_offers_list_lacking_languages (offers, mute));
  lacking_plain = join (vt_offers_list_lacking_languages (offers, plain));
  g_assert_cmpstr (lacking, ==, "de de-AT es fr");
  g_assert_cmpstr (lacking_plain, ==, "fr");
}

/* ---- changing ---- */

static void
test_set (void)
{
  static const char *const places[] = {"message", "reason", "steps/1/message", "steps/0/reason"};
  static const char *const languages[] = {"und", "fr", "de"};
  g_autoptr (VtOffer) offer = make_steps ();
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (languages); j++)
      {
        g_assert_true (vt_offer_set_text (offer, places[i], languages[j], "New {price}", &error));
        g_assert_no_error (error);
        g_assert_cmpstr (vt_offer_get_text (offer, places[i], languages[j]), ==, "New {price}");
        g_assert_true (vt_offer_validate (offer, &error));
        g_assert_true (vt_offer_set_text (offer, places[i], languages[j], "", &error));
        g_assert_null (vt_offer_get_text (offer, places[i], languages[j]));
      }
  /* Nothing is left of an object that has no text any more. */
  g_assert_null (vt_terms_path_get (offer->terms, "steps/1/message"));
  g_assert_cmpstr (vt_offer_get_text (offer, "reason", "es"), ==, "Por qué");
}

static const struct
{
  const char *place;
  const char *language;
  const char *text;
  int         code;
} refused_cases[] = {
    {"name", "de", "x", VT_ERROR_NOT_FOUND},
    {"steps/2/message", "de", "x", VT_ERROR_NOT_FOUND},
    {"steps/0/days", "de", "x", VT_ERROR_NOT_FOUND},
    {"message", "DE", "x", VT_ERROR_BAD_INPUT},
    {"message", "german/de", "x", VT_ERROR_BAD_INPUT},
    {"message", "", "x", VT_ERROR_BAD_INPUT},
    {"message", "de", "\xff", VT_ERROR_BAD_INPUT},
    {"message", "und", "\xff", VT_ERROR_BAD_INPUT},
};

static void
test_refused (void)
{
  g_autoptr (VtOffer) offer = make_steps ();
  g_autoptr (VtOffer) before = vt_offer_copy (offer);
  g_autofree char *long_text = g_strnfill (4097, 'x');

  for (gsize i = 0; i < G_N_ELEMENTS (refused_cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (vt_offer_set_text (offer, refused_cases[i].place, refused_cases[i].language,
                                         refused_cases[i].text, &error));
      g_assert_error (error, VT_ERROR, refused_cases[i].code);
    }
  for (gsize i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
          vt_offer_set_text (offer, "message", i == 0 ? "und" : "de", long_text, &error));
      g_assert_error (error, VT_ERROR, VT_ERROR_LIMIT);
    }
  g_assert_true (vt_offer_equal (offer, before));
}

static void
test_remove_language (void)
{
  g_autoptr (VtOffer) offer = make_steps ();
  g_autoptr (GError) error = NULL;
  g_autofree char *left = NULL;

  g_assert_true (vt_offer_remove_language (offer, "fr", &error));
  g_assert_true (vt_offer_remove_language (offer, "und", &error));
  g_assert_true (vt_offer_remove_language (offer, "tlh", &error));
  g_assert_no_error (error);
  left = join (vt_offer_list_languages (offer));
  g_assert_cmpstr (left, ==, "de de-AT es");
  g_assert_true (vt_offer_validate (offer, &error));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offers/texts/read", test_read);
  g_test_add_func ("/offers/texts/places", test_places);
  g_test_add_func ("/offers/texts/languages", test_languages);
  g_test_add_func ("/offers/texts/set", test_set);
  g_test_add_func ("/offers/texts/refused", test_refused);
  g_test_add_func ("/offers/texts/remove-language", test_remove_language);
  return g_test_run ();
}
