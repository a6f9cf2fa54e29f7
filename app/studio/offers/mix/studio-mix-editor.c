/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of a mix and match: the parts of the set, its price, and what sets come to. */

#include "studio-mix-editor.h"

#include "studio-field-set.h"
#include "studio-list-field.h"
#include "studio-mix-table.h"
#include "studio-number-field.h"
#include "studio-reward-field.h"
#include "studio-selector-field.h"
#include "vt-selector-words.h"

#include <glib/gi18n-lib.h>

#define MAX_UNITS 999

/* ---- the parts ---- */

static JsonNode *
create_slot (StudioSession *session, const VtOffer *offer)
{
  JsonObject *slot = json_object_new ();
  JsonNode   *node = json_node_alloc ();

  json_object_set_int_member (slot, "quantity", 1);
  json_node_init_object (node, slot);
  json_object_unref (slot);
  return node;
}

static void
tell_slot (StudioSession *session,
           const VtOffer *offer,
           JsonNode      *element,
           guint          index,
           char         **ret_title,
           char         **ret_subtitle)
{
  JsonObject      *slot = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
  JsonObject      *select = vt_terms_get_object (slot, "select");
  g_autofree char *units = vt_count_to_display (vt_terms_get_int64 (slot, "quantity", 1));
  VtCatalog       *catalog = studio_session_get_catalog (session);
  g_autofree char *words = NULL;

  if (select != NULL && json_object_get_size (select) > 0 && catalog != NULL)
    words = vt_tell_selector (&(VtTeller){catalog, studio_session_get_currency (session)}, select);
  /* Translators: the number of a part of a set */
  *ret_title = g_strdup_printf (_ ("Part %u"), index + 1);
  /* Translators: units, and of what */
  *ret_subtitle = words != NULL ? g_strdup_printf (_ ("%s of %s"), units, words)
                                : g_strdup (_ ("Nothing to choose from yet"));
}

static void
extend_slot (StudioSession *session, const char *path, GPtrArray *rows)
{
  g_autofree char *quantity = g_strconcat (path, "/quantity", NULL);
  g_autofree char *select = g_strconcat (path, "/select", NULL);

  g_ptr_array_add (rows, studio_number_field_new (session, _ ("How many"), quantity, 1, MAX_UNITS,
                                                  _ ("units"), NULL));
  g_ptr_array_add (rows, studio_selector_field_new (session, _ ("To choose from"), select,
                                                    STUDIO_SELECTOR_REQUIRED));
}

static const StudioListKind slot_kind = {
    .list_name = N_ ("Parts of the set"),
    .empty = N_ ("No part yet: add one"),
    .add = N_ ("Add Part"),
    .create = create_slot,
    .tell = tell_slot,
    .extend = extend_slot,
};

/* ---- the editor ---- */

static void
on_draft (StudioField *set, const VtOffer *draft, gpointer table)
{
  studio_field_show (table, draft);
}

GtkWidget *
studio_mix_editor_new (StudioSession *session)
{
  GtkWidget      *widget = studio_field_set_new ();
  StudioFieldSet *set = STUDIO_FIELD_SET (widget);
  GtkWidget      *table;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  studio_field_set_add (
      set, studio_list_field_new (session, _ ("The Set"),
                                  _ ("A product counts for the first part that it can be chosen "
                                     "for."),
                                  "slots", &slot_kind));
  studio_field_set_add_group (set, _ ("Price"), NULL, _ ("Price of the set"));
  studio_field_set_add (set, studio_reward_field_new (session, _ ("For the set"), "reward",
                                                      STUDIO_REWARD_ANY | STUDIO_REWARD_SLIDER));
  table = studio_mix_table_new (session);
  studio_field_set_add (set, table);
  g_signal_connect_object (set, "draft", G_CALLBACK (on_draft), table, 0);
  return widget;
}
