/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small shop in a workspace of its own. */

#include "shop-fixture.h"

#include "vt-offer-form.h"

#include <glib/gstdio.h>

#define LONG_TITLE_LENGTH 10000

static const struct
{
  const char *sku;
  const char *title;
  const char *kind;
  gint64      price_minor;
  gint64      cost_minor;
} products[] = {
    {"CAM", "Camera", "goods", 50000, 30000},
    {"CASE", "Camera case", "goods", 2500, 1000},
    {"CARD", "Memory card", "goods", 1999, 900},
    {"TRIPOD", "Tripod", "goods", 4999, VT_MONEY_UNKNOWN},
    {"LOSS", "Loss leader", "goods", 500, 600},
    {"PENNY", "Penny sweet", "goods", 1, 1},
    {"POST", "Postage", "fee", 395, VT_MONEY_UNKNOWN},
    {"GIFT", "Gift", "goods", VT_MONEY_UNKNOWN, VT_MONEY_UNKNOWN},
    {"MARKUP", "<b>Tom & \"Jerry\"</b> %s {0}'); DROP TABLE offer;--", "goods", 1000, 400},
    {"LINES", "  Two\nlines\tand\r\n\x01 more  ", "goods", 1000, 400},
    {"LONG", NULL, "goods", 1000, 400},
};

static gboolean
insert_products (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autoptr (GString) title = g_string_new (NULL);

  for (guint i = 0; i < LONG_TITLE_LENGTH; i++)
    g_string_append (title, "é");
  if (!vt_statement_prepare (&statement, database,
                             "INSERT INTO product (sku, title, kind, price_minor, cost_minor,"
                             " origin) VALUES (?1, ?2, ?3, ?4, ?5, 'hand')",
                             error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (products); i++)
    {
      vt_statement_bind_text (&statement, 1, products[i].sku);
      vt_statement_bind_text (&statement, 2,
                              products[i].title != NULL ? products[i].title : title->str);
      vt_statement_bind_text (&statement, 3, products[i].kind);
      vt_statement_bind_money (&statement, 4, products[i].price_minor);
      vt_statement_bind_money (&statement, 5, products[i].cost_minor);
      if (!vt_statement_run (&statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_catalog (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Shop *shop = data;

  shop->catalog = vt_catalog_load (database, job, error);
  return shop->catalog != NULL;
}

void
shop_reload (Shop *shop)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&shop->catalog, vt_catalog_unref);
  vt_workspace_read (shop->workspace, load_catalog, shop, NULL, &error);
  g_assert_no_error (error);
}

Shop *
shop_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  Shop            *shop = g_new0 (Shop, 1);

  shop->folder = g_dir_make_tmp ("vitrine-shop-XXXXXX", &error);
  g_assert_no_error (error);
  shop->currency = (VtCurrency){"GBP", 2};
  path = shop_path (shop, "shop.vitrine");
  shop->workspace = vt_workspace_create (path, "Tom & Ann's Café", &shop->currency, &error);
  g_assert_no_error (error);
  vt_workspace_edit (shop->workspace, "Add Products", NULL, insert_products, NULL, NULL, &error);
  g_assert_no_error (error);
  shop_reload (shop);
  return shop;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_assert_cmpint (g_unlink (child), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

void
shop_free (Shop *shop)
{
  g_autoptr (GError) error = NULL;

  vt_workspace_close (shop->workspace, &error);
  g_assert_no_error (error);
  g_object_unref (shop->workspace);
  vt_catalog_unref (shop->catalog);
  remove_folder (shop->folder);
  g_free (shop->folder);
  g_free (shop);
}

char *
shop_path (Shop *shop, const char *name)
{
  return g_build_filename (shop->folder, name, NULL);
}

static gboolean
exec (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (database, data, error);
}

void
shop_exec (Shop *shop, const char *sql)
{
  g_autoptr (GError) error = NULL;

  vt_workspace_edit (shop->workspace, "Change", NULL, exec, (gpointer) sql, NULL, &error);
  g_assert_no_error (error);
}

void
shop_set_price (Shop *shop, const char *sku, gint64 price_minor)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE product SET price_minor = %" G_GINT64_FORMAT " WHERE sku = '%s'", price_minor, sku);

  shop_exec (shop, sql);
  shop_reload (shop);
}

static gboolean
save_offer (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_offers_save (database, data, error);
}

void
shop_save_offer (Shop *shop, const VtOffer *offer)
{
  g_autoptr (GError) error = NULL;

  vt_workspace_edit (shop->workspace, "Save Offer", NULL, save_offer, (gpointer) offer, NULL,
                     &error);
  g_assert_no_error (error);
}

guint32
shop_index (Shop *shop, const char *sku)
{
  guint32 index = vt_catalog_index_of_sku (shop->catalog, sku);

  g_assert_cmpuint (index, !=, VT_PRODUCT_NONE);
  return index;
}

VtOffer *
shop_make_offer (const char *name, const char *skus, VtRewardType type, gint64 value)
{
  g_auto (GStrv) words = g_strsplit (skus, " ", -1);
  VtOffer *offer = vt_offer_new_bundle (name);

  offer->state = VT_OFFER_READY;
  offer->reward = (VtReward){type, value};
  for (char **word = words; *word != NULL; word++)
    {
      g_auto (GStrv) parts = g_strsplit (*word, "*", 2);

      if (**word != '\0')
        vt_offer_add_component (offer, parts[0], parts[1] != NULL ? atoi (parts[1]) : 1, FALSE);
    }
  return offer;
}

VtOffer *
shop_make_kind (const char *kind, const char *terms)
{
  g_autofree char *text =
      g_strdup_printf ("{\"id\":\"%s\",\"kind\":\"%s\",\"name\":\"%s\",\"state\":\"ready\"%s%s}",
                       kind, kind, kind, *terms != '\0' ? "," : "", terms);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = vt_offers_from_text (text, -1, &error);

  g_assert_no_error (error);
  return vt_offer_copy (offers->pdata[0]);
}

GPtrArray *
shop_list_offers (VtOffer *first, ...)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_offer_free);
  va_list    more;

  va_start (more, first);
  for (VtOffer *offer = first; offer != NULL; offer = va_arg (more, VtOffer *))
    g_ptr_array_add (offers, offer);
  va_end (more);
  return offers;
}
