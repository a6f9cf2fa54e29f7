/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deliveries of what customers buy again and again, about as long after each other. */

#include "vt-suggest-private.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>

#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
/* Fewer returns say nothing. */
#define MIN_RETURNS 15
#define MIN_CUSTOMERS 10
/* Sooner or later than that nobody wants it delivered. */
#define MIN_DAYS 7
#define MAX_DAYS 120
/* Half of the returns within a quarter of the median are regular. */
#define REGULAR_PART 4
#define PERCENT 10
#define DELIVERIES 3
#define YEAR_DAYS 365
#define MAX_SKUS 200

/* One customer's return to a product. */
typedef struct
{
  guint32 product;
  guint32 days;
} Return;

typedef struct
{
  guint32 n_buyers; /* customers with it */
  guint32 n_again;  /* those who had it twice */
  guint32 n_returns;
  guint32 median;
  guint32 n_regular;
} Habit;

/* What goes out together: the products of one category. */
typedef struct
{
  const char *category;
  GArray     *products; /* (owned) (element-type guint32) */
  guint64     n_buyers;
  guint64     n_again;
  guint64     n_returns;
  guint64     n_regular;
  guint32     median; /* of the product that is bought again most */
  guint32     n_most;
  gint64      worth_minor;
} Group;

static void
group_clear (gpointer data)
{
  g_array_unref (((Group *) data)->products);
}

/* ---- counting ---- */

/* Of one customer so far. */
typedef struct
{
  gint64 *last_us;  /* (owned) (array length=n_products): G_MININT64 for never */
  guint8 *is_again; /* (owned): likewise, whether it was bought twice */
  GArray *bought;   /* (owned) (element-type guint32): what is to be forgotten */
} Customer;

static void
forget (Customer *customer)
{
  for (guint i = 0; i < customer->bought->len; i++)
    {
      guint32 product = g_array_index (customer->bought, guint32, i);

      customer->last_us[product] = G_MININT64;
      customer->is_again[product] = 0;
    }
  g_array_set_size (customer->bought, 0);
}

static void
count_visit (VtVisits *visits, guint32 visit, Customer *customer, Habit *habits, GArray *returns)
{
  for (guint32 e = visits->first_entry[visit]; e < visits->first_entry[visit + 1]; e++)
    {
      guint32 product = visits->entry_item[e];
      gint64  last_us = customer->last_us[product];

      if (last_us == G_MININT64)
        {
          habits[product].n_buyers++;
          g_array_append_val (customer->bought, product);
        }
      else
        {
          Return next = {product, (guint32) ((visits->time_us[visit] - last_us) / DAY_US)};

          g_array_append_val (returns, next);
          habits[product].n_again += !customer->is_again[product];
          customer->is_again[product] = 1;
        }
      customer->last_us[product] = visits->time_us[visit];
    }
}

/* (element-type Return) */
static GArray *
find_returns (const VtSuggester *suggester, VtVisits *visits, Habit *habits)
{
  guint32  n_products = visits->n_items;
  GArray  *returns = g_array_new (FALSE, FALSE, sizeof (Return));
  Customer customer = {g_new (gint64, n_products + 1), g_new0 (guint8, n_products + 1),
                       g_array_new (FALSE, FALSE, sizeof (guint32))};
  guint32  current = 0;

  for (guint32 i = 0; i < n_products; i++)
    customer.last_us[i] = G_MININT64;
  for (guint32 v = 0; v < visits->n_visits; v++)
    {
      guint32 who = suggester->input->orders->order_customer[visits->order[v]];

      if (who != current)
        forget (&customer);
      current = who;
      count_visit (visits, v, &customer, habits, returns);
    }
  g_free (customer.last_us);
  g_free (customer.is_again);
  g_array_unref (customer.bought);
  return returns;
}

static int
compare_returns (gconstpointer a, gconstpointer b)
{
  const Return *next = a;
  const Return *other = b;

  if (next->product != other->product)
    return next->product < other->product ? -1 : 1;
  return next->days < other->days ? -1 : next->days > other->days;
}

/* Where the middle of each product's returns lies, and how many are about there. */
static void
find_medians (GArray *returns, Habit *habits)
{
  g_array_sort (returns, compare_returns);
  for (guint i = 0; i < returns->len;)
    {
      guint32 product = g_array_index (returns, Return, i).product;
      Habit  *habit = &habits[product];
      guint   end = i;

      while (end < returns->len && g_array_index (returns, Return, end).product == product)
        end++;
      habit->n_returns = end - i;
      habit->median = g_array_index (returns, Return, i + (end - i - 1) / 2).days;
      for (guint k = i; k < end; k++)
        {
          gint64 off = (gint64) g_array_index (returns, Return, k).days - habit->median;

          habit->n_regular += ABS (off) * REGULAR_PART <= habit->median;
        }
      i = end;
    }
}

static gboolean
is_regular (const Habit *habit)
{
  return habit->n_returns >= MIN_RETURNS && habit->n_again >= MIN_CUSTOMERS &&
         habit->median >= MIN_DAYS && habit->median <= MAX_DAYS &&
         2 * habit->n_regular >= habit->n_returns;
}

