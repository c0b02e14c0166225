import Inference
import ModelCatalog
import Perception

/// Measures single pictures as the models see them, without tracking: what yaw is calibrated from, and what the cost of the pipeline is compared with.
///
/// Belongs to one thread at a time.
package final class FaceProbe {
  /// One face as one mesh sees it; angles in degrees, as the geometry gives them but for `calibratedYaw`.
  package struct Measurement: Encodable {
    package let mesh: String
    /// Whether this is the mesh that face sensing uses.
    package let isUsed: Bool
    package let noseOffset: Double
    package let calibratedYaw: Double
    package let presence: Double
    package let yaw: Double
    package let pitch: Double
    package let roll: Double
  }

  private let detector: FaceDetector
  private let meshes: [(name: String, mesh: FaceMesh)]
  private let pose: PoseSolver
  private let decoder: JPEGDecoder

  package init(_ engine: InferenceEngine, store: ModelStore) throws {
    detector = try FaceDetector(try engine.load(FaceDetector.modelName))
    meshes = try [MeshModel.light, .full].map { kind in
      (kind.name, try FaceMesh(try engine.load(kind.name), kind: kind))
    }
    pose = PoseSolver(try CanonicalFace(contentsOf: try store.verifiedFile(named: "face-geometry")))
    decoder = try JPEGDecoder()
  }

  /// The best face of a JPEG image, by each mesh; each mesh looks once more where it found the face, as
  /// tracking does. Empty when no face was detected.
  package func measure(_ jpeg: [UInt8]) throws -> [Measurement] {
    let picture = try decoder.decode(jpeg)
    let (small, factor) = picture.reduced()
    guard let face = try detector.detect(in: small, shrunkBy: factor).first else { return [] }
    return try meshes.map { name, mesh in
      let first = try mesh.read(face.region, in: picture)
      let reading = first.presence < 0.3 ? first : try mesh.read(first.region, in: picture)
      let solved = pose.solve(reading.points)
      let offset = NoseOffset(reading.points)
      return Measurement(
        mesh: name, isUsed: name == MeshModel.full.name, noseOffset: offset.ratio,
        calibratedYaw: YawCalibration.standard(offset), presence: Double(reading.presence), yaw: solved.yaw,
        pitch: solved.pitch,
        roll: solved.roll)
    }
  }

  /// Runs the detector's and the full mesh's networks on whatever is in their inputs: the least that a frame
  /// can cost.
  package func runBareModels() throws {
    try detector.runBare()
    try meshes[1].mesh.runBare()
  }

  /// Decodes an image and nothing else.
  package func decode(_ jpeg: [UInt8]) throws { _ = try decoder.decode(jpeg) }
}
