import Foundation
import Inference
import Perception
import Proctoring
import SessionModel

/// Looks for phones over the whole picture and over tiles of it, where small ones show.
public final class PhoneSensor: PhoneSensing, @unchecked Sendable {
  // Sendable because everything below is touched on `thread` alone.
  private let thread = WorkerThread(label: "proctor.vision.phones")
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
