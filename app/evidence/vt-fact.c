/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finding about an offer, and a picture of one. */

#include "vt-fact.h"

void
vt_fact_free (VtFact *fact)
{
  if (fact == NULL)
    return;

  g_free (fact->title);
  g_free (fact->value);
  g_free (fact->sentence);
  g_free (fact);
}

static void
bin_free (gpointer data)
{
  VtPictureBin *bin = data;

  g_free (bin->label);
  g_free (bin->text);
  g_free (bin);
}

static void
mark_free (gpointer data)
{
  VtPictureMark *mark = data;

  g_free (mark->label);
  g_free (mark);
}

VtPicture *
vt_picture_new (const char *code, VtPictureForm form)
{
  VtPicture *picture = g_new0 (VtPicture, 1);

  picture->code = code;
  picture->form = form;
  picture->bins = g_ptr_array_new_with_free_func (bin_free);
  picture->marks = g_ptr_array_new_with_free_func (mark_free);
  return picture;
}

void
vt_picture_free (VtPicture *picture)
{
  if (picture == NULL)
    return;

  g_free (picture->title);
  g_free (picture->sentence);
  g_ptr_array_unref (picture->bins);
  g_ptr_array_unref (picture->marks);
  g_free (picture);
}

void
vt_picture_add_bin (
    VtPicture *picture, gint64 from, gint64 until, gint64 value, char *label, char *text)
{
  VtPictureBin *bin;

  g_return_if_fail (picture != NULL);

  bin = g_new0 (VtPictureBin, 1);
  bin->from = from;
  bin->until = until;
  bin->value = value;
  bin->label = label;
  bin->text = text;
  g_ptr_array_add (picture->bins, bin);
}

void
vt_picture_add_bar (VtPicture *picture, gint64 value, char *label, char *text)
{
  gint64 number;

  g_return_if_fail (picture != NULL);

  number = picture->bins->len;
  vt_picture_add_bin (picture, number, number + 1, value, label, text);
}

void
vt_picture_add_mark (VtPicture *picture, gint64 at, char *label)
{
  VtPictureMark *mark;

  g_return_if_fail (picture != NULL);

  mark = g_new0 (VtPictureMark, 1);
  mark->at = at;
  mark->label = label;
  g_ptr_array_add (picture->marks, mark);
}

VtPictureBin *
vt_picture_find_bin (VtPicture *picture, gint64 at)
{
  g_return_val_if_fail (picture != NULL, NULL);

  for (guint i = 0; i < picture->bins->len; i++)
    {
      VtPictureBin *bin = picture->bins->pdata[i];

      if (at >= bin->from && at < bin->until)
        return bin;
    }
  return NULL;
}
