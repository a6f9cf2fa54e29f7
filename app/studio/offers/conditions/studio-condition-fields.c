/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be asked in a condition, and the fields of each. */

#include "studio-condition-fields.h"

#include "studio-choice-field.h"
#include "studio-money-field.h"
#include "studio-number-field.h"
#include "studio-pick-row.h"
#include "studio-product-field.h"
#include "studio-segment-field.h"
#include "studio-selector-field.h"
#include "studio-text-field.h"
#include "vt-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DAYS 36500
/* Of a condition that asks for one of named SKUs, which no other member has. */
#define FORM_BOUGHT_SKUS "bought-skus"

static const StudioConditionKind kinds[] = {
    {"subtotal", N_ ("The cart comes to an amount"), 0},
    {"quantity", N_ ("The cart has so many units"), 0},
    {"has", N_ ("A product is in the cart"), 0},
    {"coupon", N_ ("A coupon is in the cart"), 0},
    {"shipping", N_ ("It is shipped in a certain way"), 0},
    {"segment", N_ ("The shopper is in a segment"), 1},
    {"first_order", N_ ("It is the shopper's first order"), 1},
    {"orders", N_ ("The shopper has ordered so often"), 1},
    {"bought", N_ ("The shopper has bought something"), 1},
    {"channel", N_ ("It is in a certain channel"), 2},
    {"placement", N_ ("It is at a certain place"), 2},
    {"weekday", N_ ("It is a certain day of the week"), 2},
    {"hours", N_ ("It is a certain time of day"), 2},
    {"all", N_ ("A group of which all have to hold"), 3},
    {"any", N_ ("A group of which one is enough"), 3},
};

const StudioConditionKind *
studio_condition_kinds_get (guint *ret_n)
{
  *ret_n = G_N_ELEMENTS (kinds);
  return kinds;
}

const char *
studio_condition_label (const char *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].member, member) == 0)
      return _ (kinds[i].label);
  return member;
}

const char *
studio_condition_form (const char *member, JsonNode *value)
{
  g_return_val_if_fail (member != NULL, NULL);

  if (strcmp (member, "bought") == 0 && value != NULL && JSON_NODE_HOLDS_OBJECT (value) &&
      json_object_has_member (json_node_get_object (value), "skus"))
    return FORM_BOUGHT_SKUS;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].member, member) == 0)
      return kinds[i].member;
  return "";
}

/* ---- fields ---- */

typedef enum
{
  FIELD_MONEY_FROM,
  FIELD_MONEY_TO,
  FIELD_UNITS_FROM,
  FIELD_UNITS_TO,
  FIELD_ORDERS_FROM,
  FIELD_ORDERS_TO,
  FIELD_SELECTOR,
  FIELD_BOUGHT,
  FIELD_BOUGHT_SKUS,
  FIELD_DAYS,
  FIELD_PRODUCT,
  FIELD_COUPON,
  FIELD_SEGMENT,
  FIELD_CHANNEL,
  FIELD_SHIPPING,
  FIELD_PLACEMENT,
  FIELD_FIRST_ORDER,
  FIELD_WEEKDAYS,
  FIELD_HOURS,
} FieldKind;

/* The fields of a form, and what each has behind the path of the value. */
static const struct
{
  const char *form;
  FieldKind   kind;
  const char *suffix;
} fields[] = {
    {"subtotal", FIELD_MONEY_FROM, "/from"},
    {"subtotal", FIELD_MONEY_TO, "/to"},
    {"subtotal", FIELD_SELECTOR, "/select"},
    {"quantity", FIELD_UNITS_FROM, "/from"},
    {"quantity", FIELD_UNITS_TO, "/to"},
    {"quantity", FIELD_SELECTOR, "/select"},
    {"has", FIELD_PRODUCT, ""},
    {"coupon", FIELD_COUPON, ""},
    {"shipping", FIELD_SHIPPING, ""},
    {"segment", FIELD_SEGMENT, ""},
    {"first_order", FIELD_FIRST_ORDER, ""},
    {"orders", FIELD_ORDERS_FROM, "/from"},
    {"orders", FIELD_ORDERS_TO, "/to"},
    {"bought", FIELD_BOUGHT, "/select"},
    {"bought", FIELD_DAYS, "/days"},
    {FORM_BOUGHT_SKUS, FIELD_BOUGHT_SKUS, "/skus"},
    {FORM_BOUGHT_SKUS, FIELD_DAYS, "/days"},
    {"channel", FIELD_CHANNEL, ""},
    {"placement", FIELD_PLACEMENT, ""},
    {"weekday", FIELD_WEEKDAYS, ""},
    {"hours", FIELD_HOURS, ""},
};

