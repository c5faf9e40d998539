// zlib as Swift can call it: inflateInit2 and deflateInit2 are macros, and counts have 32 bits.
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

// Makes a stream ready for limn_deflate_part, to raw deflate data at a level of 1 (fast) to 9 (small). Returns whether
// there is memory for it; deflateEnd frees it.
static inline int limn_deflate_open(z_stream *stream, int level) {
  memset(stream, 0, sizeof *stream);
  return deflateInit2(stream, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) == Z_OK;
}

// Deflates a part of some data, up to 2^30 bytes. Parts that are put after each other, the last of them marked, are the
// whole; a stream does any of them. Returns how many of the output's room bytes were written (limn_deflate_room's always
// do), 0 on failure.
static inline size_t limn_deflate_part(z_stream *stream, const uint8_t *input, size_t count, int is_last,
                                       uint8_t *output, size_t room) {
  if (deflateReset(stream) != Z_OK) return 0;
  stream->next_in = (Bytef *)(uintptr_t)input;
  stream->avail_in = (uInt)count;
  stream->next_out = output;
  stream->avail_out = (uInt)room;
  int result = deflate(stream, is_last ? Z_FINISH : Z_SYNC_FLUSH);
  int is_done = is_last ? result == Z_STREAM_END : result == Z_OK && stream->avail_in == 0 && stream->avail_out > 0;
  return is_done ? room - stream->avail_out : 0;
}

// Room enough for what limn_deflate_part writes.
static inline size_t limn_deflate_room(size_t count) { return compressBound((uLong)count) + 64; }

// The Adler-32 of some bytes.
static inline uint32_t limn_adler32(const uint8_t *bytes, size_t count) {
  return (uint32_t)adler32(adler32(0, NULL, 0), bytes, (uInt)count);
}

// The Adler-32 of bytes and count bytes after them, by that of each.
static inline uint32_t limn_adler32_joined(uint32_t first, uint32_t second, size_t count) {
  return (uint32_t)adler32_combine(first, second, (z_off_t)count);
}

// The CRC-32 of bytes after others whose CRC-32 is known; 0 for none.
static inline uint32_t limn_crc32(uint32_t before, const uint8_t *bytes, size_t count) {
  return (uint32_t)crc32(before, bytes, (uInt)count);
}

#endif
