/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small shop in a window with the Offers page and its actions, for tests of its views. */

#pragma once

#include "studio-session.h"
#include "waiting.h"

#include <adwaita.h>

/**
 * OffersFixture:
 *
 * In Europe/Berlin (UTC where the system lacks it) and in EUR: A "Camera" 500.00, B "Case" 30.00, C
 * "Card" 20.00. No offers.
 */
typedef struct
{
  char               *folder;    /* (owned) */
  char               *path;      /* (owned) */
  VtWorkspace        *workspace; /* (owned) */
  StudioSession      *session;   /* (owned) */
  GtkWidget          *window;    /* (nullable) */
  GSimpleActionGroup *actions;   /* (owned) (nullable) */
  char               *said;      /* (owned) (nullable): what the user was told last */
  char               *failed;    /* (owned) (nullable): what went wrong last */
} OffersFixture;

/* As of g_test_add(). */
void offers_fixture_set_up (OffersFixture *fixture, gconstpointer data);
void offers_fixture_tear_down (OffersFixture *fixture, gconstpointer data);
/* Closes the file, opens it again and shows the page. */
void offers_fixture_reopen (OffersFixture *fixture);

/* Saves what vt_offers_from_text() reads, and waits until the session has it. */
void offers_fixture_add (OffersFixture *fixture, const char *text);
/* A ready bundle of A and B with that id and name; @more (nullable) are members besides. */
void offers_fixture_add_bundle (OffersFixture *fixture,
                                const char    *id,
                                const char    *name,
                                const char    *more);

/* Activates an action that has to be enabled; takes a floating @parameter. */
void offers_fixture_act (OffersFixture *fixture, const char *name, GVariant *parameter);
/* (transfer full): the action's state, printed. */
char *offers_fixture_state (OffersFixture *fixture, const char *name);

typedef gboolean (*OffersMatches) (GtkWidget *widget, gconstpointer data);

/* (nullable): the first at or below @root for which @matches, in depth-first order. */
GtkWidget *offers_find (GtkWidget *root, OffersMatches matches, gconstpointer data);
/* Whether a label that shows has that text. */
gboolean offers_fixture_says (OffersFixture *fixture, const char *text);
/* Waits until a label says it. */
#define WAIT_FOR_LABEL(fixture, text) WAIT_FOR (offers_fixture_says (fixture, text))
/* The button with that label or tooltip that shows; aborts if there is none. */
GtkWidget *offers_fixture_button (OffersFixture *fixture, const char *text);
void       offers_fixture_click (OffersFixture *fixture, const char *text);
