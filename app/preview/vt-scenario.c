/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carts kept by name. */

#include "vt-scenario.h"

#include "vt-document.h"

#include <glib/gi18n-lib.h>

#define DOCUMENT_VERSION 1

VtScenario *
vt_scenario_new (const char *name, const VtCart *cart)
{
  VtScenario *scenario;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (cart != NULL, NULL);

  scenario = g_new0 (VtScenario, 1);
  scenario->id = g_uuid_string_random ();
  scenario->name = g_strdup (name);
  scenario->cart = vt_cart_copy (cart);
  return scenario;
}

void
vt_scenario_free (VtScenario *scenario)
{
  if (scenario == NULL)
    return;

  g_free (scenario->id);
  g_free (scenario->name);
  vt_cart_free (scenario->cart);
  g_free (scenario);
}

/* ---- the document: what is in the cart, without prices, which are the catalogue's ---- */

static char *
cart_to_document (const VtCart *cart, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "document_version");
  json_builder_add_int_value (builder, DOCUMENT_VERSION);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < cart->lines->len; i++)
    {
      const VtCartLine *line = g_ptr_array_index (cart->lines, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "sku");
      json_builder_add_string_value (builder, line->sku);
      json_builder_set_member_name (builder, "quantity");
      json_builder_add_int_value (builder, line->quantity);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return vt_document_to_text (root, error);
}

static gboolean
read_line (JsonObject *object, const char *where, VtCart *cart, GError **error)
{
  static const char *const known[] = {"quantity", "sku", NULL};
  g_autofree char         *sku = NULL;
  gint64                   quantity;

  if (!vt_document_check_members (object, where, known, error) ||
      !vt_document_get_text (object, where, "sku", VT_ID_MAX_BYTES, &sku, error) ||
      !vt_document_get_int64 (object, where, "quantity", 1, VT_CART_MAX_QUANTITY, &quantity, error))
    return FALSE;
  if (sku[0] == '\0' || vt_cart_get (cart, sku) != 0)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("%s has no SKU, or one that is there"),
                   where);
      return FALSE;
    }
  vt_cart_set (cart, sku, quantity);
  return TRUE;
}

static VtCart *
cart_from_document (const char *json, GError **error)
{
  static const char *const known[] = {"document_version", "lines", NULL};
  g_autoptr (JsonNode) root = vt_document_parse (json, -1, error);
  g_autoptr (VtCart) cart = vt_cart_new ();
  const char *where = _ ("Cart");
  JsonObject *object;
  JsonArray  *lines;
  gint64      version;

  if (root == NULL)
    return NULL;
  object = json_node_get_object (root);
  if (!vt_document_get_int64 (object, where, "document_version", 1, G_MAXINT64, &version, error))
    return NULL;
  if (version > DOCUMENT_VERSION)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_TOO_NEW,
                   _ ("The cart was written by a later version"));
      return NULL;
    }
  if (!vt_document_check_members (object, where, known, error) ||
      !vt_document_get_array (object, where, "lines", &lines, error))
    return NULL;
  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      g_autofree char *line = g_strdup_printf (_ ("Line %u"), i + 1);
      JsonObject      *element = vt_document_get_element (lines, line, i, error);

      if (element == NULL || !read_line (element, line, cart, error))
        return NULL;
    }
  return g_steal_pointer (&cart);
}

/* ---- the table ---- */

static VtScenario *
read_row (VtStatement *statement, GError **error)
{
  g_autoptr (GError) read_error = NULL;
  VtScenario *scenario;
  VtCart     *cart = cart_from_document (vt_statement_get_text (statement, 2), &read_error);

  if (cart == NULL)
    {
      g_set_error (error, VT_ERROR,
                   read_error->code == VT_ERROR_TOO_NEW ? VT_ERROR_TOO_NEW : VT_ERROR_CORRUPT,
                   _ ("The cart “%s” cannot be read: %s"), vt_statement_get_text (statement, 1),
                   read_error->message);
      return NULL;
    }
  scenario = g_new0 (VtScenario, 1);
  scenario->id = g_strdup (vt_statement_get_text (statement, 0));
  scenario->name = g_strdup (vt_statement_get_text (statement, 1));
  scenario->cart = cart;
  return scenario;
}

GPtrArray *
vt_scenarios_load (VtDatabase *database, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autoptr (GPtrArray) scenarios = NULL;
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database,
                             "SELECT id, name, document FROM scenario ORDER BY name, id", error))
    return NULL;

  scenarios = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_scenario_free);
  for (;;)
    {
      VtScenario *scenario;

      if (!vt_statement_step (&statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;

      scenario = read_row (&statement, error);
      if (scenario == NULL)
        return NULL;
      g_ptr_array_add (scenarios, scenario);
    }
  return g_steal_pointer (&scenarios);
}

gboolean
vt_scenarios_save (VtDatabase *database, const VtScenario *scenario, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autofree char *document = NULL;

  g_return_val_if_fail (scenario != NULL, FALSE);

  if (scenario->name[0] == '\0' || strlen (scenario->name) > VT_TEXT_MAX_BYTES ||
      !g_utf8_validate (scenario->name, -1, NULL))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("The name of a cart is text of 1 to %d bytes"), VT_TEXT_MAX_BYTES);
      return FALSE;
    }
  document = cart_to_document (scenario->cart, error);
  if (document == NULL)
    return FALSE;

  /* An unchanged row is left alone, so that saving it is no step of undo. */
  if (!vt_statement_prepare (&statement, database,
                             "INSERT INTO scenario (id, name, document) VALUES (?1, ?2, ?3)"
                             " ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
                             " document = excluded.document"
                             " WHERE name <> excluded.name OR document <> excluded.document",
                             error))
    return FALSE;
  vt_statement_bind_text (&statement, 1, scenario->id);
  vt_statement_bind_text (&statement, 2, scenario->name);
  vt_statement_bind_text (&statement, 3, document);
  return vt_statement_run (&statement, error);
}

gboolean
vt_scenarios_remove (VtDatabase *database, const char *id, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;

  g_return_val_if_fail (id != NULL, FALSE);

  if (!vt_statement_prepare (&statement, database, "DELETE FROM scenario WHERE id = ?1", error))
    return FALSE;
  vt_statement_bind_text (&statement, 1, id);
  if (!vt_statement_run (&statement, error))
    return FALSE;
  if (vt_database_n_changes (database) == 0)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no cart “%s”"), id);
      return FALSE;
    }
  return TRUE;
}
