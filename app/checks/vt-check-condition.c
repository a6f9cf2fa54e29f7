/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions that cannot hold together. Only what must always hold is looked at: each alternative
 * of "any" may be met by itself. */

#include "vt-check-rules.h"
#include "vt-offer-words-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * Leaf:
 * @name: its one member
 * @value: what that is
 * @is_negated: whether it must not hold
 * @path: of the condition in the offer's terms
 */
typedef struct
{
  const char *name;  /* (unowned) */
  JsonNode   *value; /* (unowned) */
  gboolean    is_negated;
  char       *path; /* (owned) */
} Leaf;

static void
leaf_free (gpointer data)
{
  Leaf *leaf = data;

  g_free (leaf->path);
  g_free (leaf);
}

/* (nullable): the one member that is not for others. */
static const char *
get_name (JsonObject *condition)
{
  JsonObjectIter iter;
  const char    *name;

  json_object_iter_init (&iter, condition);
  while (json_object_iter_next (&iter, &name, NULL))
    if (!g_str_has_prefix (name, "x-"))
      return name;
  return NULL;
}

/* Adds all that has to hold for @condition to hold. */
static void
list_leaves (GPtrArray *leaves, JsonObject *condition, const char *path, gboolean is_negated)
{
  const char *name = condition != NULL ? get_name (condition) : NULL;
  JsonArray  *parts;
  Leaf       *leaf;

  if (name == NULL || strcmp (name, is_negated ? "all" : "any") == 0)
    return;
  if (strcmp (name, "not") == 0)
    {
      g_autofree char *inner = g_strconcat (path, "/not", NULL);

      list_leaves (leaves, vt_terms_get_object (condition, "not"), inner, !is_negated);
      return;
    }
  if (strcmp (name, is_negated ? "any" : "all") == 0)
    {
      parts = vt_terms_get_array (condition, name);
      for (guint i = 0; i < vt_terms_get_length (parts); i++)
        {
          g_autofree char *inner = g_strdup_printf ("%s/%s/%u", path, name, i);

          list_leaves (leaves, vt_terms_get_element (parts, i), inner, is_negated);
        }
      return;
    }
  leaf = g_new0 (Leaf, 1);
  leaf->name = name;
  leaf->value = json_object_get_member (condition, name);
  leaf->is_negated = is_negated;
  leaf->path = g_strdup (path);
  g_ptr_array_add (leaves, leaf);
}

static JsonObject *
get_object (const Leaf *leaf)
{
  return JSON_NODE_HOLDS_OBJECT (leaf->value) ? json_node_get_object (leaf->value) : NULL;
}

/* ---- ranges ---- */

static gboolean
is_range (const Leaf *leaf)
{
  static const char *const names[] = {"subtotal", "quantity", "orders", NULL};

  return !leaf->is_negated && g_strv_contains (names, leaf->name) && get_object (leaf) != NULL;
}

/* Whether both count the same. */
static gboolean
is_of_same (const Leaf *leaf, const Leaf *other)
{
  JsonNode *select = json_object_get_member (get_object (leaf), "select");
  JsonNode *other_select = json_object_get_member (get_object (other), "select");

  if (strcmp (leaf->name, other->name) != 0)
    return FALSE;
  return select == NULL || other_select == NULL ? select == other_select
                                                : json_node_equal (select, other_select);
}

static char *
tell_bound (const VtExam *exam, const Leaf *leaf, gint64 bound)
{
  return strcmp (leaf->name, "subtotal") == 0 ? vt_exam_tell_money (exam, bound)
                                              : vt_words_count ((guint64) bound);
}

static void
add_swap (VtExam *exam, VtProblem *problem, const Leaf *leaf, gint64 from, gint64 to)
{
  g_autofree char *from_path = g_strdup_printf ("%s/%s/from", leaf->path, leaf->name);
  g_autofree char *to_path = g_strdup_printf ("%s/%s/to", leaf->path, leaf->name);
  VtFix           *fix = vt_exam_add_fix (problem, g_strdup (_ ("Swap the Bounds")));

  vt_exam_set_int (exam, fix, from_path, to);
  vt_exam_set_int (exam, fix, to_path, from);
}

