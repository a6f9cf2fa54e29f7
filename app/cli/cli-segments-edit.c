/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli segments presets, add-from, remove, day: each one step of undo. */

#include "cli-commands.h"
#include "cli-file.h"
#include "cli-json.h"
#include "cli-segments.h"
#include "cli-text.h"
#include "vt-segment-presets.h"
#include "vt-segment-words.h"

#include <glib/gi18n-lib.h>

/* ---- presets ---- */

typedef struct
{
  GStrv    added;
  gboolean all;
  char    *day;
} PresetWords;

static void
preset_words_clear (PresetWords *words)
{
  g_strfreev (words->added);
  g_free (words->day);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PresetWords, preset_words_clear)

static void
print_preset (const VtPreset *preset, const CliSnapshot *snapshot, const VtCurrency *currency)
{
  g_autofree char *sentence =
      vt_segment_rule_to_sentence (preset->segment->rule, snapshot->catalog, currency);

  cli_print ("%s  %s\n  %s\n  %s\n", preset->segment->key, preset->segment->name, sentence,
             preset->why);
  cli_segment_print_figures (&preset->figures, snapshot->customers, currency);
}

static void
print_presets (CliCall          *call,
               GPtrArray        *presets,
               GPtrArray        *added,
               CliSnapshot      *snapshot,
               const VtCurrency *currency)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "presets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < presets->len; i++)
    {
      const VtPreset *preset = presets->pdata[i];

      cli_segment_add_json (builder, preset->segment, &preset->figures, snapshot->catalog,
                            currency);
      if (!call->json)
        print_preset (preset, snapshot, currency);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "added");
  json_builder_begin_array (builder);
  for (guint i = 0; i < added->len; i++)
    json_builder_add_string_value (builder, ((const VtSegment *) added->pdata[i])->key);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (call->json)
    {
      cli_json_print (builder);
      return;
    }
  cli_segments_print_day (snapshot->customers);
  for (guint i = 0; i < added->len; i++)
    /* Translators: the key of a segment */
    cli_print (_ ("Added “%s”\n"), ((const VtSegment *) added->pdata[i])->key);
}

/* (nullable): copies of those asked for, under keys that are free. */
static GPtrArray *
choose_presets (CliCall           *call,
                const PresetWords *words,
                GPtrArray         *presets,
                GPtrArray         *segments,
                GError           **error)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_segment_free);

  for (guint i = 0; words->added != NULL && words->added[i] != NULL; i++)
    if (vt_presets_find (presets, words->added[i]) == NULL)
      {
        g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no preset “%s”"),
                     words->added[i]);
        return NULL;
      }
  for (guint i = 0; i < presets->len; i++)
    {
      const VtPreset  *preset = presets->pdata[i];
      const char      *word = vt_preset_code_to_word (preset->code);
      g_autofree char *key = NULL;
      g_autofree char *name = NULL;

      if (!words->all &&
          (words->added == NULL || !g_strv_contains ((const char *const *) words->added, word)))
        continue;
      key = vt_segments_free_key (segments, preset->segment->key);
      name = vt_segments_free_name (segments, preset->segment->name);
      g_ptr_array_add (chosen, vt_segment_duplicate (preset->segment, key, name));
    }
  return g_steal_pointer (&chosen);
}

static gboolean
run_presets (CliCall *call, const PresetWords *words, CliSnapshot *snapshot, GError **error)
{
  g_autoptr (VtWorkspace) workspace = vt_workspace_open (call->arguments[0], call->job, error);
  g_autoptr (GPtrArray) presets = NULL;
  g_autoptr (GPtrArray) added = NULL;

  if (workspace == NULL || !cli_snapshot_load (snapshot, workspace, call->job, error))
    return FALSE;
  presets = vt_segment_presets (snapshot->customers, call->job, error);
  if (presets == NULL)
    return FALSE;
  added = choose_presets (call, words, presets, snapshot->segments, error);
  if (added == NULL ||
      !cli_segments_keep (workspace, added,
                          g_dngettext (GETTEXT_PACKAGE, "Add Segment", "Add Segments", added->len),
                          call->job, error))
    return FALSE;
  print_presets (call, presets, added, snapshot, vt_workspace_get_currency (workspace));
  return vt_workspace_close (workspace, error);
}

