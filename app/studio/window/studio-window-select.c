/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions on what the pages share: the selection, the offer looked at. */

#include "studio-window-private.h"

#include "studio-actions.h"

#include <glib/gi18n-lib.h>

/* (element-type guint32): the products of those SKUs; what no product has is said. */
static GArray *
find_products (StudioWindow *self, const char *const *skus)
{
  VtCatalog *catalog = studio_session_get_catalog (self->session);
  GArray    *products = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; catalog != NULL && skus[i] != NULL; i++)
    {
      guint32 product = vt_catalog_index_of_sku (catalog, skus[i]);

      if (product != VT_PRODUCT_NONE)
        {
          g_array_append_val (products, product);
        }
      else
        {
          g_autofree char *text = g_strdup_printf (_ ("There is no product “%s”"), skus[i]);

          studio_window_say (self, text, NULL, NULL);
        }
    }
  return products;
}

static void
select_skus (StudioWindow *self, const char *const *skus)
{
  g_autoptr (GArray) products = find_products (self, skus);

  studio_session_select (self->session, (const guint32 *) (gpointer) products->data, products->len);
}

static void
on_select_product (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *skus[] = {g_variant_get_string (parameter, NULL), NULL};

  select_skus (user_data, skus);
}

static void
on_select_products (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree const char **skus = g_variant_get_strv (parameter, NULL);

  select_skus (user_data, skus);
}

static void
on_clear_selection (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioWindow *self = user_data;

  studio_session_clear_selection (self->session);
}

static void
on_make_bundle (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioWindow  *self = user_data;
  guint          n;
  const guint32 *products = studio_session_get_selection (self->session, &n);

  studio_session_make_bundle (self->session, products, n);
}

static void
on_make_bundle_of (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioWindow           *self = user_data;
  g_autofree const char **skus = g_variant_get_strv (parameter, NULL);
  g_autoptr (GArray) products = find_products (self, skus);

  if (products->len >= 2)
    studio_session_make_bundle (self->session, (const guint32 *) (gpointer) products->data,
                                products->len);
}

static void
on_select_offer (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioWindow *self = user_data;
  const char   *id = g_variant_get_string (parameter, NULL);

  if (*id == '\0')
    studio_session_set_offer_id (self->session, NULL);
  else if (studio_session_find_offer (self->session, id) != NULL)
    studio_session_set_offer_id (self->session, id);
  else
    studio_window_say (self, _ ("There is no such offer"), NULL, NULL);
}

static void
on_selection_changed (StudioWindow *self)
{
  VtCatalog      *catalog = studio_session_get_catalog (self->session);
  guint           n;
  const guint32  *products = studio_session_get_selection (self->session, &n);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < n; i++)
    g_variant_builder_add (&builder, "s", vt_catalog_get (catalog, products[i])->sku);
  studio_window_set_state (self, STUDIO_ACTION_SELECT_PRODUCTS, g_variant_builder_end (&builder));
  studio_window_set_state (
      self, STUDIO_ACTION_SELECT_PRODUCT,
      g_variant_new_string (n == 1 ? vt_catalog_get (catalog, products[0])->sku : ""));
  studio_window_enable (self, STUDIO_ACTION_CLEAR_SELECTION, n > 0);
  studio_window_enable (self, STUDIO_ACTION_MAKE_BUNDLE, n >= 2);
}

static void
on_offer_id (StudioWindow *self)
{
  const char *id = studio_session_get_offer_id (self->session);

  studio_window_set_state (self, STUDIO_ACTION_SELECT_OFFER,
                           g_variant_new_string (id != NULL ? id : ""));
}

void
studio_window_add_select_actions (StudioWindow *self)
{
  /* Setting the state is asking for it. */
  static const GActionEntry entries[] = {
      {"select-product", on_select_product, "s", "''", on_select_product},
      {"select-products", on_select_products, "as", "@as []", on_select_products},
      {.name = "clear-selection", .activate = on_clear_selection},
      {.name = "make-bundle", .activate = on_make_bundle},
      {.name = "make-bundle-of", .activate = on_make_bundle_of, .parameter_type = "as"},
      {"select-offer", on_select_offer, "s", "''", on_select_offer},
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), entries[i].name)), FALSE);
}

void
studio_window_follow_selection (StudioWindow *self)
{
  g_signal_connect_object (self->session, "selection-changed", G_CALLBACK (on_selection_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::offer-id", G_CALLBACK (on_offer_id), self,
                           G_CONNECT_SWAPPED);
}
