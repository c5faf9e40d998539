internal import CKernels
import LimnPlatform

/// Attention as it is computed: each head of each sequence by itself, at the same time as others.
///
/// Queries, keys and values are read where they lie, whether heads stand side by side in rows or one after the other.
/// Queries go in blocks, so that causal attention leaves out most of what nobody sees.
struct AttentionHeads: Sendable {
  /// The matrices of a tensor's heads: where each starts, and how far its rows are apart.
  struct Matrices: @unchecked Sendable {
    // Unchecked, as the tensors behind it outlive the work, and each head writes to its own place.
    let pointer: UnsafeMutablePointer<Float>
    let batchStride, headStride, rowStride: Int

    func start(_ batch: Int, _ head: Int, row: Int = 0) -> UnsafeMutablePointer<Float> {
      pointer + batch * batchStride + head * headStride + row * rowStride
    }

    /// Asks for some rows ahead.
    func prefetch(_ batch: Int, _ head: Int, row: Int = 0, count: Int, _ width: Int) {
      limn_prefetch(start(batch, head, row: row), rowStride, count, width)
    }
  }

  /// Memory that a thread works in, for all heads that it takes.
  private struct Room {
    /// For the keys or values of a head as columns.
    let columns: GEMM.Transposed
    /// For two blocks of weights.
    let scratch: Storage

    /// Rows of keys or values as columns.
    func transposed(_ rows: UnsafePointer<Float>, _ stride: Int, count: Int) -> GEMM.Matrix {
      columns.take(GEMM.Matrix(pointer: rows, stride: stride), in: 0..<count)
      return columns.matrix
    }
  }

  /// How many queries are taken at a time: fewer leave out more of what nobody sees, more read the keys less often.
  private static let blockSize = 32
  /// How many keys or values are asked for ahead: more would not stay near.
  private static let mostAhead = 256

  let batch, heads, queries, keys, width, valueWidth: Int
  let scale: Float
  let isCausal: Bool
  let keyCounts: [Int]?
  /// The mask stretched to [batch, heads, queries, keys].
  nonisolated(unsafe) let allowed: Tensor?

  init(
    batch: Int, heads: Int, queries: Int, keys: Int, width: Int, valueWidth: Int, scale: Float?,
    mask: AttentionMask
  ) {
    require(
      scale == nil || scale! >= 0,
      "attention: the scale is \(scale ?? 0); it has to be 0 or more")
    mask.requireFit(batch: batch, heads: heads, queries: queries, keys: keys)
    (self.batch, self.heads, self.queries, self.keys) = (batch, heads, queries, keys)
    (self.width, self.valueWidth) = (width, valueWidth)
    self.scale = scale ?? 1 / Float(max(width, 1)).squareRoot()
    isCausal = mask.isCausal
    keyCounts = mask.keyCounts
    allowed = mask.allowed?.detach().broadcastView(to: [batch, heads, queries, keys])
  }

  /// How many queries a block has at most.
  private var mostRows: Int { min(Self.blockSize, queries) }

  /// Whether one query sees all keys, for which there is a loop of its own.
  private var isSingleQuery: Bool { queries == 1 && keys > 0 && keyCounts == nil && allowed == nil }

