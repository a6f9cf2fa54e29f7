/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three forms of a volume offer, and from one to another. */

#include "vt-volume-forms.h"

/* What belongs to a form alone. */
static const char *const form_members[] = {"buy",   "get",    "buy_select", "pick",
                                           "claim", "reward", "breaks",     NULL};

VtVolumeForm
vt_volume_get_form (JsonObject *terms)
{
  if (vt_terms_get_array (terms, "breaks") != NULL)
    return VT_VOLUME_BREAKS;
  return vt_terms_get_object (terms, "buy_select") != NULL ? VT_VOLUME_OTHER : VT_VOLUME_SAME;
}

/* (transfer full) */
static JsonNode *
make_reward (JsonObject *terms)
{
  JsonArray  *breaks = vt_terms_get_array (terms, "breaks");
  JsonObject *reward = vt_terms_get_object (terms, "reward");
  JsonObject *usual;

  if (reward == NULL && vt_terms_get_length (breaks) > 0)
    reward = vt_terms_get_object (vt_terms_get_element (breaks, 0), "reward");
  if (reward != NULL)
    return json_node_init_object (json_node_alloc (), reward);
  usual = json_object_new ();
  json_object_set_string_member (usual, "percent", "10");
  return json_node_init_object (json_node_alloc (), usual);
}

static void
set_number (JsonObject *object, const char *name, gint64 value)
{
  json_object_set_int_member (object, name, value);
}

static void
set_copy (JsonObject *object, JsonObject *terms, const char *name)
{
  if (json_object_has_member (terms, name))
    json_object_set_member (object, name, json_node_copy (json_object_get_member (terms, name)));
}

/* From two on, or from as many as were to be bought at once. */
static JsonNode *
make_breaks (JsonObject *terms)
{
  gint64      at_once = vt_terms_get_int64 (terms, "buy", 1) + vt_terms_get_int64 (terms, "get", 1);
  JsonObject *element = json_object_new ();
  JsonArray  *breaks = json_array_new ();
  JsonNode   *node = json_node_alloc ();

  set_number (element, "from", MAX (at_once, 2));
  json_object_set_member (element, "reward", make_reward (terms));
  json_array_add_object_element (breaks, element);
  json_node_init (node, JSON_NODE_ARRAY);
  json_node_take_array (node, breaks);
  return node;
}

JsonNode *
vt_volume_to_form (JsonNode *node, VtVolumeForm form)
{
  JsonObject *terms = json_node_get_object (node);
  JsonNode   *changed;
  JsonObject *object;

  g_return_val_if_fail (terms != NULL, NULL);

  changed = vt_terms_without (terms, form_members);
  object = json_node_get_object (changed);
  switch (form)
    {
    case VT_VOLUME_SAME:
      set_number (object, "buy", vt_terms_get_int64 (terms, "buy", 1));
      set_number (object, "get", vt_terms_get_int64 (terms, "get", 1));
      set_copy (object, terms, "pick");
      set_copy (object, terms, "claim");
      json_object_set_member (object, "reward", make_reward (terms));
      break;
    case VT_VOLUME_OTHER:
      /* At least one has to be bought there. */
      set_number (object, "buy", MAX (vt_terms_get_int64 (terms, "buy", 1), 1));
      set_number (object, "get", vt_terms_get_int64 (terms, "get", 1));
      if (json_object_has_member (terms, "buy_select"))
        set_copy (object, terms, "buy_select");
      else
        json_object_set_object_member (object, "buy_select", json_object_new ());
      json_object_set_member (object, "reward", make_reward (terms));
      break;
    case VT_VOLUME_BREAKS:
      json_object_set_member (object, "breaks", make_breaks (terms));
      break;
    }
  json_node_seal (changed);
  return changed;
}
