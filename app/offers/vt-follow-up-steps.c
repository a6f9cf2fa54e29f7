/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a follow-up as they stand in time, and moved in it. */

#include "vt-follow-up-steps.h"

#include "vt-error.h"
#include "vt-terms-list.h"

#include <glib/gi18n-lib.h>

#define DAYS_BETWEEN 7

/* ---- reading ---- */

static JsonArray *
get_steps (JsonNode *terms)
{
  return JSON_NODE_HOLDS_OBJECT (terms) ? vt_terms_get_array (json_node_get_object (terms), "steps")
                                        : NULL;
}

static const char *
get_text (JsonObject *step, const char *name)
{
  const char *text = vt_terms_get_text (step, name);

  return text != NULL ? text : "";
}

static gint64
bound (gint64 days)
{
  return CLAMP (days, 0, VT_FOLLOW_UP_MAX_DAYS);
}

GArray *
vt_follow_up_steps_read (JsonNode *terms)
{
  GArray    *steps = g_array_new (FALSE, FALSE, sizeof (VtFollowUpStep));
  JsonArray *array;

  g_return_val_if_fail (terms != NULL, steps);

  array = get_steps (terms);
  for (guint i = 0; i < vt_terms_get_length (array); i++)
    {
      JsonObject    *object = vt_terms_get_element (array, i);
      gint64         until = vt_terms_get_int64 (object, "until_days", VT_FOLLOW_UP_OPEN);
      VtFollowUpStep step = {
          .days = bound (vt_terms_get_int64 (object, "days", 0)),
          .until_days = until,
          .placement = get_text (object, "placement"),
          .coupon = get_text (object, "coupon"),
          .n_items = vt_terms_get_length (vt_terms_get_array (object, "items")),
      };

      if (step.until_days <= step.days || step.until_days > VT_FOLLOW_UP_MAX_DAYS + 1)
        step.until_days = VT_FOLLOW_UP_OPEN;
      g_array_append_val (steps, step);
    }
  return steps;
}

gint64
vt_follow_up_steps_clamp (GArray *steps, guint index, gint64 days)
{
  gint64 least = 0;
  gint64 most = VT_FOLLOW_UP_MAX_DAYS;

  g_return_val_if_fail (steps != NULL && index < steps->len, 0);

  if (index > 0)
    least = g_array_index (steps, VtFollowUpStep, index - 1).days;
  if (index + 1 < steps->len)
    most = MAX (g_array_index (steps, VtFollowUpStep, index + 1).days, least);
  return CLAMP (days, least, most);
}

char *
vt_follow_up_tell_days (const VtFollowUpStep *step)
{
  g_return_val_if_fail (step != NULL, NULL);

  if (step->until_days == VT_FOLLOW_UP_OPEN)
    return g_strdup_printf (_ ("From day %d"), (int) step->days);
  if (step->until_days == step->days + 1)
    return g_strdup_printf (_ ("Day %d"), (int) step->days);
  /* Translators: the first and the last day */
  return g_strdup_printf (_ ("Day %d to %d"), (int) step->days, (int) step->until_days - 1);
}

/* ---- changing ---- */

static char *
make_path (guint index, const char *member)
{
  return g_strdup_printf ("steps/%u/%s", index, member);
}

static JsonNode *
set_number (JsonNode *terms, guint index, const char *member, gint64 number, GError **error)
{
  g_autofree char *path = make_path (index, member);
  g_autoptr (JsonNode) value = number != VT_FOLLOW_UP_OPEN ? vt_terms_int64_new (number) : NULL;

  return vt_terms_path_set (terms, path, value, error);
}

static gboolean
check_index (GArray *steps, guint index, GError **error)
{
  if (index < steps->len)
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no step %u"), index + 1);
  return FALSE;
}

/* Behind all others that begin no later. */
static guint
find_place (GArray *steps, guint index, gint64 days)
{
  guint place = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      gint64 other = g_array_index (steps, VtFollowUpStep, i).days;

      /* Of those on the same day it keeps its place. */
      if (i != index && (other < days || (other == days && i < index)))
        place++;
    }
  return place;
}

