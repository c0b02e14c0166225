/// The best of many scores, in a heap whose root is the worst of those kept.
struct BestScores {
  private var heap: [Scored] = []
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
    heap.reserveCapacity(min(limit, 1_024))
  }

  /// Whether a score could be among the best; asked before the costlier ``offer(_:precedes:)``.
  func mayTake(_ score: Float) -> Bool { heap.count < limit || score >= heap[0].score }

  /// Keeps a score where it is among the best so far.
  mutating func offer(_ item: Scored, precedes: (Int, Int) -> Bool) {
    if heap.count < limit {
      heap.append(item)
      riseLast(precedes)
    } else if Self.isBetter(item, heap[0], precedes) {
      heap[0] = item
      sinkFirst(precedes)
    }
  }

  /// The best first.
  func sorted(precedes: (Int, Int) -> Bool) -> [Scored] {
    heap.sorted { Self.isBetter($0, $1, precedes) }
  }

  private static func isBetter(_ left: Scored, _ right: Scored, _ precedes: (Int, Int) -> Bool) -> Bool {
    left.score == right.score ? precedes(left.slot, right.slot) : left.score > right.score
  }

  private mutating func riseLast(_ precedes: (Int, Int) -> Bool) {
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard Self.isBetter(heap[parent], heap[child], precedes) else { return }
      heap.swapAt(parent, child)
      child = parent
    }
  }

  private mutating func sinkFirst(_ precedes: (Int, Int) -> Bool) {
    var parent = 0
    while true {
      var worst = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if Self.isBetter(heap[worst], heap[child], precedes) { worst = child }
      }
      guard worst != parent else { return }
      heap.swapAt(parent, worst)
      parent = worst
    }
  }
}
