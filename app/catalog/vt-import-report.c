/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import did with every row, as counts, words and a list of what was rejected. */

#include "vt-import-report.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <json-glib/json-glib.h>

#define MAX_VALUE_BYTES 200

static const char *const fate_ids[VT_N_ROW_FATES] = {"added", "updated", "unchanged", "rejected",
                                                     "ignored"};

static void
fact_free (gpointer data)
{
  VtReportFact *fact = data;

  g_free (fact->id);
  g_free (fact->text);
  g_free (fact);
}

static void
section_free (gpointer data)
{
  VtReportSection *section = data;

  g_free (section->id);
  g_free (section->title);
  g_ptr_array_unref (section->facts);
  g_free (section);
}

static void
rejection_free (gpointer data)
{
  VtRejection *rejection = data;

  g_free (rejection->column);
  g_free (rejection->value);
  g_free (rejection->reason);
  g_free (rejection->remedy);
  g_free (rejection);
}

VtImportReport *
vt_import_report_new (const char *kind, const char *file_name)
{
  VtImportReport *self;

  g_return_val_if_fail (kind != NULL && file_name != NULL, NULL);

  self = g_new0 (VtImportReport, 1);
  self->kind = g_strdup (kind);
  self->file_name = g_strdup (file_name);
  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->rejections = g_ptr_array_new_with_free_func (rejection_free);
  return self;
}

void
vt_import_report_free (VtImportReport *self)
{
  if (self == NULL)
    return;

  g_free (self->kind);
  g_free (self->file_name);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->rejections);
  g_free (self);
}

void
vt_import_report_count_rows (VtImportReport *self, VtRowFate fate, guint64 n)
{
  g_return_if_fail (self != NULL);

  self->n_rows += n;
  self->n_rows_by_fate[fate] += n;
}

/* Cut between characters; what is not UTF-8 is shown by U+FFFD. */
static char *
shorten (const char *value)
{
  g_autofree char *head = g_strndup (value, MAX_VALUE_BYTES);
  g_autofree char *valid = NULL;
  const char      *stop;

  if (g_utf8_validate (head, -1, &stop))
    return g_steal_pointer (&head);
  if (strlen (value) > MAX_VALUE_BYTES && stop + 4 > head + MAX_VALUE_BYTES)
    return g_strndup (head, (gsize) (stop - head));
  valid = g_utf8_make_valid (head, -1);
  return g_steal_pointer (&valid);
}

static void
add_rejection (VtImportReport *self,
               guint64         row,
               const char     *column,
               const char     *value,
               const char     *reason,
               const char     *remedy)
{
  VtRejection *rejection = g_new0 (VtRejection, 1);

  rejection->row = row;
  rejection->column = g_strdup (column != NULL ? column : "");
  rejection->value = shorten (value != NULL ? value : "");
  rejection->reason = g_strdup (reason);
  rejection->remedy = g_strdup (remedy != NULL ? remedy : "");
  g_ptr_array_add (self->rejections, rejection);
}

void
vt_import_report_reject (VtImportReport *self,
                         guint64         row,
                         const char     *column,
                         const char     *value,
                         const char     *reason,
                         const char     *remedy)
{
  g_return_if_fail (self != NULL && reason != NULL);

  vt_import_report_count_rows (self, VT_ROW_REJECTED, 1);
  if (self->rejections->len < VT_IMPORT_MAX_LISTED)
    add_rejection (self, row, column, value, reason, remedy);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const VtRejection *first = *(const VtRejection *const *) a;
  const VtRejection *second = *(const VtRejection *const *) b;

  return first->row < second->row ? -1 : first->row > second->row;
}

void
vt_import_report_sort (VtImportReport *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_sort (self->rejections, compare_rows);
}

void
vt_import_report_add_section (VtImportReport *self, const char *id, const char *title)
{
  VtReportSection *section;

  g_return_if_fail (self != NULL && id != NULL && title != NULL);

  section = g_new0 (VtReportSection, 1);
  section->id = g_strdup (id);
  section->title = g_strdup (title);
  section->facts = g_ptr_array_new_with_free_func (fact_free);
  g_ptr_array_add (self->sections, section);
}

