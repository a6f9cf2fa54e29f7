/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sets two rule packs apart, in words. */

#include "vt-pack-read.h"

#include "vt-pack-content.h"
#include "vt-terms-words.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* One offer in both packs. */
typedef struct
{
  const VtPackContent *old_content;
  const VtPackContent *new_content;
  const VtPackOffer   *old;
  const VtPackOffer *new;
  GStrvBuilder *sentences;
  guint         n_sentences;
} Comparison;

static void G_GNUC_PRINTF (2, 3) say (Comparison *comparison, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list          arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_strv_builder_add (comparison->sentences, sentence);
  comparison->n_sentences++;
}

static char *
title_product (const VtPackContent *content, const char *sku)
{
  const VtPackProduct *product = g_hash_table_lookup (content->products, sku);

  return vt_words_title (product->title[0] != '\0' ? product->title : sku, VT_WORDS_TITLE_MAX);
}

static void
compare_reward (Comparison *comparison)
{
  g_autofree char *old =
      vt_words_reward (&comparison->old->offer->reward, &comparison->old_content->currency);
  g_autofree char *new =
      vt_words_reward (&comparison->new->offer->reward, &comparison->new_content->currency);

  if (strcmp (old, new) != 0)
    /* Translators: what an offer gives, before and now: "10 % off → 12 % off" */
    say (comparison, _ ("Price: %s → %s."), old, new);
}

static void
compare_header (Comparison *comparison)
{
  const VtOffer *old = comparison->old->offer;
  const VtOffer *new = comparison->new->offer;

  if (strcmp (old->name, new->name) != 0)
    {
      g_autofree char *name = vt_words_title (old->name, VT_WORDS_TITLE_MAX);

      say (comparison, _ ("Was called “%s”."), name);
    }
  if (old->kind == VT_OFFER_BUNDLE && new->kind == VT_OFFER_BUNDLE)
    compare_reward (comparison);
  if (old->priority != new->priority)
    say (comparison, _ ("Priority: %" PRId64 " → %" PRId64 "."), old->priority, new->priority);
  if (strcmp (old->message, new->message) != 0)
    say (comparison, _ ("The message to the shopper changed."));
  if (strcmp (old->note, new->note) != 0)
    say (comparison, _ ("The note changed."));
}

static void
compare_product (Comparison *comparison, const char *sku)
{
  const VtPackProduct *old = g_hash_table_lookup (comparison->old_content->products, sku);
  const VtPackProduct *new = g_hash_table_lookup (comparison->new_content->products, sku);
  g_autofree char *title = title_product (comparison->new_content, sku);

  if (old == NULL)
    return;
  if (strcmp (old->title, new->title) != 0)
    {
      g_autofree char *old_title = title_product (comparison->old_content, sku);

      say (comparison, _ ("“%s” is called “%s” now."), old_title, title);
    }
  if (old->price_minor != new->price_minor)
    {
      g_autofree char *before =
          vt_money_to_display (old->price_minor, &comparison->old_content->currency);
      g_autofree char *now =
          vt_money_to_display (new->price_minor, &comparison->new_content->currency);

      say (comparison, _ ("The price of “%s”: %s → %s."), title, before, now);
    }
  if (old->cost_minor != new->cost_minor)
    say (comparison, _ ("The cost of “%s” changed."), title);
}

static void
compare_components (Comparison *comparison)
{
  const VtOffer *old = comparison->old->offer;
  const VtOffer *new = comparison->new->offer;

  for (guint i = 0; i < new->components->len; i++)
    {
      const VtComponent *component = g_ptr_array_index (new->components, i);
      const VtComponent *before = vt_offer_find_component (old, component->sku);
      g_autofree char   *title = title_product (comparison->new_content, component->sku);

      if (before == NULL)
        {
          say (comparison, _ ("Added: %" PRId64 " × “%s”."), component->quantity, title);
          continue;
        }
      if (before->quantity != component->quantity)
        say (comparison, _ ("Units of “%s”: %" PRId64 " → %" PRId64 "."), title, before->quantity,
             component->quantity);
      if (before->primary != component->primary)
        say (comparison,
             component->primary ? _ ("“%s” is what the others go with now.")
                                : _ ("“%s” is no longer what the others go with."),
             title);
      compare_product (comparison, component->sku);
    }
  for (guint i = 0; i < old->components->len; i++)
    {
      const VtComponent *component = g_ptr_array_index (old->components, i);

      if (vt_offer_find_component (new, component->sku) == NULL)
        {
          g_autofree char *title = title_product (comparison->old_content, component->sku);

          say (comparison, _ ("Taken out: %" PRId64 " × “%s”."), component->quantity, title);
        }
    }
}

