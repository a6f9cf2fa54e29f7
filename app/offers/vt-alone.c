/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One offer alone, tried on small carts. */

#include "vt-alone.h"

#include "vt-compile.h"
#include "vt-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _VtAlone
{
  VrPack     **pack;      /* (owned): shared with those beside it */
  VrEvaluator *evaluator; /* (owned) */
  VtCurrency   currency;
  GString     *json; /* (owned): the cart */
};

static void
clear_pack (gpointer data)
{
  vr_pack_free (*(VrPack **) data);
}

static VtAlone *
make (VrPack **pack, const VtCurrency *currency, GError **error)
{
  g_autoptr (VtAlone) self = g_new0 (VtAlone, 1);
  VrError rules_error = {VR_OK};

  self->pack = g_atomic_rc_box_acquire (pack);
  self->currency = *currency;
  self->json = g_string_new (NULL);
  if (vr_evaluator_new (*pack, &self->evaluator, &rules_error) == VR_OK)
    return g_steal_pointer (&self);
  vt_document_set_rules_error (error, &rules_error, _ ("The rule pack"));
  return NULL;
}

VtAlone *
vt_alone_new_with (const VtOffer    *offer,
                   const GArray     *products,
                   VtCatalog        *catalog,
                   const VtCurrency *currency,
                   GError          **error)
{
  g_autoptr (VtOffer) open = NULL;
  VrPack  *loaded;
  VrPack **pack;
  VtAlone *self;

  g_return_val_if_fail (offer != NULL && catalog != NULL && currency != NULL, NULL);

  open = vt_offer_open_to_all (offer);
  loaded = vt_offer_load_alone (open, products, catalog, currency, error);
  if (loaded == NULL)
    return NULL;
  pack = g_atomic_rc_box_new (VrPack *);
  *pack = loaded;
  self = make (pack, currency, error);
  g_atomic_rc_box_release_full (pack, clear_pack);
  return self;
}

VtAlone *
vt_alone_new (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency, GError **error)
{
  return vt_alone_new_with (offer, NULL, catalog, currency, error);
}

VtAlone *
vt_alone_new_beside (const VtAlone *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return make (self->pack, &self->currency, error);
}

void
vt_alone_free (VtAlone *self)
{
  if (self == NULL)
    return;

  vr_evaluator_free (self->evaluator);
  g_atomic_rc_box_release_full (self->pack, clear_pack);
  g_string_free (self->json, TRUE);
  g_free (self);
}

/* ---- carts ---- */

/* g_string_append_printf() would take longer than the evaluation. */
static void
append_number (GString *json, const char *name, gint64 number)
{
  char  digits[24];
  guint at = sizeof digits;

  g_string_append (json, name);
  do
    {
      digits[--at] = (char) ('0' + number % 10);
      number /= 10;
    }
  while (number > 0);
  g_string_append_len (json, digits + at, sizeof digits - at);
}

static void
append_text (GString *json, const char *name, const char *text)
{
  g_string_append (json, name);
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;

      if (c == '"' || c == '\\')
        g_string_append_c (json, '\\');
      if (c < 0x20)
        g_string_append_printf (json, "\\u%04x", c);
      else
        g_string_append_c (json, (char) c);
    }
  g_string_append_c (json, '"');
}

static void
append_line (GString *json, const VtAloneLine *line)
{
  append_text (json, "{\"sku\":", line->sku);
  append_number (json, ",\"quantity\":", line->quantity);
  if (line->unit_minor != VT_MONEY_UNKNOWN)
    append_number (json, ",\"unit_price\":", line->unit_minor);
  if (line->weight_g > 0)
    append_number (json, ",\"weight\":", line->weight_g);
  if (line->instead_of != NULL)
    append_text (json, ",\"instead_of\":", line->instead_of);
  if (line->delivery == VT_ALONE_ANY_DELIVERY)
    g_string_append (json, ",\"subscription\":{}");
  else if (line->delivery > 0)
    {
      append_number (
          json, ",\"subscription\":{\"delivery\":", MIN (line->delivery, VT_ALONE_MAX_DELIVERY));
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, '}');
}

static void
write_cart (VtAlone *self, const VtAloneLine *lines, guint n_lines, gint64 shipping_minor)
{
  GString *json = self->json;

  g_string_truncate (json, 0);
  append_text (json, "{\"currency\":", self->currency.code);
  if (shipping_minor != VT_MONEY_UNKNOWN)
    {
      append_number (json, ",\"shipping\":{\"price\":", shipping_minor);
      g_string_append_c (json, '}');
    }
  g_string_append (json, ",\"lines\":[");
  for (guint i = 0; i < n_lines; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_line (json, &lines[i]);
    }
  g_string_append (json, "]}");
}

static gboolean
run_text (
    VtAlone *self, const char *json, gsize length, const VrResult **ret_result, GError **error)
{
  const VrCart *cart;
  VrError       rules_error = {VR_OK};

  if (vr_evaluator_load_cart (self->evaluator, json, length, &cart, &rules_error) == VR_OK &&
      vr_evaluator_run (self->evaluator, cart, ret_result, &rules_error) == VR_OK)
    return TRUE;
  vt_document_set_rules_error (error, &rules_error, _ ("The cart"));
  return FALSE;
}

gboolean
vt_alone_run_cart (VtAlone         *self,
                   const char      *cart_json,
                   const VrResult **ret_result,
                   GError         **error)
{
  g_return_val_if_fail (self != NULL && cart_json != NULL && ret_result != NULL, FALSE);

  return run_text (self, cart_json, strlen (cart_json), ret_result, error);
}

gboolean
vt_alone_run (VtAlone           *self,
              const VtAloneLine *lines,
              guint              n_lines,
              gint64             shipping_minor,
              const VrResult   **ret_result,
              GError           **error)
{
  g_return_val_if_fail (self != NULL && ret_result != NULL, FALSE);
  g_return_val_if_fail (n_lines <= VT_ALONE_MAX_LINES && (lines != NULL || n_lines == 0), FALSE);

  write_cart (self, lines, n_lines, shipping_minor);
  return run_text (self, self->json->str, self->json->len, ret_result, error);
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
