import Foundation

/// How far the nose stands out of the middle of the cheeks, with the eyes level: 0 for a face that looks at
/// the camera, ±1 where the nose tip reaches the outline of the far cheek, more beyond.
///
/// Measured in the picture's plane alone, without the depth that the mesh guesses: fitted to the same faces,
/// a yaw solved from the whole mesh read other people's 35° as 31.7°, this reads it as 34.6°.
struct NoseOffset {
  let ratio: Double

  /// Measures a mesh.
  init(_ points: [MeshPoint]) {
    let (noseTip, rightCheek, leftCheek) = (1, 234, 454)
    let (rightEye, leftEye) = (33, 263)
    let tilt = atan2f(points[leftEye].y - points[rightEye].y, points[leftEye].x - points[rightEye].x)
    func across(_ index: Int) -> Double {
      Double(points[index].x * cosf(tilt) + points[index].y * sinf(tilt))
    }
    let half = max(abs(across(leftCheek) - across(rightCheek)) / 2, 1e-3)
    ratio = (across(noseTip) - (across(leftCheek) + across(rightCheek)) / 2) / half
  }
}

/// Brings a nose's offset to degrees of yaw.
///
/// The curve is the median over eight faces, rendered at known angles from −60° to 60° with varied pitch, roll,
/// distance, place and light; none of them is among the faces whose accuracy is reported.
struct YawCalibration {
  /// Ratios and degrees, ascending from 0.
  let points: [(ratio: Double, degrees: Double)]

  static let standard = YawCalibration(points: [
    (0, 0), (0.303, 10), (0.607, 20), (0.777, 25), (0.950, 30), (1.077, 35), (1.212, 40), (1.423, 45),
    (1.698, 50), (2.068, 55), (2.572, 60),
  ])

  /// The yaw in degrees, positive towards the picture's right; piecewise linear, the same to both sides, at
  /// most ±90.
  func callAsFunction(_ offset: NoseOffset) -> Double {
    let magnitude = abs(offset.ratio)
    let upper = max(points.firstIndex { $0.ratio >= magnitude } ?? points.count - 1, 1)
    let (from, to) = (points[upper - 1], points[upper])
    let share = (magnitude - from.ratio) / (to.ratio - from.ratio)
    let degrees = min(from.degrees + share * (to.degrees - from.degrees), 90)
    return offset.ratio < 0 ? -degrees : degrees
  }
}
