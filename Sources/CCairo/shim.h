// Cairo and Pango as Swift can call them: macros that cast GObjects do not import.
#ifndef LIMN_CCAIRO_SHIM_H
#define LIMN_CCAIRO_SHIM_H

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <pango/pangocairo.h>

static inline void limn_unref(void *object) { g_object_unref(object); }

// How many font families Pango finds; with none it draws nothing and reports nothing.
static inline int limn_font_family_count(void) {
  PangoFontFamily **families = NULL;
  int count = 0;
  pango_font_map_list_families(pango_cairo_font_map_get_default(), &families, &count);
  g_free(families);
  return count;
}

#endif