JsonNode *
vt_follow_up_move_step (JsonNode *terms, guint index, gint64 days, guint *ret_index, GError **error)
{
  g_autoptr (GArray) steps = NULL;
  g_autoptr (JsonNode) dated = NULL;
  g_autoptr (JsonNode) ended = NULL;
  const VtFollowUpStep *step;
  JsonNode             *moved;
  guint                 place;

  g_return_val_if_fail (terms != NULL, NULL);

  steps = vt_follow_up_steps_read (terms);
  if (!check_index (steps, index, error))
    return NULL;
  step = &g_array_index (steps, VtFollowUpStep, index);
  days = bound (days);
  place = find_place (steps, index, days);
  dated = set_number (terms, index, "days", days, error);
  if (dated == NULL)
    return NULL;
  ended = set_number (dated, index, "until_days",
                      step->until_days != VT_FOLLOW_UP_OPEN
                          ? MIN (days + step->until_days - step->days, VT_FOLLOW_UP_MAX_DAYS + 1)
                          : VT_FOLLOW_UP_OPEN,
                      error);
  moved = ended != NULL ? vt_terms_path_move (ended, "steps", index, place, error) : NULL;
  if (moved != NULL && ret_index != NULL)
    *ret_index = place;
  return moved;
}

JsonNode *
vt_follow_up_set_until (JsonNode *terms, guint index, gint64 until_days, GError **error)
{
  g_autoptr (GArray) steps = NULL;
  gint64 first;

  g_return_val_if_fail (terms != NULL, NULL);

  steps = vt_follow_up_steps_read (terms);
  if (!check_index (steps, index, error))
    return NULL;
  first = g_array_index (steps, VtFollowUpStep, index).days + 1;
  if (until_days != VT_FOLLOW_UP_OPEN)
    until_days = CLAMP (until_days, first, VT_FOLLOW_UP_MAX_DAYS + 1);
  return set_number (terms, index, "until_days", until_days, error);
}

static gboolean
check_room (GArray *steps, GError **error)
{
  if (steps->len < VT_FOLLOW_UP_MAX_STEPS)
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("A follow-up has at most %d steps"),
               VT_FOLLOW_UP_MAX_STEPS);
  return FALSE;
}

JsonNode *
vt_follow_up_duplicate_step (JsonNode *terms, guint index, guint *ret_index, GError **error)
{
  g_autoptr (GArray) steps = NULL;
  g_autoptr (JsonNode) longer = NULL;
  JsonNode *step;
  gint64    days;

  g_return_val_if_fail (terms != NULL, NULL);

  steps = vt_follow_up_steps_read (terms);
  if (!check_index (steps, index, error) || !check_room (steps, error))
    return NULL;
  step = json_array_get_element (get_steps (terms), index);
  days = g_array_index (steps, VtFollowUpStep, index).days;
  longer = vt_terms_path_insert (terms, "steps", index + 1, step, error);
  if (longer == NULL)
    return NULL;
  return vt_follow_up_move_step (longer, index + 1, days + DAYS_BETWEEN, ret_index, error);
}

JsonNode *
vt_follow_up_add_step (JsonNode *terms, GError **error)
{
  g_autoptr (GArray) steps = NULL;
  g_autoptr (JsonObject) step = NULL;
  g_autoptr (JsonNode) node = NULL;
  gint64 days = 0;

  g_return_val_if_fail (terms != NULL, NULL);

  steps = vt_follow_up_steps_read (terms);
  if (!check_room (steps, error))
    return NULL;
  if (steps->len > 0)
    days = bound (g_array_index (steps, VtFollowUpStep, steps->len - 1).days + DAYS_BETWEEN);
  step = json_object_new ();
  json_object_set_int_member (step, "days", days);
  json_object_set_string_member (step, "placement",
                                 steps->len > 0 ? "follow_up_email" : "receipt_email");
  node = json_node_init_object (json_node_alloc (), step);
  return vt_terms_path_insert (terms, "steps", steps->len, node, error);
}
