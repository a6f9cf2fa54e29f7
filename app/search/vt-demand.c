/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cart must have at least for an offer to take anything off. */

#include "vt-demand.h"

#include <string.h>

typedef struct
{
  VtTrialShop        *shop;    /* (unowned) */
  const VtTrialOffer *offer;   /* (unowned) */
  GArray             *demands; /* (owned) */
} Reader;

/* Two own demands of the same set are one of more units. */
static void
add_demand (Reader *reader, VtDemandType type, guint set, gint64 least, gboolean is_own)
{
  VtDemand demand = {type, set, least, is_own};

  if (least <= 0)
    return;
  for (guint i = 0; i < reader->demands->len && is_own; i++)
    {
      VtDemand *other = &g_array_index (reader->demands, VtDemand, i);

      if (other->is_own && other->type == type && other->set == set)
        {
          other->least += least;
          return;
        }
    }
  g_array_append_val (reader->demands, demand);
}

static void
need_units (Reader *reader, guint set, gint64 least)
{
  add_demand (reader, VT_DEMAND_UNITS, set, least, TRUE);
}

static guint
get_selected (Reader *reader, JsonObject *object, const char *name)
{
  return vt_trial_shop_select (reader->shop, vt_terms_get_object (object, name));
}

static JsonObject *
get_form (const Reader *reader)
{
  return reader->offer->form;
}

/* ---- kinds ---- */

static void
read_components (Reader *reader)
{
  JsonArray *components = vt_terms_get_array (get_form (reader), "components");

  for (guint i = 0; i < vt_terms_get_length (components); i++)
    {
      JsonObject *component = vt_terms_get_element (components, i);
      const char *sku = vt_terms_get_text (component, "sku");

      need_units (reader, vt_trial_shop_name_one (reader->shop, sku),
                  vt_terms_get_int64 (component, "quantity", 1));
    }
}

static void
read_slots (Reader *reader)
{
  JsonArray *slots = vt_terms_get_array (get_form (reader), "slots");

  for (guint i = 0; i < vt_terms_get_length (slots); i++)
    {
      JsonObject *slot = vt_terms_get_element (slots, i);

      need_units (reader, get_selected (reader, slot, "select"),
                  vt_terms_get_int64 (slot, "quantity", 1));
    }
}

static void
read_volume (Reader *reader)
{
  JsonObject *form = get_form (reader);
  JsonArray  *breaks = vt_terms_get_array (form, "breaks");
  guint       set = get_selected (reader, form, "select");
  gint64      n_get = vt_terms_get_int64 (form, "get", 1);
  gint64      n_buy = vt_terms_get_int64 (form, "buy", 0);

  if (vt_terms_get_length (breaks) > 0)
    need_units (reader, set, vt_terms_get_int64 (vt_terms_get_element (breaks, 0), "from", 1));
  else if (json_object_has_member (form, "buy_select"))
    {
      need_units (reader, get_selected (reader, form, "buy_select"), n_buy);
      need_units (reader, set, n_get);
    }
  else
    need_units (reader, set, n_buy + n_get);
}

/* The set of all SKUs that the elements of an array name. */
static guint
name_all (Reader *reader, JsonArray *array, guint from)
{
  g_autoptr (GPtrArray) skus = g_ptr_array_new ();

  for (guint i = from; i < vt_terms_get_length (array); i++)
    g_ptr_array_add (skus, (gpointer) vt_terms_get_text (vt_terms_get_element (array, i), "sku"));
  return vt_trial_shop_name (reader->shop, skus);
}

static void
read_ladder (Reader *reader)
{
  JsonArray *tiers = vt_terms_get_array (get_form (reader), "tiers");

  add_demand (reader, VT_DEMAND_REPLACEMENTS, name_all (reader, tiers, 1), 1, TRUE);
}

static void
read_alternative (Reader *reader)
{
  JsonObject *alternative = vt_terms_get_object (get_form (reader), "alternative");

  if (alternative != NULL)
    add_demand (reader, VT_DEMAND_REPLACEMENTS,
                vt_trial_shop_name_one (reader->shop, vt_terms_get_text (alternative, "sku")), 1,
                TRUE);
}

/* What is covered may have been bought before. */
static void
read_plans (Reader *reader)
{
  JsonObject *form = get_form (reader);

  need_units (reader, name_all (reader, vt_terms_get_array (form, "plans"), 0), 1);
  if (vt_terms_get_int64 (form, "window_days", 0) == 0)
    need_units (reader, get_selected (reader, form, "select"), 1);
}

static void
read_items (Reader *reader)
{
  JsonObject *form = get_form (reader);

  need_units (reader, name_all (reader, vt_terms_get_array (form, "items"), 0), 1);
  need_units (reader, get_selected (reader, form, "anchor"), 1);
}

static void
read_options (Reader *reader)
{
  JsonObject *form = get_form (reader);
  JsonArray  *groups = vt_terms_get_array (form, "groups");
  g_autoptr (GPtrArray) skus = g_ptr_array_new ();

  for (guint i = 0; i < vt_terms_get_length (groups); i++)
    {
      JsonArray *options = vt_terms_get_array (vt_terms_get_element (groups, i), "options");

      for (guint j = 0; j < vt_terms_get_length (options); j++)
        g_ptr_array_add (skus,
                         (gpointer) vt_terms_get_text (vt_terms_get_element (options, j), "sku"));
    }
  need_units (reader, vt_trial_shop_name (reader->shop, skus), 1);
  need_units (reader, get_selected (reader, form, "requires"), 1);
}