void
vt_import_report_add_fact (VtImportReport *self, const char *id, guint64 count, const char *text)
{
  VtReportSection *section;
  VtReportFact    *fact;

  g_return_if_fail (self != NULL && self->sections->len > 0 && id != NULL && text != NULL);

  if (count == 0)
    return;

  section = g_ptr_array_index (self->sections, self->sections->len - 1);
  fact = g_new0 (VtReportFact, 1);
  fact->id = g_strdup (id);
  fact->text = g_strdup (text);
  fact->count = count;
  g_ptr_array_add (section->facts, fact);
}

guint64
vt_import_report_get_count (VtImportReport *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, 0);

  for (guint s = 0; s < self->sections->len; s++)
    {
      const VtReportSection *section = g_ptr_array_index (self->sections, s);

      for (guint f = 0; f < section->facts->len; f++)
        {
          const VtReportFact *fact = g_ptr_array_index (section->facts, f);

          if (g_str_equal (fact->id, id))
            return fact->count;
        }
    }
  return 0;
}

/* ---- JSON ---- */

static void
set_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
set_int (JsonBuilder *builder, const char *name, guint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64) value);
}

static void
build_rows (JsonBuilder *builder, const VtImportReport *self)
{
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_object (builder);
  set_int (builder, "read", self->n_rows);
  for (guint i = 0; i < VT_N_ROW_FATES; i++)
    set_int (builder, fate_ids[i], self->n_rows_by_fate[i]);
  json_builder_end_object (builder);
}