static GtkWidget *
word_field_new (StudioSession *session, const char *title, const char *path)
{
  return studio_text_field_new (session, title, path, VT_ID_MAX_BYTES, NULL);
}

static GtkWidget *
count_field_new (StudioSession *session, const char *title, const char *path)
{
  return studio_number_field_new (session, title, path, 0, VT_MONEY_MAX, NULL, _ ("any"));
}

static GtkWidget *
placement_field_new (StudioSession *session, const char *path)
{
  guint               n;
  const StudioChoice *choices = studio_places_get (&n);

  return studio_choice_field_new (session, _ ("Place"), path, choices, n);
}

static GtkWidget *
field_new (StudioSession *session, FieldKind kind, const char *path)
{
  switch (kind)
    {
    case FIELD_MONEY_FROM:
      return studio_money_field_new (session, _ ("At least"), path, 0, _ ("any"));
    case FIELD_MONEY_TO:
      return studio_money_field_new (session, _ ("At most"), path, 0, _ ("any"));
    case FIELD_UNITS_FROM:
    case FIELD_ORDERS_FROM:
      return count_field_new (session, _ ("At least"), path);
    case FIELD_UNITS_TO:
    case FIELD_ORDERS_TO:
      return count_field_new (session, _ ("At most"), path);
    case FIELD_SELECTOR:
      return studio_selector_field_new (session, _ ("Of"), path, STUDIO_SELECTOR_NONE);
    case FIELD_BOUGHT:
      return studio_selector_field_new (session, _ ("What was bought"), path,
                                        STUDIO_SELECTOR_REQUIRED);
    case FIELD_BOUGHT_SKUS:
      return studio_pick_row_new_for_products (session, _ ("One of"), path);
    case FIELD_DAYS:
      return studio_number_field_new (session, _ ("Within"), path, 1, MAX_DAYS, _ ("days"),
                                      _ ("ever"));
    case FIELD_PRODUCT:
      return studio_product_field_new (session, _ ("Product"), path);
    case FIELD_COUPON:
      return word_field_new (session, _ ("Coupon"), path);
    case FIELD_SEGMENT:
      return studio_segment_field_new (session, _ ("Segment"), path);
    case FIELD_CHANNEL:
      return word_field_new (session, _ ("Channel"), path);
    case FIELD_SHIPPING:
      return word_field_new (session, _ ("Shipping method"), path);
    case FIELD_PLACEMENT:
      return placement_field_new (session, path);
    case FIELD_FIRST_ORDER:
      return studio_truth_field_new (session, _ ("The shopper"), path,
                                     _ ("Has never ordered before"), _ ("Has ordered before"));
    case FIELD_WEEKDAYS:
      return studio_weekdays_field_new (session, _ ("Days of the week"), path);
    case FIELD_HOURS:
      return studio_hours_field_new (session, _ ("Hours"), path, NULL);
    }
  g_return_val_if_reached (NULL);
}

void
studio_condition_fields_add (StudioSession *session,
                             const char    *form,
                             const char    *path,
                             GPtrArray     *rows)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].form, form) == 0)
      {
        g_autofree char *place = g_strconcat (path, fields[i].suffix, NULL);

        g_ptr_array_add (rows, field_new (session, fields[i].kind, place));
      }
}

void
studio_condition_fields_set_path (const char *form, const char *path, GPtrArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].form, form) == 0 && n < rows->len)
      {
        g_autofree char *place = g_strconcat (path, fields[i].suffix, NULL);
        GtkWidget       *row = rows->pdata[n++];

        if (STUDIO_IS_SELECTOR_FIELD (row))
          studio_selector_field_set_path (STUDIO_SELECTOR_FIELD (row), place);
        else
          studio_field_row_set_path (STUDIO_FIELD_ROW (row), place);
      }
}
