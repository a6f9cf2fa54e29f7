/* SPDX-License-Identifier: Apache-2.0 */
/* UTF-8, a code point at a time. */

#include "vr-utf8.h"

size_t
vr_utf8_check (const char *bytes, size_t n)
{
  const unsigned char *b = (const unsigned char *) bytes;
  unsigned char        low = 0x80;
  unsigned char        high = 0xbf;
  size_t               length;

  if (n == 0)
    return 0;
  if (b[0] < 0x80)
    return 1;
  if (b[0] < 0xc2 || b[0] > 0xf4)
    return 0;

  length = b[0] < 0xe0 ? 2 : b[0] < 0xf0 ? 3 : 4;
  if (n < length)
    return 0;

  /* The second byte alone tells overlong forms, surrogates and what lies beyond U+10FFFF. */
  if (b[0] == 0xe0)
    low = 0xa0;
  else if (b[0] == 0xed)
    high = 0x9f;
  else if (b[0] == 0xf0)
    low = 0x90;
  else if (b[0] == 0xf4)
    high = 0x8f;
  if (b[1] < low || b[1] > high)
    return 0;

  for (size_t i = 2; i < length; i++)
    {
      if ((b[i] & 0xc0) != 0x80)
        return 0;
    }
  return length;
}

size_t
vr_utf8_write (uint32_t code_point, char *ret_bytes)
{
  if (code_point < 0x80)
    {
      ret_bytes[0] = (char) code_point;
      return 1;
    }
  if (code_point < 0x800)
    {
      ret_bytes[0] = (char) (0xc0 | (code_point >> 6));
      ret_bytes[1] = (char) (0x80 | (code_point & 0x3f));
      return 2;
    }
  if (code_point < 0x10000)
    {
      ret_bytes[0] = (char) (0xe0 | (code_point >> 12));
      ret_bytes[1] = (char) (0x80 | ((code_point >> 6) & 0x3f));
      ret_bytes[2] = (char) (0x80 | (code_point & 0x3f));
      return 3;
    }

  ret_bytes[0] = (char) (0xf0 | (code_point >> 18));
  ret_bytes[1] = (char) (0x80 | ((code_point >> 12) & 0x3f));
  ret_bytes[2] = (char) (0x80 | ((code_point >> 6) & 0x3f));
  ret_bytes[3] = (char) (0x80 | (code_point & 0x3f));
  return 4;
}
