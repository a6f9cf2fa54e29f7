/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that write rule packs and carts to files. */

#include "studio-export-actions.h"

#include "studio-actions.h"
#include "studio-compat.h"
#include "studio-receipt.h"
#include "vt-export.h"

#include <glib/gi18n-lib.h>

/* Where questions are asked, and about what. */
typedef struct
{
  StudioSession *session; /* (unowned): it owns us */
  GtkWindow     *window;  /* (unowned) (nullable): closes the session when it goes */
} Context;

/* What a job writes. */
typedef struct
{
  char   *path;      /* (owned) */
  GBytes *bytes;     /* (owned) (nullable): already there */
  gint64  export_id; /* of what went out before */
  guint   n_changes; /* in a new pack */
} Writing;

static const char *const json_suffixes[] = {"json", NULL};

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_free (writing->path);
  g_clear_pointer (&writing->bytes, g_bytes_unref);
  g_free (writing);
}

static Writing *
writing_new (const char *path)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->path = g_canonicalize_filename (path, NULL);
  return writing;
}

static void
start (StudioSession *session,
       const char    *description,
       Writing       *writing,
       StudioJobFunc  func,
       StudioJobDone  done)
{
  if (!studio_session_run_job (session, description, func, writing, writing_free, done, NULL))
    studio_session_say (session, _ ("Another task is still running"), NULL, NULL);
}

/* Says that the file is there, with a button that shows it. */
static void
say_written (StudioSession *session, const char *text, const char *path)
{
  g_autofree char *action =
      g_action_print_detailed_name (STUDIO_ACTION_SHOW_IN_FOLDER, g_variant_new_string (path));

  studio_session_say (session, text, _ ("Show in Folder"), action);
}

static void
written (StudioSession *session, gpointer data, const GError *error, gpointer owner)
{
  Writing         *writing = data;
  g_autofree char *name = g_filename_display_basename (writing->path);
  g_autofree char *text = g_strdup_printf (_ ("Saved as “%s”"), name);

  if (error != NULL)
    studio_session_fail (session, _ ("The File Could Not Be Saved"), error);
  else
    say_written (session, text, writing->path);
}

/* ---- the pack of now ---- */

static gboolean
run_export (VtWorkspace *workspace, VtJob *job, gpointer data, GError **error)
{
  Writing *writing = data;
  g_auto (VtExportSummary) summary = {0};

  if (!vt_export_pack (workspace, writing->path, job, &summary, error))
    return FALSE;
  writing->n_changes = summary.n_changes;
  return TRUE;
}

static void
exported (StudioSession *session, gpointer data, const GError *error, gpointer owner)
{
  Writing         *writing = data;
  g_autofree char *name = g_filename_display_basename (writing->path);
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      studio_session_fail (session, _ ("The Rule Pack Could Not Be Exported"), error);
      return;
    }
  text = g_strdup_printf (ngettext ("Exported “%s”: %u offer changed since the last export",
                                    "Exported “%s”: %u offers changed since the last export",
                                    writing->n_changes),
                          name, writing->n_changes);
  say_written (session, text, writing->path);
}

static void
export_to (StudioSession *session, const char *path)
{
  start (session, _ ("Exporting the rule pack"), writing_new (path), run_export, exported);
}

static void
on_export_pack_to (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  export_to (((Context *) user_data)->session, g_variant_get_string (parameter, NULL));
}

static void
export_chosen (const char *path, gpointer user_data)
{
  export_to (user_data, path);
}

static void
on_export_pack (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Context                 *context = user_data;
  const StudioFileQuestion question = {.mode = STUDIO_FILE_SAVE,
                                       .title = _ ("Export the Rule Pack"),
                                       .accept = _ ("_Export"),
                                       .suggested_name = _ ("offers.json"),
                                       .kind = _ ("Rule Packs (JSON)"),
                                       .suffixes = json_suffixes};

  studio_compat_choose_file (context->window, &question, export_chosen, context->session);
}

/* ---- a pack of then ---- */

static gboolean
read_export (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Writing *writing = data;

  writing->bytes = vt_exports_load_pack (database, writing->export_id, error);
  return writing->bytes != NULL;
}

static gboolean
run_export_again (VtWorkspace *workspace, VtJob *job, gpointer data, GError **error)
{
  Writing *writing = data;

  return vt_workspace_read (workspace, read_export, writing, job, error) &&
         vt_pack_write (writing->bytes, writing->path, error);
}

static void
export_again_to (StudioSession *session, gint64 id, const char *path)
{
  Writing *writing = writing_new (path);

  writing->export_id = id;
  start (session, _ ("Saving the rule pack again"), writing, run_export_again, written);
}

