import Interviewing
import Metrics
import Perception
import SessionModel

/// A transcriber whose time is told in the metrics.
struct MeasuredTranscriber: Transcribing {
  private let transcriber: any Transcribing
  private let timer = Timer(label: "asr_latency_ms")

  init(_ transcriber: any Transcribing) { self.transcriber = transcriber }

  var models: [ModelIdentity] { transcriber.models }

  var language: String? { get async { await transcriber.language } }

  func transcribe(_ samples: [Float]) async throws -> [HeardPhrase] {
    let began = ContinuousClock.now
    let phrases = try await transcriber.transcribe(samples)
    timer.recordNanoseconds((ContinuousClock.now - began).wholeNanoseconds)
    return phrases
  }
}
