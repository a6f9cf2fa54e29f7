/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs between two JSON values, place by place. */

#include "vt-value-differences.h"

#include "vt-terms-words.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

/* A value that is not there any more, or is new, as one line of at most so many characters. */
#define MAX_VALUE_CHARACTERS 120

typedef struct
{
  GPtrArray        *sentences; /* (unowned) */
  const VtCurrency *currency;  /* (unowned) */
} Comparison;

/* ---- values in words ---- */

static gboolean
is_money (const char *member)
{
  static const char *const members[] = {"amount", "budget", "cap",       "fee",   "fixed",
                                        "floor",  "max",    "min_price", "price", NULL};

  return g_strv_contains (members, member);
}

static void append_value (GString *text, const char *member, JsonNode *node, const Comparison *by);

static void
append_scalar (GString *text, const char *member, JsonNode *node, const Comparison *by)
{
  GType            type = json_node_get_value_type (node);
  g_autofree char *number = NULL;

  if (type == G_TYPE_BOOLEAN)
    g_string_append (text, json_node_get_boolean (node) ? _ ("yes") : _ ("no"));
  else if (type == G_TYPE_INT64)
    {
      number = is_money (member) ? vt_money_to_display (json_node_get_int (node), by->currency)
                                 : vt_count_to_display (json_node_get_int (node));
      g_string_append (text, number);
    }
  else if (type == G_TYPE_STRING)
    g_string_append_printf (text, _ ("“%s”"), json_node_get_string (node));
  else
    g_string_append (text, "?");
}

/* "Products “A”, Amount £5.00": the members in their order. */
static void
append_object (GString *text, JsonObject *object, const Comparison *by)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;
  gboolean       is_first = TRUE;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_string_append_printf (text, "%s%s ", is_first ? "" : _ (", "),
                              vt_terms_member_to_text (name));
      append_value (text, name, node, by);
      is_first = FALSE;
    }
}

static void
append_value (GString *text, const char *member, JsonNode *node, const Comparison *by)
{
  JsonArray *array;

  if (JSON_NODE_HOLDS_VALUE (node))
    append_scalar (text, member, node, by);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    append_object (text, json_node_get_object (node), by);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      array = json_node_get_array (node);
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          if (i > 0)
            g_string_append (text, _ (", "));
          append_value (text, member, json_array_get_element (array, i), by);
        }
    }
  else
    g_string_append (text, "—");
}

static char *
tell_value (const char *member, JsonNode *node, const Comparison *by)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_value (text, member, node, by);
  return vt_words_title (text->str, MAX_VALUE_CHARACTERS);
}

/* ---- places that differ ---- */

static void
say_added (const Comparison *by, const char *place, const char *member, JsonNode *node)
{
  g_autofree char *value = tell_value (member, node, by);

  /* Translators: a part of an offer, and what it says: "Coupon added: SPRING" */
  g_ptr_array_add (by->sentences, g_strdup_printf (_ ("%s added: %s"), place, value));
}

static void
say_removed (const Comparison *by, const char *place, const char *member, JsonNode *node)
{
  g_autofree char *value = tell_value (member, node, by);

  /* Translators: a part of an offer, and what it said: "Coupon removed: SPRING" */
  g_ptr_array_add (by->sentences, g_strdup_printf (_ ("%s removed: %s"), place, value));
}

static void
say_changed (
    const Comparison *by, const char *place, const char *member, JsonNode *before, JsonNode *after)
{
  g_autofree char *old_value = tell_value (member, before, by);
  g_autofree char *new_value = tell_value (member, after, by);

  /* Translators: a part of an offer, what it said and what it says now */
  g_ptr_array_add (by->sentences, g_strdup_printf (_ ("%s: %s → %s"), place, old_value, new_value));
}

static gboolean
has_element (JsonArray *array, JsonNode *node)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (json_node_equal (json_array_get_element (array, i), node))
      return TRUE;
  return FALSE;
}

static gboolean
holds_scalars (JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!JSON_NODE_HOLDS_VALUE (json_array_get_element (array, i)))
      return FALSE;
  return TRUE;
}

