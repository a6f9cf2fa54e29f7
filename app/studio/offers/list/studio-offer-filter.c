/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which offers the list shows: by kind, state, campaign, and whether something is wrong. */

#include "studio-offer-filter.h"

#include "studio-actions.h"
#include "studio-offer-problems.h"
#include "studio-offer-words.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NO_CAMPAIGN "none"
#define CAMPAIGN_PREFIX ":"
#define ANY_PROBLEM "any"

struct _StudioOfferFilter
{
  GObject parent_instance;

  StudioSession *session;                      /* (unowned): it owns this */
  char          *words[STUDIO_N_FILTER_PARTS]; /* (owned) */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StudioOfferFilter, studio_offer_filter, G_TYPE_OBJECT)

/* ---- words ---- */

static const char *const state_words[] = {
    [VT_OFFER_DRAFT] = "draft", [VT_OFFER_READY] = "ready", [VT_OFFER_PAUSED] = "paused"};

static gboolean
state_from_word (const char *word, VtOfferState *ret_state)
{
  for (guint i = 0; i < G_N_ELEMENTS (state_words); i++)
    if (g_str_equal (state_words[i], word))
      {
        *ret_state = (VtOfferState) i;
        return TRUE;
      }
  return FALSE;
}

const char *
studio_filter_part_to_word (StudioFilterPart part)
{
  static const char *const words[STUDIO_N_FILTER_PARTS] = {
      [STUDIO_FILTER_KIND] = "kind",
      [STUDIO_FILTER_STATE] = "state",
      [STUDIO_FILTER_CAMPAIGN] = "campaign",
      [STUDIO_FILTER_PROBLEMS] = "problems",
  };

  g_return_val_if_fail ((gsize) part < STUDIO_N_FILTER_PARTS, NULL);

  return words[part];
}

