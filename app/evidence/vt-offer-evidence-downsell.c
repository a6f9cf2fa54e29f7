/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence for a cheaper product in place of a dearer one, and for payment in instalments. */

#include "vt-offer-evidence-private.h"

#include "vt-histogram.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEARER 0 /* roles */
#define CHEAPER 1
#define CATEGORY 2

typedef struct
{
  VtRoles *roles;   /* (owned) */
  guint32  product; /* the cheaper one; VT_PRODUCT_NONE */
  char    *dearer;  /* (owned): in words, as the next */
  char    *cheaper; /* (owned) */
} Downsell;

static void
downsell_clear (Downsell *downsell)
{
  g_clear_pointer (&downsell->roles, vt_roles_free);
  g_clear_pointer (&downsell->dearer, g_free);
  g_clear_pointer (&downsell->cheaper, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Downsell, downsell_clear)

static void
downsell_init (Downsell *downsell, VtStudy *study, JsonObject *alternative)
{
  VtCatalog  *catalog = study->input->catalog;
  const char *sku = vt_terms_get_text (alternative, "sku");
  JsonObject *dearer = vt_terms_get_object (alternative, "for");
  const char *category;

  downsell->product = sku != NULL ? vt_catalog_index_of_sku (catalog, sku) : VT_PRODUCT_NONE;
  downsell->dearer = vt_tell_selector (&study->teller, dearer);
  downsell->cheaper = vt_study_name (study, downsell->product);
  downsell->roles = vt_roles_new (catalog);
  for (guint i = 0; i < 3; i++)
    vt_roles_add (downsell->roles);
  vt_roles_add_selector (downsell->roles, DEARER, dearer);
  vt_roles_finish (downsell->roles);
  if (downsell->product == VT_PRODUCT_NONE)
    return;
  downsell->roles->masks[downsell->product] = VT_ROLE (CHEAPER);
  category = vt_catalog_get (catalog, downsell->product)->category;
  for (guint32 i = 0; *category != '\0' && i < downsell->roles->n_products; i++)
    if (vt_catalog_get (catalog, i)->kind == VT_PRODUCT_GOODS &&
        strcmp (vt_catalog_get (catalog, i)->category, category) == 0)
      vt_roles_add_product (downsell->roles, CATEGORY, i);
}

/* ---- the choice between both ---- */

static void
tell_share (VtStudy *study, const Downsell *downsell)
{
  guint32                n_baskets = study->input->baskets->n_baskets;
  g_autofree VtRoleMask *found = vt_roles_find_in_baskets (downsell->roles, study->input->baskets);
  guint32                n_cheaper = vt_found_count_any (found, n_baskets, VT_ROLE (CHEAPER));
  guint32 n_either = vt_found_count_any (found, n_baskets, VT_ROLE (CHEAPER) | VT_ROLE (DEARER));
  g_autofree char *cheaper = vt_words_count (n_cheaper);
  g_autofree char *either = vt_words_count (n_either);

  vt_study_add_share (
      study, "attach", _ ("Take the cheaper one now"), VT_TONE_NEUTRAL, n_cheaper, n_either,
      n_either == 0
          ? g_strdup (_ ("No order has either of them yet."))
          : g_strdup_printf (
                /* Translators: two counts of orders, two products */
                g_dngettext (GETTEXT_PACKAGE, "%s of %s orders with %s or %s has the cheaper one.",
                             "%s of %s orders with %s or %s have the cheaper one.", n_cheaper),
                cheaper, either, downsell->dearer, downsell->cheaper));
}

/* ---- what is paid in its category ---- */

static int
compare_prices (gconstpointer a, gconstpointer b)
{
  gint64 price = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return price < other ? -1 : price > other;
}

/* (element-type gint64): the dearest piece of the category in each sale of the year that has one,
 * sorted. */
static GArray *
list_prices (VtStudy *study, const Downsell *downsell)
{
  VtOrders *orders = study->input->orders;
  GArray   *prices = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint32 o = study->year.first; o < study->year.end; o++)
    {
      gint64 dearest = -1;

      if (!vt_sale_is (orders, o))
        continue;
      for (guint32 l = orders->order_first_line[o]; l < orders->order_first_line[o + 1]; l++)
        if (vt_roles_has (downsell->roles, orders->line_product[l], CATEGORY) &&
            vt_sale_line_is_sold (orders, l))
          dearest = MAX (dearest, orders->line_price_minor[l]);
      if (dearest >= 0)
        g_array_append_val (prices, dearest);
    }
  g_array_sort (prices, compare_prices);
  return prices;
}

