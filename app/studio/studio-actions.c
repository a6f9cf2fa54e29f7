/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of every action, and the window that lists them. */

#include "studio-actions.h"

#include <string.h>

typedef struct
{
  const char *detailed_name;
  const char *accels[3];
} Accels;

static const Accels table[] = {
    {STUDIO_ACTION_OPEN, {"<Control>o"}},
    {STUDIO_ACTION_NEW_WORKSPACE, {"<Control><Shift>n"}},
    {STUDIO_ACTION_NEW_WINDOW, {"<Control><Alt>n"}},
    {STUDIO_ACTION_SAVE_COPY, {"<Control><Shift>s"}},
    {STUDIO_ACTION_IMPORT, {"<Control>i"}},
    {STUDIO_ACTION_EXPORT_PACK, {"<Control>e"}},
    {STUDIO_ACTION_UNDO, {"<Control>z"}},
    {STUDIO_ACTION_REDO, {"<Control><Shift>z", "<Control>y"}},
    {STUDIO_ACTION_FIND, {"<Control>f"}},
    {STUDIO_ACTION_INSPECTOR, {"F9"}},
    {STUDIO_ACTION_AFFINITY_FILTERS, {"<Control><Shift>f"}},
    {STUDIO_ACTION_MAKE_BUNDLE, {"<Control>b"}},
    {STUDIO_ACTION_NEW_OFFER, {"<Control>n"}},
    {STUDIO_ACTION_DUPLICATE_OFFER, {"<Control>d"}},
    {STUDIO_ACTION_OFFER_HISTORY, {"<Control>h"}},
    {STUDIO_ACTION_OFFER_ADD_SELECTION, {"<Control>Return"}},
    {STUDIO_ACTION_CLEAR_SELECTION, {"<Control><Shift>a"}},
    {STUDIO_ACTION_MENU, {"F10"}},
    {STUDIO_ACTION_BACK, {"<Alt>Left"}},
    {STUDIO_ACTION_HELP_OVERLAY, {"<Control>question"}},
    {STUDIO_ACTION_PREFERENCES, {"<Control>comma"}},
    {STUDIO_ACTION_CLOSE, {"<Control>w"}},
    {STUDIO_ACTION_QUIT, {"<Control>q"}},
    {STUDIO_ACTION_PAGE "::overview", {"<Alt>1"}},
    {STUDIO_ACTION_PAGE "::catalogue", {"<Alt>2"}},
    {STUDIO_ACTION_PAGE "::orders", {"<Alt>3"}},
    {STUDIO_ACTION_PAGE "::affinity", {"<Alt>4"}},
    {STUDIO_ACTION_PAGE "::offers", {"<Alt>5"}},
    {STUDIO_ACTION_PAGE "::preview", {"<Alt>6"}},
    {STUDIO_ACTION_PAGE "::export", {"<Alt>7"}},
};

const char *
studio_action_bare_name (const char *detailed_name)
{
  const char *dot = strchr (detailed_name, '.');

  g_return_val_if_fail (dot != NULL, detailed_name);
  return dot + 1;
}

void
studio_action_connect (GtkActionable *widget, const char *detailed_action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (GTK_IS_ACTIONABLE (widget));

  if (!g_action_parse_detailed_name (detailed_action, &name, &target, &error))
    {
      g_critical ("%s", error->message);
      return;
    }
  gtk_actionable_set_action_name (widget, NULL);
  gtk_actionable_set_action_target_value (widget, target);
  gtk_actionable_set_action_name (widget, name);
}

void
studio_actions_set_accels (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (application, table[i].detailed_name, table[i].accels);
}

GtkWidget *
studio_shortcuts_window_new (void)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/io/github/vitrine_studio/Vitrine/studio-shortcuts.ui");

  return GTK_WIDGET (gtk_builder_get_object (builder, "shortcuts"));
}