  /// The weighed values of each query.
  ///
  /// - Parameters:
  ///   - weights: Takes the weights, [batch, heads, queries, keys]; `nil` if nobody wants them.
  ///   - isShown: Whether the weights are for anybody but ``runBack``, and so need the zeros of what nobody sees.
  ///   - dropout: Which weights are kept before they weigh, of their shape.
  func run(
    _ q: Matrices, _ k: Matrices, _ v: Matrices, into out: Matrices, weights: Tensor?, isShown: Bool,
    dropout: DropoutMask?
  ) {
    forEachHead(columns: width) { batch, head, room in
      let all = weights.map { $0.pointer + (batch * heads + head) * queries * keys }
      if isSingleQuery && dropout == nil {
        limn_attend_one(
          q.start(batch, head), k.start(batch, head), k.rowStride, v.start(batch, head), v.rowStride, scale,
          all ?? room.scratch.pointer, out.start(batch, head), keys, width, valueWidth)
        return
      }
      q.prefetch(batch, head, count: min(Self.blockSize, queries), width)
      let across = room.transposed(k.start(batch, head), k.rowStride, count: keys)
      v.prefetch(batch, head, count: min(keys, Self.mostAhead), valueWidth)
      for start in stride(from: 0, to: queries, by: Self.blockSize) {
        let rows = min(Self.blockSize, queries - start)
        let seen = seenKeys(batch, rowsBefore: start + rows)
        let next = min(Self.blockSize, queries - start - rows)
        q.prefetch(batch, head, row: start + rows, count: next, width)
        let scores = all.map { $0 + start * keys } ?? room.scratch.pointer
        GEMM.multiplySmall(
          GEMM.Matrix(pointer: q.start(batch, head, row: start), stride: q.rowStride), across,
          into: scores, stride: keys, rows: rows, columns: wholeLanes(seen), depth: width)
        // Beyond what any of the rows sees, nobody reads but who is shown the weights, and dropout.
        weigh(scores, batch, head, start, rows, filled: isShown || dropout != nil ? keys : seen)
        var factors = scores
        if let dropout {
          let place = ((batch * heads + head) * queries + start) * keys
          factors = room.scratch.pointer
          dropout.apply(at: place, to: scores, into: factors, rows * keys)
        }
        GEMM.multiplySmall(
          GEMM.Matrix(pointer: factors, stride: keys),
          GEMM.Matrix(pointer: v.start(batch, head), stride: v.rowStride),
          into: out.start(batch, head, row: start), stride: out.rowStride, rows: rows, columns: valueWidth,
          depth: seen)
      }
    }
  }

  /// The gradients of queries, keys and values from that of the result.
  func runBack(
    _ q: Matrices, _ k: Matrices, _ v: Matrices, weights: Tensor, dropout: DropoutMask?, gradient: Matrices,
    ofQueries: Matrices, ofKeys: Matrices, ofValues: Matrices
  ) {
    forEachHead(columns: valueWidth) { batch, head, room in
      let (queryStart, keyStart) = (q.start(batch, head), k.start(batch, head))
      let across = room.transposed(v.start(batch, head), v.rowStride, count: keys)
      k.prefetch(batch, head, count: min(keys, Self.mostAhead), width)
      // The last block first: it sees the most keys, and so sets what those before it add to.
      var isFirst = true
      for start in stride(from: 0, to: queries, by: Self.blockSize).reversed() {
        let rows = min(Self.blockSize, queries - start)
        let seen = seenKeys(batch, rowsBefore: start + rows)
        let own = weights.pointer + ((batch * heads + head) * queries + start) * keys
        let above = gradient.start(batch, head, row: start)
        let next = max(0, start - Self.blockSize)
        gradient.prefetch(batch, head, row: next, count: start - next, valueWidth)
        q.prefetch(batch, head, row: next, count: start - next, width)
        limn_prefetch(
          weights.pointer + ((batch * heads + head) * queries + next) * keys, keys, start - next, seen)
        let slopes = room.scratch.pointer
        GEMM.multiplySmall(
          GEMM.Matrix(pointer: above, stride: gradient.rowStride), across, into: slopes, stride: keys,
          rows: rows, columns: wholeLanes(seen), depth: valueWidth)
        var factors = own
        if let dropout {
          let place = own - weights.pointer
          factors = slopes + mostRows * keys
          for row in 0..<rows {
            let (line, first) = (place + row * keys, row * keys)
            dropout.apply(at: line, to: own + first, into: factors + first, seen)
            dropout.apply(at: line, to: slopes + first, into: slopes + first, seen)
          }
        }
        GEMM.multiplySmall(
          GEMM.Matrix(pointer: factors, stride: keys, isTransposed: true),
          GEMM.Matrix(pointer: above, stride: gradient.rowStride), into: ofValues.start(batch, head),
          stride: ofValues.rowStride, rows: seen, columns: valueWidth, depth: rows, adds: !isFirst)
        limn_attention_gradient(own, keys, slopes, keys, scale, rows, seen)
        GEMM.multiplySmall(
          GEMM.Matrix(pointer: slopes, stride: keys), GEMM.Matrix(pointer: keyStart, stride: k.rowStride),
          into: ofQueries.start(batch, head, row: start), stride: ofQueries.rowStride, rows: rows,
          columns: width, depth: seen)
        GEMM.multiplySmall(
          GEMM.Matrix(pointer: slopes, stride: keys, isTransposed: true),
          GEMM.Matrix(pointer: queryStart + start * q.rowStride, stride: q.rowStride),
          into: ofKeys.start(batch, head), stride: ofKeys.rowStride, rows: seen, columns: width, depth: rows,
          adds: !isFirst)
        if isFirst {
          for row in seen..<keys {
            ofKeys.start(batch, head, row: row).update(repeating: 0, count: width)
            ofValues.start(batch, head, row: row).update(repeating: 0, count: valueWidth)
          }
        }
        isFirst = false
      }
    }
  }

