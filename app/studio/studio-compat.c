/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dialogs in the form of GTK 4.8 and libadwaita 1.2. Whatever needs a version check belongs here.
 */

#include "studio-compat.h"

#include "studio-application.h"
#include "vitrine-config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  GtkFileChooserNative *chooser; /* (owned) */
  StudioFileChosen      chosen;
  GObject              *user_data; /* (owned) */
} Choice;

static void
remember_folder (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    g_settings_set_string (studio_application_get_settings (), "last-folder", uri);
}

static void
on_response (GtkNativeDialog *dialog, int response, gpointer data)
{
  Choice *choice = data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL && g_file_peek_path (file) != NULL)
    {
      remember_folder (file);
      choice->chosen (g_file_peek_path (file), choice->user_data);
    }
  g_object_unref (choice->chooser);
  g_object_unref (choice->user_data);
  g_free (choice);
}

static void
add_filters (GtkFileChooser *chooser, const StudioFileQuestion *question)
{
  g_autoptr (GtkFileFilter) ours = NULL;
  g_autoptr (GtkFileFilter) all = NULL;

  if (question->kind == NULL)
    return;
  ours = gtk_file_filter_new ();
  gtk_file_filter_set_name (ours, question->kind);
  for (guint i = 0; question->suffixes != NULL && question->suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (ours, question->suffixes[i]);
  gtk_file_chooser_add_filter (chooser, ours);

  all = gtk_file_filter_new ();
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

void
studio_compat_choose_file (GtkWindow                *parent,
                           const StudioFileQuestion *question,
                           StudioFileChosen          chosen,
                           gpointer                  user_data)
{
  Choice          *choice;
  g_autofree char *folder_uri = NULL;

  g_return_if_fail (question != NULL && chosen != NULL && G_IS_OBJECT (user_data));

  choice = g_new0 (Choice, 1);
  choice->chooser = gtk_file_chooser_native_new (question->title, parent,
                                                 question->mode == STUDIO_FILE_SAVE
                                                     ? GTK_FILE_CHOOSER_ACTION_SAVE
                                                     : GTK_FILE_CHOOSER_ACTION_OPEN,
                                                 question->accept, _ ("_Cancel"));
  choice->chosen = chosen;
  choice->user_data = g_object_ref (user_data);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (choice->chooser), TRUE);
  add_filters (GTK_FILE_CHOOSER (choice->chooser), question);
  folder_uri = g_settings_get_string (studio_application_get_settings (), "last-folder");
  if (*folder_uri != '\0')
    {
      g_autoptr (GFile) folder = g_file_new_for_uri (folder_uri);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (choice->chooser), folder, NULL);
    }
  if (question->mode == STUDIO_FILE_SAVE && question->suggested_name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (choice->chooser),
                                       question->suggested_name);
  g_signal_connect (choice->chooser, "response", G_CALLBACK (on_response), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (choice->chooser));
}

void
studio_compat_show_message (GtkWindow *parent, const char *heading, const char *body)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
studio_compat_show_about (GtkWindow *parent)
{
  adw_show_about_window (parent, "application-name", _ ("Vitrine"), "application-icon",
                         VITRINE_APP_ID, "version", VITRINE_VERSION, "developer-name",
                         _ ("The Vitrine developers"), "comments",
                         _ ("Find what belongs together in a shop, and make offers of it."),
                         "license-type", GTK_LICENSE_GPL_3_0, NULL);
}