static void
build_section (JsonBuilder *builder, const VtReportSection *section)
{
  json_builder_begin_object (builder);
  set_string (builder, "id", section->id);
  set_string (builder, "title", section->title);
  json_builder_set_member_name (builder, "facts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < section->facts->len; i++)
    {
      const VtReportFact *fact = g_ptr_array_index (section->facts, i);

      json_builder_begin_object (builder);
      set_string (builder, "id", fact->id);
      set_int (builder, "count", fact->count);
      set_string (builder, "text", fact->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
build_rejection (JsonBuilder *builder, const VtRejection *rejection)
{
  json_builder_begin_object (builder);
  set_int (builder, "row", rejection->row);
  set_string (builder, "column", rejection->column);
  set_string (builder, "value", rejection->value);
  set_string (builder, "reason", rejection->reason);
  set_string (builder, "remedy", rejection->remedy);
  json_builder_end_object (builder);
}

char *
vt_import_report_to_json (VtImportReport *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  set_string (builder, "kind", self->kind);
  set_string (builder, "file", self->file_name);
  set_int (builder, "batch", (guint64) self->batch_id);
  build_rows (builder, self);
  json_builder_set_member_name (builder, "sections");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->sections->len; i++)
    build_section (builder, g_ptr_array_index (self->sections, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "rejected");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->rejections->len; i++)
    build_rejection (builder, g_ptr_array_index (self->rejections, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* Members that are missing or of another type read as empty: reports of later versions may say
 * more, and an old one less. */
static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return "";
  return json_node_get_string (node);
}

static guint64
get_int (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return 0;
  return (guint64) json_node_get_int (node);
}

static guint
get_length (JsonObject *object, const char *name, JsonArray **ret_array)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return 0;
  *ret_array = json_node_get_array (node);
  return json_array_get_length (*ret_array);
}

static JsonObject *
get_object (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
read_sections (VtImportReport *self, JsonObject *object)
{
  JsonArray *sections = NULL, *facts = NULL;
  guint      n = get_length (object, "sections", &sections);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *section = get_object (sections, i);
      guint       n_facts = section != NULL ? get_length (section, "facts", &facts) : 0;

      if (section == NULL)
        continue;
      vt_import_report_add_section (self, get_string (section, "id"),
                                    get_string (section, "title"));
      for (guint f = 0; f < n_facts; f++)
        {
          JsonObject *fact = get_object (facts, f);

          if (fact != NULL)
            vt_import_report_add_fact (self, get_string (fact, "id"), get_int (fact, "count"),
                                       get_string (fact, "text"));
        }
    }
}

static void
read_rejections (VtImportReport *self, JsonObject *object)
{
  JsonArray *rejected = NULL;
  guint      n = get_length (object, "rejected", &rejected);

  for (guint i = 0; i < MIN (n, VT_IMPORT_MAX_LISTED); i++)
    {
      JsonObject *rejection = get_object (rejected, i);

      if (rejection != NULL)
        add_rejection (self, get_int (rejection, "row"), get_string (rejection, "column"),
                       get_string (rejection, "value"), get_string (rejection, "reason"),
                       get_string (rejection, "remedy"));
    }
}

VtImportReport *
vt_import_report_from_json (const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (VtImportReport) self = NULL;
  JsonNode   *root;
  JsonObject *object;

  g_return_val_if_fail (json != NULL, NULL);

  if (!json_parser_load_from_data (parser, json, -1, NULL) ||
      (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_CORRUPT,
                           _ ("The report of an import is damaged"));
      return NULL;
    }

  object = json_node_get_object (root);
  self = vt_import_report_new (get_string (object, "kind"), get_string (object, "file"));
  self->batch_id = (gint64) get_int (object, "batch");
  root = json_object_get_member (object, "rows");
  for (guint i = 0; root != NULL && JSON_NODE_HOLDS_OBJECT (root) && i < VT_N_ROW_FATES; i++)
    vt_import_report_count_rows (self, (VtRowFate) i,
                                 get_int (json_node_get_object (root), fate_ids[i]));
  read_sections (self, object);
  read_rejections (self, object);
  return g_steal_pointer (&self);
}

/* ---- text ---- */

static void
append_rejections (GString *text, const VtImportReport *self)
{
  if (self->rejections->len == 0)
    return;

  g_string_append_printf (text, "\n%s\n", _ ("Rejected rows"));
  for (guint i = 0; i < self->rejections->len; i++)
    {
      const VtRejection *rejection = g_ptr_array_index (self->rejections, i);

      g_string_append_printf (text, _ ("  row %" PRIu64), rejection->row);
      if (*rejection->column != '\0')
        g_string_append_printf (text, _ (", %s “%s”"), rejection->column, rejection->value);
      g_string_append_printf (text, ": %s", rejection->reason);
      if (*rejection->remedy != '\0')
        g_string_append_printf (text, " (%s)", rejection->remedy);
      g_string_append_c (text, '\n');
    }
  if (self->n_rows_by_fate[VT_ROW_REJECTED] > self->rejections->len)
    g_string_append_printf (text, _ ("  … and %" PRIu64 " more\n"),
                            self->n_rows_by_fate[VT_ROW_REJECTED] - self->rejections->len);
}

char *
vt_import_report_to_text (VtImportReport *self)
{
  const char *fates[VT_N_ROW_FATES] = {_ ("added"), _ ("updated"), _ ("unchanged"), _ ("rejected"),
                                       _ ("ignored: blank or a repeated header")};
  GString    *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  g_string_append_printf (text, _ ("%s: %" PRIu64 " rows read\n"), self->file_name, self->n_rows);
  for (guint i = 0; i < VT_N_ROW_FATES; i++)
    if (self->n_rows_by_fate[i] > 0)
      g_string_append_printf (text, "%10" PRIu64 "  %s\n", self->n_rows_by_fate[i], fates[i]);
  for (guint s = 0; s < self->sections->len; s++)
    {
      const VtReportSection *section = g_ptr_array_index (self->sections, s);

      if (section->facts->len == 0)
        continue;
      g_string_append_printf (text, "\n%s\n", section->title);
      for (guint f = 0; f < section->facts->len; f++)
        {
          const VtReportFact *fact = g_ptr_array_index (section->facts, f);

          g_string_append_printf (text, "%10" PRIu64 "  %s\n", fact->count, fact->text);
        }
    }
  append_rejections (text, self);
  return g_string_free (text, FALSE);
}
