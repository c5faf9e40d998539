// libpng as Swift can call it: its errors jump, which only C can catch.
#ifndef LIMN_CPNG_SHIM_H
#define LIMN_CPNG_SHIM_H

#include <png.h>
#include <stdint.h>
#include <stdlib.h>

// Takes bytes of the file; returns 0 if it can't.
typedef int (*limn_png_sink)(void *context, const uint8_t *bytes, size_t count);

typedef struct {
  limn_png_sink take;
  void *context;
} limn_png_output;

static inline void limn_png_write(png_structp png, png_bytep bytes, size_t count) {
  limn_png_output *output = (limn_png_output *)png_get_io_ptr(png);
  if (!output->take(output->context, bytes, count)) png_error(png, "the bytes could not be taken");
}

static inline void limn_png_flush(png_structp png) { (void)png; }

static inline void limn_png_ignore(png_structp png, png_const_charp message) { (void)png, (void)message; }

static inline void limn_png_jump(png_structp png, png_const_charp message) {
  (void)message;
  png_longjmp(png, 1);
}

// Writes opaque pixels (32 bits each: blue, green, red, unused) as a PNG with texts (keyword, text, keyword, ...).
// Returns 0 if that fails.
//
// No filters and level 3, instead of libpng's trial of five filters for each row at level 6: on the bigram heatmap
// the file grows by 2 % and writing takes a third of the time.
static inline int limn_png_encode(const uint8_t *pixels, int width, int height, int stride, uint32_t pixels_per_metre,
                                  const char *const *texts, int text_count, limn_png_sink take, void *context) {
  limn_png_output output = {take, context};
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, limn_png_jump, limn_png_ignore);
  if (!png) return 0;
  png_infop info = png_create_info_struct(png);
  png_textp entries = (png_textp)calloc((size_t)text_count + 1, sizeof(png_text));
  if (!info || !entries || setjmp(png_jmpbuf(png))) {
    free(entries);
    png_destroy_write_struct(&png, &info);
    return 0;
  }
  png_set_write_fn(png, &output, limn_png_write, limn_png_flush);
  png_set_IHDR(png, info, (png_uint_32)width, (png_uint_32)height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs(png, info, pixels_per_metre, pixels_per_metre, PNG_RESOLUTION_METER);
  for (int index = 0; index < text_count; index++) {
    entries[index].compression = PNG_ITXT_COMPRESSION_NONE;
    entries[index].key = (png_charp)texts[2 * index];
    entries[index].text = (png_charp)texts[2 * index + 1];
  }
  png_set_text(png, info, entries, text_count);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_compression_level(png, 3);
  png_write_info(png, info);
  png_set_filler(png, 0, PNG_FILLER_AFTER);
  png_set_bgr(png);
  for (int row = 0; row < height; row++) png_write_row(png, pixels + (size_t)row * (size_t)stride);
  png_write_end(png, info);
  free(entries);
  png_destroy_write_struct(&png, &info);
  return 1;
}

#endif
