import Foundation

/// A head's turn in degrees, relative to the viewing ray from the camera to the head: someone who looks
/// straight at the camera has 0 wherever they sit.
struct HeadPose: Hashable {
  /// Positive turns the nose towards the picture's right.
  var yaw: Double
  /// Positive looks down.
  var pitch: Double
  /// Positive tilts clockwise in the picture.
  var roll: Double
}

/// Solves a head's pose from its mesh: the rotation that brings the canonical face onto the points, weighted
/// least squares in weak perspective (Horn 1987, closed form by unit quaternions).
struct PoseSolver {
  private let anchors: [CanonicalFace.Anchor]
  private let centroid: SIMD3<Double>
  private let totalWeight: Double

  init(_ face: CanonicalFace) {
    anchors = face.anchors
    totalWeight = anchors.reduce(0) { $0 + $1.weight }
    centroid = anchors.reduce(SIMD3<Double>.zero) { $0 + $1.position * $1.weight } / totalWeight
  }

  /// The pose as the geometry gives it, before calibration.
  func solve(_ points: [MeshPoint]) -> HeadPose {
    // Picture axes (x right, y down, z away) become the canonical ones (x right, y up, z to the viewer).
    func position(_ index: Int) -> SIMD3<Double> {
      let point = points[index]
      return SIMD3(Double(point.x), -Double(point.y), -Double(point.z))
    }
    let middle = anchors.reduce(SIMD3<Double>.zero) { $0 + position($1.index) * $1.weight } / totalWeight
    var s = [[Double]](repeating: [0, 0, 0], count: 3)
    for anchor in anchors {
      let from = anchor.position - centroid
      let to = position(anchor.index) - middle
      for row in 0..<3 { for column in 0..<3 { s[row][column] += anchor.weight * from[row] * to[column] } }
    }
    return Self.angles(of: Self.bestQuaternion(s))
  }

  /// The unit quaternion that maximises the correlation: the eigenvector of the greatest eigenvalue of
  /// Horn's symmetric 4 × 4 matrix.
  private static func bestQuaternion(_ s: [[Double]]) -> SIMD4<Double> {
    let rows: [SIMD4<Double>] = [
      SIMD4(s[0][0] + s[1][1] + s[2][2], s[1][2] - s[2][1], s[2][0] - s[0][2], s[0][1] - s[1][0]),
      SIMD4(s[1][2] - s[2][1], s[0][0] - s[1][1] - s[2][2], s[0][1] + s[1][0], s[2][0] + s[0][2]),
      SIMD4(s[2][0] - s[0][2], s[0][1] + s[1][0], -s[0][0] + s[1][1] - s[2][2], s[1][2] + s[2][1]),
      SIMD4(s[0][1] - s[1][0], s[2][0] + s[0][2], s[1][2] + s[2][1], -s[0][0] - s[1][1] + s[2][2]),
    ]
    return SymmetricMatrix4(rows: rows).dominantEigenvector()
  }

  /// Angles of R = Ry(yaw) · Rx(pitch) · Rz(roll).
  private static func angles(of q: SIMD4<Double>) -> HeadPose {
    let (w, x, y, z) = (q[0], q[1], q[2], q[3])
    let degrees = 180 / Double.pi
    let downward = 2 * (y * z - w * x)
    return HeadPose(
      yaw: atan2(2 * (x * z + w * y), 1 - 2 * (x * x + y * y)) * degrees,
      pitch: asin(max(-1, min(1, -downward))) * degrees,
      roll: -atan2(2 * (x * y + w * z), 1 - 2 * (x * x + z * z)) * degrees)
  }
}
