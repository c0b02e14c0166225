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
    abstract: "Print for each recording, as a line of JSON, what voice activity, speakers and Whisper cost.")

  @Argument(help: "Recordings.")
  var files: [String]

  @OptionGroup var whisper: WhisperOptions

  private struct Line: Encodable {
    let file: String
    let seconds: Double
    var voiceActivityCPU = 0.0, speakersCPU = 0.0, whisperCPU = 0.0, whisperWall = 0.0
    var text = ""
  }

  func run() async throws {
    let store = SpeechProbe.store()
    let engine = try InferenceEngine(store: store)
    let speakers = try SpeakerSensor(try SpeakerEngine(engine, store: store))
    let transcriber = try WhisperTranscriber(
      try WhisperModel(engine, store: store, settings: try whisper.settings()))
    _ = try await transcriber.transcribe([Float](repeating: 0, count: AudioBlock.sampleRate))
    for file in files {
      let sound = try await sound(of: file)
      var line = Line(file: file, seconds: sound.end.seconds)
      let voice = try VoiceSensor(store: store)
      var spans: [SessionSpan] = []
      line.voiceActivityCPU = try await cpu { spans = try await voice.sense(sound) + voice.finish() }
      line.speakersCPU = try await cpu {
        for start in stride(from: 0, to: sound.end.seconds, by: VoiceInterpreter.hop.seconds) {
          let from = SessionTime(seconds: start)
          _ = try await speakers.sense(
            sound.part(SessionSpan(from, from + SpeakerWindow.longest)), excluding: [])
        }
      }
      let began = ContinuousClock.now
      line.whisperCPU = try await cpu { line.text = try await words(of: spans, in: sound, transcriber) }
      line.whisperWall = (ContinuousClock.now - began) / .seconds(1)
      print(String(decoding: try JSONEncoder().encode(line), as: UTF8.self))
    }
  }

  private func cpu(_ work: () async throws -> Void) async rethrows -> Double {
    let began = ProcessInfo.processInfo.cpuSeconds
    try await work()
    return ProcessInfo.processInfo.cpuSeconds - began
  }

  /// Batched as an analysis does it.
  private func words(
    of spans: [SessionSpan], in sound: AudioBlock, _ transcriber: WhisperTranscriber
  ) async throws -> String {
    var batcher = SpeechBatcher()
    var writer = TranscriptWriter()
    for batch in spans.flatMap({ batcher.take($0) }) + batcher.finish() {
      let samples = batch.pieces.flatMap { sound.part($0).samples }
      writer.take(try await transcriber.transcribe(samples), of: batch)
    }
    let transcript = writer.finished(language: nil) { _ in .candidate }
    return transcript.segments.map(\.text).joined(separator: " ")
  }

  private func sound(of file: String) async throws -> AudioBlock {
    var samples: [Float] = []
    for try await block in RecordingReader(try await Recording.open(file)).sound() {
      samples += block.samples
    }
    guard !samples.isEmpty else { throw ValidationError("\(file) has no sound") }
    return AudioBlock(at: .zero, samples)
  }
}
