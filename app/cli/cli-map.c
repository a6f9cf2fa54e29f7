/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli map: the map of what is bought together, as a picture or as data. */

#include "cli-commands.h"
#include "cli-json.h"
#include "cli-mining.h"
#include "cli-text.h"
#include "vt-affinity-map.h"
#include "vt-map-data.h"
#include "vt-map-export.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_WIDTH_PX 1600
#define DEFAULT_HEIGHT_PX 1000
#define MAX_LEGEND_GROUPS 10

typedef struct
{
  CliMiningWords mining;
  char          *output;
  char          *size;
  char          *title;
  int            n_links;
  int            seed;
  gboolean       dark;
  gboolean       high_contrast;
  gboolean       print;

  gboolean        is_data; /* as the output's name says; else it is a picture */
  VtMapDataFormat data_format;
} MapWords;

/* "1600x1000" */
static gboolean
read_size (const char *text, double *ret_width_px, double *ret_height_px)
{
  g_auto (GStrv) parts = g_strsplit (text, "x", 3);
  guint64 width;
  guint64 height;

  if (g_strv_length (parts) != 2 ||
      !g_ascii_string_to_unsigned (parts[0], 10, 64, VT_MAP_EXPORT_MAX_PX, &width, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 64, VT_MAP_EXPORT_MAX_PX, &height, NULL))
    return FALSE;
  *ret_width_px = (double) width;
  *ret_height_px = (double) height;
  return TRUE;
}

static VtMapPreset
get_preset (const MapWords *words)
{
  if (words->print)
    return VT_MAP_PRESET_PRINT;
  if (words->high_contrast)
    return words->dark ? VT_MAP_PRESET_HIGH_CONTRAST_DARK : VT_MAP_PRESET_HIGH_CONTRAST;
  return words->dark ? VT_MAP_PRESET_DARK : VT_MAP_PRESET_LIGHT;
}

/* What the picture is of. No date of today: the same workspace gives the same picture. */
static char *
make_subtitle (VtOrders *orders, VtPairs *pairs, VtAffinityMap *map)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (orders->n_orders == 0)
    return g_strdup (_ ("No orders"));
  first = cli_time_to_text (orders->order_time_us[0]);
  last = cli_time_to_text (orders->order_time_us[orders->n_orders - 1]);
  return g_strdup_printf (_ ("%'u orders, %.10s to %.10s; %'u products, %'u links"),
                          pairs->baskets->n_baskets, first, last, vt_affinity_map_get_n_nodes (map),
                          vt_affinity_map_get_n_links (map));
}

static gboolean
write_picture (const MapWords *words,
               VtWorkspace    *workspace,
               VtOrders       *orders,
               VtAffinityMap  *map,
               VtMapExport    *options,
               GError        **error)
{
  VtMapStyle       style = vt_map_style_from_preset (get_preset (words));
  g_autofree char *subtitle = make_subtitle (orders, vt_affinity_map_get_pairs (map), map);
  const char      *names[MAX_LEGEND_GROUPS];

  options->title = words->title != NULL ? words->title : vt_workspace_get_name (workspace);
  options->subtitle = subtitle;
  options->n_group_names = MIN (MAX_LEGEND_GROUPS, vt_affinity_map_get_n_communities (map));
  for (guint32 i = 0; i < options->n_group_names; i++)
    names[i] = vt_affinity_map_get_community_name (map, i);
  options->group_names = names;
  options->size_note = _ ("Size: orders with the product");
  options->edge_note = _ ("Width: how strongly they go together");
  return vt_map_export (vt_affinity_map_get_scene (map), &style, options, words->output, error);
}

