/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of a tier ladder that concern several places of its terms at once. */

#include "vt-tiers-edit.h"

#include "vt-document.h"
#include "vt-tier-matrix.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A ladder taken apart; what is in it is put back together by write_ladder(). */
typedef struct
{
  JsonObject *terms;    /* (unowned) */
  GPtrArray  *tiers;    /* (owned) (element-type Tier) */
  GPtrArray  *required; /* (owned) (element-type utf8) */
} Ladder;

typedef struct
{
  JsonNode  *rest;     /* (owned): an object without what follows */
  char      *sku;      /* (owned) (nullable) */
  GPtrArray *features; /* (owned) (element-type utf8) */
  JsonNode  *upgrade;  /* (owned) (nullable) */
} Tier;

static void
tier_free (gpointer data)
{
  Tier *tier = data;

  json_node_unref (tier->rest);
  g_free (tier->sku);
  g_ptr_array_unref (tier->features);
  g_clear_pointer (&tier->upgrade, json_node_unref);
  g_free (tier);
}

static GPtrArray *
read_words (JsonArray *array)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < vt_terms_get_length (array); i++)
    if (vt_terms_get_word (array, i) != NULL)
      g_ptr_array_add (words, g_strdup (vt_terms_get_word (array, i)));
  return words;
}

static Tier *
tier_new (JsonObject *object)
{
  static const char *const own[] = {"features", "sku", "upgrade", NULL};
  Tier                    *tier = g_new0 (Tier, 1);
  g_autoptr (JsonObject) nothing = json_object_new ();

  tier->rest = vt_terms_without (object != NULL ? object : nothing, own);
  tier->sku = g_strdup (vt_terms_get_text (object, "sku"));
  tier->features = read_words (vt_terms_get_array (object, "features"));
  if (object != NULL && json_object_has_member (object, "upgrade"))
    tier->upgrade = json_node_ref (json_object_get_member (object, "upgrade"));
  return tier;
}

static void
read_ladder (JsonNode *terms, Ladder *ladder)
{
  JsonArray *tiers;

  ladder->terms = json_node_get_object (terms);
  ladder->tiers = g_ptr_array_new_with_free_func (tier_free);
  ladder->required = read_words (vt_terms_get_array (ladder->terms, "required"));
  tiers = vt_terms_get_array (ladder->terms, "tiers");
  for (guint i = 0; i < vt_terms_get_length (tiers); i++)
    g_ptr_array_add (ladder->tiers, tier_new (vt_terms_get_element (tiers, i)));
}

