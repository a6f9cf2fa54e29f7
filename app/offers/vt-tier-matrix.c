/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which features the tiers of a ladder have, and which are lost on the way up and down. */

#include "vt-tier-matrix.h"

#include <string.h>

/* ---- rows ---- */

static gboolean
find_row (GPtrArray *features, const char *feature, guint *ret_row)
{
  return g_ptr_array_find_with_equal_func (features, feature, g_str_equal, ret_row);
}

/* Below the last one that it is more or less of; else below the one that its tier names before. */
static guint
find_place (GPtrArray *features, const char *name, guint next)
{
  for (guint i = features->len; i-- > 0;)
    if (vt_features_are_alike (name, features->pdata[i]))
      return i + 1;
  return next;
}

static void
add_rows (GPtrArray *features, JsonArray *names)
{
  guint next = 0;
  guint row;

  for (guint i = 0; i < vt_terms_get_length (names); i++)
    {
      const char *name = vt_terms_get_word (names, i);

      if (name == NULL)
        continue;
      if (!find_row (features, name, &row))
        {
          row = find_place (features, name, next);
          g_ptr_array_insert (features, (int) row, g_strdup (name));
        }
      next = row + 1;
    }
}

static GPtrArray *
list_features (JsonObject *terms, const char *const *first)
{
  GPtrArray *features = g_ptr_array_new_with_free_func (g_free);
  JsonArray *tiers = vt_terms_get_array (terms, "tiers");
  JsonArray *required = vt_terms_get_array (terms, "required");

  for (guint i = 0; first != NULL && first[i] != NULL; i++)
    if (!find_row (features, first[i], NULL))
      g_ptr_array_add (features, g_strdup (first[i]));
  for (guint i = 0; i < vt_terms_get_length (tiers); i++)
    add_rows (features, vt_terms_get_array (vt_terms_get_element (tiers, i), "features"));
  for (guint i = 0; i < vt_terms_get_length (required); i++)
    {
      const char *name = vt_terms_get_word (required, i);

      if (name != NULL && !find_row (features, name, NULL))
        g_ptr_array_add (features, g_strdup (name));
    }
  return features;
}

/* ---- cells ---- */

static void
mark (GArray *cells, guint cell)
{
  g_array_index (cells, gboolean, cell) = TRUE;
}

static void
fill_tier (VtTierMatrix *self, guint tier, JsonArray *names)
{
  guint row;

  for (guint i = 0; i < vt_terms_get_length (names); i++)
    if (vt_terms_get_word (names, i) != NULL &&
        find_row (self->features, vt_terms_get_word (names, i), &row))
      mark (self->has, row * self->n_tiers + tier);
}

VtTierMatrix *
vt_tier_matrix_new (JsonObject *terms, const char *const *first)
{
  VtTierMatrix *self = g_new0 (VtTierMatrix, 1);
  JsonArray    *tiers = vt_terms_get_array (terms, "tiers");
  JsonArray    *required = vt_terms_get_array (terms, "required");
  guint         row;

  self->n_tiers = vt_terms_get_length (tiers);
  self->features = list_features (terms, first);
  self->has = g_array_new (FALSE, TRUE, sizeof (gboolean));
  self->is_required = g_array_new (FALSE, TRUE, sizeof (gboolean));
  g_array_set_size (self->has, self->n_tiers * self->features->len);
  g_array_set_size (self->is_required, self->features->len);
  for (guint i = 0; i < self->n_tiers; i++)
    fill_tier (self, i, vt_terms_get_array (vt_terms_get_element (tiers, i), "features"));
  for (guint i = 0; i < vt_terms_get_length (required); i++)
    if (vt_terms_get_word (required, i) != NULL &&
        find_row (self->features, vt_terms_get_word (required, i), &row))
      mark (self->is_required, row);
  return self;
}

void
vt_tier_matrix_free (VtTierMatrix *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->features);
  g_array_unref (self->has);
  g_array_unref (self->is_required);
  g_free (self);
}

const char *
vt_tier_matrix_get_feature (const VtTierMatrix *self, guint feature)
{
  g_return_val_if_fail (self != NULL && feature < self->features->len, NULL);

  return self->features->pdata[feature];
}

