import Foundation
import Perception
import Proctoring
import SessionModel

/// Finds and follows the faces of one stream, with their pose and whether they live; where no living face
/// shows, looks for a person.
public final class FaceSensor: FaceSensing, @unchecked Sendable {
  // Sendable because everything below is touched on `thread` alone.
  private let thread = SensorThread(label: "proctor.vision.faces")
  private let tracker: FaceTracker
  private let pose: PoseSolver
  private let calibration: YawCalibration
  private let people: ObjectDetector
  private let decoder: JPEGDecoder
  private var lifeJudge = LifeJudge()
  private var motion = CameraMotion()

  /// The models that its facts rest on.
  public let models: [ModelIdentity]

  /// Creates the sensor of one stream.
  public init(_ engine: VisionEngine) throws {
    tracker = FaceTracker(
      detector: try FaceDetector(engine.faceDetector),
      mesh: try FaceMesh(engine.faceMesh, kind: .full))
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
    judgeLives(in: picture, luma: luma, at: frame.time)
    let faces = tracker.tracks.map { sighting($0, in: picture) }
    let hasPerson = faces.contains { $0.life != .picture }
    return SceneFacts(
      time: frame.time, faces: faces,
      personProbability: hasPerson ? nil : try personProbability(in: picture, besides: faces),
      quality: luma.quality)
  }

  private func judgeLives(in picture: RGBPicture, luma: LumaPlane, at time: SessionTime) {
    let cameraMoved = motion.isWholePictureMoving(luma)
    let boxes = tracker.tracks.map { $0.reading.box.inUnits(of: picture) }
    for (index, track) in tracker.tracks.enumerated() {
      var life = track.life
      let others = boxes.enumerated().filter { $0.offset != index }.map(\.element)
      lifeJudge.judge(
        &life, box: boxes[index], others: others, luma: luma, cameraMoved: cameraMoved, at: time)
      tracker.setLife(life, ofTrack: track.id)
    }
  }

  private func sighting(_ track: FaceTrack, in picture: RGBPicture) -> FaceSighting {
    let solved = pose.solve(track.reading.points)
    return FaceSighting(
      track: track.id, box: track.reading.box.inUnits(of: picture), yawDegrees: calibration(solved.yaw),
      pitchDegrees: solved.pitch, rollDegrees: solved.roll, presence: Double(track.reading.presence),
      life: track.life.life)
  }

  /// The strongest sign of a person that is not just the picture of one.
  private func personProbability(in picture: RGBPicture, besides pictures: [FaceSighting]) throws -> Double {
    let found = try people.detect(.person, in: .whole, of: picture, leastScore: 0.1)
    let people = found.filter { person in
      !pictures.contains { face in
        let height = face.box.bottom - face.box.top
        return person.box.bottom - person.box.top < 4 * height
          && face.box.expanded(by: 0.8).intersects(person.box)
      }
    }
    return people.first?.score ?? 0
  }
}

/// Notices when the whole picture moves: the camera was pushed, or the light was switched.
struct CameraMotion {
  private static let cells = 8
  private static let changedBelow: Float = 0.9
  private var before: [[Float]?] = []

  /// Whether most cells of the picture differ from those of the frame before.
  mutating func isWholePictureMoving(_ luma: LumaPlane) -> Bool {
    let side = 1.0 / Double(Self.cells)
    let now: [[Float]?] = (0..<Self.cells * Self.cells).map { cell in
      let left = Double(cell % Self.cells) * side
      let top = Double(cell / Self.cells) * side
      return luma.thumbnail(
        of: UnitBox(left: left, top: top, right: left + side, bottom: top + side), side: 8)
    }
    defer { before = now }
    guard before.count == now.count else { return false }
    let pairs = zip(before, now).compactMap { a, b in a.flatMap { a in b.map { (a, $0) } } }
    guard pairs.count >= Self.cells else { return false }
    let changed = pairs.count { a, b in zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } < Self.changedBelow }
    return changed * 3 > pairs.count * 2
  }
}

extension PixelBox {
  func inUnits(of picture: RGBPicture) -> UnitBox {
    UnitBox(
      left: Double(left) / Double(picture.width), top: Double(top) / Double(picture.height),
      right: Double(right) / Double(picture.width), bottom: Double(bottom) / Double(picture.height))
  }
}
