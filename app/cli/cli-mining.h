/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options that mine, map and suggest share, and the mining itself. */

#pragma once

#include "cli-call.h"
#include "cli-workspace.h"
#include "vt-map-links.h"
#include "vt-mining.h"
#include "vt-order-filter.h"

G_BEGIN_DECLS

/* As typed; zero where not given. */
typedef struct
{
  char  *measure;  /* (owned) */
  char  *min_lift; /* (owned) */
  char  *max_q;    /* (owned) */
  int    min_together;
  int    max_items;
  char  *from;       /* (owned) */
  char  *until;      /* (owned) */
  char  *segment;    /* (owned) */
  char **categories; /* (owned) */
  int    min_basket;
  int    max_basket;
} CliMiningWords;

#define CLI_MINING_WORDS_INIT                                                                      \
  {                                                                                                \
    .max_items = -1                                                                                \
  }

void cli_mining_words_clear (CliMiningWords *words);

/* The group of options that fills @words, for its --help; owned by who gets it. */
GOptionEntry *cli_mining_words_make_entries (CliMiningWords *words);

/**
 * cli_mining_words_read:
 * @mining: (inout): the defaults, changed to what was asked for
 * @links: (inout): likewise
 *
 * Returns: %FALSE after having said what makes no sense
 */
gboolean cli_mining_words_read (CliCall              *call,
                                const CliMiningWords *words,
                                VtMiningOptions      *mining,
                                VtMapLinkOptions     *links);

/* The group of options that says which orders are looked at, likewise. */
GOptionEntry *cli_filter_words_make_entries (CliMiningWords *words);
/* @ret_filter: (out): to be cleared in any case. Returns: %FALSE after having said what makes no
 * sense */
gboolean
cli_filter_words_read (CliCall *call, const CliMiningWords *words, VtOrderFilter *ret_filter);
/* What has to be loaded for it. */
CliLoad cli_filter_get_load (const VtOrderFilter *filter);

/**
 * cli_filter_apply:
 * @options: (inout): gets what the filter asks for
 * @ret_masks: (out): what of it @options point to; to be cleared after their use
 */
gboolean cli_filter_apply (CliCall             *call,
                           const CliSnapshot   *snapshot,
                           const VtOrderFilter *filter,
                           VtMiningOptions     *options,
                           VtOrderMasks        *ret_masks,
                           GError             **error);

/* Mines the orders that pass; @mining is otherwise as asked for. */
VtPairs *cli_mine_filtered (CliCall               *call,
                            const CliSnapshot     *snapshot,
                            const VtOrderFilter   *filter,
                            const VtMiningOptions *mining,
                            GError               **error);

/* (transfer full): both lists of options as one, to be freed with g_free(). */
GOptionEntry *cli_entries_join (const GOptionEntry *first, const GOptionEntry *second);

const char *cli_measure_to_word (VtMapMeasure measure);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliMiningWords, cli_mining_words_clear)

G_END_DECLS