/* How many elements of @array the other one lacks. */
static guint
count_lacking (JsonArray *array, JsonArray *other)
{
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!has_element (other, json_array_get_element (array, i)))
      n++;
  return n;
}

/* Elements that stand for themselves, wherever in the list they are. */
static void
compare_elements (const Comparison *by,
                  const char       *place,
                  const char       *member,
                  JsonArray        *before,
                  JsonArray        *after)
{
  guint n_sentences = by->sentences->len;

  for (guint i = 0; i < json_array_get_length (before); i++)
    if (!has_element (after, json_array_get_element (before, i)))
      say_removed (by, place, member, json_array_get_element (before, i));
  for (guint i = 0; i < json_array_get_length (after); i++)
    if (!has_element (before, json_array_get_element (after, i)))
      say_added (by, place, member, json_array_get_element (after, i));
  if (by->sentences->len > n_sentences)
    return;
  if (json_array_get_length (before) == json_array_get_length (after))
    g_ptr_array_add (by->sentences, g_strdup_printf (_ ("%s in another order"), place));
  else
    /* The same ones, some of them more often. */
    g_ptr_array_add (by->sentences, g_strdup_printf (_ ("%s changed"), place));
}

static void compare (
    const Comparison *by, const char *place, const char *member, JsonNode *before, JsonNode *after);

static void
compare_arrays (const Comparison *by,
                const char       *place,
                const char       *member,
                JsonArray        *before,
                JsonArray        *after)
{
  guint n_before = json_array_get_length (before);
  guint n_after = json_array_get_length (after);

  if ((holds_scalars (before) && holds_scalars (after)) || count_lacking (before, after) == 0 ||
      count_lacking (after, before) == 0)
    {
      compare_elements (by, place, member, before, after);
      return;
    }
  for (guint i = 0; i < MAX (n_before, n_after); i++)
    {
      g_autofree char *below = g_strdup_printf ("%s %u", place, i + 1);

      compare (by, below, member, i < n_before ? json_array_get_element (before, i) : NULL,
               i < n_after ? json_array_get_element (after, i) : NULL);
    }
}

static void
compare_objects (const Comparison *by, const char *place, JsonObject *before, JsonObject *after)
{
  g_autoptr (GList) names = json_object_get_members (before);
  g_autoptr (GList) new_names = json_object_get_members (after);

  for (GList *at = new_names; at != NULL; at = at->next)
    if (!json_object_has_member (before, at->data))
      names = g_list_append (names, at->data);
  for (GList *at = names; at != NULL; at = at->next)
    {
      g_autofree char *below =
          g_strdup_printf ("%s › %s", place, vt_terms_member_to_text (at->data));

      compare (by, below, at->data, json_object_get_member (before, at->data),
               json_object_get_member (after, at->data));
    }
}

static void
compare (
    const Comparison *by, const char *place, const char *member, JsonNode *before, JsonNode *after)
{
  if (before == NULL && after == NULL)
    return;
  if (before == NULL)
    say_added (by, place, member, after);
  else if (after == NULL)
    say_removed (by, place, member, before);
  else if (json_node_equal (before, after))
    return;
  else if (JSON_NODE_HOLDS_OBJECT (before) && JSON_NODE_HOLDS_OBJECT (after))
    compare_objects (by, place, json_node_get_object (before), json_node_get_object (after));
  else if (JSON_NODE_HOLDS_ARRAY (before) && JSON_NODE_HOLDS_ARRAY (after))
    compare_arrays (by, place, member, json_node_get_array (before), json_node_get_array (after));
  else
    say_changed (by, place, member, before, after);
}

void
vt_value_differences_add (GPtrArray        *sentences,
                          const char       *member,
                          JsonNode         *before,
                          JsonNode         *after,
                          const VtCurrency *currency)
{
  const Comparison by = {sentences, currency};

  g_return_if_fail (sentences != NULL);
  g_return_if_fail (member != NULL);
  g_return_if_fail (currency != NULL);

  compare (&by, vt_terms_member_to_text (member), member, before, after);
}
