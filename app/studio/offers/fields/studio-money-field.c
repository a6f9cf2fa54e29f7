/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for an amount of money. */

#include "studio-money-field.h"

#include "vt-document.h"
#include "vt-terms-list.h"

#include <glib/gi18n-lib.h>

static const VtCurrency *
currency_of (StudioFieldRow *field)
{
  return studio_session_get_currency (studio_field_row_get_session (field));
}

static JsonNode *
read_money (StudioFieldRow *field, const char *text, GError **error)
{
  const gint64 *min_minor = studio_entry_field_get_data (field);
  gint64        minor;

  if (!vt_money_from_typed (text, currency_of (field), &minor, error))
    return NULL;
  if (minor < *min_minor || minor > VT_MONEY_MAX)
    {
      g_autofree char *least = vt_money_to_display (*min_minor, currency_of (field));

      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("An amount from %s on"), least);
      return NULL;
    }
  return vt_terms_int64_new (minor);
}

static char *
write_money (StudioFieldRow *field, JsonNode *value)
{
  if (json_node_get_value_type (value) != G_TYPE_INT64)
    return g_strdup ("");
  return vt_money_to_display (json_node_get_int (value), currency_of (field));
}

GtkWidget *
studio_money_field_new (StudioSession *session,
                        const char    *title,
                        const char    *path,
                        gint64         min_minor,
                        const char    *absent)
{
  static const StudioEntryFormat format = {read_money, write_money, NULL, 10};

  return studio_entry_field_new (session, title, path, &format, absent,
                                 g_memdup2 (&min_minor, sizeof min_minor), g_free);
}
