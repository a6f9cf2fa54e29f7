/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for a percentage. */

#include "studio-percent-field.h"

#include "studio-bundle-reward.h"
#include "vt-terms-list.h"

#include <glib/gi18n-lib.h>

#define PPM_PER_PERCENT 10000

static JsonNode *
percent_new (gint64 ppm)
{
  g_autofree char *plain = vt_percent_to_plain ((gint32) ppm);

  return vt_terms_text_new (plain);
}

/* %FALSE if @value is no percentage. */
static gboolean
get_ppm (JsonNode *value, gint32 *ret_ppm)
{
  return value != NULL && json_node_get_value_type (value) == G_TYPE_STRING &&
         vt_percent_from_plain (json_node_get_string (value), ret_ppm, NULL);
}

static JsonNode *
read_percent (StudioFieldRow *field, const char *text, GError **error)
{
  const gint32     *below_ppm = studio_entry_field_get_data (field);
  const VtCurrency *currency = studio_session_get_currency (studio_field_row_get_session (field));
  VtReward          reward;

  if (!studio_reward_from_typed (text, VT_REWARD_PERCENT, currency, &reward, error))
    return NULL;
  if (reward.value >= *below_ppm)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("Less than %d %%"),
                   *below_ppm / PPM_PER_PERCENT);
      return NULL;
    }
  return percent_new (reward.value);
}

static char *
write_percent (StudioFieldRow *field, JsonNode *value)
{
  const VtCurrency *currency = studio_session_get_currency (studio_field_row_get_session (field));
  VtReward          reward = {VT_REWARD_PERCENT, 0};
  gint32            ppm;

  if (!get_ppm (value, &ppm))
    return g_strdup ("");
  reward.value = ppm;
  return studio_reward_to_typed (&reward, currency);
}

static JsonNode *
step_percent (StudioFieldRow *field, JsonNode *value, int direction)
{
  const gint32 *below_ppm = studio_entry_field_get_data (field);
  gint32        ppm;
  gint32        next_ppm;

  if (!get_ppm (value, &ppm))
    return percent_new (PPM_PER_PERCENT);
  next_ppm = ppm + direction * PPM_PER_PERCENT;
  if (next_ppm < 0 || next_ppm >= *below_ppm || next_ppm > 100 * PPM_PER_PERCENT)
    return NULL;
  return percent_new (next_ppm);
}

GtkWidget *
studio_percent_field_new (StudioSession *session,
                          const char    *title,
                          const char    *path,
                          gint32         below_ppm,
                          const char    *absent)
{
  static const StudioEntryFormat format = {read_percent, write_percent, step_percent, 6};
  GtkWidget *field = studio_entry_field_new (session, title, path, &format, absent,
                                             g_memdup2 (&below_ppm, sizeof below_ppm), g_free);

  studio_entry_field_set_unit (STUDIO_ENTRY_FIELD (field), "%");
  return field;
}
