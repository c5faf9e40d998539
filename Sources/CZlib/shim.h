// zlib as Swift can call it: inflateInit2 is a macro, and its counts have 32 bits.
#ifndef LIMN_CZLIB_SHIM_H
#define LIMN_CZLIB_SHIM_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <zlib.h>

// Inflates raw deflate data, as it stands in a zip archive, until it ends or the room for its bytes is full.
// Returns 1 at the data's end, 0 if the room is full before, -1 if the data is damaged or cut short, -2 without
// memory; sets how many bytes were written.
static inline int limn_inflate(const uint8_t *input, size_t input_count, uint8_t *output, size_t output_count,
                               size_t *written) {
  const size_t most = (size_t)1 << 30;
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  *written = 0;
  if (inflateInit2(&stream, -15) != Z_OK) return -2;
  int state = 0;
  while (*written < output_count) {
    if (stream.avail_in == 0 && input_count > 0) {
      stream.next_in = (Bytef *)(uintptr_t)input;
      stream.avail_in = (uInt)(input_count < most ? input_count : most);
      input += stream.avail_in;
      input_count -= stream.avail_in;
    }
    uInt room = (uInt)(output_count - *written < most ? output_count - *written : most);
    stream.next_out = output + *written;
    stream.avail_out = room;
    int result = inflate(&stream, Z_NO_FLUSH);
    *written += room - stream.avail_out;
    if (result == Z_STREAM_END) {
      state = 1;
      break;
    }
    // Without input left, no call goes on: the data is cut short.
    if (result != Z_OK) {
      state = result == Z_MEM_ERROR ? -2 : -1;
      break;
    }
  }
  inflateEnd(&stream);
  return state;
}

#endif
