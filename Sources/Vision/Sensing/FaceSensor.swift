import Foundation
import Inference
import Perception
import Proctoring
import SessionModel

/// Finds and follows the faces of one stream, with their pose and whether they live; where no living face
/// shows, looks for a person.
public final class FaceSensor: FaceSensing, @unchecked Sendable {
  // Sendable because everything below is touched on `thread` alone.
  private let thread = WorkerThread(label: "proctor.vision.faces")
  private let tracker: FaceTracker
  private let pose: PoseSolver
  private let calibration: YawCalibration
  private let people: ObjectDetector
  private let decoder: JPEGDecoder
  private var lifeJudge = LifeJudge()
  private var trunkMemory = TrunkMemory()

  /// The models that its facts rest on.
  public let models: [ModelIdentity]

  /// Creates the sensor of one stream.
  public init(_ engine: VisionEngine) throws {
    tracker = FaceTracker(
      detector: try FaceDetector(engine.faceDetector),
      mesh: try FaceMesh(engine.faceMesh))
    pose = PoseSolver(engine.canonicalFace)
    calibration = .standard
    people = try ObjectDetector(engine.objectDetector)
    decoder = try JPEGDecoder()
    models = engine.faceModels + engine.objectModels
  }

  /// What is to be seen in one frame.
  public func sense(_ frame: VideoFrame) async throws -> SceneFacts {
    try await thread.run { try self.look(at: frame) }
  }

  private func look(at frame: VideoFrame) throws -> SceneFacts {
    let picture = try frame.picture(using: decoder)
    let (small, shrink) = picture.reduced()
    try tracker.update(picture, small: small, shrink: shrink, at: frame.time)
    let luma = LumaPlane(small)
    let faces = sightings(in: picture, luma: luma, at: frame.time)
    let hasPerson = faces.contains { $0.life == .living }
    trunkMemory.remember(faces, in: luma)
    return SceneFacts(
      time: frame.time, faces: faces,
      personProbability: hasPerson ? nil : try personProbability(in: picture, besides: faces),
      unchangedTrunkShare: hasPerson ? nil : trunkMemory.unchangedShare(in: luma), quality: luma.quality)
  }

  private func sightings(in picture: RGBPicture, luma: LumaPlane, at time: SessionTime) -> [FaceSighting] {
    let faces = tracker.tracks.map { track in
      LifeJudge.Face(
        track: track.id, box: track.reading.box.inUnits(of: picture), pose: pose.solve(track.reading.points))
    }
    let lives = lifeJudge.judge(faces, luma: luma, at: time)
    return zip(tracker.tracks, zip(faces, lives)).map { track, judged in
      let (face, life) = judged
      return FaceSighting(
        track: face.track, box: face.box, yawDegrees: calibration(NoseOffset(track.reading.points)),
        pitchDegrees: face.pose.pitch, rollDegrees: face.pose.roll,
        presence: Double(track.reading.presence), life: life)
    }
  }

  /// The strongest sign of a person that is not just the picture of one.
  private func personProbability(in picture: RGBPicture, besides pictures: [FaceSighting]) throws -> Double {
    let found = try people.detect(.person, in: .whole, of: picture, leastScore: 0.1)
    let people = found.filter { person in
      !pictures.contains { face in
        let height = face.box.bottom - face.box.top
        return person.box.bottom - person.box.top < 2 * height && face.box.intersects(person.box)
      }
    }
    return people.first?.score ?? 0
  }
}
