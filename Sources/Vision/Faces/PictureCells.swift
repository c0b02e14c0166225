import Proctoring

/// A coarse copy of a whole picture, by which one sees that the camera was pushed or the light was switched.
struct PictureCells {
  private static let cellsPerSide = 8
  private static let changedBelow: Float = 0.9
  /// A small pattern for each cell; nil where the cell shows nothing.
  private let cells: [[Float]?]

  init(_ luma: LumaPlane) {
    let side = 1.0 / Double(Self.cellsPerSide)
    cells = (0..<Self.cellsPerSide * Self.cellsPerSide).map { cell in
      let left = Double(cell % Self.cellsPerSide) * side
      let top = Double(cell / Self.cellsPerSide) * side
      return luma.thumbnail(
        of: UnitBox(left: left, top: top, right: left + side, bottom: top + side), side: 8)
    }
  }

  /// Whether most cells that show something in either picture show something else in the other.
  func isOtherPicture(than other: PictureCells) -> Bool {
    var shown = 0
    var changed = 0
    for (now, before) in zip(cells, other.cells) where now != nil || before != nil {
      shown += 1
      guard let now, let before else {
        changed += 1
        continue
      }
      if zip(now, before).reduce(0, { $0 + $1.0 * $1.1 }) < Self.changedBelow { changed += 1 }
    }
    return changed * 3 > shown * 2
  }
}
