/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who the versions of offers are by. */

#include "shop.h"

#include "vt-author.h"

#define ADD                                                                                        \
  "INSERT INTO offer (id, kind, name, state, priority, document, created_us, modified_us) "        \
  "VALUES (hex (randomblob (4)), 'bundle', 'Set', 'draft', 1, '{}', 0, 0)"

typedef struct
{
  const char *name;
  const char *typed;
  const char *kept;
} NameCase;

static const NameCase cases[] = {
    {"plain", "Zoë Müller", "Zoë Müller"},
    {"blanks", "  Ann \n", "Ann"},
    {"lines", "Ann\nBee", "Ann Bee"},
    {"none", "", "Robot"},
    {"only-blanks", " \t", "Robot"},
    {"not-utf8", "Z\xff", "Robot"},
    {"long",
     "ääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää",
     "ääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää"},
};

static gboolean
save (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_author_save (database, data, error);
}

static void
test_name (gconstpointer data)
{
  const NameCase  *test = data;
  Shop             shop;
  g_autofree char *authors = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("VITRINE_AUTHOR", "Robot", TRUE);
  shop_set_up (&shop);
  shop_edit (&shop, ADD);
  vt_workspace_note (shop.workspace, save, (gpointer) test->typed, NULL, &error);
  g_assert_no_error (error);
  shop_edit (&shop, ADD);
  authors = shop_query_text (&shop, "SELECT '<' || author || '>' FROM log_offer ORDER BY id");
  g_assert_true (g_str_has_prefix (authors, "<Robot> "));
  g_free (authors);
  authors = shop_query_text (&shop, "SELECT author FROM log_offer ORDER BY id DESC LIMIT 1");
  g_assert_cmpstr (authors, ==, test->kept);
  shop_tear_down (&shop);
  g_unsetenv ("VITRINE_AUTHOR");
}

static void
test_default (void)
{
  g_autofree char *login = NULL;
  g_autofree char *named = NULL;

  g_unsetenv ("VITRINE_AUTHOR");
  login = vt_author_dup_default ();
  g_assert_cmpstr (login, !=, "");
  g_setenv ("VITRINE_AUTHOR", "Pipeline 7", TRUE);
  named = vt_author_dup_default ();
  g_assert_cmpstr (named, ==, "Pipeline 7");
  g_unsetenv ("VITRINE_AUTHOR");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/author/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_name);
    }
  g_test_add_func ("/author/default", test_default);
  return g_test_run ();
}
