/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with an offer, each with its fix. */

#include "studio-offer-problems.h"

#include "studio-quiet-controls.h"

#include <glib/gi18n-lib.h>

struct _StudioOfferProblems
{
  AdwBin parent_instance;

  StudioSession       *session; /* (owned) */
  AdwPreferencesGroup *group;   /* (owned by the widget tree) */
  GPtrArray           *rows;    /* (owned) (element-type GtkWidget): those shown */
};

G_DEFINE_FINAL_TYPE (StudioOfferProblems, studio_offer_problems, ADW_TYPE_BIN)

guint
studio_offer_count_problems (GPtrArray         *problems,
                             const char        *offer_id,
                             VtProblemSeverity *ret_worst)
{
  VtProblemSeverity worst = VT_PROBLEM_NOTE;
  guint             n = 0;

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const VtProblem *problem = problems->pdata[i];

      if (problem->severity == VT_PROBLEM_NOTE || g_strcmp0 (problem->offer_id, offer_id) != 0)
        continue;
      worst = MAX (worst, problem->severity);
      n++;
    }
  *ret_worst = worst;
  return n;
}

/* ---- fixes ---- */

/* Takes @target. */
static GtkWidget *
fix_button_new (const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (target != NULL)
    gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/* Selling at what the parts cost the shop. */
static GtkWidget *
sell_at_cost_new (StudioOfferProblems *self, const VtOffer *offer)
{
  const VtCurrency *currency = studio_session_get_currency (self->session);
  VtBundleFigures   figures;
  g_autofree char  *plain = NULL;
  g_autofree char  *shown = NULL;
  g_autofree char  *label = NULL;

  if (!vt_bundle_figures (offer, studio_session_get_catalog (self->session), currency, &figures,
                          NULL) ||
      figures.cost_minor == VT_MONEY_UNKNOWN || figures.cost_minor >= figures.list_minor)
    return NULL;
  plain = vt_money_to_plain (figures.cost_minor, currency);
  shown = vt_money_to_display (figures.cost_minor, currency);
  label = g_strdup_printf (_ ("Sell at %s"), shown);
  return fix_button_new (label, "win.offer-set-reward", g_variant_new ("(ss)", "fixed", plain));
}

static GtkWidget *
name_it_new (StudioOfferProblems *self, const VtOffer *offer)
{
  VtCatalog *catalog = studio_session_get_catalog (self->session);
  g_autoptr (VtOffer) model = NULL;
  g_autoptr (GArray) products = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < offer->components->len; i++)
    {
      const VtComponent *component = offer->components->pdata[i];
      guint32            product = vt_catalog_index_of_sku (catalog, component->sku);

      if (product != VT_PRODUCT_NONE)
        g_array_append_val (products, product);
    }
  if (products->len == 0)
    return NULL;
  model = vt_offer_from_products (catalog, (const guint32 *) (gpointer) products->data,
                                  products->len, NULL);
  return fix_button_new (_ ("Name After Its Products"), "win.offer-set-name",
                         g_variant_new_string (model->name));
}

static GtkWidget *
edit_text_new (void)
{
  return fix_button_new (_ ("Edit as Text…"), "page.edit-as-text", NULL);
}

/* (nullable): the button that fixes @problem. */
static GtkWidget *
fix_new (StudioOfferProblems *self, const VtOffer *offer, const VtProblem *problem)
{
  switch (problem->code)
    {
    case VT_PROBLEM_TOO_FEW_UNITS:
      return fix_button_new (_ ("Add Product…"), "page.find-product", NULL);
    case VT_PROBLEM_PART_GONE:
    case VT_PROBLEM_PART_IS_FEE:
      if (offer->kind != VT_OFFER_BUNDLE)
        return edit_text_new ();
      return fix_button_new (_ ("Remove"), "win.offer-remove-product",
                             g_variant_new_string (problem->sku));
    case VT_PROBLEM_PART_WITHOUT_PRICE:
      return fix_button_new (_ ("Enter Price"), "win.show-product",
                             g_variant_new_string (problem->sku));
    case VT_PROBLEM_PART_BELOW_COST:
      return fix_button_new (_ ("Show Product"), "win.show-product",
                             g_variant_new_string (problem->sku));
    case VT_PROBLEM_NO_SAVING:
      return fix_button_new (_ ("Give 10 % Off"), "win.offer-set-reward",
                             g_variant_new ("(ss)", "percent", "10"));
    case VT_PROBLEM_BELOW_COST:
      return sell_at_cost_new (self, offer);
    case VT_PROBLEM_SAME_SET:
      return fix_button_new (_ ("Pause This One"), "win.offer-set-state",
                             g_variant_new_string ("paused"));
    case VT_PROBLEM_NO_NAME:
      return name_it_new (self, offer);
    case VT_PROBLEM_CANNOT_COMPILE:
    case VT_PROBLEM_UNKNOWN_SKU:
    case VT_PROBLEM_SELECTS_NOTHING:
      return edit_text_new ();
    case VT_PROBLEM_COMPETES:
      break;
    }
  return NULL;
}

/* ---- showing ---- */

static const char *
icon_of (VtProblemSeverity severity)
{
  switch (severity)
    {
    case VT_PROBLEM_ERROR:
      return "vitrine-error-symbolic";
    case VT_PROBLEM_WARNING:
      return "vitrine-warning-symbolic";
    case VT_PROBLEM_NOTE:
      break;
    }
  return "vitrine-note-symbolic";
}

static const char *
word_of (VtProblemSeverity severity)
{
  switch (severity)
    {
    case VT_PROBLEM_ERROR:
      return _ ("Error");
    case VT_PROBLEM_WARNING:
      return _ ("Warning");
    case VT_PROBLEM_NOTE:
      break;
    }
  return _ ("Note");
}

static void
add_row (StudioOfferProblems *self, const VtOffer *offer, const VtProblem *problem)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_of (problem->severity));
  GtkWidget *fix = fix_new (self, offer, problem);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), problem->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  word_of (problem->severity), -1);
  if (problem->severity == VT_PROBLEM_ERROR)
    gtk_widget_add_css_class (icon, "error");
  else if (problem->severity == VT_PROBLEM_WARNING)
    gtk_widget_add_css_class (icon, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (fix != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), fix);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

void
studio_offer_problems_show (StudioOfferProblems *self, const VtOffer *offer)
{
  GPtrArray *problems = studio_session_get_problems (self->session);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const VtProblem *problem = problems->pdata[i];

      if (g_strcmp0 (problem->offer_id, offer->id) == 0)
        add_row (self, offer, problem);
    }
  studio_group_name_list (self->group, _ ("To look at"));
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static void
studio_offer_problems_dispose (GObject *object)
{
  StudioOfferProblems *self = STUDIO_OFFER_PROBLEMS (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_offer_problems_parent_class)->dispose (object);
}

static void
studio_offer_problems_class_init (StudioOfferProblemsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_offer_problems_dispose;
}

static void
studio_offer_problems_init (StudioOfferProblems *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("To Look At"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

GtkWidget *
studio_offer_problems_new (StudioSession *session)
{
  StudioOfferProblems *self = g_object_new (STUDIO_TYPE_OFFER_PROBLEMS, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
