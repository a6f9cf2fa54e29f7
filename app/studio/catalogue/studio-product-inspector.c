/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The selected product: its facts to correct, what it sold, what it sells with, its offers. */

#include "studio-product-inspector.h"

#include "studio-accessible.h"
#include "studio-product-relations.h"
#include "vt-product-edit.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _StudioProductInspector
{
  GtkWidget parent_instance;

  StudioSession *session; /* (owned) */
  guint32        product; /* or VT_PRODUCT_NONE */

  GtkStack               *stack;                        /* (owned by the widget tree) */
  GtkLabel               *title;                        /* (owned by the widget tree) */
  GtkLabel               *subtitle;                     /* (owned by the widget tree) */
  GtkWidget              *entries[VT_N_PRODUCT_FIELDS]; /* (owned by the widget tree) */
  GtkLabel               *problem;                      /* (owned by the widget tree) */
  AdwActionRow           *margin_row;                   /* (owned by the widget tree) */
  AdwActionRow           *sales_row;                    /* (owned by the widget tree) */
  StudioProductRelations *relations;                    /* (owned by the widget tree) */
  gboolean                updating; /* fields are being filled: not the user's doing */
};

G_DEFINE_FINAL_TYPE (StudioProductInspector, studio_product_inspector, GTK_TYPE_WIDGET)

/* ---- correcting ---- */

typedef struct
{
  gint64         product_id;
  VtProductField field;
  char          *text; /* (owned) */
  VtCurrency     currency;
} Correction;

static void
correction_free (gpointer data)
{
  Correction *correction = data;

  g_free (correction->text);
  g_free (correction);
}

static gboolean
run_correction (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Correction *correction = data;

  return vt_product_edit (database, correction->product_id, correction->field, correction->text,
                          &correction->currency, error);
}

static const VtProduct *
shown_product (StudioProductInspector *self)
{
  VtCatalog *catalog = studio_session_get_catalog (self->session);

  if (catalog == NULL || self->product == VT_PRODUCT_NONE ||
      self->product >= vt_catalog_get_n_products (catalog))
    return NULL;
  return vt_catalog_get (catalog, self->product);
}

static void
correct (StudioProductInspector *self, VtProductField field, const char *text)
{
  const VtProduct *product = shown_product (self);
  g_autofree char *label = NULL;
  Correction      *correction;

  if (product == NULL)
    return;
  correction = g_new0 (Correction, 1);
  correction->product_id = product->id;
  correction->field = field;
  correction->text = g_strdup (text);
  correction->currency = *studio_session_get_currency (self->session);
  label = g_strdup_printf (_ ("Change %s of %s"), vt_product_field_get_label (field), product->sku);
  studio_session_edit (self->session, label, "catalogue", run_correction, correction,
                       correction_free);
}

static void
show_problem (StudioProductInspector *self, GtkWidget *entry, const char *text)
{
  for (guint i = 0; i < VT_N_PRODUCT_FIELDS; i++)
    {
      gboolean invalid = self->entries[i] == entry && text != NULL;

      gtk_accessible_update_state (
          GTK_ACCESSIBLE (self->entries[i]), GTK_ACCESSIBLE_STATE_INVALID,
          invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
      if (invalid)
        gtk_widget_add_css_class (self->entries[i], "error");
      else
        gtk_widget_remove_css_class (self->entries[i], "error");
    }
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

/* Amounts are typed in the user's language and stored plainly. */
static char *
plain_text (StudioProductInspector *self, VtProductField field, const char *typed, GError **error)
{
  const VtCurrency *currency = studio_session_get_currency (self->session);
  gint64            minor;

  if ((field != VT_PRODUCT_FIELD_PRICE && field != VT_PRODUCT_FIELD_COST) || *typed == '\0')
    return g_strdup (typed);
  if (!vt_money_from_typed (typed, currency, &minor, error))
    return NULL;
  return vt_money_to_plain (minor, currency);
}

static void
on_apply (AdwEntryRow *row, gpointer user_data)
{
  StudioProductInspector *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *plain = NULL;
  VtProductField   field =
      GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "studio-product-field"));

  plain = plain_text (self, field, gtk_editable_get_text (GTK_EDITABLE (row)), &error);
  if (plain == NULL)
    {
      show_problem (self, GTK_WIDGET (row), error->message);
      return;
    }
  show_problem (self, NULL, NULL);
  correct (self, field, plain);
}

