/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a storefront says of a cart besides its lines. */

#include "vt-shopper.h"

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_texts (JsonBuilder *builder, const char *name, const char *const *texts)
{
  if (texts == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; texts[i] != NULL; i++)
    json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
}

static void
add_customer (const VtShopper *shopper, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "customer");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "orders");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  add_text (builder, "at", shopper->ordered_at);
  add_texts (builder, "skus", shopper->ordered);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

void
vt_shopper_write (const VtShopper *shopper, JsonBuilder *builder)
{
  g_return_if_fail (shopper != NULL);
  g_return_if_fail (JSON_IS_BUILDER (builder));

  add_text (builder, "placement", shopper->placement);
  add_text (builder, "locale", shopper->locale);
  add_text (builder, "now", shopper->now);
  add_texts (builder, "coupons", shopper->coupons);
  add_texts (builder, "declined", shopper->declined);
  if (shopper->ordered_at != NULL)
    add_customer (shopper, builder);
}
