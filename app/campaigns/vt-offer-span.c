/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From when until when an offer itself says it is there, and the campaign it says it belongs to. */

#include "vt-offer-span.h"

#define SCHEDULE "schedule"
#define CAMPAIGN "campaign"

static gboolean
read_end (JsonObject *schedule, const char *name, gint64 *time_us)
{
  const char *text = vt_terms_get_text (schedule, name);

  if (text == NULL)
    return schedule == NULL || !json_object_has_member (schedule, name);
  return vt_instant_from_text (text, time_us);
}

gboolean
vt_offer_get_span (const VtOffer *offer, VtSpan *ret_span)
{
  VtSpan      span = VT_SPAN_ALWAYS;
  JsonObject *schedule;

  g_return_val_if_fail (offer != NULL && ret_span != NULL, FALSE);

  schedule = vt_terms_get_object (vt_offer_get_terms (offer), SCHEDULE);
  if (schedule == NULL && json_object_has_member (vt_offer_get_terms (offer), SCHEDULE))
    return FALSE;
  if (!read_end (schedule, "from", &span.from_us) || !read_end (schedule, "until", &span.until_us))
    return FALSE;
  *ret_span = span;
  return TRUE;
}

static void
write_end (JsonObject *schedule, const char *name, gint64 time_us, gint64 open_us)
{
  gint64           was_us = open_us;
  g_autofree char *text = NULL;

  if (read_end (schedule, name, &was_us) && was_us == time_us)
    return;
  if (time_us == open_us)
    {
      json_object_remove_member (schedule, name);
      return;
    }
  text = vt_instant_to_text (time_us);
  json_object_set_string_member (schedule, name, text);
}

/* Gives the offer what @members holds as its terms, or %NULL, without @name, in place of that. */
static gboolean
set_member (VtOffer *offer, const char *name, JsonNode *value, GError **error)
{
  g_autoptr (JsonNode) terms =
      vt_terms_without (vt_offer_get_terms (offer), (const char *const[]){name, NULL});

  if (value != NULL)
    json_object_set_member (json_node_get_object (terms), name, value);
  return vt_offer_set_terms (offer, terms, error);
}

gboolean
vt_offer_set_span (VtOffer *offer, VtSpan span, GError **error)
{
  g_autoptr (JsonObject) none = json_object_new ();
  JsonObject *old;
  JsonNode   *schedule;

  g_return_val_if_fail (offer != NULL, FALSE);

  old = vt_terms_get_object (vt_offer_get_terms (offer), SCHEDULE);
  schedule = vt_terms_without (old != NULL ? old : none, (const char *const[]){NULL});
  write_end (json_node_get_object (schedule), "from", span.from_us, VT_SPAN_NO_START);
  write_end (json_node_get_object (schedule), "until", span.until_us, VT_SPAN_NO_END);
  if (json_object_get_size (json_node_get_object (schedule)) == 0)
    g_clear_pointer (&schedule, json_node_unref);
  return set_member (offer, SCHEDULE, schedule, error);
}

const char *
vt_offer_get_campaign (const VtOffer *offer)
{
  const char *name;

  g_return_val_if_fail (offer != NULL, NULL);

  name = vt_terms_get_text (vt_offer_get_terms (offer), CAMPAIGN);
  return name != NULL && *name != '\0' ? name : NULL;
}

gboolean
vt_offer_set_campaign (VtOffer *offer, const char *name, GError **error)
{
  JsonNode *node = NULL;

  g_return_val_if_fail (offer != NULL, FALSE);

  if (name != NULL && *name != '\0')
    node = json_node_init_string (json_node_alloc (), name);
  return set_member (offer, CAMPAIGN, node, error);
}
