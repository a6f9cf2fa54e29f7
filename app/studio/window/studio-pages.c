/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of pages. */

#include "studio-pages.h"

#include "studio-affinity-page.h"
#include "studio-catalogue-page.h"
#include "studio-export-page.h"
#include "studio-offers-page.h"
#include "studio-orders-page.h"
#include "studio-overview-page.h"
#include "studio-preview-page.h"

#include <glib/gi18n-lib.h>

static const StudioPage pages[] = {
    {
        .name = "overview",
        .title = N_ ("Overview"),
        .icon_name = "vitrine-overview-symbolic",
        .create = studio_overview_page_new,
    },
    {
        .name = "catalogue",
        .title = N_ ("Catalogue"),
        .icon_name = "vitrine-catalogue-symbolic",
        .create = studio_catalogue_page_new,
    },
    {
        .name = "orders",
        .title = N_ ("Orders"),
        .icon_name = "vitrine-orders-symbolic",
        .primary_label = N_ ("Import…"),
        .primary_action = "win.import",
        .create = studio_orders_page_new,
        .add_actions = studio_orders_page_add_actions,
    },
    {
        .name = "affinity",
        .title = N_ ("Affinity"),
        .icon_name = "vitrine-affinity-symbolic",
        .primary_label = N_ ("Make Bundle"),
        .primary_action = "win.make-bundle",
        .create = studio_affinity_page_new,
        .add_actions = studio_affinity_page_add_actions,
    },
    {
        .name = "offers",
        .title = N_ ("Offers"),
        .icon_name = "vitrine-offers-symbolic",
        .primary_label = N_ ("New Offer"),
        .primary_action = "win.new-offer",
        .create = studio_offers_page_new,
        .add_actions = studio_offers_page_add_actions,
    },
    {
        .name = "preview",
        .title = N_ ("Preview"),
        .icon_name = "vitrine-preview-symbolic",
        .create = studio_preview_page_new,
        .add_actions = studio_preview_page_add_actions,
    },
    {
        .name = "export",
        .title = N_ ("Export"),
        .icon_name = "vitrine-export-symbolic",
        .primary_label = N_ ("Export…"),
        .primary_action = "win.export-pack",
        .create = studio_export_page_new,
        .add_actions = studio_export_page_add_actions,
    },
};

const StudioPage *
studio_pages_get (guint *ret_n)
{
  *ret_n = G_N_ELEMENTS (pages);
  return pages;
}

const StudioPage *
studio_pages_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].name, name))
      return &pages[i];
  return NULL;
}
