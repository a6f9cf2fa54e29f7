/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The products to put in an offer, searched and dragged. */

#include "studio-offer-shelf.h"

#include "studio-product-list.h"
#include "vt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _StudioOfferShelf
{
  GtkWidget parent_instance;

  StudioSession     *session; /* (owned) */
  StudioProductList *list;    /* (owned) */

  char *searched; /* (owned) (nullable): what the list shows what was found for */

  GtkWidget      *box; /* (owned by the widget tree), as the others */
  GtkSearchEntry *search;
  GtkStack       *stack;
  GtkListView    *view;
  GtkLabel       *count;
};

G_DEFINE_FINAL_TYPE (StudioOfferShelf, studio_offer_shelf, GTK_TYPE_WIDGET)

/* ---- dragging ---- */

/* A row that is selected drags all that are, as SKUs, so that other programs understand it too. */
static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, gpointer user_data)
{
  GtkListItem      *item = user_data;
  GtkWidget        *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  StudioOfferShelf *self =
      STUDIO_OFFER_SHELF (gtk_widget_get_ancestor (row, STUDIO_TYPE_OFFER_SHELF));
  VtCatalog *catalog = studio_session_get_catalog (self->session);
  g_autoptr (GString) text = g_string_new (NULL);
  const guint32 *selection;
  guint          n;

  if (!gtk_list_item_get_selected (item))
    {
      const VtProduct *product = studio_product_item_get_product (gtk_list_item_get_item (item));

      return gdk_content_provider_new_typed (G_TYPE_STRING, product->sku);
    }
  selection = studio_session_get_selection (self->session, &n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            vt_catalog_get (catalog, selection[i])->sku);
  return n > 0 ? gdk_content_provider_new_typed (G_TYPE_STRING, text->str) : NULL;
}

/* ---- rows ---- */

static char *
describe (StudioOfferShelf *self, const VtProduct *product)
{
  g_autofree char *price =
      vt_money_to_display (product->price_minor, studio_session_get_currency (self->session));

  /* Translators: a SKU and a price */
  return g_strdup_printf (_ ("%s · %s"), product->sku, price);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget     *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget     *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget     *add = gtk_button_new_from_icon_name ("vitrine-add-symbolic");
  GtkDragSource *drag = gtk_drag_source_new ();

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      if (i == 1)
        {
          gtk_widget_add_css_class (label, "caption");
          gtk_widget_add_css_class (label, "dim-label");
        }
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_add_css_class (add, "circular");
  gtk_widget_set_tooltip_text (add, _ ("Add to the offer"));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), add);
  gtk_widget_add_css_class (box, "offer-shelf-row");
  /* On the row, whose list claims the pointer from a source of its own. */
  g_signal_connect (drag, "prepare", G_CALLBACK (on_drag_prepare), item);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (drag));
  gtk_list_item_set_child (item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  StudioOfferShelf *self = user_data;
  const VtProduct  *product = studio_product_item_get_product (gtk_list_item_get_item (item));
  GtkWidget        *box = gtk_list_item_get_child (item);
  GtkWidget        *texts = gtk_widget_get_first_child (box);
  GtkWidget        *add = gtk_widget_get_last_child (box);
  g_autofree char  *title = vt_title_shorten (product->title, VT_WORDS_TITLE_MAX);
  g_autofree char  *line = describe (self, product);
  g_autofree char  *name = g_strdup_printf (_ ("Add %s, %s"), title, product->sku);
  g_autofree char  *row_name = g_strdup_printf ("%s, %s", title, line);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (texts)), title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (texts)), line);
  gtk_widget_set_tooltip_text (texts, product->title);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (add), "s", product->sku);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.offer-add-product");
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (gtk_widget_get_parent (box) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, row_name, -1);
}

static void
on_activate (GtkListView *view, guint position, gpointer user_data)
{
  g_autoptr (StudioProductItem) item =
      g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), position);

  gtk_widget_activate_action (GTK_WIDGET (view), "win.offer-add-product", "s",
                              studio_product_item_get_product (item)->sku);
}

