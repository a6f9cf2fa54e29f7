/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of a tier ladder, each a named step of undo. */

#include "studio-tier-edit.h"

#include "studio-offer-edit.h"
#include "vt-tiers-edit.h"

#include <glib/gi18n-lib.h>

/* What a change is given. */
typedef struct
{
  GStrv      order;   /* (owned) (nullable): of features */
  char      *feature; /* (owned) (nullable) */
  char      *name;    /* (owned) (nullable) */
  guint      tier;
  guint      to;
  gboolean   is_on;
  VtCatalog *catalog; /* (owned) (nullable) */
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_strfreev (edit->order);
  g_free (edit->feature);
  g_free (edit->name);
  g_clear_pointer (&edit->catalog, vt_catalog_unref);
  g_free (edit);
}

/* Takes what is in @edit. */
static void
submit (StudioSession    *session,
        const char       *id,
        const char       *label,
        StudioTermsChange change,
        const Edit       *edit)
{
  studio_offer_change_terms (session, id, label, change, g_memdup2 (edit, sizeof *edit), edit_free);
}

/* ---- tiers ---- */

static JsonNode *
run_set_product (JsonNode *terms, gpointer data, GError **error)
{
  const Edit *edit = data;

  return vt_tiers_set_product (terms, edit->tier, edit->name, error);
}

void
studio_tiers_set_product (StudioSession *session, const char *id, guint tier, const char *sku)
{
  const char *const skus[] = {sku, NULL};
  g_auto (GStrv) found = studio_products_find (session, skus);
  Edit edit = {.tier = tier};

  if (found[0] == NULL)
    return;
  edit.name = g_strdup (found[0]);
  submit (session, id, _ ("Change Product of Tier"), run_set_product, &edit);
}

static JsonNode *
run_remove (JsonNode *terms, gpointer data, GError **error)
{
  const Edit *edit = data;

  return vt_tiers_remove (terms, edit->tier, error);
}

void
studio_tiers_remove (StudioSession *session, const char *id, guint tier)
{
  Edit edit = {.tier = tier};

  submit (session, id, _ ("Remove Tier"), run_remove, &edit);
}

static JsonNode *
run_move (JsonNode *terms, gpointer data, GError **error)
{
  const Edit *edit = data;

  return vt_tiers_move (terms, edit->tier, edit->to, error);
}

void
studio_tiers_move (StudioSession *session, const char *id, guint from, guint to)
{
  Edit edit = {.tier = from, .to = to};

  submit (session, id, _ ("Reorder Tiers"), run_move, &edit);
}

static JsonNode *
run_sort (JsonNode *terms, gpointer data, GError **error)
{
  const Edit *edit = data;

  return vt_tiers_sort (terms, edit->catalog);
}

void
studio_tiers_sort (StudioSession *session, const char *id)
{
  Edit edit = {0};

  if (studio_session_get_catalog (session) == NULL)
    return;
  edit.catalog = vt_catalog_ref (studio_session_get_catalog (session));
  submit (session, id, _ ("Sort Tiers by Price"), run_sort, &edit);
}

/* ---- features ---- */

static JsonNode *
run_set_feature (JsonNode *terms, gpointer data, GError **error)
{
  const Edit *edit = data;

  return vt_tiers_set_feature (terms, edit->tier, edit->feature, edit->is_on,
                               (const char *const *) edit->order, error);
}

void
studio_tiers_set_feature (StudioSession     *session,
                          const char        *id,
                          guint              tier,
                          const char        *feature,
                          gboolean           has,
                          const char *const *order)
{
  Edit edit = {.order = g_strdupv ((GStrv) order),
               .feature = g_strdup (feature),
               .tier = tier,
               .is_on = has};

  submit (session, id, has ? _ ("Give Tier a Feature") : _ ("Take Feature from Tier"),
          run_set_feature, &edit);
}

static JsonNode *
run_add_feature (JsonNode *terms, gpointer data, GError **error)
{
  const Edit *edit = data;
  guint       n = vt_terms_get_length (vt_terms_get_array (json_node_get_object (terms), "tiers"));

  return vt_tiers_set_feature (terms, MAX (n, 1) - 1, edit->feature, TRUE, NULL, error);
}

void
studio_tiers_add_feature (StudioSession *session, const char *id, const char *feature)
{
  Edit edit = {.feature = g_strstrip (g_strdup (feature))};

  submit (session, id, _ ("Add Feature"), run_add_feature, &edit);
}

static JsonNode *
run_rename_feature (JsonNode *terms, gpointer data, GError **error)
{
  const Edit *edit = data;

  return vt_tiers_rename_feature (terms, edit->feature, edit->name, error);
}

void
studio_tiers_rename_feature (StudioSession *session,
                             const char    *id,
                             const char    *feature,
                             const char    *name)
{
  Edit edit = {.feature = g_strdup (feature), .name = g_strstrip (g_strdup (name))};

  submit (session, id, _ ("Rename Feature"), run_rename_feature, &edit);
}

static JsonNode *
run_remove_feature (JsonNode *terms, gpointer data, GError **error)
{
  const Edit *edit = data;

  return vt_tiers_remove_feature (terms, edit->feature);
}

void
studio_tiers_remove_feature (StudioSession *session, const char *id, const char *feature)
{
  Edit edit = {.feature = g_strdup (feature)};

  submit (session, id, _ ("Remove Feature"), run_remove_feature, &edit);
}

static JsonNode *
run_set_required (JsonNode *terms, gpointer data, GError **error)
{
  const Edit *edit = data;

  return vt_tiers_set_required (terms, edit->feature, edit->is_on, error);
}

void
studio_tiers_set_required (StudioSession *session,
                           const char    *id,
                           const char    *feature,
                           gboolean       is_required)
{
  Edit edit = {.feature = g_strdup (feature), .is_on = is_required};

  submit (session, id, is_required ? _ ("Require Feature") : _ ("Do Not Require Feature"),
          run_set_required, &edit);
}

static JsonNode *
run_take_attributes (JsonNode *terms, gpointer data, GError **error)
{
  const Edit *edit = data;

  return vt_tiers_take_attributes (terms, edit->catalog);
}

void
studio_tiers_take_attributes (StudioSession *session, const char *id)
{
  Edit edit = {0};

  if (studio_session_get_catalog (session) == NULL)
    return;
  edit.catalog = vt_catalog_ref (studio_session_get_catalog (session));
  submit (session, id, _ ("Take Features from Attributes"), run_take_attributes, &edit);
}
