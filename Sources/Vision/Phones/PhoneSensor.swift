import Foundation
import Perception
import Proctoring

/// Looks for phones over the whole picture and over tiles of it, where small ones show.
public final class PhoneSensor: PhoneSensing, @unchecked Sendable {
  // Sendable because everything below is touched on `thread` alone.
  private let thread = SensorThread(label: "proctor.vision.phones")
  private let detector: ObjectDetector
  private let decoder: JPEGDecoder
  private var lastSeen: UnitBox?

  /// The models that its observations rest on.
  public let models: [ModelIdentity]

  /// Creates the sensor of one stream.
  public init(_ engine: VisionEngine) throws {
    detector = try ObjectDetector(engine.objectDetector)
    decoder = try JPEGDecoder()
    models = engine.objectModels
  }

  /// The calibrated probability that a phone is in the frame.
  public func sense(_ frame: VideoFrame) async throws -> Sensed {
    try await thread.run { try self.look(at: frame) }
  }

  private func look(at frame: VideoFrame) throws -> Sensed {
    let picture = try frame.picture(using: decoder)
    var best: DetectedObject?
    for region in PhoneTiles.regions(near: lastSeen, width: picture.width, height: picture.height) {
      let found = try detector.detect(.phone, in: region, of: picture, leastScore: 0.05)
      guard let strongest = found.first else { continue }
      if strongest.score > best?.score ?? 0 { best = strongest }
    }
    lastSeen = best.flatMap { $0.score >= 0.2 ? $0.box : nil }
    let probability = PhoneCalibration.standard.probability(ofScore: best?.score ?? 0)
    if probability < 0.5, let reason = unreadable(picture) { return .cannotTell(reason) }
    return .measured(probability)
  }

  /// In a picture in which nothing can be told, that no phone was found says nothing.
  private func unreadable(_ picture: RGBPicture) -> CannotTellReason? {
    LumaPlane(picture.reduced().picture).quality.unreadable(SensingLimits())
  }
}

/// The regions that are searched for phones.
enum PhoneTiles {
  /// The whole picture, four corners and the middle, each three fifths of the sides; and, where a phone was
  /// just seen, its surroundings.
  static func regions(near seen: UnitBox?, width: Int, height: Int) -> [UnitBox] {
    let size = 0.6
    let rest = 1 - size
    let corners = [(0.0, 0.0), (rest, 0.0), (0.0, rest), (rest, rest), (rest / 2, rest / 2)]
    let tiles = corners.map { UnitBox(left: $0.0, top: $0.1, right: $0.0 + size, bottom: $0.1 + size) }
    return [.whole] + tiles + (seen.map { [surroundings(of: $0)] } ?? [])
  }

  private static func surroundings(of box: UnitBox) -> UnitBox {
    let side = min(max(max(box.right - box.left, box.bottom - box.top) * 3, 0.25), 1)
    let left = min(max(box.centre.x - side / 2, 0), 1 - side)
    let top = min(max(box.centre.y - side / 2, 0), 1 - side)
    return UnitBox(left: left, top: top, right: left + side, bottom: top + side)
  }
}

/// Turns the detector's highest score into the probability that a phone is there (Platt scaling).
struct PhoneCalibration {
  let slope: Double
  let intercept: Double

  static let standard = PhoneCalibration(slope: 0.765, intercept: 0.961)

  /// 0…1, ascending with the score.
  func probability(ofScore score: Double) -> Double {
    let bounded = min(max(score, 1e-4), 1 - 1e-4)
    let logit = log(bounded / (1 - bounded))
    return 1 / (1 + exp(-(slope * logit + intercept)))
  }
}
