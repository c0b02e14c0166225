import Foundation

/// A point in pixels.
struct PixelPoint: Hashable {
  var x: Float
  var y: Float
}

/// Maps points of a square crop to points of a picture: x' = a·x + b·y + c, y' = d·x + e·y + f.
struct Affine {
  let a, b, c, d, e, f: Float

  /// The crop of `side` pixels that shows the square of `size` picture pixels about `centre`, turned by
  /// `angle` radians clockwise.
  static func crop(centre: PixelPoint, size: Float, angle: Float, side: Int) -> Affine {
    let scale = size / Float(side)
    let cosine = cosf(angle) * scale
    let sine = sinf(angle) * scale
    let half = Float(side) / 2
    return Affine(
      a: cosine, b: -sine, c: centre.x - half * cosine + half * sine,
      d: sine, e: cosine, f: centre.y - half * sine - half * cosine)
  }

  func callAsFunction(x: Float, y: Float) -> PixelPoint {
    PixelPoint(x: a * x + b * y + c, y: d * x + e * y + f)
  }
}
