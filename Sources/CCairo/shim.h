// Cairo and Pango as Swift can call them: macros that cast GObjects do not import.
#ifndef LIMN_CCAIRO_SHIM_H
#define LIMN_CCAIRO_SHIM_H

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <pango/pangocairo.h>
#include <string.h>

static inline void limn_unref(void *object) { g_object_unref(object); }

// Makes the thread's map of fonts, which starts to read the configuration and list of fonts on a thread of its own.
static inline void limn_find_fonts(void) { pango_cairo_font_map_get_default(); }

// Whether Pango finds any font; without one it draws nothing and reports nothing. Its generic families
// (Sans, Serif, ...) are always listed and don't count.
static inline int limn_has_fonts(void) {
  PangoFontFamily **families = NULL;
  int count = 0, found = 0;
  pango_font_map_list_families(pango_cairo_font_map_get_default(), &families, &count);
  for (int index = 0; index < count && !found; index++) {
    const char *name = pango_font_family_get_name(families[index]);
    found = strcmp(name, "Sans") != 0 && strcmp(name, "Serif") != 0 && strcmp(name, "Monospace") != 0 &&
            strcmp(name, "System-ui") != 0;
  }
  g_free(families);
  return found;
}

#endif
