import Perception
import Proctoring

@testable import Vision

/// A part of a drawn picture: where it is, and which texture shows there.
struct Patch {
  var track = 1
  var box: UnitBox
  var texture: UInt64 = 7
  var yaw = 0.0

  /// 160 × 120 pixels of faint noise with patches of strong noise on it.
  static func scene(_ patches: [Patch], background: UInt64 = 1) -> LumaPlane {
    let (width, height) = (160, 120)
    var random = Seeded(background)
    var values = (0..<width * height).map { _ in Float.random(in: 100...130, using: &random) }
    for patch in patches {
      var random = Seeded(patch.texture)
      let texture = (0..<16 * 16).map { _ in Float.random(in: 0...255, using: &random) }
      for row in 0..<height {
        for column in 0..<width {
          let x =
            ((Double(column) + 0.5) / Double(width) - patch.box.left) / (patch.box.right - patch.box.left)
          let y = ((Double(row) + 0.5) / Double(height) - patch.box.top) / (patch.box.bottom - patch.box.top)
          guard (0..<1).contains(x), (0..<1).contains(y) else { continue }
          values[row * width + column] = texture[Int(y * 16) * 16 + Int(x * 16)]
        }
      }
    }
    return LumaPlane(width: width, height: height, values: values)
  }
}
