/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which products play which part in an offer, and which parts each basket has. */

#include "vt-roles.h"

#include "vt-sale.h"

typedef struct
{
  guint       role;
  JsonObject *selector; /* (owned) */
} Wanted;

static void
wanted_clear (gpointer data)
{
  json_object_unref (((Wanted *) data)->selector);
}

VtRoles *
vt_roles_new (VtCatalog *catalog)
{
  VtRoles *roles;

  g_return_val_if_fail (catalog != NULL, NULL);

  roles = g_new0 (VtRoles, 1);
  roles->catalog = vt_catalog_ref (catalog);
  roles->n_products = vt_catalog_get_n_products (catalog);
  roles->masks = g_new0 (VtRoleMask, roles->n_products);
  roles->selectors = g_array_new (FALSE, FALSE, sizeof (Wanted));
  g_array_set_clear_func (roles->selectors, wanted_clear);
  return roles;
}

void
vt_roles_free (VtRoles *roles)
{
  if (roles == NULL)
    return;

  vt_catalog_unref (roles->catalog);
  g_free (roles->masks);
  g_array_unref (roles->selectors);
  g_free (roles);
}

guint
vt_roles_add (VtRoles *roles)
{
  g_return_val_if_fail (roles != NULL, 0);

  if (roles->n_roles == VT_MAX_ROLES)
    return VT_MAX_ROLES - 1;
  return roles->n_roles++;
}

void
vt_roles_add_product (VtRoles *roles, guint role, guint32 product)
{
  g_return_if_fail (roles != NULL && role < roles->n_roles);

  if (product < roles->n_products)
    roles->masks[product] |= VT_ROLE (role);
}

void
vt_roles_add_sku (VtRoles *roles, guint role, const char *sku)
{
  g_return_if_fail (roles != NULL);

  if (sku != NULL)
    vt_roles_add_product (roles, role, vt_catalog_index_of_sku (roles->catalog, sku));
}

void
vt_roles_add_selector (VtRoles *roles, guint role, JsonObject *selector)
{
  Wanted wanted = {role};

  g_return_if_fail (roles != NULL && role < roles->n_roles);

  wanted.selector = selector != NULL ? json_object_ref (selector) : json_object_new ();
  g_array_append_val (roles->selectors, wanted);
}

void
vt_roles_finish (VtRoles *roles)
{
  g_return_if_fail (roles != NULL);

  for (guint32 i = 0; i < roles->n_products && roles->selectors->len > 0; i++)
    {
      g_auto (VtFacts) facts = {vt_catalog_get (roles->catalog, i)};

      if (facts.product->price_minor == VT_MONEY_UNKNOWN)
        continue;
      for (guint k = 0; k < roles->selectors->len; k++)
        {
          const Wanted *wanted = &g_array_index (roles->selectors, Wanted, k);

          if (vt_facts_match (&facts, wanted->selector))
            roles->masks[i] |= VT_ROLE (wanted->role);
        }
    }
  g_array_set_size (roles->selectors, 0);
}

gboolean
vt_roles_has (const VtRoles *roles, guint32 product, guint role)
{
  return product < roles->n_products && (roles->masks[product] & VT_ROLE (role)) != 0;
}

guint32
vt_roles_count (const VtRoles *roles, guint role)
{
  guint32 n = 0;

  g_return_val_if_fail (roles != NULL, 0);

  for (guint32 i = 0; i < roles->n_products; i++)
    n += vt_roles_has (roles, i, role);
  return n;
}

VtRoleMask *
vt_roles_find_in_baskets (const VtRoles *roles, VtBaskets *baskets)
{
  VtRoleMask *found;

  g_return_val_if_fail (roles != NULL && baskets != NULL, NULL);
  g_return_val_if_fail (baskets->n_items <= roles->n_products, NULL);

  found = g_new0 (VtRoleMask, baskets->n_baskets);
  for (guint32 b = 0; b < baskets->n_baskets; b++)
    for (guint32 e = baskets->first_entry[b]; e < baskets->first_entry[b + 1]; e++)
      found[b] |= roles->masks[baskets->entry_item[e]];
  return found;
}

void
vt_roles_count_order (const VtRoles *roles, VtOrders *orders, guint32 order, gint64 *ret_units)
{
  for (guint r = 0; r < roles->n_roles; r++)
    ret_units[r] = 0;
  for (guint32 l = orders->order_first_line[order]; l < orders->order_first_line[order + 1]; l++)
    {
      VtRoleMask mask = roles->masks[orders->line_product[l]];

      if (mask == 0 || !vt_sale_line_is_sold (orders, l))
        continue;
      for (; mask != 0; mask &= mask - 1)
        ret_units[__builtin_ctzll (mask)] += orders->line_quantity[l];
    }
}

VtPairCounts
vt_found_count (const VtRoleMask *found, guint32 n, VtRoleMask a, VtRoleMask b)
{
  VtPairCounts counts = {.n_baskets = n};

  for (guint32 i = 0; i < n; i++)
    {
      gboolean has_a = (found[i] & a) != 0;
      gboolean has_b = (found[i] & b) != 0;

      counts.n_a += has_a;
      counts.n_b += has_b;
      counts.n_together += has_a && has_b;
    }
  return counts;
}

VtPairCounts
vt_found_count_wholes (const VtRoleMask *found, guint32 n, VtRoleMask a, VtRoleMask b)
{
  VtPairCounts counts = {.n_baskets = n};

  for (guint32 i = 0; i < n; i++)
    {
      gboolean has_a = (found[i] & a) == a;
      gboolean has_b = (found[i] & b) == b;

      counts.n_a += has_a;
      counts.n_b += has_b;
      counts.n_together += has_a && has_b;
    }
  return counts;
}

guint32
vt_found_count_all (const VtRoleMask *found, guint32 n, VtRoleMask mask)
{
  guint32 n_found = 0;

  for (guint32 i = 0; i < n; i++)
    n_found += (found[i] & mask) == mask;
  return n_found;
}

guint32
vt_found_count_any (const VtRoleMask *found, guint32 n, VtRoleMask mask)
{
  guint32 n_found = 0;

  for (guint32 i = 0; i < n; i++)
    n_found += (found[i] & mask) != 0;
  return n_found;
}
