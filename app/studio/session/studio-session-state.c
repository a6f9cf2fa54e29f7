/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages see and share: snapshots, selection, the offer looked at, the cart. */

#include "studio-session-private.h"

#include <string.h>

/* Index 0 is a product, but NULL no key to tell from absence. */
#define KEY(product) GSIZE_TO_POINTER ((gsize) (product) + 1)

VtWorkspace *
studio_session_get_workspace (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->workspace;
}

const VtCurrency *
studio_session_get_currency (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return vt_workspace_get_currency (self->workspace);
}

const char *
studio_session_get_name (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return vt_workspace_get_name (self->workspace);
}

gboolean
studio_session_is_loaded (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), FALSE);

  return self->is_loaded;
}

VtCatalog *
studio_session_get_catalog (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->catalog;
}

VtOrders *
studio_session_get_orders (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->orders;
}

const VtOrdersSummary *
studio_session_get_summary (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->summary;
}

VtPairs *
studio_session_get_pairs (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->pairs;
}

VtAffinityMap *
studio_session_get_map (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->map;
}

GPtrArray *
studio_session_get_offers (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->offers;
}

GPtrArray *
studio_session_get_effective_offers (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->effective;
}

GPtrArray *
studio_session_get_campaigns (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->campaigns;
}

const VtCampaign *
studio_session_find_campaign (StudioSession *self, const char *id_or_name)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  if (self->campaigns == NULL || id_or_name == NULL)
    return NULL;
  return vt_campaigns_find_meant (self->campaigns, id_or_name);
}

const VtOffer *
studio_session_find_offer (StudioSession *self, const char *id)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  if (self->offers == NULL || id == NULL)
    return NULL;
  return vt_offers_find (self->offers, id);
}

GPtrArray *
studio_session_get_problems (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->problems;
}

GPtrArray *
studio_session_get_suggestions (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->suggestions;
}

GPtrArray *
studio_session_get_imports (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->imports;
}

GPtrArray *
studio_session_get_scenarios (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->scenarios;
}

static void
add_selected (StudioSession *self, guint32 product)
{
  if (self->catalog == NULL || product >= vt_catalog_get_n_products (self->catalog))
    return;
  if (g_hash_table_add (self->is_selected, KEY (product)))
    g_array_append_val (self->selection, product);
}

static gboolean
selection_is (StudioSession *self, const guint32 *products, guint n_products)
{
  if (self->selection->len != n_products)
    return FALSE;
  for (guint i = 0; i < n_products; i++)
    if (g_array_index (self->selection, guint32, i) != products[i])
      return FALSE;
  return TRUE;
}

gboolean
studio_session_is_selected (StudioSession *self, guint32 product)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), FALSE);

  return g_hash_table_contains (self->is_selected, KEY (product));
}

const guint32 *
studio_session_get_selection (StudioSession *self, guint *ret_n)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self) && ret_n != NULL, NULL);

  *ret_n = self->selection->len;
  return (const guint32 *) (gpointer) self->selection->data;
}

void
studio_session_select (StudioSession *self, const guint32 *products, guint n_products)
{
  g_autofree guint32 *wanted = NULL;

  g_return_if_fail (STUDIO_IS_SESSION (self));
  g_return_if_fail (products != NULL || n_products == 0);

  if (selection_is (self, products, n_products))
    return;
  /* @products may be our own selection. */
  wanted = g_memdup2 (products, n_products * sizeof *products);
  g_array_set_size (self->selection, 0);
  g_hash_table_remove_all (self->is_selected);
  for (guint i = 0; i < n_products; i++)
    add_selected (self, wanted[i]);
  g_signal_emit_by_name (self, "selection-changed");
}

void
studio_session_toggle_selected (StudioSession *self, guint32 product)
{
  g_return_if_fail (STUDIO_IS_SESSION (self));

  if (!g_hash_table_remove (self->is_selected, KEY (product)))
    {
      add_selected (self, product);
    }
  else
    {
      for (guint i = 0; i < self->selection->len; i++)
        if (g_array_index (self->selection, guint32, i) == product)
          {
            g_array_remove_index (self->selection, i);
            break;
          }
    }
  g_signal_emit_by_name (self, "selection-changed");
}

void
studio_session_clear_selection (StudioSession *self)
{
  studio_session_select (self, NULL, 0);
}

/* The same products under their new indices; those that are gone fall out. */
void
studio_session_carry_selection (StudioSession *self, VtCatalog *old)
{
  g_autoptr (GArray) carried = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (self->selection->len == 0)
    return;
  for (guint i = 0; i < self->selection->len; i++)
    {
      guint32 was = g_array_index (self->selection, guint32, i);
      guint32 is = vt_catalog_index_of_id (self->catalog, vt_catalog_get (old, was)->id);

      if (is != VT_PRODUCT_NONE)
        g_array_append_val (carried, is);
    }
  studio_session_select (self, (const guint32 *) (gpointer) carried->data, carried->len);
}

const char *
studio_session_get_offer_id (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->offer_id;
}

/* Takes @ids. */
static void
take_offer_ids (StudioSession *self, GStrv ids)
{
  if (g_strv_equal ((const char *const *) ids, (const char *const *) self->offer_ids))
    {
      g_strfreev (ids);
      return;
    }
  g_strfreev (self->offer_ids);
  self->offer_ids = ids;
  studio_session_notify_prop (self, STUDIO_SESSION_OFFER_SELECTION);
}