static void
on_kind_selected (GObject *row, GParamSpec *pspec, gpointer user_data)
{
  StudioProductInspector *self = user_data;
  guint                   kind = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  if (!self->updating && kind != GTK_INVALID_LIST_POSITION)
    correct (self, VT_PRODUCT_FIELD_KIND, vt_product_kind_get_id (kind));
}

/* ---- showing ---- */

static char *
field_text (const VtProduct *product, VtProductField field, const VtCurrency *currency)
{
  switch (field)
    {
    case VT_PRODUCT_FIELD_TITLE:
      return g_strdup (product->title);
    case VT_PRODUCT_FIELD_CATEGORY:
      return g_strdup (product->category);
    case VT_PRODUCT_FIELD_BRAND:
      return g_strdup (product->brand);
    case VT_PRODUCT_FIELD_PRICE:
      return product->price_minor == VT_MONEY_UNKNOWN
                 ? g_strdup ("")
                 : vt_money_to_display (product->price_minor, currency);
    case VT_PRODUCT_FIELD_COST:
      return product->cost_minor == VT_MONEY_UNKNOWN
                 ? g_strdup ("")
                 : vt_money_to_display (product->cost_minor, currency);
    case VT_PRODUCT_FIELD_STOCK:
      return product->stock == VT_STOCK_UNKNOWN
                 ? g_strdup ("")
                 : g_strdup_printf ("%" G_GINT64_FORMAT, product->stock);
    case VT_PRODUCT_FIELD_WEIGHT:
      return product->weight_g == VT_WEIGHT_UNKNOWN
                 ? g_strdup ("")
                 : g_strdup_printf ("%" G_GINT64_FORMAT, product->weight_g);
    case VT_PRODUCT_FIELD_KIND:
      break;
    }
  return NULL;
}

static void
show_fields (StudioProductInspector *self, const VtProduct *product)
{
  const VtCurrency *currency = studio_session_get_currency (self->session);

  self->updating = TRUE;
  for (guint field = 0; field < VT_N_PRODUCT_FIELDS; field++)
    {
      g_autofree char *text = field_text (product, field, currency);

      if (text == NULL)
        adw_combo_row_set_selected (ADW_COMBO_ROW (self->entries[field]), product->kind);
      else if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self->entries[field]))) != 0)
        {
          /* Without its apply button while filled, or the row would think it was edited. */
          adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->entries[field]), FALSE);
          gtk_editable_set_text (GTK_EDITABLE (self->entries[field]), text);
          adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->entries[field]), TRUE);
        }
    }
  self->updating = FALSE;
}

static char *
margin_text (const VtProduct *product, const VtCurrency *currency)
{
  g_autofree char *amount = NULL;

  if (product->price_minor == VT_MONEY_UNKNOWN)
    return g_strdup (_ ("Needs a price"));
  if (product->cost_minor == VT_MONEY_UNKNOWN)
    return g_strdup (_ ("Needs a cost"));
  amount = vt_money_to_display (product->price_minor - product->cost_minor, currency);
  if (product->price_minor == 0)
    return g_steal_pointer (&amount);
  return g_strdup_printf (_ ("%s a unit, %.1f %% of the price"), amount,
                          100.0 * (double) (product->price_minor - product->cost_minor) /
                              (double) product->price_minor);
}

static char *
sales_text (StudioProductInspector *self)
{
  const VtOrdersSummary *summary = studio_session_get_summary (self->session);
  g_autofree char       *revenue = NULL;
  g_autofree char       *units = NULL;
  g_autofree char       *orders = NULL;

  if (summary == NULL || self->product >= summary->n_products ||
      summary->product_orders[self->product] == 0)
    return g_strdup (_ ("Not in the order history"));
  units = vt_count_to_display (summary->product_units[self->product]);
  orders = vt_count_to_display (summary->product_orders[self->product]);
  revenue = vt_money_to_display (summary->product_revenue_minor[self->product],
                                 studio_session_get_currency (self->session));
  return g_strdup_printf (ngettext ("%s units in %s order, %s", "%s units in %s orders, %s",
                                    summary->product_orders[self->product]),
                          units, orders, revenue);
}