static void
ladder_clear (Ladder *ladder)
{
  g_clear_pointer (&ladder->tiers, g_ptr_array_unref);
  g_clear_pointer (&ladder->required, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ladder, ladder_clear)

static void
write_words (JsonObject *object, const char *name, GPtrArray *words)
{
  JsonArray *array;

  if (words->len == 0)
    return;
  array = json_array_new ();
  for (guint i = 0; i < words->len; i++)
    json_array_add_string_element (array, words->pdata[i]);
  json_object_set_array_member (object, name, array);
}

/* The lowest tier has no step. */
static JsonNode *
write_ladder (const Ladder *ladder)
{
  static const char *const own[] = {"required", "tiers", NULL};
  JsonNode                *terms = vt_terms_without (ladder->terms, own);
  JsonArray               *tiers = json_array_new ();

  for (guint i = 0; i < ladder->tiers->len; i++)
    {
      Tier     *tier = ladder->tiers->pdata[i];
      JsonNode *node = vt_terms_without (json_node_get_object (tier->rest), (const char *[]){NULL});
      JsonObject *object = json_node_get_object (node);

      if (tier->sku != NULL)
        json_object_set_string_member (object, "sku", tier->sku);
      write_words (object, "features", tier->features);
      if (tier->upgrade != NULL && i > 0)
        json_object_set_member (object, "upgrade", json_node_copy (tier->upgrade));
      json_array_add_element (tiers, node);
    }
  json_object_set_array_member (json_node_get_object (terms), "tiers", tiers);
  write_words (json_node_get_object (terms), "required", ladder->required);
  json_node_seal (terms);
  return terms;
}

/* ---- tiers ---- */

/* (nullable): %NULL with %VT_ERROR_NOT_FOUND */
static Tier *
get_tier (const Ladder *ladder, guint index, GError **error)
{
  if (index < ladder->tiers->len)
    return ladder->tiers->pdata[index];
  g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no tier %u"), index + 1);
  return NULL;
}

/* Whether the product may become the tier at @index. */
static gboolean
check_new (const Ladder *ladder, guint index, const char *sku, GError **error)
{
  for (guint i = 0; i < ladder->tiers->len; i++)
    {
      const Tier *tier = ladder->tiers->pdata[i];

      if (i == index || tier->sku == NULL || g_ascii_strcasecmp (tier->sku, sku) != 0)
        continue;
      g_set_error_literal (error, VT_ERROR, VT_ERROR_CONSTRAINT,
                           _ ("The product is a tier already"));
      return FALSE;
    }
  return TRUE;
}

/* %VT_MONEY_UNKNOWN for what is not in the catalogue as well. */
static gint64
price_of (VtCatalog *catalog, const char *sku)
{
  guint32 product = sku != NULL ? vt_catalog_index_of_sku (catalog, sku) : VT_PRODUCT_NONE;

  return product != VT_PRODUCT_NONE ? vt_catalog_get (catalog, product)->price_minor
                                    : VT_MONEY_UNKNOWN;
}

JsonNode *
vt_tiers_add (JsonNode *terms, const char *sku, VtCatalog *catalog, GError **error)
{
  g_auto (Ladder) ladder = {0};
  Tier  *tier;
  gint64 price_minor;
  guint  at = 0;

  g_return_val_if_fail (terms != NULL && sku != NULL && catalog != NULL, NULL);

  read_ladder (terms, &ladder);
  if (!check_new (&ladder, G_MAXUINT, sku, error))
    return NULL;
  if (ladder.tiers->len >= VT_LADDER_MAX_TIERS)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("A ladder has at most %d tiers"),
                   VT_LADDER_MAX_TIERS);
      return NULL;
    }
  tier = tier_new (NULL);
  tier->sku = g_strdup (sku);
  price_minor = price_of (catalog, sku);
  while (at < ladder.tiers->len &&
         (price_minor == VT_MONEY_UNKNOWN ||
          price_of (catalog, ((const Tier *) ladder.tiers->pdata[at])->sku) <= price_minor))
    at++;
  g_ptr_array_insert (ladder.tiers, (int) at, tier);
  return write_ladder (&ladder);
}

JsonNode *
vt_tiers_set_product (JsonNode *terms, guint tier, const char *sku, GError **error)
{
  g_auto (Ladder) ladder = {0};
  Tier *changed;

  g_return_val_if_fail (terms != NULL && sku != NULL, NULL);

  read_ladder (terms, &ladder);
  changed = get_tier (&ladder, tier, error);
  if (changed == NULL || !check_new (&ladder, tier, sku, error))
    return NULL;
  g_free (changed->sku);
  changed->sku = g_strdup (sku);
  return write_ladder (&ladder);
}

JsonNode *
vt_tiers_remove (JsonNode *terms, guint tier, GError **error)
{
  g_auto (Ladder) ladder = {0};

  g_return_val_if_fail (terms != NULL, NULL);

  read_ladder (terms, &ladder);
  if (get_tier (&ladder, tier, error) == NULL)
    return NULL;
  g_ptr_array_remove_index (ladder.tiers, tier);
  return write_ladder (&ladder);
}

