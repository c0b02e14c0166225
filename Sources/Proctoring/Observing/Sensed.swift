import SessionModel

/// Why a detector could not tell. Each is something that the candidate can be coached about.
public enum CannotTellReason: String, CaseIterable, Hashable, Sendable, Codable {
  /// The picture is too dark to see a face in.
  case tooDark = "too_dark"
  /// The picture is out of focus, smeared or covered.
  case blurred = "blurred"
  /// The face is cut off by the border of the picture.
  case cutOff = "cut_off"
  /// The person is there, but the face is hidden.
  case faceHidden = "face_hidden"
  /// A second face shows, but not yet whether it is a living one or a picture.
  case pictureOrPerson = "picture_or_person"
  /// A voice is heard, but too little of it to tell whose it is, or it is alike and not the same.
  case unsureVoice = "unsure_voice"
  /// The sound is so loud that it is cut off.
  case clipped
  /// The background is so loud that a voice could hide in it.
  case tooNoisy = "too_noisy"
  /// The sound is so faint that a voice would not be heard.
  case tooQuiet = "too_quiet"
  /// No evidence reached the detector for this moment.
  case noEvidence = "no_evidence"
}

/// What one detector says about one moment: three-valued.
public enum Sensed: Hashable, Sendable {
  /// A measurement in the unit of the kind (see ``FlagKind/unit``); the policy decides what it means.
  case measured(Double)
  /// The condition certainly does not hold, and there is nothing to measure (no head, so no head turn).
  case clear
  /// The detector cannot tell; counts as missing coverage and never raises a flag.
  case cannotTell(CannotTellReason)

  /// Whether the detector could tell.
  public var isTold: Bool {
    if case .cannotTell = self { false } else { true }
  }
}

/// A timed statement of one detector.
public struct Observation: Hashable, Sendable {
  /// What was looked for.
  public let kind: FlagKind
  /// The capture time of the sample.
  public let time: SessionTime
  /// What was found.
  public let sensed: Sensed

  /// Creates an observation.
  public init(_ kind: FlagKind, _ sensed: Sensed, at time: SessionTime) {
    self.kind = kind
    self.time = time
    self.sensed = sensed
  }
}
