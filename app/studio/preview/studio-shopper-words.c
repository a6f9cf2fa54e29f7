/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cart's shopper in words, and what is typed of them. */

#include "studio-shopper-words.h"

#include "vt-campaign-words.h"
#include "vt-local-day.h"
#include "vt-words.h"
#include "vt-zone.h"

#include <glib/gi18n-lib.h>

#define MAX_WORD 24
/* More are counted, not named. */
#define MAX_NAMED 3

static GTimeZone *
find_zone (StudioSession *session)
{
  VtCatalog *catalog = studio_session_get_catalog (session);

  return vt_local_zone (catalog != NULL ? vt_catalog_get_time_zone (catalog) : VT_ZONE_UTC);
}

/* ---- instants ---- */

char *
studio_shopper_time_to_typed (StudioSession *session, const char *at)
{
  g_autoptr (GTimeZone) zone = find_zone (session);
  gint64 time_us;

  if (at == NULL)
    return g_strdup ("");
  if (!vt_instant_from_text (at, &time_us))
    return g_strdup (at);
  return vt_local_to_typed (zone, time_us);
}

gboolean
studio_shopper_time_from_typed (StudioSession *session, const char *typed, char **ret_at)
{
  g_autoptr (GTimeZone) zone = find_zone (session);
  g_autofree char *text = g_strstrip (g_strdup (typed));
  gint64           time_us;
  gboolean         is_day;

  if (*text == '\0')
    {
      *ret_at = NULL;
      return TRUE;
    }
  if (!vt_local_from_typed (zone, text, &time_us, &is_day) &&
      !vt_instant_from_text (text, &time_us))
    return FALSE;
  *ret_at = vt_instant_to_text (time_us);
  return TRUE;
}

const char *
studio_shopper_time_problem (void)
{
  return _ ("A time is typed as 2026-11-24 18:30");
}

static char *
tell_time (StudioSession *session, const char *at)
{
  g_autoptr (GTimeZone) zone = find_zone (session);
  gint64 time_us;

  return vt_instant_from_text (at, &time_us) ? vt_instant_to_words (time_us, zone) : g_strdup (at);
}

/* ---- the shopper ---- */

static void
add (GString *text, const char *word)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, word);
}

static void
add_segments (GString *text, StudioSession *session, const VtShopper *shopper)
{
  for (guint i = 0; i < shopper->segments->len; i++)
    {
      const char      *key = shopper->segments->pdata[i];
      const VtSegment *segment = studio_session_find_segment (session, key);
      g_autofree char *name = vt_words_title (segment != NULL ? segment->name : key, MAX_WORD);

      add (text, name);
    }
}

static void
add_coupons (GString *text, const VtShopper *shopper)
{
  for (guint i = 0; i < shopper->coupons->len; i++)
    {
      g_autofree char *coupon = vt_words_title (shopper->coupons->pdata[i], MAX_WORD);
      g_autofree char *told = g_strdup_printf (_ ("coupon “%s”"), coupon);

      add (text, told);
    }
}

static void
add_orders (GString *text, const VtShopper *shopper)
{
  guint            n = shopper->orders->len;
  g_autofree char *told = NULL;

  if (!shopper->knows_orders)
    return;
  told = n == 0 ? g_strdup (_ ("first order"))
                : g_strdup_printf (ngettext ("%u order before", "%u orders before", n), n);
  add (text, told);
}

static void
add_amounts (GString *text, StudioSession *session, const VtShopper *shopper)
{
  const VtCurrency *currency = studio_session_get_currency (session);
  g_autofree char  *budget = vt_money_to_display (shopper->budget_minor, currency);
  g_autofree char  *shipping = vt_money_to_display (shopper->shipping_minor, currency);
  g_autofree char  *budget_told = g_strdup_printf (_ ("budget %s"), budget);
  g_autofree char  *shipping_told = g_strdup_printf (_ ("shipping %s"), shipping);

  if (shopper->budget_minor != VT_MONEY_UNKNOWN)
    add (text, budget_told);
  if (shopper->channel != NULL)
    add (text, shopper->channel);
  if (shopper->shipping_minor != VT_MONEY_UNKNOWN)
    add (text, shipping_told);
}

char *
studio_shopper_describe (StudioSession *session, const VtShopper *shopper)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *time = NULL;
  guint            n_declined;

  g_return_val_if_fail (STUDIO_IS_SESSION (session) && shopper != NULL, NULL);

  if (vt_shopper_is_anybody (shopper))
    return g_strdup (_ ("Anybody, at this moment"));
  if (shopper->now != NULL)
    {
      time = tell_time (session, shopper->now);
      add (text, time);
    }
  add_segments (text, session, shopper);
  add_coupons (text, shopper);
  add_orders (text, shopper);
  add_amounts (text, session, shopper);
  n_declined = shopper->declined->len;
  if (n_declined > 0)
    {
      g_autofree char *told =
          g_strdup_printf (ngettext ("%u refused", "%u refused", n_declined), n_declined);

      add (text, told);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
studio_shopper_order_to_text (StudioSession *session, const VtShopperOrder *order)
{
  g_autofree char *day = NULL;
  g_autoptr (GString) products = g_string_new (NULL);

  g_return_val_if_fail (STUDIO_IS_SESSION (session) && order != NULL, NULL);

  day = tell_time (session, order->at);
  for (guint i = 0; i < order->skus->len && i < MAX_NAMED; i++)
    {
      VtCatalog       *catalog = studio_session_get_catalog (session);
      const char      *sku = order->skus->pdata[i];
      g_autofree char *title = catalog != NULL ? vt_words_product (catalog, sku) : g_strdup (sku);

      g_string_append_printf (products, _ ("%s“%s”"), i > 0 ? ", " : "", title);
    }
  if (order->skus->len > MAX_NAMED)
    g_string_append (products, " …");
  if (order->skus->len == 0)
    return g_steal_pointer (&day);
  /* Translators: when something was ordered, and the products */
  return g_strdup_printf (_ ("%s: %s"), day, products->str);
}
