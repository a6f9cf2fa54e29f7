/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of the steps of a follow-up. */

#include "studio-reminder-edit.h"

#include "studio-offer-edit.h"
#include "vt-follow-up-steps.h"
#include "vt-terms-list.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  StudioReminderChange change;
  guint                index;
  gint64               day;
} Change;

static const char *const labels[] = {
    [STUDIO_REMINDER_MOVE] = N_ ("Move Step"),
    [STUDIO_REMINDER_END] = N_ ("End Step"),
    [STUDIO_REMINDER_ADD] = N_ ("Add Step"),
    [STUDIO_REMINDER_DUPLICATE] = N_ ("Duplicate Step"),
    [STUDIO_REMINDER_REMOVE] = N_ ("Remove Step"),
};

static JsonNode *
add (JsonNode *terms, guint *ret_index, GError **error)
{
  JsonNode *longer = vt_follow_up_add_step (terms, error);

  if (longer != NULL)
    *ret_index =
        vt_terms_get_length (vt_terms_get_array (json_node_get_object (longer), "steps")) - 1;
  return longer;
}

static JsonNode *
apply (JsonNode *terms, const Change *change, guint *ret_index, GError **error)
{
  g_autofree char *path = g_strdup_printf ("steps/%u", change->index);

  *ret_index = change->index;
  switch (change->change)
    {
    case STUDIO_REMINDER_MOVE:
      return vt_follow_up_move_step (terms, change->index, change->day, ret_index, error);
    case STUDIO_REMINDER_END:
      return vt_follow_up_set_until (terms, change->index, change->day, error);
    case STUDIO_REMINDER_ADD:
      return add (terms, ret_index, error);
    case STUDIO_REMINDER_DUPLICATE:
      return vt_follow_up_duplicate_step (terms, change->index, ret_index, error);
    case STUDIO_REMINDER_REMOVE:
    default:
      return vt_terms_path_set (terms, path, NULL, error);
    }
}

JsonNode *
studio_reminder_try (
    JsonNode *terms, StudioReminderChange change, guint index, gint64 day, guint *ret_index)
{
  const Change what = {change, index, day};

  g_return_val_if_fail (terms != NULL && ret_index != NULL, NULL);

  return apply (terms, &what, ret_index, NULL);
}

static JsonNode *
run (JsonNode *terms, gpointer data, GError **error)
{
  guint index;

  return apply (terms, data, &index, error);
}

void
studio_reminder_make (StudioSession       *session,
                      const char          *offer_id,
                      StudioReminderChange change,
                      guint                index,
                      gint64               day)
{
  const Change what = {change, index, day};

  g_return_if_fail (STUDIO_IS_SESSION (session) && offer_id != NULL);

  studio_offer_change_terms (session, offer_id, _ (labels[change]), run,
                             g_memdup2 (&what, sizeof what), g_free);
}