  /// A number of keys stretched to whole lanes of the vector loops where the rows of weights have room for them; what
  /// they hold too much is not read.
  private func wholeLanes(_ seen: Int) -> Int { keys % 16 == 0 ? (seen + 15) / 16 * 16 : seen }

  /// Calls `body` for each head, with memory to work in.
  ///
  /// - Parameter columns: How wide the keys or values are that stand as columns in it.
  private func forEachHead(columns: Int, _ body: (_ batch: Int, _ head: Int, _ room: Room) -> Void) {
    // One query reads keys and values once, more than one multiply with what they read.
    let cost = isSingleQuery ? keys * (width + valueWidth) : queries * keys * (width + valueWidth) / 16 + keys
    let hasWholeLanes = [width, valueWidth, keys].allSatisfy { $0 % 16 == 0 }
    // Many parts: a thread that runs out of them waits for the other's last one, ten microseconds or more for a head.
    Parallel.ranges(batch * heads, cost: cost, parts: 48) { range in
      let room = Room(
        columns: GEMM.Transposed(rows: keys, columns: columns), scratch: Storage(count: 2 * mostRows * keys))
      func compute() {
        for index in range { body(index / heads, index % heads, room) }
        withExtendedLifetime(room) {}
      }
      // Once rather than for each product where they are oneDNN's.
      if hasWholeLanes { compute() } else { HeldSignals.during(compute) }
    }
  }

  /// How many keys the last of the first rows sees.
  private func seenKeys(_ batch: Int, rowsBefore rows: Int) -> Int {
    max(0, min(keyCounts?[batch] ?? keys, isCausal ? keys - queries + rows : keys))
  }

  private func weigh(
    _ scores: UnsafeMutablePointer<Float>, _ batch: Int, _ head: Int, _ start: Int, _ rows: Int, filled: Int
  ) {
    var mask: UnsafePointer<Float>?
    var (down, across) = (0, 0)
    if let allowed {
      let strides = allowed.stridesOrDefault
      (down, across) = (strides[2], strides[3])
      mask = UnsafePointer(allowed.pointer + batch * strides[0] + head * strides[1] + start * down)
    }
    let most = keyCounts?[batch] ?? keys
    // A count of keys and the causal limit both hold: the kernel's limit grows by the row, so the count goes before.
    if isCausal && most < keys {
      for row in 0..<rows {
        let seen = min(most, seenKeys(batch, rowsBefore: start + row + 1))
        limn_attention_weights(
          scores + row * keys, keys, scale, mask.map { $0 + row * down }, down, across, seen, 0, 1, keys,
          filled)
      }
      return
    }
    limn_attention_weights(
      scores, keys, scale, mask, down, across, isCausal ? keys - queries + start + 1 : most, isCausal ? 1 : 0,
      rows, keys, filled)
  }
}