static void
update (StudioProductInspector *self)
{
  const VtProduct *product = shown_product (self);
  g_autofree char *margin = NULL;
  g_autofree char *sales = NULL;

  gtk_stack_set_visible_child_name (self->stack, product != NULL ? "product" : "none");
  if (product == NULL)
    return;

  gtk_label_set_text (self->title, product->title);
  gtk_label_set_text (self->subtitle, product->sku);
  show_fields (self, product);
  margin = margin_text (product, studio_session_get_currency (self->session));
  adw_action_row_set_subtitle (self->margin_row, margin);
  sales = sales_text (self);
  adw_action_row_set_subtitle (self->sales_row, sales);
  studio_product_relations_show (self->relations, self->product);
}

static void
on_selection_changed (StudioProductInspector *self)
{
  const guint32 *selection;
  guint          n;

  selection = studio_session_get_selection (self->session, &n);
  self->product = n > 0 ? selection[n - 1] : VT_PRODUCT_NONE;
  show_problem (self, NULL, NULL);
  update (self);
}

/* ---- the widget ---- */

static GtkWidget *
entry_row_new (StudioProductInspector *self, VtProductField field)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), vt_product_field_get_label (field));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "studio-product-field", GUINT_TO_POINTER (field));
  g_signal_connect (row, "apply", G_CALLBACK (on_apply), self);
  return row;
}

static GtkWidget *
kind_row_new (StudioProductInspector *self)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  for (guint kind = VT_PRODUCT_GOODS; kind <= VT_PRODUCT_FEE; kind++)
    gtk_string_list_append (kinds, vt_product_kind_get_label (kind));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 vt_product_field_get_label (VT_PRODUCT_FIELD_KIND));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (kinds));
  studio_accessible_name_parts (row, vt_product_field_get_label (VT_PRODUCT_FIELD_KIND));
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_kind_selected), self);
  return row;
}

static AdwActionRow *
fact_row_new (AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
  return ADW_ACTION_ROW (row);
}

static GtkLabel *
label_new (GtkBox *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static GtkWidget *
product_box_new (StudioProductInspector *self)
{
  GtkWidget           *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget           *headings = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  AdwPreferencesGroup *fields = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *facts = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->title = label_new (GTK_BOX (headings), "title-3");
  self->subtitle = label_new (GTK_BOX (headings), "dim-label");
  self->problem = label_new (GTK_BOX (headings), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);

  for (guint field = 0; field < VT_N_PRODUCT_FIELDS; field++)
    {
      self->entries[field] =
          field == VT_PRODUCT_FIELD_KIND ? kind_row_new (self) : entry_row_new (self, field);
      adw_preferences_group_add (fields, self->entries[field]);
    }
  studio_accessible_set_label (GTK_WIDGET (fields), _ ("Product details"));
  studio_accessible_set_label (GTK_WIDGET (facts), _ ("Figures"));
  self->margin_row = fact_row_new (facts, _ ("Margin"));
  self->sales_row = fact_row_new (facts, _ ("Sold"));
  self->relations = STUDIO_PRODUCT_RELATIONS (studio_product_relations_new (self->session));

  gtk_box_append (GTK_BOX (box), headings);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fields));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (facts));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->relations));
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  return box;
}

static void
build (StudioProductInspector *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *none = adw_status_page_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), product_box_new (self));
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("No Product Selected"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none),
                                   _ ("Select a product to see and correct its details"));
  gtk_widget_add_css_class (none, "compact");

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, TRUE);
  gtk_stack_add_named (self->stack, none, "none");
  gtk_stack_add_named (self->stack, scroller, "product");
  gtk_widget_set_size_request (GTK_WIDGET (self->stack), 300, -1);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

static void
studio_product_inspector_dispose (GObject *object)
{
  StudioProductInspector *self = STUDIO_PRODUCT_INSPECTOR (object);

  self->updating = TRUE;
  g_clear_pointer ((GtkWidget **) &self->stack, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_product_inspector_parent_class)->dispose (object);
}

static void
studio_product_inspector_class_init (StudioProductInspectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_product_inspector_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "inspector");
}

static void
studio_product_inspector_init (StudioProductInspector *self)
{
  self->product = VT_PRODUCT_NONE;
}

GtkWidget *
studio_product_inspector_new (StudioSession *session)
{
  StudioProductInspector *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_PRODUCT_INSPECTOR, NULL);
  self->session = g_object_ref (session);
  build (self);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::catalog", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::orders", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::pairs", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::offers", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  on_selection_changed (self);
  return GTK_WIDGET (self);
}