/* %FALSE if the two ranges have something in common. */
static gboolean
check_ranges (VtExam *exam, const Leaf *leaf, const Leaf *other)
{
  gint64           from;
  gint64           to;
  g_autofree char *from_words = NULL;
  g_autofree char *to_words = NULL;
  VtProblem       *problem;

  if (!is_range (leaf) || !is_range (other) || !is_of_same (leaf, other))
    return FALSE;
  from = MAX (vt_terms_get_int64 (get_object (leaf), "from", 0),
              vt_terms_get_int64 (get_object (other), "from", 0));
  to = MIN (vt_terms_get_int64 (get_object (leaf), "to", G_MAXINT64),
            vt_terms_get_int64 (get_object (other), "to", G_MAXINT64));
  if (from <= to)
    return FALSE;
  from_words = tell_bound (exam, leaf, from);
  to_words = tell_bound (exam, leaf, to);
  problem = vt_exam_add (
      exam, VT_PROBLEM_CONTRADICTION, NULL,
      /* Translators: two amounts of money or numbers */
      g_strdup_printf (_ ("It asks for at least %s and at most %s of the same: that never holds."),
                       from_words, to_words));
  if (leaf == other)
    add_swap (exam, problem, leaf, from, to);
  return TRUE;
}

/* ---- words ---- */

/* Members that a cart has but one of. */
static gboolean
is_single (const Leaf *leaf)
{
  static const char *const names[] = {"channel", "placement", "shipping", NULL};

  return !leaf->is_negated && g_strv_contains (names, leaf->name) &&
         json_node_get_value_type (leaf->value) == G_TYPE_STRING;
}

static gboolean
check_singles (VtExam *exam, const Leaf *leaf, const Leaf *other)
{
  const char *word;
  const char *other_word;

  if (!is_single (leaf) || !is_single (other) || strcmp (leaf->name, other->name) != 0 ||
      json_node_equal (leaf->value, other->value))
    return FALSE;
  word = json_node_get_string (leaf->value);
  other_word = json_node_get_string (other->value);
  if (strcmp (leaf->name, "placement") == 0)
    {
      word = vt_tell_placement (word);
      other_word = vt_tell_placement (other_word);
    }
  vt_exam_add (exam, VT_PROBLEM_CONTRADICTION, NULL,
               /* Translators: two of what there can be only one of: channels, ways of shipping … */
               g_strdup_printf (_ ("It asks for “%s” and for “%s”: a cart has but one of them."),
                                word, other_word));
  return TRUE;
}

static gboolean
check_opposites (VtExam *exam, const Leaf *leaf, const Leaf *other)
{
  gboolean is_opposite =
      strcmp (leaf->name, other->name) == 0 &&
      ((leaf->is_negated != other->is_negated && json_node_equal (leaf->value, other->value)) ||
       (strcmp (leaf->name, "first_order") == 0 && leaf->is_negated == other->is_negated &&
        !json_node_equal (leaf->value, other->value)));

  if (is_opposite)
    vt_exam_add (exam, VT_PROBLEM_CONTRADICTION, NULL,
                 g_strdup (_ ("It asks for something and for its opposite: that never holds.")));
  return is_opposite;
}

/* Who orders for the first time has bought nothing before. */
static gboolean
check_first_order (VtExam *exam, const Leaf *leaf, const Leaf *other)
{
  gboolean contradicts = strcmp (leaf->name, "first_order") == 0 &&
                         json_node_get_value_type (leaf->value) == G_TYPE_BOOLEAN &&
                         json_node_get_boolean (leaf->value) != leaf->is_negated &&
                         !other->is_negated &&
                         (strcmp (other->name, "bought") == 0 ||
                          (strcmp (other->name, "orders") == 0 &&
                           vt_terms_get_int64 (get_object (other), "from", 0) > 0));

  if (contradicts)
    vt_exam_add (exam, VT_PROBLEM_CONTRADICTION, NULL,
                 g_strdup (_ ("It is for first orders, and asks for what was bought before: that "
                              "never holds.")));
  return contradicts;
}

