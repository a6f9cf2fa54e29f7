/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a total came about, step by step. */

#include "studio-calculation-view.h"

struct _StudioCalculationView
{
  GtkWidget parent_instance;

  GtkLabel *text; /* (owned by the widget tree) */
};

G_DEFINE_FINAL_TYPE (StudioCalculationView, studio_calculation_view, GTK_TYPE_WIDGET)

/* One label for all: a cart of a thousand lines is a thousand lines of text, no thousand widgets,
 * and can be copied as a whole. */
void
studio_calculation_view_set (StudioCalculationView *self, GPtrArray *steps)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_if_fail (STUDIO_IS_CALCULATION_VIEW (self) && steps != NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const VtCalculationStep *step = g_ptr_array_index (steps, i);

      g_string_append_printf (text, "%s%u. %s", i > 0 ? "\n" : "", i + 1, step->text);
      for (guint j = 0; step->details[j] != NULL; j++)
        g_string_append_printf (text, "\n    %s", step->details[j]);
    }
  gtk_label_set_text (self->text, text->str);
}

static void
studio_calculation_view_dispose (GObject *object)
{
  g_clear_pointer ((GtkWidget **) &STUDIO_CALCULATION_VIEW (object)->text, gtk_widget_unparent);
  G_OBJECT_CLASS (studio_calculation_view_parent_class)->dispose (object);
}

static void
studio_calculation_view_class_init (StudioCalculationViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_calculation_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_calculation_view_init (StudioCalculationView *self)
{
  self->text = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->text, 0);
  gtk_label_set_wrap (self->text, TRUE);
  gtk_label_set_wrap_mode (self->text, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (self->text, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "numeric");
  gtk_widget_set_parent (GTK_WIDGET (self->text), GTK_WIDGET (self));
}

GtkWidget *
studio_calculation_view_new (void)
{
  return g_object_new (STUDIO_TYPE_CALCULATION_VIEW, NULL);
}
