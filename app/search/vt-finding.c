/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the search over carts has found about offers. */

#include "vt-finding-private.h"

#include "vt-document.h"

static void
line_free (gpointer data)
{
  VtFindingLine *line = data;

  g_free (line->sku);
  g_free (line->instead_of);
  g_free (line);
}

static void
share_free (gpointer data)
{
  VtFindingShare *share = data;

  g_free (share->offer_id);
  g_free (share);
}

static VtProblemSeverity
get_severity (VtFindingCode code)
{
  switch (code)
    {
    case VT_FINDING_FREE_UNIT:
    case VT_FINDING_NEVER_FIRES:
    case VT_FINDING_ALWAYS_BEATEN:
      return VT_PROBLEM_WARNING;
    case VT_FINDING_CONFLICT:
    case VT_FINDING_UNDER_STEP:
    case VT_FINDING_EXCLUSIVE:
    case VT_FINDING_ADD_UP:
    case VT_FINDING_NOT_SHOWN:
      return VT_PROBLEM_NOTE;
    default:
      g_return_val_if_reached (VT_PROBLEM_NOTE);
    }
}

GPtrArray *
vt_finding_lines_new (void)
{
  return g_ptr_array_new_with_free_func (line_free);
}

GPtrArray *
vt_finding_shares_new (void)
{
  return g_ptr_array_new_with_free_func (share_free);
}

VtFinding *
vt_finding_new (VtFindingCode code)
{
  VtFinding *finding = g_new0 (VtFinding, 1);

  finding->code = code;
  finding->severity = get_severity (code);
  finding->shares = vt_finding_shares_new ();
  finding->lines = vt_finding_lines_new ();
  return finding;
}

void
vt_finding_free (VtFinding *finding)
{
  if (finding == NULL)
    return;

  g_ptr_array_unref (finding->shares);
  g_ptr_array_unref (finding->lines);
  vt_search_shopper_free (finding->shopper);
  g_free (finding->sku);
  g_free (finding->text);
  g_free (finding->proof);
  g_free (finding);
}

const char *
vt_finding_code_to_word (VtFindingCode code)
{
  static const char *const words[VT_N_FINDING_CODES] = {
      [VT_FINDING_FREE_UNIT] = "free-unit", [VT_FINDING_NEVER_FIRES] = "never-fires",
      [VT_FINDING_NOT_SHOWN] = "not-shown", [VT_FINDING_ALWAYS_BEATEN] = "always-beaten",
      [VT_FINDING_CONFLICT] = "conflict",   [VT_FINDING_UNDER_STEP] = "under-step",
      [VT_FINDING_EXCLUSIVE] = "exclusive", [VT_FINDING_ADD_UP] = "add-up",
  };

  g_return_val_if_fail (code < VT_N_FINDING_CODES, "");

  return words[code];
}

gboolean
vt_finding_concerns (const VtFinding *finding, const char *offer_id)
{
  g_return_val_if_fail (finding != NULL, FALSE);

  for (guint i = 0; i < finding->shares->len; i++)
    if (g_strcmp0 (((const VtFindingShare *) finding->shares->pdata[i])->offer_id, offer_id) == 0)
      return TRUE;
  return FALSE;
}

/* ---- filling in ---- */

void
vt_finding_share_add (GPtrArray  *shares,
                      const char *offer_id,
                      gint64      alone_minor,
                      gint64      together_minor)
{
  VtFindingShare *share = g_new0 (VtFindingShare, 1);

  share->offer_id = g_strdup (offer_id);
  share->alone_minor = alone_minor;
  share->together_minor = together_minor;
  g_ptr_array_add (shares, share);
}

void
vt_finding_add_share (VtFinding  *finding,
                      const char *offer_id,
                      gint64      alone_minor,
                      gint64      together_minor)
{
  vt_finding_share_add (finding->shares, offer_id, alone_minor, together_minor);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const VtFindingLine *line = *(const VtFindingLine *const *) a;
  const VtFindingLine *other = *(const VtFindingLine *const *) b;

  return g_strcmp0 (line->sku, other->sku);
}

void
vt_finding_lines_add (GPtrArray          *lines,
                      const VtTrialShop  *shop,
                      GArray             *items,
                      const VtTrialCount *counts,
                      guint               n_counts)
{
  for (guint i = 0; i < n_counts; i++)
    {
      const VtTrialItem *item = vt_trial_items_get (items, counts[i].item);
      VtFindingLine     *line = g_new0 (VtFindingLine, 1);

      line->sku = g_strdup (vt_trial_shop_get_product (shop, item->place)->sku);
      line->quantity = counts[i].n;
      line->is_subscription = item->is_subscription;
      if (item->instead_of != VT_TRIAL_NO_PLACE)
        line->instead_of = g_strdup (vt_trial_shop_get_product (shop, item->instead_of)->sku);
      g_ptr_array_add (lines, line);
    }
  g_ptr_array_sort (lines, compare_lines);
}

void
vt_finding_set_cart (VtFinding             *finding,
                     const VtTrialShop     *shop,
                     GArray                *items,
                     const VtTrialCount    *counts,
                     guint                  n_counts,
                     const VtSearchShopper *shopper)
{
  vt_finding_lines_add (finding->lines, shop, items, counts, n_counts);
  for (guint i = 0; i < n_counts; i++)
    finding->list_minor += vt_trial_items_get (items, counts[i].item)->price_minor * counts[i].n;
  finding->shopper = vt_search_shopper_copy (shopper);
}

/* ---- as a cart ---- */

static void
write_line (const VtFindingLine *line, VtCatalog *catalog, JsonBuilder *builder)
{
  guint32 index = vt_catalog_index_of_sku (catalog, line->sku);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sku");
  json_builder_add_string_value (builder, line->sku);
  json_builder_set_member_name (builder, "quantity");
  json_builder_add_int_value (builder, line->quantity);
  if (index != VT_PRODUCT_NONE)
    {
      json_builder_set_member_name (builder, "unit_price");
      json_builder_add_int_value (builder, vt_catalog_get (catalog, index)->price_minor);
    }
  if (line->instead_of != NULL)
    {
      json_builder_set_member_name (builder, "instead_of");
      json_builder_add_string_value (builder, line->instead_of);
    }
  if (line->is_subscription)
    {
      json_builder_set_member_name (builder, "subscription");
      json_builder_begin_object (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

char *
vt_finding_cart_to_json (GPtrArray             *lines,
                         const VtSearchShopper *shopper,
                         VtCatalog             *catalog,
                         const VtCurrency      *currency)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  if (shopper == NULL)
    return NULL;
  builder = json_builder_new_immutable ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "currency");
  json_builder_add_string_value (builder, currency->code);
  vt_search_shopper_write (shopper, builder);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    write_line (lines->pdata[i], catalog, builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return vt_document_to_text (root, NULL);
}

char *
vt_finding_to_cart_json (const VtFinding *finding, VtCatalog *catalog, const VtCurrency *currency)
{
  g_return_val_if_fail (finding != NULL, NULL);

  return vt_finding_cart_to_json (finding->lines, finding->shopper, catalog, currency);
}
