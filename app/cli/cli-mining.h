/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options that mine, map and suggest share, and the mining itself. */

#pragma once

#include "cli-call.h"
#include "cli-workspace.h"
#include "vt-map-links.h"
#include "vt-mining.h"

G_BEGIN_DECLS

/* As typed; zero where not given. */
typedef struct
{
  char *measure;  /* (owned) */
  char *min_lift; /* (owned) */
  char *max_q;    /* (owned) */
  int   min_together;
  int   max_items;
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

/* (transfer full): both lists of options as one, to be freed with g_free(). */
GOptionEntry *cli_entries_join (const GOptionEntry *first, const GOptionEntry *second);

const char *cli_measure_to_word (VtMapMeasure measure);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliMiningWords, cli_mining_words_clear)

G_END_DECLS
