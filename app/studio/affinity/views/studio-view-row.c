/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a view. */

#include "studio-view-row.h"

struct _StudioViewRow
{
  GObject parent_instance;

  char    *texts[STUDIO_VIEW_MAX_COLUMNS]; /* (owned) (nullable) */
  double   numbers[STUDIO_VIEW_MAX_COLUMNS];
  char    *sentence; /* (owned) (nullable) */
  guint32 *products; /* (owned) */
  guint    n_products;
};

G_DEFINE_FINAL_TYPE (StudioViewRow, studio_view_row, G_TYPE_OBJECT)

static void
studio_view_row_finalize (GObject *object)
{
  StudioViewRow *self = STUDIO_VIEW_ROW (object);

  for (guint i = 0; i < STUDIO_VIEW_MAX_COLUMNS; i++)
    g_free (self->texts[i]);
  g_free (self->sentence);
  g_free (self->products);
  G_OBJECT_CLASS (studio_view_row_parent_class)->finalize (object);
}

static void
studio_view_row_class_init (StudioViewRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_view_row_finalize;
}

static void
studio_view_row_init (StudioViewRow *self)
{
}

StudioViewRow *
studio_view_row_new (const guint32 *products, guint n_products)
{
  StudioViewRow *self = g_object_new (STUDIO_TYPE_VIEW_ROW, NULL);

  self->products = g_memdup2 (products, n_products * sizeof (guint32));
  self->n_products = n_products;
  return self;
}

void
studio_view_row_set (StudioViewRow *self, guint column, char *text, double number)
{
  g_return_if_fail (column < STUDIO_VIEW_MAX_COLUMNS);

  g_free (self->texts[column]);
  self->texts[column] = text;
  self->numbers[column] = number;
}

void
studio_view_row_set_sentence (StudioViewRow *self, char *sentence)
{
  g_free (self->sentence);
  self->sentence = sentence;
}

const char *
studio_view_row_get_text (StudioViewRow *self, guint column)
{
  g_return_val_if_fail (column < STUDIO_VIEW_MAX_COLUMNS, NULL);

  return self->texts[column] != NULL ? self->texts[column] : "";
}

double
studio_view_row_get_number (StudioViewRow *self, guint column)
{
  g_return_val_if_fail (column < STUDIO_VIEW_MAX_COLUMNS, 0);

  return self->numbers[column];
}

const char *
studio_view_row_get_sentence (StudioViewRow *self)
{
  return self->sentence != NULL ? self->sentence : "";
}

const guint32 *
studio_view_row_get_products (StudioViewRow *self, guint *ret_n)
{
  *ret_n = self->n_products;
  return self->products;
}
