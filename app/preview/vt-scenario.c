/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carts kept by name. */

#include "vt-scenario.h"

#include "vt-document.h"

#include <glib/gi18n-lib.h>

/* The first had lines only, and nothing of them but product and quantity. */
#define DOCUMENT_VERSION_PLAIN 1
#define DOCUMENT_VERSION 2

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

/* Whether an earlier version could say it all: it is left able to read it. */
static gboolean
is_plain (const VtCart *cart)
{
  const VtShopper *shopper = cart->shopper;

  for (guint i = 0; i < cart->lines->len; i++)
    {
      const VtCartLine *line = cart->lines->pdata[i];

      if (line->delivery != 0 || line->instead_of != NULL)
        return FALSE;
    }
  return vt_shopper_is_anybody (shopper) && shopper->placement == NULL && shopper->locale == NULL;
}

static char *
cart_to_document (const VtCart *cart, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  gboolean plain = is_plain (cart);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "document_version");
  json_builder_add_int_value (builder, plain ? DOCUMENT_VERSION_PLAIN : DOCUMENT_VERSION);
  if (!vt_cart_write_lines (cart, NULL, builder, error))
    return NULL;
  if (!plain)
    {
      json_builder_set_member_name (builder, "shopper");
      json_builder_begin_object (builder);
      vt_shopper_write (cart->shopper, builder);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return vt_document_to_text (root, error);
}

static gboolean
read_shopper (JsonObject *object, const char *where, VtCart *cart, GError **error)
{
  static const char *const known[] = {"budget", "channel", "coupons",   "customer", "declined",
                                      "locale", "now",     "placement", "shipping", NULL};
  g_autoptr (VtShopper) shopper = NULL;
  JsonObject *said;

  if (!vt_document_get_object (object, where, "shopper", &said, error))
    return FALSE;
  where = _ ("Shopper");
  if (!vt_document_check_members (said, where, known, error))
    return FALSE;
  shopper = vt_shopper_read (said, where, error);
  if (shopper == NULL)
    return FALSE;
  vt_cart_set_shopper (cart, shopper);
  return TRUE;
}

/* What is one line twice was never written. */
static gboolean
read_lines (JsonObject *object, const char *where, VtCart *cart, GError **error)
{
  JsonArray *lines;

  if (!vt_document_get_array (object, where, "lines", &lines, error) ||
      !vt_cart_read_lines (cart, lines, error))
    return FALSE;
  if (cart->lines->len == json_array_get_length (lines))
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("%s has one line twice"), where);
  return FALSE;
}

static VtCart *
cart_from_document (const char *json, GError **error)
{
  static const char *const known[][4] = {{"document_version", "lines", NULL},
                                         {"document_version", "lines", "shopper", NULL}};
  g_autoptr (JsonNode) root = vt_document_parse (json, -1, error);
  g_autoptr (VtCart) cart = vt_cart_new ();
  const char *where = _ ("Cart");
  JsonObject *object;
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
  if (!vt_document_check_members (object, where, known[version - 1], error) ||
      !read_lines (object, where, cart, error) ||
      (version == DOCUMENT_VERSION && !read_shopper (object, where, cart, error)))
    return NULL;
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
