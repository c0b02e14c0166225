import COpenVINO
import Foundation

/// A model ready to run; any number of requests may be made from it.
///
/// Sendable because a compiled model is read-only, and OpenVINO makes requests from it thread-safely.
public final class CompiledModel: @unchecked Sendable {
  /// Its name in the catalogue.
  public let name: String
  /// Its version in the catalogue.
  public let version: String
  /// The dimensions of its input, the batch first.
  public let inputShape: [Int]
  let handle: OpaquePointer
  private let engine: InferenceEngine

  init(
    _ engine: InferenceEngine, name: String, version: String, file: URL, inputShape: [Int],
    precision: InferencePrecision
  ) throws(InferenceError) {
    self.engine = engine
    self.name = name
    self.version = version
    self.inputShape = inputShape
    let model = try Self.read(file, name: name, engine)
    defer { ov_model_free(model) }
    try Self.fix(inputShape, of: model, name: name)
    handle = try Self.compile(model, name: name, precision, engine)
  }

  private static func read(
    _ file: URL, name: String, _ engine: InferenceEngine
  ) throws(InferenceError) -> OpaquePointer {
    var model: OpaquePointer?
    guard ov_core_read_model(engine.core, file.path, nil, &model) == OK, let model else {
      throw .notCompiled(model: name, why: lastMessage())
    }
    return model
  }

  /// A model whose batch is left open is compiled for any, which costs a quarter more a run.
  private static func fix(
    _ shape: [Int], of model: OpaquePointer, name: String
  ) throws(InferenceError) {
    var fixed = ov_partial_shape_t()
    defer { ov_partial_shape_free(&fixed) }
    guard ov_partial_shape_create_static(Int64(shape.count), shape.map(Int64.init), &fixed) == OK,
      ov_model_reshape_single_input(model, fixed) == OK
    else { throw .shape(model: name, why: lastMessage()) }
  }

  private static func compile(
    _ model: OpaquePointer, name: String, _ precision: InferencePrecision, _ engine: InferenceEngine
  ) throws(InferenceError) -> OpaquePointer {
    let settings = [
      ("INFERENCE_NUM_THREADS", "1"), ("NUM_STREAMS", "1"), ("INFERENCE_PRECISION_HINT", precision.rawValue),
      ("PERFORMANCE_HINT", "LATENCY"), ("ENABLE_CPU_PINNING", "NO"),
    ]
    var texts: [UnsafeMutablePointer<CChar>?] = []
    defer { texts.forEach { free($0) } }
    let properties = settings.map { key, value in
      let pair = (strdup(key), strdup(value))
      texts += [pair.0, pair.1]
      return ov_property_t(key: UnsafePointer(pair.0), value: UnsafePointer(pair.1))
    }
    var handle: OpaquePointer?
    let status = ov_core_compile_model_props(
      engine.core, model, "CPU", properties.count, properties, &handle)
    guard status == OK, let handle else { throw .notCompiled(model: name, why: lastMessage()) }
    return handle
  }

  deinit { ov_compiled_model_free(handle) }
}

/// A type whose values a model takes or gives.
public protocol TensorElement: BitwiseCopyable {
  /// The engine's name of the type.
  static var elementType: TensorElementType { get }
}

/// The engine's name of an element type.
public struct TensorElementType: Sendable {
  let raw: ov_element_type_e
}

extension Float: TensorElement {
  /// 32-bit floats.
  public static var elementType: TensorElementType { TensorElementType(raw: F32) }
}

extension Int32: TensorElement {
  /// 32-bit integers.
  public static var elementType: TensorElementType { TensorElementType(raw: I32) }
}

extension UInt8: TensorElement {
  /// Bytes.
  public static var elementType: TensorElementType { TensorElementType(raw: U8) }
}
