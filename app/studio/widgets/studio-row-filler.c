/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a list box, a few at a time. */

#include "studio-row-filler.h"

/* Of the 16 ms of a frame. */
#define BUDGET_US 6000

struct _StudioRowFiller
{
  GtkListBox           *box; /* (unowned) */
  const StudioRowFuncs *funcs;
  gpointer              data;
  GPtrArray            *rows; /* (owned) (element-type GtkWidget): that the box has */
  guint                 n_rows;
  guint                 n_bound;
  guint                 idle_id;
};

static void
drop_surplus (StudioRowFiller *self)
{
  while (self->rows->len > self->n_rows)
    {
      gtk_list_box_remove (self->box, g_ptr_array_index (self->rows, self->rows->len - 1));
      g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
    }
}

static void
bind_next (StudioRowFiller *self)
{
  GtkWidget *row;

  if (self->n_bound == self->rows->len)
    {
      row = self->funcs->create (self->data);
      gtk_list_box_append (self->box, row);
      g_ptr_array_add (self->rows, row);
    }
  row = g_ptr_array_index (self->rows, self->n_bound);
  self->funcs->bind (row, self->n_bound, self->data);
  self->n_bound++;
}

/* Whether there is more to do. */
static gboolean
bind_some (StudioRowFiller *self)
{
  gint64 end_us = g_get_monotonic_time () + BUDGET_US;

  while (self->n_bound < self->n_rows && g_get_monotonic_time () < end_us)
    bind_next (self);
  return self->n_bound < self->n_rows;
}

static gboolean
on_idle (gpointer user_data)
{
  StudioRowFiller *self = user_data;

  if (bind_some (self))
    return G_SOURCE_CONTINUE;
  self->idle_id = 0;
  return G_SOURCE_REMOVE;
}

void
studio_row_filler_set_n_rows (StudioRowFiller *self, guint n_rows)
{
  g_return_if_fail (self != NULL);

  self->n_rows = n_rows;
  self->n_bound = 0;
  drop_surplus (self);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  /* After drawing, so that a frame comes between two helpings. */
  if (bind_some (self))
    self->idle_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, on_idle, self, NULL);
}

StudioRowFiller *
studio_row_filler_new (GtkListBox *box, const StudioRowFuncs *funcs, gpointer data)
{
  StudioRowFiller *self;

  g_return_val_if_fail (GTK_IS_LIST_BOX (box) && funcs != NULL, NULL);

  self = g_new0 (StudioRowFiller, 1);
  self->box = box;
  self->funcs = funcs;
  self->data = data;
  self->rows = g_ptr_array_new ();
  return self;
}

void
studio_row_filler_free (StudioRowFiller *self)
{
  if (self == NULL)
    return;

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_ptr_array_unref (self->rows);
  g_free (self);
}
