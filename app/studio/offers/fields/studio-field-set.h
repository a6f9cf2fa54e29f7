/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kind's editor as a list of fields in groups. */

#pragma once

#include "studio-field.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioFieldSet:
 *
 * Groups of fields one below the other; itself a field, so that sets stand in sets. A draft of one
 * of its fields is shown in the figures of it (#StudioLiveFigure), and passed on.
 */
#define STUDIO_TYPE_FIELD_SET (studio_field_set_get_type ())
G_DECLARE_FINAL_TYPE (StudioFieldSet, studio_field_set, STUDIO, FIELD_SET, GtkWidget)

GtkWidget *studio_field_set_new (void);

/* Begins a group: what is added from now on stands in it. @title, @description: translated,
 * (nullable); @list_name: names the list of its rows */
AdwPreferencesGroup *studio_field_set_add_group (StudioFieldSet *self,
                                                 const char     *title,
                                                 const char     *description,
                                                 const char     *list_name);
/* A row goes into the group begun last, any other widget below it. */
void studio_field_set_add (StudioFieldSet *self, GtkWidget *field);
/* A widget that is no field, and so shows nothing of the offer. */
void studio_field_set_add_plain (StudioFieldSet *self, GtkWidget *widget);

/* Whether something concerns the offer. */
typedef gboolean (*StudioFieldTest) (const VtOffer *offer);
/* A field, or a group, that is there only while @test holds. */
void studio_field_set_show_if (StudioFieldSet *self, GtkWidget *widget, StudioFieldTest test);

/* For #StudioOfferKind. */
void studio_field_set_show (GtkWidget *widget, const VtOffer *offer);
void studio_field_set_commit (GtkWidget *widget);

G_END_DECLS
