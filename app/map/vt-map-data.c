/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map as data, for programs that work on graphs: GraphML, GEXF, JSON and CSV. */

#include "vt-map-data.h"

#include "vt-error.h"
#include "vt-map-columns.h"
#include "vt-map-style.h"
#include "vt-write-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  VtMapTable         table;
  const VtMapColumn *node_columns;
  guint              n_node_columns;
  const VtMapColumn *link_columns;
  guint              n_link_columns;
  const VtMapScene  *scene;
  GString           *text;
} Writer;

/* ---- XML ---- */

/* XML 1.0 has no room for most control characters, not even escaped. */
static void
add_xml_text (GString *text, const char *content)
{
  g_autofree char *valid = g_utf8_make_valid (content, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (text, "&amp;");
      else if (c == '<')
        g_string_append (text, "&lt;");
      else if (c == '>')
        g_string_append (text, "&gt;");
      else if (c == '"')
        g_string_append (text, "&quot;");
      else if (c == '\t' || c == '\n' || c == '\r')
        g_string_append_printf (text, "&#%u;", c);
      else if (c < 0x20 || (c & 0xFFFE) == 0xFFFE)
        g_string_append (text, "\xEF\xBF\xBD");
      else
        g_string_append_unichar (text, c);
    }
}

static const char *
graphml_type (VtMapColumnType type)
{
  switch (type)
    {
    case VT_MAP_COLUMN_TEXT:
      return "string";
    case VT_MAP_COLUMN_WHOLE:
      return "long";
    case VT_MAP_COLUMN_REAL:
      return "double";
    }
  g_return_val_if_reached ("string");
}

/* Keys are named after what they are for, as a link may have a column of a node's name. */
static void
add_graphml_keys (Writer *writer, const VtMapColumn *columns, guint n, const char *kind)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (
        writer->text, "  <key id=\"%c_%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", *kind,
        columns[i].name, kind, columns[i].name, graphml_type (columns[i].type));
}

static void
add_graphml_data (Writer *writer, const VtMapColumn *columns, guint n, char prefix, guint32 index)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = columns[i].print (&writer->table, index);

      if (value == NULL)
        continue;
      g_string_append_printf (writer->text, "      <data key=\"%c_%s\">", prefix, columns[i].name);
      add_xml_text (writer->text, value);
      g_string_append (writer->text, "</data>\n");
    }
}

static void
write_graphml (Writer *writer)
{
  g_string_append (writer->text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                 "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
  add_graphml_keys (writer, writer->node_columns, writer->n_node_columns, "node");
  add_graphml_keys (writer, writer->link_columns, writer->n_link_columns, "edge");
  g_string_append (writer->text, "  <graph id=\"affinity\" edgedefault=\"undirected\">\n");
  for (guint32 i = 0; i < writer->scene->n_nodes; i++)
    {
      g_string_append_printf (writer->text, "    <node id=\"n%u\">\n", i);
      add_graphml_data (writer, writer->node_columns, writer->n_node_columns, 'n', i);
      g_string_append (writer->text, "    </node>\n");
    }
  for (guint32 i = 0; i < writer->scene->n_edges; i++)
    {
      g_string_append_printf (writer->text, "    <edge source=\"n%u\" target=\"n%u\">\n",
                              writer->scene->edges[i].a, writer->scene->edges[i].b);
      add_graphml_data (writer, writer->link_columns, writer->n_link_columns, 'e', i);
      g_string_append (writer->text, "    </edge>\n");
    }
  g_string_append (writer->text, "  </graph>\n</graphml>\n");
}

static void
add_gexf_attributes (Writer *writer, const VtMapColumn *columns, guint n, const char *kind)
{
  g_string_append_printf (writer->text, "    <attributes class=\"%s\">\n", kind);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (writer->text, "      <attribute id=\"%s\" title=\"%s\" type=\"%s\"/>\n",
                            columns[i].name, columns[i].name, graphml_type (columns[i].type));
  g_string_append (writer->text, "    </attributes>\n");
}

static void
add_gexf_values (Writer *writer, const VtMapColumn *columns, guint n, guint32 index)
{
  g_string_append (writer->text, "        <attvalues>\n");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = columns[i].print (&writer->table, index);

      if (value == NULL)
        continue;
      g_string_append_printf (writer->text, "          <attvalue for=\"%s\" value=\"",
                              columns[i].name);
      add_xml_text (writer->text, value);
      g_string_append (writer->text, "\"/>\n");
    }
  g_string_append (writer->text, "        </attvalues>\n");
}

