import Inference
import ModelCatalog
import Perception
import SessionModel

/// The vision models, loaded once and shared by every stream.
public final class VisionEngine: Sendable {
  let faceDetector: CompiledModel
  let faceMesh: CompiledModel
  let objectDetector: CompiledModel
  let canonicalFace: CanonicalFace
  private let geometryVersion: String

  /// Loads and checks every model.
  ///
  /// - Throws: `ModelError` or `InferenceError`.
  public init(_ engine: InferenceEngine, store: ModelStore) throws {
    faceDetector = try FaceDetector.model(engine)
    faceMesh = try FaceMesh.model(engine)
    objectDetector = try ObjectDetector.model(engine)
    canonicalFace = try CanonicalFace(contentsOf: try store.verifiedFile(named: "face-geometry"))
    geometryVersion = store.manifest.entry(named: "face-geometry")?.version ?? "unknown"
  }

  var faceModels: [ModelIdentity] {
    [
      identity(faceDetector), identity(faceMesh),
      ModelIdentity(name: "face-geometry", version: geometryVersion),
    ]
  }

  var objectModels: [ModelIdentity] { [identity(objectDetector)] }

  private func identity(_ model: CompiledModel) -> ModelIdentity {
    ModelIdentity(name: model.name, version: model.version)
  }
}
