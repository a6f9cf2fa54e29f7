/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workspace in a folder of its own, and SQL run in it, for the tests of this folder. */

#pragma once

#include "vt-workspace.h"

typedef struct
{
  char        *folder;    /* (owned) */
  char        *path;      /* (owned) */
  VtWorkspace *workspace; /* (owned) (nullable) */
} Shop;

void shop_set_up (Shop *shop);
/* Closes and opens again. */
void shop_reopen (Shop *shop);
void shop_close (Shop *shop);
/* Also asserts that nothing but the workspace is in its folder. */
void shop_tear_down (Shop *shop);

/* Runs @data, static SQL without values. A #VtWorkspaceFunc. */
gboolean shop_run_sql (VtDatabase *database, VtJob *job, gpointer data, GError **error);

/* An edit or a note that must succeed. */
void shop_edit (Shop *shop, const char *sql);
void shop_note (Shop *shop, const char *sql);
/* An edit that must fail with @code and change nothing. */
void shop_edit_refused (Shop *shop, const char *sql, VtError code);
void shop_undo (Shop *shop);
void shop_redo (Shop *shop);

/* The first column of the first row, as a number. */
gint64 shop_query (Shop *shop, const char *sql);
/* The first column of all rows, joined with blanks. */
char *shop_query_text (Shop *shop, const char *sql);
