/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to a ladder from anywhere: menus, keys, automation. */

#include "studio-tier-edit.h"

static const char *
current (StudioSession *session)
{
  const char *id = studio_session_get_offer_id (session);

  return id != NULL ? id : "";
}

static const char *
text_of (GVariant *parameter)
{
  return g_variant_get_string (parameter, NULL);
}

static void
set_product (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  guint32     tier;
  const char *sku;

  g_variant_get (parameter, "(u&s)", &tier, &sku);
  studio_tiers_set_product (session, current (session), tier, sku);
}

static void
remove_tier (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_tiers_remove (session, current (session), g_variant_get_uint32 (parameter));
}

static void
move (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  guint32 from;
  guint32 to;

  g_variant_get (parameter, "(uu)", &from, &to);
  studio_tiers_move (session, current (session), from, to);
}

static void
sort (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_tiers_sort (session, current (session));
}

static void
set_feature (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  guint32     tier;
  const char *feature;
  gboolean    has;

  g_variant_get (parameter, "(u&sb)", &tier, &feature, &has);
  studio_tiers_set_feature (session, current (session), tier, feature, has, NULL);
}

static void
add_feature (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_tiers_add_feature (session, current (session), text_of (parameter));
}

static void
rename_feature (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char *feature;
  const char *name;

  g_variant_get (parameter, "(&s&s)", &feature, &name);
  studio_tiers_rename_feature (session, current (session), feature, name);
}

static void
remove_feature (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_tiers_remove_feature (session, current (session), text_of (parameter));
}

static void
require_feature (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char *feature;
  gboolean    is_required;

  g_variant_get (parameter, "(&sb)", &feature, &is_required);
  studio_tiers_set_required (session, current (session), feature, is_required);
}

static void
take_features (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_tiers_take_attributes (session, current (session));
}

static const GActionEntry entries[] = {
    {.name = "offer-set-tier", .activate = set_product, .parameter_type = "(us)"},
    {.name = "offer-remove-tier", .activate = remove_tier, .parameter_type = "u"},
    {.name = "offer-move-tier", .activate = move, .parameter_type = "(uu)"},
    {.name = "offer-sort-tiers", .activate = sort},
    {.name = "offer-set-feature", .activate = set_feature, .parameter_type = "(usb)"},
    {.name = "offer-add-feature", .activate = add_feature, .parameter_type = "s"},
    {.name = "offer-rename-feature", .activate = rename_feature, .parameter_type = "(ss)"},
    {.name = "offer-remove-feature", .activate = remove_feature, .parameter_type = "s"},
    {.name = "offer-require-feature", .activate = require_feature, .parameter_type = "(sb)"},
    {.name = "offer-take-features", .activate = take_features},
};

/* @data: the actions of a window, which may go before the session does. */
static void
follow (StudioSession *session, GParamSpec *pspec, gpointer data)
{
  const VtOffer *offer = studio_session_find_offer (session, current (session));

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (data, entries[i].name)),
        offer != NULL && offer->kind == VT_OFFER_TIER_LADDER);
}

void
studio_tiers_add_actions (GActionMap *actions, StudioSession *session)
{
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
  g_signal_connect_object (session, "notify::offer-id", G_CALLBACK (follow), actions, 0);
  g_signal_connect_object (session, "notify::offers", G_CALLBACK (follow), actions, 0);
  follow (session, NULL, actions);
}