static gboolean
is_same_member (JsonObject *terms, JsonObject *other, const char *name)
{
  JsonNode *node = json_object_get_member (terms, name);
  JsonNode *other_node = json_object_get_member (other, name);

  return node != NULL && other_node != NULL && json_node_equal (node, other_node);
}

/* Which parts of the terms differ, by name: "Schedule, Steps". */
static char *
list_differences (JsonObject *old, JsonObject *new)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GList) old_names = json_object_get_members (old);
  g_autoptr (GList) names = json_object_get_members (new);

  for (GList *at = old_names; at != NULL; at = at->next)
    if (!json_object_has_member (new, at->data))
      names = g_list_prepend (names, at->data);
  names = g_list_sort (names, (GCompareFunc) strcmp);
  for (GList *at = names; at != NULL; at = at->next)
    if (!is_same_member (old, new, at->data))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              vt_terms_member_to_text (at->data));
  return g_string_free (text, FALSE);
}

static void
compare_terms (Comparison *comparison)
{
  g_autofree char *differences = list_differences (vt_offer_get_terms (comparison->old->offer),
                                                   vt_offer_get_terms (comparison->new->offer));

  if (comparison->old->offer->kind != comparison->new->offer->kind)
    say (comparison, _ ("Kind: %s → %s."), vt_offer_kind_to_text (comparison->old->offer->kind),
         vt_offer_kind_to_text (comparison->new->offer->kind));
  else if (*differences != '\0')
    /* Translators: the parts of an offer that changed, as "Schedule, Steps" */
    say (comparison, _ ("Changed: %s."), differences);
}

/* ---- changes ---- */

static void
change_free (gpointer data)
{
  VtPackChange *change = data;

  g_free (change->offer_id);
  g_free (change->name);
  g_strfreev (change->sentences);
  g_free (change);
}

/* Takes @sentences; %NULL is none. */
static void
add_change (GPtrArray *changes, VtPackChangeKind kind, const VtOffer *offer, char **sentences)
{
  VtPackChange *change = g_new0 (VtPackChange, 1);

  change->kind = kind;
  change->offer_id = g_strdup (offer->id);
  change->name = g_strdup (offer->name);
  change->sentences = sentences != NULL ? sentences : g_new0 (char *, 1);
  g_ptr_array_add (changes, change);
}

static void
compare_offer (const VtPackContent *old_content,
               const VtPackContent *new_content,
               const VtPackOffer *new,
               GPtrArray *changes)
{
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();
  Comparison comparison = {.old_content = old_content, .new_content = new_content, .new = new};

  comparison.old = vt_pack_content_find (old_content, new->offer->id);
  comparison.sentences = sentences;
  if (comparison.old == NULL)
    {
      add_change (changes, VT_PACK_ADDED, new->offer, NULL);
      return;
    }

  compare_header (&comparison);
  compare_components (&comparison);
  compare_terms (&comparison);
  /* A pack may say more of an offer than this version has words for. */
  if (comparison.n_sentences == 0 && !json_node_equal (comparison.old->json, new->json))
    say (&comparison, _ ("Details changed."));
  if (comparison.n_sentences > 0)
    add_change (changes, VT_PACK_CHANGED, new->offer, g_strv_builder_end (sentences));
}

GPtrArray *
vt_pack_diff (GBytes *old, GBytes *new, GError **error)
{
  g_autoptr (VtPackContent) old_content = NULL;
  g_autoptr (VtPackContent) new_content = NULL;
  GPtrArray *changes;

  g_return_val_if_fail (new != NULL, NULL);

  new_content = vt_pack_content_read (new, error);
  if (new_content == NULL)
    return NULL;
  if (old != NULL)
    {
      old_content = vt_pack_content_read (old, error);
      if (old_content == NULL)
        return NULL;
    }

  changes = g_ptr_array_new_with_free_func (change_free);
  for (guint i = 0; i < new_content->offers->len; i++)
    {
      const VtPackOffer *offer = g_ptr_array_index (new_content->offers, i);

      if (old_content != NULL)
        compare_offer (old_content, new_content, offer, changes);
      else
        add_change (changes, VT_PACK_ADDED, offer->offer, NULL);
    }
  for (guint i = 0; old_content != NULL && i < old_content->offers->len; i++)
    {
      const VtPackOffer *offer = g_ptr_array_index (old_content->offers, i);

      if (vt_pack_content_find (new_content, offer->offer->id) == NULL)
        add_change (changes, VT_PACK_REMOVED, offer->offer, NULL);
    }
  return changes;
}