static char *
money_to_words (gint64 minor, gpointer currency)
{
  return vt_money_to_display (minor, currency);
}

static void
tell_prices (VtStudy *study, const Downsell *downsell)
{
  g_autoptr (GArray) prices = list_prices (study, downsell);
  gint64  price_minor = vt_catalog_get (study->input->catalog, downsell->product)->price_minor;
  guint64 n_at = 0;
  g_autofree char *price = vt_money_to_display (price_minor, study->input->currency);
  g_autofree char *at = NULL;
  g_autofree char *all = vt_words_count (prices->len);
  VtPicture       *picture;

  if (prices->len == 0 || price_minor == VT_MONEY_UNKNOWN || price_minor < 1)
    return;
  for (guint i = 0; i < prices->len; i++)
    n_at += g_array_index (prices, gint64, i) <= price_minor;
  at = vt_words_count (n_at);
  vt_study_add_share (study, "at-price", _ ("Spend no more than that"), VT_TONE_NEUTRAL, n_at,
                      prices->len,
                      /* Translators: two counts of orders and a price */
                      g_strdup_printf (_ ("%s of %s orders of the last year with anything of its "
                                          "category have nothing of it that is dearer than %s."),
                                       at, all, price));
  picture = vt_histogram_new ("prices", VT_HISTOGRAM_ORDERS,
                              (const gint64 *) (gpointer) prices->data, prices->len, &price_minor,
                              1, money_to_words, (gpointer) study->input->currency);
  picture->title = g_strdup (_ ("What is paid in its category"));
  picture->sentence =
      g_strdup_printf (_ ("Orders by the dearest piece; the line stands at %s."), price);
  vt_study_add_picture (study, picture);
}

/* ---- money ---- */

/* Who takes the cheaper one in place of the dearer loses the shop a difference of margins; who
 * would have bought nothing brings the margin of the cheaper one. If the share f of all takers is
 * of the second sort, f × gain ≥ (1 − f) × loss pays, so f ≥ loss ÷ (loss + gain). */
static void
tell_break_even (VtStudy *study, gint64 loss_minor, gint64 gain_minor)
{
  g_autofree char *loss = vt_money_to_display (loss_minor, study->input->currency);
  g_autofree char *gain = vt_money_to_display (gain_minor, study->input->currency);
  g_autofree char *share = NULL;
  VtFact          *fact;
  gint64           both_minor;

  if (gain_minor <= 0 || __builtin_add_overflow (MAX (loss_minor, 0), gain_minor, &both_minor))
    {
      vt_study_add_fact (study, "break-even", _ ("Break-even"), VT_TONE_BAD, g_strdup (_ ("Never")),
                         g_strdup (_ ("The cheaper one brings no margin.")))
          ->is_known = FALSE;
      return;
    }
  loss_minor = MAX (loss_minor, 0);
  share = vt_words_share ((double) loss_minor / (double) both_minor);
  fact = vt_study_add_share (
      study, "break-even", _ ("Break-even"), VT_TONE_NEUTRAL, (guint64) loss_minor,
      (guint64) both_minor,
      loss_minor == 0
          ? g_strdup_printf (_ ("The cheaper one brings no less margin than the dearer: each who "
                                "takes it is gained, at %s."),
                             gain)
          /* Translators: money, money, a percentage */
          : g_strdup_printf (_ ("Who takes it instead of the dearer one costs %s margin, who would "
                                "have bought neither brings %s: it pays if %s of the takers are "
                                "of the second sort."),
                             loss, gain, share));
  fact->amount = gain_minor;
}

