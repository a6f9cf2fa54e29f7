/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small shop of the Offers page with customers, for tests of its segments. */

#pragma once

#include "offers-fixture.h"

/**
 * segments_fixture_set_up:
 *
 * Besides what offers_fixture_set_up() makes: six orders of customers, on days of 2025. ann: A on
 * 10 January for 500.00, B on 10 February for 30.00, two C on 10 March for 40.00; bob: A on 15
 * January for 450.00; cat: B on 1 March for 30.00, two on 5 March for 60.00. A guest bought C on 10
 * March. The segments are shown.
 */
void segments_fixture_set_up (OffersFixture *fixture, gconstpointer data);

/* Writes @text to a file of the folder; gone with the fixture. Returns: (transfer full): its path
 */
char *segments_fixture_put (OffersFixture *fixture, const char *name, const char *text);
void  segments_fixture_tear_down (OffersFixture *fixture, gconstpointer data);

/* Makes a segment of a name, waits until it is shown and gives it @rule. */
void segments_fixture_make (OffersFixture *fixture, const char *name, const char *rule);
/* (transfer full): the rule of the segment looked at, as in its document. */
char *segments_fixture_rule (OffersFixture *fixture);
/* Waits until the segment looked at has the rule @text. */
#define WAIT_FOR_RULE(fixture, text)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *wait_rule = NULL;                                                             \
    WAIT_FOR ((g_free (wait_rule), wait_rule = segments_fixture_rule (fixture),                    \
               g_strcmp0 (wait_rule, text) == 0));                                                 \
  }                                                                                                \
  G_STMT_END

/* The first of @type that shows; aborts if there is none. */
GtkWidget *segments_fixture_widget (OffersFixture *fixture, GType type);
/* The entry of that accessible name that shows; aborts if there is none. */
GtkWidget *segments_fixture_entry (OffersFixture *fixture, const char *name);
/* Types into it, without leaving it. */
void segments_fixture_type (OffersFixture *fixture, const char *name, const char *text);
/* Return in it. */
void segments_fixture_enter (OffersFixture *fixture, const char *name);
/* Chooses in the drop-down of that accessible name; aborts if it has no such choice. */
void segments_fixture_choose (OffersFixture *fixture, const char *name, const char *choice);
