/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence for what is sold as a set: bundles, and sets of one's own choice. */

#include "vt-offer-evidence-private.h"

#include "vt-evidence.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

/* More parts than this are "the rest". */
#define MAX_NAMED 3
#define NO_PART G_MAXUINT

/* What is sold as a set: a role for each of its parts. */
typedef struct
{
  VtRoles   *roles; /* (owned) */
  GPtrArray *names; /* (owned) (element-type utf8): of each part, in words */
  gint64     quantities[VT_MAX_ROLES];
  guint32    examples[VT_MAX_ROLES]; /* a product of each part; VT_PRODUCT_NONE */
  guint      primary;                /* what the others go with; NO_PART if they are equals */
} Set;

static void
set_clear (Set *set)
{
  g_clear_pointer (&set->roles, vt_roles_free);
  g_clear_pointer (&set->names, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Set, set_clear)

static void
set_init (Set *set, VtStudy *study)
{
  set->roles = vt_roles_new (study->input->catalog);
  set->names = g_ptr_array_new_with_free_func (g_free);
  set->primary = NO_PART;
}

/* ---- the two sides of a set ---- */

/* Of at least one. */
static VtRoleMask
all_parts (const Set *set)
{
  return VT_ROLE (set->roles->n_roles - 1) * 2 - 1;
}

/* Baskets with all parts but at most one, for each. */
static void
count_without (const Set *set, const VtRoleMask *found, guint32 n, guint32 *ret_without)
{
  VtRoleMask all = all_parts (set);

  for (guint i = 0; i < set->roles->n_roles; i++)
    ret_without[i] = 0;
  for (guint32 b = 0; b < n; b++)
    {
      VtRoleMask missing = all & ~found[b];

      if (missing == 0)
        for (guint i = 0; i < set->roles->n_roles; i++)
          ret_without[i]++;
      else if ((missing & (missing - 1)) == 0)
        ret_without[__builtin_ctzll (missing)]++;
    }
}

/* The part for which the rest speaks most, as vt_evidence_compute() has it: by which the set is
 * together most above chance, ties to the higher attach rate. */
static guint
find_split (const Set *set, const VtRoleMask *found, guint32 n)
{
  guint32 without[VT_MAX_ROLES];
  guint   split = 0;

  count_without (set, found, n, without);
  for (guint i = 1; i < set->roles->n_roles; i++)
    {
      guint64 by_chance = (guint64) without[i] * vt_found_count_any (found, n, VT_ROLE (i));
      guint64 least = (guint64) without[split] * vt_found_count_any (found, n, VT_ROLE (split));

      if (by_chance < least || (by_chance == least && without[i] < without[split]))
        split = i;
    }
  return split;
}

/* "“A” and “B”" of the parts in @mask; @many where there are more. */
static char *
name_parts (const Set *set, VtRoleMask mask, const char *many)
{
  guint    n = (guint) __builtin_popcountll (mask);
  guint    index = 0;
  GString *text;

  if (n > MAX_NAMED)
    return g_strdup (many);
  text = g_string_new (NULL);
  for (guint i = 0; i < set->roles->n_roles; i++)
    if ((mask & VT_ROLE (i)) != 0)
      vt_tell_list_add (text, index++, n, set->names->pdata[i]);
  return g_string_free (text, FALSE);
}

/* ---- telling ---- */

/* Where one part is what the others go with, each of these for itself. */
static void
tell_parts (VtStudy *study, const Set *set, const VtRoleMask *found, guint32 n)
{
  if (set->primary == NO_PART || set->roles->n_roles < 3)
    return;
  for (guint i = 0; i < set->roles->n_roles; i++)
    {
      VtPairCounts counts;

      if (i == set->primary)
        continue;
      counts = vt_found_count (found, n, VT_ROLE (set->primary), VT_ROLE (i));
      vt_study_tell_item (study, &counts, set->names->pdata[set->primary], set->examples[i]);
    }
}

static void
tell_together (VtStudy *study, const Set *set, const VtRoleMask *found, guint32 n)
{
  VtRoleMask       all = all_parts (set);
  guint32          n_all = vt_found_count_all (found, n, all);
  guint32          n_any = vt_found_count_any (found, n, all);
  g_autofree char *count = vt_words_count (n_all);
  g_autofree char *any = vt_words_count (n_any);

  vt_study_add_share (
      study, "together", _ ("Bought together anyway"), vt_study_tone_of_anyway (n_all, n_any),
      n_all, n_any,
      /* Translators: two counts of orders */
      g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%s of %s orders with any part of it has all of it already, and "
                       "would get the discount for it.",
                       "%s of %s orders with any part of it have all of it already, "
                       "and would get the discount for it.",
                       n_all),
          count, any));
}

/* Whether an order of the year has so many units of each part of @mask. */
static guint64
count_year (VtStudy *study, const Set *set, VtRoleMask mask)
{
  gint64  units[VT_MAX_ROLES];
  guint64 n = 0;

  for (guint32 o = study->year.first; o < study->year.end; o++)
    {
      gboolean has_all = vt_sale_is (study->input->orders, o);

      if (!has_all)
        continue;
      vt_roles_count_order (set->roles, study->input->orders, o, units);
      for (guint i = 0; i < set->roles->n_roles && has_all; i++)
        has_all = (mask & VT_ROLE (i)) == 0 || units[i] >= set->quantities[i];
      n += has_all;
    }
  return n;
}