/* ---- groups ---- */

static Group *
find_group (GArray *groups, const char *category)
{
  Group group = {.category = category};

  for (guint i = 0; i < groups->len; i++)
    if (strcmp (g_array_index (groups, Group, i).category, category) == 0)
      return &g_array_index (groups, Group, i);
  group.products = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (groups, group);
  return &g_array_index (groups, Group, groups->len - 1);
}

static void
add_to_group (Group *group, const VtSuggester *suggester, guint32 product, const Habit *habit)
{
  /* Who bought it once could have it delivered as often as the others come back in a year. */
  gint64 gain_minor = 0;
  gint64 worth_minor;

  if (__builtin_mul_overflow (vt_suggester_margin (suggester, product), YEAR_DAYS / habit->median,
                              &gain_minor))
    return;
  worth_minor = vt_suggester_expect (suggester, habit->n_buyers - habit->n_again, habit->n_again,
                                     habit->n_buyers, gain_minor);
  if (group->products->len == MAX_SKUS ||
      __builtin_add_overflow (group->worth_minor, worth_minor, &group->worth_minor))
    return;
  g_array_append_val (group->products, product);
  group->n_buyers += habit->n_buyers;
  group->n_again += habit->n_again;
  group->n_returns += habit->n_returns;
  group->n_regular += habit->n_regular;
  if (habit->n_returns > group->n_most)
    {
      group->n_most = habit->n_returns;
      group->median = habit->median;
    }
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *group = a;
  const Group *other = b;

  if (group->worth_minor != other->worth_minor)
    return group->worth_minor > other->worth_minor ? -1 : 1;
  return strcmp (group->category, other->category);
}

/* (element-type Group): most worth first. */
static GArray *
find_groups (VtSuggester *suggester, const Habit *habits)
{
  VtCatalog *catalog = suggester->input->catalog;
  GArray    *groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_autoptr (VtRoles) offered =
      vt_suggester_find_selected (suggester, VT_OFFER_SUBSCRIPTION, "select");

  g_array_set_clear_func (groups, group_clear);
  for (guint32 i = 0; i < vt_catalog_get_n_products (catalog); i++)
    if (is_regular (&habits[i]) && offered->masks[i] == 0 &&
        vt_suggest_is_goods (vt_catalog_get (catalog, i)))
      add_to_group (find_group (groups, vt_catalog_get (catalog, i)->category), suggester, i,
                    &habits[i]);
  g_array_sort (groups, compare_groups);
  return groups;
}

static char *
name_group (const VtSuggester *suggester, const Group *group)
{
  if (*group->category != '\0')
    return vt_suggest_category_title (group->category);
  return vt_suggester_title (suggester, g_array_index (group->products, guint32, 0));
}

static void
suggest_group (VtSuggester *suggester, const Group *group)
{
  const guint32   *products = (const guint32 *) (gpointer) group->products->data;
  g_autofree char *name = name_group (suggester, group);
  g_autofree char *again = vt_words_count (group->n_again);
  g_autofree char *buyers = vt_words_count (group->n_buyers);
  g_autofree char *regular = vt_words_count (group->n_regular);
  g_autofree char *returns = vt_words_count (group->n_returns);
  g_autoptr (JsonBuilder) terms = json_builder_new ();

  json_builder_begin_object (terms);
  vt_suggest_add_skus (terms, "select", suggester, products, group->products->len);
  vt_suggest_add_percent (terms, "reward", PERCENT);
  vt_suggest_add_int64 (terms, "deliveries", DELIVERIES);
  json_builder_end_object (terms);
  vt_suggester_add (
      suggester, VT_OFFER_SUBSCRIPTION, products, group->products->len,
      /* Translators: a category of goods */
      g_strdup_printf (_ ("%s on Subscription"), name), terms,
      /* Translators: two counts of customers, what they buy, two counts of purchases, days */
      g_strdup_printf (_ ("%s of %s customers with %s bought the same again; %s of %s such "
                          "purchases came about %u days after the last."),
                       again, buyers, name, regular, returns, group->median),
      group->worth_minor);
}

gboolean
vt_suggest_subscriptions (VtSuggester *suggester, GError **error)
{
  g_autoptr (VtVisits) visits = vt_suggester_visits (suggester, 1, error);
  g_autofree Habit *habits = NULL;
  g_autoptr (GArray) returns = NULL;
  g_autoptr (GArray) groups = NULL;

  if (visits == NULL)
    return FALSE;
  habits = g_new0 (Habit, visits->n_items + 1);
  returns = find_returns (suggester, visits, habits);
  find_medians (returns, habits);
  groups = find_groups (suggester, habits);
  for (guint i = 0; i < groups->len && suggester->found->len < VT_SUGGEST_EACH; i++)
    {
      if (!vt_job_check (suggester->job, error))
        return FALSE;
      suggest_group (suggester, &g_array_index (groups, Group, i));
    }
  return TRUE;
}
