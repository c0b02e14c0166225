/// Picture sizes that the detectors are given.
enum FrameGeometry {
  /// Longer sides are scaled down to this many pixels: small phones stay visible, a 4K recording costs no
  /// more than a webcam's.
  static let longestSide = 1_280

  /// The size at which a picture is analysed, its proportions kept and each side at least one pixel.
  static func analysed(width: Int, height: Int) -> (width: Int, height: Int) {
    let longest = max(width, height)
    guard longest > longestSide else { return (width, height) }
    let scale = Double(longestSide) / Double(longest)
    return (
      max(1, Int((Double(width) * scale).rounded())), max(1, Int((Double(height) * scale).rounded()))
    )
  }
}
