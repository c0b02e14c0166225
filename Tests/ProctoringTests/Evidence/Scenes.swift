import Proctoring
import SessionModel

/// One picture after another, and what is said of each.
struct Scenes {
  private var interpreter = FaceInterpreter()

  static let sharp = PictureQuality(light: 0.5, contrast: 0.2, blur: 0.2)

  /// What is said of the next picture, by kind.
  mutating func show(
    at seconds: Double, _ faces: [FaceSighting] = [], person: Double? = nil, trunk: Double? = nil,
    quality: PictureQuality = Scenes.sharp
  ) -> [FlagKind: Sensed] {
    let scene = SceneFacts(
      time: SessionTime(seconds: seconds), faces: faces, personProbability: person,
      unchangedTrunkShare: trunk, quality: quality)
    return interpreter.interpret(scene).sensed
  }
}

extension UnitBox {
  /// In the middle of the picture.
  static let middle = UnitBox(left: 0.35, top: 0.2, right: 0.65, bottom: 0.7)
  /// Small, behind the candidate's shoulder.
  static let behind = UnitBox(left: 0.75, top: 0.2, right: 0.85, bottom: 0.35)
}

extension FaceSighting {
  static func face(
    _ track: Int = 1, yaw: Double = 0, box: UnitBox = .middle, life: Life = .living
  ) -> FaceSighting {
    FaceSighting(
      track: track, box: box, yawDegrees: yaw, pitchDegrees: 0, rollDegrees: 0, presence: 0.99, life: life)
  }
}

extension Sensed {
  /// What says that the mesh lost a face that went on turning to the right.
  static let profileRight = Sensed.measured(90)
  /// What says the same of the left.
  static let profileLeft = Sensed.measured(-90)
}
