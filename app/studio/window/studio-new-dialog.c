/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what a new workspace is to be called, in which money it counts and where it is kept. */

#include "studio-new-dialog.h"

#include "studio-compat.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RESPONSE_CREATE "create"
#define RESPONSE_ELSEWHERE "elsewhere"

/* The guess comes first; any other currency can be had from the command line. */
static const char *const currencies[] = {
    "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HUF", "IDR", "ILS", "INR",
    "JPY", "KRW", "KWD", "MXN", "NOK", "NZD", "PLN", "RON", "SEK", "SGD", "TRY", "USD", "ZAR"};

typedef struct
{
  StudioWindow *window;      /* (owned) */
  char         *import_path; /* (owned) (nullable) */
  GtkEditable  *name_row;
  AdwComboRow  *currency_row;
  GtkLabel     *place;
} Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->window);
  g_free (asking->import_path);
  g_free (asking);
}

char *
studio_new_dialog_name_for (const char *path)
{
  static const char *const suffixes[] = {".gz",  ".xz",  ".zst", ".bz2",
                                         ".csv", ".tsv", ".txt", NULL};
  char                    *name = g_filename_display_basename (path);

  for (guint i = 0; suffixes[i] != NULL; i++)
    if (g_str_has_suffix (name, suffixes[i]) && strlen (name) > strlen (suffixes[i]))
      name[strlen (name) - strlen (suffixes[i])] = '\0';
  return name;
}

static char *
dup_name (const Asking *asking)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (asking->name_row)));
}

static VtCurrency
get_currency (const Asking *asking)
{
  GtkStringObject *selected = adw_combo_row_get_selected_item (asking->currency_row);
  VtCurrency       currency = {"USD", 2};

  (void) vt_currency_from_code (gtk_string_object_get_string (selected), &currency, NULL);
  return currency;
}

static void
create_at (const Asking *asking, const char *path)
{
  g_autofree char         *name = dup_name (asking);
  const StudioNewWorkspace wanted = {.path = path,
                                     .name = name,
                                     .currency = get_currency (asking),
                                     .import_path = asking->import_path};
  GtkWindow               *window = GTK_WINDOW (asking->window);

  studio_application_create (STUDIO_APPLICATION (gtk_window_get_application (window)), &wanted,
                             window);
}

/* What was asked for, while a folder is chosen; the answer to that is a plain path. */
static void
on_place_chosen (const char *path, gpointer user_data)
{
  create_at (g_object_get_data (user_data, "studio-asking"), path);
}

static void
ask_place (AdwMessageDialog *dialog, const Asking *asking)
{
  static const char *const suffixes[] = {"vitrine", NULL};
  g_autofree char         *name = dup_name (asking);
  g_autofree char         *path = studio_application_dup_default_path (name);
  g_autofree char         *base_name = g_filename_display_basename (path);
  const StudioFileQuestion question = {.mode = STUDIO_FILE_SAVE,
                                       .title = _ ("New Workspace"),
                                       .accept = _ ("_Create"),
                                       .suggested_name = base_name,
                                       .kind = _ ("Workspaces"),
                                       .suffixes = suffixes};

  studio_compat_choose_file (GTK_WINDOW (asking->window), &question, on_place_chosen, dialog);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  g_autofree char *name = dup_name (asking);

  if (g_str_equal (response, RESPONSE_ELSEWHERE))
    ask_place (dialog, asking);
  else if (g_str_equal (response, RESPONSE_CREATE))
    {
      g_autofree char *path = studio_application_dup_default_path (name);

      create_at (asking, path);
    }
}

static void
on_name_changed (AdwMessageDialog *dialog)
{
  Asking          *asking = g_object_get_data (G_OBJECT (dialog), "studio-asking");
  g_autofree char *name = dup_name (asking);
  g_autofree char *path = studio_application_dup_default_path (name);
  g_autofree char *display = g_filename_display_name (path);
  /* TRANSLATORS: the path of a file follows. */
  g_autofree char *text = g_strdup_printf (_ ("Kept in %s"), display);

  gtk_label_set_text (asking->place, text);
  adw_message_dialog_set_response_enabled (dialog, RESPONSE_CREATE, *name != '\0');
  adw_message_dialog_set_response_enabled (dialog, RESPONSE_ELSEWHERE, *name != '\0');
}

static GtkWidget *
fields_new (Asking *asking)
{
  GtkWidget       *group = adw_preferences_group_new ();
  const VtCurrency guess = studio_application_guess_currency ();
  g_autoptr (GtkStringList) codes = gtk_string_list_new (NULL);

  gtk_string_list_append (codes, guess.code);
  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    if (!g_str_equal (currencies[i], guess.code))
      gtk_string_list_append (codes, currencies[i]);

  asking->name_row = GTK_EDITABLE (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (asking->name_row), _ ("Name of the Shop"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (asking->name_row), TRUE);
  asking->currency_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (asking->currency_row), _ ("Currency"));
  adw_combo_row_set_model (asking->currency_row, G_LIST_MODEL (codes));
  asking->place = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (asking->place, TRUE);
  gtk_label_set_wrap_mode (asking->place, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (asking->place, 0);
  gtk_widget_add_css_class (GTK_WIDGET (asking->place), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (asking->place), "dim-label");
  gtk_widget_set_margin_top (GTK_WIDGET (asking->place), 12);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (asking->name_row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (asking->currency_row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (asking->place));
  return group;
}

void
studio_new_dialog_show (StudioWindow *window, const char *import_path)
{
  AdwMessageDialog *dialog;
  Asking           *asking;
  g_autofree char  *name = NULL;

  g_return_if_fail (STUDIO_IS_WINDOW (window));

  asking = g_new0 (Asking, 1);
  asking->window = g_object_ref (window);
  asking->import_path = g_strdup (import_path);
  name = import_path != NULL ? studio_new_dialog_name_for (import_path) : g_strdup (_ ("My Shop"));

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      GTK_WINDOW (window), _ ("New Workspace"),
      _ ("A workspace is one file that holds a shop's catalogue, orders and offers.")));
  adw_message_dialog_set_extra_child (dialog, fields_new (asking));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), RESPONSE_ELSEWHERE,
                                    _ ("_Elsewhere…"), RESPONSE_CREATE, _ ("C_reate"), NULL);
  adw_message_dialog_set_response_appearance (dialog, RESPONSE_CREATE, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, RESPONSE_CREATE);
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data (G_OBJECT (dialog), "studio-asking", asking);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), asking, asking_free, 0);
  g_signal_connect_swapped (asking->name_row, "changed", G_CALLBACK (on_name_changed), dialog);
  gtk_editable_set_text (asking->name_row, name);
  gtk_editable_select_region (asking->name_row, 0, -1);
  gtk_window_present (GTK_WINDOW (dialog));
}
