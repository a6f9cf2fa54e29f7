/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which view of the selection stands beside the map. */

#include "studio-views-state.h"

struct _StudioViewsState
{
  GObject parent_instance;

  const char *view; /* of names */
  const char *sets; /* of set_names */
  gboolean    is_whole;
};

G_DEFINE_FINAL_TYPE (StudioViewsState, studio_views_state, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_COMMAND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const names[] = {"pairs", "matrix", "sets", "groups", NULL};
static const char *const set_names[] = {"all", "closed", "maximal", NULL};

/* (nullable): the static string of the same text. */
static const char *
find (const char *const *among, const char *name)
{
  for (guint i = 0; among[i] != NULL; i++)
    if (g_str_equal (among[i], name))
      return among[i];
  return NULL;
}

static gboolean
set_choice (StudioViewsState *self, const char **choice, const char *const *among, const char *name)
{
  const char *found = find (among, name);

  if (found == NULL)
    return FALSE;
  if (found == *choice)
    return TRUE;
  *choice = found;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

const char *const *
studio_views_state_get_names (void)
{
  return names;
}

const char *
studio_views_state_get_view (StudioViewsState *self)
{
  g_return_val_if_fail (STUDIO_IS_VIEWS_STATE (self), NULL);

  return self->view;
}

gboolean
studio_views_state_set_view (StudioViewsState *self, const char *view)
{
  g_return_val_if_fail (STUDIO_IS_VIEWS_STATE (self) && view != NULL, FALSE);

  return set_choice (self, &self->view, names, view);
}

const char *
studio_views_state_get_sets (StudioViewsState *self)
{
  g_return_val_if_fail (STUDIO_IS_VIEWS_STATE (self), NULL);

  return self->sets;
}

gboolean
studio_views_state_set_sets (StudioViewsState *self, const char *sets)
{
  g_return_val_if_fail (STUDIO_IS_VIEWS_STATE (self) && sets != NULL, FALSE);

  return set_choice (self, &self->sets, set_names, sets);
}

gboolean
studio_views_state_is_whole (StudioViewsState *self)
{
  g_return_val_if_fail (STUDIO_IS_VIEWS_STATE (self), FALSE);

  return self->is_whole;
}

void
studio_views_state_set_whole (StudioViewsState *self, gboolean is_whole)
{
  g_return_if_fail (STUDIO_IS_VIEWS_STATE (self));

  if (self->is_whole == is_whole)
    return;
  self->is_whole = is_whole;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
studio_views_state_command (StudioViewsState *self, const char *command, GVariant *parameter)
{
  g_autoptr (GVariant) sunk = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;

  g_return_if_fail (STUDIO_IS_VIEWS_STATE (self) && command != NULL);

  g_signal_emit (self, signals[SIGNAL_COMMAND], 0, command, sunk);
}

static void
studio_views_state_class_init (StudioViewsStateClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_COMMAND] =
      g_signal_new ("command", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_VARIANT);
}

static void
studio_views_state_init (StudioViewsState *self)
{
  self->view = names[0];
  self->sets = set_names[1];
}

StudioViewsState *
studio_views_state_of (StudioSession *session)
{
  StudioViewsState *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (session), "studio-views-state");
  if (self == NULL)
    {
      self = g_object_new (STUDIO_TYPE_VIEWS_STATE, NULL);
      g_object_set_data_full (G_OBJECT (session), "studio-views-state", self, g_object_unref);
    }
  return self;
}
