/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing one field of a product by hand. */

#include "vt-product-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* No stock is larger; it leaves room for sums. */
#define MAX_STOCK G_GINT64_CONSTANT (1000000000000)

static const struct
{
  const char *label;
  const char *sql;
} field_infos[VT_N_PRODUCT_FIELDS] = {
    [VT_PRODUCT_FIELD_TITLE] = {N_ ("Title"),
                                "UPDATE product SET title = ?2, origin = 'hand' WHERE id = ?1"},
    [VT_PRODUCT_FIELD_KIND] = {N_ ("Kind"),
                               "UPDATE product SET kind = ?2, origin = 'hand' WHERE id = ?1"},
    [VT_PRODUCT_FIELD_CATEGORY] = {N_ ("Category"),
                                   "UPDATE product SET category = ?2, origin = 'hand' "
                                   "WHERE id = ?1"},
    [VT_PRODUCT_FIELD_BRAND] = {N_ ("Brand"),
                                "UPDATE product SET brand = ?2, origin = 'hand' WHERE id = ?1"},
    [VT_PRODUCT_FIELD_PRICE] = {N_ ("Price"),
                                "UPDATE product SET price_minor = ?2, origin = 'hand' "
                                "WHERE id = ?1"},
    [VT_PRODUCT_FIELD_COST] = {N_ ("Cost"), "UPDATE product SET cost_minor = ?2, origin = 'hand' "
                                            "WHERE id = ?1"},
    [VT_PRODUCT_FIELD_STOCK] = {N_ ("Stock"),
                                "UPDATE product SET stock = ?2, origin = 'hand' WHERE id = ?1"},
    [VT_PRODUCT_FIELD_WEIGHT] = {N_ ("Weight in Grams"),
                                 "UPDATE product SET weight_g = ?2, origin = 'hand' "
                                 "WHERE id = ?1"},
};

static const struct
{
  const char *id;
  const char *label;
} kind_infos[] = {
    [VT_PRODUCT_GOODS] = {"goods", N_ ("Goods")},
    [VT_PRODUCT_PLAN] = {"plan", N_ ("Protection Plan")},
    [VT_PRODUCT_PERK] = {"perk", N_ ("Perk")},
    [VT_PRODUCT_FEE] = {"fee", N_ ("Fee")},
};

const char *
vt_product_field_get_label (VtProductField field)
{
  g_return_val_if_fail (field < VT_N_PRODUCT_FIELDS, NULL);

  return _ (field_infos[field].label);
}

const char *
vt_product_kind_get_id (VtProductKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_infos), NULL);

  return kind_infos[kind].id;
}

const char *
vt_product_kind_get_label (VtProductKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_infos), NULL);

  return _ (kind_infos[kind].label);
}

static gboolean
bind_amount (VtStatement      *statement,
             VtProductField    field,
             const char       *text,
             const VtCurrency *currency,
             GError          **error)
{
  gint64 minor = VT_MONEY_UNKNOWN;

  if (*text != '\0' && !vt_money_from_plain (text, currency, &minor, error))
    return FALSE;
  if (minor != VT_MONEY_UNKNOWN && minor < 0)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("%s cannot be below zero"),
                   vt_product_field_get_label (field));
      return FALSE;
    }

  vt_statement_bind_money (statement, 2, minor);
  return TRUE;
}

static gboolean
bind_stock (VtStatement *statement, const char *text, GError **error)
{
  gint64 stock;

  if (*text == '\0')
    {
      vt_statement_bind_null (statement, 2);
      return TRUE;
    }
  if (!g_ascii_string_to_signed (text, 10, -MAX_STOCK, MAX_STOCK, &stock, NULL))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("Stock “%s” is not a whole number; leave it empty if none is kept"), text);
      return FALSE;
    }

  vt_statement_bind_int64 (statement, 2, stock);
  return TRUE;
}

