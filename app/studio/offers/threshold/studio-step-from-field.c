/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for where a step of a threshold begins. */

#include "studio-step-from-field.h"

#include "vt-document.h"
#include "vt-offer-start.h"
#include "vt-selector-words.h"
#include "vt-terms-list.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define GRAMS_PER_KILOGRAM 1000
#define STEP_GRAMS 100
/* An amount goes up and down by such a part of a round one: by 1.00 of 50.00. */
#define STEP_PART 50

/* ---- as it is typed ---- */

char *
studio_step_to_typed (gint64 from, VtMeasure measure, const VtCurrency *currency)
{
  if (measure == VT_MEASURE_QUANTITY)
    return g_strdup_printf ("%" PRId64, from);
  if (measure == VT_MEASURE_WEIGHT && from % GRAMS_PER_KILOGRAM == 0)
    return g_strdup_printf ("%" PRId64 " kg", from / GRAMS_PER_KILOGRAM);
  if (measure == VT_MEASURE_WEIGHT)
    return g_strdup_printf ("%" PRId64 " g", from);
  return vt_money_to_plain (from, currency);
}

static gboolean
read_count (const char *text, gint64 *ret_from)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 1, VT_MONEY_MAX, &value, NULL))
    return FALSE;
  *ret_from = (gint64) value;
  return TRUE;
}

/* "2.5 kg" is typed as an amount with three digits is. */
static gboolean
read_weight (const char *text, gint64 *ret_from)
{
  static const VtCurrency kilograms = {"KWD", 3};
  g_autofree char        *number = g_strdup (text);
  gboolean                is_grams = FALSE;
  gint64                  grams;

  if (g_str_has_suffix (number, "kg"))
    number[strlen (number) - 2] = '\0';
  else if (g_str_has_suffix (number, "g"))
    {
      number[strlen (number) - 1] = '\0';
      is_grams = TRUE;
    }
  g_strstrip (number);
  if (is_grams)
    return read_count (number, ret_from);
  if (!vt_money_from_typed (number, &kilograms, &grams, NULL) || grams < 1)
    return FALSE;
  *ret_from = grams;
  return TRUE;
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, VT_ERROR, VT_ERROR_BAD_INPUT, message);
  return FALSE;
}

static gboolean
read_money (const char *text, const VtCurrency *currency, gint64 *ret_from, GError **error)
{
  gint64 from;

  if (!vt_money_from_typed (text, currency, &from, error))
    return FALSE;
  if (from < 1 || from > VT_MONEY_MAX)
    return refuse (error, _ ("An amount above nothing is asked for"));
  *ret_from = from;
  return TRUE;
}

gboolean
studio_step_from_typed (const char       *text,
                        VtMeasure         measure,
                        const VtCurrency *currency,
                        gint64           *ret_from,
                        GError          **error)
{
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (text != NULL && currency != NULL && ret_from != NULL, FALSE);

  stripped = g_strstrip (g_strdup (text));
  if (vt_measure_is_money (measure))
    return read_money (stripped, currency, ret_from, error);
  if (measure == VT_MEASURE_QUANTITY)
    return read_count (stripped, ret_from) ||
           refuse (error, _ ("A whole number of units, 1 and up, is asked for"));
  return read_weight (stripped, ret_from) ||
         refuse (error, _ ("A weight as “2.5 kg” or “500 g” is asked for"));
}

/* ---- among the other steps ---- */

/* The step that the field is of, as in "steps/2/from". */
static guint
index_of (StudioFieldRow *field)
{
  return (guint) strtoul (studio_field_row_get_path (field) + strlen ("steps/"), NULL, 10);
}

static JsonObject *
terms_of (StudioFieldRow *field)
{
  const VtOffer *offer = studio_field_row_get_offer (field);

  return offer != NULL ? vt_offer_get_terms (offer) : NULL;
}

static const VtCurrency *
currency_of (StudioFieldRow *field)
{
  return studio_session_get_currency (studio_field_row_get_session (field));
}

/* (nullable): where a step begins, in words; @ret_from is written where there is such a step. */
static char *
tell_step (StudioFieldRow *field, guint index, gint64 *ret_from)
{
  StudioSession *session = studio_field_row_get_session (field);
  const VtTeller teller = {studio_session_get_catalog (session), currency_of (field)};
  JsonArray     *steps = vt_terms_get_array (terms_of (field), "steps");

  if (index >= vt_terms_get_length (steps))
    return NULL;
  *ret_from = vt_terms_get_int64 (vt_terms_get_element (steps, index), "from", 0);
  return vt_tell_measure (&teller, terms_of (field), *ret_from);
}

static gboolean
check_place (StudioFieldRow *field, gint64 from, GError **error)
{
  guint            index = index_of (field);
  gint64           before_from = 0;
  gint64           after_from = G_MAXINT64;
  g_autofree char *before = index > 0 ? tell_step (field, index - 1, &before_from) : NULL;
  g_autofree char *after = tell_step (field, index + 1, &after_from);

  if (before != NULL && from <= before_from)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("It has to be more than the step before, %s"), before);
      return FALSE;
    }
  if (after != NULL && from >= after_from)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("It has to be less than the next step, %s"), after);
      return FALSE;
    }
  return TRUE;
}

/* ---- the field ---- */

static JsonNode *
read_typed (StudioFieldRow *field, const char *text, GError **error)
{
  gint64 from;

  if (!studio_step_from_typed (text, vt_measure_read (terms_of (field)), currency_of (field), &from,
                               error) ||
      !check_place (field, from, error))
    return NULL;
  return vt_terms_int64_new (from);
}

static gint64
from_of (JsonNode *value)
{
  return value != NULL && json_node_get_value_type (value) == G_TYPE_INT64
             ? json_node_get_int (value)
             : 0;
}

static char *
write_value (StudioFieldRow *field, JsonNode *value)
{
  return from_of (value) > 0
             ? studio_step_to_typed (from_of (value), vt_measure_read (terms_of (field)),
                                     currency_of (field))
             : g_strdup ("");
}

static JsonNode *
step_value (StudioFieldRow *field, JsonNode *value, int direction)
{
  VtMeasure measure = vt_measure_read (terms_of (field));
  gint64    width = 1;
  gint64    from;

  if (measure == VT_MEASURE_WEIGHT)
    width = STEP_GRAMS;
  else if (vt_measure_is_money (measure))
    width = MAX (vt_offer_round_amount (currency_of (field)) / STEP_PART, 1);
  from = direction > 0 ? from_of (value) / width * width + width
                       : (from_of (value) - 1) / width * width;
  return from > 0 && check_place (field, from, NULL) ? vt_terms_int64_new (from) : NULL;
}

GtkWidget *
studio_step_from_field_new (StudioSession *session, const char *title, const char *path)
{
  static const StudioEntryFormat format = {read_typed, write_value, step_value, 10};

  return studio_entry_field_new (session, title, path, &format, NULL, NULL, NULL);
}