CliStatus
cli_segments_presets_run (CliCall *call)
{
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_CUSTOMERS | CLI_LOAD_SEGMENTS};
  g_auto (PresetWords) words = {NULL};
  const GOptionEntry entries[] = {
      {"add", 'a', 0, G_OPTION_ARG_STRING_ARRAY, &words.added,
       N_ ("Make a segment of one: new, loyal, lapsing, one-time or bargain"), "PRESET"},
      {"all", 0, 0, G_OPTION_ARG_NONE, &words.all, N_ ("Make segments of all"), NULL},
      {"as-of", 0, 0, G_OPTION_ARG_STRING, &words.day,
       N_ ("Seen from that day; otherwise that of the last order, or the one set"), "DAY"},
      {0},
  };
  g_autoptr (GError) error = NULL;

  if (!cli_call_parse (call, entries, 1, 1))
    return CLI_USAGE;
  if (words.all && words.added != NULL)
    return cli_call_misused (call, _ ("either --add or --all"));
  if (!cli_segments_read_day (call, words.day, &snapshot))
    return CLI_USAGE;
  return run_presets (call, &words, &snapshot, &error) ? CLI_DONE : cli_call_failed (call, error);
}

/* ---- add-from ---- */

/* Who has the key of one that is there takes its place, under its id. */
static guint
take_places (GPtrArray *segments, GPtrArray *there)
{
  guint n = 0;

  for (guint i = 0; i < segments->len; i++)
    {
      VtSegment       *segment = segments->pdata[i];
      const VtSegment *same = vt_segments_find_key (there, segment->key);

      n += same != NULL || vt_segments_find (there, segment->id) != NULL;
      if (same == NULL)
        continue;
      g_free (segment->id);
      segment->id = g_strdup (same->id);
    }
  return n;
}

static void
print_added (CliCall *call, GPtrArray *segments, guint n_replaced)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "added");
  json_builder_begin_array (builder);
  for (guint i = 0; i < segments->len; i++)
    json_builder_add_string_value (builder, ((const VtSegment *) segments->pdata[i])->key);
  json_builder_end_array (builder);
  cli_json_add_int (builder, "replaced", n_replaced);
  json_builder_end_object (builder);
  if (call->json)
    cli_json_print (builder);
  else
    cli_print (g_dngettext (GETTEXT_PACKAGE,
                            "Took in %u segment, %u in the place of one with its key\n",
                            "Took in %u segments, %u in the place of those with their keys\n",
                            segments->len),
               segments->len, n_replaced);
}

static gboolean
add_from (CliCall *call, GError **error)
{
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_SEGMENTS};
  g_autoptr (GBytes) bytes = cli_file_read (call->arguments[1], call->job, error);
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) segments = NULL;
  guint n_replaced;

  if (bytes == NULL)
    return FALSE;
  segments = vt_segments_from_text (g_bytes_get_data (bytes, NULL),
                                    (gssize) g_bytes_get_size (bytes), error);
  if (segments == NULL)
    return FALSE;
  workspace = vt_workspace_open (call->arguments[0], call->job, error);
  if (workspace == NULL || !cli_snapshot_load (&snapshot, workspace, call->job, error))
    return FALSE;
  n_replaced = take_places (segments, snapshot.segments);
  if (!cli_segments_keep (
          workspace, segments,
          g_dngettext (GETTEXT_PACKAGE, "Add Segment", "Add Segments", segments->len), call->job,
          error))
    return FALSE;
  print_added (call, segments, n_replaced);
  return vt_workspace_close (workspace, error);
}

CliStatus
cli_segments_add_from_run (CliCall *call)
{
  g_autoptr (GError) error = NULL;

  call->details =
      _ ("FILE is JSON: a segment or an array of segments; - is standard input. Of a "
         "segment its key is wanted, and who has\nthe key of one that is there takes its "
         "place. All of them or none; one step of undo.");
  if (!cli_call_parse (call, NULL, 2, 2))
    return CLI_USAGE;
  return add_from (call, &error) ? CLI_DONE : cli_call_failed (call, error);
}

/* ---- remove ---- */

