/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in braces in a message to the shopper. */

#include "vt-message-placeholders.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BIT(kind) (1u << (kind))
#define ALL_KINDS ((1u << VT_N_OFFER_KINDS) - 1)
/* They take nothing off, and change nothing that is due. */
#define WITHOUT_PRICE BIT (VT_OFFER_FOLLOW_UP)
#define PRICED (ALL_KINDS & ~WITHOUT_PRICE)

static const struct
{
  const char *word;
  const char *text;
  guint       kinds; /* BIT() of each that can have it */
} placeholders[] = {
    [VT_PLACEHOLDER_SAVING] = {"saving", N_ ("What is saved"), PRICED},
    [VT_PLACEHOLDER_PRICE] = {"price", N_ ("The price with the offer"), PRICED},
    [VT_PLACEHOLDER_LIST] = {"list", N_ ("The price without the offer"), PRICED},
    [VT_PLACEHOLDER_PRODUCT] = {"product", N_ ("The product"), ALL_KINDS},
    [VT_PLACEHOLDER_PRODUCTS] = {"products", N_ ("All products"), ALL_KINDS},
    [VT_PLACEHOLDER_COUNT] = {"count", N_ ("How many"), ALL_KINDS},
    [VT_PLACEHOLDER_UNTIL] = {"until", N_ ("The last day"), ALL_KINDS},
    [VT_PLACEHOLDER_COUPON] = {"coupon", N_ ("The coupon"), ALL_KINDS},
    [VT_PLACEHOLDER_GIFT] = {"gift", N_ ("The gift"), BIT (VT_OFFER_THRESHOLD)},
    [VT_PLACEHOLDER_THRESHOLD] = {"threshold", N_ ("From where on"),
                                  BIT (VT_OFFER_THRESHOLD) | BIT (VT_OFFER_DOWNSELL)},
    [VT_PLACEHOLDER_MORE] = {"more", N_ ("How much more it takes"), PRICED},
};

G_STATIC_ASSERT (G_N_ELEMENTS (placeholders) == VT_N_PLACEHOLDERS);

const char *
vt_placeholder_to_word (VtPlaceholder placeholder)
{
  g_return_val_if_fail ((gsize) placeholder < VT_N_PLACEHOLDERS, NULL);

  return placeholders[placeholder].word;
}

gboolean
vt_placeholder_from_word (const char *word, VtPlaceholder *ret_placeholder)
{
  g_return_val_if_fail (word != NULL, FALSE);

  for (gsize i = 0; i < VT_N_PLACEHOLDERS; i++)
    if (strcmp (placeholders[i].word, word) == 0)
      {
        *ret_placeholder = (VtPlaceholder) i;
        return TRUE;
      }
  return FALSE;
}

const char *
vt_placeholder_to_text (VtPlaceholder placeholder)
{
  g_return_val_if_fail ((gsize) placeholder < VT_N_PLACEHOLDERS, NULL);

  return _ (placeholders[placeholder].text);
}

gboolean
vt_placeholder_fits (VtPlaceholder placeholder, VtOfferKind kind)
{
  g_return_val_if_fail ((gsize) placeholder < VT_N_PLACEHOLDERS, FALSE);

  return (placeholders[placeholder].kinds & BIT (kind)) != 0;
}

/* ---- taking a message apart ---- */

/* Bytes of the placeholder that begins at the brace @text points to; 0 if none does. */
static gsize
measure_placeholder (const char *text)
{
  const char *name = text + 1;
  gsize       n = 0;

  if (!g_ascii_islower (name[0]))
    return 0;
  while (g_ascii_islower (name[n]) || g_ascii_isdigit (name[n]) || name[n] == '_')
    n++;
  return n <= VT_PLACEHOLDER_MAX_BYTES && name[n] == '}' ? n + 2 : 0;
}

/* What comes before the next brace joins the literal part before it, if that is as it is in the
 * message up to its end. */
static void
add_literal (GArray *parts, const char *text, gsize start, gsize length, gsize literal_length)
{
  VtMessagePart *last =
      parts->len > 0 ? &g_array_index (parts, VtMessagePart, parts->len - 1) : NULL;
  VtMessagePart part = {start, length, text + start, literal_length, ""};

  if (last != NULL && last->literal != NULL && last->literal_length == last->length)
    {
      last->length += length;
      last->literal_length += literal_length;
    }
  else
    g_array_append_val (parts, part);
}

static void
add_placeholder (GArray *parts, const char *text, gsize start, gsize length)
{
  VtMessagePart part = {start, length, NULL, 0, ""};

  memcpy (part.name, text + start + 1, length - 2);
  g_array_append_val (parts, part);
}

GArray *
vt_message_parse (const char *text)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (VtMessagePart));
  gsize   i = 0;

  g_return_val_if_fail (text != NULL, parts);

  while (text[i] != '\0')
    {
      gsize length = text[i] == '{' ? measure_placeholder (text + i) : 0;

      if ((text[i] == '{' || text[i] == '}') && text[i + 1] == text[i])
        {
          /* One of the two stays. */
          add_literal (parts, text, i, 2, 1);
          length = 2;
        }
      else if (length > 0)
        {
          add_placeholder (parts, text, i, length);
        }
      else
        {
          length = 1;
          add_literal (parts, text, i, 1, 1);
        }
      i += length;
    }
  return parts;
}

GPtrArray *
vt_message_list_unknown (const char *text)
{
  g_autoptr (GArray) parts = vt_message_parse (text);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < parts->len; i++)
    {
      const VtMessagePart *part = &g_array_index (parts, VtMessagePart, i);
      VtPlaceholder        known;

      if (part->literal == NULL && !vt_placeholder_from_word (part->name, &known) &&
          !g_ptr_array_find_with_equal_func (names, part->name, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (part->name));
    }
  return names;
}
