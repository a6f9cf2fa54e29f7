/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window shows before a workspace is open. */

#include "studio-welcome.h"

#include "studio-actions.h"
#include "studio-fact-page.h"
#include "vitrine-config.h"
#include "vt-error.h"
#include "vt-sample.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define N_RECENT 5
#define MIME_TYPE "application/vnd.vitrine.workspace"

static GtkWidget *
action_row_new (const char *title, const char *subtitle, const char *action, const char *target)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("vitrine-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  return row;
}

static gint
compare_visited (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_visited ((GtkRecentInfo *) b),
                              gtk_recent_info_get_visited ((GtkRecentInfo *) a));
}

static char *
tidy_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_str_has_prefix (folder, g_get_home_dir ()))
    return g_strconcat ("~", folder + strlen (g_get_home_dir ()), NULL);
  return g_steal_pointer (&folder);
}

typedef struct
{
  char *path; /* (owned) */
  char *name; /* (owned): for display */
} Recent;

static void
recent_free (gpointer data)
{
  Recent *recent = data;

  g_free (recent->path);
  g_free (recent->name);
  g_free (recent);
}

/* The last opened first, whether or not they are still there. */
static GPtrArray *
list_recent (void)
{
  g_autolist (GtkRecentInfo) items =
      gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  GPtrArray *all = g_ptr_array_new_with_free_func (recent_free);

  items = g_list_sort (items, compare_visited);
  for (GList *link = items; link != NULL; link = link->next)
    {
      char   *path = g_filename_from_uri (gtk_recent_info_get_uri (link->data), NULL, NULL);
      Recent *recent;

      if (path == NULL || g_strcmp0 (gtk_recent_info_get_mime_type (link->data), MIME_TYPE) != 0)
        {
          g_free (path);
          continue;
        }
      recent = g_new0 (Recent, 1);
      recent->path = path;
      recent->name = g_strdup (gtk_recent_info_get_display_name (link->data));
      g_ptr_array_add (all, recent);
    }
  return all;
}

/* A folder of another machine may keep one waiting for its answer. */
static void
keep_existing (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GPtrArray *recents = data;

  for (guint i = 0; i < recents->len && i < N_RECENT;)
    if (g_file_test (((const Recent *) recents->pdata[i])->path, G_FILE_TEST_EXISTS))
      i++;
    else
      g_ptr_array_remove_index (recents, i);
  g_task_return_boolean (task, TRUE);
}

static void
on_recents (GObject *box, GAsyncResult *result, gpointer buttons)
{
  GPtrArray *recents = g_task_get_task_data (G_TASK (result));
  GtkWidget *group;

  if (recents->len == 0 || gtk_widget_get_root (GTK_WIDGET (box)) == NULL)
    return;
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Recent Workspaces"));
  for (guint i = 0; i < recents->len && i < N_RECENT; i++)
    {
      const Recent    *recent = recents->pdata[i];
      g_autofree char *folder = tidy_folder (recent->path);

      adw_preferences_group_add (
          ADW_PREFERENCES_GROUP (group),
          action_row_new (recent->name, folder, STUDIO_ACTION_OPEN_PATH, recent->path));
    }
  gtk_box_insert_child_after (GTK_BOX (box), group, buttons);
}

/* Below @buttons, once it is known which are still there. */
static void
add_recents (GtkWidget *box, GtkWidget *buttons)
{
  g_autoptr (GTask) task = g_task_new (box, NULL, on_recents, buttons);

  g_task_set_source_tag (task, add_recents);
  g_task_set_task_data (task, list_recent (), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, keep_existing);
}

/* The first sample is the suggested way in; the others stand below. They are installed with the
 * program and take 0.2 ms to read. */
static void
add_samples (GtkWidget *box)
{
  g_autofree char *data_dir = vt_samples_dup_data_dir ();
  g_autoptr (GPtrArray) samples = vt_samples_list (data_dir, NULL);
  GtkWidget *group;

  if (samples == NULL || samples->len == 0)
    return;
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Sample Shops"));
  for (guint i = 0; i < samples->len; i++)
    {
      const VtSample *sample = samples->pdata[i];

      if (i == 0)
        {
          g_autofree char *action =
              g_strdup_printf ("%s::%s", STUDIO_ACTION_OPEN_SAMPLE, sample->name);
          GtkWidget *button = studio_pill_button_new (_ ("_Explore Sample Shop"), action);

          gtk_widget_add_css_class (button, "suggested-action");
          gtk_box_append (GTK_BOX (box), button);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 action_row_new (sample->title, sample->description,
                                                 STUDIO_ACTION_OPEN_SAMPLE, sample->name));
    }
  g_object_set_data (G_OBJECT (box), "samples", group);
}

GtkWidget *
studio_welcome_new (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *samples;

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), VITRINE_APP_ID);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Welcome to Vitrine"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("See which products belong together, make offers of them, "
                                      "and try them before they go out."));
  add_samples (box);
  samples = g_object_get_data (G_OBJECT (box), "samples");

  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), studio_pill_button_new (_ ("_Import…"), STUDIO_ACTION_IMPORT));
  gtk_box_append (GTK_BOX (buttons),
                  studio_pill_button_new (_ ("_New Workspace…"), STUDIO_ACTION_NEW_WORKSPACE));
  gtk_box_append (GTK_BOX (buttons), studio_pill_button_new (_ ("_Open…"), STUDIO_ACTION_OPEN));
  gtk_box_append (GTK_BOX (box), buttons);
  add_recents (box, buttons);
  if (samples != NULL)
    gtk_box_append (GTK_BOX (box), samples);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 480);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), clamp);
  return page;
}

static const char *
refusal_title (const GError *error)
{
  static const struct
  {
    VtError     code;
    const char *title;
  } titles[] = {
      {VT_ERROR_NOT_A_WORKSPACE, N_ ("Not a Vitrine Workspace")},
      {VT_ERROR_TOO_NEW, N_ ("Made by a Later Version")},
      {VT_ERROR_CORRUPT, N_ ("The File Is Damaged")},
      {VT_ERROR_READ_ONLY, N_ ("The File Cannot Be Written")},
      {VT_ERROR_IN_USE, N_ ("Open in Another Program")},
      {VT_ERROR_NO_SPACE, N_ ("The Disk Is Full")},
      {VT_ERROR_NOT_FOUND, N_ ("File Not Found")},
      {VT_ERROR_CONSTRAINT, N_ ("A File of That Name Exists")},
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_error_matches (error, VT_ERROR, (int) titles[i].code))
      return _ (titles[i].title);
  return _ ("The Workspace Could Not Be Opened");
}

GtkWidget *
studio_refusal_new (const char *path, const GError *error)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (path));
  g_autofree char *detailed_action = g_action_print_detailed_name (STUDIO_ACTION_OPEN_PATH, target);
  GtkWidget       *again = studio_pill_button_new (_ ("_Try Again"), detailed_action);
  g_autofree char *display = g_filename_display_name (path);
  g_autofree char *text = g_strdup_printf ("%s\n%s", error->message, display);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), again);
  gtk_box_append (GTK_BOX (buttons),
                  studio_pill_button_new (_ ("_Open Another…"), STUDIO_ACTION_OPEN));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "vitrine-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), refusal_title (error));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), markup);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), buttons);
  return page;
}
