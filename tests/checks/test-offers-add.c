/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers written as data, taken into the workspace. */

#include "shop-fixture.h"

#include "vt-offer-form.h"
#include "vt-offers-add.h"
#include "vt-offer-span.h"

#include <glib/gstdio.h>
#include <string.h>

#define SALE "\"kind\":\"markdown\",\"reward\":{\"percent\":\"10\"},\"select\":{\"skus\":[\"CAM\"]}"

static gboolean
load (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  GPtrArray **offers = data;

  *offers = vt_offers_load (database, error);
  return *offers != NULL;
}

static GPtrArray *
load_offers (VtWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *offers = NULL;

  vt_workspace_read (workspace, load, &offers, NULL, &error);
  g_assert_no_error (error);
  return offers;
}

static gboolean
add (Shop *shop, const char *text, VtOffersAdded *ret_added, GError **error)
{
  return vt_offers_add_text (shop->workspace, text, -1, "Add Offers", NULL, ret_added, error);
}

/* "name priority state; …", by priority. */
static void
assert_offers (Shop *shop, const char *expected)
{
  g_autoptr (GPtrArray) offers = load_offers (shop->workspace);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < offers->len; i++)
    {
      const VtOffer *offer = offers->pdata[i];

      g_string_append_printf (text, "%s %d %d; ", offer->name, (int) offer->priority, offer->state);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_add (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_auto (VtOffersAdded) added = {0};
  g_autoptr (GError) error = NULL;

  add (shop,
       "[{\"id\":\"a\",\"name\":\"A\"," SALE
       "},{\"id\":\"b\",\"name\":\"A\",\"state\":\"ready\"," SALE ",\"priority\":9}]",
       &added, &error);
  g_assert_no_error (error);
  assert_offers (shop, "A 1 0; A 2 9 1; ");
  g_assert_cmpuint (added.ids->len, ==, 2);
  g_assert_cmpuint (added.n_replaced, ==, 0);
  g_assert_cmpuint (added.held->len, ==, 0);

  g_assert_true (vt_workspace_undo (shop->workspace, NULL, &error));
  assert_offers (shop, "");
}

static void
test_replace (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_auto (VtOffersAdded) added = {0};
  g_autoptr (GError) error = NULL;

  add (shop, "[{\"id\":\"a\",\"name\":\"A\"," SALE "},{\"id\":\"b\",\"name\":\"B\"," SALE "}]",
       NULL, &error);
  g_assert_no_error (error);
  add (shop, "{\"id\":\"a\",\"name\":\"Other\",\"state\":\"paused\"," SALE "}", &added, &error);
  g_assert_no_error (error);
  assert_offers (shop, "Other 1 2; B 2 0; ");
  g_assert_cmpuint (added.n_replaced, ==, 1);
}

/* What is refused changes nothing, and says which offer and where. */
static const struct
{
  const char *name;
  const char *text;
  int         code;
  const char *mention;
} refusals[] = {
    {"field",
     "[{\"name\":\"Good\"," SALE
     "},{\"name\":\"Bad\",\"kind\":\"markdown\",\"reward\":{\"percent\":\"10\"},"
     "\"colour\":1}]",
     VT_ERROR_BAD_INPUT, "“Bad” cannot be exported: colour: "},
    {"deep",
     "{\"name\":\"Bad\",\"kind\":\"threshold\",\"steps\":[{\"from\":1,\"shipping\":0},"
     "{\"from\":5,\"reward\":{\"percent\":\"x\"}}]}",
     VT_ERROR_BAD_INPUT, "“Bad” cannot be exported: steps 2 › reward › percent: "},
    {"gone",
     "{\"name\":\"Bad\",\"kind\":\"threshold\",\"steps\":[{\"from\":1,\"gift\":{\"sku\":\"NIX\"}}]"
     "}",
     VT_ERROR_BAD_INPUT, "there is no product “NIX”"},
    {"empty", "{\"name\":\"Bad\",\"kind\":\"volume\"}", VT_ERROR_BAD_INPUT, "say anything"},
    {"not-ready",
     "{\"name\":\"Bad\",\"state\":\"ready\",\"kind\":\"threshold\",\"steps\":[{\"from\":1,\"gift\":"
     "{\"sku\":\"POST\"}}]}",
     VT_ERROR_CONSTRAINT, "“Bad” cannot be ready: “Postage” is a fee"},
    {"syntax", "[", VT_ERROR_BAD_INPUT, "line 1"},
};

static void
test_refusal (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (add (shop, refusals[i].text, NULL, &error));
  g_assert_error (error, VT_ERROR, refusals[i].code);
  if (strstr (error->message, refusals[i].mention) == NULL)
    g_error ("“%s” does not mention “%s”", error->message, refusals[i].mention);
  assert_offers (shop, "");
}

/* ---- copied from another workspace ---- */

typedef struct
{
  GPtrArray *offers;  /* (owned) */
  GPtrArray *lacking; /* (owned) */
} Paste;

/* A VtWorkspaceFunc. */
static gboolean
paste_drafts (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Paste *paste = data;
  g_autoptr (VtCatalog) catalog = vt_catalog_load (database, job, error);

  if (catalog == NULL)
    return FALSE;
  paste->lacking = vt_offers_list_lacking (paste->offers, catalog);
  return vt_offers_add_drafts (database, paste->offers, error);
}

static void
test_drafts (void)
{
  static const char text[] =
      "[{\"id\":\"a\",\"name\":\"A\",\"state\":\"ready\",\"priority\":1,\"campaign\":\"Sale\"," SALE
      "},"
      "{\"id\":\"c\",\"name\":\"New\",\"kind\":\"markdown\",\"reward\":{\"percent\":\"5\"},"
      "\"select\":{\"skus\":[\"ZZZ\",\"CAM\",\"AAA\"]}},"
      "{\"id\":\"d\",\"name\":\"Gift\",\"kind\":\"threshold\",\"steps\":["
      "{\"from\":1,\"gift\":{\"sku\":\"CASE\"}},{\"from\":2,\"gift\":{\"sku\":\"MMM\"}}]}]";
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  Paste paste = {0};

  add (shop, "{\"id\":\"a\",\"name\":\"A\",\"state\":\"ready\"," SALE "}", NULL, &error);
  g_assert_no_error (error);
  paste.offers = vt_offers_from_text (text, -1, &error);
  g_assert_no_error (error);
  vt_workspace_edit (shop->workspace, "Paste", "offers", paste_drafts, &paste, NULL, &error);
  g_assert_no_error (error);

  /* The one that was there is as it was; what came has an id and a name of its own. */
  assert_offers (shop, "A 1 1; A 2 2 0; New 3 0; Gift 4 0; ");
  after = load_offers (shop->workspace);
  g_assert_cmpstr (((VtOffer *) after->pdata[0])->id, ==, "a");
  g_assert_cmpstr (((VtOffer *) after->pdata[1])->id, !=, "a");
  g_assert_cmpstr (((VtOffer *) after->pdata[2])->id, ==, "c");
  g_assert_cmpstr (vt_offer_get_campaign (after->pdata[1]), ==, "Sale");
  g_assert_cmpuint (paste.lacking->len, ==, 3);
  g_assert_cmpstr (paste.lacking->pdata[0], ==, "AAA");
  g_assert_cmpstr (paste.lacking->pdata[1], ==, "MMM");
  g_assert_cmpstr (paste.lacking->pdata[2], ==, "ZZZ");

  g_assert_true (vt_workspace_undo (shop->workspace, NULL, &error));
  assert_offers (shop, "A 1 1; ");
  g_ptr_array_unref (paste.offers);
  g_ptr_array_unref (paste.lacking);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offers/add/add", test_add);
  g_test_add_func ("/offers/add/replace", test_replace);
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/offers/add/refusal/", refusals[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refusal);
    }
  g_test_add_func ("/offers/add/drafts", test_drafts);
  return g_test_run ();
}