static void
on_export_again_to (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *path;
  gint64      id;

  g_variant_get (parameter, "(x&s)", &id, &path);
  export_again_to (((Context *) user_data)->session, id, path);
}

/* The answer comes without the question's subject, which is kept with whom it is given to. */
static const char again_key[] = "studio-export-again";

static void
again_chosen (const char *path, gpointer user_data)
{
  const gint64 *id = g_object_get_data (user_data, again_key);

  export_again_to (user_data, *id, path);
}

static void
on_export_again (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Context                 *context = user_data;
  gint64                   id = g_variant_get_int64 (parameter);
  const StudioFileQuestion question = {.mode = STUDIO_FILE_SAVE,
                                       .title = _ ("Save the Rule Pack Again"),
                                       .accept = _ ("_Save"),
                                       .suggested_name = _ ("offers.json"),
                                       .kind = _ ("Rule Packs (JSON)"),
                                       .suffixes = json_suffixes};

  g_object_set_data_full (G_OBJECT (context->session), again_key, g_memdup2 (&id, sizeof id),
                          g_free);
  studio_compat_choose_file (context->window, &question, again_chosen, context->session);
}

/* ---- the cart ---- */

static gboolean
run_write (VtWorkspace *workspace, VtJob *job, gpointer data, GError **error)
{
  Writing *writing = data;

  return vt_pack_write (writing->bytes, writing->path, error);
}

static void
export_cart_to (StudioSession *session, const char *path)
{
  VtCatalog *catalog = studio_session_get_catalog (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (VtShopper) shopper = NULL;
  char    *json = NULL;
  Writing *writing;

  if (catalog == NULL)
    return;
  /* What is open goes by the time, what is suggested by the place: as Preview reckons. */
  shopper = studio_receipt_complete_shopper (studio_session_get_cart (session)->shopper);
  json = vt_cart_to_json_for (studio_session_get_cart (session), shopper, catalog,
                              studio_session_get_currency (session), &error);
  if (json == NULL)
    {
      studio_session_fail (session, _ ("The Cart Could Not Be Saved"), error);
      return;
    }
  writing = writing_new (path);
  writing->bytes = g_bytes_new_take (json, strlen (json));
  start (session, _ ("Saving the cart"), writing, run_write, written);
}

static void
on_export_cart_to (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  export_cart_to (((Context *) user_data)->session, g_variant_get_string (parameter, NULL));
}

static void
cart_chosen (const char *path, gpointer user_data)
{
  export_cart_to (user_data, path);
}

static void
on_export_cart (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Context                 *context = user_data;
  const StudioFileQuestion question = {.mode = STUDIO_FILE_SAVE,
                                       .title = _ ("Save the Cart"),
                                       .accept = _ ("_Save"),
                                       .suggested_name = _ ("cart.json"),
                                       .kind = _ ("Carts (JSON)"),
                                       .suffixes = json_suffixes};

  studio_compat_choose_file (context->window, &question, cart_chosen, context->session);
}

/* ---- where it is ---- */

static void
on_show_in_folder (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Context         *context = user_data;
  g_autofree char *folder = g_path_get_dirname (g_variant_get_string (parameter, NULL));
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (context->window, uri, GDK_CURRENT_TIME);
}

static void
on_cart (StudioSession *session, GParamSpec *pspec, gpointer user_data)
{
  GActionMap *actions = user_data;
  gboolean    has_lines = studio_session_get_cart (session)->lines->len > 0;

  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "export-cart")), has_lines);
}

void
studio_export_actions_add (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entries[] = {
      {.name = "export-pack", .activate = on_export_pack},
      {.name = "export-pack-to", .activate = on_export_pack_to, .parameter_type = "s"},
      {.name = "export-again", .activate = on_export_again, .parameter_type = "x"},
      {.name = "export-again-to", .activate = on_export_again_to, .parameter_type = "(xs)"},
      {.name = "export-cart", .activate = on_export_cart},
      {.name = "export-cart-to", .activate = on_export_cart_to, .parameter_type = "s"},
      {.name = "show-in-folder", .activate = on_show_in_folder, .parameter_type = "s"},
  };
  Context *context = g_new0 (Context, 1);

  context->session = session;
  context->window = GTK_IS_WINDOW (actions) ? GTK_WINDOW (actions) : NULL;
  g_object_set_data_full (G_OBJECT (session), "studio-export-context", context, g_free);
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), context);
  g_signal_connect_object (session, "notify::cart", G_CALLBACK (on_cart), actions, 0);
  on_cart (session, NULL, actions);
}
