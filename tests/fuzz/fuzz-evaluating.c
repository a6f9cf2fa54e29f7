/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From bytes to results, checking what comes of them on the way. */

#include "fuzz.h"

#include "vr-utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
fuzz_fail (const char *file, int line, const char *condition)
{
  fprintf (stderr, "%s:%d: %s does not hold\n", file, line, condition);
  abort ();
}

static bool
is_text (const char *bytes, size_t size)
{
  size_t length = strnlen (bytes, size);
  size_t at = 0;

  while (at < length)
    {
      size_t n = vr_utf8_check (bytes + at, length - at);

      if (n == 0)
        return false;
      at += n;
    }
  return length < size;
}

void
fuzz_check_error (VrStatus status, const VrError *error, size_t length)
{
  if (status == VR_OK)
    return;
  FUZZ_CHECK (error->status == status);
  FUZZ_CHECK (status != VR_ERROR_MEMORY);
  FUZZ_CHECK (error->offset <= length);
  FUZZ_CHECK (error->path[0] == '$');
  FUZZ_CHECK (is_text (error->path, sizeof error->path));
  FUZZ_CHECK (error->message[0] != '\0');
  FUZZ_CHECK (is_text (error->message, sizeof error->message));
  FUZZ_CHECK (strchr (error->message, '\n') == NULL);
}

void
fuzz_check_canonical (const char *json, size_t length)
{
  char   *again = NULL;
  size_t  again_length = 0;
  VrError error = {VR_OK};

  FUZZ_CHECK (json[length] == '\0' && strlen (json) == length);
  FUZZ_CHECK (vr_json_canonicalize (json, length, &again, &again_length, &error) == VR_OK);
  FUZZ_CHECK (again_length == length && memcmp (json, again, length) == 0);
  vr_free (again);
}

VrPack *
fuzz_load_pack (const char *json, size_t length)
{
  VrPack  *pack = NULL;
  VrError  error = {VR_OK};
  VrStatus status = vr_pack_load (json, length, &pack, &error);

  fuzz_check_error (status, &error, length);
  FUZZ_CHECK ((status == VR_OK) == (pack != NULL));
  return pack;
}

/* Evaluates once more with the evaluator, whose bytes have to be the same. */
static void
check_evaluator (VrEvaluator *evaluator,
                 const char  *cart_json,
                 size_t       cart_length,
                 const char  *json)
{
  const VrCart   *cart = NULL;
  const VrResult *result = NULL;
  const char     *again = NULL;
  size_t          length = 0;
  VrError         error = {VR_OK};

  FUZZ_CHECK (vr_evaluator_load_cart (evaluator, cart_json, cart_length, &cart, &error) == VR_OK);
  FUZZ_CHECK (vr_evaluator_run (evaluator, cart, &result, &error) == VR_OK);
  FUZZ_CHECK (vr_evaluator_to_json (evaluator, VR_TELL_ALL, &again, &length, &error) == VR_OK);
  FUZZ_CHECK (strcmp (json, again) == 0);
  FUZZ_CHECK (vr_evaluator_to_json (evaluator, VR_TELL_OUTCOME, &again, &length, &error) == VR_OK);
  fuzz_check_canonical (again, length);
}

static void
check_cart (const VrPack *pack,
            const VrCart *cart,
            const char   *pack_json,
            size_t        pack_length,
            const char   *cart_json,
            size_t        cart_length)
{
  VrResult    *result = NULL;
  VrEvaluator *evaluator = NULL;
  char        *json = NULL;
  size_t       length = 0;
  VrError      error = {VR_OK};
  VrStatus     status = vr_evaluate (pack, cart, &result, &error);

  fuzz_check_error (status, &error, cart_length > pack_length ? cart_length : pack_length);
  if (status != VR_OK)
    return;

  fuzz_check_result (result, pack_json, pack_length);
  FUZZ_CHECK (vr_result_to_json (result, &json, &length, &error) == VR_OK);
  fuzz_check_canonical (json, length);

  FUZZ_CHECK (vr_evaluator_new (pack, &evaluator, &error) == VR_OK);
  for (int i = 0; i < 2; i++)
    check_evaluator (evaluator, cart_json, cart_length, json);
  vr_evaluator_free (evaluator);
  vr_free (json);
  vr_result_free (result);
}

void
fuzz_evaluate (const VrPack *pack,
               const char   *pack_json,
               size_t        pack_length,
               const char   *cart_json,
               size_t        cart_length)
{
  VrCart  *cart = NULL;
  VrError  error = {VR_OK};
  VrStatus status = vr_cart_load (pack, cart_json, cart_length, &cart, &error);

  fuzz_check_error (status, &error, cart_length);
  FUZZ_CHECK ((status == VR_OK) == (cart != NULL));
  if (cart != NULL)
    check_cart (pack, cart, pack_json, pack_length, cart_json, cart_length);
  vr_cart_free (cart);
}
