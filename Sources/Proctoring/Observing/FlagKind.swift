/// What a flag is about. Raw values are the names that every document and interface uses.
public enum FlagKind: String, CaseIterable, Hashable, Sendable, Codable {
  /// The candidate's head is turned away from the camera.
  case headTurn = "head_turn"
  /// Nobody is before the camera.
  case faceAbsent = "face_absent"
  /// More than one living face is visible.
  case multiFace = "multi_face"
  /// A mobile phone is visible.
  case phone = "phone"
  /// A voice other than the candidate's is heard.
  case multiSpeaker = "multi_speaker"

  /// What the observed value of this kind measures.
  public var unit: String {
    switch self {
    case .headTurn: "degrees"
    case .faceAbsent: "absence"
    case .multiFace: "faces"
    case .phone: "probability"
    case .multiSpeaker: "voices"
    }
  }
}

/// How grave a flag is. Ordered: it may rise during an episode and never falls.
public enum Severity: String, CaseIterable, Hashable, Sendable, Codable, Comparable {
  case moderate = "MODERATE"
  case high = "HIGH"

  /// Whether `a` is less grave.
  public static func < (a: Self, b: Self) -> Bool { a == .moderate && b == .high }
}
