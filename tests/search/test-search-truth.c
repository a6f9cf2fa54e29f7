/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the searches find in small shops made up at random is what trying every cart finds.
 *
 * VITRINE_TRUTH_SEED is added to the seeds, so that others can be tried. */

#include "truth.h"

/* Of plain shops, and of rich ones, which take longer. */
#define N_PLAIN 120
#define N_RICH 40

typedef struct
{
  const char *name;
  void (*check) (RandomShop *self);
  guint n_offers;
} Kind;

static const Kind kinds[] = {{"bounds", truth_check_bounds, 4},
                             {"conflicts", truth_check_losses, 3},
                             {"free-units", truth_check_free_units, 4},
                             {"never", truth_check_never, 4},
                             {"worst", truth_check_worst, 3}};

#define N_PRODUCTS 4

typedef struct
{
  const Kind *kind;
  guint       seed;
} Case;

static Shop *shop;

static guint
get_seed_offset (void)
{
  const char *text = g_getenv ("VITRINE_TRUTH_SEED");

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (RandomShop) made =
      random_shop_new (shop, self->seed + get_seed_offset (), N_PRODUCTS, self->kind->n_offers);

  self->kind->check (made);
}

static void
add_cases (const Kind *kind, const char *of, guint first, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/checks/truth/%s%s/%u", of, kind->name, i);
      Case            *self = g_new0 (Case, 1);

      self->kind = kind;
      self->seed = first + i;
      g_test_add_data_func_full (path, self, test_case, g_free);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  shop = shop_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      add_cases (&kinds[i], "", 0, N_PLAIN);
      add_cases (&kinds[i], "rich-", RANDOM_RICH_SEED, N_RICH);
    }
  status = g_test_run ();
  shop_free (shop);
  return status;
}
