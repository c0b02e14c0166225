/// Brings a solved yaw to true degrees.
///
/// The solved yaw reads low, the more so the further a head is turned (6–27 % at 35–45°). The border points
/// were fitted to faces rendered at known angles; `make calibrate` fits them anew.
struct YawCalibration {
  /// Solved and true degrees, ascending from 0.
  let points: [(solved: Double, truth: Double)]

  static let standard = YawCalibration(points: [(0, 0), (90, 90)])

  /// The true yaw of a solved one; piecewise linear, the same to both sides, at most ±90.
  func callAsFunction(_ solved: Double) -> Double {
    let magnitude = abs(solved)
    let upper = points.firstIndex { $0.solved >= magnitude } ?? points.count - 1
    let (from, to) = (points[max(upper - 1, 0)], points[max(upper, 1)])
    let share = (magnitude - from.solved) / (to.solved - from.solved)
    let truth = min(from.truth + share * (to.truth - from.truth), 90)
    return solved < 0 ? -truth : truth
  }
}