/* Measured after other offers: by list it is no less. */
static void
read_steps (Reader *reader)
{
  JsonObject *form = get_form (reader);
  JsonArray  *steps = vt_terms_get_array (form, "steps");
  const char *measure = vt_terms_get_text (form, "measure");
  guint       set = get_selected (reader, form, "select");
  gint64      from = 1;

  if (vt_terms_get_length (steps) > 0)
    from = vt_terms_get_int64 (vt_terms_get_element (steps, 0), "from", 1);
  if (g_strcmp0 (measure, "quantity") == 0)
    need_units (reader, set, from);
  else if (g_strcmp0 (measure, "weight") == 0)
    need_units (reader, set, 1);
  else
    add_demand (reader, VT_DEMAND_AMOUNT, set, from, FALSE);
}

static void
read_kind (Reader *reader)
{
  switch (reader->offer->offer->kind)
    {
    case VT_OFFER_BUNDLE:
      read_components (reader);
      break;
    case VT_OFFER_MIX_AND_MATCH:
      read_slots (reader);
      break;
    case VT_OFFER_VOLUME:
      read_volume (reader);
      break;
    case VT_OFFER_SUBSCRIPTION:
      add_demand (reader, VT_DEMAND_SUBSCRIPTIONS,
                  get_selected (reader, get_form (reader), "select"), 1, TRUE);
      break;
    case VT_OFFER_TIER_LADDER:
      read_ladder (reader);
      break;
    case VT_OFFER_DOWNSELL:
      read_alternative (reader);
      break;
    case VT_OFFER_PROTECTION:
      read_plans (reader);
      break;
    case VT_OFFER_CROSS_SELL:
      read_items (reader);
      break;
    case VT_OFFER_ADD_ON:
      read_options (reader);
      break;
    case VT_OFFER_THRESHOLD:
      read_steps (reader);
      break;
    case VT_OFFER_MARKDOWN:
      need_units (reader, get_selected (reader, get_form (reader), "select"), 1);
      break;
    case VT_OFFER_FOLLOW_UP:
      break;
    default:
      g_warn_if_reached ();
    }
}

/* ---- conditions ---- */

/* What has to hold in any case: a condition by itself, or each of several that all have to. */
static void
read_condition (Reader *reader, JsonObject *condition)
{
  JsonArray  *all = vt_terms_get_array (condition, "all");
  JsonObject *quantity = vt_terms_get_object (condition, "quantity");
  JsonObject *subtotal = vt_terms_get_object (condition, "subtotal");
  const char *has = vt_terms_get_text (condition, "has");

  for (guint i = 0; i < vt_terms_get_length (all); i++)
    if (vt_terms_get_element (all, i) != NULL)
      read_condition (reader, vt_terms_get_element (all, i));
  if (quantity != NULL)
    add_demand (reader, VT_DEMAND_UNITS, get_selected (reader, quantity, "select"),
                vt_terms_get_int64 (quantity, "from", 0), FALSE);
  if (subtotal != NULL)
    add_demand (reader, VT_DEMAND_AMOUNT, get_selected (reader, subtotal, "select"),
                vt_terms_get_int64 (subtotal, "from", 0), FALSE);
  if (has != NULL)
    add_demand (reader, VT_DEMAND_UNITS, vt_trial_shop_name_one (reader->shop, has), 1, FALSE);
}

static void
read_conditions (Reader *reader)
{
  static const char *const members[] = {"audience", "when"};

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonObject *condition = vt_terms_get_object (get_form (reader), members[i]);

      if (condition != NULL)
        read_condition (reader, condition);
    }
}

GArray *
vt_demands_new (VtTrialShop *shop, const VtTrialOffer *offer)
{
  Reader reader = {.shop = shop, .offer = offer};

  g_return_val_if_fail (shop != NULL, NULL);
  g_return_val_if_fail (offer != NULL, NULL);

  reader.demands = g_array_new (FALSE, FALSE, sizeof (VtDemand));
  read_kind (&reader);
  read_conditions (&reader);
  return reader.demands;
}

GArray *
vt_demands_new_to_speak (VtTrialShop *shop, const VtTrialOffer *offer)
{
  Reader      reader = {.shop = shop, .offer = offer};
  JsonObject *alternative;

  g_return_val_if_fail (shop != NULL, NULL);
  g_return_val_if_fail (offer != NULL, NULL);

  reader.demands = g_array_new (FALSE, FALSE, sizeof (VtDemand));
  alternative = vt_terms_get_object (offer->form, "alternative");
  if (offer->offer->kind == VT_OFFER_CROSS_SELL)
    need_units (&reader, get_selected (&reader, offer->form, "anchor"), 1);
  else if (alternative != NULL)
    need_units (&reader, get_selected (&reader, alternative, "for"), 1);
  else if (offer->offer->kind == VT_OFFER_DOWNSELL)
    {
      guint set = get_selected (&reader, offer->form, "select");

      need_units (&reader, set, 1);
      add_demand (&reader, VT_DEMAND_AMOUNT, set, vt_terms_get_int64 (offer->form, "from", 0),
                  FALSE);
    }
  read_conditions (&reader);
  return reader.demands;
}

gboolean
vt_demand_is_served (const VtDemand *demand, const VtTrialShop *shop, const VtTrialItem *item)
{
  if (!vt_trial_shop_has (shop, demand->set, item->place))
    return FALSE;
  switch (demand->type)
    {
    case VT_DEMAND_SUBSCRIPTIONS:
      return item->is_subscription;
    case VT_DEMAND_REPLACEMENTS:
      return item->instead_of != VT_TRIAL_NO_PLACE;
    case VT_DEMAND_UNITS:
    case VT_DEMAND_AMOUNT:
    default:
      return TRUE;
    }
}