static gboolean
bind_weight (VtStatement *statement, const char *text, GError **error)
{
  gint64 weight_g;

  if (*text == '\0')
    {
      vt_statement_bind_null (statement, 2);
      return TRUE;
    }
  if (!g_ascii_string_to_signed (text, 10, 0, VT_PRODUCT_MAX_WEIGHT_G, &weight_g, NULL))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("Weight “%s” is not a whole number of grams; leave it empty if it is not "
                      "known"),
                   text);
      return FALSE;
    }

  vt_statement_bind_int64 (statement, 2, weight_g);
  return TRUE;
}

static gboolean
bind_kind (VtStatement *statement, const char *text, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_infos); i++)
    if (strcmp (kind_infos[i].id, text) == 0)
      {
        vt_statement_bind_text (statement, 2, kind_infos[i].id);
        return TRUE;
      }

  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
               _ ("Kind “%s” is none of goods, plan, perk and fee"), text);
  return FALSE;
}

/* "A>B > C" → "A > B > C"; empty parts are dropped. */
static char *
normalize_category (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ">", -1);
  g_autoptr (GString) whole = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] == '\0')
        continue;
      if (whole->len > 0)
        g_string_append (whole, " > ");
      g_string_append (whole, parts[i]);
    }
  return g_string_free (g_steal_pointer (&whole), FALSE);
}

static gboolean
check_text (VtProductField field, const char *text, GError **error)
{
  const char *label = vt_product_field_get_label (field);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("%s is not valid UTF-8 text"), label);
      return FALSE;
    }
  if (g_utf8_strlen (text, -1) > VT_PRODUCT_MAX_TEXT)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("%s has more than %d characters"), label,
                   VT_PRODUCT_MAX_TEXT);
      return FALSE;
    }
  if (field == VT_PRODUCT_FIELD_TITLE && *text == '\0')
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("A product needs a title"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
bind_value (VtStatement      *statement,
            VtProductField    field,
            const char       *text,
            const VtCurrency *currency,
            GError          **error)
{
  switch (field)
    {
    case VT_PRODUCT_FIELD_PRICE:
    case VT_PRODUCT_FIELD_COST:
      return bind_amount (statement, field, text, currency, error);
    case VT_PRODUCT_FIELD_STOCK:
      return bind_stock (statement, text, error);
    case VT_PRODUCT_FIELD_WEIGHT:
      return bind_weight (statement, text, error);
    case VT_PRODUCT_FIELD_KIND:
      return bind_kind (statement, text, error);
    case VT_PRODUCT_FIELD_TITLE:
    case VT_PRODUCT_FIELD_CATEGORY:
    case VT_PRODUCT_FIELD_BRAND:
      if (!check_text (field, text, error))
        return FALSE;
      vt_statement_bind_text (statement, 2, text);
      return TRUE;
    }
  g_return_val_if_reached (FALSE);
}

gboolean
vt_product_edit (VtDatabase       *database,
                 gint64            product_id,
                 VtProductField    field,
                 const char       *text,
                 const VtCurrency *currency,
                 GError          **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autofree char *value = NULL;

  g_return_val_if_fail (database != NULL && text != NULL && currency != NULL, FALSE);
  g_return_val_if_fail (field < VT_N_PRODUCT_FIELDS, FALSE);

  value =
      field == VT_PRODUCT_FIELD_CATEGORY ? normalize_category (text) : g_strstrip (g_strdup (text));
  if (!vt_statement_prepare (&statement, database, field_infos[field].sql, error))
    return FALSE;
  vt_statement_bind_int64 (&statement, 1, product_id);
  if (!bind_value (&statement, field, value, currency, error) ||
      !vt_statement_run (&statement, error))
    return FALSE;

  if (vt_database_n_changes (database) == 0)
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_NOT_FOUND,
                           _ ("The product is no longer in the catalogue"));
      return FALSE;
    }
  return TRUE;
}
