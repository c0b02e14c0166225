/// An adjustment granted to one candidate for one session, recorded on every flag that it touched.
public enum Accommodation: Hashable, Sendable {
  /// Both yaw limits of `head_turn` are raised by this many degrees, 0 < value ≤ 45.
  case widerYaw(degrees: Double)
  /// Both durations of `face_absent` are raised by this many seconds, 0 < value ≤ 600.
  case longerAbsence(seconds: Double)

  /// The stable name that documents and options use.
  public var name: String {
    switch self {
    case .widerYaw: "wider_yaw"
    case .longerAbsence: "longer_absence"
    }
  }

  /// How much is granted, in the unit of the case.
  public var amount: Double {
    switch self {
    case .widerYaw(let degrees): degrees
    case .longerAbsence(let seconds): seconds
    }
  }

  /// Reads `name=amount` as an option gives it.
  ///
  /// - Returns: nil when the name is unknown or the amount is not a number within its range.
  public init?(parsing text: String) {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, let amount = Double(parts[1]), amount > 0 else { return nil }
    switch parts[0] {
    case "wider_yaw" where amount <= 45: self = .widerYaw(degrees: amount)
    case "longer_absence" where amount <= 600: self = .longerAbsence(seconds: amount)
    default: return nil
    }
  }
}