/* Takes the discounts off the tiers, in their order. */
static GPtrArray *
steal_upgrades (const Ladder *ladder)
{
  GPtrArray *upgrades = g_ptr_array_new ();

  for (guint i = 0; i < ladder->tiers->len; i++)
    g_ptr_array_add (upgrades, g_steal_pointer (&((Tier *) ladder->tiers->pdata[i])->upgrade));
  return upgrades;
}

/* Puts them back where they were, whatever tiers are there now. */
static void
return_upgrades (const Ladder *ladder, GPtrArray *upgrades)
{
  for (guint i = 0; i < ladder->tiers->len; i++)
    ((Tier *) ladder->tiers->pdata[i])->upgrade = upgrades->pdata[i];
}

JsonNode *
vt_tiers_move (JsonNode *terms, guint from, guint to, GError **error)
{
  g_auto (Ladder) ladder = {0};
  g_autoptr (GPtrArray) upgrades = NULL;
  Tier *tier;

  g_return_val_if_fail (terms != NULL, NULL);

  read_ladder (terms, &ladder);
  if (get_tier (&ladder, from, error) == NULL)
    return NULL;
  upgrades = steal_upgrades (&ladder);
  tier = g_ptr_array_steal_index (ladder.tiers, from);
  g_ptr_array_insert (ladder.tiers, (int) MIN (to, ladder.tiers->len), tier);
  return_upgrades (&ladder, upgrades);
  return write_ladder (&ladder);
}

/* Whether the tier below may stay below; what has no price comes last. */
static gboolean
is_in_order (const Tier *below, const Tier *tier, VtCatalog *catalog)
{
  gint64 below_minor = price_of (catalog, below->sku);
  gint64 price_minor = price_of (catalog, tier->sku);

  return price_minor == VT_MONEY_UNKNOWN ||
         (below_minor != VT_MONEY_UNKNOWN && below_minor <= price_minor);
}

/* By insertion, as there are few and equals have to stay. */
JsonNode *
vt_tiers_sort (JsonNode *terms, VtCatalog *catalog)
{
  g_auto (Ladder) ladder = {0};
  g_autoptr (GPtrArray) upgrades = NULL;

  g_return_val_if_fail (terms != NULL && catalog != NULL, NULL);

  read_ladder (terms, &ladder);
  upgrades = steal_upgrades (&ladder);
  for (guint i = 1; i < ladder.tiers->len; i++)
    for (guint j = i;
         j > 0 && !is_in_order (ladder.tiers->pdata[j - 1], ladder.tiers->pdata[j], catalog); j--)
      {
        gpointer tier = ladder.tiers->pdata[j];

        ladder.tiers->pdata[j] = ladder.tiers->pdata[j - 1];
        ladder.tiers->pdata[j - 1] = tier;
      }
  return_upgrades (&ladder, upgrades);
  return write_ladder (&ladder);
}

gboolean
vt_tiers_are_sorted (JsonObject *terms, VtCatalog *catalog)
{
  JsonArray *tiers;
  gint64     below_minor = 0;

  g_return_val_if_fail (catalog != NULL, FALSE);

  tiers = vt_terms_get_array (terms, "tiers");
  for (guint i = 0; i < vt_terms_get_length (tiers); i++)
    {
      gint64 price_minor =
          price_of (catalog, vt_terms_get_text (vt_terms_get_element (tiers, i), "sku"));

      if (price_minor != VT_MONEY_UNKNOWN &&
          (below_minor == VT_MONEY_UNKNOWN || price_minor < below_minor))
        return FALSE;
      below_minor = price_minor;
    }
  return TRUE;
}

/* ---- features ---- */

static gboolean
find_word (GPtrArray *words, const char *word, guint *ret_index)
{
  return g_ptr_array_find_with_equal_func (words, word, g_str_equal, ret_index);
}

static void
remove_word (GPtrArray *words, const char *word)
{
  guint index;

  while (find_word (words, word, &index))
    g_ptr_array_remove_index (words, index);
}

