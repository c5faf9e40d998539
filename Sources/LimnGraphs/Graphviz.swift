internal import CGraphviz
import Dispatch
import LimnPlatform

/// The one door to Graphviz, whose state belongs to the whole process: one lock, one context.
enum Graphviz {
  private static let lock = DispatchSemaphore(value: 1)
  nonisolated(unsafe) private static var context: OpaquePointer?
  nonisolated(unsafe) private static var messages = ""

  /// Runs `build` on a new graph, lays it out by `engine`, and reads it back by `read`.
  ///
  /// - Throws: ``GraphError`` with Graphviz's own words if it complains of anything.
  static func layOut<Built, Result>(
    engine: String, build: (UnsafeMutablePointer<Agraph_t>) -> Built,
    read: (UnsafeMutablePointer<Agraph_t>, Built) -> Result
  ) throws -> Result {
    lock.wait()
    defer { lock.signal() }
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
    let status = onDeepStack { gvLayout(context, graph, engine) }
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

  /// Runs `layOut` on a thread with a stack of 256 MB, of which only what is used takes memory: dot recurses
  /// over nodes and over each rank that an edge crosses (300 additions of one value overflow 8 MB).
  private static func onDeepStack(_ layOut: () -> Int32) -> Int32 {
    withoutActuallyEscaping(layOut) { layOut in
      let work = Work(layOut)
      if let thread = NativeThread(stackSize: 1 << 28, { work.run() }) {
        thread.join()
      } else {
        // Without memory for such a thread this one has to do.
        work.run()
      }
      return work.status
    }
  }

  /// What the deep thread does; the one that waits for it reads the status after.
  private final class Work: @unchecked Sendable {
    private let body: () -> Int32
    private(set) var status: Int32 = -1

    init(_ body: @escaping () -> Int32) { self.body = body }

    func run() { status = body() }
  }
}
