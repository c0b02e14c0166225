import Perception
import Proctoring
import SessionModel

/// A face that is followed.
struct FaceTrack {
  let id: Int
  var reading: MeshReading
  var seenAt: SessionTime

  /// Whether a face that shows again is the one that was lost: at its old place, or, shortly after, as near
  /// and as large as one that moves fast would be.
  func isSameFace(as found: MeshReading, at time: SessionTime) -> Bool {
    let (old, new) = (reading.box, found.box)
    if old.overlap(new) > 0.1 { return true }
    let x = old.centre.x - new.centre.x
    let y = old.centre.y - new.centre.y
    let isNear = (x * x + y * y).squareRoot() < 1.2 * old.height
    return time - seenAt <= SessionDuration(seconds: 0.6) && isNear && abs(new.height / old.height - 1) < 0.3
  }
}

/// Follows faces from frame to frame: the mesh looks where the face last was, and the detector looks over the
/// whole picture a few times a second, and whenever a face is lost.
///
/// Belongs to one thread at a time.
final class FaceTracker {
  /// How often the whole picture is searched.
  static let detectionInterval = SessionDuration(seconds: 0.2)
  /// The mesh's own probability from which a region holds a face.
  static let presenceAtLeast: Float = 0.5
  /// A face that comes back within this time, near its place, is the same face.
  private static let memory = SessionDuration(seconds: 3)
  private static let sameFaceOverlap: Float = 0.3

  private let detector: FaceDetector
  private let mesh: FaceMesh
  private(set) var tracks: [FaceTrack] = []
  private var lost: [FaceTrack] = []
  private var nextID = 1
  private var detectedAt: SessionTime?

  init(detector: FaceDetector, mesh: FaceMesh) {
    self.detector = detector
    self.mesh = mesh
  }

  /// Brings the tracks up to the next frame.
  ///
  /// - Parameter small: The same picture, each side divided by `shrink`.
  func update(_ picture: RGBPicture, small: RGBPicture, shrink: Int, at time: SessionTime) throws {
    let before = tracks.count
    try follow(in: picture, at: time)
    let isDue = detectedAt.map { time - $0 >= Self.detectionInterval } ?? true
    if isDue || tracks.isEmpty || tracks.count < before {
      detectedAt = time
      for face in try detector.detect(in: small, shrunkBy: shrink) { try take(face, in: picture, at: time) }
    }
    lost.removeAll { time - $0.seenAt > Self.memory }
  }

  private func follow(in picture: RGBPicture, at time: SessionTime) throws {
    var kept: [FaceTrack] = []
    for var track in tracks {
      let reading = try mesh.read(track.reading.region, in: picture)
      let box = reading.box
      guard reading.presence >= Self.presenceAtLeast,
        !kept.contains(where: { $0.reading.box.overlap(box) > Self.sameFaceOverlap })
      else {
        lost.append(track)
        continue
      }
      track.reading = reading
      track.seenAt = time
      kept.append(track)
    }
    tracks = kept
  }

  /// A detection that is no face yet followed becomes one when the mesh agrees that it is a face.
  private func take(_ face: DetectedFace, in picture: RGBPicture, at time: SessionTime) throws {
    guard tracks.count < FaceDetector.mostFaces, !isFollowed(face.box) else { return }
    let reading = try mesh.read(face.region, in: picture)
    guard reading.presence >= Self.presenceAtLeast, !isFollowed(reading.box) else { return }
    if let known = lost.lastIndex(where: { $0.isSameFace(as: reading, at: time) }) {
      tracks.append(FaceTrack(id: lost.remove(at: known).id, reading: reading, seenAt: time))
    } else {
      tracks.append(FaceTrack(id: nextID, reading: reading, seenAt: time))
      nextID += 1
    }
  }

  private func isFollowed(_ box: PixelBox) -> Bool {
    tracks.contains { $0.reading.box.overlap(box) > Self.sameFaceOverlap }
  }
}
