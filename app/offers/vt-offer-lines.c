/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that an offer says, line by line. */

#include "vt-offer-lines.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static void
add_part (GPtrArray         *lines,
          const VtComponent *component,
          VtCatalog         *catalog,
          const VtCurrency  *currency)
{
  g_autofree char *title = vt_words_product (catalog, component->sku);
  g_autofree char *price = vt_words_price (catalog, component->sku, currency);

  vt_lines_add (lines, title,
                component->primary
                    /* Translators: units, a price each */
                    ? g_strdup_printf (_ ("%" PRId64 " × %s, what the others go with"),
                                       component->quantity, price)
                    : g_strdup_printf (_ ("%" PRId64 " × %s"), component->quantity, price));
}

static void
add_text (GPtrArray *lines, const char *label, const char *text)
{
  if (*text != '\0')
    vt_lines_add (lines, label, g_strdup (text));
}

GPtrArray *
vt_offer_list_all (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency)
{
  GPtrArray *lines = vt_lines_new ();

  g_return_val_if_fail (offer != NULL, NULL);

  add_text (lines, _ ("Name"), offer->name);
  vt_lines_add (lines, _ ("Kind"), g_strdup (vt_offer_kind_to_text (offer->kind)));
  vt_lines_add (lines, _ ("State"), g_strdup (vt_offer_state_to_text (offer->state)));
  for (guint i = 0; i < offer->components->len; i++)
    add_part (lines, offer->components->pdata[i], catalog, currency);
  if (offer->kind == VT_OFFER_BUNDLE)
    vt_lines_add (lines, vt_terms_member_to_text ("reward"),
                  vt_offer_reward_to_text (offer, currency));
  g_ptr_array_extend_and_steal (lines, vt_offer_list_particulars (offer, catalog, currency));
  g_ptr_array_extend_and_steal (lines, vt_offer_list_conditions (offer, catalog, currency));
  add_text (lines, vt_terms_member_to_text ("message"), offer->message);
  g_ptr_array_extend_and_steal (lines, vt_offer_list_texts (offer));
  add_text (lines, _ ("Note"), offer->note);
  return lines;
}