static int
compare_sold (gconstpointer a, gconstpointer b, gpointer user_data)
{
  guint32 left = studio_product_item_get_n_orders ((StudioProductItem *) a);
  guint32 right = studio_product_item_get_n_orders ((StudioProductItem *) b);

  return left > right ? -1 : left < right;
}

/* ---- searching ---- */

/* While one types, the list waits for a pause. */
static void
search (StudioOfferShelf *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (g_strcmp0 (text, self->searched) == 0)
    return;
  g_free (self->searched);
  self->searched = g_strdup (text);
  studio_product_list_set_search (self->list, text);
}

static void
on_list_changed (StudioOfferShelf *self)
{
  guint            n = studio_product_list_get_n_passing (self->list);
  g_autofree char *number = vt_words_count (n);
  g_autofree char *text = g_strdup_printf (ngettext ("%s product", "%s products", n), number);

  gtk_label_set_text (self->count, text);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "products" : "nothing");
}

void
studio_offer_shelf_find (StudioOfferShelf *self)
{
  g_return_if_fail (STUDIO_IS_OFFER_SHELF (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Down goes from the search to what it found. */
static gboolean
on_search_key (GtkEventControllerKey *controller,
               guint                  keyval,
               guint                  keycode,
               GdkModifierType        state,
               gpointer               user_data)
{
  StudioOfferShelf *self = user_data;

  if (keyval != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

/* Return in the search adds the first that is found for what stands there. */
static void
on_search_activate (StudioOfferShelf *self)
{
  search (self);
  if (studio_product_list_get_n_passing (self->list) > 0)
    on_activate (self->view, 0, self);
}

/* ---- the widget ---- */

static void
studio_offer_shelf_dispose (GObject *object)
{
  StudioOfferShelf *self = STUDIO_OFFER_SHELF (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->searched, g_free);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_offer_shelf_parent_class)->dispose (object);
}

static void
studio_offer_shelf_class_init (StudioOfferShelfClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_offer_shelf_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_offer_shelf_init (StudioOfferShelf *self)
{
}

static GtkWidget *
search_new (StudioOfferShelf *self)
{
  GtkWidget          *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  g_object_set (self->search, "placeholder-text", _ ("Search products"), NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->search), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search products to add"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (on_search_activate), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_search_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->search));
  gtk_widget_add_css_class (bar, "toolbar");
  return bar;
}

static GtkWidget *
view_new (StudioOfferShelf *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkWidget          *view;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  view = gtk_list_view_new (g_object_ref (studio_product_list_get_model (self->list)), factory);
  self->view = GTK_LIST_VIEW (view);
  g_signal_connect (view, "activate", G_CALLBACK (on_activate), self);
  gtk_widget_add_css_class (view, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Products to add"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  return scroller;
}

static GtkWidget *
foot_new (StudioOfferShelf *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_label (_ ("Add Selected"));

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_widget_set_margin_start (GTK_WIDGET (self->count), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_widget_set_tooltip_text (add, _ ("Add the selected products to the offer (Ctrl+Return)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.offer-add-selection");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (bar), add);
  gtk_widget_add_css_class (bar, "toolbar");
  return bar;
}

GtkWidget *
studio_offer_shelf_new (StudioSession *session)
{
  StudioOfferShelf *self = g_object_new (STUDIO_TYPE_OFFER_SHELF, NULL);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_sold, NULL, NULL));
  GtkWidget *nothing = adw_status_page_new ();

  self->session = g_object_ref (session);
  self->list = studio_product_list_new (session);
  studio_product_list_set_sorter (self->list, sorter);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_add_css_class (nothing, "compact");
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (nothing), "vitrine-find-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (nothing), _ ("No Products Match"));
  gtk_box_append (GTK_BOX (self->box), search_new (self));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_stack_add_named (self->stack, view_new (self), "products");
  gtk_stack_add_named (self->stack, nothing, "nothing");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), foot_new (self));
  gtk_widget_set_size_request (self->box, 260, -1);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (self->list, "changed", G_CALLBACK (on_list_changed), self,
                           G_CONNECT_SWAPPED);
  on_list_changed (self);
  return GTK_WIDGET (self);
}
