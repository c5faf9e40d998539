// Graphviz as Swift can call it: its accessors are function-like macros and its string arguments are not
// const, neither of which Swift imports. Nothing here decides anything; each function is one expression.
#ifndef LIMN_CGRAPHVIZ_SHIM_H
#define LIMN_CGRAPHVIZ_SHIM_H

#include <graphviz/gvc.h>

static inline Agraph_t *limn_graph_open(const char *name) { return agopen((char *)name, Agdirected, NULL); }

static inline Agraph_t *limn_subgraph(Agraph_t *graph, const char *name) {
  return agsubg(graph, (char *)name, 1);
}

static inline Agnode_t *limn_node(Agraph_t *graph, const char *name) { return agnode(graph, (char *)name, 1); }

static inline Agedge_t *limn_edge(Agraph_t *graph, Agnode_t *tail, Agnode_t *head, const char *key) {
  return agedge(graph, tail, head, (char *)key, 1);
}

static inline void limn_set(void *object, const char *name, const char *value) {
  agsafeset(object, (char *)name, value, "");
}

// An HTML-like label, so that a label's room can be given in points instead of measured by Graphviz.
static inline void limn_set_html(Agraph_t *graph, void *object, const char *name, const char *value) {
  char *text = agstrdup_html(graph, value);
  agsafeset(object, (char *)name, text, "");
  agstrfree(graph, text);
}

static inline pointf limn_node_position(Agnode_t *node) { return ND_coord(node); }

static inline boxf limn_bounds(Agraph_t *graph) { return GD_bb(graph); }

static inline int limn_spline_count(Agedge_t *edge) {
  splines *spline = ED_spl(edge);
  return spline ? (int)spline->size : 0;
}

static inline bezier limn_spline(Agedge_t *edge, int index) { return ED_spl(edge)->list[index]; }

static inline int limn_edge_label_position(Agedge_t *edge, pointf *position) {
  textlabel_t *label = ED_label(edge);
  if (!label || !label->set) return 0;
  *position = label->pos;
  return 1;
}

static inline int limn_cluster_label_position(Agraph_t *graph, pointf *position) {
  textlabel_t *label = GD_label(graph);
  if (!label || !label->set) return 0;
  *position = label->pos;
  return 1;
}

// A message Graphviz wants to print, handed to Swift instead.
typedef int (*limn_message_handler)(char *);
static inline void limn_catch_messages(limn_message_handler handler) { agseterrf(handler); }

#endif
