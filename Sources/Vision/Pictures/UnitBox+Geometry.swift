import Perception
import Proctoring

extension UnitBox {
  /// The whole picture.
  static let whole = UnitBox(left: 0, top: 0, right: 1, bottom: 1)

  /// Intersection over union, 0…1.
  func overlap(_ other: UnitBox) -> Double {
    guard intersects(other) else { return 0 }
    let shared = UnitBox(
      left: max(left, other.left), top: max(top, other.top), right: min(right, other.right),
      bottom: min(bottom, other.bottom)
    ).area
    return shared / (area + other.area - shared)
  }

  /// A box in units of a region becomes one in units of the picture.
  func placed(in region: UnitBox) -> UnitBox {
    let width = region.right - region.left
    let height = region.bottom - region.top
    return UnitBox(
      left: region.left + left * width, top: region.top + top * height,
      right: region.left + right * width, bottom: region.top + bottom * height)
  }

  var centre: (x: Double, y: Double) { ((left + right) / 2, (top + bottom) / 2) }

  func intersects(_ other: UnitBox) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// The box grown by a share of its size on every side.
  func expanded(by share: Double) -> UnitBox {
    let x = (right - left) * share
    let y = (bottom - top) * share
    return UnitBox(left: left - x, top: top - y, right: right + x, bottom: bottom + y)
  }

  /// The part that lies within the picture.
  var clamped: UnitBox {
    func inside(_ value: Double) -> Double { min(max(value, 0), 0.999) }
    return UnitBox(left: inside(left), top: inside(top), right: inside(right), bottom: inside(bottom))
  }

  /// What a person with this face covers: hair around it, the trunk below it.
  var coverage: UnitBox {
    let grown = expanded(by: 0.4)
    return UnitBox(left: grown.left, top: grown.top, right: grown.right, bottom: max(grown.bottom, 1))
  }

  var isInPicture: Bool { left >= 0 && top >= 0 && right <= 1 && bottom <= 1 }

  /// Whether a face with this box lies where the other's clothes are, and is no larger than that other: below its
  /// chin, within the shoulders.
  func isOnTrunk(of other: UnitBox) -> Bool {
    let width = other.right - other.left
    let height = other.bottom - other.top
    return abs(centre.x - other.centre.x) < width && centre.y > other.bottom
      && top < other.bottom + 1.5 * height && bottom - top < height
  }

  /// Where its centre lies from another's, in units of that other's height.
  func offset(from other: UnitBox) -> (x: Double, y: Double) {
    let height = max(other.bottom - other.top, 1e-6)
    return ((centre.x - other.centre.x) / height, (centre.y - other.centre.y) / height)
  }

  /// How far centre and height differ, as a share of the other's height.
  func distance(from other: UnitBox) -> Double {
    let height = max(other.bottom - other.top, 1e-6)
    let x = centre.x - other.centre.x
    let y = centre.y - other.centre.y
    return max((x * x + y * y).squareRoot(), abs(bottom - top - height)) / height
  }
}

extension PixelBox {
  func inUnits(of picture: RGBPicture) -> UnitBox {
    UnitBox(
      left: Double(left) / Double(picture.width), top: Double(top) / Double(picture.height),
      right: Double(right) / Double(picture.width), bottom: Double(bottom) / Double(picture.height))
  }
}
