/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a problem of an offer is mended. */

#include "vt-fix.h"

#include "vt-error.h"
#include "vt-offer-form.h"
#include "vt-terms-path.h"

#include <glib/gi18n-lib.h>

static void
step_free (gpointer data)
{
  VtFixStep *step = data;

  g_free (step->path);
  g_free (step->before);
  g_free (step->after);
  g_free (step);
}

VtFix *
vt_fix_new (char *title)
{
  VtFix *fix = g_new0 (VtFix, 1);

  g_assert (title != NULL);

  fix->title = title;
  fix->steps = g_ptr_array_new_with_free_func (step_free);
  return fix;
}

void
vt_fix_free (VtFix *fix)
{
  if (fix == NULL)
    return;

  g_free (fix->title);
  g_ptr_array_unref (fix->steps);
  g_free (fix);
}

VtFix *
vt_fix_copy (const VtFix *fix)
{
  VtFix *copy;

  g_return_val_if_fail (fix != NULL, NULL);

  copy = vt_fix_new (g_strdup (fix->title));
  for (guint i = 0; i < fix->steps->len; i++)
    {
      const VtFixStep *step = fix->steps->pdata[i];

      vt_fix_add_step (copy, step->path, step->before, step->after);
    }
  return copy;
}

void
vt_fix_add_step (VtFix *fix, const char *path, const char *before, const char *after)
{
  VtFixStep *step;

  g_return_if_fail (fix != NULL);
  g_return_if_fail (path != NULL);

  step = g_new0 (VtFixStep, 1);
  step->path = g_strdup (path);
  step->before = g_strdup (before);
  step->after = g_strdup (after);
  g_ptr_array_add (fix->steps, step);
}

static gboolean
is_as_before (JsonNode *node, const char *before)
{
  g_autoptr (JsonNode) wanted = NULL;

  if (node == NULL || before == NULL)
    return node == NULL && before == NULL;
  wanted = json_from_string (before, NULL);
  return wanted != NULL && json_node_equal (node, wanted);
}

/* (transfer full): the form with the step made. */
static JsonNode *
make_step (JsonNode *form, const VtFixStep *step, GError **error)
{
  g_autoptr (JsonNode) after = NULL;

  if (!is_as_before (vt_terms_path_get (form, step->path), step->before))
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_CONSTRAINT,
                           _ ("The offer has been changed since it was checked"));
      return NULL;
    }
  if (step->after != NULL)
    {
      after = json_from_string (step->after, error);
      if (after == NULL)
        return NULL;
    }
  return vt_terms_path_set (form, step->path, after, error);
}

VtOffer *
vt_fix_apply (const VtFix *fix, const VtOffer *offer, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) form = NULL;

  g_return_val_if_fail (fix != NULL, NULL);
  g_return_val_if_fail (offer != NULL, NULL);

  text = vt_offer_form_to_text (offer);
  form = json_from_string (text, error);
  for (guint i = 0; form != NULL && i < fix->steps->len; i++)
    {
      JsonNode *changed = make_step (form, fix->steps->pdata[i], error);

      json_node_unref (form);
      form = changed;
    }
  return form != NULL ? vt_offer_form_read (json_node_get_object (form), error) : NULL;
}
