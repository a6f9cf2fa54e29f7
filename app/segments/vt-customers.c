/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the order history says of each customer: the snapshot itself. */

#include "vt-customers-private.h"

#include "vt-document.h"
#include "vt-facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many selectors are remembered. */
#define MAX_SELECTED 64

static void
clear_column (gpointer data)
{
  VtCustomerColumn *column = data;

  g_free ((gpointer) column->values);
  g_free ((gpointer) column->n_with);
  g_free ((gpointer) column->code);
}

static void
customers_free (Customers *self)
{
  g_free (self->customer_id);
  g_free (self->first_day);
  g_free (self->last_order_day);
  g_free (self->n_orders);
  g_free (self->n_visits);
  g_free (self->n_units);
  g_free (self->n_listed_units);
  g_free (self->n_bargain_units);
  g_free (self->n_products);
  g_free (self->revenue_minor);
  g_free (self->average_minor);
  g_free (self->gap_days);
  g_free (self->order_customer);
  g_free (self->order_day);
  g_free (self->first_order_of);
  g_free (self->orders_of);
  g_array_unref (self->columns);
  g_hash_table_unref (self->selected);
  g_mutex_clear (&self->lock);
  g_string_chunk_free (self->strings);
  vt_intern_free (self->keys);
  vt_orders_unref (self->public.orders);
  vt_catalog_unref (self->public.catalog);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Customers, customers_free)

static Customers *
customers_new (VtOrders *orders, VtCatalog *catalog)
{
  Customers *self = g_new0 (Customers, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->public.orders = vt_orders_ref (orders);
  self->public.catalog = vt_catalog_ref (catalog);
  self->keys = vt_intern_new ();
  self->strings = g_string_chunk_new (4096);
  self->columns = g_array_new (FALSE, FALSE, sizeof (VtCustomerColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->selected =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  return self;
}

/* What was written is shown to those who read only. */
static void
publish (Customers *self)
{
  self->public.customer_id = self->customer_id;
  self->public.first_day = self->first_day;
  self->public.last_order_day = self->last_order_day;
  self->public.n_orders = self->n_orders;
  self->public.n_visits = self->n_visits;
  self->public.n_units = self->n_units;
  self->public.n_listed_units = self->n_listed_units;
  self->public.n_bargain_units = self->n_bargain_units;
  self->public.n_products = self->n_products;
  self->public.revenue_minor = self->revenue_minor;
  self->public.average_minor = self->average_minor;
  self->public.gap_days = self->gap_days;
  self->public.order_customer = self->order_customer;
  self->public.order_day = self->order_day;
  self->public.first_order_of = self->first_order_of;
  self->public.orders_of = self->orders_of;
}

VtCustomers *
vt_customers_load (VtDatabase *database,
                   VtOrders   *orders,
                   VtCatalog  *catalog,
                   gint32      day,
                   VtJob      *job,
                   GError    **error)
{
  g_autoptr (Customers) self = NULL;

  g_return_val_if_fail (database != NULL && orders != NULL && catalog != NULL, NULL);
  g_return_val_if_fail (
      vt_catalog_get_n_products (catalog) == vt_catalog_get_n_products (orders->catalog), NULL);

  if (day == VT_DAY_NONE && !vt_reference_day_load (database, &day, error))
    return NULL;
  self = customers_new (orders, catalog);
  if (!vt_customers_read (self, database, job, error) ||
      !vt_customers_count (self, day, job, error))
    return NULL;
  publish (self);
  return &g_steal_pointer (&self)->public;
}

VtCustomers *
vt_customers_ref (VtCustomers *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&((Customers *) self)->ref_count);
  return self;
}

void
vt_customers_unref (VtCustomers *self)
{
  if (self != NULL && g_atomic_ref_count_dec (&((Customers *) self)->ref_count))
    customers_free ((Customers *) self);
}

const char *
vt_customers_get_key (VtCustomers *self, guint32 customer)
{
  g_return_val_if_fail (self != NULL && customer < self->n_customers, NULL);

  return vt_intern_get (((Customers *) self)->keys, customer, NULL);
}

guint32
vt_customers_find_key (VtCustomers *self, const char *key)
{
  guint32 found;

  g_return_val_if_fail (self != NULL && key != NULL, VT_CUSTOMER_NONE);

  found = vt_intern_find (((Customers *) self)->keys, key, strlen (key));
  return found != VT_INTERN_NONE ? found : VT_CUSTOMER_NONE;
}

const VtCustomerColumn *
vt_customers_find_column (VtCustomers *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  for (guint i = 0; i < self->n_columns; i++)
    if (strcmp (self->columns[i].name, name) == 0)
      return &self->columns[i];
  return NULL;
}

/* ---- selected products ---- */

static GBytes *
select_products (VtCatalog *catalog, JsonObject *selector)
{
  guint32 n = vt_catalog_get_n_products (catalog);
  guint8 *selected = g_new0 (guint8, (gsize) n + 1);

  for (guint32 i = 0; i < n; i++)
    {
      g_auto (VtFacts) facts = {vt_catalog_get (catalog, i)};

      selected[i] = (guint8) vt_facts_match (&facts, selector);
    }
  return g_bytes_new_take (selected, n);
}

GBytes *
vt_customers_get_selected (VtCustomers *self, JsonObject *selector)
{
  Customers *own = (Customers *) self;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  GBytes          *selected;

  g_return_val_if_fail (self != NULL && selector != NULL, NULL);

  node = json_node_init_object (json_node_alloc (), selector);
  text = vt_document_to_text (node, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  g_mutex_lock (&own->lock);
  selected = g_hash_table_lookup (own->selected, text);
  if (selected == NULL)
    {
      /* Who edits asks for the same again and again, and for few others in between. */
      if (g_hash_table_size (own->selected) >= MAX_SELECTED)
        g_hash_table_remove_all (own->selected);
      selected = select_products (self->catalog, selector);
      g_hash_table_insert (own->selected, g_steal_pointer (&text), selected);
    }
  g_bytes_ref (selected);
  g_mutex_unlock (&own->lock);
  return selected;
}
