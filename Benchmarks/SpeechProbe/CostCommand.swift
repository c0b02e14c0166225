import Analysis
import ArgumentParser
import Foundation
import Inference
import Interviewing
import Media
import Perception
import Proctoring
import SessionModel
import Speech

/// What hearing costs: each sense by itself, on the same sound.
struct CostCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cost",
    abstract: "Print as JSON what voice activity, speakers and Whisper cost on a recording, each by itself.")

  @Argument(help: "A recording.")
  var file: String

  @OptionGroup var whisper: WhisperOptions

  private struct Line: Encodable {
    let seconds: Double
    let voiceActivityCPU, speakersCPU, whisperCPU, whisperWall: Double
    let batches: Int
    let text: String
  }

  func run() async throws {
    let store = SpeechProbe.store()
    let engine = try InferenceEngine(store: store)
    let sound = try await sound()
    let voice = try VoiceSensor(store: store)
    let speakers = try SpeakerSensor(try SpeakerEngine(engine, store: store))
    let transcriber = try WhisperTranscriber(
      try WhisperModel(engine, store: store, settings: try whisper.settings()))
    _ = try await transcriber.transcribe([Float](repeating: 0, count: AudioBlock.sampleRate))

    var (spans, began) = ([SessionSpan](), ProcessInfo.processInfo.cpuSeconds)
    spans = try await voice.sense(sound)
    spans += try await voice.finish()
    let voiceCPU = ProcessInfo.processInfo.cpuSeconds - began

    began = ProcessInfo.processInfo.cpuSeconds
    for start in stride(from: 0, to: sound.end.seconds, by: VoiceInterpreter.hop.seconds) {
      let from = SessionTime(seconds: start)
      _ = try await speakers.sense(sound.part(SessionSpan(from, from + SpeakerWindow.longest)))
    }
    let speakersCPU = ProcessInfo.processInfo.cpuSeconds - began

    var batcher = SpeechBatcher()
    let batches = spans.flatMap { batcher.take($0) } + batcher.finish()
    began = ProcessInfo.processInfo.cpuSeconds
    let wallBegan = ContinuousClock.now
    var writer = TranscriptWriter()
    for batch in batches {
      writer.take(
        try await transcriber.transcribe(batch.pieces.flatMap { sound.part($0).samples }), of: batch)
    }
    let whisperCPU = ProcessInfo.processInfo.cpuSeconds - began
    let wall = ContinuousClock.now - wallBegan
    let transcript = writer.finished(language: nil) { _ in .candidate }
    let line = Line(
      seconds: sound.end.seconds, voiceActivityCPU: voiceCPU, speakersCPU: speakersCPU,
      whisperCPU: whisperCPU, whisperWall: wall / .seconds(1), batches: batches.count,
      text: transcript.segments.map(\.text).joined(separator: " "))
    print(String(decoding: try JSONEncoder().encode(line), as: UTF8.self))
  }

  private func sound() async throws -> AudioBlock {
    var samples: [Float] = []
    for try await block in RecordingReader(try await Recording.open(file)).sound() {
      samples += block.samples
    }
    guard !samples.isEmpty else { throw ValidationError("\(file) has no sound") }
    return AudioBlock(at: .zero, samples)
  }
}
