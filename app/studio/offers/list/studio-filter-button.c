/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The button that opens what the list of offers can be filtered by, and the chips of what it is. */

#include "studio-filter-button.h"

#include "studio-accessible.h"
#include "studio-actions.h"
#include "studio-offer-filter.h"

#include <glib/gi18n-lib.h>

/* ---- one part ---- */

/* A drop-down of words; by its side the words that they stand for. */
typedef struct
{
  StudioSession   *session; /* (unowned): kept by the button */
  StudioFilterPart part;
  GtkDropDown     *drop_down; /* (owned by the widget tree) */
  GPtrArray       *words;     /* (owned) (element-type utf8) */
  gboolean         syncing;   /* the choices are being filled in: not the user's doing */
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_ptr_array_unref (choice->words);
  g_free (choice);
}

static void
add_word (Choice *choice, char *word)
{
  g_ptr_array_add (choice->words, word);
}

static void
list_words (Choice *choice)
{
  static const char *const states[] = {"draft", "ready", "paused"};
  GPtrArray               *campaigns = studio_session_get_campaigns (choice->session);

  g_ptr_array_set_size (choice->words, 0);
  add_word (choice, g_strdup (""));
  switch (choice->part)
    {
    case STUDIO_FILTER_KIND:
      for (guint kind = 0; kind < VT_N_OFFER_KINDS; kind++)
        add_word (choice, g_strdup (vt_offer_kind_to_word ((VtOfferKind) kind)));
      break;
    case STUDIO_FILTER_STATE:
      for (guint i = 0; i < G_N_ELEMENTS (states); i++)
        add_word (choice, g_strdup (states[i]));
      break;
    case STUDIO_FILTER_CAMPAIGN:
      add_word (choice, g_strdup ("none"));
      for (guint i = 0; campaigns != NULL && i < campaigns->len; i++)
        add_word (choice,
                  g_strconcat (":", ((const VtCampaign *) campaigns->pdata[i])->name, NULL));
      break;
    case STUDIO_FILTER_PROBLEMS:
      add_word (choice, g_strdup ("any"));
      break;
    default:
      g_warn_if_reached ();
    }
}

static void
show_word (Choice *choice)
{
  const char *word =
      studio_offer_filter_get_word (studio_offer_filter_get (choice->session), choice->part);
  guint position = 0;

  (void) g_ptr_array_find_with_equal_func (choice->words, word, g_str_equal, &position);
  choice->syncing = TRUE;
  gtk_drop_down_set_selected (choice->drop_down, position);
  choice->syncing = FALSE;
}

/* As it is when it opens. */
static void
fill (Choice *choice)
{
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);

  list_words (choice);
  for (guint i = 0; i < choice->words->len; i++)
    gtk_string_list_take (texts,
                          studio_filter_word_to_text (choice->part, choice->words->pdata[i]));
  choice->syncing = TRUE;
  gtk_drop_down_set_model (choice->drop_down, G_LIST_MODEL (texts));
  choice->syncing = FALSE;
  show_word (choice);
}

static void
on_selected (GtkDropDown *drop_down, GParamSpec *pspec, gpointer user_data)
{
  Choice *choice = user_data;
  guint   position = gtk_drop_down_get_selected (drop_down);

  if (!choice->syncing && position < choice->words->len)
    studio_offer_filter_set_word (studio_offer_filter_get (choice->session), choice->part,
                                  choice->words->pdata[position]);
}

static GtkWidget *
drop_down_new (StudioSession *session, StudioFilterPart part, const char *label)
{
  Choice    *choice = g_new0 (Choice, 1);
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);

  choice->session = session;
  choice->part = part;
  choice->drop_down = GTK_DROP_DOWN (drop_down);
  choice->words = g_ptr_array_new_with_free_func (g_free);
  g_object_set_data_full (G_OBJECT (drop_down), "studio-choice", choice, choice_free);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (on_selected), choice);
  g_signal_connect_swapped (drop_down, "map", G_CALLBACK (fill), choice);
  studio_accessible_set_label (drop_down, label);
  return drop_down;
}

/* ---- the button ---- */

static void
show_button (StudioOfferFilter *filter, GtkWidget *button)
{
  if (studio_offer_filter_is_clear (filter))
    gtk_widget_remove_css_class (button, "accent");
  else
    gtk_widget_add_css_class (button, "accent");
}

static GtkWidget *
choices_new (StudioSession *session)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *clear = gtk_button_new_with_label (_ ("Show All"));

  gtk_box_append (GTK_BOX (box), drop_down_new (session, STUDIO_FILTER_KIND, _ ("Kind")));
  gtk_box_append (GTK_BOX (box), drop_down_new (session, STUDIO_FILTER_STATE, _ ("State")));
  gtk_box_append (GTK_BOX (box), drop_down_new (session, STUDIO_FILTER_CAMPAIGN, _ ("Campaign")));
  gtk_box_append (GTK_BOX (box), drop_down_new (session, STUDIO_FILTER_PROBLEMS, _ ("Problems")));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (clear), STUDIO_ACTION_OFFERS_FILTER_CLEAR);
  gtk_box_append (GTK_BOX (box), clear);
  return box;
}

GtkWidget *
studio_filter_button_new (StudioSession *session)
{
  StudioOfferFilter *filter = studio_offer_filter_get (session);
  GtkWidget         *button = gtk_menu_button_new ();
  GtkWidget         *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), choices_new (session));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "vitrine-filter-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_tooltip_text (button, _ ("Filter Offers"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filter offers"), -1);
  g_object_set_data_full (G_OBJECT (button), "studio-session", g_object_ref (session),
                          g_object_unref);
  g_signal_connect_object (filter, "changed", G_CALLBACK (show_button), button, 0);
  show_button (filter, button);
  return button;
}

/* ---- chips ---- */

static GtkWidget *
chip_new (StudioFilterPart part, const char *word)
{
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *text = studio_filter_word_to_text (part, word);
  GtkWidget       *label = gtk_label_new (text);
  g_autofree char *spoken = g_strdup_printf (_ ("Stop filtering by “%s”"), text);
  g_autofree char *action =
      g_strconcat ("win.offers-filter-", studio_filter_part_to_word (part), NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("vitrine-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
show_chips (StudioOfferFilter *filter, GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  for (guint part = 0; part < STUDIO_N_FILTER_PARTS; part++)
    {
      const char *word = studio_offer_filter_get_word (filter, (StudioFilterPart) part);

      if (*word != '\0')
        gtk_box_append (GTK_BOX (box), chip_new ((StudioFilterPart) part, word));
    }
  gtk_widget_set_visible (box, !studio_offer_filter_is_clear (filter));
}

GtkWidget *
studio_filter_chips_new (StudioSession *session)
{
  StudioOfferFilter *filter = studio_offer_filter_get (session);
  GtkWidget         *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (box, "filter-chips");
  g_signal_connect_object (filter, "changed", G_CALLBACK (show_chips), box, 0);
  show_chips (filter, box);
  return box;
}
