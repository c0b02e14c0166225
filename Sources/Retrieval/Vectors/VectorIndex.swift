/// Rows of unit length, searched exactly by cosine.
///
/// Rows lie one after the other in blocks of ``blockRows``: a growing index never copies all of itself (a single
/// array would for a moment hold 100,000 rows of 384 twice and more), and a copied index shares the blocks that
/// do not change.
public struct VectorIndex: Sendable {
  /// How many rows share one allocation.
  static let blockRows = 1_024

  /// The components of a vector.
  public let dimension: Int
  /// How many vectors there are.
  public var count: Int { slots.count }

  /// The components of a row in memory: those of a vector, filled up with zeros to whole registers.
  private let stride: Int
  private var blocks: [[Float]] = []
  /// The slot of each row.
  private var slots: [Int] = []
  private var rows: [Int: Int] = [:]

  /// Creates an empty index of vectors with `dimension` components, at least 1.
  ///
  /// - Throws: ``RetrievalError/invalidSetting(name:value:allowed:)``.
  public init(dimension: Int) throws(RetrievalError) {
    guard dimension > 0 else {
      throw .invalidSetting(name: "dimension", value: "\(dimension)", allowed: "1 or more")
    }
    self.dimension = dimension
    stride = (dimension + UnitVector.lanes - 1) / UnitVector.lanes * UnitVector.lanes
  }

  /// Sets the vector of a slot; its length does not matter.
  ///
  /// - Throws: ``RetrievalError/wrongDimension(expected:found:)``, ``RetrievalError/vectorWithoutDirection``.
  public mutating func set(_ vector: [Float], slot: Int) throws(RetrievalError) {
    let unit = try UnitVector(vector, dimension: dimension)
    if let row = rows[slot] { return write(unit, row: row) }
    let row = slots.count
    if row % Self.blockRows == 0 {
      var block: [Float] = []
      block.reserveCapacity(Self.blockRows * stride)
      blocks.append(block)
    }
    blocks[row / Self.blockRows].append(contentsOf: unit.components)
    slots.append(slot)
    rows[slot] = row
  }

  private mutating func write(_ unit: UnitVector, row: Int) {
    let start = row % Self.blockRows * stride
    blocks[row / Self.blockRows].replaceSubrange(start..<start + stride, with: unit.components)
  }

  /// Removes the vector of a slot, where it has one. The last row moves into its place.
  public mutating func remove(slot: Int) {
    guard let row = rows.removeValue(forKey: slot), let lastSlot = slots.popLast() else { return }
    let last = slots.count
    let start = last % Self.blockRows * stride
    if row != last {
      let components = blocks[last / Self.blockRows][start...]
      let target = row % Self.blockRows * stride
      blocks[row / Self.blockRows].replaceSubrange(target..<target + stride, with: Array(components))
      slots[row] = lastSlot
      rows[lastSlot] = row
    }
    blocks[last / Self.blockRows].removeLast(stride)
    if start == 0 { blocks.removeLast() }
  }

  /// Renumbers the slots: `moved` has the new number of each old one. The vectors of slots that have none go.
  public mutating func renumber(_ moved: [Int?]) {
    for slot in slots where !moved.indices.contains(slot) || moved[slot] == nil { remove(slot: slot) }
    rows.removeAll(keepingCapacity: true)
    for (row, slot) in slots.enumerated() {
      let new = moved[slot] ?? slot
      slots[row] = new
      rows[new] = row
    }
  }

  /// The vectors with the largest cosine to a query's.
  ///
  /// - Parameters:
  ///   - vector: The query's vector; its length does not matter.
  ///   - limit: The most that are returned.
  ///   - admitted: For each slot whether it may be found; nil where all may.
  ///   - precedes: Which of two slots with the same cosine comes first.
  /// - Returns: Slots with cosines, −1…1, the largest first.
  /// - Throws: ``RetrievalError/wrongDimension(expected:found:)``, ``RetrievalError/vectorWithoutDirection``.
  public func search(
    _ vector: [Float], limit: Int, admitted: [Bool]? = nil, precedes: (Int, Int) -> Bool = (<)
  ) throws(RetrievalError) -> [Scored] {
    let query = try UnitVector(vector, dimension: dimension)
    guard limit > 0 else { return [] }
    var best = BestScores(limit: limit)
    for (number, block) in blocks.enumerated() {
      let first = number * Self.blockRows
      // All rows, wanted or not: to choose among them costs more than to multiply on.
      query.forEachCosine(inRows: block) { row, cosine in
        guard best.mayTake(cosine) else { return }
        let slot = slots[first + row]
        if let admitted, !admitted[slot] { return }
        best.offer(Scored(slot: slot, score: cosine), precedes: precedes)
      }
    }
    return best.sorted(precedes: precedes)
  }
}
