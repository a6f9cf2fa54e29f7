/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session on the electronics sample for tests of widgets, and keys without a keyboard. */

#pragma once

/* The sample is imported meanwhile. */
#define WAIT_SECONDS 60

#include "studio-session.h"
#include "waiting.h"

#include <gtk/gtk.h>

typedef struct
{
  char          *folder;  /* (owned) */
  char          *path;    /* (owned) */
  StudioSession *session; /* (owned) */
} StudioFixture;

/* Both abort the test if they fail. */
void studio_fixture_set_up (StudioFixture *fixture);
void studio_fixture_tear_down (StudioFixture *fixture);

/* The product's index; aborts if there is none. */
guint32 studio_fixture_product (StudioFixture *fixture, const char *sku);

/* Adds the offer of that id from the sample's file to the workspace, as a draft. Returns: (transfer
 * full): the id it has there */
char *studio_fixture_add_offer (StudioFixture *fixture, const char *id);

/* Does what the key does on @widget itself. Returns: whether anything takes it */
gboolean studio_press (GtkWidget *widget, guint keyval);

/* The first widget of @type at or below @widget, in depth-first order; %NULL if there is none. */
GtkWidget *studio_find_widget (GtkWidget *widget, GType type);

/* The gesture of @widget that drags, whose signals are emitted as the pointer would. */
GtkGestureDrag *studio_get_drag (GtkWidget *widget);
