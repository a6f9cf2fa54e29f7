/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dearer product and the cheaper one, attribute by attribute. */

#include "studio-comparison.h"

#include "studio-accessible.h"
#include "studio-offer-edit.h"
#include "studio-offer-words.h"
#include "vt-terms-list.h"
#include "vt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define REQUIRED "alternative/required"

/* One attribute: its name, both values, a mark, a check box. */
typedef struct
{
  char      *name; /* (owned) */
  GtkLabel  *value;
  GtkLabel  *other;
  GtkImage  *mark;
  GtkWidget *check;
} Row;

struct _StudioComparison
{
  GtkWidget parent_instance;

  StudioSession       *session; /* (owned) */
  StudioDownsellFacts *facts;   /* (owned) */
  VtOffer             *offer;   /* (owned) (nullable): shown */
  GPtrArray           *rows;    /* (owned) (element-type Row) */
  gboolean             updating;

  AdwPreferencesGroup *group; /* (owned by the widget tree), as the others */
  GtkDropDown         *choice;
  GtkWidget           *choice_box;
  GtkGrid             *grid;
  GtkLabel            *heads[2];
  GtkLabel            *warning;
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioComparison,
                               studio_comparison,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->name);
  g_free (row);
}

/* ---- what has to be kept ---- */

static gboolean
is_required (StudioComparison *self, const char *name)
{
  g_autoptr (JsonNode) element = vt_terms_text_new (name);

  return vt_terms_list_find (self->offer->terms, REQUIRED, element, NULL);
}

static void
on_toggled (GtkCheckButton *check, gpointer user_data)
{
  StudioComparison *self = user_data;
  const char       *name = g_object_get_data (G_OBJECT (check), "name");

  if (self->updating || self->offer == NULL)
    return;
  if (gtk_check_button_get_active (check))
    studio_offer_add_element (self->session, self->offer->id, _ ("Require Feature"), REQUIRED,
                              vt_terms_text_new (name));
  else
    studio_offer_remove_element (self->session, self->offer->id, _ ("Do Not Require Feature"),
                                 REQUIRED, vt_terms_text_new (name));
}

/* ---- rows ---- */

static GtkLabel *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
add_row (StudioComparison *self, const char *name)
{
  Row             *row = g_new0 (Row, 1);
  int              top = (int) self->rows->len + 1;
  GtkLabel        *title = label_new ("dim-label");
  GtkWidget       *other = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *label = g_strdup_printf (_ ("Has to be kept: %s"), name);

  row->name = g_strdup (name);
  row->value = label_new (NULL);
  row->other = label_new (NULL);
  row->mark = GTK_IMAGE (gtk_image_new ());
  row->check = gtk_check_button_new ();
  gtk_label_set_text (title, name);
  gtk_box_append (GTK_BOX (other), GTK_WIDGET (row->mark));
  gtk_box_append (GTK_BOX (other), GTK_WIDGET (row->other));
  gtk_widget_set_halign (row->check, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (row->check, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->check), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (row->check), "name", g_strdup (name), g_free);
  g_signal_connect (row->check, "toggled", G_CALLBACK (on_toggled), self);
  gtk_grid_attach (self->grid, GTK_WIDGET (title), 0, top, 1, 1);
  gtk_grid_attach (self->grid, GTK_WIDGET (row->value), 1, top, 1, 1);
  gtk_grid_attach (self->grid, other, 2, top, 1, 1);
  gtk_grid_attach (self->grid, row->check, 3, top, 1, 1);
  g_ptr_array_add (self->rows, row);
}

/* Rows stay while their names are the same, so that the focus does. */
static void
match_rows (StudioComparison *self, GPtrArray *compared)
{
  gboolean is_same = compared->len == self->rows->len;

  for (guint i = 0; is_same && i < compared->len; i++)
    is_same = g_str_equal (((const Row *) self->rows->pdata[i])->name,
                           ((const VtComparedAttribute *) compared->pdata[i])->name);
  if (is_same)
    return;
  for (guint i = self->rows->len; i > 0; i--)
    gtk_grid_remove_row (self->grid, (int) i);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < compared->len; i++)
    add_row (self, ((const VtComparedAttribute *) compared->pdata[i])->name);
}