/* As on the map: its colours; in Gephi y grows upwards. */
static void
add_gexf_place (Writer *writer, const VtMapStyle *style, guint32 node)
{
  const VtMapNode *place = &writer->scene->nodes[node];
  guint32          colour = vt_map_style_get_group_colour (style, place->group);
  char             x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
  char             size[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (writer->text,
                          "        <viz:color r=\"%u\" g=\"%u\" b=\"%u\"/>\n"
                          "        <viz:position x=\"%s\" y=\"%s\" z=\"0\"/>\n"
                          "        <viz:size value=\"%s\"/>\n",
                          colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF,
                          g_ascii_dtostr (x, sizeof x, place->x),
                          g_ascii_dtostr (y, sizeof y, -place->y),
                          g_ascii_dtostr (size, sizeof size, place->radius));
}

static void
write_gexf (Writer *writer)
{
  VtMapStyle style = vt_map_style_from_preset (VT_MAP_PRESET_LIGHT);

  g_string_append (writer->text,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" "
                   "version=\"1.3\">\n"
                   "  <graph defaultedgetype=\"undirected\">\n");
  add_gexf_attributes (writer, writer->node_columns, writer->n_node_columns, "node");
  add_gexf_attributes (writer, writer->link_columns, writer->n_link_columns, "edge");
  g_string_append (writer->text, "    <nodes>\n");
  for (guint32 i = 0; i < writer->scene->n_nodes; i++)
    {
      g_string_append_printf (writer->text, "      <node id=\"%u\" label=\"", i);
      add_xml_text (writer->text, writer->scene->nodes[i].label);
      g_string_append (writer->text, "\">\n");
      add_gexf_values (writer, writer->node_columns, writer->n_node_columns, i);
      add_gexf_place (writer, &style, i);
      g_string_append (writer->text, "      </node>\n");
    }
  g_string_append (writer->text, "    </nodes>\n    <edges>\n");
  for (guint32 i = 0; i < writer->scene->n_edges; i++)
    {
      g_autofree char *weight = writer->link_columns[0].print (&writer->table, i);

      g_string_append_printf (writer->text,
                              "      <edge id=\"%u\" source=\"%u\" target=\"%u\" weight=\"%s\">\n",
                              i, writer->scene->edges[i].a, writer->scene->edges[i].b, weight);
      add_gexf_values (writer, writer->link_columns, writer->n_link_columns, i);
      g_string_append (writer->text, "      </edge>\n");
    }
  g_string_append (writer->text, "    </edges>\n  </graph>\n</gexf>\n");
}

/* ---- JSON ---- */

static void
add_json_text (GString *text, const char *content)
{
  g_autofree char *valid = g_utf8_make_valid (content, -1);

  g_string_append_c (text, '"');
  for (const char *p = valid; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (text, "\\%c", *p);
      else if ((guchar) *p < 0x20)
        g_string_append_printf (text, "\\u%04x", (guint) (guchar) *p);
      else
        g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

static void
add_json_values (Writer *writer, const VtMapColumn *columns, guint n, guint32 index)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = columns[i].print (&writer->table, index);

      if (value == NULL)
        continue;
      g_string_append_printf (writer->text, ",\"%s\":", columns[i].name);
      if (columns[i].type == VT_MAP_COLUMN_TEXT)
        add_json_text (writer->text, value);
      else
        g_string_append (writer->text, value);
    }
}

static void
write_json (Writer *writer)
{
  g_string_append (writer->text,
                   "{\"directed\":false,\"multigraph\":false,\"graph\":{},\n\"nodes\":[");
  for (guint32 i = 0; i < writer->scene->n_nodes; i++)
    {
      g_string_append_printf (writer->text, "%s\n{\"id\":%u", i > 0 ? "," : "", i);
      add_json_values (writer, writer->node_columns, writer->n_node_columns, i);
      g_string_append_c (writer->text, '}');
    }
  g_string_append (writer->text, "],\n\"links\":[");
  for (guint32 i = 0; i < writer->scene->n_edges; i++)
    {
      g_string_append_printf (writer->text, "%s\n{\"source\":%u,\"target\":%u", i > 0 ? "," : "",
                              writer->scene->edges[i].a, writer->scene->edges[i].b);
      add_json_values (writer, writer->link_columns, writer->n_link_columns, i);
      g_string_append_c (writer->text, '}');
    }
  g_string_append (writer->text, "]}\n");
}

/* ---- CSV ---- */

static void
add_csv_text (GString *text, const char *content)
{
  gboolean is_formula = *content != '\0' && strchr ("=+-@\t\r", *content) != NULL;

  g_string_append (text, is_formula ? "\"'" : "\"");
  for (const char *p = content; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

static void
write_csv (Writer *writer)
{
  g_string_append (writer->text, "Source,Target,Type,source_title,target_title");
  for (guint i = 0; i < writer->n_link_columns; i++)
    g_string_append_printf (writer->text, ",%s", writer->link_columns[i].name);
  g_string_append (writer->text, "\r\n");
  for (guint32 i = 0; i < writer->scene->n_edges; i++)
    {
      guint32 from = vt_affinity_map_get_product (writer->table.map, writer->scene->edges[i].a);
      guint32 to = vt_affinity_map_get_product (writer->table.map, writer->scene->edges[i].b);
      const VtProduct *source = vt_catalog_get (writer->table.catalog, from);
      const VtProduct *target = vt_catalog_get (writer->table.catalog, to);

      add_csv_text (writer->text, source->sku);
      g_string_append_c (writer->text, ',');
      add_csv_text (writer->text, target->sku);
      g_string_append (writer->text, ",Undirected,");
      add_csv_text (writer->text, source->title);
      g_string_append_c (writer->text, ',');
      add_csv_text (writer->text, target->title);
      for (guint k = 0; k < writer->n_link_columns; k++)
        {
          g_autofree char *value = writer->link_columns[k].print (&writer->table, i);

          g_string_append_printf (writer->text, ",%s", value != NULL ? value : "");
        }
      g_string_append (writer->text, "\r\n");
    }
}

/* ---- all ---- */

GString *
vt_map_data_write (VtAffinityMap    *map,
                   VtCatalog        *catalog,
                   const VtCurrency *currency,
                   VtMapDataFormat   format)
{
  Writer writer = {0};

  g_return_val_if_fail (map != NULL && catalog != NULL && currency != NULL, NULL);

  vt_map_table_init (&writer.table, map, catalog, currency);
  writer.node_columns = vt_map_node_columns (&writer.n_node_columns);
  writer.link_columns = vt_map_link_columns (&writer.n_link_columns);
  writer.scene = vt_affinity_map_get_scene (map);
  writer.text = g_string_new (NULL);
  switch (format)
    {
    case VT_MAP_DATA_GRAPHML:
      write_graphml (&writer);
      break;
    case VT_MAP_DATA_GEXF:
      write_gexf (&writer);
      break;
    case VT_MAP_DATA_JSON:
      write_json (&writer);
      break;
    case VT_MAP_DATA_CSV:
      write_csv (&writer);
      break;
    }
  vt_map_table_clear (&writer.table);
  return writer.text;
}

gboolean
vt_map_data_export (VtAffinityMap    *map,
                    VtCatalog        *catalog,
                    const VtCurrency *currency,
                    VtMapDataFormat   format,
                    const char       *path,
                    GError          **error)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  text = vt_map_data_write (map, catalog, currency, format);
  return vt_write_file (path, text->str, text->len, error);
}

gboolean
vt_map_data_format_from_path (const char *path, VtMapDataFormat *ret_format, GError **error)
{
  static const struct
  {
    const char     *ending;
    VtMapDataFormat format;
  } formats[] = {
      {".graphml", VT_MAP_DATA_GRAPHML},
      {".gexf", VT_MAP_DATA_GEXF},
      {".json", VT_MAP_DATA_JSON},
      {".csv", VT_MAP_DATA_CSV},
  };
  g_autofree char *folded = g_ascii_strdown (path, -1);

  for (guint k = 0; k < G_N_ELEMENTS (formats); k++)
    if (g_str_has_suffix (folded, formats[k].ending))
      {
        *ret_format = formats[k].format;
        return TRUE;
      }

  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
               _ ("“%s” does not end in .graphml, .gexf, .json or .csv, which says what kind of "
                  "data to write"),
               path);
  return FALSE;
}