static void
look_at_offer (StudioSession *self, const char *id)
{
  if (g_strcmp0 (self->offer_id, id) == 0)
    return;
  g_free (self->offer_id);
  self->offer_id = g_strdup (id);
  studio_session_notify_prop (self, STUDIO_SESSION_OFFER_ID);
}

void
studio_session_set_offer_id (StudioSession *self, const char *id)
{
  const char *alone[] = {id, NULL};

  g_return_if_fail (STUDIO_IS_SESSION (self));

  take_offer_ids (self, g_strdupv ((char **) alone));
  look_at_offer (self, id);
}

const char *const *
studio_session_get_selected_offers (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return (const char *const *) self->offer_ids;
}

void
studio_session_select_offers (StudioSession *self, const char *const *ids)
{
  g_autofree char *current = NULL;

  g_return_if_fail (STUDIO_IS_SESSION (self) && ids != NULL);

  current = g_strdup (
      self->offer_id != NULL && g_strv_contains (ids, self->offer_id) ? self->offer_id : ids[0]);
  take_offer_ids (self, g_strdupv ((char **) ids));
  look_at_offer (self, current);
}

void
studio_session_prune_offers (StudioSession *self, GPtrArray *old)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  if (g_strv_length (self->offer_ids) < 2 || old == NULL)
    return;
  for (guint i = 0; self->offer_ids[i] != NULL; i++)
    if (studio_session_find_offer (self, self->offer_ids[i]) != NULL ||
        vt_offers_find (old, self->offer_ids[i]) == NULL)
      g_strv_builder_add (builder, self->offer_ids[i]);
  ids = g_strv_builder_end (builder);
  studio_session_select_offers (self, (const char *const *) ids);
}

const char *
studio_session_get_campaign_id (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->campaign_id;
}

void
studio_session_set_campaign_id (StudioSession *self, const char *id_or_name)
{
  g_return_if_fail (STUDIO_IS_SESSION (self));

  if (g_strcmp0 (self->campaign_id, id_or_name) == 0)
    return;
  g_free (self->campaign_id);
  self->campaign_id = g_strdup (id_or_name);
  studio_session_notify_prop (self, STUDIO_SESSION_CAMPAIGN_ID);
}

const char *
studio_session_get_offers_view (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->offers_view;
}

void
studio_session_set_offers_view (StudioSession *self, const char *name)
{
  g_return_if_fail (STUDIO_IS_SESSION (self) && name != NULL);

  if (g_str_equal (self->offers_view, name))
    return;
  g_free (self->offers_view);
  self->offers_view = g_strdup (name);
  studio_session_notify_prop (self, STUDIO_SESSION_OFFERS_VIEW);
}

const char *
studio_session_get_suggestion_kind (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->suggestion_kind;
}

void
studio_session_set_suggestion_kind (StudioSession *self, const char *kind)
{
  g_return_if_fail (STUDIO_IS_SESSION (self) && kind != NULL);

  if (g_str_equal (self->suggestion_kind, kind))
    return;
  g_free (self->suggestion_kind);
  self->suggestion_kind = g_strdup (kind);
  studio_session_notify_prop (self, STUDIO_SESSION_SUGGESTION_KIND);
}

void
studio_session_look_at (StudioSession *self, const char *object)
{
  const char *slash;

  g_return_if_fail (STUDIO_IS_SESSION (self) && object != NULL);

  slash = strchr (object, '/');
  if (slash == NULL)
    {
      studio_session_set_offer_id (self, object);
      studio_session_set_offers_view (self, "offers");
      return;
    }
  if (g_str_has_prefix (object, "campaigns/"))
    {
      studio_session_set_campaign_id (self, slash + 1);
      studio_session_set_offers_view (self, "campaigns");
    }
  else if (g_str_has_prefix (object, "segments/"))
    {
      if (slash[1] != '\0')
        studio_session_set_segment_id (self, slash + 1);
      studio_session_set_offers_view (self, "segments");
    }
  else if (g_str_has_prefix (object, "findings/"))
    {
      studio_session_set_offers_view (self, "findings");
    }
}

const VtCart *
studio_session_get_cart (StudioSession *self)
{
  g_return_val_if_fail (STUDIO_IS_SESSION (self), NULL);

  return self->cart;
}

void
studio_session_set_cart (StudioSession *self, const VtCart *cart)
{
  VtCart *copy;

  g_return_if_fail (STUDIO_IS_SESSION (self) && cart != NULL);

  if (vt_cart_equal (self->cart, cart))
    return;
  copy = vt_cart_copy (cart);
  vt_cart_free (self->cart);
  self->cart = copy;
  studio_session_notify_prop (self, STUDIO_SESSION_CART);
}

void
studio_session_set_in_cart (StudioSession *self, const char *sku, gint64 quantity)
{
  g_return_if_fail (STUDIO_IS_SESSION (self) && sku != NULL);
  g_return_if_fail (quantity >= 0 && quantity <= VT_CART_MAX_QUANTITY);

  if (vt_cart_get (self->cart, sku) == quantity)
    return;
  vt_cart_set (self->cart, sku, quantity);
  studio_session_notify_prop (self, STUDIO_SESSION_CART);
}