/* What the groups are called, the largest first, as the legend has them. */
static void
add_groups (JsonBuilder *builder, VtAffinityMap *map)
{
  guint32             n = vt_affinity_map_get_n_communities (map);
  g_autofree guint32 *n_products = g_new0 (guint32, (gsize) n + 1);

  for (guint32 i = 0; i < vt_affinity_map_get_n_nodes (map); i++)
    n_products[vt_affinity_map_get_community (map, i)]++;
  json_builder_set_member_name (builder, "communities");
  json_builder_begin_array (builder);
  for (guint32 c = 0; c < n; c++)
    {
      json_builder_begin_object (builder);
      cli_json_add_string (builder, "name", vt_affinity_map_get_community_name (map, c));
      cli_json_add_int (builder, "products", n_products[c]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_groups (VtAffinityMap *map)
{
  guint32 n = vt_affinity_map_get_n_communities (map);

  for (guint32 c = 0; c < MIN (n, MAX_LEGEND_GROUPS); c++)
    cli_print ("  %s\n", vt_affinity_map_get_community_name (map, c));
  if (n > MAX_LEGEND_GROUPS)
    cli_print (g_dngettext (GETTEXT_PACKAGE, "  and %'u more\n", "  and %'u more\n",
                            n - MAX_LEGEND_GROUPS),
               n - MAX_LEGEND_GROUPS);
}

static void
print_result (CliCall *call, const MapWords *words, VtAffinityMap *map)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!call->json)
    {
      cli_print (_ ("%s: %'u products in %'u groups, %'u of %'zu links\n"), words->output,
                 vt_affinity_map_get_n_nodes (map), vt_affinity_map_get_n_communities (map),
                 vt_affinity_map_get_n_links (map), vt_affinity_map_get_n_candidates (map));
      print_groups (map);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  cli_json_add_string (builder, "file", words->output);
  cli_json_add_int (builder, "products", vt_affinity_map_get_n_nodes (map));
  cli_json_add_int (builder, "groups", vt_affinity_map_get_n_communities (map));
  cli_json_add_int (builder, "links", vt_affinity_map_get_n_links (map));
  cli_json_add_int (builder, "candidates", (gint64) vt_affinity_map_get_n_candidates (map));
  add_groups (builder, map);
  json_builder_end_object (builder);
  cli_json_print (builder);
}

static gboolean
make_map (CliCall                    *call,
          const MapWords             *words,
          const VtOrderFilter        *filter,
          const VtMiningOptions      *mining,
          const VtAffinityMapOptions *map_options,
          VtMapExport                *export_options,
          GError                    **error)
{
  g_auto (CliSnapshot) snapshot = {.wanted = cli_filter_get_load (filter)};
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (VtPairs) pairs = NULL;
  g_autoptr (VtAffinityMap) map = NULL;

  workspace = vt_workspace_open (call->arguments[0], call->job, error);
  if (workspace == NULL || !cli_snapshot_load (&snapshot, workspace, call->job, error))
    return FALSE;
  pairs = cli_mine_filtered (call, &snapshot, filter, mining, error);
  if (pairs == NULL)
    return FALSE;
  map = vt_affinity_map_build (pairs, snapshot.catalog, map_options, call->job, error);
  if (map == NULL || !vt_job_check (call->job, error) ||
      !(words->is_data
            ? vt_map_data_export (map, snapshot.catalog, vt_workspace_get_currency (workspace),
                                  words->data_format, words->output, error)
            : write_picture (words, workspace, snapshot.orders, map, export_options, error)))
    return FALSE;
  print_result (call, words, map);
  return vt_workspace_close (workspace, error);
}

static gboolean
read_output (CliCall *call, MapWords *words, VtMapExport *export_options)
{
  if (words->output == NULL)
    {
      cli_call_misused (call, _ ("the file is missing: --output=FILE.png, .svg, .pdf, .graphml, "
                                 ".gexf, .json or .csv"));
      return FALSE;
    }
  words->is_data = vt_map_data_format_from_path (words->output, &words->data_format, NULL);
  if (words->is_data || vt_map_format_from_path (words->output, &export_options->format, NULL))
    return TRUE;
  cli_call_misused (call,
                    _ ("“%s” does not end in .png, .svg or .pdf for a picture, nor in .graphml, "
                       ".gexf, .json or .csv for data"),
                    words->output);
  return FALSE;
}

/* Makes sense of all the words. */
static gboolean
read_words (CliCall              *call,
            MapWords             *words,
            VtMiningOptions      *mining,
            VtAffinityMapOptions *map_options,
            VtMapExport          *export_options)
{
  if (!read_output (call, words, export_options))
    return FALSE;
  if (words->size != NULL &&
      !read_size (words->size, &export_options->width_px, &export_options->height_px))
    {
      cli_call_misused (call, _ ("--size is two numbers from 64 to %d: 1600x1000"),
                        VT_MAP_EXPORT_MAX_PX);
      return FALSE;
    }
  if (words->n_links < 0 || words->seed < 0)
    {
      cli_call_misused (call, _ ("--links is 1 and up, --seed 0 and up"));
      return FALSE;
    }
  if (words->n_links > 0)
    map_options->links.max_links = (guint32) words->n_links;
  if (words->seed > 0)
    map_options->seed = (guint64) words->seed;
  return cli_mining_words_read (call, &words->mining, mining, &map_options->links);
}

static CliStatus
run (CliCall *call, MapWords *words)
{
  const GOptionEntry own[] = {
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &words->output,
       N_ ("The picture (.png, .svg, .pdf) or the data (.graphml, .gexf, .json, .csv)"), "FILE"},
      {"size", 0, 0, G_OPTION_ARG_STRING, &words->size,
       N_ ("Of the picture in pixels (otherwise 1600x1000)"), "WxH"},
      {"title", 't', 0, G_OPTION_ARG_STRING, &words->title,
       N_ ("Above the map (otherwise the shop's name)"), "TEXT"},
      {"links", 'l', 0, G_OPTION_ARG_INT, &words->n_links,
       N_ ("At most so many links (otherwise 1200)"), "N"},
      {"seed", 0, 0, G_OPTION_ARG_INT, &words->seed,
       N_ ("Another arrangement of the same (otherwise 1)"), "N"},
      {"dark", 0, 0, G_OPTION_ARG_NONE, &words->dark, N_ ("On a dark ground"), NULL},
      {"high-contrast", 0, 0, G_OPTION_ARG_NONE, &words->high_contrast, N_ ("In strong colours"),
       NULL},
      {"print", 0, 0, G_OPTION_ARG_NONE, &words->print, N_ ("For white paper"), NULL},
      {0},
  };
  g_autofree GOptionEntry *shared = cli_mining_words_make_entries (&words->mining);
  g_autofree GOptionEntry *which = cli_filter_words_make_entries (&words->mining);
  g_autofree GOptionEntry *both = cli_entries_join (shared, which);
  g_autofree GOptionEntry *entries = cli_entries_join (own, both);
  g_auto (VtOrderFilter) filter = VT_ORDER_FILTER_INIT;
  VtMiningOptions      mining = VT_MINING_OPTIONS_DEFAULT;
  VtAffinityMapOptions map_options = VT_AFFINITY_MAP_OPTIONS_DEFAULT;
  VtMapExport          export_options = {
               .width_px = DEFAULT_WIDTH_PX,
               .height_px = DEFAULT_HEIGHT_PX,
  };
  g_autoptr (GError) error = NULL;

  call->details = _ ("The same workspace and options give the same picture.");
  if (!cli_call_parse (call, entries, 1, 1) ||
      !read_words (call, words, &mining, &map_options, &export_options) ||
      !cli_filter_words_read (call, &words->mining, &filter))
    return CLI_USAGE;
  if (!make_map (call, words, &filter, &mining, &map_options, &export_options, &error))
    return cli_call_failed (call, error);
  return CLI_DONE;
}

CliStatus
cli_map_run (CliCall *call)
{
  MapWords  words = {.mining = CLI_MINING_WORDS_INIT};
  CliStatus status = run (call, &words);

  cli_mining_words_clear (&words.mining);
  g_free (words.output);
  g_free (words.size);
  g_free (words.title);
  return status;
}