static char *
any_to_text (StudioFilterPart part)
{
  switch (part)
    {
    case STUDIO_FILTER_KIND:
      return g_strdup (_ ("Any kind"));
    case STUDIO_FILTER_STATE:
      return g_strdup (_ ("Any state"));
    case STUDIO_FILTER_CAMPAIGN:
      return g_strdup (_ ("Any campaign"));
    case STUDIO_FILTER_PROBLEMS:
      return g_strdup (_ ("With or without problems"));
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
studio_filter_word_to_text (StudioFilterPart part, const char *word)
{
  VtOfferKind  kind;
  VtOfferState state;

  g_return_val_if_fail (word != NULL, NULL);

  if (*word == '\0')
    return any_to_text (part);
  switch (part)
    {
    case STUDIO_FILTER_KIND:
      return g_strdup (vt_offer_kind_from_word (word, &kind) ? vt_offer_kind_to_text (kind) : word);
    case STUDIO_FILTER_STATE:
      return g_strdup (state_from_word (word, &state) ? studio_offer_state_to_text (state) : word);
    case STUDIO_FILTER_CAMPAIGN:
      if (g_str_equal (word, NO_CAMPAIGN))
        return g_strdup (_ ("Without a campaign"));
      return vt_words_title (word + strlen (CAMPAIGN_PREFIX), VT_WORDS_TITLE_MAX);
    case STUDIO_FILTER_PROBLEMS:
      return g_strdup (_ ("With problems"));
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
is_word_of (StudioFilterPart part, const char *word)
{
  VtOfferKind  kind;
  VtOfferState state;

  switch (part)
    {
    case STUDIO_FILTER_KIND:
      return vt_offer_kind_from_word (word, &kind);
    case STUDIO_FILTER_STATE:
      return state_from_word (word, &state);
    case STUDIO_FILTER_CAMPAIGN:
      return g_str_equal (word, NO_CAMPAIGN) || g_str_has_prefix (word, CAMPAIGN_PREFIX);
    case STUDIO_FILTER_PROBLEMS:
      return g_str_equal (word, ANY_PROBLEM);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* ---- filtering ---- */

static gboolean
passes_part (StudioOfferFilter *self, StudioFilterPart part, const VtOffer *offer)
{
  const char       *word = self->words[part];
  const char       *campaign = vt_offer_get_campaign (offer);
  VtProblemSeverity worst;

  if (*word == '\0')
    return TRUE;
  switch (part)
    {
    case STUDIO_FILTER_KIND:
      return g_str_equal (word, vt_offer_kind_to_word (offer->kind));
    case STUDIO_FILTER_STATE:
      return g_str_equal (word, state_words[offer->state]);
    case STUDIO_FILTER_CAMPAIGN:
      if (g_str_equal (word, NO_CAMPAIGN))
        return campaign == NULL;
      return g_strcmp0 (campaign, word + strlen (CAMPAIGN_PREFIX)) == 0;
    case STUDIO_FILTER_PROBLEMS:
      return studio_offer_count_problems (self->session, offer->id, &worst) > 0;
    default:
      g_return_val_if_reached (TRUE);
    }
}

gboolean
studio_offer_filter_passes (StudioOfferFilter *self, const VtOffer *offer)
{
  g_return_val_if_fail (STUDIO_IS_OFFER_FILTER (self) && offer != NULL, TRUE);

  for (guint part = 0; part < STUDIO_N_FILTER_PARTS; part++)
    if (!passes_part (self, (StudioFilterPart) part, offer))
      return FALSE;
  return TRUE;
}

const char *
studio_offer_filter_get_word (StudioOfferFilter *self, StudioFilterPart part)
{
  g_return_val_if_fail (STUDIO_IS_OFFER_FILTER (self), NULL);
  g_return_val_if_fail ((gsize) part < STUDIO_N_FILTER_PARTS, NULL);

  return self->words[part];
}

void
studio_offer_filter_set_word (StudioOfferFilter *self, StudioFilterPart part, const char *word)
{
  g_return_if_fail (STUDIO_IS_OFFER_FILTER (self) && word != NULL);
  g_return_if_fail ((gsize) part < STUDIO_N_FILTER_PARTS);

  if (*word != '\0' && !is_word_of (part, word))
    return;
  if (g_str_equal (self->words[part], word))
    return;
  g_free (self->words[part]);
  self->words[part] = g_strdup (word);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
studio_offer_filter_clear (StudioOfferFilter *self)
{
  g_return_if_fail (STUDIO_IS_OFFER_FILTER (self));

  for (guint part = 0; part < STUDIO_N_FILTER_PARTS; part++)
    studio_offer_filter_set_word (self, (StudioFilterPart) part, "");
}

gboolean
studio_offer_filter_is_clear (StudioOfferFilter *self)
{
  g_return_val_if_fail (STUDIO_IS_OFFER_FILTER (self), TRUE);

  for (guint part = 0; part < STUDIO_N_FILTER_PARTS; part++)
    if (*self->words[part] != '\0')
      return FALSE;
  return TRUE;
}

/* ---- the object ---- */

static void
studio_offer_filter_finalize (GObject *object)
{
  StudioOfferFilter *self = STUDIO_OFFER_FILTER (object);

  for (guint part = 0; part < STUDIO_N_FILTER_PARTS; part++)
    g_free (self->words[part]);
  G_OBJECT_CLASS (studio_offer_filter_parent_class)->finalize (object);
}

static void
studio_offer_filter_class_init (StudioOfferFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_offer_filter_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_offer_filter_init (StudioOfferFilter *self)
{
  for (guint part = 0; part < STUDIO_N_FILTER_PARTS; part++)
    self->words[part] = g_strdup ("");
}

/* A campaign that is gone, or has another name, is filtered by no more. */
static void
on_campaigns (StudioOfferFilter *self)
{
  const char *word = self->words[STUDIO_FILTER_CAMPAIGN];

  if (g_str_has_prefix (word, CAMPAIGN_PREFIX) &&
      vt_campaigns_find (studio_session_get_campaigns (self->session),
                         word + strlen (CAMPAIGN_PREFIX)) == NULL)
    studio_offer_filter_set_word (self, STUDIO_FILTER_CAMPAIGN, "");
}

StudioOfferFilter *
studio_offer_filter_get (StudioSession *session)
{
  static const char  key[] = "studio-offer-filter";
  StudioOfferFilter *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (session), key);
  if (self != NULL)
    return self;
  self = g_object_new (STUDIO_TYPE_OFFER_FILTER, NULL);
  self->session = session;
  g_object_set_data_full (G_OBJECT (session), key, self, g_object_unref);
  g_signal_connect_object (session, "notify::campaigns", G_CALLBACK (on_campaigns), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* ---- actions ---- */

static const char *const action_names[STUDIO_N_FILTER_PARTS] = {
    [STUDIO_FILTER_KIND] = "offers-filter-kind",
    [STUDIO_FILTER_STATE] = "offers-filter-state",
    [STUDIO_FILTER_CAMPAIGN] = "offers-filter-campaign",
    [STUDIO_FILTER_PROBLEMS] = "offers-filter-problems",
};

/* Asking for it; the action's own state follows. */
static void
set_part (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  for (guint part = 0; part < STUDIO_N_FILTER_PARTS; part++)
    if (g_str_equal (action_names[part], g_action_get_name (G_ACTION (action))))
      studio_offer_filter_set_word (studio_offer_filter_get (session), (StudioFilterPart) part,
                                    g_variant_get_string (parameter, NULL));
}

static void
clear (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_offer_filter_clear (studio_offer_filter_get (session));
}

/* @data: the actions of a window, which may go before the session does. */
static void
follow (StudioOfferFilter *self, gpointer data)
{
  for (guint part = 0; part < STUDIO_N_FILTER_PARTS; part++)
    g_simple_action_set_state (
        G_SIMPLE_ACTION (g_action_map_lookup_action (data, action_names[part])),
        g_variant_new_string (self->words[part]));
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (data, "offers-filter-clear")),
      !studio_offer_filter_is_clear (self));
}

void
studio_offer_filter_add_actions (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entries[] = {
      {"offers-filter-kind", set_part, "s", "''", set_part, {0}},
      {"offers-filter-state", set_part, "s", "''", set_part, {0}},
      {"offers-filter-campaign", set_part, "s", "''", set_part, {0}},
      {"offers-filter-problems", set_part, "s", "''", set_part, {0}},
      {.name = "offers-filter-clear", .activate = clear},
  };
  StudioOfferFilter *self = studio_offer_filter_get (session);

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
  g_signal_connect_object (self, "changed", G_CALLBACK (follow), actions, 0);
  follow (self, actions);
}
