import Proctoring

/// The regions that are searched for phones.
enum PhoneTiles {
  /// The whole picture, four corners and the middle, each three fifths of the sides; and, where a phone was
  /// just seen, its surroundings.
  static func regions(near seen: UnitBox?, width: Int, height: Int) -> [UnitBox] {
    let size = 0.6
    let rest = 1 - size
    let corners = [(0.0, 0.0), (rest, 0.0), (0.0, rest), (rest, rest), (rest / 2, rest / 2)]
    let tiles = corners.map { UnitBox(left: $0.0, top: $0.1, right: $0.0 + size, bottom: $0.1 + size) }
    return [.whole] + tiles + (seen.map { [surroundings(of: $0)] } ?? [])
  }

  private static func surroundings(of box: UnitBox) -> UnitBox {
    let side = min(max(max(box.right - box.left, box.bottom - box.top) * 3, 0.25), 1)
    let left = min(max(box.centre.x - side / 2, 0), 1 - side)
    let top = min(max(box.centre.y - side / 2, 0), 1 - side)
    return UnitBox(left: left, top: top, right: left + side, bottom: top + side)
  }
}