static void
show_row (StudioComparison *self, Row *row, const VtComparedAttribute *one)
{
  const char *told = one->is_kept ? _ ("Kept") : _ ("Not kept");

  gtk_label_set_text (row->value, one->value != NULL ? one->value : "—");
  gtk_label_set_text (row->other, one->other != NULL ? one->other : "—");
  gtk_image_set_from_icon_name (row->mark,
                                one->is_kept ? "vitrine-done-symbolic" : "vitrine-close-symbolic");
  /* What only the cheaper one has is neither. */
  gtk_widget_set_visible (GTK_WIDGET (row->mark), one->value != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->mark), told);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->mark), GTK_ACCESSIBLE_PROPERTY_LABEL, told,
                                  -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->check), is_required (self, row->name));
}

/* ---- words ---- */

static void
show_head (StudioComparison *self, GtkLabel *head, guint32 product)
{
  VtCatalog       *catalog = studio_session_get_catalog (self->session);
  const char      *sku = vt_catalog_get (catalog, product)->sku;
  g_autofree char *title = studio_product_title (catalog, sku);
  g_autofree char *price =
      vt_words_price (catalog, sku, studio_session_get_currency (self->session));
  g_autofree char *text = g_strdup_printf ("%s\n%s", title, price);

  gtk_label_set_text (head, text);
}

/* "Keeps 4 of 5 features, and costs $370.00 less." */
static char *
tell_kept (StudioComparison *self, GPtrArray *compared, guint32 product, guint32 alternative)
{
  VtCatalog       *catalog = studio_session_get_catalog (self->session);
  gint64           dear_minor = vt_catalog_get (catalog, product)->price_minor;
  gint64           cheap_minor = vt_catalog_get (catalog, alternative)->price_minor;
  guint            n_all;
  guint            n_kept = vt_attributes_count_kept (compared, &n_all);
  g_autofree char *kept = g_strdup_printf (
      ngettext ("Keeps %u of %u feature", "Keeps %u of %u features", n_all), n_kept, n_all);
  g_autofree char *less = NULL;

  if (dear_minor == VT_MONEY_UNKNOWN || cheap_minor == VT_MONEY_UNKNOWN)
    return g_strdup_printf ("%s.", kept);
  if (cheap_minor >= dear_minor)
    /* Translators: "Keeps 4 of 5 features" */
    return g_strdup_printf (_ ("%s, but costs no less: it is never suggested."), kept);
  less =
      vt_money_to_display (dear_minor - cheap_minor, studio_session_get_currency (self->session));
  /* Translators: "Keeps 4 of 5 features", an amount */
  return g_strdup_printf (_ ("%s, and costs %s less."), kept, less);
}

static void
show_warning (StudioComparison *self, GPtrArray *compared)
{
  g_autoptr (GPtrArray) lost = g_ptr_array_new ();
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < compared->len; i++)
    {
      const VtComparedAttribute *one = compared->pdata[i];

      if (!one->is_kept && is_required (self, one->name))
        g_ptr_array_add (lost, one->name);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->warning), lost->len > 0);
  g_ptr_array_add (lost, NULL);
  names = g_strjoinv (_ (", "), (GStrv) lost->pdata);
  /* Translators: names of attributes */
  text = g_strdup_printf (_ ("Not suggested in place of this product, as it lacks what has to be "
                             "kept: %s"),
                          names);
  gtk_label_set_text (self->warning, text);
}

/* ---- the dearer products ---- */

static void
show_choice (StudioComparison *self)
{
  VtCatalog     *catalog = studio_session_get_catalog (self->session);
  guint          n;
  const guint32 *products = studio_downsell_facts_get_products (self->facts, &n);
  guint32        product = studio_downsell_facts_get_product (self->facts);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title =
          studio_product_title (catalog, vt_catalog_get (catalog, products[i])->sku);

      gtk_string_list_append (titles, title);
      if (products[i] == product)
        selected = i;
    }
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->choice, selected);
  gtk_widget_set_visible (self->choice_box, n > 1);
}