/* Where a feature stands among those of its tier: behind the last that goes before it. */
static guint
find_place (GPtrArray *features, const char *feature, const char *const *order)
{
  guint place = features->len;

  if (order == NULL || !g_strv_contains (order, feature))
    return place;
  for (; !g_str_equal (*order, feature); order++)
    continue;
  for (order++; *order != NULL; order++)
    {
      guint index;

      if (find_word (features, *order, &index))
        place = MIN (place, index);
    }
  return place;
}

static gboolean
check_name (const char *name, GError **error)
{
  if (*name != '\0' && strlen (name) <= VT_ID_MAX_BYTES && g_utf8_validate (name, -1, NULL))
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
               _ ("The name of a feature has 1 to %d characters"), VT_ID_MAX_BYTES);
  return FALSE;
}

static gboolean
check_room (GPtrArray *features, GError **error)
{
  if (features->len < VT_LADDER_MAX_FEATURES)
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("A tier has at most %d features"),
               VT_LADDER_MAX_FEATURES);
  return FALSE;
}

JsonNode *
vt_tiers_set_feature (JsonNode          *terms,
                      guint              tier,
                      const char        *feature,
                      gboolean           has,
                      const char *const *order,
                      GError           **error)
{
  g_auto (Ladder) ladder = {0};
  Tier *changed;

  g_return_val_if_fail (terms != NULL && feature != NULL, NULL);

  read_ladder (terms, &ladder);
  changed = get_tier (&ladder, tier, error);
  if (changed == NULL || !check_name (feature, error))
    return NULL;
  if (!has)
    {
      remove_word (changed->features, feature);
    }
  else if (!find_word (changed->features, feature, NULL))
    {
      if (!check_room (changed->features, error))
        return NULL;
      g_ptr_array_insert (changed->features, (int) find_place (changed->features, feature, order),
                          g_strdup (feature));
    }
  return write_ladder (&ladder);
}

static void
rename_word (GPtrArray *words, const char *word, const char *name)
{
  guint index;

  if (!find_word (words, word, &index))
    return;
  if (find_word (words, name, NULL))
    {
      remove_word (words, word);
      return;
    }
  g_free (words->pdata[index]);
  words->pdata[index] = g_strdup (name);
}

JsonNode *
vt_tiers_rename_feature (JsonNode *terms, const char *feature, const char *name, GError **error)
{
  g_auto (Ladder) ladder = {0};

  g_return_val_if_fail (terms != NULL && feature != NULL && name != NULL, NULL);

  if (!check_name (name, error))
    return NULL;
  read_ladder (terms, &ladder);
  if (!g_str_equal (feature, name))
    {
      for (guint i = 0; i < ladder.tiers->len; i++)
        rename_word (((Tier *) ladder.tiers->pdata[i])->features, feature, name);
      rename_word (ladder.required, feature, name);
    }
  return write_ladder (&ladder);
}

JsonNode *
vt_tiers_remove_feature (JsonNode *terms, const char *feature)
{
  g_auto (Ladder) ladder = {0};

  g_return_val_if_fail (terms != NULL && feature != NULL, NULL);

  read_ladder (terms, &ladder);
  for (guint i = 0; i < ladder.tiers->len; i++)
    remove_word (((Tier *) ladder.tiers->pdata[i])->features, feature);
  remove_word (ladder.required, feature);
  return write_ladder (&ladder);
}

JsonNode *
vt_tiers_set_required (JsonNode *terms, const char *feature, gboolean is_required, GError **error)
{
  g_auto (Ladder) ladder = {0};

  g_return_val_if_fail (terms != NULL && feature != NULL, NULL);

  if (!check_name (feature, error))
    return NULL;
  read_ladder (terms, &ladder);
  if (!is_required)
    {
      remove_word (ladder.required, feature);
    }
  else if (!find_word (ladder.required, feature, NULL))
    {
      if (!check_room (ladder.required, error))
        return NULL;
      g_ptr_array_add (ladder.required, g_strdup (feature));
    }
  return write_ladder (&ladder);
}
