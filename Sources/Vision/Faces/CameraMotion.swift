import Proctoring

/// Notices when the whole picture moves: the camera was pushed, or the light was switched.
struct CameraMotion {
  private static let cells = 8
  private static let changedBelow: Float = 0.9
  private var before: [[Float]?] = []

  /// Whether most cells of the picture differ from those of the frame before.
  mutating func isWholePictureMoving(_ luma: LumaPlane) -> Bool {
    let side = 1.0 / Double(Self.cells)
    let now: [[Float]?] = (0..<Self.cells * Self.cells).map { cell in
      let left = Double(cell % Self.cells) * side
      let top = Double(cell / Self.cells) * side
      return luma.thumbnail(
        of: UnitBox(left: left, top: top, right: left + side, bottom: top + side), side: 8)
    }
    defer { before = now }
    guard before.count == now.count else { return false }
    let pairs = zip(before, now).compactMap { a, b in a.flatMap { a in b.map { (a, $0) } } }
    guard pairs.count >= Self.cells else { return false }
    let changed = pairs.count { a, b in zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } < Self.changedBelow }
    return changed * 3 > pairs.count * 2
  }
}