static void
on_chosen (StudioComparison *self)
{
  guint          selected = gtk_drop_down_get_selected (self->choice);
  guint          n;
  const guint32 *products = studio_downsell_facts_get_products (self->facts, &n);

  if (!self->updating && selected < n)
    studio_downsell_facts_choose (self->facts, products[selected]);
}

/* ---- showing ---- */

static void
update (StudioComparison *self)
{
  GPtrArray       *compared = studio_downsell_facts_get_compared (self->facts);
  guint32          product = studio_downsell_facts_get_product (self->facts);
  guint32          alternative = studio_downsell_facts_get_alternative (self->facts);
  g_autofree char *kept = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), compared != NULL);
  if (compared == NULL || self->offer == NULL || studio_session_get_catalog (self->session) == NULL)
    return;
  self->updating = TRUE;
  kept = tell_kept (self, compared, product, alternative);
  adw_preferences_group_set_description (self->group, kept);
  show_choice (self);
  show_head (self, self->heads[0], product);
  show_head (self, self->heads[1], alternative);
  match_rows (self, compared);
  for (guint i = 0; i < compared->len; i++)
    show_row (self, self->rows->pdata[i], compared->pdata[i]);
  show_warning (self, compared);
  self->updating = FALSE;
}

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioComparison *self = STUDIO_COMPARISON (field);
  VtOffer          *copy = vt_offer_copy (offer);

  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = copy;
  update (self);
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
}

/* ---- the widget ---- */

static void
studio_comparison_dispose (GObject *object)
{
  StudioComparison *self = STUDIO_COMPARISON (object);

  if (self->group != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->group));
  self->group = NULL;
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_object (&self->facts);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_comparison_parent_class)->dispose (object);
}

static void
studio_comparison_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_COMPARISON (object)->rows);
  G_OBJECT_CLASS (studio_comparison_parent_class)->finalize (object);
}

static void
studio_comparison_class_init (StudioComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_comparison_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_comparison_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
build_grid (StudioComparison *self)
{
  GtkLabel *keep = label_new ("caption-heading");

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 9);
  gtk_grid_attach (self->grid, GTK_WIDGET (label_new (NULL)), 0, 0, 1, 1);
  for (int i = 0; i < 2; i++)
    {
      self->heads[i] = label_new ("caption-heading");
      gtk_grid_attach (self->grid, GTK_WIDGET (self->heads[i]), i + 1, 0, 1, 1);
    }
  gtk_label_set_text (keep, _ ("Has to be kept"));
  gtk_label_set_xalign (keep, 0.5f);
  gtk_label_set_justify (keep, GTK_JUSTIFY_CENTER);
  gtk_grid_attach (self->grid, GTK_WIDGET (keep), 3, 0, 1, 1);
}

static void
build_choice (StudioComparison *self)
{
  GtkWidget *label = gtk_label_new (_ ("Compared with"));

  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->choice_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  studio_accessible_set_label (GTK_WIDGET (self->choice), _ ("Compared with"));
  gtk_box_append (GTK_BOX (self->choice_box), label);
  gtk_box_append (GTK_BOX (self->choice_box), GTK_WIDGET (self->choice));
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_chosen), self);
}

static void
studio_comparison_init (StudioComparison *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->warning = label_new ("warning");
  adw_preferences_group_set_title (self->group, _ ("What It Keeps"));
  build_choice (self);
  build_grid (self);
  gtk_box_append (GTK_BOX (card), self->choice_box);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->warning));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "offer-card");
  adw_preferences_group_add (self->group, card);
  gtk_widget_set_parent (GTK_WIDGET (self->group), GTK_WIDGET (self));
}

GtkWidget *
studio_comparison_new (StudioSession *session, StudioDownsellFacts *facts)
{
  StudioComparison *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);
  g_return_val_if_fail (STUDIO_IS_DOWNSELL_FACTS (facts), NULL);

  self = g_object_new (STUDIO_TYPE_COMPARISON, NULL);
  self->session = g_object_ref (session);
  self->facts = g_object_ref (facts);
  g_signal_connect_object (facts, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
