/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One offer alone, tried on small carts. */

#include "vt-alone.h"

#include "vt-compile.h"
#include "vt-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Never seen outside: an offer tried alone is not published. */
#define ALONE_PACK_ID "alone"

struct _VtAlone
{
  VrPack      *pack;      /* (owned) */
  VrEvaluator *evaluator; /* (owned) (nullable) */
  VtCurrency   currency;
};

VtAlone *
vt_alone_new (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency, GError **error)
{
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (VtAlone) self = NULL;
  VrError       rules_error = {VR_OK};
  gconstpointer json;
  gsize         length;

  g_return_val_if_fail (offer != NULL && catalog != NULL && currency != NULL, NULL);

  offers = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_offer_free);
  g_ptr_array_add (offers, vt_offer_open_to_all (offer));
  pack = vt_offers_compile (offers, offer->id, catalog, currency, ALONE_PACK_ID, 0, error);
  if (pack == NULL)
    return NULL;
  self = g_new0 (VtAlone, 1);
  self->currency = *currency;
  json = g_bytes_get_data (pack, &length);
  if (vr_pack_load (json, length, &self->pack, &rules_error) != VR_OK ||
      vr_evaluator_new (self->pack, &self->evaluator, &rules_error) != VR_OK)
    {
      vt_document_set_rules_error (error, &rules_error, _ ("The rule pack"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
vt_alone_free (VtAlone *self)
{
  if (self == NULL)
    return;

  vr_evaluator_free (self->evaluator);
  vr_pack_free (self->pack);
  g_free (self);
}

/* ---- carts ---- */

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_int64 (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_line (JsonBuilder *builder, const VtAloneLine *line)
{
  json_builder_begin_object (builder);
  add_text (builder, "sku", line->sku);
  add_int64 (builder, "quantity", line->quantity);
  if (line->unit_minor != VT_MONEY_UNKNOWN)
    add_int64 (builder, "unit_price", line->unit_minor);
  if (line->weight_g > 0)
    add_int64 (builder, "weight", line->weight_g);
  if (line->instead_of != NULL)
    add_text (builder, "instead_of", line->instead_of);
  json_builder_end_object (builder);
}

static char *
make_cart (const VtAlone *self, const VtAloneLine *lines, guint n_lines, gint64 shipping_minor)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "currency", self->currency.code);
  json_builder_set_member_name (builder, "shipping");
  json_builder_begin_object (builder);
  add_int64 (builder, "price", shipping_minor);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_lines; i++)
    add_line (builder, &lines[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

gboolean
vt_alone_run_cart (VtAlone         *self,
                   const char      *cart_json,
                   const VrResult **ret_result,
                   GError         **error)
{
  const VrCart *cart;
  VrError       rules_error = {VR_OK};

  g_return_val_if_fail (self != NULL && cart_json != NULL && ret_result != NULL, FALSE);

  if (vr_evaluator_load_cart (self->evaluator, cart_json, strlen (cart_json), &cart,
                              &rules_error) == VR_OK &&
      vr_evaluator_run (self->evaluator, cart, ret_result, &rules_error) == VR_OK)
    return TRUE;
  vt_document_set_rules_error (error, &rules_error, _ ("The cart"));
  return FALSE;
}

gboolean
vt_alone_run (VtAlone           *self,
              const VtAloneLine *lines,
              guint              n_lines,
              gint64             shipping_minor,
              const VrResult   **ret_result,
              GError           **error)
{
  g_autofree char *json = NULL;

  g_return_val_if_fail (self != NULL && ret_result != NULL, FALSE);
  g_return_val_if_fail (lines != NULL || n_lines == 0, FALSE);

  json = make_cart (self, lines, n_lines, shipping_minor);
  return vt_alone_run_cart (self, json, ret_result, error);
}

/* ---- parts of offers ---- */

VtOffer *
vt_offer_part (const VtOffer *offer, JsonObject *own)
{
  JsonObject *terms = vt_offer_get_terms (offer);
  VtOffer    *part = vt_offer_copy (offer);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), own);

  if (json_object_has_member (terms, "guards"))
    json_object_set_member (own, "guards",
                            json_node_copy (json_object_get_member (terms, "guards")));
  json_object_unref (own);
  /* Less of what could be kept can be kept. */
  if (!vt_offer_set_terms (part, node, NULL))
    g_warn_if_reached ();
  return part;
}

char *
vt_alone_dup_free_sku (const char *taken)
{
  return g_strdup (g_strcmp0 (taken, "anything") == 0 ? "anything else" : "anything");
}
