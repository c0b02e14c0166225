import CWhisperEncoder
import Inference

/// Runs the encoder where whisper.cpp asks for it. Belongs to one thread at a time.
final class WhisperEncoder {
  private let request: InferenceRequest<Float>

  init(_ model: CompiledModel) throws(InferenceError) { request = try InferenceRequest(model) }

  /// Has whisper.cpp's state encoded by this encoder, which must outlive it.
  ///
  /// - Returns: Whether that could be arranged.
  func attach(to state: OpaquePointer, of context: OpaquePointer) -> Bool {
    let user = Unmanaged.passUnretained(self).toOpaque()
    let status = whisper_encoder_attach(
      context, state,
      { user, mel, frames, bins, audio, positions, width in
        guard let user, let mel, let audio else { return 0 }
        let encoder = Unmanaged<WhisperEncoder>.fromOpaque(user).takeUnretainedValue()
        let isDone = encoder.encode(
          UnsafeBufferPointer(start: mel, count: Int(frames * bins)),
          into: UnsafeMutableBufferPointer(start: audio, count: Int(positions * width)))
        return isDone ? 1 : 0
      }, user)
    return status == 0
  }

  private func encode(
    _ mel: UnsafeBufferPointer<Float>, into audio: UnsafeMutableBufferPointer<Float>
  ) -> Bool {
    guard mel.count == request.input.count else { return false }
    _ = request.input.update(from: mel)
    do {
      try request.run()
      return try request.withOutput(0, count: audio.count) { audio.update(from: $0).index == audio.count }
    } catch {
      return false
    }
  }
}
