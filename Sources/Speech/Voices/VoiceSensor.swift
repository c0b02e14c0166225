import CSherpaONNX
import Foundation
import Inference
import ModelCatalog
import Perception
import SessionModel

/// Finds where somebody speaks, with Silero's model.
///
/// Sendable because everything that the library keeps for it is touched on `thread` alone.
public final class VoiceSensor: VoiceSensing, @unchecked Sendable {
  /// The samples that the model looks at at once: 32 ms.
  private static let window = 512
  private static let modelName = "silero-vad"

  private let thread = WorkerThread(label: "proctor.speech.voice")
  private let detector: OpaquePointer
  private var start: SessionTime?
  private var pending: [Float] = []

  /// The models that it rests on.
  public let models: [ModelIdentity]

  /// Creates the sensor of one stream.
  ///
  /// - Throws: `ModelError` or ``SpeechError``.
  public init(store: ModelStore) throws {
    let file = try store.verifiedFile(named: Self.modelName)
    models = [ModelIdentity(store, Self.modelName)]
    let made = CStrings.lend([file.path, "cpu"]) { texts in
      var configuration = SherpaOnnxVadModelConfig()
      configuration.silero_vad.model = texts[0]
      configuration.silero_vad.threshold = 0.5
      configuration.silero_vad.min_silence_duration = 0.3
      configuration.silero_vad.min_speech_duration = 0.1
      configuration.silero_vad.max_speech_duration = 20
      configuration.silero_vad.window_size = Int32(Self.window)
      configuration.sample_rate = Int32(AudioBlock.sampleRate)
      configuration.num_threads = 1
      configuration.provider = texts[1]
      return SherpaOnnxCreateVoiceActivityDetector(&configuration, 30)
    }
    guard let made else { throw SpeechError.notLoaded(model: Self.modelName) }
    detector = made
  }

  deinit { SherpaOnnxDestroyVoiceActivityDetector(detector) }

  /// Takes the next block of the stream.
  public func sense(_ block: AudioBlock) async throws -> [SessionSpan] {
    try await thread.run { self.take(block) }
  }

  /// Ends the stream.
  public func finish() async throws -> [SessionSpan] {
    try await thread.run {
      // What is left is shorter than a window; silence fills it up.
      if !self.pending.isEmpty {
        self.pending += [Float](repeating: 0, count: Self.window - self.pending.count)
        self.detect()
      }
      SherpaOnnxVoiceActivityDetectorFlush(self.detector)
      return self.ended()
    }
  }

  private func take(_ block: AudioBlock) -> [SessionSpan] {
    start = start ?? block.start
    pending += block.samples
    detect()
    return ended()
  }

  private func detect() {
    var offset = 0
    pending.withUnsafeBufferPointer { samples in
      guard let base = samples.baseAddress else { return }
      while offset + Self.window <= samples.count {
        SherpaOnnxVoiceActivityDetectorAcceptWaveform(detector, base + offset, Int32(Self.window))
        offset += Self.window
      }
    }
    pending.removeFirst(offset)
  }

  private func ended() -> [SessionSpan] {
    var spans: [SessionSpan] = []
    while SherpaOnnxVoiceActivityDetectorEmpty(detector) == 0 {
      guard let segment = SherpaOnnxVoiceActivityDetectorFront(detector) else { break }
      let from = Int(segment.pointee.start)
      let to = from + Int(segment.pointee.n)
      SherpaOnnxDestroySpeechSegment(segment)
      SherpaOnnxVoiceActivityDetectorPop(detector)
      let begin = start ?? .zero
      spans.append(
        SessionSpan(
          begin + AudioBlock.duration(ofSamples: from), begin + AudioBlock.duration(ofSamples: to)))
    }
    return spans
  }
}

extension ModelIdentity {
  /// The identity of a model of the catalogue.
  init(_ store: ModelStore, _ name: String) {
    self.init(name: name, version: store.manifest.entry(named: name)?.version ?? "unknown")
  }
}
