import Inference
import ModelCatalog
import Perception

/// Measures single pictures as the models see them, without tracking: what yaw is calibrated from, and what the
/// cost of the pipeline is compared with.
///
/// Belongs to one thread at a time.
package final class FaceProbe {
  /// One face; angles in degrees.
  package struct Measurement: Encodable {
    package let presence: Double
    package let noseOffset: Double
    package let calibratedYaw: Double
    /// As the whole mesh's geometry gives them, not calibrated.
    package let solvedYaw: Double
    package let solvedPitch: Double
    package let solvedRoll: Double
  }

  private let detector: FaceDetector
  private let mesh: FaceMesh
  private let pose: PoseSolver
  private let decoder: JPEGDecoder

  package init(_ engine: InferenceEngine, store: ModelStore) throws {
    detector = try FaceDetector(try FaceDetector.model(engine))
    mesh = try FaceMesh(try FaceMesh.model(engine))
    pose = PoseSolver(try CanonicalFace(contentsOf: try store.verifiedFile(named: "face-geometry")))
    decoder = try JPEGDecoder()
  }

  /// The best face of a JPEG image; the mesh looks once more where it found the face, as tracking does. Nil
  /// when no face was detected.
  package func measure(_ jpeg: [UInt8]) throws -> Measurement? {
    let picture = try decoder.decode(jpeg)
    let (small, factor) = picture.reduced()
    guard let face = try detector.detect(in: small, shrunkBy: factor).first else { return nil }
    let first = try mesh.read(face.region, in: picture)
    let reading = first.presence < 0.3 ? first : try mesh.read(first.region, in: picture)
    let solved = pose.solve(reading.points)
    let offset = NoseOffset(reading.points)
    return Measurement(
      presence: Double(reading.presence), noseOffset: offset.ratio,
      calibratedYaw: YawCalibration.standard(offset), solvedYaw: solved.yaw, solvedPitch: solved.pitch,
      solvedRoll: solved.roll)
  }

  /// Runs the detector's and the mesh's networks on whatever is in their inputs: the least that a frame can
  /// cost.
  package func runBareModels() throws {
    try detector.runBare()
    try mesh.runBare()
  }

  /// Decodes an image and nothing else.
  package func decode(_ jpeg: [UInt8]) throws { _ = try decoder.decode(jpeg) }
}
