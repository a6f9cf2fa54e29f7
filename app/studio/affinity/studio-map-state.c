/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the map of a session is looked at. */

#include "studio-map-state.h"

struct _StudioMapState
{
  GObject parent_instance;

  StudioSession *session; /* (unowned): it owns this */
  VtMapLook      look;
  gboolean       width_follows; /* the width tells the measure of the map until another is chosen */
  GArray        *hidden;        /* (owned) (element-type gint64): product ids */
  GArray        *trail;         /* (owned) (element-type gint64): product ids gone into */
  guint          steps;
  gboolean       shows_minimap;
  gboolean       shows_legend;
  gboolean       has_set_legend; /* else it is shown where there is room */
  StudioMapTool  tool;
  char          *words; /* (owned) */
};

enum
{
  PROP_WORDS = 1,
  N_PROPS,
};

enum
{
  CHANGED,
  ARRANGED,
  COMMAND,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StudioMapState, studio_map_state, G_TYPE_OBJECT)

static void
emit_changed (StudioMapState *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- products by their ids, which stay when the catalogue changes ---- */

static guint32
product_of_id (StudioMapState *self, gint64 id)
{
  VtCatalog *catalog = studio_session_get_catalog (self->session);

  return catalog != NULL ? vt_catalog_index_of_id (catalog, id) : VT_PRODUCT_NONE;
}

static gboolean
id_of_product (StudioMapState *self, guint32 product, gint64 *ret_id)
{
  VtCatalog *catalog = studio_session_get_catalog (self->session);

  if (catalog == NULL || product >= vt_catalog_get_n_products (catalog))
    return FALSE;
  *ret_id = vt_catalog_get (catalog, product)->id;
  return TRUE;
}

static gboolean
has_id (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* ---- look ---- */

const VtMapLook *
studio_map_state_get_look (StudioMapState *self)
{
  g_return_val_if_fail (STUDIO_IS_MAP_STATE (self), NULL);

  if (self->width_follows)
    self->look.width = studio_session_get_map_options (self->session)->measure;
  return &self->look;
}

void
studio_map_state_set_look (StudioMapState *self, const VtMapLook *look)
{
  g_return_if_fail (STUDIO_IS_MAP_STATE (self) && look != NULL);

  if (vt_map_look_equal (studio_map_state_get_look (self), look))
    return;
  if (look->width != self->look.width)
    self->width_follows = FALSE;
  self->look = *look;
  emit_changed (self);
}

/* ---- hidden ---- */

guint
studio_map_state_get_n_hidden (StudioMapState *self)
{
  g_return_val_if_fail (STUDIO_IS_MAP_STATE (self), 0);

  return self->hidden->len;
}

void
studio_map_state_hide (StudioMapState *self, const guint32 *products, guint n_products)
{
  guint n_before;

  g_return_if_fail (STUDIO_IS_MAP_STATE (self) && (products != NULL || n_products == 0));

  n_before = self->hidden->len;
  for (guint i = 0; i < n_products; i++)
    {
      gint64 id;

      if (id_of_product (self, products[i], &id) && !has_id (self->hidden, id))
        g_array_append_val (self->hidden, id);
    }
  if (self->hidden->len > n_before)
    emit_changed (self);
}

void
studio_map_state_show_hidden (StudioMapState *self)
{
  g_return_if_fail (STUDIO_IS_MAP_STATE (self));

  if (self->hidden->len == 0)
    return;
  g_array_set_size (self->hidden, 0);
  emit_changed (self);
}

/* ---- surroundings ---- */

guint32
studio_map_state_get_focus (StudioMapState *self)
{
  g_return_val_if_fail (STUDIO_IS_MAP_STATE (self), VT_PRODUCT_NONE);

  if (self->trail->len == 0)
    return VT_PRODUCT_NONE;
  return product_of_id (self, g_array_index (self->trail, gint64, self->trail->len - 1));
}

guint
studio_map_state_get_steps (StudioMapState *self)
{
  g_return_val_if_fail (STUDIO_IS_MAP_STATE (self), 1);

  return self->steps;
}

void
studio_map_state_focus (StudioMapState *self, guint32 product, guint steps)
{
  gint64 id;

  g_return_if_fail (STUDIO_IS_MAP_STATE (self));

  if (!id_of_product (self, product, &id))
    return;
  self->steps = CLAMP (steps, 1, STUDIO_MAP_MAX_STEPS);
  if (studio_map_state_get_focus (self) != product)
    g_array_append_val (self->trail, id);
  emit_changed (self);
}

void
studio_map_state_set_steps (StudioMapState *self, guint steps)
{
  g_return_if_fail (STUDIO_IS_MAP_STATE (self));

  steps = CLAMP (steps, 1, STUDIO_MAP_MAX_STEPS);
  if (steps == self->steps)
    return;
  self->steps = steps;
  emit_changed (self);
}

gboolean
studio_map_state_go_back (StudioMapState *self)
{
  g_return_val_if_fail (STUDIO_IS_MAP_STATE (self), FALSE);

  if (self->trail->len == 0)
    return FALSE;
  g_array_set_size (self->trail, self->trail->len - 1);
  emit_changed (self);
  return TRUE;
}

/* ---- what stands around the map ---- */

gboolean
studio_map_state_shows_minimap (StudioMapState *self)
{
  g_return_val_if_fail (STUDIO_IS_MAP_STATE (self), FALSE);

  return self->shows_minimap;
}

void
studio_map_state_set_shows_minimap (StudioMapState *self, gboolean shows)
{
  g_return_if_fail (STUDIO_IS_MAP_STATE (self));

  self->shows_minimap = shows;
  g_signal_emit (self, signals[ARRANGED], 0);
}

gboolean
studio_map_state_shows_legend (StudioMapState *self)
{
  g_return_val_if_fail (STUDIO_IS_MAP_STATE (self), FALSE);

  return self->shows_legend;
}

void
studio_map_state_set_shows_legend (StudioMapState *self, gboolean shows)
{
  g_return_if_fail (STUDIO_IS_MAP_STATE (self));

  self->has_set_legend = TRUE;
  self->shows_legend = shows;
  g_signal_emit (self, signals[ARRANGED], 0);
}

void
studio_map_state_set_has_room (StudioMapState *self, gboolean has_room)
{
  g_return_if_fail (STUDIO_IS_MAP_STATE (self));

  if (self->has_set_legend || self->shows_legend == has_room)
    return;
  self->shows_legend = has_room;
  g_signal_emit (self, signals[ARRANGED], 0);
}

StudioMapTool
studio_map_state_get_tool (StudioMapState *self)
{
  g_return_val_if_fail (STUDIO_IS_MAP_STATE (self), STUDIO_MAP_TOOL_PAN);

  return self->tool;
}

void
studio_map_state_set_tool (StudioMapState *self, StudioMapTool tool)
{
  g_return_if_fail (STUDIO_IS_MAP_STATE (self) && (guint) tool < STUDIO_MAP_N_TOOLS);

  self->tool = tool;
  g_signal_emit (self, signals[ARRANGED], 0);
}

/* ---- the canvas ---- */

void
studio_map_state_command (StudioMapState *self, const char *command, GVariant *parameter)
{
  g_autoptr (GVariant) sunk = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;

  g_return_if_fail (STUDIO_IS_MAP_STATE (self) && command != NULL);

  g_signal_emit (self, signals[COMMAND], 0, command, sunk);
}

const char *
studio_map_state_get_words (StudioMapState *self)
{
  g_return_val_if_fail (STUDIO_IS_MAP_STATE (self), "");

  return self->words;
}

void
studio_map_state_set_words (StudioMapState *self, const char *words)
{
  g_return_if_fail (STUDIO_IS_MAP_STATE (self) && words != NULL);

  g_free (self->words);
  self->words = g_strdup (words);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
}

VtMapShown *
studio_map_state_make_shown (StudioMapState *self, VtAffinityMap *map)
{
  VtCatalog *catalog = studio_session_get_catalog (self->session);
  VtMapPart  part = VT_MAP_PART_ALL;
  g_autoptr (GArray) hidden = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_return_val_if_fail (STUDIO_IS_MAP_STATE (self), NULL);

  if (map == NULL || catalog == NULL || vt_affinity_map_get_n_nodes (map) == 0)
    return NULL;
  for (guint i = 0; i < self->hidden->len; i++)
    {
      guint32 product = product_of_id (self, g_array_index (self->hidden, gint64, i));

      g_array_append_val (hidden, product);
    }
  part.hidden = (const guint32 *) hidden->data;
  part.n_hidden = hidden->len;
  part.focus = studio_map_state_get_focus (self);
  part.steps = self->steps;
  return vt_map_shown_new (map, catalog, studio_session_get_currency (self->session),
                           studio_map_state_get_look (self), &part);
}

/* ---- the object ---- */

static void
studio_map_state_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WORDS:
      g_value_set_string (value, STUDIO_MAP_STATE (object)->words);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
studio_map_state_finalize (GObject *object)
{
  StudioMapState *self = STUDIO_MAP_STATE (object);

  g_array_unref (self->hidden);
  g_array_unref (self->trail);
  g_free (self->words);
  G_OBJECT_CLASS (studio_map_state_parent_class)->finalize (object);
}

static void
studio_map_state_class_init (StudioMapStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType         type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = studio_map_state_get_property;
  object_class->finalize = studio_map_state_finalize;
  properties[PROP_WORDS] =
      g_param_spec_string ("words", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ARRANGED] =
      g_signal_new ("arranged", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COMMAND] = g_signal_new ("command", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_VARIANT);
}

static void
studio_map_state_init (StudioMapState *self)
{
  self->look = (VtMapLook) VT_MAP_LOOK_DEFAULT;
  self->width_follows = TRUE;
  self->hidden = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->trail = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->steps = 1;
  self->shows_minimap = TRUE;
  self->shows_legend = TRUE;
  self->words = g_strdup ("");
}

StudioMapState *
studio_map_state_of (StudioSession *session)
{
  StudioMapState *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (session), "map-state");
  if (self != NULL)
    return self;
  self = g_object_new (STUDIO_TYPE_MAP_STATE, NULL);
  self->session = session;
  g_object_set_data_full (G_OBJECT (session), "map-state", self, g_object_unref);
  return self;
}