/* ---- days ---- */

static guint
read_weekdays (JsonArray *days)
{
  static const char *const words[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  guint                    mask = 0;

  for (guint i = 0; i < vt_terms_get_length (days); i++)
    for (guint k = 0; k < G_N_ELEMENTS (words); k++)
      if (g_strcmp0 (vt_terms_get_word (days, i), words[k]) == 0)
        mask |= 1u << k;
  return mask;
}

static void
check_weekdays (VtExam *exam, GPtrArray *leaves)
{
  JsonObject *schedule = vt_terms_get_object (exam->terms, "schedule");
  JsonArray  *days = vt_terms_get_array (schedule, "weekdays");
  guint       mask = days != NULL ? read_weekdays (days) : 0x7f;
  gboolean    has_any = FALSE;

  for (guint i = 0; i < leaves->len; i++)
    {
      const Leaf *leaf = leaves->pdata[i];
      guint       own;

      if (strcmp (leaf->name, "weekday") != 0 || !JSON_NODE_HOLDS_ARRAY (leaf->value))
        continue;
      own = read_weekdays (json_node_get_array (leaf->value));
      mask &= leaf->is_negated ? ~own : own;
      has_any = TRUE;
    }
  if (has_any && mask == 0)
    vt_exam_add (exam, VT_PROBLEM_CONTRADICTION, NULL,
                 g_strdup (_ ("There is no day of the week that it asks for and is there on.")));
}

/* ---- channels ---- */

static gboolean
is_listed (JsonArray *words, JsonNode *wanted)
{
  for (guint i = 0; i < vt_terms_get_length (words); i++)
    if (json_node_equal (json_array_get_element (words, i), wanted))
      return TRUE;
  return FALSE;
}

static void
check_channels (VtExam *exam, GPtrArray *leaves)
{
  JsonArray *channels = vt_terms_get_array (exam->terms, "channels");

  for (guint i = 0; channels != NULL && i < leaves->len; i++)
    {
      const Leaf *leaf = leaves->pdata[i];

      if (leaf->is_negated || strcmp (leaf->name, "channel") != 0 ||
          json_node_get_value_type (leaf->value) != G_TYPE_STRING ||
          is_listed (channels, leaf->value))
        continue;
      vt_exam_add (exam, VT_PROBLEM_CONTRADICTION, NULL,
                   g_strdup_printf (_ ("It asks for the channel “%s”, and is not offered there."),
                                    json_node_get_string (leaf->value)));
    }
}

/* One contradiction is enough to keep it from anybody. */
void
vt_check_conditions (VtExam *exam)
{
  g_autoptr (GPtrArray) leaves = g_ptr_array_new_with_free_func (leaf_free);

  list_leaves (leaves, vt_terms_get_object (exam->terms, "audience"), "audience", FALSE);
  list_leaves (leaves, vt_terms_get_object (exam->terms, "when"), "when", FALSE);
  check_weekdays (exam, leaves);
  check_channels (exam, leaves);
  for (guint i = 0; i < leaves->len; i++)
    for (guint k = 0; k < leaves->len; k++)
      if ((k >= i && check_ranges (exam, leaves->pdata[i], leaves->pdata[k])) ||
          (k > i && check_singles (exam, leaves->pdata[i], leaves->pdata[k])) ||
          (k > i && check_opposites (exam, leaves->pdata[i], leaves->pdata[k])) ||
          check_first_order (exam, leaves->pdata[i], leaves->pdata[k]))
        return;
}