gboolean
vt_tier_matrix_has (const VtTierMatrix *self, guint tier, guint feature)
{
  g_return_val_if_fail (self != NULL && tier < self->n_tiers, FALSE);
  g_return_val_if_fail (feature < self->features->len, FALSE);

  return g_array_index (self->has, gboolean, feature * self->n_tiers + tier);
}

gboolean
vt_tier_matrix_is_required (const VtTierMatrix *self, guint feature)
{
  g_return_val_if_fail (self != NULL && feature < self->features->len, FALSE);

  return g_array_index (self->is_required, gboolean, feature);
}

guint
vt_tier_matrix_count (const VtTierMatrix *self, guint feature)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL && feature < self->features->len, 0);

  for (guint i = 0; i < self->n_tiers; i++)
    n += vt_tier_matrix_has (self, i, feature);
  return n;
}

/* ---- on the way up ---- */

static gboolean
has_digit (const char *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word))
    if (g_unichar_isdigit (g_utf8_get_char (word)))
      return TRUE;
  return FALSE;
}

/* (transfer full) (nullable): what a feature is about, folded: the name before a colon, else the
 * last word without a digit. */
static char *
subject_of (const char *feature)
{
  g_autofree char *folded = g_utf8_casefold (feature, -1);
  const char      *colon = strchr (folded, ':');
  g_auto (GStrv) words = NULL;

  if (colon != NULL && colon > folded)
    return g_strndup (folded, (gsize) (colon - folded + 1));
  words = g_strsplit_set (folded, " \t\n", -1);
  for (guint i = g_strv_length (words); i-- > 0;)
    if (*words[i] != '\0' && !has_digit (words[i]))
      return g_strdup (words[i]);
  return NULL;
}

gboolean
vt_features_are_alike (const char *feature, const char *other)
{
  g_autofree char *subject = NULL;
  g_autofree char *other_subject = NULL;

  g_return_val_if_fail (feature != NULL && other != NULL, FALSE);

  if (g_str_equal (feature, other))
    return FALSE;
  subject = subject_of (feature);
  other_subject = subject_of (other);
  return subject != NULL && g_strcmp0 (subject, other_subject) == 0;
}

static gboolean
is_gained (const VtTierMatrix *self, guint tier, guint feature)
{
  return vt_tier_matrix_has (self, tier, feature) && !vt_tier_matrix_has (self, tier - 1, feature);
}

VtFeatureStep
vt_tier_matrix_get_step (const VtTierMatrix *self, guint tier, guint feature, guint *ret_by)
{
  g_return_val_if_fail (self != NULL && tier > 0 && tier < self->n_tiers, VT_FEATURE_SAME);
  g_return_val_if_fail (feature < self->features->len, VT_FEATURE_SAME);

  if (vt_tier_matrix_has (self, tier, feature) == vt_tier_matrix_has (self, tier - 1, feature))
    return VT_FEATURE_SAME;
  if (vt_tier_matrix_has (self, tier, feature))
    return VT_FEATURE_GAINED;
  for (guint i = 0; i < self->features->len; i++)
    if (is_gained (self, tier, i) &&
        vt_features_are_alike (self->features->pdata[feature], self->features->pdata[i]))
      {
        if (ret_by != NULL)
          *ret_by = i;
        return VT_FEATURE_REPLACED;
      }
  return VT_FEATURE_LOST;
}

/* ---- on the way down ---- */

GArray *
vt_tier_matrix_list_lacking (const VtTierMatrix *self, guint tier)
{
  GArray *lacking;

  g_return_val_if_fail (self != NULL && tier < self->n_tiers, NULL);

  lacking = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->features->len; i++)
    if (vt_tier_matrix_is_required (self, i) && !vt_tier_matrix_has (self, tier, i))
      g_array_append_val (lacking, i);
  return lacking;
}

guint
vt_tier_matrix_find_lower (const VtTierMatrix *self, guint tier)
{
  g_return_val_if_fail (self != NULL && tier < self->n_tiers, VT_TIER_NONE);

  for (guint i = tier; i-- > 0;)
    {
      g_autoptr (GArray) lacking = vt_tier_matrix_list_lacking (self, i);

      if (lacking->len == 0)
        return i;
    }
  return VT_TIER_NONE;
}
