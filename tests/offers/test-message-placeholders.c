/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages taken apart, and what may stand in braces. */

#include "vt-message-placeholders.h"

#include <string.h>

/* ---- the table ---- */

static void
test_words (void)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  VtPlaceholder found;

  for (guint i = 0; i < VT_N_PLACEHOLDERS; i++)
    {
      g_assert_true (vt_placeholder_from_word (vt_placeholder_to_word (i), &found));
      g_assert_cmpuint (found, ==, i);
      g_assert_true (g_hash_table_add (texts, (gpointer) vt_placeholder_to_text (i)));
    }
  g_assert_false (vt_placeholder_from_word ("prise", &found));
  g_assert_false (vt_placeholder_from_word ("", &found));
}

static const struct
{
  VtPlaceholder placeholder;
  VtOfferKind   kind;
  gboolean      fits;
} fits_cases[] = {
    {VT_PLACEHOLDER_SAVING, VT_OFFER_BUNDLE, TRUE},
    {VT_PLACEHOLDER_SAVING, VT_OFFER_FOLLOW_UP, FALSE},
    {VT_PLACEHOLDER_COUPON, VT_OFFER_FOLLOW_UP, TRUE},
    {VT_PLACEHOLDER_GIFT, VT_OFFER_THRESHOLD, TRUE},
    {VT_PLACEHOLDER_GIFT, VT_OFFER_BUNDLE, FALSE},
    {VT_PLACEHOLDER_THRESHOLD, VT_OFFER_DOWNSELL, TRUE},
    {VT_PLACEHOLDER_THRESHOLD, VT_OFFER_MARKDOWN, FALSE},
};

static void
test_fits (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fits_cases); i++)
    g_assert_cmpint (vt_placeholder_fits (fits_cases[i].placeholder, fits_cases[i].kind), ==,
                     fits_cases[i].fits);
}

/* ---- parts ---- */

/* "[literal]" and "(name)", each with where it is. */
static char *
describe (const char *text)
{
  g_autoptr (GArray) parts = vt_message_parse (text);
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const VtMessagePart *part = &g_array_index (parts, VtMessagePart, i);

      if (part->literal != NULL)
        g_string_append_printf (told, "[%.*s]", (int) part->literal_length, part->literal);
      else
        g_string_append_printf (told, "(%s)", part->name);
      g_string_append_printf (told, "%d+%d ", (int) part->start, (int) part->length);
    }
  return g_string_free (told, FALSE);
}

static const struct
{
  const char *text;
  const char *parts;
} parse_cases[] = {
    {"", ""},
    {"plain", "[plain]0+5 "},
    {"ä {price}!", "[ä ]0+3 (price)3+7 [!]10+1 "},
    {"{prise}{price}", "(prise)0+7 (price)7+7 "},
    {"a{{b}}c", "[a{]0+3 [b}]3+3 [c]6+1 "},
    {"{{{list}}}", "[{]0+2 (list)2+6 [}]8+2 "},
    {"{ {1} {} {A} }", "[{ {1} {} {A} }]0+14 "},
    {"{a{list}", "[{a]0+2 (list)2+6 "},
    {"{a_1}", "(a_1)0+5 "},
    {"{abcdefghijklmnopqrstuvwxyz012345}", "(abcdefghijklmnopqrstuvwxyz012345)0+34 "},
    {"{abcdefghijklmnopqrstuvwxyz0123456}", "[{abcdefghijklmnopqrstuvwxyz0123456}]0+35 "},
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parse_cases); i++)
    {
      g_autofree char *parts = describe (parse_cases[i].text);

      g_assert_cmpstr (parts, ==, parse_cases[i].parts);
    }
}

static void
test_unknown (void)
{
  g_autoptr (GPtrArray) none = vt_message_list_unknown ("{price} {{prise}} {list}");
  g_autoptr (GPtrArray) some = vt_message_list_unknown ("{prise} {price} {lst} {prise}");

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (some->len, ==, 2);
  g_assert_cmpstr (some->pdata[0], ==, "prise");
  g_assert_cmpstr (some->pdata[1], ==, "lst");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offers/placeholders/words", test_words);
  g_test_add_func ("/offers/placeholders/fits", test_fits);
  g_test_add_func ("/offers/placeholders/parse", test_parse);
  g_test_add_func ("/offers/placeholders/unknown", test_unknown);
  return g_test_run ();
}
