/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small shop in a session, with one offer looked at, for tests of what edits offers. */

#pragma once

#include "studio-field.h"
#include "studio-session.h"
#include "waiting.h"

#include <gtk/gtk.h>

/**
 * FieldFixture:
 *
 * Prices in cents: S1 “Shirt <b>” 40.00/15.00, S2 “Shirt, blue” 50.00, T1 “Tee” 20.00, H1 “Shoes”
 * 90.00, P1 a plan of 9.00. Shirts and tees are clothing, S1 and T1 of “A & B”, S1 has the tag
 * “new” and the size M.
 */
typedef struct
{
  char               *folder;  /* (owned) */
  char               *path;    /* (owned) */
  StudioSession      *session; /* (owned) */
  GtkWidget          *window;
  GSimpleActionGroup *actions; /* (owned) */
  char               *said;    /* (owned) (nullable): last */
  char               *failed;  /* (owned) (nullable): last */
} FieldFixture;

/* Both abort the test if they fail. */
void field_fixture_set_up (FieldFixture *fixture, gconstpointer data);
void field_fixture_tear_down (FieldFixture *fixture, gconstpointer data);

/* Changes products, and waits until the session has them. @sql: static */
void field_fixture_exec (FieldFixture *fixture, const char *sql);
/* Orders as of a file with "order,date,customer,sku,quantity,price"; waits until they were looked
 * through. */
void field_fixture_import (FieldFixture *fixture, const char *csv);

/* Adds a draft of that kind and looks at it. @terms: the members as in a rule pack ("" for none),
 * with commas between and without braces */
void field_fixture_add (FieldFixture *fixture, const char *kind, const char *terms);
/* The offer looked at, which must be there. */
const VtOffer *field_fixture_get (FieldFixture *fixture);
/* Whether its terms are those of @json. */
gboolean field_fixture_has (FieldFixture *fixture, const char *json);
/* Waits until they are, and says what they were if that takes too long. */
void field_fixture_wait (FieldFixture *fixture, const char *json);
/* Undoes the last change, which must be called that. */
void field_fixture_undo (FieldFixture *fixture, const char *label);
void field_fixture_act (FieldFixture *fixture, const char *name, GVariant *parameter);

/* Puts the field in the window; from then on it is shown the offer looked at. */
void field_fixture_show (FieldFixture *fixture, GtkWidget *field);

/* ---- widgets ---- */
/* The one with that accessible label, at or below @widget; %NULL if there is none. */
GtkWidget *find_labelled (GtkWidget *widget, GType type, const char *label);
/* The widgets of a type at or below @widget, in depth-first order: the one at @index from 0; %NULL
 * if there are fewer. */
GtkWidget *find_nth (GtkWidget *widget, GType type, guint index);
/* Types in the first entry at or below @widget and presses Return. */
void type_in (GtkWidget *widget, const char *text);
/* Types in the first entry, which searches products, until it has found some, and takes the first.
 */
void choose_product (GtkWidget *widget, const char *text);
/* What stands in the first entry. */
const char *typed_in (GtkWidget *widget);
/* Whether a label that can be seen says just that. */
gboolean shows_text (GtkWidget *widget, const char *text);
/* What the key does through key controllers and shortcuts of @widget. */
gboolean press_key (GtkWidget *widget, guint keyval, GdkModifierType state);
