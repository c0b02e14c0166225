import Proctoring

/// Remembers what was below a living face: a trunk that has not changed since is still somebody's, whatever is
/// before the face.
///
/// What was seen once is not trusted: someone who leaves is half gone in the last sighting of their face. So a
/// sighting is remembered when the next one finds the same trunk there.
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
  /// The share of a sighting that the next one must find.
  private static let confirmedAtLeast = 0.7
  /// With less below the chin, as a share of the face's height, there is little but a neck to see, and the room
  /// beside it; with fewer places in the picture, half a trunk.
  private static let leastHeight = 0.5
  private static let leastPlaces = 8
  /// Fewer cells that show something are no trunk to remember.
  private static let leastCells = 4

  private var latest: [Cell] = []
  private var remembered: [Cell] = []

  /// Takes the trunk below the largest living face.
  mutating func remember(_ faces: [FaceSighting], in luma: LumaPlane) {
    let living = faces.filter { $0.life == .living }
    guard let face = living.max(by: { $0.box.area < $1.box.area })?.box else { return }
    if let share = Self.share(of: latest, in: luma), share >= Self.confirmedAtLeast { remembered = latest }
    let places = Self.places(below: face).filter(\.isInPicture)
    guard places.count >= Self.leastPlaces else {
      (latest, remembered) = ([], [])
      return
    }
    latest = places.compactMap { place in
      luma.thumbnail(of: place, side: Self.side).map { Cell(place: place, thumbnail: $0) }
    }
  }

  /// The share of it that looks as it did, 0…1; nil when there was no trunk to see. Taken in pieces, because a
  /// hand that comes up covers some.
  func unchangedShare(in luma: LumaPlane) -> Double? { Self.share(of: remembered, in: luma) }

  private static func share(of cells: [Cell], in luma: LumaPlane) -> Double? {
    guard cells.count >= leastCells else { return nil }
    let same = cells.count { luma.likeness(of: $0.place, to: $0.thumbnail) >= sameAtLeast }
    return Double(same) / Double(cells.count)
  }

  /// From the chin down, as wide as shoulders are; without the corners beside the neck, where the room shows.
  private static func places(below face: UnitBox) -> [UnitBox] {
    let height = face.bottom - face.top
    let width = face.right - face.left
    let left = face.left - width
    let top = face.bottom + height * 0.1
    let cellWidth = width * 3 / Double(columns)
    let visible = min(height * 1.2, 1 - top)
    guard visible >= height * leastHeight else { return [] }
    let cellHeight = visible / Double(rows)
    return (0..<rows * columns).compactMap { index in
      let (row, column) = (index / columns, index % columns)
      if row == 0, column == 0 || column == columns - 1 { return nil }
      let x = left + Double(column) * cellWidth
      let y = top + Double(row) * cellHeight
      return UnitBox(left: x, top: y, right: x + cellWidth, bottom: min(y + cellHeight, 1))
    }
  }
}