static gboolean
tell_money (VtStudy *study, const Downsell *downsell, gboolean has_reward, GError **error)
{
  guint32                 n_products = vt_catalog_get_n_products (study->input->catalog);
  g_autofree const char **instead_of = g_new0 (const char *, n_products);
  guint32                 dearer = vt_study_best_seller (study, downsell->roles, DEARER);
  VtExample               before = {0};
  VtExample               after = {0};
  VtExampleMoney          lost, kept;
  g_autofree char        *name = NULL;

  if (dearer == VT_PRODUCT_NONE)
    return TRUE;
  name = vt_study_name (study, dearer);
  vt_example_add (&before, dearer, 1);
  vt_example_add (&after, downsell->product, 1);
  after.lines[0].instead_of = vt_catalog_get (study->input->catalog, dearer)->sku;
  if (vt_study_try (study, &before, &lost) && vt_study_try (study, &after, &kept))
    {
      g_autofree char *what = g_strdup_printf (_ ("%s instead of %s"), downsell->cheaper, name);
      gint64           loss_minor;

      vt_study_tell_margin (study, &kept, what);
      if (lost.gain_minor != VT_MONEY_UNKNOWN && kept.gain_minor != VT_MONEY_UNKNOWN &&
          !__builtin_sub_overflow (lost.gain_minor, kept.gain_minor, &loss_minor))
        tell_break_even (study, loss_minor, kept.gain_minor);
    }
  if (!has_reward)
    {
      vt_study_add_note (study, g_strdup (_ ("It takes nothing off.")));
      return TRUE;
    }
  instead_of[downsell->product] = vt_catalog_get (study->input->catalog, dearer)->sku;
  return vt_study_replay (
      study, instead_of, NULL,
      _ ("Taken as if everybody with the cheaper one had come from the dearer."), error);
}

/* ---- instalments ---- */

static void
tell_instalments (VtStudy *study, JsonObject *instalments, VtOrderValues *values)
{
  gint64           from_minor = MAX (vt_terms_get_int64 (study->terms, "from", 1), 1);
  gint64           fee_minor = vt_terms_get_int64 (instalments, "fee", 0);
  guint            n_of = vt_order_values_get_n (values);
  guint            n = vt_order_values_count_from (values, from_minor);
  gint64           fees_minor;
  g_autofree char *count = vt_words_count (n);
  g_autofree char *all = vt_words_count (n_of);
  g_autofree char *from = vt_money_to_display (from_minor, study->input->currency);
  VtPicture       *picture;

  vt_study_add_share (study, "attach", _ ("Orders it is for"),
                      n == 0 ? VT_TONE_BAD : VT_TONE_NEUTRAL, n, n_of,
                      /* Translators: two counts of orders and an amount */
                      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                    "%s of %s orders of the last year comes to %s "
                                                    "or more.",
                                                    "%s of %s orders of the last year come to %s "
                                                    "or more.",
                                                    n),
                                       count, all, from));
  if (fee_minor > 0 && !__builtin_mul_overflow (fee_minor, n, &fees_minor))
    vt_study_add_money (study, "fees", _ ("Fees at most"), VT_TONE_NEUTRAL, fees_minor,
                        g_strdup (_ ("If all of these had paid in instalments.")));
  vt_study_add_note (study, g_strdup (_ ("It takes nothing off.")));
  if (n_of == 0)
    return;
  picture =
      vt_histogram_new ("order-values", VT_HISTOGRAM_ORDERS, vt_order_values_get (values), n_of,
                        &from_minor, 1, money_to_words, (gpointer) study->input->currency);
  picture->title = g_strdup (_ ("Orders of the last year by what they come to"));
  picture->sentence = g_strdup_printf (_ ("The line stands at %s."), from);
  vt_study_add_picture (study, picture);
}

static gboolean
study_instalments (VtStudy *study, JsonObject *instalments, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (VtOrderValues) values = vt_study_order_values (study, VT_MEASURE_SUBTOTAL, &failure);

  if (values != NULL)
    tell_instalments (study, instalments, values);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
vt_study_downsell (VtStudy *study, GError **error)
{
  JsonObject *alternative = vt_terms_get_object (study->terms, "alternative");
  JsonObject *instalments = vt_terms_get_object (study->terms, "instalments");
  g_auto (Downsell) downsell = {NULL};

  if (instalments != NULL)
    return study_instalments (study, instalments, error);
  if (alternative == NULL)
    return TRUE;
  downsell_init (&downsell, study, alternative);
  if (downsell.product == VT_PRODUCT_NONE)
    return TRUE;
  tell_share (study, &downsell);
  tell_prices (study, &downsell);
  return tell_money (study, &downsell,
                     vt_terms_get_object (study->terms, "reward") != NULL ||
                         vt_terms_get_object (alternative, "reward") != NULL,
                     error);
}
