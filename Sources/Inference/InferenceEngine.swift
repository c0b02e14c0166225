import COpenVINO
import Foundation
import ModelCatalog

/// What can go wrong with a model that was loaded.
public enum InferenceError: Error, Hashable, CustomStringConvertible {
  /// The engine itself did not start.
  case engine(why: String)
  /// A model was refused.
  case notCompiled(model: String, why: String)
  /// A model's input or output is not what its user expects.
  case shape(model: String, why: String)
  /// A request failed.
  case notRun(model: String, why: String)

  /// What failed, and the engine's reason.
  public var description: String {
    switch self {
    case .engine(let why): "the inference engine did not start: \(why)"
    case .notCompiled(let model, let why): "the model \(model) could not be loaded: \(why)"
    case .shape(let model, let why): "the model \(model) has another shape than expected: \(why)"
    case .notRun(let model, let why): "the model \(model) failed: \(why)"
    }
  }
}

/// The numbers that a model is run with.
public enum InferencePrecision: String, Sendable {
  /// 32-bit floats.
  case float32 = "f32"
  /// 16-bit floats with the range of 32-bit ones; half the time on processors that have them, 32-bit elsewhere.
  case bfloat16 = "bf16"
}

/// OpenVINO, started once.
///
/// Sendable because OpenVINO's core is thread-safe for compiling, and nothing else is done with it.
public final class InferenceEngine: @unchecked Sendable {
  let core: OpaquePointer
  private let store: ModelStore

  /// Starts the engine over a folder of models.
  ///
  /// - Throws: ``InferenceError/engine(why:)``.
  public init(store: ModelStore) throws(InferenceError) {
    var core: OpaquePointer?
    guard ov_core_create(&core) == OK, let core else { throw .engine(why: lastMessage()) }
    self.core = core
    self.store = store
  }

  deinit { ov_core_free(core) }

  /// The engine's own version.
  public static var version: String {
    var version = ov_version_t()
    guard ov_get_openvino_version(&version) == OK else { return "unknown" }
    defer { ov_version_free(&version) }
    return version.buildNumber.map { String(cString: $0) } ?? "unknown"
  }

  /// Checks a model's files and compiles it for one thread a request, and without pinning, so that many requests
  /// share the cores.
  ///
  /// - Parameters:
  ///   - inputShape: The dimensions of its one input, the batch first.
  ///   - precision: 32-bit floats give the same results on every machine.
  /// - Throws: ``ModelError`` or ``InferenceError``.
  public func load(
    _ name: String, inputShape: [Int], precision: InferencePrecision = .float32
  ) throws -> CompiledModel {
    let file = try store.verifiedFile(named: name)
    let entry = store.manifest.entry(named: name)
    return try CompiledModel(
      self, name: name, version: entry?.version ?? "unknown", file: file, inputShape: inputShape,
      precision: precision)
  }
}

/// OpenVINO's account of the last failure on this thread.
func lastMessage() -> String {
  guard let message = ov_get_last_err_msg() else { return "no reason given" }
  let lines = String(cString: message).split(whereSeparator: \.isNewline)
  return lines.last.map(String.init) ?? "no reason given"
}
