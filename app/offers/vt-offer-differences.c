/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes one version of an offer another, in plain words. */

#include "vt-offer-differences.h"

#include "vt-offer-lines.h"
#include "vt-selector-words.h"
#include "vt-terms-path.h"
#include "vt-value-differences.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

typedef struct
{
  VtTeller       teller;
  const VtOffer *before;    /* (unowned) */
  const VtOffer *after;     /* (unowned) */
  GPtrArray     *sentences; /* (owned) (element-type utf8) */
} Differences;

static void say (Differences *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
say (Differences *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->sentences, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* ---- fields ---- */

static void
compare_text (Differences *self, const char *label, const char *before, const char *after)
{
  g_autofree char *old_text = vt_words_title (before, VT_WORDS_TITLE_MAX);
  g_autofree char *new_text = vt_words_title (after, VT_WORDS_TITLE_MAX);

  if (strcmp (before, after) == 0)
    return;
  if (*old_text == '\0')
    say (self, _ ("%s added: %s"), label, new_text);
  else if (*new_text == '\0')
    say (self, _ ("%s removed: %s"), label, old_text);
  else if (strcmp (old_text, new_text) == 0)
    /* Translators: a part of an offer, as "Message": what differs is too far down to be shown */
    say (self, _ ("%s changed"), label);
  else
    /* Translators: a part of an offer, as "Name", and what it was and is: “Tea” → “Tea Set” */
    say (self, _ ("%s: “%s” → “%s”"), label, old_text, new_text);
}

static void
compare_state (Differences *self)
{
  if (self->before->kind != self->after->kind)
    say (self, _ ("Kind: %s → %s"), vt_offer_kind_to_text (self->before->kind),
         vt_offer_kind_to_text (self->after->kind));
  if (self->before->state != self->after->state)
    /* Translators: two states: "Ready → Draft" */
    say (self, _ ("%s → %s"), vt_offer_state_to_text (self->before->state),
         vt_offer_state_to_text (self->after->state));
}

/* "Discount from 10 % to 12 %": @is_percent: both are shares of the price. */
static void
say_reward (Differences *self, gboolean is_percent, const char *before, const char *after)
{
  if (is_percent)
    say (self, _ ("Discount from %s %% to %s %%"), before, after);
  else
    say (self, _ ("Discount from %s to %s"), before, after);
}

static void
compare_bundle_reward (Differences *self)
{
  const VtReward  *before = &self->before->reward;
  const VtReward  *after = &self->after->reward;
  gboolean         is_percent;
  g_autofree char *old_words = NULL;
  g_autofree char *new_words = NULL;

  if (self->before->kind != VT_OFFER_BUNDLE || self->after->kind != VT_OFFER_BUNDLE ||
      (before->type == after->type && before->value == after->value))
    return;
  is_percent = before->type == VT_REWARD_PERCENT && after->type == VT_REWARD_PERCENT;
  old_words = is_percent ? vt_percent_to_plain ((gint32) before->value)
                         : vt_words_reward (before, self->teller.currency);
  new_words = is_percent ? vt_percent_to_plain ((gint32) after->value)
                         : vt_words_reward (after, self->teller.currency);
  say_reward (self, is_percent, old_words, new_words);
}

/* ---- parts of a bundle ---- */

/* "“Tea Cup”", "2 × “Tea Cup”" */
static char *
tell_part (const Differences *self, const VtComponent *component)
{
  g_autofree char *title = vt_words_product (self->teller.catalog, component->sku);

  if (component->quantity == 1)
    return g_strdup_printf (_ ("“%s”"), title);
  /* Translators: how many units, and a product */
  return g_strdup_printf (_ ("%" PRId64 " × “%s”"), component->quantity, title);
}

static void
compare_part (Differences *self, const VtComponent *before, const VtComponent *after)
{
  g_autofree char *title = vt_words_product (self->teller.catalog, after->sku);

  if (before->quantity != after->quantity)
    say (self, _ ("Units of “%s” from %" PRId64 " to %" PRId64), title, before->quantity,
         after->quantity);
  if (!before->primary && after->primary)
    say (self, _ ("“%s” is what the others go with"), title);
  else if (before->primary && !after->primary)
    say (self, _ ("“%s” is no longer what the others go with"), title);
}

/* Whether those that both have stand in the same order. */
static gboolean
have_same_order (const VtOffer *before, const VtOffer *after)
{
  guint next = 0;

  for (guint i = 0; i < before->components->len; i++)
    {
      const VtComponent *component = before->components->pdata[i];
      const VtComponent *same = vt_offer_find_component (after, component->sku);
      guint              position;

      if (same == NULL || !g_ptr_array_find (after->components, same, &position))
        continue;
      if (position < next)
        return FALSE;
      next = position;
    }
  return TRUE;
}

static void
compare_parts (Differences *self)
{
  for (guint i = 0; i < self->before->components->len; i++)
    {
      const VtComponent *component = self->before->components->pdata[i];
      g_autofree char   *part = tell_part (self, component);

      if (vt_offer_find_component (self->after, component->sku) == NULL)
        say (self, _ ("Part %s removed"), part);
    }
  for (guint i = 0; i < self->after->components->len; i++)
    {
      const VtComponent *component = self->after->components->pdata[i];
      const VtComponent *before = vt_offer_find_component (self->before, component->sku);
      g_autofree char   *part = tell_part (self, component);

      if (before != NULL)
        compare_part (self, before, component);
      else if (component->primary)
        say (self, _ ("Part %s added, which the others go with"), part);
      else
        say (self, _ ("Part %s added"), part);
    }
  if (!have_same_order (self->before, self->after))
    say (self, _ ("Parts in another order"));
}

/* ---- lines of what an offer says ---- */

static GPtrArray *
list_lines (const Differences *self, const VtOffer *offer)
{
  GPtrArray *lines = vt_offer_list_particulars (offer, self->teller.catalog, self->teller.currency);

  g_ptr_array_extend_and_steal (
      lines, vt_offer_list_conditions (offer, self->teller.catalog, self->teller.currency));
  g_ptr_array_extend_and_steal (lines, vt_offer_list_texts (offer));
  return lines;
}

/* (nullable): the first line with that label, and that text unless it is %NULL. */
static VtOfferLine *
find_line (GPtrArray *lines, const char *label, const char *text)
{
  for (guint i = 0; i < lines->len; i++)
    {
      VtOfferLine *line = lines->pdata[i];

      if (strcmp (line->label, label) == 0 && (text == NULL || strcmp (line->text, text) == 0))
        return line;
    }
  return NULL;
}

/* What both say alike. */
static void
drop_equal_lines (GPtrArray *before, GPtrArray *after)
{
  for (guint i = 0; i < before->len;)
    {
      const VtOfferLine *line = before->pdata[i];
      VtOfferLine       *same = find_line (after, line->label, line->text);

      if (same == NULL)
        {
          i++;
          continue;
        }
      g_ptr_array_remove (after, same);
      g_ptr_array_remove_index (before, i);
    }
}

static void
compare_lines (Differences *self, const VtOffer *before, const VtOffer *after)
{
  g_autoptr (GPtrArray) old_lines = list_lines (self, before);
  g_autoptr (GPtrArray) new_lines = list_lines (self, after);

  drop_equal_lines (old_lines, new_lines);
  for (guint i = 0; i < old_lines->len; i++)
    {
      const VtOfferLine *line = old_lines->pdata[i];
      VtOfferLine       *other = find_line (new_lines, line->label, NULL);

      if (other == NULL)
        {
          /* Translators: a part of an offer, and what it said: "Coupon removed: SPRING" */
          say (self, _ ("%s removed: %s"), line->label, line->text);
          continue;
        }
      /* Translators: a part of an offer, what it said and what it says now */
      say (self, _ ("%s: %s → %s"), line->label, line->text, other->text);
      g_ptr_array_remove (new_lines, other);
    }
  for (guint i = 0; i < new_lines->len; i++)
    {
      const VtOfferLine *line = new_lines->pdata[i];

      /* Translators: a part of an offer, and what it says: "Coupon added: SPRING" */
      say (self, _ ("%s added: %s"), line->label, line->text);
    }
}

/* ---- terms ---- */

static gboolean
holds_words (JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!JSON_NODE_HOLDS_VALUE (json_array_get_element (array, i)))
      return FALSE;
  return TRUE;
}

/* Whether all that differs are words in lists: each is told better than the whole. */
static gboolean
differ_in_lists (JsonNode *before, JsonNode *after)
{
  g_autoptr (GList) names = NULL;

  if (before == NULL || after == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_ARRAY (before) && JSON_NODE_HOLDS_ARRAY (after))
    return holds_words (json_node_get_array (before)) && holds_words (json_node_get_array (after));
  if (!JSON_NODE_HOLDS_OBJECT (before) || !JSON_NODE_HOLDS_OBJECT (after))
    return json_node_equal (before, after);
  names = json_object_get_members (json_node_get_object (before));
  if (g_list_length (names) != json_object_get_size (json_node_get_object (after)))
    return FALSE;
  for (GList *at = names; at != NULL; at = at->next)
    if (!differ_in_lists (json_object_get_member (json_node_get_object (before), at->data),
                          json_object_get_member (json_node_get_object (after), at->data)))
      return FALSE;
  return TRUE;
}

static void
compare_reward (Differences *self, JsonObject *before, JsonObject *after)
{
  const char *old_percent = vt_terms_get_text (vt_terms_get_object (before, "reward"), "percent");
  const char *new_percent = vt_terms_get_text (vt_terms_get_object (after, "reward"), "percent");
  g_autofree char *old_words = vt_tell_unit_reward (&self->teller, before, "reward");
  g_autofree char *new_words = vt_tell_unit_reward (&self->teller, after, "reward");

  if (old_words == NULL || new_words == NULL || strcmp (old_words, new_words) == 0)
    return;
  if (old_percent != NULL && new_percent != NULL)
    say_reward (self, TRUE, old_percent, new_percent);
  else
    say_reward (self, FALSE, old_words, new_words);
}

/* @before and @after differ in that member only; the most readable way that says something. */
static void
compare_member (Differences *self, const char *member, const VtOffer *before, const VtOffer *after)
{
  JsonObject *old_terms = vt_offer_get_terms (before);
  JsonObject *new_terms = vt_offer_get_terms (after);
  JsonNode   *old_node = json_object_get_member (old_terms, member);
  JsonNode   *new_node = json_object_get_member (new_terms, member);
  guint       n_sentences = self->sentences->len;

  if (strcmp (member, "reward") == 0)
    compare_reward (self, old_terms, new_terms);
  else if (!vt_terms_is_selector (member) || !differ_in_lists (old_node, new_node))
    compare_lines (self, before, after);
  if (self->sentences->len == n_sentences)
    vt_value_differences_add (self->sentences, member, old_node, new_node, self->teller.currency);
}

/* The members of both, each once, by name. */
static GList *
list_members (JsonObject *before, JsonObject *after)
{
  GList *names = json_object_get_members (before);
  g_autoptr (GList) new_names = json_object_get_members (after);

  for (GList *at = new_names; at != NULL; at = at->next)
    if (!json_object_has_member (before, at->data))
      names = g_list_prepend (names, at->data);
  return g_list_sort (names, (GCompareFunc) strcmp);
}

static gboolean
is_same_member (JsonNode *before, JsonNode *after)
{
  return before == after || (before != NULL && after != NULL && json_node_equal (before, after));
}

/* One member after the other, from @before to @after, so that each line of words is of one. */
static void
compare_terms (Differences *self)
{
  JsonObject *old_terms = vt_offer_get_terms (self->before);
  JsonObject *new_terms = vt_offer_get_terms (self->after);
  g_autoptr (GList) names = list_members (old_terms, new_terms);
  g_autoptr (VtOffer) so_far = vt_offer_copy (self->before);

  so_far->kind = self->after->kind;
  for (GList *at = names; at != NULL; at = at->next)
    {
      g_autofree char *path = vt_terms_path_escape (at->data);
      JsonNode        *new_node = json_object_get_member (new_terms, at->data);
      g_autoptr (VtOffer) next = NULL;
      JsonNode *terms;

      if (is_same_member (json_object_get_member (old_terms, at->data), new_node))
        continue;
      terms = vt_terms_path_set (so_far->terms, path, new_node, NULL);
      if (terms == NULL)
        continue;
      next = vt_offer_copy (so_far);
      json_node_unref (next->terms);
      next->terms = terms;
      compare_member (self, at->data, so_far, next);
      vt_offer_free (so_far);
      so_far = g_steal_pointer (&next);
    }
}

GStrv
vt_offer_differences (const VtOffer    *before,
                      const VtOffer    *after,
                      VtCatalog        *catalog,
                      const VtCurrency *currency)
{
  Differences self = {{catalog, currency}, before, after, NULL};

  g_return_val_if_fail (before != NULL && after != NULL, NULL);
  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  self.sentences = g_ptr_array_new ();
  compare_state (&self);
  compare_text (&self, _ ("Name"), before->name, after->name);
  compare_bundle_reward (&self);
  compare_parts (&self);
  compare_terms (&self);
  compare_text (&self, _ ("Message"), before->message, after->message);
  compare_text (&self, _ ("Note"), before->note, after->note);
  if (before->priority != after->priority)
    say (&self, _ ("Priority from %" PRId64 " to %" PRId64), before->priority, after->priority);
  g_ptr_array_add (self.sentences, NULL);
  return (GStrv) g_ptr_array_free (self.sentences, FALSE);
}
