/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence for what goes with something else: cross-sells, accessories, add-ons. */

#include "vt-offer-evidence-private.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>

/* So many items are told one by one, the most frequent first; a picture has the others. */
#define MAX_TOLD 5

/**
 * Extras:
 * @items: a role for each item: the product itself
 * @anchors: the same roles: products that the item goes with
 *
 * An item goes with anchors that are not the item itself and fit it; so each has its own.
 */
typedef struct
{
  VtRoles     *items;   /* (owned) */
  VtRoles     *anchors; /* (owned) */
  guint32      products[VT_MAX_ROLES];
  char        *name;   /* (owned): of the anchors */
  JsonObject  *anchor; /* (nullable) */
  VtPairCounts counts[VT_MAX_ROLES];
  VtPairCounts any; /* any item with what it goes with */
} Extras;

static void
extras_clear (Extras *extras)
{
  g_clear_pointer (&extras->items, vt_roles_free);
  g_clear_pointer (&extras->anchors, vt_roles_free);
  g_clear_pointer (&extras->name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Extras, extras_clear)

static void
extras_init (Extras *extras, VtStudy *study, JsonObject *anchor)
{
  extras->items = vt_roles_new (study->input->catalog);
  extras->anchors = vt_roles_new (study->input->catalog);
  extras->anchor = anchor;
  extras->name = vt_tell_selector (&study->teller, anchor);
}

static void
add_item (Extras *extras, VtStudy *study, const char *sku)
{
  guint32 product =
      sku != NULL ? vt_catalog_index_of_sku (study->input->catalog, sku) : VT_PRODUCT_NONE;
  guint role;

  if (product == VT_PRODUCT_NONE || extras->items->n_roles == VT_MAX_ROLES)
    return;
  role = vt_roles_add (extras->items);
  vt_roles_add (extras->anchors);
  vt_roles_add_product (extras->items, role, product);
  extras->products[role] = product;
}

/* All items have the same anchors, but for what is taken from those of each. */
static void
find_anchors (Extras *extras)
{
  VtRoleMask all;

  if (extras->items->n_roles == 0)
    return;
  all = VT_ROLE (extras->items->n_roles - 1) * 2 - 1;
  vt_roles_add_selector (extras->anchors, 0, extras->anchor);
  vt_roles_finish (extras->anchors);
  for (guint32 i = 0; i < extras->anchors->n_products; i++)
    if (extras->anchors->masks[i] != 0)
      extras->anchors->masks[i] = all;
}

/* ---- what fits what ---- */

static gboolean
has_same (VtFacts *facts, VtFacts *other, const char *attribute)
{
  g_autofree char *value = vt_facts_dup_attribute (facts, attribute);
  g_autofree char *other_value = vt_facts_dup_attribute (other, attribute);

  return value != NULL && g_strcmp0 (value, other_value) == 0;
}

/* Takes from what an item goes with all that differs in an attribute that has to be the same. */
static void
keep_compatible (Extras *extras, VtStudy *study, guint role, JsonArray *compatible)
{
  g_auto (VtFacts) item = {vt_catalog_get (study->input->catalog, extras->products[role])};

  for (guint32 i = 0; i < extras->anchors->n_products; i++)
    {
      g_auto (VtFacts) facts = {vt_catalog_get (study->input->catalog, i)};

      if (!vt_roles_has (extras->anchors, i, role))
        continue;
      for (guint k = 0; k < vt_terms_get_length (compatible); k++)
        {
          const char *attribute = vt_terms_get_word (compatible, k);

          if (attribute != NULL && !has_same (&item, &facts, attribute))
            extras->anchors->masks[i] &= ~VT_ROLE (role);
        }
    }
}

/* No unit goes with itself. */
static void
keep_others (Extras *extras)
{
  for (guint r = 0; r < extras->items->n_roles; r++)
    extras->anchors->masks[extras->products[r]] &= ~VT_ROLE (r);
}

/* No option is a base of another. */
static void
keep_bases (Extras *extras)
{
  for (guint r = 0; r < extras->items->n_roles; r++)
    extras->anchors->masks[extras->products[r]] = 0;
}

/* ---- counting ---- */

static void
count_baskets (Extras *extras, VtStudy *study)
{
  VtBaskets             *baskets = study->input->baskets;
  g_autofree VtRoleMask *has = vt_roles_find_in_baskets (extras->items, baskets);
  g_autofree VtRoleMask *goes = vt_roles_find_in_baskets (extras->anchors, baskets);
  guint                  n_roles = MIN (extras->items->n_roles, VT_MAX_ROLES);

  extras->any.n_baskets = baskets->n_baskets;
  for (guint r = 0; r < n_roles; r++)
    extras->counts[r].n_baskets = baskets->n_baskets;
  for (guint32 b = 0; b < baskets->n_baskets; b++)
    {
      extras->any.n_a += goes[b] != 0;
      extras->any.n_b += has[b] != 0;
      extras->any.n_together += (has[b] & goes[b]) != 0;
      for (guint r = 0; r < n_roles && (has[b] | goes[b]) != 0; r++)
        {
          VtPairCounts *counts = &extras->counts[r];

          counts->n_a += (goes[b] & VT_ROLE (r)) != 0;
          counts->n_b += (has[b] & VT_ROLE (r)) != 0;
          counts->n_together += (has[b] & goes[b] & VT_ROLE (r)) != 0;
        }
    }
}

static double
attach_of (const VtPairCounts *counts)
{
  return counts->n_a > 0 ? (double) counts->n_together / counts->n_a : 0;
}

/* The item that is taken along most, by its attach rate, not among @told. */
static guint
find_most (const Extras *extras, VtRoleMask told)
{
  guint most = G_MAXUINT;

  for (guint r = 0; r < extras->items->n_roles; r++)
    if ((told & VT_ROLE (r)) == 0 &&
        (most == G_MAXUINT || attach_of (&extras->counts[r]) > attach_of (&extras->counts[most])))
      most = r;
  return most;
}

/* ---- telling ---- */

static void
tell_items (VtStudy *study, const Extras *extras)
{
  VtRoleMask told = 0;

  for (guint i = 0; i < MIN (extras->items->n_roles, MAX_TOLD); i++)
    {
      guint role = find_most (extras, told);

      told |= VT_ROLE (role);
      vt_study_tell_item (study, &extras->counts[role], extras->name, extras->products[role]);
    }
}

static void
show_items (VtStudy *study, const Extras *extras)
{
  VtPicture *picture;
  VtRoleMask told = 0;

  if (extras->items->n_roles < 2 || extras->any.n_together == 0)
    return;
  picture = vt_picture_new ("items", VT_PICTURE_BARS);
  for (guint i = 0; i < extras->items->n_roles; i++)
    {
      guint            role = find_most (extras, told);
      g_autofree char *name = vt_study_name (study, extras->products[role]);
      g_autofree char *share = vt_words_share (attach_of (&extras->counts[role]));
      g_autofree char *n = vt_words_count (extras->counts[role].n_together);
      g_autofree char *n_of = vt_words_count (extras->counts[role].n_a);

      told |= VT_ROLE (role);
      /* In hundredths of a percent, as the items' numbers of anchors may differ. */
      vt_picture_add_bar (
          picture, (gint64) (attach_of (&extras->counts[role]) * 10000 + 0.5),
          g_strdup (vt_catalog_get (study->input->catalog, extras->products[role])->sku),
          /* Translators: a product, a percentage, two counts of orders */
          g_strdup_printf (_ ("%s: %s, in %s of %s orders"), name, share, n, n_of));
    }
  picture->title = g_strdup (_ ("How many take each along"));
  picture->sentence =
      g_strdup_printf (_ ("Of the orders with %s that it goes with."), extras->name);
  vt_study_add_picture (study, picture);
}

static void
tell_together (VtStudy *study, const Extras *extras)
{
  g_autofree char *together = vt_words_count (extras->any.n_together);
  g_autofree char *all = vt_words_count (extras->any.n_b);

  if (extras->any.n_b == 0)
    return;
  /* What is bought with its anchor anyway, of all that is bought of it. */
  vt_study_add_share (
      study, "together", _ ("Bought with it anyway"),
      vt_study_tone_of_anyway (extras->any.n_together, extras->any.n_a), extras->any.n_together,
      extras->any.n_b,
      /* Translators: two counts of orders, and what else is in them */
      g_strdup_printf (_ ("Of %s orders with any of the items, %s have %s as well."), all, together,
                       extras->name));
}

/* ---- money ---- */

static guint64
count_year (VtStudy *study, const Extras *extras)
{
  gint64  units[VT_MAX_ROLES];
  guint64 n = 0;

  for (guint32 o = study->year.first; o < study->year.end; o++)
    {
      gboolean has_any = FALSE;

      if (!vt_sale_is (study->input->orders, o))
        continue;
      vt_roles_count_order (extras->anchors, study->input->orders, o, units);
      for (guint r = 0; r < extras->anchors->n_roles && !has_any; r++)
        has_any = units[r] > 0;
      n += has_any;
    }
  return n;
}

static gboolean
tell_money (VtStudy *study, const Extras *extras, gboolean has_discount, GError **error)
{
  guint            role = find_most (extras, 0);
  guint32          anchor = vt_study_best_seller (study, extras->anchors, role);
  VtExample        example = {0};
  VtExampleMoney   money;
  gboolean         has_money = FALSE;
  g_autofree char *base = g_strdup_printf (_ ("orders with %s"), extras->name);
  g_autofree char *item = vt_study_name (study, extras->products[role]);
  g_autofree char *with = vt_study_name (study, anchor);
  /* Translators: two products */
  g_autofree char *what = g_strdup_printf (_ ("%s with %s"), item, with);

  if (anchor != VT_PRODUCT_NONE)
    {
      vt_example_add (&example, anchor, 1);
      vt_example_end_before (&example);
      vt_example_add (&example, extras->products[role], 1);
      has_money = vt_study_try (study, &example, &money);
    }
  if (has_money)
    vt_study_tell_margin (study, &money, what);
  if (!has_discount)
    {
      vt_study_add_note (study, g_strdup (_ ("It takes nothing off: each item sold more is "
                                             "gained.")));
      return TRUE;
    }
  if (!vt_study_replay (study, NULL, NULL, NULL, error))
    return FALSE;
  if (has_money)
    vt_study_tell_break_even (study, &money, count_year (study, extras), base);
  return TRUE;
}

static gboolean
study_extras (VtStudy *study, Extras *extras, gboolean has_discount, GError **error)
{
  guint            most;
  g_autofree char *item = NULL;

  if (extras->items->n_roles == 0)
    return TRUE;
  count_baskets (extras, study);
  vt_study_tell_attach (study, &extras->any, extras->name,
                        extras->items->n_roles == 1 ? _ ("the item") : _ ("one of the items"));
  most = find_most (extras, 0);
  item = vt_study_name (study, extras->products[most]);
  vt_study_tell_lift (study, &extras->counts[most], extras->name, item);
  vt_study_tell_support (study, extras->any.n_together, _ ("an item with what it goes with"));
  tell_together (study, extras);
  tell_items (study, extras);
  show_items (study, extras);
  return tell_money (study, extras, has_discount, error);
}

/* ---- the kinds ---- */

gboolean
vt_study_cross_sell (VtStudy *study, GError **error)
{
  JsonArray *items = vt_terms_get_array (study->terms, "items");
  g_auto (Extras) extras = {NULL};

  extras_init (&extras, study, vt_terms_get_object (study->terms, "anchor"));
  for (guint i = 0; i < vt_terms_get_length (items); i++)
    add_item (&extras, study, vt_terms_get_text (vt_terms_get_element (items, i), "sku"));
  find_anchors (&extras);
  for (guint i = 0; i < vt_terms_get_length (items); i++)
    {
      JsonObject *item = vt_terms_get_element (items, i);
      JsonArray  *compatible = vt_terms_get_array (item, "compatible");
      const char *sku = vt_terms_get_text (item, "sku");
      guint32     product =
          sku != NULL ? vt_catalog_index_of_sku (study->input->catalog, sku) : VT_PRODUCT_NONE;

      for (guint r = 0; r < extras.items->n_roles && compatible != NULL; r++)
        if (extras.products[r] == product)
          keep_compatible (&extras, study, r, compatible);
    }
  keep_others (&extras);
  return study_extras (study, &extras, vt_terms_get_object (study->terms, "reward") != NULL, error);
}

gboolean
vt_study_add_on (VtStudy *study, GError **error)
{
  JsonArray *groups = vt_terms_get_array (study->terms, "groups");
  g_auto (Extras) extras = {NULL};

  extras_init (&extras, study, vt_terms_get_object (study->terms, "requires"));
  for (guint i = 0; i < vt_terms_get_length (groups); i++)
    {
      JsonArray *options = vt_terms_get_array (vt_terms_get_element (groups, i), "options");

      for (guint k = 0; k < vt_terms_get_length (options); k++)
        add_item (&extras, study, vt_terms_get_text (vt_terms_get_element (options, k), "sku"));
    }
  find_anchors (&extras);
  keep_bases (&extras);
  return study_extras (study, &extras, TRUE, error);
}
