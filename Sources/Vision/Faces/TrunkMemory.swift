import Proctoring

/// Remembers what was below a living face when it was last seen: a trunk that has not changed since is still
/// somebody's, whatever is before the face.
struct TrunkMemory {
  private struct Cell {
    let place: UnitBox
    let thumbnail: [Float]
  }

  private static let columns = 6
  private static let rows = 3
  private static let side = 12
  /// A cell that correlates at least this much with what it showed shows the same, moved a little perhaps.
  private static let sameAtLeast: Float = 0.7
  /// Fewer cells that show something are no trunk to remember.
  private static let leastCells = 4

  private var cells: [Cell] = []

  /// Takes the trunk below the largest living face.
  mutating func remember(_ faces: [FaceSighting], in luma: LumaPlane) {
    let living = faces.filter { $0.life == .living }
    guard let face = living.max(by: { $0.box.area < $1.box.area })?.box else { return }
    cells = Self.places(below: face).compactMap { place in
      luma.thumbnail(of: place, side: Self.side).map { Cell(place: place, thumbnail: $0) }
    }
  }

  /// The share of it that looks as it did, 0…1; nil when there was no trunk to see. Taken in pieces, because a
  /// hand that comes up covers some.
  func unchangedShare(in luma: LumaPlane) -> Double? {
    guard cells.count >= Self.leastCells else { return nil }
    let same = cells.count { luma.likeness(of: $0.place, to: $0.thumbnail) >= Self.sameAtLeast }
    return Double(same) / Double(cells.count)
  }

  /// From the chin down, as wide as shoulders are; what lies beyond the picture has no pattern to remember.
  private static func places(below face: UnitBox) -> [UnitBox] {
    let height = face.bottom - face.top
    let width = face.right - face.left
    let left = face.left - width
    let top = face.bottom + height * 0.1
    let cellWidth = width * 3 / Double(columns)
    let cellHeight = height * 1.2 / Double(rows)
    return (0..<rows * columns).map { index in
      let x = left + Double(index % columns) * cellWidth
      let y = top + Double(index / columns) * cellHeight
      return UnitBox(left: x, top: y, right: x + cellWidth, bottom: y + cellHeight)
    }
  }
}
