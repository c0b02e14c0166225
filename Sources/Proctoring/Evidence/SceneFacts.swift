import SessionModel

/// A rectangle in units of the picture: (0, 0) is its top left, (1, 1) its bottom right. A face that is cut
/// off reaches beyond.
public struct UnitBox: Hashable, Sendable {
  /// Left, top, right and bottom border.
  public let left, top, right, bottom: Double

  /// Creates a box from its borders.
  public init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  /// The area in units of the picture's.
  public var area: Double { max(right - left, 0) * max(bottom - top, 0) }

  /// The share of the box that lies within the picture, 0…1.
  public var visibleShare: Double {
    guard area > 0 else { return 0 }
    let visible = UnitBox(
      left: max(left, 0), top: max(top, 0), right: min(right, 1), bottom: min(bottom, 1))
    return visible.area / area
  }
}

/// One face in one picture.
public struct FaceSighting: Hashable, Sendable {
  /// Whether a face is a living one or a picture of one.
  public enum Life: String, Hashable, Sendable {
    /// It has moved by itself.
    case living
    /// It has been as still as only a picture is.
    case picture
    /// It has not been seen long enough.
    case unsure
  }

  /// The same number while the same face is followed.
  public let track: Int
  /// Where it is.
  public let box: UnitBox
  /// Degrees away from the viewing ray, calibrated; 0 faces the camera, positive turns the nose towards the
  /// picture's right.
  public let yawDegrees: Double
  /// Degrees; positive looks down.
  public let pitchDegrees: Double
  /// Degrees; positive tilts clockwise in the picture.
  public let rollDegrees: Double
  /// The mesh's probability that this is a face, 0…1.
  public let presence: Double
  /// Whether it lives.
  public let life: Life

  /// Creates a sighting.
  public init(
    track: Int, box: UnitBox, yawDegrees: Double, pitchDegrees: Double, rollDegrees: Double,
    presence: Double, life: Life
  ) {
    self.track = track
    self.box = box
    self.yawDegrees = yawDegrees
    self.pitchDegrees = pitchDegrees
    self.rollDegrees = rollDegrees
    self.presence = presence
    self.life = life
  }
}

/// How well a picture can be judged.
public struct PictureQuality: Hashable, Sendable {
  /// Mean luma, 0 black … 1 white.
  public let light: Double
  /// Standard deviation of luma, 0…0.5.
  public let contrast: Double
  /// Perceptual blur after Crété et al. (2007), 0 sharp … 1 blurred.
  public let blur: Double

  /// Creates a quality.
  public init(light: Double, contrast: Double, blur: Double) {
    self.light = light
    self.contrast = contrast
    self.blur = blur
  }

  /// Why nothing can be told from a picture in which nothing was found; nil when it is good enough.
  public func unreadable(_ limits: SensingLimits) -> CannotTellReason? {
    if light < limits.darkBelow { return .tooDark }
    if contrast < limits.plainBelow || blur > limits.blurredAbove { return .blurred }
    return nil
  }
}

/// What vision found in one picture, before any rule is applied.
public struct SceneFacts: Hashable, Sendable {
  /// The capture time.
  public let time: SessionTime
  /// Every face that passed the mesh's gate.
  public let faces: [FaceSighting]
  /// The probability that a person is in the picture, 0…1; looked for when no face was found.
  public let personProbability: Double?
  /// The share of the trunk below the last living face that looks as it did then, 0…1; nil while a living face
  /// shows, and where no trunk was seen.
  public let unchangedTrunkShare: Double?
  /// How well the picture can be judged.
  public let quality: PictureQuality

  /// Creates the facts of one picture.
  public init(
    time: SessionTime, faces: [FaceSighting], personProbability: Double?, unchangedTrunkShare: Double? = nil,
    quality: PictureQuality
  ) {
    self.time = time
    self.faces = faces
    self.personProbability = personProbability
    self.unchangedTrunkShare = unchangedTrunkShare
    self.quality = quality
  }
}