/* @data: (element-type utf8): ids. */
static gboolean
remove_ids (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  GPtrArray *ids = data;

  for (guint i = 0; i < ids->len; i++)
    if (!vt_segments_remove (database, ids->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
remove_segments (CliCall *call, GError **error)
{
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_SEGMENTS};
  g_autoptr (VtWorkspace) workspace = vt_workspace_open (call->arguments[0], call->job, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (workspace == NULL || !cli_snapshot_load (&snapshot, workspace, call->job, error))
    return FALSE;
  for (guint i = 1; call->arguments[i] != NULL; i++)
    {
      const VtSegment *segment = cli_segments_find (snapshot.segments, call->arguments[i], error);

      if (segment == NULL)
        return FALSE;
      /* Named twice, removed once. */
      if (!g_ptr_array_find (ids, segment->id, NULL))
        g_ptr_array_add (ids, segment->id);
    }
  if (!vt_workspace_edit (
          workspace, g_dngettext (GETTEXT_PACKAGE, "Delete Segment", "Delete Segments", ids->len),
          "offers/segments/", remove_ids, ids, call->job, error))
    return FALSE;
  json_builder_begin_object (builder);
  cli_json_add_int (builder, "removed", ids->len);
  json_builder_end_object (builder);
  if (call->json)
    cli_json_print (builder);
  else
    cli_print (
        g_dngettext (GETTEXT_PACKAGE, "Removed %u segment\n", "Removed %u segments\n", ids->len),
        ids->len);
  return vt_workspace_close (workspace, error);
}

CliStatus
cli_segments_remove_run (CliCall *call)
{
  g_autoptr (GError) error = NULL;

  call->details =
      _ ("SEGMENT is a key or an id. All of them or none; one step of undo. Offers that "
         "name one go on naming it.");
  if (!cli_call_parse (call, NULL, 2, CLI_MANY))
    return CLI_USAGE;
  return remove_segments (call, &error) ? CLI_DONE : cli_call_failed (call, error);
}

/* ---- day ---- */

static gboolean
save_day (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_reference_day_save (database, *(const gint32 *) data, error);
}

static gboolean
load_day (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_reference_day_load (database, data, error);
}

static void
print_day (CliCall *call, gint32 set, VtCustomers *customers)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gboolean         has_orders = customers->last_day != VT_DAY_NONE;
  g_autofree char *day = customers->day != VT_DAY_NONE ? vt_day_to_plain (customers->day) : NULL;
  g_autofree char *last = has_orders ? vt_day_to_plain (customers->last_day) : NULL;

  if (call->json)
    {
      json_builder_begin_object (builder);
      cli_json_add_string (builder, "day", day);
      cli_json_add_string (builder, "last_order", last);
      json_builder_set_member_name (builder, "set");
      json_builder_add_boolean_value (builder, set != VT_DAY_NONE);
      json_builder_end_object (builder);
      cli_json_print (builder);
    }
  else if (day == NULL)
    cli_print ("%s\n", _ ("There are no orders yet"));
  else if (set == VT_DAY_NONE)
    /* Translators: a day */
    cli_print (_ ("%s, the day of the last order\n"), day);
  else
    /* Translators: a day */
    cli_print (_ ("%s, as it was set\n"), day);
}

static gboolean
run_day (CliCall *call, gboolean sets, gint32 day, GError **error)
{
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_CUSTOMERS};
  g_autoptr (VtWorkspace) workspace = vt_workspace_open (call->arguments[0], call->job, error);
  gint32 set;

  if (workspace == NULL ||
      (sets && !vt_workspace_edit (workspace, _ ("Change Reference Day"), "offers/segments/",
                                   save_day, &day, call->job, error)) ||
      !cli_snapshot_load (&snapshot, workspace, call->job, error) ||
      !vt_workspace_read (workspace, load_day, &set, call->job, error))
    return FALSE;
  print_day (call, set, snapshot.customers);
  return vt_workspace_close (workspace, error);
}

CliStatus
cli_segments_day_run (CliCall *call)
{
  g_autoptr (GError) error = NULL;
  gint32      day = VT_DAY_NONE;
  const char *text;

  call->details = _ ("Days “ago” are counted from it, and what was ordered later does not count.");
  if (!cli_call_parse (call, NULL, 1, 2))
    return CLI_USAGE;
  text = call->arguments[1];
  if (text != NULL && !g_str_equal (text, "last") && !vt_day_from_plain (text, &day, &error))
    return cli_call_misused (call, "%s", error->message);
  return run_day (call, text != NULL, day, &error) ? CLI_DONE : cli_call_failed (call, error);
}
