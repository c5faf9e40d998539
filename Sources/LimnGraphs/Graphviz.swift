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
    let status = engine.withCString { layOutOnDeepStack(Work(context: context, graph: graph, engine: $0)) }
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

  private struct Work {
    let context: OpaquePointer
    let graph: UnsafeMutablePointer<Agraph_t>
    let engine: UnsafePointer<CChar>
    var status: Int32 = -1
  }

  /// Runs `gvLayout` on a thread with a stack of 256 MB, of which only what is used takes memory: dot recurses
  /// over nodes and over each rank that an edge crosses (300 additions of one value overflow 8 MB).
  private static func layOutOnDeepStack(_ work: Work) -> Int32 {
    var work = work
    var settings = pthread_attr_t()
    pthread_attr_init(&settings)
    defer { pthread_attr_destroy(&settings) }
    pthread_attr_setstacksize(&settings, 1 << 28)
    return withUnsafeMutablePointer(to: &work) { work in
      func run(_ work: UnsafeMutableRawPointer) {
        let work = work.assumingMemoryBound(to: Work.self)
        work.pointee.status = gvLayout(work.pointee.context, work.pointee.graph, work.pointee.engine)
      }
      #if canImport(Darwin)
        var thread: pthread_t?
        let failure = pthread_create(
          &thread, &settings,
          {
            run($0); return nil
          }, work)
        if failure == 0, let thread { pthread_join(thread, nil) }
      #else
        var thread = pthread_t()
        let failure = pthread_create(
          &thread, &settings,
          {
            $0.map(run); return nil
          }, work)
        if failure == 0 { pthread_join(thread, nil) }
      #endif
      // Without memory for such a thread this one has to do.
      if failure != 0 { run(work) }
      return work.pointee.status
    }
  }
}
