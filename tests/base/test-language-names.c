/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Languages by tag and by name. */

#include "vt-language-names.h"

#include <string.h>

static const struct
{
  const char *typed;
  const char *tag; /* NULL: refused */
} tag_cases[] = {
    {"de", "de"},
    {"DE", "de"},
    {" de_at ", "de-AT"},
    {"de-at", "de-AT"},
    {"zh-hant-tw", "zh-Hant-TW"},
    {"ZH-HANT", "zh-Hant"},
    {"es-419", "es-419"},
    {"sl-rozaj-biske", "sl-rozaj-biske"},
    {"en-US-u-CA-gregory", "en-US-u-ca-gregory"},
    {"de-x-shop", "de-x-shop"},
    {"und", "und"},
    {"fil", "fil"},
    {"", NULL},
    {"d", NULL},
    {"x-shop", NULL},
    {"12", NULL},
    {"de-", NULL},
    {"-de", NULL},
    {"de--AT", NULL},
    {"de-x", NULL},
    {"de AT", NULL},
    {"deutschen-sprache", NULL},
    {"français", NULL},
    {"{price}", NULL},
    {"en-abcdefgh-abcdefgh-abcdefgh-abcdef", NULL},
};

static void
test_normalize (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tag_cases); i++)
    {
      g_autofree char *tag = vt_language_normalize (tag_cases[i].typed);

      g_assert_cmpstr (tag, ==, tag_cases[i].tag);
    }
}

static const struct
{
  const char *tag;
  const char *text;
} name_cases[] = {
    {"de", "Deutsch"},
    {"de-AT", "Deutsch (AT)"},
    {"zh-Hant", "繁體中文"},
    {"zh-Hant-TW", "繁體中文 (TW)"},
    {"zh-TW", "中文 (TW)"},
    {"sr-Latn", "Srpski"},
    {"pt-BR", "Português (BR)"},
    {"und", "Any language"},
    {"tlh", "tlh"},
    {"tlh-Latn", "tlh-Latn"},
    {"d", "d"},
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (name_cases); i++)
    {
      g_autofree char *text = vt_language_to_text (name_cases[i].tag);

      g_assert_cmpstr (text, ==, name_cases[i].text);
    }
}

/* Every tag once, written by custom, in the order of the names. */
static void
test_list (void)
{
  const char *const *tags = vt_languages_list ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *before = g_strdup ("");

  for (guint i = 0; tags[i] != NULL; i++)
    {
      g_autofree char *tag = vt_language_normalize (tags[i]);
      char            *name = vt_language_to_text (tags[i]);

      g_assert_cmpstr (tag, ==, tags[i]);
      g_assert_true (g_hash_table_add (seen, (gpointer) tags[i]));
      g_assert_cmpstr (name, !=, tags[i]);
      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_cmpint (strcmp (before, name), <, 0);
      g_free (before);
      before = name;
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 80);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/language/normalize", test_normalize);
  g_test_add_func ("/base/language/names", test_names);
  g_test_add_func ("/base/language/list", test_list);
  return g_test_run ();
}
