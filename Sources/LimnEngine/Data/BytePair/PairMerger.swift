/// Joins the bytes of a word, the pair of lowest rank first, until no pair is in the table.
///
/// A linked list of what is left and a heap of the pairs in it, so that a word of a million letters takes time in
/// proportion to n log n. One merger serves one word after the other and keeps its memory.
struct PairMerger {
  /// What two tokens become, and how early.
  struct Merge: Sendable, Equatable {
    let rank: Int32
    let token: Int32
  }

  private static let none: Int32 = .max

  let merges: [UInt64: Merge]
  let byteTokens: [Int32]
  private var tokens: [Int32] = []
  private var next: [Int32] = []
  private var previous: [Int32] = []
  /// The rank of the pair that starts at each position, ``none`` where there is none.
  private var ranks: [Int32] = []
  /// Ranks in the upper half, positions in the lower: of equal ranks the leftmost comes first.
  private var heap: [UInt64] = []

  init(merges: [UInt64: Merge], byteTokens: [Int32]) {
    (self.merges, self.byteTokens) = (merges, byteTokens)
  }

  /// The key of a pair in the table.
  static func key(_ first: Int32, _ second: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
  }

  /// Adds the tokens of a word.
  ///
  /// - Returns: The first byte that is no token; `nil` if all went well.
  mutating func append(_ word: UnsafeBufferPointer<UInt8>, to result: inout [Int]) -> UInt8? {
    let count = word.count
    tokens.removeAll(keepingCapacity: true)
    for byte in word {
      let token = byteTokens[Int(byte)]
      if token < 0 { return byte }
      tokens.append(token)
    }
    next.removeAll(keepingCapacity: true)
    previous.removeAll(keepingCapacity: true)
    ranks.removeAll(keepingCapacity: true)
    for position in 0..<Int32(count) {
      next.append(position + 1)
      previous.append(position - 1)
      ranks.append(Self.none)
    }
    for position in 0..<Int32(count) { offer(position) }
    while let entry = pop() {
      let position = Int(entry & 0xffff_ffff)
      // Pairs that were offered and have changed since are passed over.
      guard ranks[position] == Int32(entry >> 32) else { continue }
      let second = Int(next[position])
      guard let merge = merges[Self.key(tokens[position], tokens[second])] else { continue }
      tokens[position] = merge.token
      ranks[second] = Self.none
      next[position] = next[second]
      if Int(next[second]) < count { previous[Int(next[second])] = Int32(position) }
      offer(Int32(position))
      if previous[position] >= 0 { offer(previous[position]) }
    }
    var position = 0
    while position < count {
      result.append(Int(tokens[position]))
      position = Int(next[position])
    }
    return nil
  }

  /// Notes the pair that starts at a position.
  private mutating func offer(_ position: Int32) {
    let (first, second) = (Int(position), Int(next[Int(position)]))
    guard second < tokens.count, let merge = merges[Self.key(tokens[first], tokens[second])] else {
      ranks[first] = Self.none
      return
    }
    ranks[first] = merge.rank
    push(UInt64(merge.rank) << 32 | UInt64(position))
  }

  private mutating func push(_ entry: UInt64) {
    heap.append(entry)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      if heap[parent] <= heap[child] { break }
      heap.swapAt(parent, child)
      child = parent
    }
  }

  private mutating func pop() -> UInt64? {
    guard let least = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return least }
    heap[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      if child >= heap.count { break }
      if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
      if heap[parent] <= heap[child] { break }
      heap.swapAt(parent, child)
      parent = child
    }
    return least
  }
}
