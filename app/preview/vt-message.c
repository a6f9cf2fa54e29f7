/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages as the shopper reads them. */

#include "vt-message.h"

#include "vt-offer-texts.h"

VtMessageValues *
vt_message_values_new (void)
{
  return g_new0 (VtMessageValues, 1);
}

void
vt_message_values_free (VtMessageValues *values)
{
  if (values == NULL)
    return;

  for (gsize i = 0; i < VT_N_PLACEHOLDERS; i++)
    g_free (values->texts[i]);
  g_free (values);
}

static void
append_part (const VtMessagePart   *part,
             const char            *text,
             const VtMessageValues *values,
             GString               *filled,
             GArray                *gaps)
{
  VtPlaceholder placeholder;
  gboolean      is_known;

  if (part->literal != NULL)
    {
      g_string_append_len (filled, part->literal, (gssize) part->literal_length);
      return;
    }
  is_known = vt_placeholder_from_word (part->name, &placeholder);
  if (is_known && values->texts[placeholder] != NULL)
    {
      g_string_append (filled, values->texts[placeholder]);
    }
  else
    {
      VtMessageGap gap = {filled->len, part->length, is_known};

      g_array_append_val (gaps, gap);
      g_string_append_len (filled, text + part->start, (gssize) part->length);
    }
}

VtMessage *
vt_message_fill (const char *text, const VtMessageValues *values)
{
  g_autoptr (GArray) parts = NULL;
  VtMessage *message;
  GString   *filled;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (values != NULL, NULL);

  parts = vt_message_parse (text);
  filled = g_string_new (NULL);
  message = g_new0 (VtMessage, 1);
  message->gaps = g_array_new (FALSE, FALSE, sizeof (VtMessageGap));
  for (guint i = 0; i < parts->len; i++)
    append_part (&g_array_index (parts, VtMessagePart, i), text, values, filled, message->gaps);
  message->text = g_string_free (filled, FALSE);
  return message;
}

VtMessage *
vt_message_of_prompt (const VrPrompt   *prompt,
                      const VrResult   *result,
                      const VtOffer    *offer,
                      VtCatalog        *catalog,
                      const VtCurrency *currency)
{
  g_autoptr (VtMessageValues) values = NULL;

  g_return_val_if_fail (prompt != NULL, NULL);

  if (prompt->message == NULL || prompt->message[0] == '\0')
    return NULL;
  values = vt_message_values_of_prompt (prompt, result, offer, catalog, currency);
  return vt_message_fill (prompt->message, values);
}

VtMessage *
vt_message_of_verdict (const VrVerdict  *verdict,
                       const VrResult   *result,
                       const VtOffer    *offer,
                       const char       *locale,
                       VtCatalog        *catalog,
                       const VtCurrency *currency)
{
  g_autoptr (VtMessageValues) values = NULL;
  const char *text;

  g_return_val_if_fail (verdict != NULL && offer != NULL && locale != NULL, NULL);

  text = vt_offer_find_text (offer, "message", locale);
  if (verdict->code != VR_VERDICT_APPLIED || text == NULL)
    return NULL;
  values = vt_message_values_of_verdict (verdict, result, offer, catalog, currency);
  return vt_message_fill (text, values);
}

void
vt_message_free (VtMessage *message)
{
  if (message == NULL)
    return;

  g_array_unref (message->gaps);
  g_free (message->text);
  g_free (message);
}
