/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule pack that an export would write now, and what went out before. */

#pragma once

#include "studio-session.h"
#include "vt-export.h"

G_BEGIN_DECLS

/**
 * StudioPackFacts:
 * @offers: (element-type VtOffer): what the pack was made of; likewise @catalog
 * @pack: (nullable): the bytes; %NULL if the offers that are ready cannot be compiled
 * @info: (nullable): what they say of themselves
 * @changes: (nullable) (element-type VtPackChange): since the last export
 * @error: (nullable): why there is no pack
 * @last_revision: of the last export; @last_digest is %NULL if there was none
 * @exports: (element-type VtExport): the latest first
 *
 * Immutable and of one moment; reference counted, shared between threads.
 */
typedef struct
{
  VtCatalog  *catalog; /* (owned) */
  GPtrArray  *offers;  /* (owned) */
  GBytes     *pack;    /* (owned) (nullable) */
  VtPackInfo *info;    /* (owned) (nullable) */
  GPtrArray  *changes; /* (owned) (nullable) */
  GError     *error;   /* (owned) (nullable) */
  guint64     last_revision;
  char       *last_digest; /* (owned) (nullable) */
  GPtrArray  *exports;     /* (owned) */
} StudioPackFacts;

StudioPackFacts *studio_pack_facts_ref (StudioPackFacts *self);
void             studio_pack_facts_unref (StudioPackFacts *self);

/**
 * StudioPackState:
 *
 * One for a session. Compiles again, off the main loop, whenever offers, catalogue or the history
 * of exports change; then emits ::changed.
 */
#define STUDIO_TYPE_PACK_STATE (studio_pack_state_get_type ())
G_DECLARE_FINAL_TYPE (StudioPackState, studio_pack_state, STUDIO, PACK_STATE, GObject)

/* (transfer none): lives as long as the session. */
StudioPackState *studio_pack_state_get (StudioSession *session);
/* (nullable): until it was first compiled. */
StudioPackFacts *studio_pack_state_get_facts (StudioPackState *self);
/* Whether newer facts are on their way. */
gboolean studio_pack_state_is_pending (StudioPackState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioPackFacts, studio_pack_facts_unref)

G_END_DECLS
