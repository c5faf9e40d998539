internal import CGraphviz
import Foundation

/// The one door to Graphviz, whose state belongs to the whole process: one lock, one context.
enum Graphviz {
  private static let lock = NSLock()
  nonisolated(unsafe) private static var context: OpaquePointer?
  nonisolated(unsafe) private static var messages = ""

  /// Runs `build` on a new graph, lays it out by `engine`, and reads it back by `read`.
  ///
  /// - Throws: ``GraphError`` with Graphviz's own words if it complains of anything.
  static func layOut<Built, Result>(
    engine: String, build: (UnsafeMutablePointer<Agraph_t>) -> Built,
    read: (UnsafeMutablePointer<Agraph_t>, Built) -> Result
  ) throws -> Result {
    lock.lock()
    defer { lock.unlock() }
    messages = ""
    limn_catch_messages { text in
      if let text { Graphviz.messages += String(cString: text) }
      return 0
    }
    guard let context = context ?? gvContext(), let graph = limn_graph_open("limn") else {
      throw GraphError("Graphviz has no memory left for this graph.")
    }
    self.context = context
    defer { agclose(graph) }
    let built = build(graph)
    let status = gvLayout(context, graph, engine)
    defer { gvFreeLayout(context, graph) }
    guard status == 0, messages.isEmpty else {
      // A context that has failed once brings the failed graph up again: take a new one next time.
      self.context = nil
      let words = messages.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      throw GraphError(
        "Graphviz could not lay out the graph: \(words.isEmpty ? "it gave no reason" : words).")
    }
    return read(graph, built)
  }
}