/* @before: the parts that are there anyway. */
static gboolean
try_set (VtStudy *study, const Set *set, VtRoleMask before, VtExampleMoney *ret_money)
{
  VtExample example = {0};

  for (guint i = 0; i < set->roles->n_roles; i++)
    if (set->examples[i] == VT_PRODUCT_NONE)
      return FALSE;
  for (guint i = 0; i < set->roles->n_roles; i++)
    if ((before & VT_ROLE (i)) != 0)
      vt_example_add (&example, set->examples[i], set->quantities[i]);
  vt_example_end_before (&example);
  for (guint i = 0; i < set->roles->n_roles; i++)
    if ((before & VT_ROLE (i)) == 0)
      vt_example_add (&example, set->examples[i], set->quantities[i]);
  return vt_study_try (study, &example, ret_money);
}

static gboolean
tell_money (VtStudy *study, const Set *set, VtRoleMask before, const char *with, GError **error)
{
  VtExampleMoney   money;
  gboolean         has_money = try_set (study, set, before, &money);
  g_autofree char *base = g_strdup_printf (_ ("orders with %s"), with);

  if (has_money)
    vt_study_tell_margin (study, &money, _ ("A set"));
  if (!vt_study_replay (study, NULL, NULL, NULL, error))
    return FALSE;
  if (has_money)
    vt_study_tell_break_even (study, &money, count_year (study, set, before), base);
  return TRUE;
}

static gboolean
study_set (VtStudy *study, const Set *set, GError **error)
{
  guint32                n = study->input->baskets->n_baskets;
  g_autofree VtRoleMask *found = NULL;
  VtRoleMask             all, after, before;
  VtPairCounts           counts;
  g_autofree char       *whole = NULL;
  g_autofree char       *with = NULL;
  g_autofree char       *also = NULL;

  if (set->roles->n_roles < 2)
    return TRUE;
  found = vt_roles_find_in_baskets (set->roles, study->input->baskets);
  all = all_parts (set);
  if (set->primary != NO_PART)
    before = VT_ROLE (set->primary);
  else
    before = all & ~VT_ROLE (find_split (set, found, n));
  after = all & ~before;
  counts = vt_found_count_wholes (found, n, before, after);
  whole = name_parts (set, all, _ ("all of it"));
  with = name_parts (set, before, _ ("the others"));
  also = name_parts (set, after, _ ("all the rest"));
  vt_study_tell_attach (study, &counts, with, also);
  vt_study_tell_lift (study, &counts, with, also);
  tell_parts (study, set, found, n);
  vt_study_tell_support (study, counts.n_together, whole);
  tell_together (study, set, found, n);
  return tell_money (study, set, before, with, error);
}

/* ---- bundles ---- */

/* What the products, one unit each, were paid together where they were bought together. */
static gboolean
tell_paid (VtStudy *study, const Set *set, GError **error)
{
  guint32    products[VT_EVIDENCE_MAX_PRODUCTS];
  guint      n = set->roles->n_roles;
  VtEvidence evidence;

  if (n < 2 || n > VT_EVIDENCE_MAX_PRODUCTS)
    return TRUE;
  for (guint i = 0; i < n; i++)
    {
      products[i] = set->examples[i];
      if (products[i] >= study->input->baskets->n_items)
        return TRUE;
    }
  if (!vt_evidence_compute (study->input->baskets, study->input->orders, products, n, &evidence,
                            study->job, error))
    return FALSE;
  if (evidence.sold_minor != VT_MONEY_UNKNOWN)
    vt_study_add_money (study, "paid", _ ("Paid for one of each"), VT_TONE_NEUTRAL,
                        evidence.sold_minor,
                        g_strdup (_ ("On average, in the orders that have all of it.")))
        ->n = evidence.n_all;
  return TRUE;
}

gboolean
vt_study_bundle (VtStudy *study, GError **error)
{
  g_auto (Set) set = {NULL};

  set_init (&set, study);
  for (guint i = 0; i < study->offer->components->len; i++)
    {
      const VtComponent *component = study->offer->components->pdata[i];
      guint              role = vt_roles_add (set.roles);

      vt_roles_add_sku (set.roles, role, component->sku);
      set.quantities[role] = component->quantity;
      set.examples[role] = vt_catalog_index_of_sku (study->input->catalog, component->sku);
      g_ptr_array_add (set.names, vt_study_name (study, set.examples[role]));
      if (component->primary)
        set.primary = role;
    }
  return study_set (study, &set, error) && tell_paid (study, &set, error);
}

/* ---- sets of one's own choice ---- */

/* A line fills the first slot that selects it. */
static void
keep_first_roles (VtRoles *roles)
{
  for (guint32 i = 0; i < roles->n_products; i++)
    roles->masks[i] &= -roles->masks[i];
}

gboolean
vt_study_mix_and_match (VtStudy *study, GError **error)
{
  JsonArray *slots = vt_terms_get_array (study->terms, "slots");
  g_auto (Set) set = {NULL};

  set_init (&set, study);
  for (guint i = 0; i < vt_terms_get_length (slots) && i < VT_MAX_ROLES; i++)
    {
      JsonObject *slot = vt_terms_get_element (slots, i);
      JsonObject *select = vt_terms_get_object (slot, "select");
      guint       role = vt_roles_add (set.roles);

      vt_roles_add_selector (set.roles, role, select);
      set.quantities[role] = MAX (vt_terms_get_int64 (slot, "quantity", 1), 1);
      g_ptr_array_add (set.names, vt_tell_selector (&study->teller, select));
    }
  vt_roles_finish (set.roles);
  keep_first_roles (set.roles);
  for (guint i = 0; i < set.roles->n_roles; i++)
    set.examples[i] = vt_study_best_seller (study, set.roles, i);
  return study_set (study, &set, error);
}
