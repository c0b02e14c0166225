import COpenVINO

/// One place to run a model: an input that the caller fills, and the outputs of the last run.
///
/// Belongs to one thread at a time.
public final class InferenceRequest<Input: TensorElement> {
  /// The input tensor, shared with the engine without a copy. Row by row in the order of the shape.
  public let input: UnsafeMutableBufferPointer<Input>

  private let model: CompiledModel
  private let request: OpaquePointer
  private let tensor: OpaquePointer

  /// Makes a request of a model with one input of `Input`.
  ///
  /// - Throws: ``InferenceError``.
  public init(_ model: CompiledModel) throws(InferenceError) {
    self.model = model
    var request: OpaquePointer?
    guard ov_compiled_model_create_infer_request(model.handle, &request) == OK, let request else {
      throw .notCompiled(model: model.name, why: lastMessage())
    }
    let input = UnsafeMutableBufferPointer<Input>.allocate(capacity: model.inputShape.reduce(1, *))
    UnsafeMutableRawBufferPointer(input).initializeMemory(as: UInt8.self, repeating: 0)
    var tensor: OpaquePointer?
    var dimensions = model.inputShape.map(Int64.init)
    let made = dimensions.withUnsafeMutableBufferPointer { dimensions in
      ov_tensor_create_from_host_ptr(
        Input.elementType.raw,
        ov_shape_t(rank: Int64(dimensions.count), dims: dimensions.baseAddress), input.baseAddress, &tensor)
    }
    guard made == OK, let tensor, ov_infer_request_set_input_tensor_by_index(request, 0, tensor) == OK else {
      let why = lastMessage()
      tensor.map { ov_tensor_free($0) }
      ov_infer_request_free(request)
      input.deallocate()
      throw .shape(model: model.name, why: why)
    }
    self.request = request
    self.input = input
    self.tensor = tensor
  }

  deinit {
    ov_tensor_free(tensor)
    ov_infer_request_free(request)
    input.deallocate()
  }

  /// Runs the model on the input; blocks its thread until the outputs are there.
  ///
  /// - Throws: ``InferenceError/notRun(model:why:)``.
  public func run() throws(InferenceError) {
    guard ov_infer_request_infer(request) == OK else {
      throw .notRun(model: model.name, why: lastMessage())
    }
  }

  /// Lends an output of the last run, flattened.
  ///
  /// - Parameters:
  ///   - index: The output's place in the model.
  ///   - count: How many values it must have.
  /// - Throws: ``InferenceError/shape(model:why:)`` when the model gives another number.
  public func withOutput<Result>(
    _ index: Int, count: Int, _ body: (UnsafeBufferPointer<Float>) -> Result
  ) throws(InferenceError) -> Result {
    var output: OpaquePointer?
    guard ov_infer_request_get_output_tensor_by_index(request, index, &output) == OK, let output else {
      throw .shape(model: model.name, why: "no output \(index): \(lastMessage())")
    }
    defer { ov_tensor_free(output) }
    var found = 0
    var data: UnsafeMutableRawPointer?
    guard ov_tensor_get_size(output, &found) == OK, found == count, ov_tensor_data(output, &data) == OK,
      let data
    else { throw .shape(model: model.name, why: "output \(index) has \(found) values, not \(count)") }
    return body(UnsafeBufferPointer(start: data.assumingMemoryBound(to: Float.self), count: count))
  }
}
